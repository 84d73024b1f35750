"""One flight: its way through the air, the payload that it takes, its fuel plan and its time."""

from __future__ import annotations

from collections.abc import Mapping

from corredor.core.derive import derive, derive_record
from corredor.core.quantity import Quantity
from corredor.studies.routes.study import performance, wind
from corredor.studies.routes.study.airspace import FlownTrack
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.reference import deviation, practice
from corredor.studies.routes.study.season import middle_day
from corredor.studies.routes.study.stations import Station

Numbers = Mapping[str, Quantity]


def way(case: Case, track: FlownTrack, made: Numbers) -> dict[str, Quantity]:
    """Return ground distance, airspeed, wind and air distance of a flight."""
    aircraft, ensemble = case.aircraft, case.inputs.ensemble
    mass = derive(
        performance.zero_fuel_mass,
        operating_mass=aircraft.operating_mass,
        payload=made["payload_planned"],
    )
    airspeed = derive(
        performance.cruise_airspeed,
        aircraft=aircraft.code,
        mass=mass,
        time_factor=aircraft.time_factor,
    )
    ground = derive(
        wind.flown_distance,
        legal_length=made["length"],
        great_circle=made["great_circle"],
        flown_factor=practice("flown_factor", ensemble),
        detour_factor=practice("detour_factor", ensemble),
    )
    along = derive(
        wind.tailwind,
        airspeed=airspeed,
        wind_scale=practice("wind_scale", ensemble),
        wind_error=deviation("wind_error_season", ensemble),
        track=track.text,
        day=middle_day(case.service).isoformat(),
    )
    air = derive(wind.air_distance, ground_distance=ground, airspeed=airspeed, wind=along)
    return {"airspeed": airspeed, "ground_distance": ground, "tailwind": along, "air_distance": air}


def _flown(case: Case, made: Numbers) -> dict[str, Quantity | str]:
    aircraft = case.aircraft
    carried = {"tankered": made["tankered"]} if "tankered" in made else {}
    return {
        "aircraft": aircraft.code,
        "air_distance": made["air_distance"],
        "alternate_distance": made["alternate_distance"],
        "taxi": aircraft.taxi,
        "fuel_factor": aircraft.fuel_factor,
        "operating_mass": aircraft.operating_mass,
        **carried,
    }


def payload(case: Case, origin: Station, made: Numbers) -> dict[str, Quantity]:
    """Return the payload that each limit allows, the greatest, the one carried, the shortfall."""
    function = performance.payload_limits
    if "tankered" in made:
        function = performance.payload_limits_carrying
    field = field_limit(case, origin)
    limit = case.aircraft.max_takeoff_mass if field is None else field
    allowed = derive_record(function, field_limit=limit, **_flown(case, made))
    most = derive(performance.max_payload, **allowed)
    planned = made["payload_planned"]
    carried = derive(performance.carried_payload, planned=planned, most=most)
    short = derive(performance.payload_shortfall, planned=planned, most=most)
    named = {f"allowed_{name}": quantity for name, quantity in allowed.items()}
    return named | {"max_payload": most, "payload": carried, "payload_shortfall": short}


def field_limit(case: Case, origin: Station) -> Quantity | None:
    """Return the take-off mass that the runway allows; None where its data aren't known."""
    temperature = case.assumed("temperature")
    if temperature is None or origin.runway is None or origin.elevation is None:
        return None
    return derive(
        performance.field_limit,
        aircraft=case.aircraft.code,
        runway_length=origin.runway,
        elevation=origin.elevation,
        temperature=temperature,
    )


def fuel(case: Case, made: Numbers) -> dict[str, Quantity]:
    """Return the items of the fuel plan and the masses with them."""
    function = performance.fuel_items
    if "tankered" in made:
        function = performance.fuel_items_carrying
    return derive_record(function, payload=made["payload"], **_flown(case, made))


def time(case: Case, made: Numbers) -> dict[str, Quantity]:
    """Return airborne time and block time."""
    aircraft = case.aircraft
    airborne = derive(
        performance.airborne_time,
        aircraft=aircraft.code,
        air_distance=made["air_distance"],
        landing_mass=made["landing_mass"],
        time_factor=aircraft.time_factor,
    )
    blocks = derive(performance.block_time, airborne=airborne, taxi=aircraft.taxi)
    return {"airborne_time": airborne, "block_time": blocks}
