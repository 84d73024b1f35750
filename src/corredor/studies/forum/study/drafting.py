"""Drafting: a timetable where none has been sent out yet, from the book to the agenda."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corredor.studies.forum.calc.composition import Relaxation
from corredor.studies.forum.calc.scores import Rules
from corredor.studies.forum.calc.seating import Place, changes, seated
from corredor.studies.forum.calc.timetable.instance import Event, Instance, Meeting
from corredor.studies.forum.calc.walking import fewest_changes
from corredor.studies.forum.study.agenda import Agenda, Blocked, Effort, Held, meeting_id
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.choosing import Choices, choices
from corredor.studies.forum.study.interpreting import Interpreting
from corredor.studies.forum.study.matching import Matching
from corredor.studies.forum.study.scene import Choice
from corredor.studies.forum.study.sittings import Seat, Sitting, busy_slots, sittings
from corredor.studies.forum.study.timeline import Timeline, timeline
from corredor.studies.forum.study.timetabling import Timetable, timetabled
from corredor.studies.forum.study.venue import Venue
from corredor.studies.forum.study.wanted import Wanted

NO_SLOT, NO_TABLE = "no_slot", "no_table"


@dataclass(frozen=True, eq=False)
class Draft:
    """What a timetable is made for: sessions and chosen meetings, and what they may use."""

    book: Book
    time: Timeline
    venue: Venue
    booths: Interpreting
    sittings: tuple[Sitting, ...]
    chosen: tuple[Choice, ...]

    @property
    def waiting(self) -> tuple[Sitting, ...]:
        """Sessions without a slot."""
        return tuple(sitting for sitting in self.sittings if not sitting.slots)


def drafted(book: Book, matched: Matching, asked: Rules) -> Agenda:
    """Return the agenda of a forum that has none yet."""
    time = timeline(book.slots, book.sessions)
    venue, booths = Venue.of(book.rooms, time), Interpreting.of(book.interpreters, time)
    composed = sittings(book, time, venue, booths)
    held, clashes = without_clashes(book, time, composed.held)
    busy = busy_slots(book, time, held)
    promised = Counter(name for one in held if not one.slots for name in one.people)
    room = {name: max(0, len(time) - len(own) - promised[name]) for name, own in busy.items()}
    tables = sum(venue.tables(slot) for slot in range(len(time))) - _tables_asked(venue, held)
    chosen = choices(book, matched, asked, room, tables, booths)
    draft = Draft(book, time, venue, booths, held, chosen.meetings)
    found = timetabled(instance_of(draft))
    return _agenda(draft, chosen, found, composed.relaxations, clashes)


def _tables_asked(venue: Venue, held: Iterable[Sitting]) -> int:
    """Tables of rooms that sessions without a slot take, each for one slot [1]."""
    known = {room.id: room.tables for room in venue.rooms}
    return sum(known.get(one.room, 0) for one in held if not one.slots)


def without_clashes(
    book: Book, time: Timeline, held: Sequence[Sitting]
) -> tuple[tuple[Sitting, ...], tuple[tuple[str, str], ...]]:
    """Take people out of sessions in which they can't be: away, or in another one by then."""
    busy = {person.id: set(time.numbers(person.away)) for person in book.people}
    away = {name: frozenset(own) for name, own in busy.items()}
    found: list[Sitting] = []
    clashes: list[tuple[str, str]] = []
    for sitting in held:
        wanted = set(time.numbers(sitting.slots))
        kept: list[Seat] = []
        for seat in sitting.seats:
            if wanted & busy[seat.participant]:
                if not wanted & away[seat.participant]:
                    clashes.append((seat.participant, sitting.session.id))
                continue
            busy[seat.participant] |= wanted
            kept.append(seat)
        found.append(replace(sitting, seats=tuple(kept)))
    return tuple(found), tuple(sorted(clashes))


