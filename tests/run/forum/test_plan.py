"""Laws of the plan: what was sent out never loses a meeting, and sequences only rise."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.errors import Place
from corredor.core.table import Row
from corredor.run.forum.plan import Standing, standing_meetings, standing_seats, standing_sessions

PEOPLE = ("a", "b", "c", "d")
PAIRS = tuple(combinations(PEOPLE, 2))
SPOTS = st.tuples(st.sampled_from(["s1", "s2"]), st.sampled_from(["", "hall"]), st.integers(1, 2))
TIMETABLES = st.lists(st.dictionaries(st.sampled_from(PAIRS), SPOTS), min_size=1, max_size=5)


def found(timetable: dict[tuple[str, str], tuple[str, str, int]], swapped: bool = False):
    return [
        {"id": f"m-{one}{other}", "first": other if swapped else one,
         "second": one if swapped else other, "slot": slot, "room": room, "table": table}
        for (one, other), (slot, room, table) in timetable.items()
    ]  # fmt: skip


def frozen(meetings: tuple[Standing, ...]) -> list[Row]:
    """Return the rows that freezing writes, as they are read back."""
    return [
        Row(
            {
                **{name: getattr(one, name) for name in ("id", "slot", "room", "interpreter")},
                "participant": one.first,
                "other": one.second,
                "table": float(one.table) if one.table else None,
                "sequence": float(one.sequence),
                "status": one.status,
            },
            Place("forum/plan.csv", at),
            {},
        )
        for at, one in enumerate(meetings, start=2)
    ]


@given(TIMETABLES)
def test_sequences_only_rise_and_rise_with_every_change(
    timetables: list[dict[tuple[str, str], tuple[str, str, int]]],
) -> None:
    plan: list[Row] = []
    before: dict[frozenset[str], Standing] = {}
    for timetable in timetables:
        now = {one.pair: one for one in standing_meetings(plan, found(timetable))}
        assert now.keys() == before.keys() | {frozenset(pair) for pair in timetable}
        for pair, one in now.items():
            assert one.cancelled is (tuple(sorted(pair)) not in timetable)
            if pair in before:
                same = (one.spot, one.cancelled) == (before[pair].spot, before[pair].cancelled)
                assert one.sequence == before[pair].sequence + (not same)
                assert one.id == before[pair].id
            else:
                assert one.sequence == 0
        before, plan = now, frozen(tuple(now.values()))


@given(TIMETABLES)
def test_freezing_again_changes_nothing(
    timetables: list[dict[tuple[str, str], tuple[str, str, int]]],
) -> None:
    plan: list[Row] = []
    for timetable in timetables:
        once = standing_meetings(plan, found(timetable))
        plan = frozen(once)
        assert standing_meetings(plan, found(timetable)) == once


@given(TIMETABLES)
def test_it_does_not_matter_who_of_the_two_comes_first(
    timetables: list[dict[tuple[str, str], tuple[str, str, int]]],
) -> None:
    first, *_ = timetables
    plan = frozen(standing_meetings([], found(first)))
    for swapped in (False, True):
        again = standing_meetings(plan, found(first, swapped))
        assert {one.sequence for one in again} <= {0}


def plan_row(**cells: Any) -> Row:
    return Row({"sequence": 0.0, **cells}, Place("forum/plan.csv", 2), {})


SESSION = {"session": "steel", "date": "2026-06-09", "begins": "10:00", "room": "hall"}


@pytest.mark.parametrize(
    ("slots", "room", "sequence"),
    [(("s3",), "hall", 4), (("s3", "s4"), "hall", 5), (("s3",), "annex", 5), (("s4",), "hall", 5)],
)
def test_a_session_rises_with_its_slots_and_room(
    slots: tuple[str, ...], room: str, sequence: int
) -> None:
    plan = [
        plan_row(session="steel", slot="s3", room="hall", sequence=4.0),
        plan_row(session="steel", participant="vera", slot="s3", room="hall", sequence=9.0),
    ]
    rows = [SESSION | {"slot": slot, "room": room} for slot in slots]
    assert {one.sequence for one in standing_sessions(plan, rows)} == {sequence}


def test_a_seat_that_is_gone_stays_as_called_off() -> None:
    plan = [plan_row(session="steel", participant="vera", slot="s3", room="hall")]
    for sequence in (1, 1):
        (gone,) = standing_seats(plan, [], [SESSION | {"slot": "s3"}])
        assert (gone.cancelled, gone.sequence) == (True, sequence)
        plan = [
            plan_row(session="steel", participant="vera", slot="s3", room="hall",
                     status="cancelled", sequence=float(gone.sequence))
        ]  # fmt: skip
