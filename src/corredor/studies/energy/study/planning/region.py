"""Region: from a region's rows to what it is planned with, and to the engine's record of it."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.core.errors import Infeasible, StudyFailed, UpstreamMissing
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.energy.calc.adequacy import largest_unit_share
from corredor.studies.energy.calc.bundle import NoPlan
from corredor.studies.energy.calc.dispatch import NotConvex, Option, Region, Storage
from corredor.studies.energy.calc.profiles.profile import Profile
from corredor.studies.energy.study.case import Case
from corredor.studies.energy.study.clocks import by_clock_of
from corredor.studies.energy.study.costs import Priced, priced
from corredor.studies.energy.study.profiles import demand_of, refuse_unavailable

HOURS: Final = 8760
"""Hours of a year."""


@dataclass(frozen=True)
class Site:
    """A region with what it is planned with.

    Parameters
    ----------
    row, demand, options
        The region's row, its demand [MW] and the options that are planned with.
    refused
        Options whose unit is larger than the region allows, with its share of the peak.
    quantities
        Of the region: peak, cost of unserved energy, rate, largest unit.
    """

    row: Row
    demand: Profile
    options: tuple[Priced, ...]
    refused: tuple[tuple[Priced, float], ...]
    quantities: Mapping[str, Quantity]

    @property
    def id(self) -> str:
        """Id of the region."""
        return self.row.text("id")

    @property
    def unserved_cost(self) -> float:
        """Cost of energy that isn't served [money/MWh]."""
        return self.quantities["unserved_cost"].value

    @property
    def stores(self) -> tuple[Priced, ...]:
        """The options that are stores."""
        return tuple(one for one in self.options if one.is_store)

    @property
    def years(self) -> float:
        """How many years its hours are."""
        return self.demand.hours / HOURS


@contextmanager
def refusing(row: Row) -> Generator[None]:
    """Say of a region what an engine can't do with it, with a code and its place.

    Raises
    ------
    Infeasible
        E503: it has no plan, or its numbers have no meaning.
    StudyFailed
        E505: bounds contradict computed costs, or a solver failed; no result can be trusted.
    """
    try:
        yield
    except (NoPlan, NotConvex, ValueError) as error:
        raise Infeasible(row.at("id"), study=row.text("id"), reason=str(error)) from None
    except ArithmeticError as error:
        problem = f"{type(error).__name__}: {error}"
        raise StudyFailed(row.at("id"), study=row.text("id"), problem=problem) from None


def site(case: Case, row: Row, profiles: Mapping[str, Profile], fuels: dict[str, Quantity]) -> Site:
    """Return a region with its demand and its options at their costs.

    Raises
    ------
    CorredorError
        A cost or a profile is missing, or contradicts itself.
    """
    names = ("peak", "unserved_cost", "rate", "largest_unit")
    quantities = {name: case.cell(row, name) for name in names}
    share = case.optional(row, "mean_share")
    if share is not None:
        quantities["mean_share"] = share
    peak = quantities["peak"].to("MW").value
    held = by_clock_of(profile_of(profiles, row, "demand"), case, row)
    demand = demand_of(held, row, peak, None if share is None else share.to("share").value)
    options = _options(case, row, quantities["rate"], profiles, fuels, demand.hours)
    allowed, refused = _sorted_out(options, peak, quantities)
    return Site(row, demand, allowed, refused, quantities)


def profile_of(profiles: Mapping[str, Profile], row: Row, column: str) -> Profile:
    """Return the profile that a cell names."""
    name = row.text(column)
    if name not in profiles:
        wanted = f"energy.profiles.{name}"
        raise UpstreamMissing(row.at(column), study=row.text("id"), key=wanted)
    return profiles[name]


def _options(
    case: Case,
    region: Row,
    rate: Quantity,
    profiles: Mapping[str, Profile],
    fuels: dict[str, Quantity],
    hours: int,
) -> list[Priced]:
    made: list[Priced] = []
    for row in case.rows("options"):
        if row.text("region") == region.text("id"):
            profile = profile_of(profiles, row, "profile") if row.text("profile") else None
            if profile is not None:
                profile = by_clock_of(profile, case, region)
                refuse_unavailable(profile, row, hours)
            made.append(priced(case, row, rate, fuels, profile))
    return made


def _sorted_out(
    options: list[Priced], peak: float, quantities: Mapping[str, Quantity]
) -> tuple[tuple[Priced, ...], tuple[tuple[Priced, float], ...]]:
    """Part the options into those allowed and those whose unit is too large for the region."""
    most = quantities["largest_unit"].to("share").value
    allowed: list[Priced] = []
    refused: list[tuple[Priced, float]] = []
    for one in options:
        share = largest_unit_share([one.block.to("MW").value], peak) if one.block else 0.0
        if share > most:
            refused.append((one, share))
        else:
            allowed.append(one)
    return tuple(allowed), tuple(refused)


def region_of(held: Site) -> Region:
    """Return the engine's record of a region by itself, with its first store."""
    return Region(
        np.asarray(held.demand.values),
        engine_options(held),
        held.unserved_cost,
        next(iter(engine_stores(held)), None),
        years=held.years,
    )


def engine_options(held: Site) -> tuple[Option, ...]:
    """Return the engine's records of a region's options that aren't stores."""
    return tuple(_engine_option(one) for one in held.options if not one.is_store)


def engine_stores(held: Site) -> tuple[Storage, ...]:
    """Return the engine's records of a region's stores."""
    return tuple(_engine_store(one) for one in held.stores)


def _engine_option(one: Priced) -> Option:
    share = 1.0 if one.availability is None else one.availability.to("share").value
    profile = np.asarray(one.profile.values) * share if one.profile is not None else share
    return Option(
        one.id,
        one.annual.value,
        0.0 if one.marginal is None else one.marginal.value,
        profile,
        most=np.inf if one.most is None else one.most.to("MW").value,
        block=None if one.block is None else one.block.to("MW").value,
    )


def _engine_store(one: Priced) -> Storage:
    way = 1.0 if one.efficiency is None else one.efficiency.to("share").value
    energy = one.energy_annual.value if one.energy_annual is not None else 0.0
    most = np.inf if one.most is None else one.most.to("MW").value
    return Storage(one.annual.value, energy, way, way, most_power=most, name=one.id)
