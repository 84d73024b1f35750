"""A service of several sectors: fuel for later ones is carried past stations that have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.fuel_plan.items import FuelPlan, fuel_plan
from corredor.studies.routes.calc.fuel_plan.limits import (
    LEAST,
    LIMITS,
    NO_LIMITS,
    Limits,
    mass_margins,
)
from corredor.studies.routes.calc.fuel_plan.rules import ANNEX_6, FuelRules
from corredor.studies.routes.calc.performance import MISSION, Aircraft, Fuels
from corredor.units import Kg, Km, Minute

CHOICES: Final = 41
"""Payloads that are compared in one pass of a search."""
PASSES: Final = 2
"""Passes of the search for a payload, each forty times finer than the one before; the straight
line through the last two payloads is right to a kilogram."""
ROUNDS: Final = 3
"""Rounds that settle the fuel carried: reserves move by hundredths of it."""


@dataclass(frozen=True)
class Sector:
    """A sector of a service, from one station to the next.

    Attributes
    ----------
    origin, destination
        Stations.
    air_distance, alternate_distance
        Ways through the air [km]; as of `fuel_plan`.
    payload
        [kg].
    taxi_minutes
        [minute].
    fuel_available
        Whether the origin has fuel on the day.
    limits, additional
        Runways, the station's ration; additional fuel [kg].
    """

    origin: str
    destination: str
    air_distance: Km
    alternate_distance: Km | None
    payload: Kg
    taxi_minutes: Minute
    fuel_available: bool = True
    limits: Limits = NO_LIMITS
    additional: Kg = 0


@dataclass(frozen=True)
class SectorPlan:
    """Fuel plan of one sector of a service, and the limit that is nearest.

    Attributes
    ----------
    sector, plan
        The sector and its plan.
    uplift
        Fuel taken on at the origin [kg].
    carrying
        Trip fuel burned for carrying the tankered fuel [kg].
    binding
        The limit with the least room: one of `LIMITS`, or an array of names, shape (n,).
    margin
        Room below it [kg]; negative: the sector can't be flown so.
    """

    sector: Sector
    plan: FuelPlan
    uplift: Kg
    carrying: Kg
    binding: Any
    margin: Kg

    @property
    def is_feasible(self) -> Any:
        """Whether every limit of the sector is kept."""
        return self.margin >= 0


def planned_sector(
    aircraft: Aircraft,
    sector: Sector,
    tankered: Any,
    rules: FuelRules,
    near: FuelPlan | None = None,
    fuels: Fuels = MISSION,
) -> FuelPlan:
    """Fuel plan of a sector with fuel carried for later ones [kg]."""
    return fuel_plan(
        aircraft,
        sector.payload,
        sector.air_distance,
        sector.alternate_distance,
        sector.taxi_minutes,
        additional=sector.additional,
        tankered=tankered,
        rules=rules,
        near=near,
        fuels=fuels,
    )


def _nearest(aircraft: Aircraft, plan: FuelPlan, limits: Limits) -> tuple[Any, Any]:
    """Return the limit with the least room and the room, for each draw."""
    margins = mass_margins(aircraft, plan, limits)
    together = np.stack(np.broadcast_arrays(*(margins[name] for name in LIMITS)))
    binding = np.asarray(LIMITS)[np.argmin(together, axis=0)]
    return str(binding) if binding.ndim == 0 else binding, np.min(together, axis=0)[()]


def service_plan(
    aircraft: Aircraft,
    sectors: Sequence[Sector],
    rules: FuelRules = ANNEX_6,
    fuels: Fuels = MISSION,
) -> tuple[SectorPlan, ...]:
    """Fuel plans of the sectors of a service, fuel being carried past stations without it.

    From the last sector to the first: where an origin has no fuel, the sector before it arrives
    with at least the block fuel needed. Contingency fuel counts as used; the alternate's fuel and
    the final reserve, which stay on board, count towards the next sector.

    Raises
    ------
    ValueError
        The first station has no fuel, or the sectors don't join.
    """
    if not sectors or not sectors[0].fuel_available:
        raise ValueError("the first station of a service must have fuel")
    if any(a.destination != b.origin for a, b in pairwise(sectors)):
        raise ValueError("the sectors of a service don't join")
    return _sector_plans(aircraft, sectors, _service(aircraft, sectors, rules, fuels))


def _service(
    aircraft: Aircraft, sectors: Sequence[Sector], rules: FuelRules, fuels: Fuels
) -> list[tuple[FuelPlan, Any]]:
    """Return the plans of the sectors and the trip fuel burned for carrying fuel."""
    plans: list[tuple[FuelPlan, Any]] = []
    needed: Any = 0.0
    for sector in reversed(sectors):
        bare = planned_sector(aircraft, sector, 0.0, rules, fuels=fuels)
        plan = bare
        for _ in range(ROUNDS if np.any(needed > 0) else 0):
            # Reserves grow a little with the fuel carried above them, and count towards it.
            kept = plan.alternate + plan.final_reserve + plan.additional
            more = np.maximum(needed - kept, 0)
            plan = planned_sector(aircraft, sector, more, rules, plan, fuels)
        plans.append((plan, plan.trip - bare.trip))
        needed = 0.0 if sector.fuel_available else plan.block_fuel
    plans.reverse()
    return plans


def _sector_plans(
    aircraft: Aircraft, sectors: Sequence[Sector], plans: Sequence[tuple[FuelPlan, Any]]
) -> tuple[SectorPlan, ...]:
    result: list[SectorPlan] = []
    left: Any = 0.0
    for sector, (plan, carrying) in zip(sectors, plans, strict=True):
        uplift = np.maximum(plan.block_fuel - left, 0) if sector.fuel_available else 0.0
        binding, margin = _nearest(aircraft, plan, sector.limits)
        result.append(SectorPlan(sector, plan, uplift, carrying, binding, margin))
        left = plan.landing_fuel - plan.contingency
    return tuple(result)


def service_payload_limit(
    aircraft: Aircraft,
    sectors: Sequence[Sector],
    rules: FuelRules = ANNEX_6,
    fuels: Fuels = MISSION,
) -> Kg:
    """Greatest payload carried on all sectors of a service, fuel being carried where there is none.

    Less payload needs less fuel, on board for later sectors too. The payload is negative where
    even the empty aircraft can't fly the service.
    """
    most = float(aircraft.max_payload)
    low, high = -LEAST * aircraft.operating_mass, most
    rooms = np.array([0.0, -1.0])
    for _ in range(PASSES):
        payloads = np.linspace(low, high, CHOICES)
        loaded = [replace(sector, payload=payloads) for sector in sectors]
        margins = [
            margin
            for plan, sector in zip(_service(aircraft, loaded, rules, fuels), sectors, strict=True)
            for margin in mass_margins(aircraft, plan[0], sector.limits).values()
        ]
        room = np.min([margin + 0 * payloads for margin in margins], axis=0)
        keeps = np.flatnonzero(room >= 0)
        at = int(keeps[-1]) if len(keeps) else 0
        if at == CHOICES - 1:
            return most
        pair, rooms = payloads[at : at + 2], room[at : at + 2]
        low, high = pair
    return float(low + (high - low) * rooms[0] / (rooms[0] - rooms[1]))
