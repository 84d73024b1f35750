"""The feed: the files and references that GTFS asks for, and its clock against the timetable's."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta

from corredor.report.gtfs import AIR_SERVICE, WEEK, gtfs
from corredor.report.timetable import periods

OVER_MIDNIGHT = (
    *("hav-mid", "outbound", "FV", "1", 1, "VVO", "SVO", "2026-10-26", "2026-11-30", "17"),
    *("05:10", "+10:00", "07:00", "+03:00", 0, "B77W", "77W", "", 530, "8:50"),
)


def feed(content: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {
            name.removesuffix(".txt"): list(
                csv.DictReader(io.StringIO(archive.read(name).decode(), newline=""))
            )
            for name in archive.namelist()
        }


def test_what_a_feed_must_have(services) -> None:
    model = services()
    content = gtfs(model)
    assert content == gtfs(model)
    held = feed(content)
    assert {route["route_type"] for route in held["routes"]} == {str(AIR_SERVICE)}
    for name, column, target in (
        ("routes", "agency_id", "agency"),
        ("trips", "route_id", "routes"),
        ("trips", "service_id", "calendar"),
        ("stop_times", "trip_id", "trips"),
        ("stop_times", "stop_id", "stops"),
    ):
        key = next(iter(held[target][0])) if target != "trips" else "trip_id"
        assert {row[column] for row in held[name]} == {row[key] for row in held[target]}
    assert len(held["trips"]) == len(periods(model))
    assert [agency["agency_name"] for agency in held["agency"]] == ["Rossiya"]


def test_its_clock_is_that_of_the_timetable(services) -> None:
    model = services(rows={"routes.timetable": (OVER_MIDNIGHT,)})
    (period,) = periods(model)
    held = feed(gtfs(model))
    (service,), (leaves, arrives) = held["calendar"], held["stop_times"]
    first = datetime.strptime(service["start_date"], "%Y%m%d").replace(tzinfo=UTC)
    last = datetime.strptime(service["end_date"], "%Y%m%d").replace(tzinfo=UTC)
    flown, day = [], first
    while day <= last:
        if service[WEEK[day.weekday()]] == "1":
            flown.append(day)
        day += timedelta(days=1)

    def at(day: datetime, clock: str) -> datetime:
        hours, minutes, _ = map(int, clock.split(":"))
        return day + timedelta(hours=hours, minutes=minutes)

    days = list(period.operating_days())
    assert days[0] == date(2026, 10, 26)
    assert [at(one, leaves["departure_time"]) for one in flown] == [
        period.departure_on(one) for one in days
    ]
    assert [at(one, arrives["arrival_time"]) for one in flown] == [
        period.arrival_of(one) for one in days
    ]


def test_an_airport_without_a_place_has_no_flights(services) -> None:
    row = tuple("XX?" if cell == "VVO" else cell for cell in OVER_MIDNIGHT)
    assert feed(gtfs(services(rows={"routes.timetable": (row,)})))["trips"] == []
