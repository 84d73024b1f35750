"""Composition of working tables: brute force on small ones, and the rules recounted."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.composition import (
    BOTH_SIDES,
    LEAST,
    MOST,
    OFFICIALS,
    Attendee,
    Relaxation,
    WorkingTable,
    composed,
)


def shortfalls(attendees, tables, seats):
    """What the first goals count: officials, sides and people that are missing."""
    officials = sides = people = 0
    for table, own in zip(tables, seats, strict=True):
        there = [attendees[person] for person in own]
        for side in (0, 1):
            of_side = [person for person in there if person.side == side]
            sides += not of_side
            officials += not any(person.official for person in of_side)
        people += max(0, table.least - len(there))
    return officials, sides, people


def value(attendees, tables, seats):
    """The ranked goals as a tuple that is to be least."""
    seated = {person for own in seats for person in own}
    even = sum(
        sum(attendees[person].side == side for person in own) ** 2
        for own in seats
        for side in (0, 1)
    )
    fit = sum(
        dict(table.fits).get(p, 0) for table, own in zip(tables, seats, strict=True) for p in own
    )
    return (*shortfalls(attendees, tables, seats), -len(seated), even, -fit)


@st.composite
def small(draw):
    attendees = draw(
        st.lists(
            st.builds(Attendee, st.integers(0, 1), st.booleans(), st.integers(1, 2)), max_size=5
        )
    )
    every = range(len(attendees))
    tables = []
    for _ in range(draw(st.integers(1, 2))):
        fits = [(who, draw(st.integers(0, 3))) for who in every if draw(st.integers(0, 3))]
        tables.append(
            WorkingTable(
                draw(st.integers(0, 4)), draw(st.integers(1, 5)), tuple(fits),
                group=draw(st.sampled_from([-1, 0])),
            )
        )  # fmt: skip
    return attendees, tables


def ways(attendees, tables):
    """Every way to seat people within the limits that nobody may pass."""
    pairs = [(who, at) for at, table in enumerate(tables) for who, _ in table.fits]
    for chosen in product((False, True), repeat=len(pairs)):
        seats = [[] for _ in tables]
        for (who, at), sits in zip(pairs, chosen, strict=True):
            if sits:
                seats[at].append(who)
        if any(len(own) > table.most for own, table in zip(seats, tables, strict=True)):
            continue
        if any(sum(who in own for own in seats) > a.tables for who, a in enumerate(attendees)):
            continue
        grouped = [own for own, table in zip(seats, tables, strict=True) if table.group >= 0]
        if len(grouped) > 1 and set(grouped[0]) & set(grouped[1]):
            continue
        yield seats


@settings(max_examples=60, deadline=None)
@given(small())
def test_no_other_composition_is_better(case):
    attendees, tables = case
    found = composed(attendees, tables)
    assert found.proven
    assert list(found.seats) in [[tuple(own) for own in way] for way in ways(attendees, tables)]
    best = min(value(attendees, tables, way) for way in ways(attendees, tables))
    assert value(attendees, tables, found.seats) == best


def test_who_must_come_is_there_and_too_many_are_told():
    people = [Attendee(0, True), Attendee(1, True), Attendee(0), Attendee(1), Attendee(-1)]
    everybody = tuple((who, 1) for who in range(4))
    found = composed(people, [WorkingTable(2, 2, everybody, held=(2, 3, 4))])
    assert found.seats == ((2, 3, 4),)
    assert found.relaxations == (
        Relaxation(0, OFFICIALS, 0, 1, 0),
        Relaxation(0, OFFICIALS, 1, 1, 0),
        Relaxation(0, MOST, -1, 2, 3),
    )


def test_the_rule_that_binds_is_named_with_the_smallest_relaxation():
    people = [Attendee(0, True), Attendee(0), Attendee(1)]
    found = composed(people, [WorkingTable(5, 9, tuple((who, 1) for who in range(3)))])
    assert found.relaxations == (
        Relaxation(0, OFFICIALS, 1, 1, 0),
        Relaxation(0, LEAST, -1, 5, 3),
    )
    assert (
        composed([Attendee(0)], [WorkingTable(1, 2, ((0, 1),))]).relaxations[1].rule == BOTH_SIDES
    )
