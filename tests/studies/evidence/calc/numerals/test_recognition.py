"""Numbers in sentences of three languages: value, kind, extent, and what is no number."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from corredor.studies.evidence.calc.numerals import Marks, number_ranges_in, numbers_in
from corredor.studies.evidence.study.lexicons.numerals import numeral_words

DECIMAL = {"es": ",", "en": ".", "ru": ","}

CASES = [
    ("en", "It sold two hundred and six trucks", [("two hundred and six", "206")]),
    ("en", "worth half a million", [("half a million", "500000")]),
    ("en", "two and a half billion people", [("two and a half billion", "2500000000")]),
    ("en", "USD 3.4bn and £6m", [("3.4bn", "3400000000"), ("6m", "6000000")]),
    ("en", "three quarters of a million", [("three quarters of a million", "750000")]),
    ("en", "forty-two hundred", [("forty-two hundred", "4200")]),
    ("en", "one twelfth", [("one twelfth", "0.0833333333333333")]),
    ("en", "three eighths", [("three eighths", "0.375")]),
    ("en", "seven point oh", [("seven", "7")]),
    ("en", "seven point zero two", [("seven point zero two", "7.02")]),
    ("en", "minus forty degrees", [("minus forty", "-40")]),
    ("en", "six dozen eggs", [("six dozen", "72")]),
    ("en", "one in eight households", [("one in eight", "0.125")]),
    ("en", "6.02×10^23 atoms", [("6.02×10^23", "6.02e23")]),
    ("en", "between four and five hundred jobs", [("four", "4"), ("five hundred", "500")]),
    ("es", "mil 450 millones de soles", [("mil 450 millones", "1450000000")]),
    ("es", "2,7 mil millones", [("2,7 mil millones", "2700000000")]),
    ("es", "un millardo", [("un millardo", "1000000000")]),
    ("es", "dos billones", [("dos billones", "2000000000000")]),
    ("es", "cuarenta y una mil toneladas", [("cuarenta y una mil", "41000")]),
    ("es", "tres millones y medio", [("tres millones y medio", "3500000")]),
    ("es", "un cuarto de millón", [("un cuarto de millón", "250000")]),
    ("es", "media docena", [("media docena", "6")]),
    ("es", "siete doceavos", [("siete doceavos", "0.583333333333333")]),
    ("es", "al menos ocho, por lo menos nueve", [("ocho", "8"), ("nueve", "9")]),
    ("es", "menos ocho grados", [("menos ocho", "-8")]),
    ("es", "75,2 mdd", [("75,2 mdd", "75200000")]),
    ("ru", "двумястами сорока шестью судами", [("двумястами сорока шестью", "246")]),
    ("ru", "полтора миллиарда", [("полтора миллиарда", "1500000000")]),
    ("ru", "2,4 млрд. рублей", [("2,4 млрд.", "2400000000")]),
    ("ru", "3 млн 600 тыс. тонн", [("3 млн 600 тыс.", "3600000")]),
    ("ru", "три целых семь сотых", [("три целых семь сотых", "3.07")]),
    ("ru", "семь восьмых", [("семь восьмых", "0.875")]),
    ("ru", "два с половиной миллиона", [("два с половиной миллиона", "2500000")]),
    ("ru", "трое из них", [("трое", "3")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_values_and_extents(language: str, text: str, wanted: list[tuple[str, str]]) -> None:
    numbers = numbers_in(text, numeral_words(language), Marks(DECIMAL[language], "language"))
    found = [(number.span.of(text), number.readings[0].low) for number in numbers]
    assert found == [(surface, Decimal(value)) for surface, value in wanted]


KINDS = [
    ("en", "the hundred and second session", "the 102", "ordinal", "102"),
    ("en", "the 43rd time", "", "ordinal", "43"),
    ("en", "the next to last stop", "", "relative", "-1"),
    ("en", "the fourth to last stop", "", "relative", "-3"),
    ("es", "la trigésima cuarta reunión", "", "ordinal", "34"),
    ("es", "el 7º encuentro", "", "ordinal", "7"),
    ("es", "un 4,5 por ciento", "", "percent", "4.5"),
    ("es", "la penúltima sesión", "", "relative", "-1"),
    ("ru", "двадцать седьмого заседания", "", "ordinal", "27"),
    ("ru", "12-го пакета", "", "ordinal", "12"),
    ("ru", "на 4,5 процента", "", "percent", "4.5"),
    ("ru", "предпоследнего заседания", "", "relative", "-1"),
]


@pytest.mark.parametrize(("language", "text", "_note", "kind", "value"), KINDS)
def test_kinds(language: str, text: str, _note: str, kind: str, value: str) -> None:
    (number,) = numbers_in(text, numeral_words(language), Marks(DECIMAL[language], "language"))
    assert (number.kind, number.readings[0].low) == (kind, Decimal(value))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "SARS-2, an Il-76, the B52 and ISO27001"),
        ("en", "write to a7@example.org or see https://example.org/2023/11?page=4"),
        ("en", "server 10.0.12.1, release 3.10.2"),
        ("en", "call +56-2-2345-6789 at 14:45"),
        ("en", "on 2031-02-03 or 03.02.2031"),
        ("en", "thousands of people; no one; this one"),
        ("en", "5G phones, 3D prints and 4K films"),
        ("es", "una delegación, el medio ambiente, miles de personas"),
        ("ru", "тысячи людей, вместе с семьёй и с семью"),
    ],
)
def test_what_is_no_number(language: str, text: str) -> None:
    assert numbers_in(text, numeral_words(language), Marks()) == ()


def test_percentage_points_are_no_percentages() -> None:
    (number,) = numbers_in("by 3 percentage points", numeral_words("en"), Marks("."))
    assert number.kind == "cardinal"


@pytest.mark.parametrize(
    "unit",
    ["1", "1,", "123 ", "1.234", "one ", "one hundred and ", "1/2/", "1^2", "one point ", "mil ",
     "not more than ", "5 or more than ", "minus ", "http://a 1 ", "+1 ((", "-", "treinta y "],
)  # fmt: skip
def test_hostile_lines_take_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    for language in ("en", "es"):
        words = numeral_words(language)
        begun = time.process_time()
        number_ranges_in(text, numbers_in(text, words, Marks()), words)
        assert time.process_time() - begun < 10


def test_a_billion_of_the_united_states_has_a_second_reading() -> None:
    marks = Marks(".", "publisher")
    (elsewhere,) = numbers_in("dos billones", numeral_words("es", "PE"), marks)
    (states,) = numbers_in("dos billones", numeral_words("es", "US"), marks)
    assert [reading.low for reading in elsewhere.readings] == [Decimal(2 * 10**12)]
    assert [reading.low for reading in states.readings] == [Decimal(2 * 10**12), Decimal(2 * 10**9)]
    assert states.decided == "language"


def test_a_blank_may_part_two_numbers() -> None:
    (number,) = numbers_in("in hall 12 300 people", numeral_words("en"), Marks(".", "language"))
    assert [reading.low for reading in number.readings] == [Decimal(12300), Decimal(300)]
    (number,) = numbers_in("12 300 человек", numeral_words("ru"), Marks(",", "language"))
    assert len(number.readings) == 1
