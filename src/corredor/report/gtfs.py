"""GTFS: the timetable as a static feed, a ZIP of text files.

General Transit Feed Specification, static (https://gtfs.org), with the extended route type 1100,
air service. Its clocks are those of the agency, here UTC: where a flight leaves on another day by
UTC than by the clock of its airport, the days of service are those by UTC.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from corredor.data.tables import read_data_table
from corredor.report.entries import entries
from corredor.report.figure import name_of
from corredor.report.model import ReportModel
from corredor.report.timetable import DAYS_OF_A_WEEK, Period, periods

AIR_SERVICE: Final = 1100
"""Extended route type of air service."""
CLOCK: Final = "Etc/UTC"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time that each file of the archive gives: the same for the same timetable."""
OPEN_END: Final = 364
"""Days after the first on which a period without an end stops in the feed."""
WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ADDRESS: Final = "https://{name}.invalid/"
"""Stands for an address that the feed asks for and nobody gave (RFC 2606, section 2)."""
VERDICTS: Final = "routes.verdicts"
"""Table that names the carrier of a service."""

Rows = Sequence[Sequence[str | int]]


@dataclass(frozen=True)
class _Trip:
    """One leg in a period, by UTC."""

    id: str
    route: str
    period: Period
    departs: str
    arrives: str
    first: date
    last: date
    days: frozenset[int]


def gtfs(model: ReportModel) -> bytes:
    """Return the timetable as a feed; an airport whose place nobody knows has no flights in it."""
    places = _places()
    trips = [
        _trip(period, number)
        for number, period in enumerate(periods(model), start=1)
        if period.origin in places and period.destination in places
    ]
    files = {
        "agency.txt": _agency(model, trips),
        "stops.txt": _stops(places, trips),
        "routes.txt": _routes(model, trips),
        "trips.txt": _trips(trips),
        "stop_times.txt": _stop_times(trips),
        "calendar.txt": _calendar(trips),
        "feed_info.txt": _feed_info(model),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


@cache
def _places() -> Mapping[str, Mapping[str, str]]:
    return {row["iata"]: row for row in read_data_table("airports")}


def _trip(period: Period, number: int) -> _Trip:
    """Return a leg by UTC; its clock counts on from the midnight of the day on which it leaves."""
    leaves, arrives = period.departure_on(period.first), period.arrival_of(period.first)
    turn = (leaves.date() - period.first).days
    last = period.last or period.first + timedelta(days=OPEN_END)
    return _Trip(
        id=f"{period.service}.{period.sequence}.{number}",
        route=f"{period.service}.{period.sequence}.{period.origin}-{period.destination}",
        period=period,
        departs=_clock(leaves, leaves),
        arrives=_clock(leaves, arrives),
        first=period.first + timedelta(days=turn),
        last=last + timedelta(days=turn),
        days=frozenset((day - 1 + turn) % DAYS_OF_A_WEEK + 1 for day in period.days),
    )


def _clock(leaves: datetime, then: datetime) -> str:
    """Return a time as the feed writes it: beyond midnight the hours go on.

    Examples
    --------
    >>> _clock(datetime(2026, 10, 25, 22), datetime(2026, 10, 26, 3, 5))
    '27:05:00'
    """
    midnight = leaves.replace(hour=0, minute=0, second=0, microsecond=0)
    minutes = (then - midnight) // timedelta(minutes=1)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:00"


def _text(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return stream.getvalue().encode()


def _agency(model: ReportModel, trips: Sequence[_Trip]) -> bytes:
    named = {row.text("service"): row.text("carrier") for row in entries(model, VERDICTS)}
    carriers = {trip.period.carrier: named.get(trip.period.service, "") for trip in trips}
    head = ("agency_id", "agency_name", "agency_url", "agency_timezone")
    rows = [
        (code, _called(name, model) or code, ADDRESS.format(name=code.lower()), CLOCK)
        for code, name in sorted(carriers.items())
    ]
    return _text(head, rows)


def _called(name: str, model: ReportModel) -> str:
    label = name_of(name, model)
    return label.spoken(model.languages[0])[0] if label else name


def _stops(places: Mapping[str, Mapping[str, str]], trips: Sequence[_Trip]) -> bytes:
    used = sorted({at for trip in trips for at in (trip.period.origin, trip.period.destination)})
    head = ("stop_id", "stop_code", "stop_name", "stop_lat", "stop_lon", "stop_timezone")
    held = [(code, places[code]) for code in used]
    return _text(
        head,
        [(code, code, at["name"], at["lat"], at["lon"], at["time_zone"]) for code, at in held],
    )


def _routes(model: ReportModel, trips: Sequence[_Trip]) -> bytes:
    made: dict[str, Sequence[str | int]] = {}
    for trip in trips:
        way = f"{trip.period.origin}–{trip.period.destination}"
        long = f"{_called(trip.period.service, model)}: {way}"
        short = trip.period.flight
        made[trip.route] = (trip.route, trip.period.carrier, short, long, AIR_SERVICE)
    head = ("route_id", "agency_id", "route_short_name", "route_long_name", "route_type")
    return _text(head, [made[name] for name in sorted(made)])


def _trips(trips: Sequence[_Trip]) -> bytes:
    head = ("route_id", "service_id", "trip_id", "trip_headsign")
    return _text(head, [(one.route, one.id, one.id, one.period.destination) for one in trips])


def _stop_times(trips: Sequence[_Trip]) -> bytes:
    rows: list[Sequence[str | int]] = []
    for one in trips:
        rows.append((one.id, one.departs, one.departs, one.period.origin, 1))
        rows.append((one.id, one.arrives, one.arrives, one.period.destination, 2))
    return _text(("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"), rows)


def _calendar(trips: Sequence[_Trip]) -> bytes:
    rows = [
        (
            one.id,
            *(int(day in one.days) for day in range(1, DAYS_OF_A_WEEK + 1)),
            f"{one.first:%Y%m%d}",
            f"{one.last:%Y%m%d}",
        )
        for one in trips
    ]
    return _text(("service_id", *WEEK, "start_date", "end_date"), rows)


def _feed_info(model: ReportModel) -> bytes:
    head = ("feed_publisher_name", "feed_publisher_url", "feed_lang", "feed_version")
    address = ADDRESS.format(name="corredor")
    return _text(head, [("corredor", address, model.languages[0], model.version)])
