"""Score block times of the routes study against published timetables.

``python benchmarks/quality/block_times.py [PUBLISHED.csv …]``. A file has the columns origin,
destination (IATA codes), aircraft (ICAO designator), day (of the flight), carrier (state of the
carrier, ISO code), minutes (published block time) and source. Without files the timetables below
are scored. Each line of the output is a flight: published, modelled, difference; then the mean
absolute difference and the share within ten minutes, which is as good as press times are.

One table of winds, one table of practice for all routes: nothing is fitted per route. The practice
was calibrated on four of the timetables below, so that they show its consistency; how well it
carries over only other timetables show.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.closures import Flight, closed_areas, closure_of
from corredor.studies.routes.calc.performance import (
    aircraft_of,
    cruise_airspeed,
    still_air_time,
)
from corredor.studies.routes.calc.track import Position, airspace_of, shortest_track, topology_of
from corredor.studies.routes.calc.winds import (
    air_distance,
    equivalent_wind,
    flown_distance,
    track_wind,
    wind_field_of,
)
from corredor.studies.routes.engine.geodesic import path_length

PUBLISHED = """\
origin,destination,aircraft,day,carrier,minutes,source
SVO,HAV,B77W,2023-12-24,RU,860,"SU/FV6849, Interfax 2023-12-24; fitted"
HAV,SVO,B77W,2023-12-24,RU,775,"SU/FV6850, Interfax 2023-12-24; fitted"
SVO,VRA,B772,2022-03-02,RU,879,"N4353, first flight by the detour, as flown, 14ymedio"
SVO,VRA,B772,2022-02-20,RU,759,"N4353 as usual, two hours less, 14ymedio; fitted"
SVO,VRA,B77W,2023-05-15,RU,820,"13:40, MDZ, May 2023; fitted"
"""
CLOSE = 10.0
"""Minutes."""
PAYLOAD_SHARE = 0.75
"""Payload over the greatest one; a tenth more moves the time by less than a minute."""
RESERVE_SHARE = 0.05
"""Fuel left at landing over the mass without fuel."""
FUEL_SHARE = 0.2
"""Fuel burned by mid-flight over the landing mass."""


class Model:
    """Everything that is read once."""

    def __init__(self) -> None:
        text = files("corredor.data").joinpath("airspace", "airspace.json").read_text("utf-8")
        self.topology = topology_of(json.loads(text))
        self.winds = wind_field_of(read_data_table("winds"))
        self.practice = {
            row["name"]: float(row["value"]) for row in read_data_table("flight_practice")
        }
        self.places = {
            row["iata"]: Position(float(row["lat"]), float(row["lon"]))
            for row in read_data_table("airports")
        }
        folder = files("corredor.data").joinpath("closures")
        acts = csv.DictReader(folder.joinpath("acts.csv").read_text("utf-8").splitlines())
        by_id = {act["id"]: act for act in acts}
        rows = read_data_table("closures")
        self.rules = [closure_of(row, by_id[row["act"]]) for row in rows]

    def block_minutes(self, row: Mapping[str, str]) -> float:
        """Return the block time of a published flight."""
        day, state = date.fromisoformat(row["day"]), row["carrier"]
        known = date(2000, 1, 1), date(2100, 1, 1)
        closed = closed_areas(self.rules, Flight(state, state, state), day, known)
        origin, destination = self.places[row["origin"]], self.places[row["destination"]]
        codes = closed.codes & self.topology.areas.keys()
        track = shortest_track(origin, destination, airspace_of(self.topology, codes))
        north, east = zip(*((p.latitude, p.longitude) for p in track.points), strict=True)
        legal = path_length(north, east)
        direct = path_length(
            [origin.latitude, destination.latitude], [origin.longitude, destination.longitude]
        )
        terms = read_data_table("in_service")
        aircraft = aircraft_of(row["aircraft"], read_data_table("aircraft"), terms)
        empty = aircraft.operating_mass + PAYLOAD_SHARE * aircraft.max_payload
        landing = empty * (1 + RESERVE_SHARE)
        speed = float(cruise_airspeed(aircraft, landing * (1 + FUEL_SHARE)))
        wind = track_wind(self.winds, day.timetuple().tm_yday, north, east)
        ahead = float(equivalent_wind(wind, speed, self.practice["wind_scale"]))
        factors = self.practice["flown_factor"], self.practice["detour_factor"]
        flown = flown_distance(legal, direct, *factors)
        hours = float(still_air_time(aircraft, air_distance(flown, speed, ahead), landing))
        return hours * 60 + aircraft.taxi_minutes


def scored(rows: Iterable[Mapping[str, str]]) -> tuple[float, float]:
    """Print each flight; return the mean absolute difference [min] and the share within ten."""
    model = Model()
    differences: list[float] = []
    for row in rows:
        found, published = model.block_minutes(row), float(row["minutes"])
        differences.append(found - published)
        name = f"{row['origin']}-{row['destination']} {row['aircraft']} {row['day']}"
        print(f"{name}: published {published:.0f}, modelled {found:.0f}, {found - published:+.0f}")
    count = len(differences)
    return (
        sum(abs(value) for value in differences) / count,
        sum(abs(value) <= CLOSE for value in differences) / count,
    )


def main() -> None:
    """Score the files given, or the timetables above."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("published", type=Path, nargs="*")
    texts = [path.read_text("utf-8") for path in parser.parse_args().published] or [PUBLISHED]
    rows = [row for text in texts for row in csv.DictReader(text.splitlines())]
    mean, close = scored(rows)
    print(f"mean absolute difference {mean:.1f} min")
    print(f"within ten minutes: {close:.2f} of {len(rows)}")


if __name__ == "__main__":
    main()
