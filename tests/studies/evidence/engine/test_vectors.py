"""Vectors: translations are aligned, work is bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from corredor import sentence_vectors
from corredor.studies.evidence.calc.derivation import derivations, prepared
from corredor.studies.evidence.engine import vectors

TEXTS = Path(__file__).parents[1] / "calc" / "derivation" / "texts"
HELD = {
    path.name.removesuffix(".txt"): prepared(path.read_text("utf-8"), path.name[-6:-4])
    for path in TEXTS.glob("*.txt")
}
needs_model = pytest.mark.skipif(not vectors.is_installed(), reason="needs the extra nlp")


def test_nothing_is_loaded_for_documents_in_one_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError

    monkeypatch.setattr(sentence_vectors, "_encoder", refuse)
    english = {name: text for name, text in HELD.items() if name.endswith(".en")}
    assert vectors.alignments(english) == ()
    assert vectors.alignments({}) == ()


def test_a_long_document_is_read_in_part() -> None:
    long = prepared("This is a sentence of some length. " * 500, "en")
    chosen = vectors.chosen(long)
    assert len(chosen) == vectors.MOST_OF_DOCUMENT
    assert chosen[0].start == 0
    assert chosen[-1].end > len(long.text) * 0.9


@needs_model
def test_each_text_is_tied_to_its_translations_and_to_nothing_else() -> None:
    held = {name: text for name, text in HELD.items() if "-own" not in name}
    found = derivations(held, vectors.alignments(held))
    topics = {(edge.first.split(".")[0], edge.second.split(".")[0]) for edge in found}
    assert all(first == second for first, second in topics)
    assert {edge.kind for edge in found} == {"translation"}
    assert len(found) == 3 * len(topics) == len(held)
    assert min(edge.probability for edge in found) > 0.9


@needs_model
def test_independent_reports_in_two_languages_are_not_tied() -> None:
    names = ("ferry-own.en", "ferry.es", "ferry.ru", "clinic-own.ru", "clinic.en", "clinic.es")
    held = {name: HELD[name] for name in names}
    found = {(edge.first, edge.second) for edge in derivations(held, vectors.alignments(held))}
    assert found == {("ferry.es", "ferry.ru"), ("clinic.en", "clinic.es")}
