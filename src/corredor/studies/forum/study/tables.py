"""The tables of the forum: ids and numbers, no person's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from corredor.core.finding import Column, FindingTable
from corredor.studies.forum.study.agenda import Agenda
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.pieces import (
    PAIR,
    SLOT_COLUMNS,
    WHERE,
    Row,
    count_column,
    made_table,
    meetings_of,
    when,
)
from corredor.studies.forum.study.sums import (
    coverage,
    fairness,
    interpreters,
    loads,
    network,
    quality,
    rooms,
    rules,
    selection,
)


def tables(book: Book, agenda: Agenda) -> tuple[FindingTable, ...]:
    """Return the tables of what is held and what isn't, those with rows."""
    made = (
        participants(book),
        consents(book),
        *(side_of(book, agenda, side) for side in sorted(book.sides)),
        meetings(agenda),
        sessions(book, agenda),
        seats(agenda),
        composition(book, agenda),
        relaxations(book, agenda),
        pairs("unplaced", agenda.unplaced),
        pairs("removed", agenda.removed),
        removals(agenda.counts),
        told(agenda),
        coverage(book, agenda),
        fairness(book, agenda),
        loads(book, agenda),
        network(book, agenda),
        interpreters(book, agenda),
        rooms(book, agenda),
        quality(agenda),
        selection(agenda),
        rules(book),
    )
    return tuple(table for table in made if table.rows)


def participants(book: Book) -> FindingTable:
    """Who comes: side, rank, and whether a screening keeps the person apart."""
    columns = (
        Column("participant", "text", "participant"),
        Column("organisation", "term", "organisation"),
        Column("side", "term", "side"),
        Column("rank", "word", "rank"),
        count_column("wanted", "meetings_wanted"),
        Column("screening", "word", "screening"),
    )
    rows = [
        (p.id, p.organisation, p.side, p.rank, p.capacity, _screened(book, p.id))
        for p in book.people
    ]
    return made_table("participants", "forum_participants", columns, rows, "forum/organisations")


def consents(book: Book) -> FindingTable:
    """How many of each side agreed to be listed, and how many did not."""
    columns = (
        Column("side", "term", "side"),
        count_column("agreed", unit="person"),
        count_column("silent", unit="person"),
    )
    agreed = Counter(person.side for person in book.people)
    silent = Counter(person.side for person in book.silent)
    rows = [(side, agreed[side], silent[side]) for side in sorted({*agreed, *silent})]
    return made_table("consents", "forum_consents", columns, rows)


def side_of(book: Book, agenda: Agenda, side: str) -> FindingTable:
    """One side in a row: people, organisations, officials, and who meets somebody."""
    columns = (
        Column("side", "term", "side"),
        count_column("people", unit="person"),
        count_column("organisations", unit="organisation"),
        count_column("officials", unit="person"),
        count_column("people_with_meetings", unit="person"),
    )
    own = [person for person in book.people if person.side == side]
    counts = meetings_of(agenda)
    row = (
        *(side, len(own), len({person.organisation for person in own})),
        sum(person.rank == "official" for person in own),
        sum(counts[person.id] > 0 for person in own),
    )
    return made_table(f"side.{side.lower()}", "forum_side", columns, [row] if own else [])


def _screened(book: Book, person: str) -> str:
    if not book.screened:
        return "not_screened"
    if person in book.blocked:
        return "blocked"
    return "not_screened" if person in book.unscreened else "passed"


def meetings(agenda: Agenda) -> FindingTable:
    """The meetings in the order of time, with place and interpreter."""
    columns = (
        Column("id", "text", "meeting"),
        *PAIR,
        *SLOT_COLUMNS,
        *WHERE,
        count_column("table", "table_number"),
        Column("interpreter", "text", "interpreter"),
        count_column("score", "match_score"),
        count_column("sequence", "sequence"),
        Column("status", "word", "status"),
    )
    order = {slot.id: at for at, slot in enumerate(agenda.time.every)}
    rows = [
        (
            *(one.id, one.first, one.second, *when(agenda.time, one.slot)),
            *(one.room, one.table, one.interpreter, one.score, one.sequence, one.status),
        )
        for one in sorted(agenda.meetings, key=lambda one: (order[one.slot], one.id))
    ]
    sources = ("forum/offers", "forum/needs", "forum/wishes", "forum/slots", "forum/rooms")
    return made_table("meetings", "forum_meetings", columns, rows, *sources, *_plan(agenda))


