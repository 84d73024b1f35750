"""Fewer breaks: the bound against all timetables, and what a swap may not change."""

# pyright: reportArgumentType=false

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.colouring.breaks import breaks_of
from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.colouring.scheduling import coloured
from corredor.studies.forum.calc.improvement.bound import breaks_at_least
from corredor.studies.forum.calc.improvement.breaks import fewer_breaks
from corredor.studies.forum.calc.improvement.crowd import Kind
from corredor.studies.forum.calc.improvement.payments import least_breaks


@st.composite
def grids(draw, most=5, slots_to=4):
    people, slots = draw(st.integers(3, 6)), draw(st.integers(2, slots_to))
    every = [(j, i) for i in range(people) for j in range(i)]
    pairs = draw(st.lists(st.sampled_from(every), min_size=1, max_size=most, unique=True))
    full = 2**slots - 1
    count = len(pairs)
    days = [full] if draw(st.booleans()) else [1, full - 1]
    away = draw(st.lists(st.integers(0, full), min_size=people, max_size=people))
    busy = draw(st.lists(st.integers(0, full), min_size=people, max_size=people))
    attended = np.array(away) & np.array(busy)
    closed = attended[np.array(pairs)]
    return Grid(
        people,
        slots,
        np.arange(0, 2 * count + 1, 2),
        np.array(pairs).ravel(),
        full & ~(closed[:, 0] | closed[:, 1]),
        np.array(draw(st.lists(st.sampled_from([1, 1, 0]), min_size=count, max_size=count))),
        np.full(slots, draw(st.integers(1, 3))),
        attended,
        np.array(days),
    )


@settings(max_examples=60, deadline=None)
@given(grids())
def test_no_complete_timetable_has_fewer_breaks_than_the_bound(grid):
    if (grid.allowed == 0).any():
        return
    bound = breaks_at_least(grid, 40)
    assert bound.forced <= bound.breaks
    for slots in itertools.product(range(grid.slots), repeat=grid.meetings):
        if not grid.problems(np.array(slots)):
            assert breaks_of(grid, np.array(slots)).sum() >= bound.breaks


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 6), st.integers(0, 4), st.data())
def test_one_person_pays_the_least_of_all_choices(slots, meetings, data):
    full = 2**slots - 1
    attended = data.draw(st.integers(0, full))
    is_open = data.draw(st.integers(0, full)) & ~attended
    days = [full] if data.draw(st.booleans()) else [1, full - 1]
    prices = np.array(data.draw(st.lists(st.integers(0, 8), min_size=slots, max_size=slots))) / 8
    empty, one = np.zeros(0, np.int64), np.array([attended])
    capacity = np.full(slots, 1)
    grid = Grid(1, slots, np.zeros(1, int), empty, empty, empty, capacity, one, np.array(days))
    kind = Kind(np.array([is_open]), one, np.array([meetings]), np.array([1]))
    cost, met = least_breaks(grid, kind, prices)
    free = [slot for slot in range(slots) if is_open >> slot & 1]
    every = itertools.combinations(free, min(meetings, len(free)))

    def paid(chosen):
        held = attended | sum(1 << slot for slot in chosen)
        runs = [(held & day & ~((held & day) << 1)).bit_count() for day in days]
        return sum(max(0, each - 1) for each in runs) + sum(prices[slot] for slot in chosen)

    assert cost[0] == min(paid(chosen) for chosen in every)
    assert cost[0] == paid(np.flatnonzero(met[0]).tolist())


@settings(max_examples=40, deadline=None)
@given(grids(most=10, slots_to=6), st.integers(1, 5))
def test_swaps_keep_the_rules_and_never_end_with_more_breaks(grid, seed):
    start = coloured(grid, moves=200).slot
    found = fewer_breaks(grid, start, 2_000, seed=seed)
    assert grid.problems(found.slot) == ()
    assert ((found.slot < 0) == (start < 0)).all()
    assert found.breaks.sum() <= breaks_of(grid, start).sum()
    assert (found.breaks == breaks_of(grid, found.slot)).all()
    again = fewer_breaks(grid, start, 2_000, seed=seed)
    assert (again.slot == found.slot).all()


def test_it_stops_when_asked():
    pairs = np.array([0, 1, 0, 2])
    grid = Grid(3, 4, np.array([0, 2, 4]), pairs, np.full(2, 15), np.ones(2, int),
                np.full(4, 2), np.zeros(3, int), np.array([15]))  # fmt: skip
    start = np.array([0, 3])
    assert fewer_breaks(grid, start, 1_000, stopped=lambda: True).slot.tolist() == [0, 3]
    assert fewer_breaks(grid, start, 100_000).breaks.sum() == 0


@settings(max_examples=30, deadline=None)
@given(grids(most=10, slots_to=6))
def test_a_frozen_meeting_stays_where_it_is(grid):
    start = coloured(grid, moves=200).slot
    held = np.flatnonzero(start >= 0)[:2]
    found = fewer_breaks(grid.frozen(start, held), start, 1_000)
    assert (found.slot[held] == start[held]).all()
    assert found.gap >= 0


def test_where_all_need_the_same_slots_the_tables_prove_breaks():
    """Ten pairs meet in four of five slots, and tables are for eight: two pairs must part."""
    pairs = [(one, 10 + (one + at) % 10) for one in range(10) for at in range(4)]
    grid = Grid(20, 5, np.arange(0, 81, 2), np.array(pairs).ravel(), np.full(40, 31),
                np.ones(40, int), np.full(5, 8), np.zeros(20, int), np.array([31]))  # fmt: skip
    # Without a break all ten sit in the second, third and fourth slot; each break frees one seat.
    assert breaks_at_least(grid).breaks == 12
