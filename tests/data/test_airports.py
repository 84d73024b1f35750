"""Airports and runways: known ones, repaired elevations, codes and time zones."""

import csv
import hashlib
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from corredor.data.tables import country_codes, read_data_source, read_data_table


@pytest.fixture(scope="module")
def airports():
    return {row["iata"]: row for row in read_data_table("airports")}


@pytest.fixture(scope="module")
def runways():
    return {row["icao"]: row for row in read_data_table("runways")}


@pytest.mark.parametrize("name", ["airports", "runways", "closures", "airspace"])
def test_the_digest_of_the_source_is_that_of_the_table(name):
    file = "airspace.json" if name == "airspace" else f"{name}.csv"
    content = files("corredor.data").joinpath(name, file).read_bytes()
    assert read_data_source(name).sha256 == hashlib.sha256(content).hexdigest()


def test_codes_are_unique_and_of_the_right_form(airports):
    rows = read_data_table("airports")
    assert len(airports) == len({row["icao"] for row in rows}) == len(rows) == 7884
    assert {row["country"] for row in rows} - country_codes() == {"XK"}
    assert all(len(row["iata"]) == 3 and len(row["icao"]) == 4 for row in rows)
    assert all(abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180 for row in rows)


def test_every_time_zone_is_known(airports):
    assert all(ZoneInfo(zone) for zone in {row["time_zone"] for row in airports.values()})


@pytest.mark.parametrize(
    ("iata", "published"),
    [("NLU", 7369), ("MEX", 7316), ("LXA", 11713), ("UIO", 7841), ("SVO", 622), ("HAV", 210)],
)
def test_elevations_are_those_of_the_aip(airports, iata, published):
    # AIP of Mexico, China, Ecuador, Russia, Cuba [ft]; the highest end isn't the highest point.
    assert float(airports[iata]["elevation_ft"]) == pytest.approx(published, abs=75)


def test_an_unknown_elevation_is_empty_and_never_nought(airports):
    for row in airports.values():
        assert (row["elevation_ft"] == "") == (row["elevation_from"] == "")
        assert row["elevation_from"] in ("", "list", "runway")


@pytest.mark.parametrize(
    ("icao", "longest", "number"),
    # OurAirports, state of 22 August 2026; New York's lengths as in the FAA's airport diagram.
    [("MMSM", 14764, 2), ("MMMX", 12966, 2), ("MUHA", 13123, 1), ("KJFK", 14511, 4)],
)
def test_known_runways(runways, icao, longest, number):
    row = runways[icao]
    assert int(row["longest_paved_ft"]) == longest
    assert int(row["paved_from_2500_m"]) >= number - 1


def test_airports_with_a_long_paved_runway(runways):
    # 1,815 by a narrower reading of the surfaces.
    long = [row for row in runways.values() if int(row["paved_from_2500_m"])]
    assert len(long) == pytest.approx(1815, abs=10)
    assert all(float(row["longest_paved_ft"]) >= 2500 / 0.3048 for row in long)


def test_surfaces_say_one_thing_each():
    text = files("corredor.data").joinpath("runways", "surfaces.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len({row["token"] for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} == {"paved", "unpaved", "unknown", "condition"}