def instance_of(draft: Draft) -> Instance:
    """Return the instance of a draft: waiting sessions first, then the chosen meetings."""
    book, time = draft.book, draft.time
    number = {person.id: at for at, person in enumerate(book.people)}
    busy = busy_slots(book, time, [one for one in draft.sittings if not one.for_all])
    events: list[Event] = []
    for sitting in draft.sittings:
        slots = time.numbers(sitting.slots)
        if sitting.for_all:
            for slot in slots:
                who = tuple(at for name, at in sorted(number.items(), key=_second)
                            if slot not in busy[name])  # fmt: skip
                events.append(Event(who, (slot,)))
        elif slots:
            events.append(Event(tuple(sorted(number[name] for name in sitting.people)), slots))
    shared = _Shared.of(draft)
    waiting = draft.waiting
    allowed, order = _session_order(draft)
    meetings = [shared.session(sitting, number, allowed[sitting.session.id]) for sitting in waiting]
    place = {sitting.session.id: at for at, sitting in enumerate(waiting)}
    wanted = Wanted.of(book.wishes)
    pairs = [(choice.first, choice.second) for choice in draft.chosen]
    for choice in draft.chosen:
        allowed_now = wanted.slots(choice.first, choice.second, time, book.sessions)
        meetings.append(shared.pair(choice, number, allowed_now))
    first = len(waiting)
    return Instance(
        participants=len(book.people),
        slots=len(time),
        capacity=tuple(draft.venue.tables(slot) for slot in range(len(time))),
        meetings=tuple(meetings),
        unavailable=tuple(time.numbers(person.away) for person in book.people),
        precedences=tuple(sorted({*order, *wanted.order(pairs, place, first)})),
        events=tuple(events),
        resources=shared.units(len(time)),
        day_starts=time.day_starts,
        balance=book.rules.count("balance"),
    )


def _second(item: tuple[str, int]) -> int:
    return item[1]


@dataclass(frozen=True, eq=False)
class _Shared:
    """Single resources: interpreters, then the rooms that waiting sessions ask for."""

    numbers: Mapping[str, int]
    free: tuple[frozenset[int], ...]
    tables: Mapping[str, int]

    @classmethod
    def of(cls, draft: Draft) -> _Shared:
        names = [f"i {one.id}" for one in draft.booths.interpreters]
        free = [frozenset(draft.booths.free[one.id]) for one in draft.booths.interpreters]
        for room in sorted({one.room for one in draft.waiting if one.room}):
            names.append(f"r {room}")
            free.append(frozenset(draft.venue.free[room]))
        tables = {room.id: room.tables for room in draft.venue.rooms}
        return cls({name: at for at, name in enumerate(names)}, tuple(free), tables)

    def units(self, slots: int) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(int(slot in own) for slot in range(slots)) for own in self.free)

    def needs(self, interpreter: str, room: str = "") -> tuple[int, ...]:
        asked = [f"i {interpreter}" if interpreter else "", f"r {room}" if room else ""]
        return tuple(sorted(self.numbers[name] for name in asked if name))

    def session(
        self, sitting: Sitting, number: Mapping[str, int], slots: tuple[int, ...]
    ) -> Meeting:
        people = number.values() if sitting.for_all else (number[name] for name in sitting.people)
        needs = self.needs(sitting.interpreter, sitting.room)
        return Meeting(tuple(sorted(people)), slots, self.tables.get(sitting.room, 0), needs)

    def pair(self, choice: Choice, number: Mapping[str, int], slots: tuple[int, ...]) -> Meeting:
        people = tuple(sorted((number[choice.first], number[choice.second])))
        return Meeting(people, slots, 1, self.needs(choice.interpreter))


def _session_order(
    draft: Draft,
) -> tuple[dict[str, tuple[int, ...]], list[tuple[int, int]]]:
    """Return the slots that waiting sessions may have, and which come before which."""
    time, waiting = draft.time, draft.waiting
    sessions = {one.session.id: one.session for one in draft.sittings}
    place = {one.session.id: at for at, one in enumerate(waiting)}
    allowed = {one.session.id: set(time.of_part(one.session.part)) for one in waiting}
    order: list[tuple[int, int]] = []
    for session in sessions.values():
        for earlier in session.after:
            if session.id in place and earlier in place:
                order.append((place[earlier], place[session.id]))
            elif session.id in place:
                end = max(time.numbers(sessions[earlier].slots), default=-1)
                allowed[session.id] &= set(range(end + 1, len(time)))
            elif earlier in place:
                begin = min(time.numbers(session.slots), default=len(time))
                allowed[earlier] &= set(range(begin))
    return {name: tuple(sorted(own)) for name, own in allowed.items()}, sorted(order)


