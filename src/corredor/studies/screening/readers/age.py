"""Age of a list on the day for which a programme is screened, and the limit of its policy.

An old list is false comfort: past the limit it is refused, unless a person states in its row
why it may be used all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from corredor.core.errors import Place, StaleList

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


def refuse_stale(
    name: str, published: str, as_of: date, limit: int, place: Place | None, reason: str = ""
) -> ListAge:
    """Return the age of a list that may be used.

    Parameters
    ----------
    name
        The list.
    place
        Its row.
    reason
        Why it may be used although it is older than the limit, as a person states it.

    Raises
    ------
    StaleList
        E134: it is older than the limit, and no reason is stated.
    """
    age = list_age(published, as_of, limit)
    if age.standing == STALE and not reason.strip():
        raise StaleList(
            place,
            list=name,
            published=published,
            age=age.days,
            as_of=as_of.isoformat(),
            limit=limit,
        )
    return age
