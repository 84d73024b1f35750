"""Decisions of people on hits: of each pair of sides the newest stands, and the others are history.

A decision that has expired is renewed by a newer row; the older one stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corredor.core.table import Row
from corredor.studies.screening.inputs.rows.days import first_day


@dataclass(frozen=True)
class Decision:
    """What a person decided on a hit."""

    query: str
    entry: str
    kind: str
    person: str
    second: str
    date: str
    expires: str
    reason: str
    row: Row


def decisions(rows: Iterable[Row]) -> Mapping[tuple[str, str], Decision]:
    """Return the newest decision on each pair, by the digests of both sides.

    A newer decision replaces an older one even where it has expired itself: nobody's earlier
    word comes back by the lapse of a later one. Of two of one day the later row is the newer.
    """
    found: dict[tuple[str, str], Decision] = {}
    for row in sorted(rows, key=_order):
        made = Decision(
            query=row.text("query"),
            entry=row.text("entry"),
            kind=row.text("decision"),
            person=row.text("person"),
            second=row.text("second_person"),
            date=first_day(row.text("date")),
            expires=first_day(row.text("expires")),
            reason=row.text("reason"),
            row=row,
        )
        found[made.query, made.entry] = made
    return dict(sorted(found.items()))


def _order(row: Row) -> tuple[str, int]:
    return first_day(row.text("date")), row.place.line or 0
