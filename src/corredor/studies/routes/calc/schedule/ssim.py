"""Timetable rows in the manner of the IATA SSIM, chapter 7, flight leg record (type 3).

A row stands for a period in which local times, offsets and day change stay the same: summer time
at either end begins a new row. Field names follow the record's; the text is comma-separated.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from corredor.studies.routes.calc.schedule.local import Flight, Leg, flight_on, operating_days

FIELDS: Final = (
    "airline_designator",
    "flight_number",
    "itinerary_variation",
    "leg_sequence",
    "service_type",
    "period_from",
    "period_to",
    "days_of_operation",
    "departure_station",
    "std_passenger",
    "std_aircraft",
    "departure_utc_variation",
    "arrival_station",
    "sta_aircraft",
    "sta_passenger",
    "arrival_utc_variation",
    "arrival_date_variation",
    "aircraft_type",
    "configuration",
)
"""Columns of a row."""
SCHEDULED_PASSENGER: Final = "J"
"""Service type: scheduled passenger, normal service (SSIM, appendix C)."""
SINGLE: Final = "01"
MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MINUTES_PER_HOUR: Final = 60
MINUTE: Final = timedelta(minutes=1)

Row = Mapping[str, str]


def ssim_rows(
    leg: Leg, sequence: int, aircraft_type: str, configuration: str = ""
) -> tuple[Row, ...]:
    """Return the rows of a leg, by period.

    Parameters
    ----------
    leg
        The leg.
    sequence
        Its place in the flight, from 1.
    aircraft_type
        IATA code of the aircraft type, such as ``77W``.
    configuration
        Seats by cabin, such as ``J28Y429``.
    """
    rows: list[Row] = []
    run: list[Flight] = []
    for day in operating_days(leg):
        flight = flight_on(leg, day)
        if run and _pattern(flight) != _pattern(run[-1]):
            rows.append(_row(run, sequence, aircraft_type, configuration))
            run = []
        run.append(flight)
    if run:
        rows.append(_row(run, sequence, aircraft_type, configuration))
    return tuple(rows)


def _pattern(flight: Flight) -> tuple[object, ...]:
    start, end = flight.local_departure, flight.local_arrival
    return start.time(), end.time(), flight.day_change, start.utcoffset(), end.utcoffset()


def _row(run: list[Flight], sequence: int, aircraft_type: str, configuration: str) -> Row:
    flight, leg = run[0], run[0].leg
    days = {one.local_departure.isoweekday() for one in run}
    departure, arrival = flight.local_departure, flight.local_arrival
    starts, ends = departure.strftime("%H%M"), arrival.strftime("%H%M")
    values = (
        leg.carrier,
        leg.number,
        SINGLE,
        f"{sequence:02d}",
        SCHEDULED_PASSENGER,
        ssim_date(departure.date()),
        ssim_date(run[-1].local_departure.date()),
        "".join(str(day) if day in days else " " for day in range(1, 8)),
        leg.origin,
        starts,
        starts,
        utc_variation(departure.utcoffset() or timedelta()),
        leg.destination,
        ends,
        ends,
        utc_variation(arrival.utcoffset() or timedelta()),
        f"{flight.day_change:+d}" if flight.day_change else "0",
        aircraft_type,
        configuration,
    )
    return dict(zip(FIELDS, values, strict=True))


def ssim_date(day: date) -> str:
    """Return a day as the SSIM writes it.

    Examples
    --------
    >>> ssim_date(date(2026, 10, 25))
    '25OCT26'
    """
    return f"{day.day:02d}{MONTHS[day.month - 1]}{day.year % 100:02d}"


def utc_variation(offset: timedelta) -> str:
    """Return an offset from UTC as the SSIM writes it.

    Examples
    --------
    >>> utc_variation(timedelta(hours=-3, minutes=-30))
    '-0330'
    """
    minutes = offset // MINUTE
    hours, rest = divmod(abs(minutes), MINUTES_PER_HOUR)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}{rest:02d}"


def ssim_text(rows: Iterable[Row]) -> str:
    """Return rows as comma-separated text with a heading."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([row[name] for name in FIELDS] for row in rows)
    return stream.getvalue()
