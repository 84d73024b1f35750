"""The day: what is reported is answered by the smallest repair of what has been sent out.

Changes that are reported in one slot are answered at once, and the batches in the order of time,
each on what the one before left: a later report never rewrites an earlier answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from corredor.studies.forum.calc.colouring import breaks_of
from corredor.studies.forum.calc.colouring.grid import UNPLACED
from corredor.studies.forum.calc.improvement import breaks_at_least
from corredor.studies.forum.calc.replanning import Disruption, repaired, situation
from corredor.studies.forum.calc.seating import NOWHERE, Place, changes, seated
from corredor.studies.forum.calc.walking import fewest_changes
from corredor.studies.forum.study.agenda import Agenda, Effort, Held, Told
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.reports import Batch, Idle, Refused, batches, heard
from corredor.studies.forum.study.sittings import Sitting
from corredor.studies.forum.study.standing import Standing, standing

MOVED, RELOCATED, REINTERPRETED = "moved", "relocated", "reinterpreted"
ADDED, CANCELLED, LOST = "added", "cancelled", "lost"
NO_SLOT, NO_TABLE = "no_slot", "no_table"
PLAN = "plan"


def replanned(book: Book) -> Agenda:
    """Return the agenda that was sent out, changed as little as what is reported asks for."""
    state, apart = standing(book)
    told: list[Told] = []
    refused: list[Refused] = []
    idle: list[Idle] = []
    first = Batch(0)
    before = _faces(state)
    for at in apart:
        state.drop(at)
    if apart or _needs_repair(state):
        _answer(state, first, before, told, "")
    for now, held in batches(state, book.changes):
        before = _faces(state)
        batch, sessions, slot = Batch(now), list(state.sittings), state.time.slots[now].id
        for change in held:
            refused += heard(state, batch, change)
        idle += batch.idle
        _tell_sessions(state, sessions, told, slot)
        _answer(state, batch, before, told, slot)
    return replace(_agenda(state, told, refused), idle=tuple(sorted(idle)))


def _tell_sessions(state: Standing, before: Sequence[Sitting], told: list[Told], now: str) -> None:
    """Write down the sessions that have another room or interpreter."""
    for was, one in zip(before, state.sittings, strict=True):
        if (was.room, was.interpreter) == (one.room, one.interpreter):
            continue
        what = RELOCATED if was.room != one.room else REINTERPRETED
        slot = one.slots[0] if one.slots else ""
        named = (one.session.id, "", "", what, slot, slot)
        told.append(Told(*named, was.room, one.room, one.sequence, now))


Face = tuple[int, Place, str]
"""What people are told of a meeting: slot, place, interpreter."""


def _faces(state: Standing) -> list[Face]:
    slots: list[int] = state.slot.tolist()
    return list(zip(slots, state.places, state.bridges, strict=True))


def _needs_repair(state: Standing) -> bool:
    left = situation(state.grid, state.slot, Disruption())
    return bool(left.waiting) or bool((left.grid.loads(left.slot) > left.grid.capacity).any())


def _answer(
    state: Standing, batch: Batch, before: Sequence[Face], told: list[Told], now: str
) -> None:
    """Repair the grid, find places for what has moved, and write down who has to be told."""
    numbers = state.numbers
    attended = state.grid.attended
    added: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for card, helper, slots in batch.added:
        own = [numbers[card.first], numbers[card.second]]
        own += [numbers[helper]] if helper else []
        busy = 0
        for who in own:
            busy |= int(attended[who])
        free = tuple(slot for slot in slots if not busy >> slot & 1)
        added.append((tuple(sorted(own)), free))
        state.cards.append(card)
        state.bridges.append(helper)
        state.sequence.append(_sequence(state, card.id))
        state.places.append(NOWHERE)
    disruption = Disruption(
        now=batch.now,
        absent=tuple(sorted(batch.absent)),
        away=tuple((who, tuple(sorted(slots))) for who, slots in sorted(batch.away.items())),
        tables_lost=tuple(sorted(batch.lost.items())),
        added=tuple(added),
    )
    done = repaired(state.grid, state.slot, disruption)
    state.grid, state.slot = done.grid, done.slot.copy()
    for at in sorted(state.gone):
        state.slot[at] = UNPLACED
    hall = state.venue.hall(state.time)
    kept = {
        at: place
        for at, place in enumerate(state.places)
        if place.room >= 0 and (at >= len(before) or before[at][0] == state.slot[at])
    }
    past = {at for at, slot in enumerate(state.slot.tolist()) if 0 <= slot < batch.now}
    places = seated(hall, state.pairs(), state.slot.tolist(), kept)
    state.places = [state.places[at] if at in past else place for at, place in enumerate(places)]
    _write_down(state, before, told, now)


def _sequence(state: Standing, name: str) -> int:
    known = [state.sequence[at] for at, card in enumerate(state.cards[:-1]) if card.id == name]
    return max(known, default=0)


def _write_down(state: Standing, before: Sequence[Face], told: list[Told], now: str) -> None:
    for at, (face, card) in enumerate(zip(_faces(state), state.cards, strict=True)):
        was = before[at] if at < len(before) else (UNPLACED, NOWHERE, "")
        what = _what(state, at, was, face, at >= len(before))
        if not what:
            continue
        state.sequence[at] += 1
        told.append(
            Told(
                *(card.id, card.first, card.second, what),
                *(_slot(state, was[0]), _slot(state, face[0])),
                *(_room(state, was[1]), _room(state, face[1])),
                state.sequence[at],
                now,
            )
        )


def _what(state: Standing, at: int, was: Face, face: Face, new: bool) -> str:
    """Return the word for what happened to a meeting; empty where nothing did."""
    if new:
        return ADDED if face[0] >= 0 else LOST
    if was == face or (was[0] < 0 and face[0] < 0):
        return ""
    if face[0] < 0:
        card = state.cards[at]
        gone = at in state.gone or {card.first, card.second} & state.absent
        return CANCELLED if gone else LOST
    if was[0] != face[0]:
        return MOVED
    return RELOCATED if was[1] != face[1] else REINTERPRETED


def _slot(state: Standing, number: int) -> str:
    return state.time.slots[number].id if number >= 0 else ""


def _room(state: Standing, place: Place) -> str:
    return state.venue.rooms[place.room].id if place.room >= 0 else ""


def _agenda(state: Standing, told: Sequence[Told], refused: Sequence[Refused]) -> Agenda:
    book, slots = state.book, state.slot.tolist()
    held = [
        Held(
            *(card.id, card.first, card.second, _slot(state, slots[at])),
            room=_room(state, state.places[at]),
            table=state.places[at].table or None,
            interpreter=state.bridges[at],
            score=card.score,
            sequence=state.sequence[at],
            status=card.status,
        )
        for at, card in enumerate(state.cards)
        if slots[at] >= 0
    ]
    met = {card.id for card in held}
    lost = {
        (card.first, card.second, NO_SLOT)
        for at, card in enumerate(state.cards)
        if slots[at] < 0
        and at not in state.gone
        and card.id not in met
        and not {card.first, card.second} & state.absent
    }
    nowhere = {(one.first, one.second, NO_TABLE) for one in held if not one.room}
    return Agenda(
        time=state.time,
        meetings=tuple(sorted(held, key=lambda one: one.id)),
        sittings=tuple(state.sittings),
        effort=_effort(state, len(book.people)),
        unplaced=tuple(sorted({*refused, *lost, *nowhere})),
        told=tuple(told),
    )


def _effort(state: Standing, people: int) -> Effort:
    grid = state.grid.of_first(people)
    own = breaks_of(grid, state.slot)
    met = np.zeros(people, np.bool_)
    for at, slot in enumerate(state.slot.tolist()):
        if slot >= 0:
            met[[who for who in state.people(at) if who < people]] = True
    bound = breaks_at_least(replace(grid, allowed=np.where(state.slot >= 0, grid.allowed, 0)))
    spread = int(own[met].max() - own[met].min()) if met.any() else 0
    hall, pairs, slots = state.venue.hall(state.time), state.pairs(), state.slot.tolist()
    moves = sum(changes(hall, pairs, slots, state.places).values())
    at_table = [slot if at.room >= 0 else -1 for slot, at in zip(slots, state.places, strict=True)]
    least = fewest_changes(hall, pairs, at_table)
    return Effort(PLAN, int(own.sum()), bound.breaks, spread, moves, least)
