"""Two solvers, brute force and the laws of timetables."""

# pyright: reportArgumentType=false

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.timetable.bounds import forced_breaks, narrowed
from corredor.studies.forum.calc.timetable.checks import (
    breaks,
    false_claims,
    location_changes,
    room_violations,
    violations,
)
from corredor.studies.forum.calc.timetable.instance import Event, Instance, Meeting, Room
from corredor.studies.forum.calc.timetable.result import Obstacle
from corredor.studies.forum.engine import cp_sat, sat

pytestmark = pytest.mark.skipif(
    not (sat.is_installed() and cp_sat.is_installed()), reason="the extra forum is not installed"
)


def solved(instance):
    """Return the result of the propositional search, checked."""
    result = sat.solve(instance, workers=1)
    assert false_claims(instance, result) == ()
    return result


@st.composite
def instances(draw, people=5, slots=5, meetings=6):
    """Small instances with everything that an instance can hold."""
    count, length = draw(st.integers(2, people)), draw(st.integers(1, slots))
    every = st.integers(0, length - 1)
    some = st.frozensets(every, min_size=1).map(lambda own: tuple(sorted(own)))
    crowd = st.frozensets(st.integers(0, count - 1), min_size=2, max_size=3)
    made = draw(
        st.lists(
            st.builds(
                Meeting,
                crowd.map(lambda own: tuple(sorted(own))),
                st.one_of(st.just(tuple(range(length))), some),
                st.integers(0, 2),
                st.sampled_from([(), (), (0,)]),
            ),
            max_size=meetings,
        )
    )
    number = len(made)
    pair = st.tuples(st.integers(0, max(0, number - 1)), st.integers(0, max(0, number - 1)))
    event = st.builds(Event, crowd.map(lambda own: tuple(sorted(own))), some)
    events = draw(st.lists(event, max_size=1))
    away = draw(st.lists(st.frozensets(every, max_size=2), min_size=count, max_size=count))
    return Instance(
        count,
        length,
        tuple(draw(st.lists(st.integers(0, 3), min_size=length, max_size=length))),
        tuple(made),
        tuple(tuple(sorted(own)) for own in away),
        tuple(draw(st.lists(pair, max_size=2))) if number else (),
        tuple(events),
        ((1,) * length,),
        day_starts=draw(st.sampled_from([(0,), (0, length // 2)])) if length > 1 else (0,),
        balance=draw(st.sampled_from([None, 0, 1, 2])),
    )


def fewest_breaks(instance):
    """Return the optimum by brute force; None where there is no timetable."""
    return min(
        (
            sum(breaks(instance, slots))
            for slots in product(*(meeting.slots for meeting in instance.meetings))
            if not violations(instance, slots)
        ),
        default=None,
    )


@given(instances(4, 4, 5))
@settings(max_examples=200, deadline=None)
def test_brute_force_agrees(instance):
    result = solved(instance)
    wanted = fewest_breaks(instance)
    assert result.status == ("infeasible" if wanted is None else "optimal")
    assert result.breaks == wanted


@given(instances(6, 6, 9))
@settings(max_examples=60, deadline=None)
def test_the_two_solvers_agree(instance):
    first, second = solved(instance), cp_sat.solve(instance)
    assert false_claims(instance, second) == ()
    assert (first.status, first.breaks) == (second.status, second.breaks)


@given(instances(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_relabelling_changes_nothing(instance, random):
    new = list(range(instance.participants))
    random.shuffle(new)

    def named(people):
        return tuple(sorted(new[one] for one in people))

    away = [()] * instance.participants
    for person, own in enumerate(instance.unavailable):
        away[new[person]] = own
    other = replace(
        instance,
        meetings=tuple(replace(m, people=named(m.people)) for m in instance.meetings),
        events=tuple(replace(e, people=named(e.people)) for e in instance.events),
        unavailable=tuple(away),
    )
    first, second = solved(instance), solved(other)
    assert (first.status, first.breaks) == (second.status, second.breaks)


@given(instances())
@settings(max_examples=60, deadline=None)
def test_running_the_day_backwards_changes_nothing(instance):
    last = instance.slots - 1

    def turned(slots):
        return tuple(sorted(last - slot for slot in slots))

    starts = (0, *(instance.slots - start for start in instance.day_starts[:0:-1]))
    other = replace(
        instance,
        capacity=instance.capacity[::-1],
        meetings=tuple(replace(m, slots=turned(m.slots)) for m in instance.meetings),
        events=tuple(replace(e, slots=turned(e.slots)) for e in instance.events),
        unavailable=tuple(turned(own) for own in instance.unavailable),
        precedences=tuple((then, first) for first, then in instance.precedences),
        resources=tuple(row[::-1] for row in instance.resources),
        day_starts=starts,
    )
    first, second = solved(instance), solved(other)
    assert (first.status, first.breaks) == (second.status, second.breaks)


@given(instances())
@settings(max_examples=60, deadline=None)
def test_counting_never_claims_too_much(instance):
    domains = narrowed(instance)
    result = solved(instance)
    if isinstance(domains, Obstacle):
        assert fewest_breaks(instance) is None
    elif result.breaks is not None:
        assert forced_breaks(instance, domains) <= result.breaks


@given(instances())
@settings(max_examples=40, deadline=None)
def test_another_table_never_costs_a_break(instance):
    before = solved(instance)
    after = solved(replace(instance, capacity=tuple(n + 1 for n in instance.capacity)))
    if before.breaks is not None:
        assert after.breaks is not None
        assert after.breaks <= before.breaks


def ring(people=9, slots=4, tables=4):
    """Everyone meets the two neighbours and the next but one."""
    every = tuple(range(slots))
    pairs = sorted({tuple(sorted((p, (p + d) % people))) for p in range(people) for d in (1, 2)})
    return Instance(people, slots, (tables,) * slots, tuple(Meeting(p, every) for p in pairs))


def test_a_ring_of_nine_has_too_few_pairs():
    # 18 meetings, 4 slots, at most 4 pairs of 9 people at once.
    result = solved(ring())
    assert result.status == "infeasible"
    assert result.proof == "counting"
    assert result.obstacle is not None
    assert result.obstacle.needed > result.obstacle.available == 16


def test_the_same_input_gives_the_same_timetable():
    instance = ring(10, 6, 4)
    assert sat.solve(instance) == sat.solve(instance) == sat.solve(instance, workers=1)
    assert cp_sat.solve(instance) == cp_sat.solve(instance)


def test_many_at_once_are_those_one_by_one():
    few = [ring(people, slots, 4) for people in (6, 8, 10) for slots in (4, 5, 6)]
    assert sat.solve_all(few, workers=2) == sat.solve_all(few, workers=1)


def test_two_bounds_at_once_prove_the_same(monkeypatch):
    instance = ring(11, 8, 3)
    one = solved(instance)
    monkeypatch.setattr(sat, "FIRST_ROUND", 1)
    monkeypatch.setattr(sat, "ROUND", 50)
    two = sat.solve(instance, workers=2)
    assert false_claims(instance, two) == ()
    assert (two.status, two.breaks) == (one.status, one.breaks)
    assert two == sat.solve(instance, workers=2)


def test_without_effort_nothing_is_claimed(monkeypatch):
    monkeypatch.setattr(sat, "FIRST_ROUND", 1)
    instance = ring(11, 8, 3)
    result = sat.solve(instance, conflicts=1, workers=1)
    assert false_claims(instance, result) == ()
    assert result.status in ("feasible", "unknown", "optimal")
    assert cp_sat.solve(instance, effort=0.0).status in ("feasible", "unknown")


def test_an_ill_formed_instance_is_refused():
    for solve in (sat.solve, cp_sat.solve):
        with pytest.raises(ValueError, match="capacity"):
            solve(Instance(2, 2, (1,), ()))


def test_an_instance_without_meetings_is_solved():
    for solve in (sat.solve, cp_sat.solve):
        result = solve(Instance(0, 1, (1,), ()))
        assert (result.status, result.slots, result.breaks) == ("optimal", (), 0)


def test_rooms_are_given_with_the_fewest_changes():
    # A host with three visitors stays in its zone; another pair takes the other one.
    pairs = Meeting((0, 1), (0,)), Meeting((0, 2), (1,)), Meeting((3, 4), (0,))
    instance = Instance(5, 2, (2, 2), pairs, rooms=(Room(0), Room(1, closed=(1,))))
    slots = (0, 1, 0)
    rooms = cp_sat.place(instance, slots)
    assert rooms == (0, 0, 1)
    assert room_violations(instance, slots, rooms) == ()
    assert sum(location_changes(instance, slots, rooms)) == 0
    assert cp_sat.place(replace(instance, rooms=(Room(0),)), slots) is None
