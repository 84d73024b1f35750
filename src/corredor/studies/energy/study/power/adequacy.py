"""Adequacy of a plan: its demand, what is not served, and what is firm with the largest out."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.core.finding import Cell
from corredor.studies.energy.calc.adequacy import with_largest_out
from corredor.studies.energy.calc.dispatch.schedule import schedule
from corredor.studies.energy.inputs.regions import LINE, VARIABLE
from corredor.studies.energy.study.case import Made, figure, number, term
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.power.costs import sources
from corredor.studies.energy.study.quantities import searched

SERVED: Final = 1e-6
"""Share of the peak below which nothing is missing [1]."""


def firm_units(region: Planned) -> tuple[list[float], float]:
    """Return the sizes of what can fail at once, and all firm power, of a plan [MW].

    Sun, wind and stores are not firm. A line fails whole; a plant by its units, and one that can
    be had in any size by none.
    """
    sizes, firm = [0.0], 0.0
    for one in region.options:
        kind = one.row.text("kind")
        if one.is_store or kind == VARIABLE or not region.is_chosen(one.id):
            continue
        power = region.capacity(one.id)
        share = 1.0 if one.availability is None else one.availability.to("share").value
        firm += power * share
        if one.block is not None:
            sizes.append(min(power, one.block.to("MW").value) * share)
        elif kind == LINE:
            sizes.append(power * share)
    sizes += [link.capacity for link in region.links]
    return sizes, firm


def adequacy(made: Made, each: list[Planned]) -> None:
    """Keep demand, unserved energy, and the margin with the largest unit or line out."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        peak = float(region.demand.values.max())
        sizes, firm = firm_units(region)
        limit = region.quantities["largest_unit"].to("share").value
        out = with_largest_out(sizes, firm, peak, most_share=limit)
        unserved = region.hours.unserved
        numbers = {
            "demand_energy": (float(region.demand.values.sum()) / region.years, "MWh/year"),
            "unserved_energy": (float(unserved.sum()) / region.years, "MWh/year"),
            "largest_out": (out.share, "share"),
            "firm_margin": (out.margin, "share"),
        }
        keys = [
            made.find(
                f"{name}.{region.id}",
                name,
                searched(schedule, value, unit, name, **region.inputs),
                region.id,
            )
            for name, (value, unit) in numbers.items()
        ]
        hours = int(np.count_nonzero(unserved > SERVED * peak) / region.years)
        rows.append((region.id, region.quantities["peak"].key, *keys, hours))
    columns = (
        *(term("region"), figure("peak", "peak_demand"), figure("demand", "demand_energy")),
        *(figure("unserved", "unserved_energy"), figure("largest", "largest_out")),
        *(figure("margin", "firm_margin"), number("hours", "hour/year", "hours_unserved")),
    )
    made.table("adequacy", columns, rows, *sources())
