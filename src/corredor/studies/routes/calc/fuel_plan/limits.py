"""What limits the payload of a sector, and the greatest payload under all limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, NamedTuple

import numpy as np

from corredor.studies.routes.calc.fuel_plan.items import FuelPlan, fuel_plan
from corredor.studies.routes.calc.fuel_plan.rules import ANNEX_6, FuelRules
from corredor.studies.routes.calc.performance import MISSION, Aircraft, Fuels
from corredor.units import Kg, Km, Minute

TAKEOFF: Final = "takeoff_mass"
ZERO_FUEL: Final = "zero_fuel_mass"
LANDING: Final = "landing_mass"
TANKS: Final = "fuel_capacity"
DEPARTURE_FIELD: Final = "departure_field"
ARRIVAL_FIELD: Final = "arrival_field"
LIMITS: Final = (TAKEOFF, ZERO_FUEL, LANDING, TANKS, DEPARTURE_FIELD, ARRIVAL_FIELD)
"""What may bind: the certified masses, the tanks, the runways at either end."""
UNLIMITED: Final = np.inf
SHARES: Final = (1.0, 0.6, 0.2)
"""Shares of the structural payload at which the curve of each margin is drawn."""
CORRECTIONS: Final = 3
"""Plans by which the curves are corrected where they are used up: right to a kilogram."""
NEWTON: Final = 4
"""Steps to the root of a curve that is nearly straight."""
LEAST: Final = 0.3
"""Payload below nothing, over the operating mass, down to which fuel is still computed."""


@dataclass(frozen=True)
class Limits:
    """Limits of a sector beyond the certified ones [kg]: what each runway allows.

    `fuel` is what may be on board at off-block: the station's ration, or all that it has.
    """

    departure_field: Kg = UNLIMITED
    arrival_field: Kg = UNLIMITED
    fuel: Kg = UNLIMITED


NO_LIMITS: Final = Limits()
"""The certified limits alone."""


@dataclass(frozen=True)
class PayloadLimit:
    """The greatest payload of a sector and what binds it.

    Attributes
    ----------
    payload
        Greatest payload under all limits [kg]; negative where the empty aircraft is too much.
    binding
        Which of `LIMITS` binds: a name, or an array of names, shape (n,).
    allowed
        Payload that each limit alone would allow [kg].
    plan
        Fuel plan at the greatest payload.
    """

    payload: Kg
    binding: Any
    allowed: Mapping[str, Any]
    plan: FuelPlan


def mass_margins(aircraft: Aircraft, plan: FuelPlan, limits: Limits) -> Mapping[str, Any]:
    """Room below each limit [kg], negative where it is broken."""
    tanks = np.minimum(aircraft.fuel_capacity, limits.fuel)
    return {
        TAKEOFF: aircraft.max_takeoff_mass - plan.takeoff_mass,
        ZERO_FUEL: aircraft.max_zero_fuel_mass - plan.zero_fuel_mass,
        LANDING: aircraft.max_landing_mass - plan.landing_mass,
        TANKS: tanks - plan.block_fuel,
        DEPARTURE_FIELD: limits.departure_field - plan.takeoff_mass,
        ARRIVAL_FIELD: limits.arrival_field - plan.landing_mass,
    }


def payload_limit(
    aircraft: Aircraft,
    air_distance: Km,
    alternate_distance: Km | None,
    taxi_minutes: Minute,
    limits: Limits = NO_LIMITS,
    *,
    additional: Kg = 0,
    extra: Kg = 0,
    tankered: Kg = 0,
    rules: FuelRules = ANNEX_6,
    fuels: Fuels = MISSION,
) -> PayloadLimit:
    """Greatest payload of a sector under all limits, with the one that binds.

    Parameters
    ----------
    aircraft, air_distance, alternate_distance, taxi_minutes
        As of `fuel_plan`.
    limits
        What the runways and the station allow.
    additional, extra, tankered, rules, fuels
        As of `fuel_plan`.
    """
    carried = {"additional": additional, "extra": extra, "tankered": tankered}
    fixed = partial(fuel_plan, **carried, rules=rules, fuels=fuels)
    ways = air_distance, alternate_distance, taxi_minutes

    def planned(payload: Any, near: FuelPlan | None) -> tuple[FuelPlan, Any]:
        plan = fixed(aircraft, payload, *ways, near=near)
        margins = mass_margins(aircraft, plan, limits)
        return plan, np.stack(np.broadcast_arrays(*(margins[name] for name in LIMITS)))

    given = (*ways, additional, extra, tankered, *vars(limits).values())
    dimensions = max(np.ndim(part) for part in given if part is not None)
    allowed, plan = _search(aircraft, planned, dimensions)
    binding = np.asarray(LIMITS)[np.argmin(allowed, axis=0)]
    return PayloadLimit(
        np.min(allowed, axis=0)[()],
        str(binding) if binding.ndim == 0 else binding,
        {name: allowed[at][()] for at, name in enumerate(LIMITS)},
        plan,
    )


_Planned = Callable[[Any, FuelPlan | None], tuple[FuelPlan, Any]]


def _search(aircraft: Aircraft, planned: _Planned, dimensions: int) -> tuple[Any, FuelPlan]:
    """Return the payload that each limit allows, and the plan at the least of them.

    `dimensions` is the number of axes of what is given of the flights. Each margin is drawn as a
    parabola through three plans, and put right where it is used up.
    """
    most = float(aircraft.max_payload)
    tried: list[float] = [most * share for share in SHARES]
    # One plan for the three of them, along an axis before those of the flights.
    plan, room = planned(np.reshape(tried, (-1, *(1 for _ in range(dimensions)))), None)
    curves = _curves(tried, room)
    allowed = curves.root()
    near: FuelPlan | None = None
    for _ in range(CORRECTIONS):
        # Masses are computed where an aircraft flies; beyond it the curve is an extrapolation.
        within: Any = np.clip(allowed.min(axis=0), -LEAST * aircraft.operating_mass, most)
        plan, room = planned(within[()], near)
        allowed, near = curves.root(curves.missing(within, room)), plan
    return allowed, plan


class _Curves(NamedTuple):
    """Margins as parabolas in payload, by Newton's divided differences; shape (limits, ...)."""

    first: Any
    second: Any
    margin: Any
    slope: Any
    bend: Any
    is_limited: Any

    def value(self, payload: Any) -> Any:
        """Margins at a payload."""
        slope: Any = self.slope + (payload - self.second) * self.bend
        return self.margin + (payload - self.first) * slope

    def missing(self, payload: Any, margin: Any) -> Any:
        """What margins have more than the curves at a payload; nothing where one is unlimited."""
        drawn = np.asarray(self.value(payload), float)
        return np.where(self.is_limited, np.asarray(margin, float), drawn) - drawn

    def root(self, more: Any = 0.0) -> Any:
        """Payload at which each curve, raised by something, is used up."""
        payload: Any = self.first + 0 * more
        for _ in range(NEWTON):
            steepness: Any = self.slope + (2 * payload - self.first - self.second) * self.bend
            payload = payload - (self.value(payload) + more) / steepness
        used_up: Any = np.where(self.is_limited, payload, np.inf)
        return used_up


def _curves(tried: Sequence[float], room: Any) -> _Curves:
    limited = np.isfinite(room[:, 0])
    first, second, third = (np.where(limited, room[:, at], 0) for at in range(len(tried)))
    one, two, three = tried
    slope = np.where(limited, (second - first) / (two - one), -1)
    later = np.where(limited, (third - second) / (three - two), -1)
    return _Curves(one, two, first, slope, (later - slope) / (three - one), limited)