def _agenda(
    draft: Draft,
    chosen: Choices,
    found: Timetable,
    relaxations: tuple[tuple[str, Relaxation], ...],
    clashes: tuple[tuple[str, str], ...],
) -> Agenda:
    time, waiting = draft.time, draft.waiting
    slots = list(found.slots[len(waiting) :])
    names = {one.session.id: slot for one, slot in zip(waiting, found.slots, strict=False)}
    held = tuple(
        replace(one, slots=(time.slots[names[one.session.id]].id,))
        if names.get(one.session.id, -1) >= 0
        else one
        for one in draft.sittings
    )
    bridges = [choice.interpreter for choice in draft.chosen]
    people = [(choice.first, choice.second) for choice in draft.chosen]
    taken = {(one.room, slot) for one in held for slot in time.numbers(one.slots)}
    hall = draft.venue.hall(time, taken)
    number = {person.id: at for at, person in enumerate(draft.book.people)}
    ends = [(number[one], number[other]) for one, other in people]
    places = seated(hall, ends, slots)
    meetings = [
        _held(draft, choice, slot, place, bridge)
        for choice, slot, place, bridge in zip(draft.chosen, slots, places, bridges, strict=True)
    ]
    lost = [
        (one.first, one.second, NO_SLOT if not one.slot else NO_TABLE)
        for one in meetings
        if not one.slot or not one.room
    ]
    moved = sum(changes(hall, ends, slots, places).values())
    at_table = [slot if place.room >= 0 else -1 for slot, place in zip(slots, places, strict=True)]
    least = fewest_changes(hall, ends, at_table)
    met = {name for one in meetings if one.slot for name in (one.first, one.second)}
    own = [n for n, person in zip(found.breaks, draft.book.people, strict=True) if person.id in met]
    spread = max(own, default=0) - min(own, default=0)
    return Agenda(
        time=time,
        meetings=tuple(sorted((one for one in meetings if one.slot), key=lambda one: one.id)),
        sittings=held,
        effort=Effort(found.method, sum(found.breaks), found.bound, spread, moved, least),
        unplaced=tuple(sorted((*chosen.left_out, *lost))),
        removed=chosen.removed,
        counts=chosen.counts,
        relaxations=relaxations,
        clashes=clashes,
        goals=chosen.goals,
        blocked=_blocked(draft, found),
    )


def _blocked(draft: Draft, found: Timetable) -> Blocked | None:
    """Return why not all meetings can be held, in ids of the folder."""
    seen = found.obstacle
    if seen is None:
        return Blocked("by_search") if found.is_impossible else None
    waiting = [one.session.id for one in draft.waiting]
    pairs = [(choice.first, choice.second) for choice in draft.chosen]
    people = [draft.book.people[at].id for at in seen.participants]
    held = [
        (waiting[at],) if at < len(waiting) else pairs[at - len(waiting)] for at in seen.meetings
    ]
    match seen.kind:
        case "participant":
            who = people
        case "resource":
            who = [[*_Shared.of(draft).numbers][seen.resource].partition(" ")[2]]
        case "tables":
            who = list[str]()
        case _:
            who = [name for ends in held for name in ends]
    return Blocked(
        f"by_{seen.kind}",
        tuple(dict.fromkeys(who)),
        tuple(draft.time.slots[slot].id for slot in seen.slots),
        seen.needed,
        seen.available,
    )


def _held(draft: Draft, choice: Choice, slot: int, place: Place, bridge: str) -> Held:
    where = draft.venue.rooms[place.room].id if place.room >= 0 else ""
    return Held(
        id=meeting_id(choice.first, choice.second),
        first=choice.first,
        second=choice.second,
        slot=draft.time.slots[slot].id if slot >= 0 else "",
        room=where,
        table=place.table if where else None,
        interpreter=bridge,
        score=choice.score,
    )
