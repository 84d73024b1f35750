"""Flags of a region: what a person must look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from corredor.core.errors import N_
from corredor.core.finding import Flag, Ref
from corredor.studies.energy.calc.adequacy import largest_unit_share
from corredor.studies.energy.calc.profiles.profile import Kind
from corredor.studies.energy.study.case import Made
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.power.adequacy import firm_units
from corredor.studies.energy.study.power.trials import is_within
from corredor.studies.energy.study.quantities import central
from corredor.units import Share


def flags_of(made: Made, region: Planned) -> Iterator[Flag]:
    """Yield what a person must look at in a region."""
    peak = region.quantities["peak"]
    if region.demand.kind is not Kind.MEASURED:
        yield Flag(
            f"energy.synthetic.{region.id}",
            "warning",
            N_(
                "{region}: its demand is no measured one but {kind}, calibrated to a peak of "
                "{peak}; nothing here is a result about a real grid."
            ),
            {
                "region": Ref("term", region.id),
                "kind": Ref("word", f"profile_{region.demand.kind.value}"),
                "peak": Ref("figure", peak.key),
            },
            region.id,
        )
    if not region.plan.certified:
        yield Flag(
            f"energy.uncertified.{region.id}",
            "blocker",
            N_("{region}: the plan is not certified; its cost may be above the least by {gap}."),
            {
                "region": Ref("term", region.id),
                "gap": Ref("figure", f"energy.plan_gap.{region.id}"),
            },
            region.id,
        )
    for one, _ in region.refused:
        if one.block is None:
            continue
        quantity = central(unit_share, unit=one.block, peak=peak)[""]
        key = made.find(f"largest_unit.{one.id}", "largest_unit_share", quantity, one.id)
        limit = region.quantities["largest_unit"]
        yield Flag(
            f"energy.too_large.{one.id}",
            "blocker",
            N_(
                "{option} is left out of the plan of {region}: one unit is {share} of the peak, "
                "more than the {limit} that the rule of the largest unit allows."
            ),
            {
                "option": Ref("term", one.id),
                "region": Ref("term", region.id),
                "share": Ref("figure", key),
                "limit": Ref("figure", limit.key),
            },
            one.id,
        )
    sizes, firm = firm_units(region)
    if firm - max(sizes) < float(region.demand.values.max()):
        yield Flag(
            f"energy.largest_out.{region.id}",
            "warning",
            N_(
                "{region}: if its largest unit or line fails, {share} of the peak, firm power "
                "against the peak is {margin}; sun, wind and stores would have to stand in."
            ),
            {
                "region": Ref("term", region.id),
                "share": Ref("figure", f"energy.largest_out.{region.id}"),
                "margin": Ref("figure", f"energy.firm_margin.{region.id}"),
            },
            region.id,
        )
    yield from _model_flags(region)


def _model_flags(region: Planned) -> Iterator[Flag]:
    """Yield what the model of a region leaves out, or takes in."""
    others = tuple(id for id in region.engine.network if id != region.id)
    if region.engine.reasons:
        yield Flag(
            f"energy.network.{region.id}",
            "note",
            N_(
                "{region} is planned by PyPSA and HiGHS, for {reason}; draws, curves and prices of "
                "whole units are not made of such a plan."
            ),
            {
                "region": Ref("term", region.id),
                "reason": Ref("word", region.engine.reasons[0]),
            },
            region.id,
        )
    else:
        yield Flag(
            f"energy.model.{region.id}",
            "note",
            N_(
                "{region} is planned as one node with foresight of the whole year, without ramps, "
                "inertia, outage weeks or a network: this flatters storage, sun and wind."
            ),
            {"region": Ref("term", region.id)},
            region.id,
        )
    if others:
        yield Flag(
            f"energy.together.{region.id}",
            "note",
            N_("{region} is planned together with {other}: the cost of the plan is that of all."),
            {"region": Ref("term", region.id), "other": Ref("term", others[0])},
            region.id,
        )
    check = region.check
    if check is not None and not is_within(check):
        yield Flag(
            f"energy.check.{region.id}",
            "blocker",
            N_("{region}: PyPSA finds a cost outside the bounds of the fast engine."),
            {"region": Ref("term", region.id)},
            region.id,
        )


def unit_share(unit: Annotated[float, "MW"], peak: Annotated[float, "MW"]) -> Share:
    """Share of the peak that the largest unit has."""
    return largest_unit_share([unit], peak)
