from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.anchor import locate
from corredor.core.claim import Selector
from corredor.core.period import parse_period
from corredor.studies.evidence.calc.records import Sentence, Span, TimeExpression, TimeReading
from corredor.studies.evidence.study.candidates.passages import (
    LONGEST_QUOTE,
    LONGEST_SENTENCE,
    passage,
    period_cell,
    place_cells,
    sentence_at,
    time_cells,
)

TEXT = "Kenya sold tea. Japan bought 5 million tonnes in 2023, they said."
SENTENCES = (Sentence(Span(0, 15), 0), Sentence(Span(16, 65), 0))


@pytest.mark.parametrize(
    ("at", "sentence"), [(0, Span(0, 15)), (14, Span(0, 15)), (15, None), (16, Span(16, 65))]
)
def test_the_sentence_of_an_offset(at: int, sentence: Span | None) -> None:
    assert sentence_at(SENTENCES, at) == sentence


@pytest.mark.parametrize("at", [0, 5])
def test_no_sentences_no_sentence(at: int) -> None:
    assert sentence_at((), at) is None


def test_a_passage_reaches_to_what_stands_in_its_sentence() -> None:
    number, year, other = Span(29, 45), Span(49, 53), Span(0, 5)
    held = passage(TEXT, (number, year, other), SENTENCES[1].span)
    assert held.of(TEXT) == "5 million tonnes in 2023"


texts = st.text(st.sampled_from(list("ab1 .,\n“”🚢é—")), min_size=1, max_size=80)


@given(texts, st.data())
def test_a_passage_holds_its_span_and_cuts_no_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    held = passage(text, (span,), None)
    assert held.holds(span)
    assert not (held.start and text[held.start - 1].isalnum() and text[held.start].isalnum())
    assert held.end == len(text) or not (text[held.end].isalnum() and text[held.end - 1].isalnum())


@given(texts, st.data())
def test_the_cells_place_the_passage_exactly(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    held = passage(text, (Span(start, start + 1),), None)
    cells = place_cells(text, held, None)
    assert text[int(cells["start"]) : int(cells["end"])] == cells["quote"]
    if cells["quote"].strip():
        selector = Selector(cells["quote"], cells["prefix"], cells["suffix"], int(cells["start"]))
        assert locate(text, selector).status == "exact"


@pytest.mark.parametrize("blank", [" ", ""])
def test_a_very_long_passage_ends(blank: str) -> None:
    text = ("word" + blank) * 50_000
    cells = place_cells(text, Span(0, len(text)), Span(0, len(text)))
    assert len(cells["quote"]) <= LONGEST_QUOTE
    assert len(cells["sentence"]) <= LONGEST_SENTENCE
    assert text[int(cells["start"]) : int(cells["end"])] == cells["quote"]


def test_of_a_very_long_sentence_the_part_around_the_passage_is_shown() -> None:
    text = "tea " * 5_000 + "5 million" + " tea" * 5_000
    at = text.index("5 million")
    cells = place_cells(text, Span(at, at + 9), Span(0, len(text)))
    assert "5 million" in cells["sentence"]


@given(st.text("0123456789-XY~?/.", max_size=14))
def test_only_periods_that_tables_take_are_written(edtf: str) -> None:
    held = period_cell(edtf)
    assert held in ("", edtf)
    if held:
        parse_period(held)


def test_an_open_time_has_no_period() -> None:
    two = (TimeReading("2024-04", edtf="2024-04"), TimeReading("2025-04", edtf="2025-04"))
    time = TimeExpression(Span(0, 5), "date", two, "publication", "2024-04 < anchor")
    assert time_cells(time) == {"period": "", "time": "2024-04 [2024-04 < anchor]"}
    assert time_cells(None) == {"period": "", "time": ""}
