"""Season: the days on which a service operates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from corredor.studies.routes.calc.schedule.local import iata_season
from corredor.studies.routes.inputs.records import Service

SEASONS: Final = ("summer", "winter")


def first_day(first: date, days: frozenset[int]) -> date:
    """Return the first day of operation on or after a day.

    Examples
    --------
    >>> first_day(date(2026, 10, 25), frozenset({3})).isoformat()
    '2026-10-28'
    """
    return next(
        day for day in (first + timedelta(days=n) for n in range(7)) if day.isoweekday() in days
    )


def last_day(service: Service) -> date:
    """Return the last day of a service: the one stated, or that of its scheduling season."""
    if service.last is not None:
        return service.last
    first = service.first
    ends = (iata_season(year, name)[1] for year in (first.year - 1, first.year) for name in SEASONS)
    return min(end for end in ends if end >= first)


def middle_day(service: Service) -> date:
    """Return the day in the middle of a service's season."""
    return service.first + (last_day(service) - service.first) / 2