def _plan(agenda: Agenda) -> tuple[str, ...]:
    return ("forum/plan", "forum/changes") if agenda.effort.method == "plan" else ()


def sessions(book: Book, agenda: Agenda) -> FindingTable:
    """The sessions, a row for each slot."""
    columns = (
        Column("session", "term", "session"),
        Column("kind", "word", "session_kind"),
        *SLOT_COLUMNS,
        *WHERE,
        Column("languages", "text", "languages"),
        Column("interpreter", "text", "interpreter"),
        count_column("people", unit="person"),
        count_column("sequence", "sequence"),
    )
    rows: list[Row] = []
    for one in agenda.sittings:
        people = len(book.people) if one.for_all else len(one.seats)
        spoken = " ".join(one.languages)
        for slot in one.slots or ("",):
            rows.append(
                (
                    *(one.session.id, one.session.kind, *when(agenda.time, slot)),
                    *(one.room, spoken, one.interpreter, people, one.sequence),
                )
            )
    order = {slot.id: at for at, slot in enumerate(agenda.time.every)}
    rows.sort(key=lambda row: (order.get(str(row[2]), len(order)), str(row[0])))
    return made_table("sessions", "forum_sessions", columns, rows, "forum/sessions", "forum/rooms")


def seats(agenda: Agenda) -> FindingTable:
    """Who sits in which session, in what role, and who listens through the interpreter."""
    columns = (
        Column("session", "term", "session"),
        Column("participant", "text", "participant"),
        Column("role", "word", "role"),
        Column("interpreter", "text", "interpreter"),
    )
    rows = [
        (
            *(one.session.id, seat.participant, seat.role),
            one.interpreter if seat.interpreted else "",
        )
        for one in agenda.sittings
        for seat in one.seats
    ]
    return made_table("seats", "forum_seats", columns, rows, "forum/sessions")


def composition(book: Book, agenda: Agenda) -> FindingTable:
    """People and officials of each side at each working table."""
    people = {person.id: person for person in book.people}
    columns = (
        Column("session", "term", "session"),
        Column("side", "term", "side"),
        count_column("people", unit="person"),
        count_column("officials", unit="person"),
    )
    rows: list[Row] = []
    for one in agenda.sittings:
        if one.session.kind == "working_table":
            own = [people[seat.participant] for seat in one.seats]
            for side in sorted(book.sides):
                there = [person for person in own if person.side == side]
                officials = sum(person.rank == "official" for person in there)
                rows.append((one.session.id, side, len(there), officials))
    return made_table("composition", "forum_composition", columns, rows, "forum/sessions")


def relaxations(book: Book, agenda: Agenda) -> FindingTable:
    """Rules that no composition of a working table keeps, and how far they can be kept."""
    columns = (
        Column("session", "term", "session"),
        Column("rule", "word", "rule"),
        Column("side", "term", "side"),
        count_column("required", unit="person"),
        count_column("reached", unit="person"),
    )
    rows = [
        (
            session,
            one.rule,
            book.sides[one.side] if one.side >= 0 else "",
            one.required,
            one.reached,
        )
        for session, one in agenda.relaxations
    ]
    return made_table("relaxations", "forum_relaxations", columns, rows, "forum/sessions")


def pairs(key: str, held: Iterable[tuple[str, str, str]]) -> FindingTable:
    """Pairs with a reason."""
    columns = (*PAIR, Column("reason", "word", "reason"))
    return made_table(key, f"forum_{key}", columns, held, "forum/wishes")


def removals(counts: Mapping[str, int]) -> FindingTable:
    """How many pairs may not meet, for each reason."""
    columns = (Column("reason", "word", "reason"), count_column("pairs", "pairs"))
    rows = [(reason, count) for reason, count in counts.items() if count]
    return made_table("removals", "forum_removals", columns, rows, "forum/wishes")


def told(agenda: Agenda) -> FindingTable:
    """What changes on the day, for the two people whom it concerns."""
    columns = (
        Column("meeting", "text", "meeting"),
        *PAIR,
        Column("what", "word", "what"),
        Column("slot_before", "text", "slot_before"),
        Column("slot", "text", "slot"),
        Column("room_before", "term", "room_before"),
        *WHERE,
        count_column("sequence", "sequence"),
        Column("now", "text", "now"),
    )
    rows = [
        (
            *(one.meeting, one.first, one.second, one.what, one.before, one.after),
            *(one.room_before, one.room, one.sequence, one.now),
        )
        for one in agenda.told
    ]
    return made_table("changes", "forum_changes", columns, rows, "forum/plan", "forum/changes")
