"""Reports of the day: what each kind of change means for meetings, seats, rooms, interpreters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corredor.studies.forum.calc.colouring.grid import UNPLACED, bits_of
from corredor.studies.forum.inputs.plan import Change
from corredor.studies.forum.study.agenda import PLANNED, meeting_id
from corredor.studies.forum.study.sittings import seated_again
from corredor.studies.forum.study.standing import Card, Standing

NO_INTERPRETER: Final = "no_interpreter"
KEPT_APART: Final = "kept_apart"
ABSENT: Final = "absent"
NOT_LISTED: Final = "not_listed"
NOTHING_PLANNED: Final = "nothing_planned"
ALREADY_CLOSED: Final = "already_closed"
NOT_PLANNED: Final = "not_planned"
PAST: Final = "past"
MET: Final = "met_already"
ONE_SIDE: Final = "one_side"
WAS_THERE: Final = "was_there"
Refused = tuple[str, str, str]
"""Two people who can't meet, and why."""
Idle = tuple[str, str, str]
"""A change that changes nothing: its id, kind, and why."""


@dataclass(eq=False)
class Batch:
    """What is reported in one slot, as it acts on the grid."""

    now: int
    absent: set[int] = field(default_factory=set[int])
    away: dict[int, set[int]] = field(default_factory=dict[int, set[int]])
    lost: dict[int, int] = field(default_factory=dict[int, int])
    added: list[tuple[Card, str, tuple[int, ...]]] = field(
        default_factory=list[tuple[Card, str, tuple[int, ...]]]
    )
    idle: list[Idle] = field(default_factory=list[Idle])

    def tell_idle(self, change: Change, reason: str) -> None:
        """Note that a change changes nothing; an empty reason notes nothing."""
        if reason:
            self.idle.append((change.id, change.kind, reason))


def batches(state: Standing, held: Iterable[Change]) -> list[tuple[int, list[Change]]]:
    """Part changes by the slot in which they are reported, in the order of time."""
    found: dict[int, list[Change]] = {}
    for change in held:
        slot = change.now or ("" if change.kind in ("late", "added") else change.slot)
        found.setdefault(_from(state, slot), []).append(change)
    return sorted(found.items())


def _from(state: Standing, slot: str) -> int:
    """Number of a slot, or of the next one where it is in a break; 0 for none."""
    if not slot:
        return 0
    order = [one.id for one in state.time.every]
    later = [one for one in order[order.index(slot) :] if one in state.time.number]
    return state.time.number[later[0]] if later else len(state.time) - 1


def heard(state: Standing, batch: Batch, change: Change) -> list[Refused]:
    """Take a change into a batch; returns what can't be asked for, with the reason.

    A change that changes nothing is written down in `batch.idle`, with the reason.
    """
    numbers = state.numbers
    slot = max(batch.now, _from(state, change.slot))
    rest = set(range(slot, len(state.time)))
    if change.participant and change.participant not in numbers:
        batch.tell_idle(change, NOT_LISTED)
        return []
    match change.kind:
        case "no_show":
            reason = _no_show(state, batch, change.participant, rest)
        case "late":
            reason = _late(state, batch, change)
        case "room_closed":
            reason = _close(state, batch, change.room, rest)
        case "cancelled":
            reason = _cancel(state, batch.now, change)
        case "added":
            refused = _add(state, batch, change)
            reason = refused[-1] if refused else ""
            batch.tell_idle(change, reason)
            return [refused] if refused and reason != MET else []
        case _:
            reason = _back(state, batch, change, rest)
    batch.tell_idle(change, reason)
    return []


def _no_show(state: Standing, batch: Batch, name: str, rest: set[int]) -> str:
    """Take somebody out of what is left of the day; returns why that changes nothing, or empty."""
    if name in state.absent:
        return ABSENT
    who = state.numbers[name]
    busy = _is_busy(state, name, rest)
    if who >= len(state.book.people):
        _without_interpreter(state, name, rest)
        return "" if busy else NOTHING_PLANNED
    if not rest or min(rest) <= batch.now:
        batch.absent.add(who)
    batch.away.setdefault(who, set()).update(rest)
    state.absent.add(name)
    _left_seats(state, name, rest)
    return "" if busy else NOTHING_PLANNED


