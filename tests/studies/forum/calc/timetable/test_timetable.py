"""Instances that can be checked by hand: rules, counting, clauses."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.forum.calc.timetable.bounds import (
    break_free_starts,
    forced_breaks,
    narrowed,
    obstacle,
)
from corredor.studies.forum.calc.timetable.checks import (
    breaks,
    false_claims,
    location_changes,
    room_violations,
    violations,
)
from corredor.studies.forum.calc.timetable.formula import Formula
from corredor.studies.forum.calc.timetable.hall import hall_violator
from corredor.studies.forum.calc.timetable.instance import Event, Instance, Meeting, Room
from corredor.studies.forum.calc.timetable.mirror import without_mirror
from corredor.studies.forum.calc.timetable.result import Obstacle, Result

EVERY = (0, 1, 2)


def star(meetings=3, slots=3, tables=1):
    """One host, 0, meets each of the others."""
    every = tuple(range(slots))
    return Instance(
        meetings + 1,
        slots,
        (tables,) * slots,
        tuple(Meeting((0, guest), every) for guest in range(1, meetings + 1)),
    )


def test_a_gap_counts_once_however_long():
    assert breaks(star(2, 6), (0, 5)) == (1, 0, 0)
    assert breaks(star(3, 6), (0, 2, 5)) == (2, 0, 0, 0)
    assert breaks(star(3, 6), (2, 3, 4)) == (0, 0, 0, 0)


def test_a_night_is_no_break():
    instance = replace(star(2, 4), day_starts=(0, 2))
    assert breaks(instance, (0, 3)) == (0, 0, 0)
    assert breaks(replace(instance, day_starts=(0,)), (0, 3)) == (1, 0, 0)


def test_a_session_is_not_idle_time():
    plenary = Event((0, 1, 2), (1,))
    assert breaks(replace(star(2, 3), events=(plenary,)), (0, 2)) == (0, 0, 0)


def test_slots_in_which_one_is_away_are_idle():
    assert breaks(replace(star(2, 3), unavailable=((1,), (), ())), (0, 2)) == (1, 0, 0)


@pytest.mark.parametrize(
    ("instance", "slots", "said"),
    [
        (star(2), (0, 0), "participant 0 is in 2 places in slot 0"),
        (star(2), (0, 3), "meeting 1 is held in slot 3, which it may not have"),
        (star(1), (0, 1), "2 slots for 1 meetings"),
        (replace(star(1), unavailable=((), (2,))), (2,), "participant 1 is away in slot 2 of"),
        (replace(star(1), capacity=(0, 1, 1)), (0,), "slot 0 takes 1 tables of 0"),
        (replace(star(2), precedences=((1, 0),)), (0, 1), "meeting 1 is held in slot 1, not bef"),
        (replace(star(3, 6), balance=1), (0, 2, 5), "breaks differ by 2, more than 1"),
        (
            replace(star(1), events=(Event((1,), (2,)),)),
            (2,),
            "participant 1 is in 2 places in slot 2",
        ),
        (
            Instance(2, 1, (1,), (Meeting((0, 1), (0,), 1, (0,)),), resources=((0,),)),
            (0,),
            "slot 0 takes 1 units of resource 0",
        ),
    ],
)
def test_each_rule_is_seen_broken(instance, slots, said):
    assert instance.problems() == ()
    assert any(breach.startswith(said) for breach in violations(instance, slots))


def test_records_out_of_range_are_named():
    bad = Instance(
        2, 2, (1,), (Meeting((1, 0), (0, 5), -1, (3,)), Meeting((), (0,))), ((0,),), ((0, 7),)
    )
    said = " ".join(bad.problems())
    for part in ("capacity", "people", "slots", "needs", "tables", "no people", "unavailable"):
        assert part in said
    assert "precedence (0, 7)" in said


def test_two_meetings_fixed_to_one_slot_are_an_obstacle():
    both = Meeting((0, 1), (1,)), Meeting((0, 2), (1,))
    assert narrowed(Instance(3, 3, (2,) * 3, both)) == Obstacle(
        "participant", (0, 1), (1,), (0,), 2, 1
    )


def test_more_meetings_than_slots_are_an_obstacle():
    instance = star(4, 3, 4)
    found = obstacle(instance, narrowed(instance))
    assert found == Obstacle("participant", (0, 1, 2, 3), EVERY, (0,), 4, 3)


def test_more_meetings_than_tables_are_an_obstacle():
    pairs = tuple(Meeting((2 * at, 2 * at + 1), (0, 1)) for at in range(3))
    instance = Instance(6, 2, (1, 1), pairs)
    found = obstacle(instance, narrowed(instance))
    assert found == Obstacle("tables", (0, 1, 2), (0, 1), (), 3, 2)


def test_three_people_cannot_all_meet_in_two_slots():
    # Three pairs of three people: one pair at a time, whatever the tables.
    pairs = tuple(Meeting(pair, (0, 1)) for pair in ((0, 1), (0, 2), (1, 2)))
    instance = Instance(3, 2, (9, 9), pairs)
    found = obstacle(instance, narrowed(instance))
    assert (found.kind, found.needed, found.available) == ("tables", 3, 2)


def test_an_interpreter_for_two_meetings_at_once_is_an_obstacle():
    pairs = Meeting((0, 1), (0,), 1, (0,)), Meeting((2, 3), (0,), 1, (0,))
    instance = Instance(4, 1, (2,), pairs, resources=((1,),))
    found = obstacle(instance, narrowed(instance))
    assert found == Obstacle("resource", (0, 1), (0,), (), 2, 1, 0)


def test_a_circle_of_precedences_is_an_obstacle():
    found = narrowed(replace(star(4, 9), precedences=((0, 1), (1, 2), (2, 3), (3, 1))))
    assert found == Obstacle("precedence", (1, 2, 3), (), (), 4, 3)


def test_a_chain_longer_than_the_slots_is_an_obstacle():
    found = narrowed(replace(star(3, 2), precedences=((0, 1), (1, 2))))
    assert isinstance(found, Obstacle)
    assert found.kind == "precedence"


def test_a_day_that_reads_the_same_backwards_is_halved():
    whole = star(2, 4)
    assert without_mirror(whole, narrowed(whole)) == ((0, 1), (0, 1, 2, 3))
    for other in (
        replace(whole, capacity=(1, 1, 1, 2)),
        replace(whole, precedences=((0, 1),)),
        replace(whole, unavailable=((), (0,), ())),
        replace(whole, events=(Event((0,), (0,)),)),
    ):
        domains = narrowed(other)
        assert without_mirror(other, domains) == domains


def test_precedence_cuts_slots():
    assert narrowed(replace(star(2), precedences=((0, 1),))) == ((0, 1), (1, 2))


def test_runs_that_an_absence_cuts_do_not_exist():
    assert break_free_starts({0: (0, 1, 3, 4), 1: (0, 1, 3, 4)}, set(), 5) == (0, 3)
    assert break_free_starts({0: (0, 2), 1: (0, 2)}, set(), 3) == ()
    assert break_free_starts({0: (0, 2), 1: (0, 2)}, {1}, 3) == (0,)


def test_forced_breaks_are_those_without_a_run():
    instance = Instance(3, 3, (1,) * 3, (Meeting((0, 1), (0,)), Meeting((0, 2), (2,))))
    assert forced_breaks(instance, narrowed(instance)) == 1


@given(
    st.dictionaries(
        st.integers(0, 6), st.frozensets(st.integers(0, 3), min_size=1).map(sorted), min_size=1
    ),
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
)
def test_hall_violator_is_right_both_ways(domains, places):
    found = hall_violator(domains, places)
    if found is None:
        assert any(
            all(chosen.count(slot) <= places[slot] for slot in range(4))
            for chosen in product(*domains.values())
        )
    else:
        items, slots = found
        assert set().union(*(domains[item] for item in items)) == set(slots)
        assert len(items) > sum(places[slot] for slot in slots)


def models(formula, shown):
    """Return the values of the first variables in every model, by brute force."""
    found = set()
    for values in product((False, True), repeat=formula.variables):
        if all(
            any(values[abs(literal) - 1] == (literal > 0) for literal in clause)
            for clause in formula.clauses
        ):
            found.add(values[:shown])
    return found


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_at_most_is_exact(most):
    formula = Formula()
    formula.at_most([formula.new() for _ in range(4)], most)
    assert models(formula, 4) == {v for v in product((False, True), repeat=4) if sum(v) <= most}


def test_at_most_one_of_many_is_exact():
    formula = Formula()
    formula.at_most_one([formula.new() for _ in range(8)])
    assert models(formula, 8) == {v for v in product((False, True), repeat=8) if sum(v) <= 1}


def test_the_counter_is_exact():
    formula = Formula()
    literals = [formula.new() for _ in range(4)]
    formula.either(formula.counter(literals, 2)[-1][2])
    assert models(formula, 4) == {v for v in product((False, True), repeat=4) if sum(v) >= 2}


def test_the_total_forces_its_outputs():
    formula = Formula()
    outputs = formula.total([formula.new() for _ in range(4)], 4)
    formula.clauses.append([-outputs[2]])
    assert models(formula, 4) == {v for v in product((False, True), repeat=4) if sum(v) <= 2}


def test_false_claims_are_seen():
    instance = star(2)
    assert false_claims(instance, Result("optimal", (0, 1), 0, 0, "search")) == ()
    assert false_claims(instance, Result("infeasible", proof="search")) == ()
    for wrong in (
        Result("optimal", (0, 2), 0, 0, "search"),
        Result("optimal", (0, 2), 1, 0, "search"),
        Result("optimal", (0, 1), 0, 0),
        Result("optimal", (0, 0), 0, 0, "search"),
        Result("feasible"),
        Result("infeasible"),
        Result("unknown", (0, 1), 0, 0),
        Result("feasible", (0, 1), 0, 1),
    ):
        assert false_claims(instance, wrong)


def test_rooms_are_checked_and_changes_counted():
    instance = replace(
        star(2), rooms=(Room(0), Room(1, closed=(0,)), Room(1, kind=0)), resources=((1,) * 3,)
    )
    assert room_violations(instance, (0, 1), (0, 1)) == ()
    assert location_changes(instance, (0, 1), (0, 1)) == (1, 0, 0)
    assert len(room_violations(instance, (0, 1), (1, 2))) == 2
    assert room_violations(instance, (0, 0), (0, 0)) == ("room 0 holds meetings [0, 1] in slot 0",)
