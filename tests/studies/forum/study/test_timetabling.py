"""Timetabling: the ways to a timetable agree with the checks, whatever is installed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.timetable.checks import violations
from corredor.studies.forum.calc.timetable.instance import Event, Instance, Meeting
from corredor.studies.forum.study import timetabling


@st.composite
def instances(draw):
    """Instances with sessions of many, an order, an interpreter and a plenary."""
    slots, people = 6, 8
    every = tuple(range(slots))
    some = st.sets(st.sampled_from(every), min_size=1).map(lambda own: tuple(sorted(own)))
    crowd = st.sets(st.integers(0, people - 1), min_size=2, max_size=4)
    made = st.builds(
        Meeting,
        crowd.map(lambda own: tuple(sorted(own))),
        st.one_of(st.just(every), some),
        st.integers(0, 1),
        st.sampled_from([(), (), (0,)]),
    )
    meetings = draw(st.lists(made, max_size=8))
    number = st.integers(0, max(0, len(meetings) - 1))
    pairs = draw(st.lists(st.tuples(number, number), max_size=2)) if len(meetings) > 1 else []
    return Instance(
        people,
        slots,
        (3,) * slots,
        tuple(meetings),
        precedences=tuple(sorted({(a, b) for a, b in pairs if a < b})),
        events=draw(st.lists(st.just(Event(tuple(range(people)), (2,))), max_size=1)),
        resources=((1, 1, 1, 1, 0, 1),),
        day_starts=(0, 3),
        balance=None,
    )


def of_held(instance, slots):
    """The instance of what is held alone, so that the checks can be asked."""
    kept = [at for at, slot in enumerate(slots) if slot >= 0]
    number = {at: new for new, at in enumerate(kept)}
    part = Instance(
        instance.participants,
        instance.slots,
        instance.capacity,
        tuple(instance.meetings[at] for at in kept),
        precedences=tuple(
            (number[a], number[b]) for a, b in instance.precedences if {a, b} <= set(kept)
        ),
        events=tuple(instance.events),
        resources=instance.resources,
        day_starts=instance.day_starts,
        balance=None,
    )
    return part, [slots[at] for at in kept]


@settings(max_examples=60, deadline=None)
@given(instances())
def test_what_is_placed_keeps_every_rule(instance):
    for found in (
        timetabling.timetabled(instance).slots,
        timetabling.one_by_one(instance),
    ):
        assert violations(*of_held(instance, found)) == ()


@settings(max_examples=15, deadline=None)
@given(instances())
def test_colouring_keeps_every_rule_and_its_bound(instance):
    found = timetabling._coloured(instance)
    assert violations(*of_held(instance, found.slots)) == ()
    assert found.bound <= sum(found.breaks)
