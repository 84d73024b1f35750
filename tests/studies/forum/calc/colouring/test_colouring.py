"""Timetables by chains: theorems of colouring, and rules that hold whatever the case."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.colouring.grid import Grid, bits_of, grid_of
from corredor.studies.forum.calc.colouring.scheduling import coloured
from corredor.studies.forum.calc.timetable.instance import Event, Instance, Meeting


def grid(pairs, participants, slots, capacity, allowed=None):
    every = bits_of(range(slots))
    count = len(pairs)
    return Grid(
        participants,
        slots,
        np.arange(0, 2 * count + 1, 2),
        np.array(pairs, np.int64).ravel(),
        np.full(count, every) if allowed is None else np.array(allowed, np.int64),
        np.ones(count, np.int64),
        np.full(slots, capacity),
        np.zeros(participants, np.int64),
        np.array([every]),
    )


@st.composite
def two_countries(draw):
    side = draw(st.integers(2, 7))
    every = [(i, side + j) for i in range(side) for j in range(side)]
    return side, draw(st.lists(st.sampled_from(every), min_size=1, max_size=30, unique=True))


@settings(max_examples=100, deadline=None)
@given(two_countries(), st.integers(0, 3))
def test_two_countries_need_no_more_slots_than_meetings_of_one_nor_more_tables(case, spare):
    """König (1916) and de Werra (1971): the fewest slots, each with the fewest tables."""
    side, pairs = case
    slots = int(np.bincount(np.array(pairs).ravel()).max()) + spare
    tight = grid(pairs, 2 * side, slots, -(-len(pairs) // slots))
    found = coloured(tight, moves=0)
    assert found.unscheduled == ()
    assert tight.problems(found.slot) == ()


@settings(max_examples=100, deadline=None)
@given(st.integers(3, 8), st.integers(1, 6), st.integers(1, 4), st.data())
def test_whatever_is_closed_the_rules_hold_and_the_rest_is_listed(people, slots, tables, data):
    every = [(i, j) for i in range(people) for j in range(i)]
    pairs = data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=15, unique=True))
    masks = st.integers(0, 2**slots - 1)
    allowed = data.draw(st.lists(masks, min_size=len(pairs), max_size=len(pairs)))
    case = grid(pairs, people, slots, tables, allowed)
    found = coloured(case, moves=300)
    assert case.problems(found.slot) == ()
    assert found.unscheduled == tuple(np.flatnonzero(found.slot < 0).tolist())
    assert len(found.unscheduled) >= found.bound
    assert set(found.impossible) <= set(found.unscheduled)


def test_an_event_and_a_table_of_three_are_kept_clear():
    meetings = (Meeting((0, 1, 2), (0, 1, 2)), Meeting((0, 3), (0, 1, 2)))
    case = Instance(4, 3, (1, 1, 1), meetings, events=(Event((0,), (1,)),))
    found = coloured(grid_of(case))
    assert sorted(found.slot.tolist()) == [0, 2]
