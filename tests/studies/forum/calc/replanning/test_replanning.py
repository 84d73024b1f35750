"""Repairs on the day against all repairs, and whom they may not touch."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.colouring.breaks import breaks_of
from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.colouring.scheduling import coloured
from corredor.studies.forum.calc.replanning.disruption import Disruption, situation
from corredor.studies.forum.calc.replanning.repair import CANCELLED, repaired


@st.composite
def timetables(draw, most=5):
    people, slots = draw(st.integers(4, 6)), draw(st.integers(2, 3))
    every = [(j, i) for i in range(people) for j in range(i)]
    pairs = draw(st.lists(st.sampled_from(every), min_size=2, max_size=most, unique=True))
    count, full = len(pairs), 2**slots - 1
    grid = Grid(
        people,
        slots,
        np.arange(0, 2 * count + 1, 2),
        np.array(pairs).ravel(),
        np.full(count, full),
        np.ones(count, np.int64),
        np.full(slots, draw(st.integers(1, 3))),
        np.zeros(people, np.int64),
        np.array([full]),
    )
    return grid, coloured(grid, moves=100).slot


@st.composite
def disruptions(draw):
    who, at = st.integers(0, 3), st.integers(0, 1)
    return Disruption(
        draw(at),
        tuple(draw(st.lists(who, max_size=1))),
        tuple(draw(st.lists(st.tuples(who, st.just((1,))), max_size=1))),
        tuple(draw(st.lists(st.tuples(at, st.just(1)), max_size=1))),
        tuple(draw(st.lists(st.just(((0, 6), (0, 1))), max_size=1))),
        tuple(draw(st.lists(st.just(0), max_size=1))),
    )


def every_repair(left):
    grid = left.grid
    asked = [at for at in range(grid.meetings) if left.slot[at] >= 0 or at in left.waiting]
    own = [grid.people[grid.first[at] : grid.first[at + 1]].tolist() for at in range(grid.meetings)]
    told = {who for at in (*left.waiting, *left.cancelled) for who in own[at]}
    for places in itertools.product(range(-1, grid.slots), repeat=len(asked)):
        slot = np.full(grid.meetings, -1)
        slot[asked] = places
        if grid.problems(slot):
            continue
        moved = [at for at in asked if left.slot[at] >= 0 and slot[at] != left.slot[at]]
        more = {who for at in moved for who in own[at]} - told
        breaks = breaks_of(grid, slot)
        touched = int(sum(breaks[who] for who in told | more))
        yield sum(place < 0 for place in places), len(more), len(moved), touched


@settings(max_examples=60, deadline=None)
@given(timetables(most=4), disruptions())
def test_a_proven_repair_changes_least(case, disruption):
    grid, slot = case
    found = repaired(grid, slot, disruption)
    change = found.change
    least = min(every_repair(situation(grid, slot, disruption)))
    assert found.proven
    assert (change.lost, change.people, change.moved, change.breaks) == least


@settings(max_examples=100, deadline=None)
@given(timetables(most=9), disruptions())
def test_rules_hold_and_only_who_is_told_is_affected(case, disruption):
    grid, slot = case
    found = repaired(grid, slot, disruption)
    assert found.grid.problems(found.slot) == ()
    assert found.bound <= found.change
    told = set(found.affected())
    for at in range(grid.meetings):
        if found.slot[at] != slot[at]:
            assert told >= set(grid.people[grid.first[at] : grid.first[at + 1]].tolist())
        if 0 <= slot[at] < disruption.now:
            assert found.slot[at] == slot[at]
    asked = found.slot[list(disruption.pinned)] if disruption.pinned else []
    for at, now in zip(disruption.pinned, asked, strict=True):
        assert now in (slot[at], -1)


@settings(max_examples=60, deadline=None)
@given(timetables(most=9), st.integers(0, 3))
def test_a_person_removed_never_moves_another_meeting(case, who):
    grid, slot = case
    found = repaired(grid, slot, Disruption(absent=(who,)))
    gone = {notice.meeting for notice in found.notices}
    assert {notice.what for notice in found.notices} <= {CANCELLED}
    for at in set(range(grid.meetings)) - gone:
        own = grid.people[grid.first[at] : grid.first[at + 1]].tolist()
        assert found.slot[at] == (slot[at] if who not in own else -1)
