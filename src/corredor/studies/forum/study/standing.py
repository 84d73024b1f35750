"""Standing: the timetable that has been sent out, as a grid that a repair can change.

Interpreters are people to the grid, after the participants. What the plan says and the folder no
longer allows (somebody is away, a room is closed) waits for a new slot like any change of the day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from corredor.studies.forum.calc.colouring import Grid, grid_of
from corredor.studies.forum.calc.colouring.grid import UNPLACED
from corredor.studies.forum.calc.running import IntArray
from corredor.studies.forum.calc.seating import NOWHERE, Place
from corredor.studies.forum.calc.timetable.instance import Event, Instance, Meeting
from corredor.studies.forum.inputs.plan import Planned
from corredor.studies.forum.inputs.records import Person
from corredor.studies.forum.study.agenda import FIXED, PLANNED
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.interpreting import Interpreting
from corredor.studies.forum.study.sittings import Seat, Sitting, seated_again
from corredor.studies.forum.study.timeline import Timeline, timeline
from corredor.studies.forum.study.venue import Venue
from corredor.studies.forum.study.wanted import Wanted


@dataclass(frozen=True)
class Card:
    """A meeting as it was sent out: what doesn't change when it is moved."""

    id: str
    first: str
    second: str
    score: float | None
    status: str


@dataclass(eq=False)
class Standing:
    """The state of the day: what is held where, changed batch by batch.

    Attributes
    ----------
    cards
        The meetings, in the order of the grid.
    grid, slot
        Who is in each, what it may take, and when it is held; shape (meetings,).
    places
        Room and table of each.
    bridges
        Interpreter of each; empty where it needs none.
    sequence
        How often each has been changed [1].
    gone
        Meetings that are not asked for any more.
    """

    book: Book
    time: Timeline
    venue: Venue
    booths: Interpreting
    sittings: list[Sitting]
    cards: list[Card]
    grid: Grid
    slot: IntArray
    places: list[Place]
    bridges: list[str]
    sequence: list[int]
    gone: set[int] = field(default_factory=set[int])
    absent: set[str] = field(default_factory=set[str])

    @property
    def numbers(self) -> dict[str, int]:
        """Number of each participant and, after them, of each interpreter."""
        names = [*(p.id for p in self.book.people), *(i.id for i in self.book.interpreters)]
        return {name: at for at, name in enumerate(names)}

    def people(self, at: int) -> list[int]:
        """Return the numbers of everybody in a meeting, its interpreter too."""
        found: list[int] = self.grid.people[self.grid.first[at] : self.grid.first[at + 1]].tolist()
        return found

    def pairs(self) -> list[tuple[int, int]]:
        """Return the two participants of each meeting."""
        numbers = self.numbers
        return [(numbers[card.first], numbers[card.second]) for card in self.cards]

    def forbid(self, at: int, slots: int) -> None:
        """Take slots, as bits, from those that a meeting may have."""
        allowed = self.grid.allowed.copy()
        allowed[at] = int(allowed[at]) & ~slots
        self.grid = replace(self.grid, allowed=allowed)

    def drop(self, at: int) -> None:
        """Ask for a meeting no more."""
        self.gone.add(at)
        self.slot[at] = UNPLACED
        self.forbid(at, -1)

    def hand_over(self, at: int, interpreter: str) -> None:
        """Give a meeting another interpreter."""
        numbers = self.numbers
        people = self.grid.people.copy()
        start, end = int(self.grid.first[at]), int(self.grid.first[at + 1])
        own = people[start:end]
        own[own == numbers[self.bridges[at]]] = numbers[interpreter]
        people[start:end] = np.sort(own)
        self.grid = replace(self.grid, people=people)
        self.bridges[at] = interpreter


