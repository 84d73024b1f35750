"""Stops compared: the way without one and by each station where a service stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.core.errors import CorredorError
from corredor.studies.routes.calc.stops import Station as Candidate
from corredor.studies.routes.calc.stops import StopComparison, Terms, stop_options
from corredor.studies.routes.study.aircraft import built
from corredor.studies.routes.study.alternates import alternate_of, way_to_alternate
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.flight import expected_air_distance, field_limit, track_of
from corredor.studies.routes.study.fuels import fuels_of
from corredor.studies.routes.study.gates import Gates
from corredor.studies.routes.study.loads import payload_planned
from corredor.studies.routes.study.outages import has_fuel
from corredor.studies.routes.study.stations import Station
from corredor.studies.routes.study.stopovers import stopovers

UNLIMITED: Final = float("inf")


@dataclass(frozen=True)
class Comparison:
    """The ways of a service out and home; services of one carrier, type and ends share them.

    `ways` are the paths that can be flown both ways, past no station without fuel, the one of
    least fuel first; where there is none, those by airports that no service names.
    """

    service: str
    out: StopComparison
    home: StopComparison
    ways: tuple[tuple[str, ...], ...]

    def other(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Return the best way but for a path; empty where there is none."""
        return next((way for way in self.ways if way != path), ())


def comparisons(cases: Sequence[tuple[Case, Gates]]) -> tuple[Comparison, ...]:
    """Return the ways by none or one stop, for each carrier, type and pair of ends."""
    groups: dict[tuple[str, str, str, str], list[tuple[Case, Gates]]] = {}
    for case, gates in cases:
        ends = case.stations[0].code, case.stations[-1].code
        groups.setdefault((case.carrier.id, case.aircraft.code, *ends), []).append((case, gates))
    between = {station.code: station for case, _ in cases for station in case.stations[1:-1]}
    found: list[Comparison] = []
    for members in groups.values():
        case, gates = members[0]
        inner = [between[code] for code in sorted(between)]
        try:
            out = _compared(case, gates, case.stations, inner)
            home = _compared(case, gates, case.stations[::-1], inner)
        except CorredorError:
            continue
        ways = _ways(case, out, home) or _elsewhere(case, gates)
        found += [Comparison(case.service.id, out, home, ways) for case, _ in members]
    return tuple(found)


def _elsewhere(case: Case, gates: Gates) -> tuple[tuple[str, ...], ...]:
    """Return the ways by airports that no service names, where all others fail."""
    between = stopovers(case)
    both = (_compared(case, gates, path, between) for path in (case.stations, case.stations[::-1]))
    return _ways(case, *both)


def _ways(case: Case, out: StopComparison, home: StopComparison) -> tuple[tuple[str, ...], ...]:
    back = {option.path[::-1]: option.fuel for option in home.options}
    fuel = {
        option.path: option.fuel + back[option.path]
        for option in out.options
        if option.path in back and all(has_fuel(case, code) for code in option.path)
    }
    return tuple(sorted(fuel, key=lambda path: (fuel[path], path)))


def _compared(
    case: Case, gates: Gates, path: Sequence[Station], between: Sequence[Station]
) -> StopComparison:
    ends = path[0], path[-1]
    inner = [station for station in between if station.code not in (ends[0].code, ends[1].code)]
    stations = [ends[0], *inner, ends[1]]
    last = len(stations) - 1
    ways = np.full((len(stations), len(stations)), UNLIMITED)
    for one in range(last):
        for two in (last,) if one else range(1, last + 1):
            ways[one, two] = _air_distance(case, stations[one], stations[two])
    minutes = case.aircraft.taxi.value
    stop = case.needed("stop_time").to("hour").value if inner else 0.0
    terms = Terms(minutes / 2, minutes / 2, stop, 0.0)
    places = [_candidate(case, gates, station) for station in stations]
    payload = payload_planned(case).value
    code = case.aircraft.code
    flight = built(code), places, ways, payload, terms
    return stop_options(*flight, most_stops=1, fuels=fuels_of(code))


def _air_distance(case: Case, origin: Station, destination: Station) -> float:
    try:
        track = track_of(case, origin, destination)
    except CorredorError:
        return UNLIMITED
    return expected_air_distance(case, track)


def _candidate(case: Case, gates: Gates, station: Station) -> Candidate:
    alternate = alternate_of(station, station, case.closed.codes)
    field = field_limit(case, station)
    return Candidate(
        code=station.code,
        departure_field=UNLIMITED if field is None else field.value,
        alternate_distance=way_to_alternate(station, alternate).value,
        has_fuel=has_fuel(case, station.code),
        is_open=gates.is_open(station.code),
    )
