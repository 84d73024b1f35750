"""Changes, elided money, whole counts and ways of speaking."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest

from corredor.studies.evidence.calc.figures import figures_in, with_money_signs
from corredor.studies.evidence.calc.numerals import document_marks, numbers_in
from corredor.studies.evidence.calc.records import Figure
from corredor.studies.evidence.study.lexicons.figures import unit_words
from corredor.studies.evidence.study.lexicons.numerals import marks_of, numeral_words


def found(text: str, language: str, country: str = "") -> tuple[Figure, ...]:
    """Return the figures of a text."""
    marks = document_marks(text, marks_of(country, language), marks_of("", language))
    words = unit_words(language)
    numbers = numbers_in(with_money_signs(text, words), numeral_words(language, country), marks)
    return figures_in(text, numbers, words, country=country)


def first_readings(text: str, language: str) -> list[tuple[str, str, str]]:
    """Return value, unit and qualifier of each figure."""
    chosen = [figure.readings[0] for figure in found(text, language)]
    return [
        (
            f"{one.low:f}" if one.low == one.high else f"{one.low:f}-{one.high:f}",
            one.unit,
            one.qualifier,
        )
        for one in chosen
    ]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "Output rose from 20 tonnes to 35 tonnes.",
         [("20", "t", "exact"), ("35", "t", "exact")]),
        ("en", "Sales fell from 9.5 in 2019 to 4 million euros in 2021.",
         [("9500000", "EUR", "exact"), ("4000000", "EUR", "exact")]),
        ("en", "The hall seats from 200 to 300 people.", [("200-300", "person", "exact")]),
        ("en", "It carries up to 90 tonnes.", [("90", "t", "at_most")]),
        ("es", "El cupo pasó de 15 a 40 millones de euros.",
         [("15000000", "EUR", "exact"), ("40000000", "EUR", "exact")]),
        ("es", "La cosecha cayó hasta 90 toneladas.", [("90", "t", "exact")]),
        ("es", "El muelle recibe hasta 90 toneladas.", [("90", "t", "at_most")]),
        ("es", "Las ventas crecieron, y la planta produce hasta 90 toneladas.",
         [("90", "t", "at_most")]),
        ("es", "Se prevé un recorte de hasta 40 euros.", [("40", "EUR", "at_most")]),
        ("es", "El fondo subió desde 7 millones de euros en 2020 hasta los 9 millones de euros.",
         [("7000000", "EUR", "exact"), ("9000000", "EUR", "exact")]),
        ("ru", "Выпуск увеличился с 15 тонн в 2019 году до 40 тонн в 2021 году.",
         [("15", "t", "exact"), ("40", "t", "exact")]),
        ("ru", "Закупки упали на 7,5%, до примерно 90 тонн.",
         [("7.5", "percent", "exact"), ("90", "t", "about")]),
        ("ru", "Цех выпускает до 90 тонн в сутки.", [("90", "t/day", "at_most")]),
        ("ru", "Спрос вырос, а судно берёт до 90 тонн.", [("90", "t", "at_most")]),
        ("ru", "Добыча снизится до 90 млн тонн.", [("90000000", "t", "exact")]),
        ("ru", "Рост доли с 3% до 7% за год.",
         [("3", "percent", "exact"), ("7", "percent", "exact")]),
        ("ru", "Пошлина с 3 до 7% смутила Чили.",
         [("3", "percent", "exact"), ("7", "percent", "exact")]),
        ("ru", "Рост доли от 3% до 7% за год.", [("3-7", "percent", "exact")]),
    ],
)  # fmt: skip
def test_the_ends_of_a_change_are_exact(
    language: str, text: str, figures: list[tuple[str, str, str]]
) -> None:
    assert first_readings(text, language) == figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Exports made 7 million euros, imports 9 million."),
        ("es", "Las ventas sumaron 7 millones de euros, mientras que las compras 9 millones."),
        ("ru", "Вывоз составил 7 млн, а ввоз — 9 млн евро."),
    ],
)
def test_bare_millions_have_the_money_of_their_sentence(language: str, text: str) -> None:
    figures = found(text, language)
    assert [figure.kind for figure in figures] == ["money", "money"]
    assert [figure.readings[0].unit for figure in figures] == ["EUR", "EUR"]
    (bare,) = [figure for figure in figures if not figure.unit_text]
    assert bare.decided == bare.readings[0].reason == "document"
    assert bare.readings[-1].unit == ""


@pytest.mark.parametrize(
    "text",
    [
        "They paid 7 million euros. The rest was 9 million.",
        "They paid 7 million euros to a population of 9 million.",
        "They shipped 7 million tonnes and then 9 million.",
    ],
)
def test_bare_millions_of_something_else_have_no_money(text: str) -> None:
    assert found(text, "en")[-1].kind != "money" or "9" not in text


@pytest.mark.parametrize(
    ("text", "country", "value", "decided"),
    [
        ("Son 4.000 barriles", "MX", 4000, "form"),
        ("Son 4,000 personas", "ES", 4000, "form"),
        ("Son 4.350 empresas", "MX", 4350, "magnitude"),
        ("Son 2.500.000 toneladas", "MX", 2500000, "form"),
        ("Son 4.350 toneladas", "ES", 4350, "publisher"),
    ],
)
def test_counts_are_whole_and_the_other_reading_stays(
    text: str, country: str, value: int, decided: str
) -> None:
    (figure,) = found(text, "es", country)
    assert (figure.readings[0].low, figure.decided) == (Decimal(value), decided)
    rest = [reading.factor for reading in figure.readings[1:]]
    assert rest == ([] if text.count(".") > 1 else [Decimal("0.001")])


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "the two sides, two approaches, both things", 0),
        ("en", "two companies, three plants, five dollars", 3),
        ("es", "nuestros dos pueblos, ambas partes, las dos plataformas", 0),
        ("es", "dos empresas y tres países", 2),
        ("es", "12 pueblos", 1),
        ("ru", "две стороны, обе стороны, два народа, две платформы", 0),
        ("ru", "две компании и три страны", 2),
    ],
)
def test_small_numbers_in_words_need_something_counted(
    language: str, text: str, count: int
) -> None:
    assert len(found(text, language)) == count


def test_a_long_line_of_numbers_is_read_in_bounded_time() -> None:
    start = process_time()
    found("7 1,300 $5 4.5% " * 1_000, "en")
    found("1" * 128_000, "en")
    assert process_time() - start < 30
