"""Bounds of the day of publication."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.records import Sentence, Span
from corredor.studies.evidence.calc.times.extraction import tense_at, times_in
from corredor.studies.evidence.calc.times.publication import (
    Constraint,
    Publication,
    intersection,
    named_bound,
    publication_bounds,
    relative_bound,
)
from corredor.studies.evidence.study.lexicons.times import time_words

HERE = Span(0, 10)


def bounds_of(language: str, *sentences: str) -> Publication:
    text = " ".join(sentences)
    spans: list[Sentence] = []
    at = 0
    for sentence in sentences:
        spans.append(Sentence(Span(at, at + len(sentence)), 0))
        at += len(sentence) + 1
    words = time_words(language)
    times = times_in(text, words)
    return publication_bounds(times, spans, [tense_at(text, t.span, words) for t in times])


def test_anniversary_gives_the_year() -> None:
    found = bounds_of(
        "en",
        "This year marks 50 years of ties, which were set up on 19 May 1974.",
        "On June 23 the embassy announced a sale.",
    )
    assert (found.earliest, found.latest) == (date(2024, 6, 23), date(2024, 12, 31))
    assert {bound.rule for bound in found.reasons} == {"anniversary", "told"}


def test_named_year_of_an_anniversary() -> None:
    found = bounds_of("en", "2024 marks 50 years of ties, set up on 19 May 1974.")
    assert (found.earliest, found.latest) == (date(2024, 1, 1), date(2024, 12, 31))
    assert bounds_of("en", "The ties of 50 years began on 19 May 1974.").latest is None


def test_past_and_future_events() -> None:
    found = bounds_of(
        "es", "El puente abrió el 3 de marzo de 2021.", "El foro se celebrará el 9 de mayo de 2021."
    )
    assert (found.earliest, found.latest) == (date(2021, 3, 3), date(2021, 5, 9))


def test_last_april_once_its_year_is_known() -> None:
    bound = named_bound("XXXX-04 < anchor", 2022, HERE)
    assert bound is not None
    assert bound.earliest == date(2022, 5, 1)
    assert named_bound("week = week(anchor)", 2022, HERE) is None


def test_last_week_once_the_event_has_a_day() -> None:
    day = date(2022, 4, 14)
    bound = relative_bound("week = week(anchor) - P1W", day, day, HERE)
    assert bound == Constraint(date(2022, 4, 18), date(2022, 4, 24), "known", HERE)
    bound = relative_bound("day = day(anchor) - P1D", day, day, HERE)
    assert bound == Constraint(date(2022, 4, 15), date(2022, 4, 15), "known", HERE)


def test_contradiction_is_set_aside() -> None:
    good = [Constraint(date(2022, 1, day), date(2022, 12, 31), "told", HERE) for day in (1, 2, 3)]
    wrong = Constraint(None, date(2020, 1, 1), "told", HERE)
    found = intersection([*good, wrong])
    assert found.rejected == (wrong,)
    assert found.earliest == date(2022, 1, 3)


DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(bounds=st.lists(st.tuples(DAYS, DAYS), max_size=8), data=st.randoms(use_true_random=False))
def test_order_changes_nothing(bounds: list[tuple[date, date]], data: object) -> None:
    made = [Constraint(min(pair), max(pair), "told", HERE) for pair in bounds]
    shuffled = list(made)
    data.shuffle(shuffled)  # pyright: ignore[reportAttributeAccessIssue]
    assert intersection(made) == intersection(shuffled)


@given(day=DAYS, widths=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=1))
def test_true_day_is_never_lost(day: date, widths: list[tuple[int, int]]) -> None:
    made = [
        Constraint(
            date.fromordinal(day.toordinal() - back),
            date.fromordinal(day.toordinal() + on),
            "told",
            HERE,
        )
        for back, on in widths
    ]
    found = intersection(made)
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= day <= found.latest
