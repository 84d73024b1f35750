"""Sittings: the sessions of a day, whose rows are slot by slot, as what begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corredor.report.entries import Entry, by, entries
from corredor.report.model import ReportModel

SLOTS: Final = "forum.slots"
SESSIONS: Final = "forum.sessions"


def count(row: Entry, column: str) -> float:
    """Return a number that counts things as it stands in a row; 0 where the cell is empty."""
    cell = row.cell(column)
    return float(cell) if isinstance(cell, int | float) else 0.0


@dataclass(frozen=True)
class Sitting:
    """A session on one day: rows of its slots in the order of time."""

    rows: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The row of its first slot."""
        return self.rows[0]

    @property
    def last(self) -> Entry:
        """The row of its last slot."""
        return self.rows[-1]


def sittings(model: ReportModel, date: str) -> list[Sitting]:
    """Return the sessions of a day; slots of one session that follow each other are one sitting."""
    rows = sorted(entries(model, SESSIONS, {"date": date}), key=_time)
    slots = entries(model, SLOTS, {"date": date}) or rows
    order = {begins: at for at, begins in enumerate(sorted({row.text("begins") for row in slots}))}
    held = [
        Sitting(tuple(group))
        for found in by(rows, "session", "room").values()
        for group in _unbroken(found, order)
    ]
    return sorted(held, key=lambda one: _time(one.first))


def _time(row: Entry) -> tuple[str, str]:
    return row.text("begins"), row.text("session")


def _unbroken(rows: Sequence[Entry], order: Mapping[str, int]) -> Iterator[list[Entry]]:
    """Yield runs of rows whose slots follow each other."""
    group = [rows[0]]
    for one, other in pairwise(rows):
        if order.get(other.text("begins"), 0) != order.get(one.text("begins"), 0) + 1:
            yield group
            group = []
        group.append(other)
    yield group
