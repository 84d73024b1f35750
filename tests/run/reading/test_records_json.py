from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.run.reading.records_json import record_bytes, record_of
from corredor.studies.evidence.calc.records import (
    Figure,
    FigureReading,
    Mention,
    Quotation,
    Span,
    TimeExpression,
    TimeReading,
)

spans = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
decimals = st.decimals(allow_nan=False, allow_infinity=False)
mentions = st.builds(
    Mention, spans, st.sampled_from(["person", "place"]), st.text(), st.text(), st.text()
)
quotations = st.builds(
    Quotation,
    spans,
    st.sampled_from(["direct", "indirect", "mixed"]),
    st.lists(spans, max_size=3).map(tuple),
    st.none() | spans,
    st.none() | mentions,
    st.text(),
    st.lists(st.text(), max_size=3).map(tuple),
)


@given(quotations)
def test_a_record_comes_back_as_it_was(quotation: Quotation) -> None:
    assert record_of(Quotation, record_bytes(quotation)) == quotation


@given(decimals)
def test_decimals_keep_every_digit(value: Decimal) -> None:
    reading = FigureReading(value, None, "USD")
    figure = Figure(Span(0, 1), Span(0, 1), "money", (reading,))
    assert record_of(Figure, record_bytes(figure)) == figure


def test_what_is_of_another_type_is_refused() -> None:
    time = TimeExpression(Span(0, 4), "date", (TimeReading("2024"),))
    with pytest.raises(ValueError, match="no Quotation"):
        record_of(Quotation, record_bytes(time))


@pytest.mark.parametrize("content", [b"", b"[", b"{}", b"[1,2,3]", b"null", b"\xff"])
def test_damaged_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the reader of JSON words some of them
        record_of(Span, content)


def test_a_field_out_of_its_choices_is_refused() -> None:
    time = TimeExpression(Span(0, 4), "date", ())
    content = record_bytes(time).replace(b'"date"', b'"never"')
    with pytest.raises(ValueError, match="never"):
        record_of(TimeExpression, content)
