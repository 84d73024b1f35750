"""Assessment: grades, words of likelihood, competing hypotheses."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.assessment import (
    LIKELIHOODS,
    Grade,
    Matrix,
    Support,
    best_reliability,
    chain_reliability,
    credibility,
    deciding_lineages,
    inconsistency,
    likelihood_of,
    mixed_sentences,
)
from corredor.studies.evidence.calc.origins import Tie, Voice, at_level, expected_origins
from corredor.studies.evidence.calc.records import Span
from corredor.studies.evidence.study.lexicons.likelihood import likelihood_words

LINKS = ("daily", "weekly", "radio", "mayor", "office")
chains = st.lists(st.sampled_from(LINKS), min_size=1, max_size=3, unique=True).map(tuple)
voices = st.builds(Voice, st.sampled_from(("d1", "d2", "d3")), chains)


def graded(held: list[Voice], ties: list[Tie]) -> str:
    reports = expected_origins(at_level(held, "reporting", {"mayor", "office"}), ties)
    informants = expected_origins(held, ties)
    return credibility(Support(reports.expected, reports.low, informants.expected))


@given(st.lists(voices, min_size=1, max_size=5), st.data())
def test_a_copy_never_changes_a_grade(held: list[Voice], data: st.DataObject) -> None:
    """A copy names what its original names, and itself before it."""
    original = data.draw(st.sampled_from(held))
    copy = Voice("d9", ("copyist", *original.chain))
    assert graded([*held, copy], [Tie(original.document, "d9")]) == graded(held, [])


@pytest.mark.parametrize(
    ("support", "expected"),
    [
        (Support(0, 0, 0), "6"),
        (Support(3, 2, 1), "2"),
        (Support(1.9, 1.9, 2), "2"),
        (Support(2.4, 2, 2.4), "1"),
        (Support(1.5, 1, 1.5), "3"),
        (Support(3, 3, 3, opposed=True), "5"),
    ],
)
def test_credibility(support: Support, expected: str) -> None:
    assert credibility(support) == expected


def test_a_chain_is_as_reliable_as_its_weakest_graded_link() -> None:
    assert chain_reliability(["A", "C", "B"]) == "C"
    assert best_reliability(["F", "F"]) == "F"
    assert str(Grade(best_reliability(["D", "B"]), "3")) == "B3"


def test_the_seven_words_cover_their_bands() -> None:
    middles = (0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97)
    assert tuple(likelihood_of(p) for p in middles) == LIKELIHOODS
    assert likelihood_of(0.0) is None
    assert likelihood_of(0.005) is None


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_probability_has_no_lower_word(one: float, other: float) -> None:
    low, high = (likelihood_of(p) for p in sorted((one, other)))
    if low and high:
        assert LIKELIHOODS.index(low) <= LIKELIHOODS.index(high)


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("A cut in tariffs is very likely.", False),
        ("We have high confidence in this assessment.", False),
        ("We assess with moderate confidence that a cut is unlikely.", True),
        ("Es muy probable que suban las tarifas.", False),
        ("Con un nivel de confianza alto, es improbable que suban.", True),
        ("Повышение весьма вероятно.", False),
        ("С высокой степенью уверенности повышение маловероятно.", True),
        ("The likelihood of confidence tricks is unknown.", False),
    ],
)
def test_likelihood_and_confidence_stay_apart(text: str, mixed: bool) -> None:
    found = mixed_sentences(text, [Span(0, len(text))], likelihood_words())
    assert bool(found) == mixed


RATINGS = st.lists(
    st.lists(st.sampled_from((-1.0, 0.0, 1.0)), min_size=3, max_size=3), min_size=1, max_size=5
)


@given(RATINGS, st.data())
def test_a_copy_of_evidence_adds_nothing(rows: list[list[float]], data: st.DataObject) -> None:
    names = data.draw(
        st.lists(st.sampled_from("abc"), min_size=len(rows), max_size=len(rows)).map(tuple)
    )
    once = Matrix(np.array(rows), np.ones(len(rows)), names)
    twice = Matrix(np.array(rows * 2), np.ones(2 * len(rows)), names * 2)
    assert inconsistency(once).tolist() == inconsistency(twice).tolist()


def test_the_lineage_on_which_a_conclusion_rests() -> None:
    ratings = np.array([[1.0, -1.0], [-1.0, 1.0]])
    matrix = Matrix(ratings, np.array([1.0, 0.5]), ("daily", "office"))
    assert inconsistency(matrix).tolist() == [0.5, 1.0]
    assert deciding_lineages(matrix) == ("daily",)
