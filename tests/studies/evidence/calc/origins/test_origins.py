"""Origins: the laws of counting them, and what they come to by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.derivation import AcceptedDerivation
from corredor.programme.independence import independent_sources, originals_of
from corredor.studies.evidence.calc.origins import (
    Tie,
    Voice,
    at_level,
    drawn_counts,
    expected_origins,
    open_ties,
    origins_count,
)
from corredor.testing import claimed

LINKS = ("daily", "weekly", "radio", "mayor", "office", "interview")
DOCUMENTS = ("d1", "d2", "d3", "d4", "d5")
chains = st.lists(st.sampled_from(LINKS), min_size=1, max_size=3, unique=True).map(tuple)
voices = st.builds(Voice, st.sampled_from(DOCUMENTS), chains)
several = st.lists(voices, min_size=1, max_size=6)
chance = st.sampled_from((0.1, 0.3, 0.5, 0.9, 1.0))
pairs = st.tuples(st.sampled_from(DOCUMENTS), st.sampled_from(DOCUMENTS))


@st.composite
def tie_lists(draw: st.DrawFn) -> list[Tie]:
    """Ties from lower to higher ids, so that nothing derives from itself."""
    found = draw(st.lists(pairs, max_size=5, unique_by=lambda pair: tuple(sorted(pair))))
    return [Tie(min(pair), max(pair), draw(chance)) for pair in found if pair[0] != pair[1]]


@given(several, tie_lists(), st.randoms())
def test_order_changes_nothing(held: list[Voice], ties: list[Tie], chance: object) -> None:
    expected = expected_origins(held, ties)
    shuffle = getattr(chance, "shuffle")  # noqa: B009 - hypothesis gives no better type
    other, others = [*held], [*ties]
    shuffle(other)
    shuffle(others)
    assert expected_origins(other, others) == expected


@given(several, tie_lists(), st.data())
def test_a_derived_document_never_raises_the_count(
    held: list[Voice], ties: list[Tie], data: st.DataObject
) -> None:
    """A copy, a cut, a translation or a paraphrase of one of the documents, whatever it names."""
    before = expected_origins(held, ties)
    original = data.draw(st.sampled_from(sorted({voice.document for voice in held})))
    new = data.draw(st.lists(chains, min_size=1, max_size=3))
    copies = [Voice("d9", chain) for chain in new]
    after = expected_origins([*held, *copies], [*ties, Tie(original, "d9")])
    assert after.expected <= before.expected + 1e-9
    assert after.high <= before.high


@given(several, tie_lists(), st.data())
def test_a_surer_tie_never_raises_the_count(
    held: list[Voice], ties: list[Tie], data: st.DataObject
) -> None:
    if not ties:
        return
    at = data.draw(st.integers(0, len(ties) - 1))
    surer = [*ties[:at], replace(ties[at], probability=1.0), *ties[at + 1 :]]
    speaking = {voice.document for voice in held}
    if any(tie.original not in speaking for tie in ties):
        return  # those that derive from a silent original count once together
    assert expected_origins(held, surer).expected <= expected_origins(held, ties).expected + 1e-9


@given(several, tie_lists())
def test_bounds(held: list[Voice], ties: list[Tie]) -> None:
    found = expected_origins(held, ties)
    assert found.exact
    assert 1 <= found.low <= found.high <= origins_count(held)
    assert found.low - 1e-9 <= max(found.expected, found.low)
    assert 1 - 1e-9 <= found.expected <= len({voice.chain for voice in held}) + 1e-9


@given(several, tie_lists())
def test_certain_ties_count_as_accepted_derivations_do(held: list[Voice], ties: list[Tie]) -> None:
    claims = [
        claimed(f"c{at}", 1.0, "person", document=voice.document, chain=voice.chain)
        for at, voice in enumerate(held)
    ]
    said = [AcceptedDerivation(t.original, t.derived, "verbatim", "desk", "2025") for t in ties]
    certain = [replace(tie, probability=1.0) for tie in ties]
    expected = independent_sources(claims, (), originals_of(said))
    assert origins_count(held, ties) == expected
    assert expected_origins(held, certain).expected == pytest.approx(expected)
    assert expected_origins(held, ()).expected == independent_sources(claims)


def test_by_hand() -> None:
    three = [Voice(name, (name,)) for name in ("d1", "d2", "d3")]
    ties = [Tie("d1", "d2", 0.5), Tie("d1", "d3", 0.5)]
    found = expected_origins(three, ties)
    assert (found.expected, found.low, found.high) == (2.0, 1.0, 3.0)
    assert expected_origins(three, [Tie("d1", "d2", 0.02)]).low == 3.0


def test_a_digest_of_two_reports_leaves_them_two() -> None:
    digest = [Voice("d3", ("daily", "mayor")), Voice("d3", ("weekly", "office"))]
    reports = [Voice("d1", ("daily", "mayor")), Voice("d2", ("weekly", "office"))]
    ties = [Tie("d1", "d3"), Tie("d2", "d3")]
    assert origins_count([*reports, *digest], ties) == 2


def test_two_copies_of_a_document_that_is_silent_are_one() -> None:
    copies = [Voice("d2", ("daily",)), Voice("d3", ("weekly",))]
    assert origins_count(copies, [Tie("d1", "d2"), Tie("d1", "d3")]) == 1
    assert origins_count(copies, [Tie("d1", "d2")]) == 2


def test_only_the_speaking_are_counted() -> None:
    held = [Voice("d1", ("daily",)), Voice("d2", ("weekly",)), Voice("d3", ("weekly", "radio"))]
    assert origins_count(held, (), held[:1]) == 1
    assert origins_count(held, (), held[1:]) == 1


def test_many_ties_are_drawn_and_repeat() -> None:
    held = [Voice(f"d{at:02}", (f"s{at}",)) for at in range(20)]
    ties = [Tie("d00", f"d{at:02}", 0.5) for at in range(1, 20)]
    found = expected_origins(held, ties, seed=7)
    assert not found.exact
    assert found == expected_origins(held, ties, seed=7)
    assert found.expected == pytest.approx(10.5, abs=0.2)
    assert found.low < found.expected < found.high


def test_ties_that_do_not_bear_are_left_out() -> None:
    held = [Voice("d1", ("daily",)), Voice("d2", ("weekly",))]
    far = Tie("d8", "d9", 0.5)
    near = Tie("d0", "d1", 0.5)
    assert open_ties(held, [far, near]) == (near,)
    assert open_ties(held[:1], [near]) == ()
    assert drawn_counts(held, [Tie("d1", "d2", 0.5)], np.array([[True], [False]])).tolist() == [
        1,
        2,
    ]


def test_levels() -> None:
    held = [Voice("d1", ("daily", "mayor")), Voice("d2", ("weekly", "mayor"))]
    counts = [
        origins_count(at_level(held, level, {"mayor"}))
        for level in ("text", "reporting", "informant")
    ]
    assert counts == [2, 2, 1]
    alone = [Voice("d1", ("mayor",)), Voice("d2", ("mayor",))]
    assert origins_count(at_level(alone, "reporting", {"mayor"})) == 2
