"""Age of a list on the day for which a programme is screened, and the limit of its policy.

An old list is false comfort: past the limit the study raises a flag, unless a person states in
its row why it may be used all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

FRESH, STALE, LATER, UNDATED = STANDINGS = ("fresh", "stale", "later", "undated")
"""What a list may be: within the limit, past it, of a day after the one screened, without day."""
_FIRST: Final = "-01-01"
_DAY: Final = 10


@dataclass(frozen=True)
class ListAge:
    """How old a list is.

    Parameters
    ----------
    days
        From its publication to the day screened [day]; negative where it is of a later day; None
        where nobody says when it was published.
    standing
        One of `STANDINGS`.
    """

    days: int | None
    standing: str


def list_age(published: str, as_of: date, limit: int) -> ListAge:
    """Return the age of a list.

    Parameters
    ----------
    published
        Day of publication, ISO 8601; of a month or year its first day counts, the eldest that
        it may be.
    as_of
        The day screened.
    limit
        Age up to which the list may be used [day].

    Examples
    --------
    >>> list_age("2026-10-08", date(2026, 11, 22), limit=30)
    ListAge(days=45, standing='stale')
    >>> list_age("", date(2026, 11, 22), limit=30).standing
    'undated'
    """
    try:
        day = date.fromisoformat((published + _FIRST[len(published) - 4 :])[:_DAY])
    except ValueError:
        return ListAge(None, UNDATED)
    days = (as_of - day).days
    standing = LATER if days < 0 else STALE if days > limit else FRESH
    return ListAge(days, standing)
