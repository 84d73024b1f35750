"""The outline of a forum: what each slot holds, which sectors meet, and how much changes."""

from __future__ import annotations

from collections import Counter, defaultdict

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.forum.study.agenda import Agenda
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.tables import (
    SLOT_COLUMNS,
    count_column,
    made_table,
    when,
)
from corredor.studies.forum.study.timeline import part_of


def outline(book: Book, agenda: Agenda) -> tuple[FindingTable, ...]:
    """Return the tables of slots, of sectors that meet, and of changes, those with rows."""
    made = (slots(book, agenda), sectors(book, agenda), changes_of_kind(agenda), idle(agenda))
    return tuple(table for table in made if table.rows)


def slots(book: Book, agenda: Agenda) -> FindingTable:
    """Meetings of each slot, the tables that it has for them, and the interpreters at work."""
    columns = (
        *SLOT_COLUMNS,
        Column("part", "word", "part"),
        count_column("meetings"),
        count_column("tables"),
        count_column("interpreters"),
    )
    met = Counter(one.slot for one in agenda.meetings)
    busy = {(one.slot, one.interpreter) for one in agenda.meetings if one.interpreter}
    taken: set[tuple[str, str]] = set()
    for one in agenda.sittings:
        taken |= {(slot, one.room) for slot in one.slots}
        busy |= {(slot, one.interpreter) for slot in one.slots if one.interpreter}
    at_work = Counter(slot for slot, _ in busy)
    rows = [
        (
            *(*when(agenda.time, slot.id), part_of(slot), met[slot.id]),
            sum(
                room.tables
                for room in book.rooms
                if slot.id not in room.closed and (slot.id, room.id) not in taken
            ),
            at_work[slot.id],
        )
        for slot in agenda.time.every
    ]
    return made_table("slots", "forum_slots", columns, rows, "forum/slots", "forum/rooms")


def sectors(book: Book, agenda: Agenda) -> FindingTable:
    """Meetings between sectors of the two sides, and their mean score."""
    columns = (
        Column("side", "term", "side"),
        Column("sector", "term", "sector"),
        Column("other_side", "term", "other_side"),
        Column("other", "term", "other_sector"),
        count_column("meetings"),
        count_column("score", "mean_score"),
    )
    people = {person.id: person for person in book.people}
    found: defaultdict[tuple[str, ...], list[float | None]] = defaultdict(list)
    for one in agenda.meetings:
        ends = (people[one.first], people[one.second])
        found[tuple(cell for p in ends for cell in (p.side, book.sector_of(p)))].append(one.score)
    rows: list[tuple[Cell, ...]] = []
    for ends, scores in sorted(found.items()):
        known = [score for score in scores if score is not None]
        mean = round(sum(known) / len(known), 3) if known else None
        rows.append((*ends, len(scores), mean))
    return made_table("sectors", "forum_sectors", columns, rows, "forum/organisations")


def changes_of_kind(agenda: Agenda) -> FindingTable:
    """How many meetings and seats change on the day, by what happens to them."""
    columns = (Column("what", "word", "what"), count_column("changes"))
    rows = sorted(Counter(one.what for one in agenda.told).items())
    return made_table("changes_of_kind", "forum_changes_of_kind", columns, rows, "forum/changes")


def idle(agenda: Agenda) -> FindingTable:
    """Changes of the day that change nothing, and why."""
    columns = (
        Column("change", "text", "change_of_day"),
        Column("kind", "word", "change_kind"),
        Column("reason", "word", "reason"),
    )
    return made_table("idle_changes", "forum_idle_changes", columns, agenda.idle, "forum/changes")
