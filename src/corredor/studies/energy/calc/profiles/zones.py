"""Zones: the clock of any place, by the IANA time zone database that the package carries.

The database of the machine is not asked: its release would decide the result. Theory: RFC 6557
and the database's own ``theory.html``, https://data.iana.org/time-zones/theory.html.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from corredor.studies.energy.calc.profiles.calendar import COMMON, DAY
from corredor.units import Hour

FloatArray = NDArray[np.float64]
UTC: Final = "UTC"
_DATABASE: Final = "tzdata"


class UnknownZone(ValueError):
    """A name that the database doesn't have."""


@cache
def zone_names() -> frozenset[str]:
    """Return the names of all zones."""
    return frozenset((files(_DATABASE) / "zones").read_text("utf-8").split())


@cache
def zone(name: str) -> ZoneInfo:
    """Return a zone by its name.

    Raises
    ------
    UnknownZone
        The database doesn't have it.

    Examples
    --------
    >>> zone("America/Mazatlan").key
    'America/Mazatlan'
    """
    if name not in zone_names():
        raise UnknownZone(name)
    place = files(_DATABASE) / "zoneinfo"
    for part in name.split("/"):
        place /= part
    with place.open("rb") as stream:
        return ZoneInfo.from_file(stream, key=name)


def clock_hours(day: date, name: str) -> int:
    """Hours of a day by the clock of a zone [hour].

    Examples
    --------
    >>> clock_hours(date(2016, 10, 30), "America/Mazatlan"), clock_hours(date(2016, 10, 30), "UTC")
    (25, 24)
    >>> clock_hours(date(2017, 3, 12), "America/Tijuana")
    23
    """
    begin = datetime.combine(day, datetime.min.time(), zone(name))
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone(name))
    longer = (begin.utcoffset() or timedelta()) - (end.utcoffset() or timedelta())
    return DAY + round(longer / timedelta(hours=1))


def standard_offset(name: str, year: int = COMMON) -> Annotated[float, "hour"]:
    """Standard time of a zone against UTC, without summer time, at the beginning of a year [hour].

    Examples
    --------
    >>> standard_offset("America/Mazatlan"), standard_offset("Asia/Kolkata")
    (-7.0, 5.5)
    >>> standard_offset("America/Santiago")
    -4.0
    """
    at = datetime(year, 1, 1, tzinfo=zone(name))
    found = (at.utcoffset() or timedelta()) - (at.dst() or timedelta())
    return found / timedelta(hours=1)


def changes_clock(name: str, year: int = COMMON) -> bool:
    """Whether the clock of a zone changes within a year.

    Examples
    --------
    >>> changes_clock("America/Tijuana"), changes_clock("America/Mazatlan")
    (True, False)
    """
    first = date(year, 1, 1)
    days = (first + timedelta(days=at) for at in range((date(year + 1, 1, 1) - first).days))
    return any(clock_hours(day, name) != DAY for day in days)


def beginning(start: date, name: str, offset: float) -> Hour:
    """Hour of the year, in a standard time, at which a day begins by the clock of a zone [hour].

    Parameters
    ----------
    start, name
        The day, and the zone by whose clock it begins.
    offset
        Of the standard time against UTC [hour].

    Examples
    --------
    >>> beginning(date(2023, 7, 1), "America/Tijuana", -8.0)
    4343.0
    """
    at = datetime.combine(start, datetime.min.time(), zone(name))
    there = at.replace(tzinfo=None) - (at.utcoffset() or timedelta()) + timedelta(hours=offset)
    return (there - datetime(start.year, 1, 1)) / timedelta(hours=1)


def moved(values: FloatArray, hours: Hour) -> FloatArray:
    """Return a series of whole years that begins later by some hours, its end at the beginning.

    Between whole hours, numbers are means of their neighbours by the parts of the hour.

    Examples
    --------
    >>> moved(np.array([0.0, 2.0, 4.0, 6.0]), -1.0), moved(np.array([0.0, 2.0, 4.0, 6.0]), 0.5)
    (array([2., 4., 6., 0.]), array([3., 1., 3., 5.]))
    """
    whole = int(np.floor(hours))
    part = hours - whole
    held = np.roll(values, whole)
    return held if part == 0 else (1 - part) * held + part * np.roll(held, 1)
