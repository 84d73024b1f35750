"""SSIM: the timetable as rows after the flight leg record of the IATA's schedules manual.

The periods in which a leg keeps its local times are its itinerary variations.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from typing import Final

from corredor.report.model import ReportModel
from corredor.report.timetable import DAYS_OF_A_WEEK, Period, periods, utc_variation

SSIM: Final = (
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
    "service",
)
"""Columns of a row, after the flight leg record of the IATA SSIM, chapter 7; the last is ours."""
SCHEDULED_PASSENGER: Final = "J"
"""Service type: scheduled passenger, normal service (SSIM, appendix C)."""
OPEN_END: Final = "00XXX00"
"""Last day of a period without an end (SSIM, chapter 2)."""
MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def ssim(model: ReportModel) -> bytes:
    """Return the timetable as comma-separated rows in the manner of the SSIM.

    What nobody assigned, a flight number or a type code of the IATA, stays empty.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(SSIM)
    met: Counter[tuple[str, str, int]] = Counter()
    for period in periods(model):
        leg = period.service, period.number, period.sequence
        met[leg] += 1
        writer.writerow(_row(period, met[leg]))
    return stream.getvalue().encode()


def _row(period: Period, variation: int) -> tuple[str, ...]:
    departs, arrives = (f"{clock:%H%M}" for clock in (period.departs, period.arrives))
    return (
        period.carrier,
        period.number,
        f"{variation:02d}",
        f"{period.sequence:02d}",
        SCHEDULED_PASSENGER,
        ssim_date(period.first),
        ssim_date(period.last) if period.last else OPEN_END,
        "".join(str(day) if day in period.days else " " for day in range(1, DAYS_OF_A_WEEK + 1)),
        period.origin,
        departs,
        departs,
        utc_variation(period.departure_offset),
        period.destination,
        arrives,
        arrives,
        utc_variation(period.arrival_offset),
        f"{period.day_change:+d}" if period.day_change else "0",
        period.type_code,
        period.seats,
        period.service,
    )


def ssim_date(day: date) -> str:
    """Return a day as the SSIM writes it.

    Examples
    --------
    >>> ssim_date(date(2026, 10, 25))
    '25OCT26'
    """
    return f"{day.day:02d}{MONTHS[day.month - 1]}{day:%y}"
