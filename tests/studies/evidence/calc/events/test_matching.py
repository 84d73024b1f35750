"""One event in several documents, each year's forum apart."""

from itertools import permutations

import pytest

from corredor.studies.evidence.calc.events import same_events
from corredor.studies.evidence.calc.events.merging import one_each
from corredor.studies.evidence.calc.records import Event, Span, TimeExpression, TimeReading

FORUM = "business-forum-japan-kenya"


def days(begin: str, end: str) -> TimeExpression:
    return TimeExpression(Span(20, 24), "date", (TimeReading(begin, begin, end, begin),))


def june(constraint: str) -> TimeExpression:
    reading = TimeReading("XXXX-06", edtf="XXXX-06")
    return TimeExpression(Span(20, 24), "date", (reading,), "publication", constraint)


def forum(time: TimeExpression | None = None) -> Event:
    return Event(Span(0, 9), "meet", "forum", FORUM, time, key=FORUM)


Y2024, Y2025 = days("2024-01-01", "2025-01-01"), days("2025-01-01", "2026-01-01")
MAY = days("2024-05-14", "2024-05-15")
TOLD = {
    "a": [forum(Y2024)],
    "b": [forum(Y2025)],
    "c": [forum(MAY)],
    "d": [forum()],
}


def test_forums_of_two_years_are_two_although_one_account_is_undated() -> None:
    assert same_events(TOLD) == ((("a", 0), ("c", 0)), (("b", 0),), (("d", 0),))


def test_an_undated_account_is_of_the_only_forum() -> None:
    one_year = {name: TOLD[name] for name in ("a", "c", "d")}
    assert same_events(one_year) == ((("a", 0), ("c", 0), ("d", 0)),)


@pytest.mark.parametrize("order", list(permutations(sorted(TOLD)))[::5])
def test_order_says_nothing(order: tuple[str, ...]) -> None:
    assert same_events({name: TOLD[name] for name in order}) == same_events(TOLD)


def test_a_day_within_the_year_is_the_same_forum() -> None:
    (found,) = one_each([forum(Y2024), forum(MAY)])
    assert found.time == MAY


def test_june_of_this_year_may_be_the_june_that_has_passed() -> None:
    assert (
        len(one_each([forum(june("year = year(anchor)")), forum(june("XXXX-06 <= anchor"))])) == 1
    )


@pytest.mark.parametrize(
    "times",
    [(Y2024, Y2025), (MAY, Y2025), (june("XXXX-06 < anchor"), june("anchor < XXXX-06"))],
)
def test_two_years_are_two_forums(times: tuple[TimeExpression, TimeExpression]) -> None:
    assert len(one_each([forum(time) for time in times])) == 2