def _late(state: Standing, batch: Batch, change: Change) -> str:
    early = set(range(_from(state, change.slot)))
    ahead = early - set(range(batch.now))
    busy = _is_busy(state, change.participant, ahead)
    batch.away.setdefault(state.numbers[change.participant], set()).update(early)
    _left_seats(state, change.participant, ahead)
    return "" if busy else NOTHING_PLANNED


def _is_busy(state: Standing, name: str, slots: set[int]) -> bool:
    """Whether somebody meets, interprets or has a seat in some slots."""
    who = state.numbers[name]
    met = any(
        int(slot) in slots and at not in state.gone and who in state.people(at)
        for at, slot in enumerate(state.slot)
    )
    sat = any(
        set(state.time.numbers(one.slots)) & slots and name in (*one.people, one.interpreter)
        for one in state.sittings
    )
    return met or sat


def _left_seats(state: Standing, person: str, slots: set[int]) -> None:
    """Take somebody out of the sessions that lie in some slots."""
    for at, one in enumerate(state.sittings):
        if set(state.time.numbers(one.slots)) & slots and person in one.people:
            seats = tuple(seat for seat in one.seats if seat.participant != person)
            changed = replace(one, seats=seats, sequence=one.sequence + 1)
            state.sittings[at] = seated_again(state.book, changed, state.booths)


def _close(state: Standing, batch: Batch, room: str, slots: set[int]) -> str:
    """Close a room: its tables are lost, and its sessions go elsewhere."""
    shut = slots & state.venue.free[room]
    held = [one for one in state.sittings if one.room == room]
    if not shut and not any(set(state.time.numbers(one.slots)) & slots for one in held):
        return ALREADY_CLOSED
    tables = next(one.tables for one in state.book.rooms if one.id == room)
    for slot in sorted(slots & state.venue.free[room]):
        batch.lost[slot] = batch.lost.get(slot, 0) + tables
    state.venue.free[room] -= slots
    for at, one in enumerate(state.sittings):
        own = set(state.time.numbers(one.slots))
        if one.room == room and own & slots:
            people = len(state.book.people) if one.for_all else len(one.seats)
            other = state.venue.room_for(people, own)
            if other:
                for slot in own & state.venue.free[other]:
                    lost = next(r.tables for r in state.book.rooms if r.id == other)
                    batch.lost[slot] = batch.lost.get(slot, 0) + lost
                state.venue.take(other, own)
            state.sittings[at] = replace(one, room=other, sequence=one.sequence + 1)
    return ""


def _cancel(state: Standing, now: int, change: Change) -> str:
    """Drop a meeting that is still to come; returns why there is none, or empty."""
    asked = {change.participant, change.other}
    held = [
        at
        for at, card in enumerate(state.cards)
        if {card.first, card.second} == asked and at not in state.gone
    ]
    ahead = [at for at in held if state.slot[at] >= now]
    for at in ahead:
        state.drop(at)
    if ahead:
        return ""
    return PAST if any(state.slot[at] >= 0 for at in held) else NOT_PLANNED


def _add(state: Standing, batch: Batch, change: Change) -> Refused | None:
    """Ask for one more meeting, unless the two may not meet or meet already."""
    book = state.book
    people = {person.id: person for person in book.people}
    pair = {change.participant, change.other}
    one, other = sorted(pair)
    if not pair <= {*people}:
        return one, other, NOT_LISTED
    if pair & state.absent:
        return one, other, ABSENT
    ends = sorted(pair, key=lambda name: (book.side_of(people[name]), name))
    first, second = ends
    vetoes = {frozenset((w.participant, w.other)) for w in book.wishes if w.kind == "veto"}
    if pair & book.blocked or frozenset(pair) in vetoes:
        return first, second, KEPT_APART
    if {book.side_of(people[name]) for name in ends} != {0, 1}:
        return first, second, ONE_SIDE
    asked = [card for card, _, _ in batch.added]
    held = [c for at, c in enumerate(state.cards) if at not in state.gone and state.slot[at] >= 0]
    if any({card.first, card.second} == pair for card in (*asked, *held)):
        return first, second, MET
    slots = state.time.numbers([change.slot]) if change.slot else tuple(range(len(state.time)))
    slots = tuple(slot for slot in slots if slot >= batch.now)
    if not slots:
        return first, second, PAST
    helper = ""
    if not {*people[first].languages} & {*people[second].languages}:
        helper = _helper(state, first, second, set(range(batch.now, len(state.time))))
        if not helper:
            return first, second, NO_INTERPRETER
    card = Card(meeting_id(first, second), first, second, None, PLANNED)
    batch.added.append((card, helper, _open(state, ends, slots)))
    return None


