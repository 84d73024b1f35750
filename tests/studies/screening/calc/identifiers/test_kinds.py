"""Identifiers: published ones fit, and one wrong digit doesn't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.screening.calc.identifiers import KINDS, identifier

# IMO: the example of Resolution A.1117(30). LEI: the example of ISO 17442-1. ISIN: ISO 6166's.
# RFC: the example of the tax office's own annex. INN and OGRN: the tax service's own numbers.
PUBLISHED = (
    ("imo", "9074729"),
    ("imo", "IMO 8814275"),
    ("lei", "5493001KJTIIGC8Y1R12"),
    ("isin", "US0378331005"),
    ("isin", "GB0002634946"),
    ("inn", "7707329152"),
    ("inn", "ИНН 500100732259"),
    ("ogrn", "1047707030513"),
    ("ogrn", "304500116000157"),
    ("rfc", "GODE561231GR8"),
    ("swift", "SABRRUMM"),
    ("mmsi", "273123456"),
    ("registration", "RA-73282"),
    ("registration", "N12345"),
    ("registration", "XA-MEX"),
)


@pytest.mark.parametrize(("kind", "text"), PUBLISHED)
def test_a_published_identifier_fits(kind: str, text: str) -> None:
    assert identifier(kind, text).fault == ""


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, text in PUBLISHED if KINDS[kind].fits is not None]
)
def test_any_other_last_digit_does_not_fit(kind: str, text: str) -> None:
    fitting = [digit for digit in "0123456789" if not identifier(kind, text[:-1] + digit).fault]
    assert fitting == [text[-1]]


def test_marks_between_do_not_matter() -> None:
    assert identifier("registration", "ra - 73282").value == "RA73282"
    assert identifier("rfc", "gode-561231-gr8").value == "GODE561231GR8"
    assert identifier("inn", "77 07 329 152").value == "7707329152"


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [("imo", "907472", "form"), ("imo", "", "form"), ("inn", "12345", "form"),
     ("imo", "٩٠٧٤٧٢٩", "form"), ("passport", "1", "form"), ("mmsi", "123456789", "form"),
     ("kpp", "1", "kind"), ("registration", "unknown", "form"), ("tax", "none", "form")],
)  # fmt: skip
def test_what_is_wrong_is_said(kind: str, text: str, fault: str) -> None:
    assert identifier(kind, text).fault == fault


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=40))
def test_any_text_has_an_answer(kind: str, text: str) -> None:
    assert identifier(kind, text).fault in ("", "form", "check_digit")
