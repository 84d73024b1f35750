"""Sessions with their people: who must come, who sits at which table, room and languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Final

from corredor.studies.forum.calc.composition import (
    Attendee,
    Composition,
    Relaxation,
    WorkingTable,
    composed,
)
from corredor.studies.forum.inputs.records import Person, Session
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.interpreting import Interpreting
from corredor.studies.forum.study.matching import nodes, sector_nodes
from corredor.studies.forum.study.timeline import Timeline, is_open_to_all
from corredor.studies.forum.study.venue import Venue

WORKING_TABLE: Final = "working_table"
CHAIR, OFFICIAL, MEMBER, INVITED = "chair", "official", "member", "invited"


@dataclass(frozen=True)
class Seat:
    """Somebody in a session; `interpreted` where the person doesn't speak its first language."""

    participant: str
    role: str
    interpreted: bool = False


@dataclass(frozen=True)
class Sitting:
    """A session as it is to be held.

    Parameters
    ----------
    session
        Its record.
    slots
        Its slots by id; empty while the timetable has still to find one.
    seats
        Who comes, chair first; of a session for everybody those who stand for it.
    room, interpreter
        Where, and who interprets; empty where there is none.
    languages
        In which it is held, the most spoken first.
    asks_interpreter
        Whether its people have no language in common.
    """

    session: Session
    slots: tuple[str, ...]
    seats: tuple[Seat, ...] = ()
    room: str = ""
    interpreter: str = ""
    languages: tuple[str, ...] = ()
    asks_interpreter: bool = False
    sequence: int = 0

    @property
    def for_all(self) -> bool:
        """Whether everybody attends."""
        return is_open_to_all(self.session)

    @property
    def people(self) -> tuple[str, ...]:
        """Who sits in it, by id."""
        return tuple(sorted(seat.participant for seat in self.seats))


@dataclass(frozen=True)
class Sittings:
    """All sessions with their people, and the rules that no composition can keep."""

    held: tuple[Sitting, ...]
    relaxations: tuple[tuple[str, Relaxation], ...] = ()
    proven: bool = True


def sittings(book: Book, time: Timeline, venue: Venue, booths: Interpreting) -> Sittings:
    """Return the sessions with their people, rooms and interpreters; fixed ones come first."""
    listed = {session.id: _listed(book, session) for session in book.sessions}
    tables = [session for session in book.sessions if session.kind == WORKING_TABLE]
    made = _composed(book, time, tables, listed, venue, booths)
    for session, seats in zip(tables, made.seats, strict=True):
        listed[session.id] = tuple(book.people[at].id for at in seats)
    held: list[Sitting] = []
    for session in sorted(book.sessions, key=lambda one: (not one.slots, one.id)):
        seats = _seats(book, session, listed[session.id])
        sitting = _spoken(book, Sitting(session, session.slots, seats), booths)
        held.append(_placed(sitting, time, venue, booths, len(book.people)))
    named = [(tables[relaxed.table].id, relaxed) for relaxed in made.relaxations]
    return Sittings(tuple(sorted(held, key=lambda one: one.session.id)), tuple(named), made.proven)


def _listed(book: Book, session: Session) -> tuple[str, ...]:
    """Return who must come to a session and may."""
    there = {person.id for person in book.people}
    names = {*session.participants, session.chair} & there
    return tuple(sorted(names))


def busy_slots(book: Book, time: Timeline, sessions: Iterable[Sitting]) -> dict[str, set[int]]:
    """Return the slots in which each person is away or attends a session of known slots."""
    busy = {person.id: set(time.numbers(person.away)) for person in book.people}
    for sitting in sessions:
        taken = time.numbers(sitting.slots)
        for name in busy if sitting.for_all else sitting.people:
            if name in busy:
                busy[name].update(taken)
    return busy


def _composed(
    book: Book,
    time: Timeline,
    tables: Sequence[Session],
    listed: dict[str, tuple[str, ...]],
    venue: Venue,
    booths: Interpreting,
) -> Composition:
    number = {person.id: at for at, person in enumerate(book.people)}
    fixed = [
        Sitting(one, one.slots, tuple(Seat(name, INVITED) for name in listed[one.id]))
        for one in book.sessions
        if one.kind != WORKING_TABLE
    ]
    busy = busy_slots(book, time, fixed)
    most_of_official = max(1, book.rules.count("tables_of_official"))
    attendees = [
        Attendee(
            -1 if person.id in book.blocked else book.side_of(person),
            person.rank == OFFICIAL,
            most_of_official if person.rank == OFFICIAL else 1,
        )
        for person in book.people
    ]
    groups = _groups(tables)
    asked = [
        WorkingTable(
            least=session.least
            if session.least is not None
            else book.rules.count("least_at_table"),
            most=min(
                session.most if session.most is not None else book.rules.count("most_at_table"),
                venue.seats(session.room),
            ),
            fits=tuple(
                (number[person.id], fit)
                for person in book.people
                if (fit := _fit(book, person, session)) is not None
                and _can_come(person, session, time, busy[person.id], booths)
            ),
            held=tuple(number[name] for name in listed[session.id]),
            group=groups[session.id],
        )
        for session in tables
    ]
    return composed(attendees, asked)


def _groups(tables: Sequence[Session]) -> dict[str, int]:
    """Number of the group of each table: those of fixed slots that share one; -1 without slots."""
    found: list[set[str]] = []
    for session in tables:
        slots = set(session.slots)
        near = [group for group in found if group & slots]
        found = [group for group in found if not group & slots]
        if slots:
            found.append(slots.union(*near))
    return {
        session.id: next((at for at, own in enumerate(found) if own & set(session.slots)), -1)
        for session in tables
    }


