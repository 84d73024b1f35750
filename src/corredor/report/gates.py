"""Gates: what must be open for a service, told in as few lines as can be.

Rows that differ only in where they hold stand together. A right is told by its freedom, the state
that grants it and the stations between which it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corredor.report.entries import Entry, by

UNKNOWN: Final = "unknown"
OPEN: Final = "open"
SAME: Final = (
    *("gate", "state", "from", "to", "read"),
    *(f"{name}{tail}" for name in ("condition", "source") for tail in ("", "_es", "_en", "_ru")),
)
"""What rows have in common that are told together."""
FREEDOMS: Final = dict(
    enumerate(
        (
            *("first_freedom", "second_freedom", "third_freedom", "fourth_freedom"),
            *("fifth_freedom", "sixth_freedom", "seventh_freedom", "eighth_freedom"),
            "ninth_freedom",
        ),
        1,
    )
)
"""Words of the glossary for the freedoms of the air (ICAO Doc 9626, 4.1)."""
_RIGHT: Final = re.compile(
    r"[A-Z]{2}:(?P<freedom>[1-9]) (?P<state>[A-Z]{2})(?::(?P<pair>[A-Z]{3}-[A-Z]{3}))?"
)


@dataclass(frozen=True)
class Right:
    """A right: the word for its freedom, the state that grants it [ISO 3166], and its stations."""

    freedom: str
    state: str
    stations: tuple[str, ...]


@dataclass(frozen=True)
class GateRows:
    """Rows of one gate that say the same of several places; at least one."""

    rows: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The first of them, for what they have in common."""
        return self.rows[0]

    @property
    def is_answered(self) -> bool:
        """Whether anybody has said something of it."""
        said = self.first.text("source") or self.first.text("source_en")
        return self.first.text("state") != UNKNOWN or bool(said)


def right_of(row: Entry) -> Right | None:
    """Return the right that a row is about; None where it is about something else."""
    found = _RIGHT.fullmatch(row.text("place"))
    if found is None:
        return None
    stations = dict.fromkeys((found["pair"] or "").split("-"))
    return Right(
        FREEDOMS[int(found["freedom"])],
        found["state"],
        tuple(code for code in stations if code),
    )


def together(rows: Iterable[Entry]) -> tuple[GateRows, ...]:
    """Return rows by what they say, in the order of the first of each."""
    return tuple(GateRows(tuple(found)) for found in by(rows, *SAME).values())