def _open(state: Standing, names: Sequence[str], slots: Iterable[int]) -> tuple[int, ...]:
    """Slots in which people are neither away nor in a session."""
    away = {person.id: set(state.time.numbers(person.away)) for person in state.book.people}
    return tuple(slot for slot in slots if not any(slot in away[name] for name in names))


def _helper(state: Standing, first: str, second: str, slots: set[int]) -> str:
    """Return the interpreter between two people who has the most time left; empty if none."""
    people = {person.id: person for person in state.book.people}
    numbers, busy = state.numbers, state.grid.busy(state.slot)
    wanted = bits_of(frozenset(slots))
    left = {
        name: (wanted & ~int(busy[numbers[name]])).bit_count()
        for name in state.booths.between(people[first].languages, people[second].languages)
        if name not in state.absent
    }
    found = [name for name, slots_left in left.items() if slots_left]
    return min(found, key=lambda name: (-left[name], name)) if found else ""


def _without_interpreter(state: Standing, name: str, slots: set[int]) -> None:
    """Give the meetings and sessions of an interpreter to others, in the same slot if one is free.

    Where none is, the meeting goes to the one with the most time and waits for another slot.
    """
    state.absent.add(name)
    state.booths.free[name] -= slots
    numbers = state.numbers
    for at, one in enumerate(state.sittings):
        own = set(state.time.numbers(one.slots))
        if one.interpreter == name and own & slots:
            able = [n for n in state.booths.of_all(one.languages) if n not in state.absent]
            busy = state.grid.busy(state.slot)
            able = [n for n in able if not bits_of(frozenset(own)) & int(busy[numbers[n]])]
            other = state.booths.at(able, own)
            state.sittings[at] = replace(one, interpreter=other, sequence=one.sequence + 1)
            if other:
                attended = state.grid.attended.copy()
                attended[numbers[other]] |= bits_of(frozenset(own))
                state.grid = replace(state.grid, attended=attended)
    for at, card in enumerate(state.cards):
        slot = int(state.slot[at])
        if state.bridges[at] != name or slot not in slots:
            continue
        other = _helper(state, card.first, card.second, {slot})
        if not other:
            other = _helper(state, card.first, card.second, slots)
            state.forbid(at, 1 << slot)
        if other:
            state.hand_over(at, other)
        else:
            state.drop(at)


def _back(state: Standing, batch: Batch, change: Change, slots: set[int]) -> str:
    """Ask again for what was cancelled or lost because of somebody or a room that is back.

    Returns why nothing is asked for, or empty.
    """
    numbers, opened = state.numbers, set[int]()
    if change.room:
        tables = next(one.tables for one in state.book.rooms if one.id == change.room)
        taken = {slot for one in state.sittings if one.room == change.room
                 for slot in state.time.numbers(one.slots)}  # fmt: skip
        opened = slots - taken - state.venue.free[change.room]
        state.venue.free[change.room] |= opened
        capacity = state.grid.capacity.copy()
        capacity[sorted(opened)] += tables
        state.grid = replace(state.grid, capacity=capacity)
    name = change.participant
    was_there = name not in state.absent and numbers.get(name, UNPLACED) not in batch.away
    state.absent.discard(name)
    if name in state.booths.free:
        state.booths.free[name] |= slots
    before = len(batch.added)
    for at, card in enumerate(state.cards):
        mine = name in (card.first, card.second) or bool(change.room)
        there = not {card.first, card.second} & state.absent
        asked = any(one[0].id == card.id for one in batch.added)
        if mine and there and state.slot[at] < 0 and at not in state.gone and not asked:
            ends = [card.first, card.second]
            batch.added.append((card, state.bridges[at], _open(state, ends, sorted(slots))))
            state.gone.add(at)
    batch.absent.discard(numbers.get(name, UNPLACED))
    is_idle = was_there and not opened and len(batch.added) == before
    return WAS_THERE if is_idle else ""
