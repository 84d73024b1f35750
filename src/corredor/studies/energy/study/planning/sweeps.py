"""Sweeps: the questions about a region that are asked many times, each by itself.

A question is a function of numbers alone, with all that it depends on; what maps them, and where,
is no matter of this study.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.energy.calc.dispatch import Region, Stacked
from corredor.studies.energy.calc.expansion.entry import (
    BlockEntry,
    EntryPrice,
    block_entry,
    entry_price,
)
from corredor.studies.energy.calc.expansion.frontier import Cases, Plans, chunks, joined
from corredor.studies.energy.calc.expansion.plan import Limits, Plan, Terms, least_cost_plan
from corredor.studies.energy.calc.expansion.sweep import Part, answered, part_plans, pool_of
from corredor.studies.energy.study.case import Case
from corredor.studies.energy.study.costs import Priced
from corredor.studies.energy.study.planning.records import FrontierPoint, FuelEntry, FuelPoint

FloatArray = NDArray[np.float64]
HEAT: Final = "MMBtu/MWh"
Question = Callable[[], Any]
TOLERANCE: Final = 1e-5
"""Gap to which the central plan is brought [1]."""
SEARCHED: Final = 1e-7
"""Gap to which plans are brought where an entry price is searched [1]."""
DRAWS: Final = 200
"""Draws that are planned where the region doesn't say how many."""
PART: Final = 50
"""Draws of one part: more than half a second of work for a year of hours."""
COST_SHARES: Final = tuple(share / 20 for share in range(5, 31))
"""Shares of an offer's annual cost at which the frontier looks."""
FUEL_FACTORS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""Multiples of a fuel's price at which the entry price is looked for."""
BISECTIONS: Final = 14
"""Halvings of the price of a fuel between nothing and `DEAREST` times what it costs."""
DEAREST: Final = 4.0


@dataclass(frozen=True)
class Swept:
    """What the questions about a region came to; as of `Planned`."""

    blocks: Mapping[str, BlockEntry]
    forced: Mapping[str, Plan]
    draws: Plans | None
    frontier: tuple[FrontierPoint, ...]
    fuel_points: tuple[FuelPoint, ...]
    fuel_entries: tuple[FuelEntry, ...]


def swept(
    case: Case,
    row: Row,
    region: Region,
    known: Stacked,
    options: tuple[Priced, ...],
    quantities: Mapping[str, Quantity],
    fuels: dict[str, Quantity],
) -> Swept:
    """Return the answers to all questions about a region.

    Parameters
    ----------
    known
        Dispatches of its central plan, with which every question begins.
    """
    offered = [one for one in options if one.row.text("offer") and not one.is_store]
    cases = _drawn(row, options, quantities)
    asked: dict[tuple[str, ...], Question] = {}
    for at, chunk in enumerate([] if cases is None else chunks(cases, PART)):
        asked["draws", str(at)] = partial(part_plans, Part(region, chunk, known))
    for one in offered:
        asked["frontier", one.id] = partial(part_plans, _frontier_part(region, known, one))
        for at, (_, points) in enumerate(_fuel_points(case, region, one, options, fuels)):
            costs = [costs for _, costs in points]
            asked["fuels", one.id, str(at)] = partial(_entries_at, region, known, one.id, costs)
        if one.block is not None:
            size = one.block.to("MW").value
            asked["block", one.id] = partial(_one_block, region, known, one.id, size)
        if _burns(one, fuels):
            heat = 0.0 if one.heat_rate is None else one.heat_rate.to(HEAT).value
            price = fuels[one.row.text("fuel")].value
            asked["fuel", one.id] = partial(_fuel_limits, region, known, one.id, heat, price)
    answers = dict(zip(asked, case.inputs.map(answered, list(asked.values())), strict=True))
    return _gathered(case, region, answers, offered, options, fuels)


def _gathered(
    case: Case,
    region: Region,
    answers: Mapping[tuple[str, ...], Any],
    offered: Sequence[Priced],
    options: tuple[Priced, ...],
    fuels: dict[str, Quantity],
) -> Swept:
    """Return the answers as the records of the study."""
    draws = [answer for key, answer in answers.items() if key[0] == "draws"]
    points: list[FuelPoint] = []
    for one in offered:
        for at, (group, held) in enumerate(_fuel_points(case, region, one, options, fuels)):
            found = answers["fuels", one.id, str(at)]
            points += [
                FuelPoint(one.id, group, price, entry)
                for (price, _), entry in zip(held, found, strict=True)
            ]
    return Swept(
        {key[1]: answer[0] for key, answer in answers.items() if key[0] == "block"},
        {key[1]: answer[1] for key, answer in answers.items() if key[0] == "block"},
        joined(draws) if draws else None,
        tuple(
            point
            for one in offered
            for point in _frontier(region, one.id, answers["frontier", one.id])
        ),
        tuple(points),
        tuple(
            FuelEntry(one.id, one.row.text("fuel"), *answers["fuel", one.id])
            for one in offered
            if ("fuel", one.id) in answers
        ),
    )


def _burns(one: Priced, fuels: Mapping[str, Quantity]) -> bool:
    return one.heat_rate is not None and one.row.text("fuel") in fuels


def _column(quantity: Quantity, count: int) -> FloatArray:
    if quantity.draws is None:
        return np.full(count, quantity.value)
    return np.asarray(quantity.draws[:count], np.float64)


