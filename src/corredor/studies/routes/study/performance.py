"""How the aircraft of a service flies: `calc` on quantities, of a type named by its designator.

Each function hands masses and terms of service, which may be draws, to the rooms of `calc`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc import performance
from corredor.studies.routes.calc.fuel_plan import (
    FuelPlan,
    Limits,
    fuel_plan,
    last_reserves,
    mass_margins,
)
from corredor.studies.routes.calc.performance import Aircraft
from corredor.studies.routes.calc.schedule import block
from corredor.studies.routes.study.aircraft import built
from corredor.studies.routes.study.fuels import fuels_of
from corredor.studies.routes.study.interpolation import on_box
from corredor.units import Foot, Hour, Kelvin, Kg, Km, Knot, Metre, Minute, Ratio

PAYLOAD_LIMITS: Final = (
    "takeoff_mass",
    "zero_fuel_mass",
    "landing_mass",
    "fuel_capacity",
    "departure_field",
)
"""What may bind a payload, as in `calc.fuel_plan.limits`; the field of arrival is not looked at."""
LESS: Final = 0.7
"""Payload over the greatest one at which room below the limits is asked a second time: masses are
so nearly linear in payload that the straight line through both is met to some kilograms."""


@dataclass(frozen=True)
class FuelItems:
    """Items of the fuel plan (ICAO Annex 6 part I, 4.3.6) and the masses with them."""

    taxi: Kg
    trip: Kg
    contingency: Kg
    alternate: Kg
    final_reserve: Kg
    tankered: Kg
    block_fuel: Kg
    takeoff_mass: Kg
    landing_mass: Kg


@dataclass(frozen=True)
class ReservesKept:
    """Reserves that a flight still has when it lands at its destination."""

    alternate: Kg
    final_reserve: Kg


@dataclass(frozen=True)
class PayloadLimits:
    """Payload that each limit alone allows; negative where the empty aircraft is too much.

    No less than minus the operating mass: such a limit nothing can meet.
    """

    takeoff_mass: Kg
    zero_fuel_mass: Kg
    landing_mass: Kg
    fuel_capacity: Kg
    departure_field: Kg


def _as_flown(code: str, fuel_factor: Any) -> Aircraft:
    aircraft = built(code)
    return replace(aircraft, airframe=aircraft.airframe._replace(fuel_factor=fuel_factor))


def _heavier(code: str, operating_mass: Any) -> Any:
    """Operating mass above the central one: to fuel it is the same as payload."""
    return operating_mass - built(code).operating_mass


def _burned(code: str, load: Any, way: Any, alternate: Any, taxi: Any, factor: Any) -> Any:
    """Return trip fuel and reserves of a load: payload and fuel carried burn the same."""

    def items(load: Any, way: Any, factor: Any) -> Any:
        plan = fuel_plan(_as_flown(code, factor), load, way, alternate, taxi, fuels=fuels_of(code))
        parts = plan.trip, plan.contingency, plan.alternate, plan.final_reserve
        return np.stack(np.broadcast_arrays(*parts))

    return on_box(items, load, way, factor)


def _fuel_items(burned: Any, taxi: Any, tankered: Any, zero_fuel: Any) -> FuelItems:
    trip, contingency, alternate, final = burned
    landing_fuel = contingency + alternate + final + tankered
    return FuelItems(
        taxi=taxi,
        trip=trip,
        contingency=contingency,
        alternate=alternate,
        final_reserve=final,
        tankered=tankered,
        block_fuel=taxi + trip + landing_fuel,
        takeoff_mass=zero_fuel + trip + landing_fuel,
        landing_mass=zero_fuel + landing_fuel,
    )


def fuel_items(
    aircraft: str,
    payload: Kg,
    air_distance: Km,
    alternate_distance: Km,
    taxi: Minute,
    fuel_factor: Ratio,
    operating_mass: Kg,
) -> FuelItems:
    """Fuel plan by the items of the ICAO standard, with the masses settled."""
    load = payload + _heavier(aircraft, operating_mass)
    burned = _burned(aircraft, load, air_distance, alternate_distance, taxi, fuel_factor)
    taxiing = performance.taxi_fuel(_as_flown(aircraft, fuel_factor), taxi)
    return _fuel_items(burned, taxiing, 0 * taxiing, operating_mass + payload)


def fuel_items_carrying(
    aircraft: str,
    payload: Kg,
    air_distance: Km,
    alternate_distance: Km,
    taxi: Minute,
    fuel_factor: Ratio,
    operating_mass: Kg,
    tankered: Kg,
) -> FuelItems:
    """Fuel plan by the items of the ICAO standard, with fuel carried past a station without it."""
    load = payload + tankered + _heavier(aircraft, operating_mass)
    burned = _burned(aircraft, load, air_distance, alternate_distance, taxi, fuel_factor)
    taxiing = performance.taxi_fuel(_as_flown(aircraft, fuel_factor), taxi)
    return _fuel_items(burned, taxiing, tankered, operating_mass + payload)


def reserves_kept(
    aircraft: str, payload: Kg, alternate_distance: Km, fuel_factor: Ratio, operating_mass: Kg
) -> ReservesKept:
    """Reserves of the fuel plan that stay on board at the destination: alternate and final."""

    def reserves(load: Any, factor: Any) -> Any:
        flown, mass = _as_flown(aircraft, factor), built(aircraft).operating_mass + load
        kept = last_reserves(flown, mass, alternate_distance, fuels=fuels_of(aircraft))
        return np.stack(np.broadcast_arrays(*kept))

    load = payload + _heavier(aircraft, operating_mass)
    return ReservesKept(*on_box(reserves, load, fuel_factor))


def fuel_carried(needed: Kg, alternate: Kg, final_reserve: Kg) -> Kg:
    """Fuel carried for the next sector beyond the reserves that stay on board."""
    return np.maximum(needed - alternate - final_reserve, 0.0)


def _limits(
    code: str, way: Any, alternate: Any, taxi: Any, factor: Any, field: Any, tankered: Any
) -> Any:
    """Return the payload that each of `PAYLOAD_LIMITS` allows, shape (limits, n)."""
    flown, fuels = _as_flown(code, factor), fuels_of(code)

    def margins(load: Any, near: FuelPlan | None) -> tuple[FuelPlan, Any]:
        ways = way + 0 * load, alternate, taxi
        plan = fuel_plan(flown, load, *ways, tankered=tankered, near=near, fuels=fuels)
        room = mass_margins(flown, plan, Limits(departure_field=field))
        return plan, np.stack(np.broadcast_arrays(*(room[name] for name in PAYLOAD_LIMITS)))

    most = built(code).max_payload + 0 * (way + factor + field + tankered)
    plan, room = margins(np.stack([most, LESS * most]), None)
    full, part = room[:, 0], room[:, 1]
    slope = (full - part) / (most - LESS * most)
    near = np.clip((LESS * most - part / slope).min(axis=0), -LESS * most, most)
    return near - margins(near, _of_second(plan))[1] / slope


def _of_second(plan: FuelPlan) -> FuelPlan:
    """Return the second of two plans."""
    return FuelPlan(*(part[1] if np.ndim(part) else part for part in vars(plan).values()))


def _payload_limits(code: str, operating_mass: Any, made: Any) -> PayloadLimits:
    heavier = _heavier(code, operating_mass)
    return PayloadLimits(*(np.maximum(part - heavier, -operating_mass) for part in made))


def payload_limits(
    aircraft: str,
    air_distance: Km,
    alternate_distance: Km,
    taxi: Minute,
    fuel_factor: Ratio,
    operating_mass: Kg,
    field_limit: Kg,
) -> PayloadLimits:
    """Payload that the certified masses, the tanks and the runway of departure each allow."""

    def limits(way: Any, factor: Any, field: Any) -> Any:
        return _limits(aircraft, way, alternate_distance, taxi, factor, field, 0.0)

    made = on_box(limits, air_distance, fuel_factor, field_limit)
    return _payload_limits(aircraft, operating_mass, made)


def payload_limits_carrying(
    aircraft: str,
    air_distance: Km,
    alternate_distance: Km,
    taxi: Minute,
    fuel_factor: Ratio,
    operating_mass: Kg,
    field_limit: Kg,
    tankered: Kg,
) -> PayloadLimits:
    """Payload that each limit allows with fuel carried past a station without it."""

    def limits(way: Any, factor: Any, field: Any, more: Any) -> Any:
        return _limits(aircraft, way, alternate_distance, taxi, factor, field, more)

    made = on_box(limits, air_distance, fuel_factor, field_limit, tankered)
    return _payload_limits(aircraft, operating_mass, made)


def max_payload(
    takeoff_mass: Kg,
    zero_fuel_mass: Kg,
    landing_mass: Kg,
    fuel_capacity: Kg,
    departure_field: Kg,
) -> Kg:
    """Greatest payload: the least of what each limit allows."""
    parts = (takeoff_mass, zero_fuel_mass, landing_mass, fuel_capacity, departure_field)
    return np.minimum.reduce(np.broadcast_arrays(*parts))


def field_limit(
    aircraft: str,
    runway_length: Metre,
    elevation: Foot,
    temperature: Kelvin,
    position: Ratio,
) -> Kg:
    """Take-off mass that a runway allows: balanced field and climb with an engine out.

    The position in the range of the method is -1 at its adverse end and 1 at its favourable one.
    """
    asked = built(aircraft), runway_length, elevation, temperature
    central = performance.field_limited_mass(*asked)
    low = performance.field_limited_mass_low(*asked)
    high = performance.field_limited_mass_high(*asked)
    reach: Any = np.where(position < 0, central - low, high - central)
    return central + reach[()] * position


def carried_payload(planned: Kg, most: Kg) -> Kg:
    """Payload carried: the one planned as far as the limits allow."""
    return np.maximum(np.minimum(planned, most), 0.0)


def payload_shortfall(planned: Kg, most: Kg) -> Kg:
    """Payload planned that must stay behind: no more than all of it."""
    return np.minimum(np.maximum(planned - most, 0.0), planned)


def zero_fuel_mass(operating_mass: Kg, payload: Kg) -> Kg:
    """Zero-fuel mass: operating mass and payload."""
    return operating_mass + payload


def cruise_airspeed(aircraft: str, mass: Kg, time_factor: Ratio) -> Knot:
    """True airspeed in cruise at the height that airlines want for a mass, as flown in service."""
    unscaled = replace(built(aircraft), speed_factor=1.0)
    return on_box(partial(performance.cruise_airspeed, unscaled), mass) / time_factor


def airborne_time(aircraft: str, air_distance: Km, landing_mass: Kg, time_factor: Ratio) -> Hour:
    """Airborne time of a way through the air, with the type's factor of service."""
    unscaled = replace(built(aircraft), speed_factor=1.0)
    time = partial(fuels_of(aircraft).time, unscaled)
    return on_box(time, air_distance, landing_mass) * time_factor


def block_time(airborne: Hour, taxi: Minute) -> Hour:
    """Block time: airborne time and taxi at both ends."""
    return block.block_time(taxi / 2, airborne, taxi / 2)
