"""Figures of sentences of our own in three languages, and laws that hold for every sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.figures import UNKNOWN, figures_in, refused_in, with_money_signs
from corredor.studies.evidence.calc.numerals import numbers_in
from corredor.studies.evidence.calc.records import Figure, Span
from corredor.studies.evidence.study.lexicons.figures import unit_words
from corredor.studies.evidence.study.lexicons.numerals import marks_of, numeral_words


def found(
    text: str, language: str, country: str = "", named: tuple[str, ...] = ()
) -> tuple[Figure, ...]:
    words = unit_words(language)
    signed = with_money_signs(text, words)
    numbers = numbers_in(signed, numeral_words(language), marks_of(country, language))
    return figures_in(text, numbers, words, country=country, named=named)


def brief(figure: Figure) -> tuple[str, str, str, str, str]:
    reading = figure.readings[0]
    low, high = (
        format(end.normalize(), "f") for end in (reading.low, reading.high) if end is not None
    )
    ends = low if low == high else f"{low}..{high}"
    return figure.kind, ends, reading.unit, reading.qualifier, figure.noun


MONEY = [
    ("en", "The port cost USD 1.3bn.", "1300000000", "USD"),
    ("en", "They lent EUR20 million.", "20000000", "EUR"),
    ("en", "A fare of R$ 45 is high.", "45", "BRL"),
    ("en", "It paid HK $ 5.5 million.", "5500000", "HKD"),
    ("en", "Wages of 300 million dong.", "300000000", "VND"),
    ("en", "A grant of 7 million Chilean pesos.", "7000000", "CLP"),
    ("en", "Tea costs 45 Kenyan shillings.", "45", "KES"),
    ("en", "Seats at 12 US dollars and 50 cents.", "12.5", "USD"),
    ("en", "It lost 2 million Bermudan dollars.", "2000000", "BMD"),
    ("en", "Fined 30 euro cents.", "0.3", "EUR"),
    ("en", "The bridge cost M€ 20.", "20000000", "EUR"),
    ("en", "It paid M£3.5 for the site.", "3500000", "GBP"),
    ("es", "Se pagaron 1.300 millones de euros.", "1300000000", "EUR"),
    ("es", "Invirtió 20 M€ en la obra.", "20000000", "EUR"),
    ("es", "La obra costó M€ 20-30.", "20000000..30000000", "EUR"),
    ("es", "Costó 20 pesos chilenos.", "20", "CLP"),
    ("es", "Un préstamo de 250 mdd.", "250000000", "USD"),
    ("es", "Gastó 15 soles con 50.", "15.5", "PEN"),
    ("es", "Vale 3 centavos de dólar.", "0.03", "USD"),
    ("es", "Pidió un yen por la obra.", "1", "JPY"),
    ("es", "Invirtió 4 mil millones de coronas suecas.", "4000000000", "SEK"),
    ("ru", "Кредит в 1,3 млрд долларов США.", "1300000000", "USD"),
    ("ru", "Заплатили 20 канадскими долларами.", "20", "CAD"),
    ("ru", "Цена 5 тыс. тенге.", "5000", "KZT"),
    ("ru", "Взнос 300 вьетнамских донгов.", "300", "VND"),
    ("ru", "Билет стоит 12 евро 40 центов.", "12.4", "EUR"),
    ("ru", "Купюра 500-тенговая, сдача 10 копеек.", "0.1", "RUB"),
]


@pytest.mark.parametrize(("language", "text", "value", "unit"), MONEY)
def test_money(language: str, text: str, value: str, unit: str) -> None:
    figures = [figure for figure in found(text, language) if figure.kind == "money"]
    assert [(brief(figure)[1], brief(figure)[2]) for figure in figures] == [(value, unit)]


OTHERS = [
    ("en", "a 12-kilometre tunnel", ("measure", "12", "km", "exact", "")),
    ("en", "a man 5 feet 6 inches tall", ("measure", "5.5", "foot", "exact", "")),
    ("en", "about 30 MWe of power", ("measure", "30", "MW", "about", "")),
    ("en", "90,000 barrels of oil a day", ("measure", "90000", "barrel/day", "exact", "")),
    ("en", "at least 40 % of it", ("share", "40", "percent", "at_least", "")),
    ("en", "2.5 percentage points", ("share", "2.5", "percentage_point", "exact", "")),
    ("en", "20 feet per second", ("measure", "20", "foot/s", "exact", "")),
    ("en", "a girl 9 years old", ("age", "9", "year", "exact", "")),
    ("en", "the 25th anniversary", ("duration", "25", "year", "exact", "")),
    (
        "en",
        "more than 90 small and medium-sized firms",
        ("count", "90", "company", "more_than", "company"),
    ),
    ("en", "120 delegates came", ("count", "120", "person", "exact", "representative")),
    ("en", "from 5 to 7 million tonnes", ("measure", "5000000..7000000", "t", "exact", "")),
    ("en", "400 or more people", ("count", "400", "person", "at_least", "person")),
    ("es", "hasta 15 toneladas diarias", ("measure", "15", "t/day", "at_most", "")),
    ("es", "unas 40 mesas de trabajo", ("count", "40", "working_group", "about", "mesa")),
    ("es", "80 kilómetros cuadrados", ("measure", "80", "km^2", "exact", "")),
    ("es", "entre 6 y 9 por ciento", ("share", "6..9", "percent", "exact", "")),
    ("es", "el 90 aniversario", ("duration", "90", "year", "exact", "")),
    ("es", "no menos de 18 países", ("count", "18", "country", "at_least", "country")),
    ("ru", "свыше 40 тыс. тонн в год", ("measure", "40000", "t/year", "more_than", "")),
    ("ru", "35 млрд кВт·ч", ("measure", "35000000000", "kWh", "exact", "")),
    ("ru", "200-километровая дорога", ("measure", "200", "km", "exact", "")),
    ("ru", "75-летие завода", ("duration", "75", "year", "exact", "")),
    ("ru", "порядка 60 крупных предприятий", ("count", "60", "company", "about", "company")),
    ("ru", "не более 12 суток", ("duration", "12", "day", "at_most", "")),
    ("en", "A quarter of companies left.", ("share", "25", "percent", "exact", "")),
    ("en", "Half of the firms closed.", ("share", "50", "percent", "exact", "")),
    ("en", "More than one in five firms", ("share", "20", "percent", "more_than", "")),
    ("en", "half a million people", ("count", "500000", "person", "exact", "person")),
    ("es", "La mitad de las empresas exporta.", ("share", "50", "percent", "exact", "")),
    ("es", "un décimo de los países", ("share", "10", "percent", "exact", "")),
    ("es", "Una de cada cinco empresas cerró.", ("share", "20", "percent", "exact", "")),
    ("ru", "Четверть компаний закрылась.", ("share", "25", "percent", "exact", "")),
    ("ru", "прошла четверть века", ("duration", "0.25", "century", "exact", "")),
]


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_units_counts_and_bounds(
    language: str, text: str, expected: tuple[str, str, str, str, str]
) -> None:
    figures = found(text, language)
    assert [brief(figure) for figure in figures] == [expected]
    assert figures[0].span.holds(figures[0].number)


REFUSED = [
    ("en", "In 2019 trade grew.", "year"),
    ("en", "It opens on 5 May.", "date"),
    ("en", "Flight 417 left.", "label"),
    ("en", "The third round.", "ordinal"),
    ("en", "See https://a.org/300/x for more.", "address"),
    ("en", "A headline\n\n188\n\nA text.", "line"),
    ("en", "In 2024 marks were lost.", "year"),
    ("en", "They won 3-1.", "bare"),
    ("es", "El 12 de mayo.", "date"),
    ("es", "El artículo 27.", "label"),
    ("es", "Un activo de M$ 20.", "part"),
    ("es", "Abre a mitad de año.", "bare"),
    ("ru", "В 2023 году выросла.", "year"),
    ("ru", "Статья 5.", "label"),
]


@pytest.mark.parametrize(("language", "text", "reason"), REFUSED)
def test_what_is_no_figure(language: str, text: str, reason: str) -> None:
    words = unit_words(language)
    numbers = numbers_in(text, numeral_words(language), marks_of("", language))
    assert figures_in(text, numbers, words) == ()
    assert {refusal.reason for refusal in refused_in(text, numbers, words)} <= {reason}


def test_a_number_within_a_taken_span_is_no_figure() -> None:
    text = "300 people"
    words = unit_words("en")
    numbers = numbers_in(text, numeral_words("en"), marks_of("", "en"))
    assert refused_in(text, numbers, words, taken=[Span(0, 3)])[0].reason == "taken"


@pytest.mark.parametrize(
    ("text", "country", "named", "unit", "decided"),
    [
        ("a fund of $5 million", "", ("MX", "RU"), "USD", "open"),
        ("un fondo de $5 millones", "", (), "USD", "open"),
        ("un fondo de $5 millones", "CL", (), "CLP", "publisher"),
        ("$5 million, or 6 million Canadian dollars", "", (), "CAD", "currency"),
        ("a fund of 5 million pesos", "", ("PH",), "PHP", "document"),
        ("a fund of 5 million pesos", "", ("CO", "CL"), "CLP", "open"),
        ("a fund of 5 million francs", "CH", (), "CHF", "publisher"),
    ],
)
def test_shared_names_of_money_are_decided_by_evidence(
    text: str, country: str, named: tuple[str, ...], unit: str, decided: str
) -> None:
    figure = found(text, "es" if text.startswith("un ") else "en", country, named)[0]
    assert (figure.readings[0].unit, figure.decided) == (unit, decided)
    assert {reading.factor for reading in figure.readings[1:]} <= {UNKNOWN}


@pytest.mark.parametrize(
    ("language", "text", "country", "named", "units", "decided"),
    [
        ("en", "a fund of $5 million", "", (), ["USD"], "language"),
        ("en", "a fund of $5 million", "", ("KE", "JP"), ["USD"], "language"),
        ("en", "a fund of $5 million", "", ("CL", "VN"), ["USD", "CLP"], "open"),
        ("ru", "фонд в $5 млн", "RU", ("RU", "BR"), ["USD"], "language"),
        ("en", "a fund of $5 million", "AU", ("AU", "NZ"), ["AUD", "USD", "NZD"], "publisher"),
        ("es", "un fondo de $5 millones", "EC", (), ["USD"], "publisher"),
        ("es", "un fondo de $5 millones", "PE", (), ["USD"], "language"),
        ("es", "un fondo de $5 millones", "CO", (), ["COP", "USD"], "publisher"),
        ("es", "un fondo de $5 millones; se paga en dólares", "CO", (), ["USD", "COP"], "currency"),
        ("en", "$5 million, all of it in US dollars", "CA", (), ["USD", "CAD"], "currency"),
        ("en", "a fund of 5 million dollars", "", (), ["USD"], "language"),
        ("en", "a fund of 5 million dollars", "", ("CA", "FR"), ["USD", "CAD"], "open"),
        ("es", "un fondo de 5 millones de dólares", "MX", ("MX", "RU"), ["USD"], "language"),
        ("ru", "фонд в 5 млн долларов", "", ("SG", "UZ"), ["USD", "SGD"], "open"),
    ],
)
def test_a_dollar_has_the_readings_of_the_countries_in_play_only(
    language: str,
    text: str,
    country: str,
    named: tuple[str, ...],
    units: list[str],
    decided: str,
) -> None:
    figure = found(text, language, country, named)[0]
    assert [reading.unit for reading in figure.readings] == units
    assert figure.decided == figure.readings[0].reason == decided


def test_both_readings_of_an_ambiguous_number_stay() -> None:
    figure = found("Se vendieron 1,300 millones de dólares", "es", "MX")[0]
    ends = [(reading.low, reading.factor) for reading in figure.readings[:2]]
    assert ends == [(Decimal(1_300_000_000), 1), (Decimal(1_300_000), Decimal("0.001"))]


def test_pounds_are_weight_or_money_by_what_stands_near() -> None:
    units = [
        figure.readings[0].unit for figure in found("It weighs 9 pounds; it costs 9 pounds.", "en")
    ]
    assert units == ["pound", "GBP"]
    assert found("He got 9 pounds", "en")[0].decided == "open"


@given(
    st.text(alphabet="0123456789 .,-–$€£%kmто%яa\n\"'()до", max_size=60),
    st.sampled_from(["es", "en", "ru"]),
)
def test_figures_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    figures = found(text, language)
    starts = [figure.number.start for figure in figures]
    assert starts == sorted(starts)
    for figure in figures:
        assert 0 <= figure.span.start <= figure.number.start < figure.number.end <= figure.span.end
        assert figure.span.end <= len(text)
        assert figure.readings


@given(st.sampled_from(["Chilean", "Mexican", "Colombian", "Cuban", "Philippine", "Uruguayan"]))
def test_renaming_the_country_keeps_the_structure(adjective: str) -> None:
    figure = found(f"They paid 40 million {adjective} pesos to 12 firms.", "en")[0]
    assert brief(figure)[:2] == ("money", "40000000")
    assert len(figure.readings) == 1
