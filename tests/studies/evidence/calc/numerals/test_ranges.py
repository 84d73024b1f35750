"""Ranges and bounds in three languages, with open and closed ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corredor.studies.evidence.calc.numerals import Marks, number_ranges_in, numbers_in
from corredor.studies.evidence.calc.records import Number
from corredor.studies.evidence.study.lexicons.numerals import numeral_words


def ranges(language: str, text: str, marks: Marks | None = None) -> tuple[Number, ...]:
    words = numeral_words(language)
    prior = marks or Marks("." if language == "en" else ",", "language")
    return number_ranges_in(text, numbers_in(text, words, prior), words)


def interval(number: Number) -> str:
    """Write a range as an interval; an open end is written as excluded."""
    reading = number.readings[0]
    opening = "[" if reading.low is not None and reading.low_included else "("
    closing = "]" if reading.high is not None and reading.high_included else ")"
    low = "" if reading.low is None else f"{reading.low:f}"
    high = "" if reading.high is None else f"{reading.high:f}"
    return f"{opening}{low},{high}{closing}"


CASES = [
    ("en", "Between 40 and 60 ships came", "Between 40 and 60", "[40,60]"),
    ("en", "from twelve to fifteen ships", "from twelve to fifteen", "[12,15]"),
    ("en", "more than 80 but less than 90", "more than 80 but less than 90", "(80,90)"),
    ("en", "no fewer than 80 ships", "no fewer than 80", "[80,)"),
    ("en", "not more than 80 ships", "not more than 80", "(,80]"),
    ("en", "greater than or equal to 7", "greater than or equal to 7", "[7,)"),
    ("en", "80 or more ships", "80 or more", "[80,)"),
    ("en", "it is <= 80", "<= 80", "(,80]"),
    ("en", "7 to 9 million people", "7 to 9 million", "[7000000,9000000]"),
    ("es", "de 40 a 60 buques", "de 40 a 60", "[40,60]"),
    ("es", "entre el 40 y el 60 % del total", "entre el 40 y el 60 %", "[40,60]"),
    ("es", "más de 40 y menos de 60", "más de 40 y menos de 60", "(40,60)"),
    ("es", "mayor o igual a cuarenta", "mayor o igual a cuarenta", "[40,)"),
    ("es", "no más de 40 buques", "no más de 40", "(,40]"),
    ("es", "hasta 40 buques", "hasta 40", "(,40]"),
    ("es", "40 o más buques", "40 o más", "[40,)"),
    ("ru", "от 40 до 60 судов", "от 40 до 60", "[40,60]"),
    ("ru", "не менее сорока судов", "не менее сорока", "[40,)"),
    ("ru", "свыше 40 судов", "свыше 40", "(40,)"),
    ("ru", "более 40, но менее 60", "более 40, но менее 60", "(40,60)"),
    ("ru", "5–7 млрд рублей", "5–7 млрд", "[5000000000,7000000000]"),
]


@pytest.mark.parametrize(("language", "text", "surface", "wanted"), CASES)
def test_ranges(language: str, text: str, surface: str, wanted: str) -> None:
    (number,) = ranges(language, text)
    assert (number.span.of(text), interval(number)) == (surface, wanted)


def test_a_shared_scale_keeps_the_literal_reading() -> None:
    (number,) = ranges("es", "entre 2 y 3 millones")
    assert [reading.low for reading in number.readings] == [Decimal(2_000_000), Decimal(2)]
    assert number.readings[1].factor == Decimal("0.000001")


def test_an_open_number_makes_an_open_range() -> None:
    (number,) = ranges("es", "más de 1.300 personas", Marks())
    assert number.decided == "open"
    assert [reading.low for reading in number.readings] == [Decimal(1300), Decimal("1.300")]


def test_far_numbers_keep_their_places() -> None:
    text = f"at least 5 ships {'and words ' * 30}at most 9 ships"
    assert [number.span.of(text) for number in ranges("en", text)] == ["at least 5", "at most 9"]


@pytest.mark.parametrize("text", ["it won 5 to 2", "=> 30", "5, 6 and 7 ships"])
def test_what_is_no_range(text: str) -> None:
    assert ranges("en", text) == ()