def standing(book: Book) -> tuple[Standing, list[int]]:
    """Return the day as it was sent out, and the meetings that may not be held any more."""
    time = timeline(book.slots, book.sessions)
    venue, booths = Venue.of(book.rooms, time), Interpreting.of(book.interpreters, time)
    sittings = _sittings(book, time, venue, booths)
    people = {person.id: person for person in book.people}
    rows = [row for row in book.plan if row.other and {row.participant, row.other} <= {*people}]
    rows = list({frozenset((row.participant, row.other)): row for row in rows}.values())
    wanted = Wanted.of(book.wishes)
    cards = [_card(book, row, people) for row in rows]
    numbers = {person.id: at for at, person in enumerate(book.people)}
    bridges = [row.interpreter for row in rows]
    meetings: list[Meeting] = []
    helpers = {one.id: len(numbers) + at for at, one in enumerate(book.interpreters)}
    for row, card in zip(rows, cards, strict=True):
        own = [numbers[card.first], numbers[card.second]]
        own += [helpers[row.interpreter]] if row.interpreter else []
        allowed = set(wanted.slots(card.first, card.second, time, book.sessions))
        allowed &= set(time.numbers([row.slot])) if row.fixed else allowed
        meetings.append(Meeting(tuple(sorted(own)), tuple(sorted(allowed))))
    instance = Instance(
        participants=len(numbers) + len(helpers),
        slots=len(time),
        capacity=tuple(venue.tables(slot) for slot in range(len(time))),
        meetings=tuple(meetings),
        unavailable=tuple(time.numbers(one.away) for one in (*book.people, *book.interpreters)),
        events=_events(book, time, sittings, numbers | helpers),
        day_starts=time.day_starts,
        balance=None,
    )
    slots = [next(iter(time.numbers([row.slot])), UNPLACED) for row in rows]
    made = Standing(
        *(book, time, venue, booths, sittings, cards, grid_of(instance)),
        np.array(slots, np.int64).reshape(-1),
        [_place(venue, row) for row in rows],
        bridges,
        [row.sequence for row in rows],
    )
    _part(made)
    apart = _apart(book)
    return made, [
        at for at, card in enumerate(cards) if frozenset((card.first, card.second)) in apart
        or {card.first, card.second} & book.blocked
    ]  # fmt: skip


def _card(book: Book, row: Planned, people: Mapping[str, Person]) -> Card:
    """Return the card of a row, the person of the first side first."""
    first, second = sorted(
        (row.participant, row.other), key=lambda name: (book.side_of(people[name]), name)
    )
    return Card(row.id, first, second, row.score, FIXED if row.fixed else PLANNED)


def _apart(book: Book) -> set[frozenset[str]]:
    return {frozenset((one.participant, one.other)) for one in book.wishes if one.kind == "veto"}


def _place(venue: Venue, row: Planned) -> Place:
    names = [room.id for room in venue.rooms]
    if row.room not in names or not row.table:
        return NOWHERE
    return Place(names.index(row.room), row.table)


def _sittings(book: Book, time: Timeline, venue: Venue, booths: Interpreting) -> list[Sitting]:
    """Return the sessions as they were sent out: seats, slot and room of the plan."""
    people = {person.id for person in book.people}
    found: list[Sitting] = []
    for session in book.sessions:
        rows = [row for row in book.plan if row.session == session.id]
        seats = tuple(
            Seat(row.participant, row.role, bool(row.interpreter))
            for row in rows
            if row.participant in people
        )
        slots = session.slots or tuple(sorted({row.slot for row in rows}))
        room = session.room or next((row.room for row in rows if row.room), "")
        helper = next((row.interpreter for row in rows if row.interpreter), "")
        sitting = Sitting(session, slots, seats, room, helper)
        sequence = max((row.sequence for row in rows), default=0)
        sitting = seated_again(book, replace(sitting, sequence=sequence), booths)
        numbers = time.numbers(slots)
        if room and numbers:
            venue.take(room, numbers)
        if helper:
            booths.free[helper] -= set(numbers)
        elif sitting.asks_interpreter:
            helper = booths.at(booths.of_all(sitting.languages), numbers)
            sitting = replace(sitting, interpreter=helper)
        found.append(sitting)
    return found


def _events(
    book: Book, time: Timeline, sittings: Sequence[Sitting], numbers: Mapping[str, int]
) -> tuple[Event, ...]:
    """Return the sessions as events; who sits elsewhere is no part of one for everybody."""
    busy: set[tuple[str, int]] = set()
    found: list[Event] = []
    for sitting in sorted(sittings, key=lambda one: one.for_all):
        for slot in time.numbers(sitting.slots):
            names = [p.id for p in book.people] if sitting.for_all else list(sitting.people)
            names += [sitting.interpreter] if sitting.interpreter else []
            there = sorted(numbers[name] for name in names if (name, slot) not in busy)
            busy.update((name, slot) for name in names)
            found.append(Event(tuple(there), (slot,)))
    return tuple(found)


def _part(made: Standing) -> None:
    """Let the later of two meetings of one person in one slot wait for another slot."""
    taken: set[tuple[int, int]] = set()
    for at in sorted(
        range(len(made.cards)), key=lambda one: (made.cards[one].status != FIXED, one)
    ):
        slot = int(made.slot[at])
        if slot < 0:
            continue
        own = {(who, slot) for who in made.people(at)}
        if own & taken:
            made.forbid(at, 1 << slot)
        else:
            taken |= own
