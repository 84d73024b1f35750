"""Independence: the rule that both the reader of the folder and the evidence study count by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corredor.independence import Voice, independent_origins

LINKS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True).map(tuple)
VOICES = st.lists(st.builds(Voice, st.sampled_from("uvwxyz"), LINKS), min_size=1, max_size=6)


def test_documents_that_derive_from_a_silent_one_stand_for_it_once() -> None:
    voices = [Voice("one", ("daily",)), Voice("two", ("weekly",)), Voice("three", ("radio",))]
    assert independent_origins(voices, {}) == 3
    assert independent_origins(voices, {"one": ["wire"], "two": ["wire"]}) == 2


def test_a_voice_without_chain_is_no_origin() -> None:
    assert independent_origins([Voice("one", ())], {}) == 0


def test_a_circle_of_derived_documents_counts_once() -> None:
    voices = [Voice("one", ("daily",)), Voice("two", ("weekly",))]
    assert independent_origins(voices, {"one": ["two"], "two": ["one"]}) == 1


@given(VOICES, LINKS)
def test_a_derived_document_adds_no_origin(voices: list[Voice], chain: tuple[str, ...]) -> None:
    before = independent_origins(voices, {})
    copied = [*voices, Voice("copy", chain)]
    assert independent_origins(copied, {"copy": [voices[0].document]}) <= before


@given(VOICES)
def test_a_part_of_the_voices_has_no_more_origins_than_all(voices: list[Voice]) -> None:
    assert independent_origins(voices, {}, voices[:1]) == 1 <= independent_origins(voices, {})
