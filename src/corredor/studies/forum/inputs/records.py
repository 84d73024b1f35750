"""Rows of the folder's tables as records; each keeps its row, for the place of a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from corredor.core.errors import NotAChoice, NotADate
from corredor.core.label import Label
from corredor.core.table import Row

YES: Final = "yes"


@dataclass(frozen=True)
class Organisation:
    """Who sends people: its sectors as codes of ISIC, SCIAN, OKVED and HS."""

    id: str
    label: Label
    country: str
    isic: tuple[str, ...]
    scian: tuple[str, ...]
    okved: tuple[str, ...]
    hs: tuple[str, ...]
    size: str
    row: Row
    synthetic: bool = False


@dataclass(frozen=True)
class Person:
    """A participant; `capacity` is the most meetings wanted [1], `away` ids of slots."""

    id: str
    name: str
    organisation: str
    side: str
    rank: str
    languages: tuple[str, ...]
    away: tuple[str, ...]
    capacity: int
    consents: bool
    row: Row
    synthetic: bool = False


@dataclass(frozen=True)
class Statement:
    """An offer or a need of a participant in its own words."""

    id: str
    participant: str
    language: str
    text: str
    isic: tuple[str, ...]
    hs: tuple[str, ...]
    row: Row


@dataclass(frozen=True)
class Wish:
    """A meeting that is wished, pinned or vetoed."""

    participant: str
    other: str
    kind: str
    by: str
    reason: str
    row: Row
    slots: tuple[str, ...] = ()
    part: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slot:
    """A slot of the forum; `begins` and `ends` are local times."""

    id: str
    date: date
    begins: time
    ends: time
    part: str
    row: Row


@dataclass(frozen=True)
class RoomRecord:
    """A room with its tables for meetings and its seats for sessions [1]."""

    id: str
    label: Label
    zone: str
    tables: int
    seats: int | None
    closed: tuple[str, ...]
    row: Row


@dataclass(frozen=True)
class Session:
    """A plenary, panel, working table or break."""

    id: str
    label: Label
    kind: str
    slots: tuple[str, ...]
    room: str
    isic: tuple[str, ...]
    chair: str
    participants: tuple[str, ...]
    languages: tuple[str, ...]
    least: int | None
    most: int | None
    row: Row
    part: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interpreter:
    """An interpreter between each two of its languages."""

    id: str
    name: str
    languages: tuple[str, ...]
    away: tuple[str, ...]
    row: Row


@dataclass(frozen=True)
class Host:
    """A host of the exchange; `ranking` are groups of equal applicants, best first."""

    id: str
    label: Label
    country: str
    places: int
    ranking: tuple[tuple[str, ...], ...]
    row: Row


@dataclass(frozen=True)
class Applicant:
    """An applicant of the exchange; `ranking` are groups of equal hosts, best first."""

    id: str
    name: str
    country: str
    ranking: tuple[tuple[str, ...], ...]
    joint: str
    consents: bool
    row: Row


@dataclass(frozen=True)
class Outcome:
    """What came of a meeting."""

    id: str
    participant: str
    other: str
    slot: str
    result: str
    agreement: str
    next_step: str
    owner: str
    due: str
    proposal: str
    row: Row


def organisations(rows: Iterable[Row]) -> dict[str, Organisation]:
    """Return the organisations by id."""
    return {
        row.text("id"): Organisation(
            row.text("id"),
            row.label,
            row.text("country"),
            *(tuple(row.text(name).split()) for name in ("isic", "scian", "okved", "hs")),
            size=row.text("size"),
            row=row,
            synthetic=row.text("synthetic") == YES,
        )
        for row in rows
    }


def people(rows: Iterable[Row]) -> tuple[Person, ...]:
    """Return the participants by id."""
    found = [
        Person(
            id=row.text("id"),
            name=row.text("name"),
            organisation=row.text("organisation"),
            side=row.text("side"),
            rank=row.text("rank"),
            languages=tuple(sorted(set(row.ids("languages")))),
            away=row.ids("away"),
            capacity=whole(row, "capacity") or 0,
            consents=row.text("consent") == YES,
            row=row,
            synthetic=row.text("synthetic") == YES,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda person: person.id))


def statements(rows: Iterable[Row]) -> tuple[Statement, ...]:
    """Return offers or needs by participant and id."""
    found = [
        Statement(
            id=row.text("id"),
            participant=row.text("participant"),
            language=row.text("language"),
            text=row.text("text"),
            isic=tuple(row.text("isic").split()),
            hs=tuple(row.text("hs").split()),
            row=row,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda held: (held.participant, held.id)))


def wishes(rows: Iterable[Row]) -> tuple[Wish, ...]:
    """Return wishes, pins and vetoes.

    Raises
    ------
    NotAChoice
        E110: a row names one participant twice.
    """
    found: list[Wish] = []
    for row in rows:
        columns = ("participant", "other", "kind", "by", "reason")
        wish = Wish(
            *(row.text(name) for name in columns),
            row=row,
            slots=row.ids("slots"),
            part=row.text("part"),
            after=row.ids("after"),
        )
        if wish.participant == wish.other:
            raise _unreadable(row, "other", "another participant")
        found.append(wish)
    return tuple(sorted(found, key=lambda wish: (wish.participant, wish.other, wish.kind)))


def slots(rows: Iterable[Row]) -> tuple[Slot, ...]:
    """Return the slots in the order of time.

    Raises
    ------
    NotADate
        E109: a date is not a day.
    NotAChoice
        E110: a time can't be read, or the slot ends before it begins.
    """
    found: list[Slot] = []
    for row in rows:
        begins, ends = _clock(row, "begins"), _clock(row, "ends")
        if ends <= begins:
            raise _unreadable(row, "ends", f"> {row.text('begins')}")
        day = _day(row, "date")
        found.append(Slot(row.text("id"), day, begins, ends, row.text("part"), row))
    return tuple(sorted(found, key=lambda slot: (slot.date, slot.begins, slot.id)))


def rooms(rows: Iterable[Row]) -> tuple[RoomRecord, ...]:
    """Return the rooms by id."""
    found = [
        RoomRecord(
            id=row.text("id"),
            label=row.label,
            zone=row.text("zone") or row.text("id"),
            tables=whole(row, "tables") or 0,
            seats=whole(row, "seats"),
            closed=row.ids("closed"),
            row=row,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda room: room.id))


def sessions(rows: Iterable[Row]) -> tuple[Session, ...]:
    """Return the sessions by id."""
    found = [
        Session(
            id=row.text("id"),
            label=row.label,
            kind=row.text("kind"),
            slots=row.ids("slots"),
            room=row.text("room"),
            isic=tuple(row.text("isic").split()),
            chair=row.text("chair"),
            participants=row.ids("participants"),
            languages=row.ids("languages"),
            least=whole(row, "least"),
            most=whole(row, "most"),
            row=row,
            part=row.text("part"),
            after=row.ids("after"),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda session: session.id))


def interpreters(rows: Iterable[Row]) -> tuple[Interpreter, ...]:
    """Return the interpreters by id."""
    found = [
        Interpreter(row.text("id"), row.text("name"), row.ids("languages"), row.ids("away"), row)
        for row in rows
    ]
    return tuple(sorted(found, key=lambda interpreter: interpreter.id))


def hosts(rows: Iterable[Row]) -> tuple[Host, ...]:
    """Return the hosts by id."""
    found = [
        Host(
            id=row.text("id"),
            label=row.label,
            country=row.text("country"),
            places=whole(row, "places") or 0,
            ranking=ranking(row),
            row=row,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda host: host.id))


def applicants(rows: Iterable[Row]) -> tuple[Applicant, ...]:
    """Return the applicants by id."""
    found = [
        Applicant(
            id=row.text("id"),
            name=row.text("name"),
            country=row.text("country"),
            ranking=ranking(row),
            joint=row.text("with"),
            consents=row.text("consent") == YES,
            row=row,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda applicant: applicant.id))


def outcomes(rows: Iterable[Row]) -> tuple[Outcome, ...]:
    """Return the outcomes by id."""
    columns = (
        *("id", "participant", "other", "slot", "result", "agreement", "next_step", "owner"),
        *("due", "proposal"),
    )
    found = [Outcome(*(row.text(name) for name in columns), row=row) for row in rows]
    return tuple(sorted(found, key=lambda outcome: outcome.id))


def ranking(row: Row, column: str = "ranking") -> tuple[tuple[str, ...], ...]:
    """Return the groups of equals that a ranking lists, best first.

    Raises
    ------
    NotAChoice
        E110: an id stands twice, or an equals sign between no two ids.

    Examples
    --------
    >>> from corredor.core.errors import Place
    >>> ranking(Row({"ranking": "unam = ipn uam"}, Place("forum/applicants.csv", 2), {}))
    (('unam', 'ipn'), ('uam',))
    """
    held = row.text(column).replace("=", " = ").split()
    groups: list[tuple[str, ...]] = []
    joins = False
    for at, word in enumerate(held):
        if word == "=":
            if joins or not groups or at == len(held) - 1:
                raise _unreadable(row, column, "a = b c")
            joins = True
        elif joins:
            groups[-1] = (*groups[-1], word)
            joins = False
        else:
            groups.append((word,))
    named = [name for group in groups for name in group]
    if len(set(named)) < len(named):
        raise _unreadable(row, column, "each id once")
    return tuple(groups)


def whole(row: Row, column: str) -> int | None:
    """Return a whole number; None where the cell is empty.

    Raises
    ------
    NotAChoice
        E110: it isn't whole.
    """
    value = row.number(column)
    if value is None:
        return None
    if not value.is_integer():
        raise _unreadable(row, column, str(int(value)))
    return int(value)


def _day(row: Row, column: str) -> date:
    try:
        return date.fromisoformat(row.text(column))
    except ValueError:
        raise NotADate(row.at(column), column=column, value=row.text(column)) from None


def _clock(row: Row, column: str) -> time:
    try:
        read = time.fromisoformat(row.text(column).zfill(len("09:30")))
    except ValueError:
        raise _unreadable(row, column, "09:30") from None
    if read.tzinfo is not None:
        raise _unreadable(row, column, "09:30")
    return read


def _unreadable(row: Row, column: str, known: str) -> NotAChoice:
    return NotAChoice(row.at(column), column=column, value=row.cells.get(column), known=(known,))