@lru_cache(maxsize=256)
def _nodes_of(codes: tuple[str, ...]) -> frozenset[tuple[str, int]]:
    return frozenset(nodes().of(codes, ()))


def _fit(book: Book, person: Person, session: Session) -> int | None:
    """How deep the sectors of a person and of a table agree [1]; None where they don't.

    An official fits every table, but best that of the own sector; a table without codes is open.
    """
    if not session.isic:
        return 1
    own = frozenset(sector_nodes(book.organisations[person.organisation]))
    shared = own & _nodes_of(session.isic)
    if shared:
        return 1 + max(level for _, level in shared)
    return 0 if person.rank == OFFICIAL else None


def _can_come(
    person: Person, session: Session, time: Timeline, busy: set[int], booths: Interpreting
) -> bool:
    wanted = set(time.numbers(session.slots))
    free = set(time.of_part(session.part)) - busy
    is_free = not wanted & busy if wanted else bool(free)
    speaks = not session.languages or bool({*session.languages} & {*person.languages})
    return is_free and (speaks or bool(booths.between(session.languages, person.languages)))


def _seats(book: Book, session: Session, names: Sequence[str]) -> tuple[Seat, ...]:
    """Give everybody in a session a role: chair, official, member, or invited to a panel."""
    people = {person.id: person for person in book.people}
    chair = session.chair if session.chair in people else ""
    if not chair and session.kind == WORKING_TABLE:
        chair = _chair([people[name] for name in names], session)
    ranks = {OFFICIAL: OFFICIAL}
    other = MEMBER if session.kind == WORKING_TABLE else INVITED
    seats = [
        Seat(name, CHAIR if name == chair else ranks.get(people[name].rank, other))
        for name in names
    ]
    order = (CHAIR, OFFICIAL, MEMBER, INVITED)
    return tuple(sorted(seats, key=lambda seat: (order.index(seat.role), seat.participant)))


def _chair(people: Sequence[Person], session: Session) -> str:
    """Return who chairs a table that names nobody: an official who speaks most of the languages."""
    spoken = {language for person in people for language in person.languages}
    wanted = set(session.languages) or spoken
    ranked = sorted(
        people, key=lambda p: (p.rank != OFFICIAL, -len(wanted & set(p.languages)), p.id)
    )
    return ranked[0].id if ranked else ""


def _spoken(book: Book, sitting: Sitting, booths: Interpreting) -> Sitting:
    """Return a sitting with its languages, and who of it needs an interpreter."""
    people = {person.id: person for person in book.people}
    own = [set(people[name].languages) for name in sitting.people]
    asked = sitting.session.languages
    if sitting.for_all or not own:
        return replace(
            sitting, languages=asked, asks_interpreter=sitting.for_all and len(asked) > 1
        )
    every = sorted(set[str]().union(*own))
    shared = [one for one in (*asked, *every) if all(one in langs for langs in own)]
    if shared:
        seats = tuple(replace(seat, interpreted=False) for seat in sitting.seats)
        return replace(sitting, languages=asked or (shared[0],), seats=seats)
    chosen = _cover(own, asked, every, booths)
    seats = tuple(
        replace(seat, interpreted=chosen[0] not in people[seat.participant].languages)
        for seat in sitting.seats
    )
    return replace(sitting, languages=chosen, asks_interpreter=True, seats=seats)


def _cover(
    own: Sequence[set[str]], asked: Sequence[str], every: Sequence[str], booths: Interpreting
) -> tuple[str, ...]:
    """Fewest languages of which everybody speaks one, the most spoken first.

    Those between which somebody interprets come before others, and so do those asked for.
    """
    spoken = {one: sum(one in langs for langs in own) for one in every}
    for count in range(1, len(every) + 1):
        found = [
            chosen
            for chosen in combinations(every, count)
            if all(not langs.isdisjoint(chosen) for langs in own)
        ]
        if not found:
            continue
        best = min(
            found,
            key=lambda chosen: (
                not booths.of_all(chosen),
                sum(one not in asked for one in chosen),
                -sum(spoken[one] for one in chosen),
                chosen,
            ),
        )
        return tuple(sorted(best, key=lambda one: (-spoken[one], one)))
    return ()


def seated_again(book: Book, sitting: Sitting, booths: Interpreting) -> Sitting:
    """Return a sitting whose people have changed: a chair, its languages, who is interpreted."""
    seats = sitting.seats
    if seats and sitting.session.kind == WORKING_TABLE and CHAIR not in {s.role for s in seats}:
        roles = {seat.participant: seat.role for seat in seats}
        made = _seats(book, sitting.session, [seat.participant for seat in seats])
        seats = tuple(
            seat if seat.role == CHAIR else replace(seat, role=roles[seat.participant] or seat.role)
            for seat in made
        )
    made_now = _spoken(book, replace(sitting, seats=seats), booths)
    return replace(made_now, interpreter=sitting.interpreter)


def _placed(
    sitting: Sitting, time: Timeline, venue: Venue, booths: Interpreting, everybody: int
) -> Sitting:
    """Return a sitting with its room and interpreter."""
    slots = time.numbers(sitting.slots)
    count = everybody if sitting.for_all else len(sitting.seats)
    room = sitting.session.room
    if not room and sitting.session.kind != "break":
        room = venue.room_for(count, slots)
    if room and (slots or not sitting.slots):
        venue.take(room, slots)
    interpreter = ""
    if sitting.asks_interpreter:
        able = booths.of_all(sitting.languages)
        interpreter = booths.at(able, slots) if sitting.slots else booths.some_time(able)
    return replace(sitting, room=room, interpreter=interpreter)
