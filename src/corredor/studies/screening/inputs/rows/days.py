"""Days of cells: a period begins and is over on a day."""

from __future__ import annotations

from datetime import timedelta

from corredor.core.period import parse_period


def first_day(text: str) -> str:
    """Return the first day of a date or period as ISO 8601; empty where none is given."""
    first = parse_period(text).first if text else None
    return first.isoformat() if first else ""


def day_after(text: str) -> str:
    """Return the day on which a date or period is over: that of a whole day is the day itself."""
    if not text:
        return ""
    period = parse_period(text)
    if period.last is None:
        return ""
    last = period.last if period.first == period.last else period.last + timedelta(days=1)
    return last.isoformat()
