"""Pieces of tables: how a table of the study is made, and cells that several tables have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.forum.study.agenda import Agenda
from corredor.studies.forum.study.timeline import Timeline

Row = tuple[Cell, ...]
PEOPLE: Final = "forum/participants"
SLOT_COLUMNS: Final = (
    Column("slot", "text", "slot"),
    Column("date", "date", "date"),
    Column("begins", "text", "begins"),
    Column("ends", "text", "ends"),
)
PAIR: Final = (Column("first", "text", "first_person"), Column("second", "text", "second_person"))
WHERE: Final = (Column("room", "term", "room"),)
CLOCK: Final = "%H:%M"


def made_table(
    key: str, label: str, columns: Sequence[Column], rows: Iterable[Row], *sources: str
) -> FindingTable:
    """Return a table of the study; the participants are among its sources."""
    named = tuple(dict.fromkeys((PEOPLE, *sources)))
    return FindingTable(f"forum.{key}", label, tuple(columns), tuple(rows), named)


def count_column(name: str, label: str = "", unit: str = "1") -> Column:
    """Return a column of numbers."""
    return Column(name, "number", label or name, unit)


def when(time: Timeline, slot: str) -> tuple[str, str, str, str]:
    """Return the cells of a slot: id, day, begin and end; empty where there is none."""
    held = time.by_id.get(slot)
    if held is None:
        return ("", "", "", "")
    return (slot, held.date.isoformat(), held.begins.strftime(CLOCK), held.ends.strftime(CLOCK))


def meetings_of(agenda: Agenda) -> Counter[str]:
    """Return the meetings of each person."""
    return Counter(name for one in agenda.meetings for name in (one.first, one.second))
