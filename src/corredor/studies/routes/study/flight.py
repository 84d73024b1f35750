"""One flight: its way through the air, the payload that it takes, its fuel plan and its time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from corredor.core.derive import derive, derive_record
from corredor.core.quantity import Quantity
from corredor.studies.routes.study import performance, wind
from corredor.studies.routes.study.airspace import FlownTrack, flown_track
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.loads import payload_planned
from corredor.studies.routes.study.reference import deviation, practice
from corredor.studies.routes.study.season import middle_day
from corredor.studies.routes.study.stations import Station

Numbers = Mapping[str, Quantity]


def track_of(case: Case, origin: Station, destination: Station) -> FlownTrack:
    """Return the legal track of a leg; back it is the same, turned round.

    Raises
    ------
    NoLegalTrack
        E508: an end is closed to the carrier, or closed areas lie all round it.
    """

    def first() -> tuple[str, FlownTrack]:
        closed, avoided = case.closed.codes, frozenset(case.service.avoid)
        return origin.code, flown_track(origin, destination, closed, avoided, case.stand_off)

    ends = " ".join(sorted((origin.code, destination.code)))
    start, track = case.once(f"track {ends}", first)
    return track if start == origin.code else track.reversed


def way(case: Case, track: FlownTrack) -> dict[str, Quantity]:
    """Return ground distance, airspeed, wind and air distance of a flight."""
    return _way(case, track, case.once("flying", lambda: _flying(case)))


def expected_air_distance(case: Case, track: FlownTrack) -> float:
    """Return the way through the air of a flight [km] without its draws, for comparison alone."""
    flying = case.once("flying", lambda: _flying(case))
    expected = {name: quantity.value for name, quantity in flying.items()}
    speed = expected["airspeed"]
    length, direct = (track.numbers[name].value for name in ("length", "great_circle"))
    factors = expected["flown_factor"], expected["detour_factor"]
    ground = wind.flown_distance(length, direct, *factors)
    blows = expected["wind_scale"], expected["wind_error"]
    day = middle_day(case.service).isoformat()
    return wind.air_distance(ground, speed, wind.tailwind(speed, *blows, track.text, day))


def _flying(case: Case) -> dict[str, Quantity]:
    """Return what the ways of all flights of a service share."""
    aircraft, ensemble = case.aircraft, case.inputs.ensemble
    mass = derive(
        performance.zero_fuel_mass,
        operating_mass=aircraft.operating_mass,
        payload=payload_planned(case),
    )
    airspeed = derive(
        performance.cruise_airspeed,
        aircraft=aircraft.code,
        mass=mass,
        time_factor=aircraft.time_factor,
    )
    practised = ("flown_factor", "detour_factor", "wind_scale")
    return {
        "airspeed": airspeed,
        "wind_error": deviation("wind_error_season", ensemble),
        **{name: practice(name, ensemble) for name in practised},
    }


def _way(case: Case, track: FlownTrack, flying: Numbers) -> dict[str, Quantity]:
    airspeed = flying["airspeed"]
    ground = derive(
        wind.flown_distance,
        legal_length=track.numbers["length"],
        great_circle=track.numbers["great_circle"],
        flown_factor=flying["flown_factor"],
        detour_factor=flying["detour_factor"],
    )
    along = derive(
        wind.tailwind,
        airspeed=airspeed,
        wind_scale=flying["wind_scale"],
        wind_error=flying["wind_error"],
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
    field = field_limit(case, origin)
    function, asked = _limits_of(case, field, made)
    allowed = derive_record(function, **asked)
    most = derive(performance.max_payload, **allowed)
    planned = made["payload_planned"]
    carried = derive(performance.carried_payload, planned=planned, most=most)
    short = derive(performance.payload_shortfall, planned=planned, most=most)
    named = {f"allowed_{name}": quantity for name, quantity in allowed.items()}
    known = {} if field is None else {"field_limit": field}
    return named | known | {"max_payload": most, "payload": carried, "payload_shortfall": short}


def expected_payload(case: Case, origin: Station, made: Numbers) -> float:
    """Return the greatest payload [kg] without its draws, for flights that are only compared."""
    function, asked = _limits_of(case, field_limit(case, origin), made)
    certain = {
        name: replace(given, draws=None) if isinstance(given, Quantity) else given
        for name, given in asked.items()
    }
    return derive(performance.max_payload, **derive_record(function, **certain)).value


def _limits_of(
    case: Case, field: Quantity | None, made: Numbers
) -> tuple[Callable[..., performance.PayloadLimits], dict[str, Quantity | str]]:
    """Return the function that gives the payload by limit, and its arguments."""
    function = performance.payload_limits
    if "tankered" in made:
        function = performance.payload_limits_carrying
    limit = case.aircraft.max_takeoff_mass if field is None else field
    return function, {"field_limit": limit, **_flown(case, made)}


def field_limit(case: Case, origin: Station) -> Quantity | None:
    """Return the take-off mass that the runway allows; None where its data aren't known."""
    return case.once(f"field {origin.code}", lambda: _field_limit(case, origin))


def _field_limit(case: Case, origin: Station) -> Quantity | None:
    temperature = case.assumed("temperature")
    if temperature is None or origin.runway is None or origin.elevation is None:
        return None
    return derive(
        performance.field_limit,
        aircraft=case.aircraft.code,
        runway_length=origin.runway,
        elevation=origin.elevation,
        temperature=temperature,
        position=practice("field_position", case.inputs.ensemble),
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
