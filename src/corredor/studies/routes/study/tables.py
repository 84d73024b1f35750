"""The tables of flying: tracks, legs, fuel, payload and range, diversion, areas avoided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.routes.calc.performance import payload_range
from corredor.studies.routes.calc.sphere.constants import KM_PER_NAUTICAL_MILE
from corredor.studies.routes.study.aircraft import built
from corredor.studies.routes.study.answers import Answer
from corredor.studies.routes.study.edto import Diversion, samples
from corredor.studies.routes.study.findings import sector_key
from corredor.studies.routes.study.sectors import OUTBOUND, Sector

Row = tuple[Cell, ...]
SERVICE: Final = Column("service", "term", "service")
DIRECTION: Final = Column("direction", "word", "direction")
ORIGIN: Final = Column("origin", "text", "departure_station")
DESTINATION: Final = Column("destination", "text", "arrival_station")
FLIGHT: Final = (SERVICE, DIRECTION, ORIGIN, DESTINATION)
TONNE: Final = 1_000.0
"""Kilograms of a tonne."""
FUEL_ITEMS: Final = (
    "taxi",
    "trip",
    "contingency",
    "alternate",
    "final_reserve",
    "tankered",
    "block_fuel",
    "takeoff_mass",
    "landing_mass",
)


def made_table(
    key: str, label: str, columns: Sequence[Column], rows: Iterable[Row], *sources: str
) -> FindingTable:
    """Return a table of the study; services are among its sources."""
    named = ("routes/services", *sources)
    return FindingTable(f"routes.{key}", label, tuple(columns), tuple(rows), named)


def flying(answers: Sequence[Answer]) -> tuple[FindingTable, ...]:
    """Return the tables of flying, those with rows."""
    made = (
        tracks(answers),
        legs(answers),
        fuel_items(answers),
        payload_ranges(answers),
        diversions(answers),
        avoided(answers),
    )
    return tuple(table for table in made if table.rows)


def _flight(answer: Answer, sector: Sector) -> tuple[Cell, ...]:
    ends = sector.origin.code, sector.destination.code
    return (answer.case.service.id, sector.direction, *ends)


def _tonnes(kilograms: float) -> float:
    return round(kilograms / TONNE, 3)


def tracks(answers: Iterable[Answer]) -> FindingTable:
    """Points of the legal tracks: ends and turn points, with the area that binds at each."""
    rows = [
        row
        for answer in answers
        for sector in answer.sectors
        if sector.direction == OUTBOUND
        for row in _points(answer, sector)
    ]
    columns = (
        *FLIGHT,
        Column("point", "number", "point"),
        Column("latitude", "number", "latitude", "degree"),
        Column("longitude", "number", "longitude", "degree"),
        Column("place", "text", "place"),
        Column("clearance", "number", "clearance", "km"),
        Column("owner", "text", "area"),
        Column("by_choice", "word", "reason"),
    )
    return made_table("tracks", "tracks", columns, rows, "routes/closures")


def _points(answer: Answer, sector: Sector) -> Iterator[Row]:
    track = sector.track.track
    places = (sector.origin.code, *("" for _ in track.turns), sector.destination.code)
    for at, (point, place) in enumerate(zip(track.points, places, strict=True)):
        turn = None if place else track.turns[at - 1]
        yield (
            *_flight(answer, sector),
            at + 1,
            round(point.latitude, 4),
            round(point.longitude, 4),
            place,
            round(turn.clearance, 1) if turn else None,
            turn.owner if turn else "",
            "" if turn is None else "avoided" if turn.by_choice else "closed",
        )


def legs(answers: Iterable[Answer]) -> FindingTable:
    """Every flight of a rotation: way, wind, payload, fuel, time and what binds it."""
    rows = [_leg(answer, sector) for answer in answers for sector in answer.sectors]
    columns = (
        *FLIGHT,
        Column("alternate", "text", "alternate_aerodrome"),
        Column("great_circle", "number", "great_circle", "km"),
        Column("length", "number", "track_length", "km"),
        Column("detour", "number", "detour"),
        Column("air_distance", "number", "air_distance", "km"),
        Column("tailwind", "number", "tailwind", "knot"),
        Column("payload", "number", "payload", "tonne"),
        Column("max_payload", "figure", "max_payload"),
        Column("binding", "word", "binding"),
        Column("trip_fuel", "figure", "trip_fuel"),
        Column("block_fuel", "number", "block_fuel", "tonne"),
        Column("takeoff_mass", "number", "takeoff_mass", "tonne"),
        Column("airborne_time", "number", "airborne_time", "hour"),
        Column("block_time", "figure", "block_time"),
    )
    return made_table("legs", "legs", columns, rows, "assumptions")


def _leg(answer: Answer, sector: Sector) -> Row:
    return (
        *_flight(answer, sector),
        sector.alternate.code,
        round(sector["great_circle"].value, 1),
        round(sector["length"].value, 1),
        round(sector["detour"].value, 4),
        round(sector["air_distance"].value),
        round(sector["tailwind"].value, 1),
        _tonnes(sector["payload"].value),
        sector_key(answer, sector, "max_payload"),
        sector.binding,
        sector_key(answer, sector, "trip"),
        _tonnes(sector["block_fuel"].value),
        _tonnes(sector["takeoff_mass"].value),
        round(sector["airborne_time"].value, 2),
        sector_key(answer, sector, "block_time"),
    )


def fuel_items(answers: Iterable[Answer]) -> FindingTable:
    """Fuel plan of every flight by the items of ICAO Annex 6, with the masses."""
    rows: list[Row] = [
        (*_flight(answer, sector), fuel_word(name), round(sector[name].value))
        for answer in answers
        for sector in answer.sectors
        for name in FUEL_ITEMS
        if name != "tankered" or sector.carries
    ]
    columns = (*FLIGHT, Column("item", "word", "fuel_item"), Column("mass", "number", "mass", "kg"))
    return made_table("fuel_items", "fuel_items", columns, rows, "assumptions")


def fuel_word(name: str) -> str:
    """Return the word of the glossary for an item of the fuel plan.

    Examples
    --------
    >>> fuel_word("trip"), fuel_word("final_reserve")
    ('trip_fuel', 'final_reserve')
    """
    return name if name.endswith(("mass", "fuel", "reserve")) else f"{name}_fuel"


def payload_ranges(answers: Iterable[Answer]) -> FindingTable:
    """Corners of the payload-range diagram, with the reserves of the first flight."""
    rows: list[Row] = []
    for answer in answers:
        if not answer.sectors:
            continue
        first, aircraft = answer.sectors[0], built(answer.case.aircraft.code)
        reserve = first["alternate"].value + first["final_reserve"].value
        share = first["contingency"].value / first["trip"].value
        corners = [(0.0, aircraft.max_payload)]
        corners += [(c.distance, c.payload) for c in payload_range(aircraft, reserve, share)]
        for distance, payload in corners:
            rows.append((answer.case.service.id, aircraft.code, round(distance), _tonnes(payload)))
    columns = (
        SERVICE,
        Column("aircraft", "text", "aircraft_type"),
        Column("distance", "number", "air_distance", "km"),
        Column("payload", "number", "payload", "tonne"),
    )
    return made_table("payload_range", "payload_range", columns, rows)


def diversions(answers: Iterable[Answer]) -> FindingTable:
    """Distance and time to the nearest adequate airport along each track, by reading."""
    rows = [row for answer in answers for one in answer.diversions for row in _profile(answer, one)]
    columns = (
        *FLIGHT,
        Column("reading", "word", "edto_reading"),
        Column("along", "number", "along_track", "km"),
        Column("distance", "number", "diversion_distance", "nautical_mile"),
        Column("time", "number", "diversion_time", "minute"),
        Column("nearest", "text", "nearest_airport"),
    )
    return made_table("edto", "edto_profile", columns, rows, "assumptions")


def _profile(answer: Answer, one: Diversion) -> Iterator[Row]:
    pace = one.time.value / one.distance.value
    for sample in samples(one.sector, answer.case.closed, one.reading):
        yield (
            *_flight(answer, one.sector),
            one.reading,
            sample.along,
            round(sample.distance / KM_PER_NAUTICAL_MILE, 1),
            round(sample.distance * pace, 1),
            sample.nearest,
        )


def avoided(answers: Iterable[Answer]) -> FindingTable:
    """Areas out of which services keep by choice, beside those that are closed to them."""
    rows: list[Row] = [
        (answer.case.service.id, area)
        for answer in answers
        for area in sorted(set(answer.case.service.avoid) - answer.case.closed.codes)
    ]
    return made_table("avoided", "avoided", (SERVICE, Column("area", "text", "area")), rows)