def _drawn(
    row: Row, options: tuple[Priced, ...], quantities: Mapping[str, Quantity]
) -> Cases | None:
    """Return the first draws of all costs, fuel prices and the peak; None where there are none."""
    wanted = row.number("draws")
    sizes = [len(q.draws) for o in options for q in (o.annual,) if q.draws is not None]
    count = min([int(DRAWS if wanted is None else wanted), *sizes])
    if count < 1 or not sizes:
        return None
    plain = [one for one in options if not one.is_store]
    annual = [_column(one.annual, count) for one in plain]
    for one in options:
        if one.is_store and one.energy_annual is not None:
            annual += [_column(one.annual, count), _column(one.energy_annual, count)]
    none = np.zeros(count)
    marginal = [none if o.marginal is None else _column(o.marginal, count) for o in plain]
    peak = quantities["peak"]
    return Cases(
        np.array(annual).T,
        np.maximum(np.array(marginal).T, 0.0),
        _column(quantities["unserved_cost"], count),
        _column(peak, count) / peak.value,
    )


def _frontier_part(region: Region, known: Stacked, one: Priced) -> Part:
    """Return the plans with an offer at shares of its annual cost, as a part."""
    costs = np.tile(region.annual_costs, (len(COST_SHARES), 1))
    costs[:, region.names.index(one.id)] *= COST_SHARES
    return Part(region, Cases(costs), known)


def _frontier(region: Region, option: str, made: Plans) -> list[FrontierPoint]:
    place = region.names.index(option)
    return [
        FrontierPoint(option, share, float(c), float(u), float(low))
        for share, c, u, low in zip(
            COST_SHARES, made.capacities[:, place], made.upper, made.lower, strict=True
        )
    ]


def _one_block(region: Region, known: Stacked, option: str, size: float) -> tuple[BlockEntry, Plan]:
    """Return what one block of an option may cost, and the best plan that has one."""
    pool = pool_of(region, known)
    entry = block_entry(pool, option, size, tolerance=SEARCHED)
    least = region.least.copy()
    least[region.names.index(option)] = size
    limits = Limits(least=least, most=np.maximum(region.most, least))
    return entry, least_cost_plan(region, pool, limits=limits, tolerance=TOLERANCE)


def _fuel_points(
    case: Case,
    region: Region,
    one: Priced,
    options: tuple[Priced, ...],
    fuels: dict[str, Quantity],
) -> list[tuple[tuple[str, ...], list[tuple[float, FloatArray]]]]:
    """Return the fuels that rivals burn, with other prices and what options cost at each."""
    plain = [other for other in options if not other.is_store]
    made: list[tuple[tuple[str, ...], list[tuple[float, FloatArray]]]] = []
    for group in _fuel_groups(case, one, plain, fuels):
        mean = sum(fuels[fuel].value for fuel in group) / len(group)
        points: list[tuple[float, FloatArray]] = []
        for factor in FUEL_FACTORS:
            marginal = region.marginal_costs.copy()
            for at, other in enumerate(plain):
                fuel = other.row.text("fuel")
                if fuel in group and other.heat_rate is not None:
                    heat = other.heat_rate.to(HEAT).value
                    marginal[at] += heat * fuels[fuel].value * (factor - 1)
            points.append((mean * factor, marginal))
        made.append((group, points))
    return made


def _entries_at(
    region: Region, known: Stacked, option: str, marginal_costs: Sequence[FloatArray]
) -> list[EntryPrice]:
    """Return the entry price of an option at each of some marginal costs."""
    pool = pool_of(region, known)
    return [
        entry_price(pool, option, terms=Terms(marginal_costs=costs), tolerance=SEARCHED)
        for costs in marginal_costs
    ]


def _fuel_groups(
    case: Case, one: Priced, plain: list[Priced], fuels: dict[str, Quantity]
) -> list[tuple[str, ...]]:
    """Return the fuels that rivals burn, those that come by sea together: one market's price."""
    used = dict.fromkeys(o.row.text("fuel") for o in plain if o.heat_rate is not None)
    rivals = [fuel for fuel in used if fuel in fuels and fuel != one.row.text("fuel")]
    rows = {row.text("id"): row for row in case.rows("fuels")}
    by_sea = tuple(fuel for fuel in rivals if rows[fuel].text("route"))
    return [*([by_sea] if by_sea else []), *((fuel,) for fuel in rivals if fuel not in by_sea)]


def _fuel_limits(
    region: Region, known: Stacked, option: str, heat: float, price: float
) -> tuple[float, float, float]:
    """Return the limits of the price of its fuel at which an offer enters, and the gap."""
    pool = pool_of(region, known)
    place = region.names.index(option)
    most = region.most.copy()
    most[place] = 0.0
    without = least_cost_plan(region, pool, limits=Limits(most=most), tolerance=SEARCHED)
    low, high, gap = 0.0, DEAREST * price, 0.0
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        marginal = region.marginal_costs.copy()
        marginal[place] += heat * (middle - price)
        terms = Terms(marginal_costs=np.maximum(marginal, 0.0))
        found = least_cost_plan(region, pool, terms=terms, tolerance=SEARCHED)
        if found.cost < without.lower:
            low = middle
        else:
            high, gap = middle, without.cost - found.lower
    return low, high, gap
