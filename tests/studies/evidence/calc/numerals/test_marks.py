"""A thousandfold error is impossible or flagged: every prior against every way to write."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.evidence.calc.numerals import Marks, document_marks, numbers_in
from corredor.studies.evidence.calc.numerals.marks import digit_readings
from corredor.studies.evidence.calc.records import Number
from corredor.studies.evidence.study.lexicons.numerals import marks_of, numeral_words

ROWS = read_data_table("number_marks")
STYLES = sorted(
    {(row["decimal"], row["group"]) for row in ROWS} | {(".", ""), (",", ""), (",", " ")}
)
PRIORS = [Marks(), Marks(".", "publisher"), Marks(",", "document"), Marks(",", "language")]
SCALES = {
    "es": {"": 1, " millones": 10**6, " mil": 10**3, " mil millones": 10**9},
    "en": {"": 1, " million": 10**6, "bn": 10**9, " thousand": 10**3},
    "ru": {"": 1, " млн": 10**6, " тысяч": 10**3, " млрд": 10**9},
}


def written(value: Decimal, decimal: str, group: str) -> str:
    """Write a value in the style of a locale."""
    whole, _, part = f"{value:f}".partition(".")
    return f"{int(whole):,}".replace(",", group) + (decimal + part if part else "")


def one(text: str, language: str, marks: Marks) -> Number:
    """Return the only number of a text."""
    (number,) = numbers_in(text, numeral_words(language), marks)
    return number


@settings(max_examples=600, deadline=None)
@given(
    value=st.decimals(0, 10**12, places=None, allow_nan=False, allow_infinity=False).flatmap(
        lambda value: st.integers(0, 4).map(lambda places: round(value, places))
    ),
    style=st.sampled_from(STYLES),
    prior=st.sampled_from(PRIORS),
    language=st.sampled_from(sorted(SCALES)),
    scale=st.integers(0, 3),
    sign=st.sampled_from(["", "-", "−"]),
)
def test_a_number_is_read_right_or_its_right_reading_is_kept(
    value: Decimal, style: tuple[str, str], prior: Marks, language: str, scale: int, sign: str
) -> None:
    word, factor = list(SCALES[language].items())[scale]
    surface = sign + written(value, *style) + word
    number = one(f"Total: {surface}, sum", language, prior)
    wanted = value * factor * (-1 if sign else 1)
    readings = [reading.low for reading in number.readings]
    assert number.span.of(f"Total: {surface}, sum") == surface
    assert wanted in readings
    assert len(readings) == 1 or (len(readings) == 2 and number.readings[0].factor == 1)
    noughts = len(readings) > 1 and surface.removesuffix(word).endswith("000")
    if not prior.decimal and len(readings) > 1:
        assert number.decided == ("form" if noughts else "open")
    if prior.decimal == style[0]:
        assert readings[0] == wanted or noughts


@pytest.mark.parametrize(
    ("token", "values"),
    [
        ("1,300", ["1300", "1.300"]),
        ("1.300", ["1300", "1.300"]),
        ("0,300", ["0.300"]),
        ("1300,250", ["1300.250"]),
        ("1.2345", ["1.2345"]),
        ("86.4", ["86.4"]),
        ("1,300.5", ["1300.5"]),
        ("1.234.567", ["1234567"]),
        ("12,34,567", ["1234567"]),
        ("1 234 567", ["1234567"]),
        ("1\u202f234,567", ["1234.567"]),
        ("1'234'567.89", ["1234567.89"]),
        ("1'234,567", ["1234567", "1234.567"]),
        ("1.2.3", []),
        ("10.20.30.40", []),
        ("9" * 100, []),
    ],
)
def test_the_readings_of_digits(token: str, values: list[str]) -> None:
    assert [value for value, _ in digit_readings(token)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "decimal", "decided"),
    [
        ("Creció 3,7 % hasta 1.250 toneladas", ",", "document"),
        ("Creció 3.7 % hasta 1,250 toneladas", ".", "document"),
        ("Son 12.345.678 habitantes y 1.250 aldeas", ",", "document"),
        ("Son 1.250 aldeas", ".", "publisher"),
        ("Reunión a las 18.30, con 1.250 invitados", ".", "publisher"),
        ("Web 2.0 creció 3,7 % y 1.250 veces", ",", "document"),
        ("Subió 3,7 % y bajó 2.1 % en 1.250 casos", "", "open"),
    ],
)
def test_the_document_decides_before_its_publisher(text: str, decimal: str, decided: str) -> None:
    assert document_marks(text, marks_of("PE", "es")) == Marks(decimal, decided)


def test_countries_of_one_language_differ_and_usage_says_so() -> None:
    assert marks_of("PE", "es") == Marks(".", "publisher")
    assert marks_of("CL", "es") == Marks(",", "publisher")
    assert marks_of("", "es") == marks_of("VN", "es") == Marks()
    assert marks_of("VN", "en") == Marks(".", "language")
    assert marks_of("KZ", "ru") == Marks(",", "publisher")


def test_an_open_number_keeps_both_readings_with_their_factor() -> None:
    number = one("unas 2.750 personas", "es", Marks())
    assert number.decided == "open"
    assert [reading.low for reading in number.readings] == [Decimal(2750), Decimal("2.750")]
    assert number.readings[1].factor == Decimal("0.001")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["1,300", "2.500", "7", "mil", "millones", "coma", "y", "medio", "de", "sobre", "%"]
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(PRIORS),
)
def test_digits_with_two_readings_never_go_with_one(pieces: list[str], prior: Marks) -> None:
    text = " ".join(pieces)
    for number in numbers_in(text, numeral_words("es"), prior):
        surface = number.span.of(text)
        if surface.count("1,300") + surface.count("2.500") == 1:
            assert len(number.readings) == 2
            assert number.decided != "form"
