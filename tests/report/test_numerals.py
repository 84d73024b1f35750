"""Numbers in three languages. What CLDR prescribes is taken from its charts, release 45:
es_MX and en group by comma and part decimals by point, ru groups by no-break space and parts
decimals by comma; from five digits on, ru and es_MX group as below.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.claim import QUALIFIERS
from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.core.study import quantity_of_claim
from corredor.report.i18n import Speech
from corredor.report.numerals import machine_value, numeral
from corredor.testing import assumed, claimed
from corredor.units import COUNTED, Ratio, Same

NBSP = "\N{NO-BREAK SPACE}"


def cited(value: float, unit: str, written: str = "", **changes: Any) -> Quantity:
    claim = claimed("c1", value, unit, written=written or f"{value:.15g}", **changes)
    return quantity_of_claim(claim)


def shown(quantity: Quantity) -> tuple[str, str, str]:
    """Return the text in Spanish, English and Russian."""
    return tuple(numeral(quantity, Speech(language)).text for language in ("es", "en", "ru"))  # type: ignore[return-value]


def growth(earlier: Same, later: Same) -> Ratio:
    """Later value as a multiple of the earlier one."""
    return later / earlier


def per_hour(
    distance: Annotated[float, "km"], time: Annotated[float, "hour"]
) -> Annotated[float, "km/hour"]:
    """Mean speed."""
    return distance / time


@pytest.mark.parametrize(
    ("value", "unit", "written", "expected"),
    [
        (1300.0, "MUSD_2024", "1300",
         ("1,300 millones de USD (precios de 2024)", "USD 1,300 million (2024 prices)",
          f"1{NBSP}300 млн долл. США (в ценах 2024 г.)")),
        (86.4, "MUSD_nominal", "86.40",
         ("86.40 millones de USD (corrientes)", "USD 86.40 million (current prices)",
          "86,40 млн долл. США (в текущих ценах)")),
        (1.0, "MEUR_2024", "1",
         ("1 millón de EUR (precios de 2024)", "EUR 1 million (2024 prices)",
          "1 млн евро (в ценах 2024 г.)")),
        (2.5, "GUSD_2024", "2.5",
         ("2.5 mil millones de USD (precios de 2024)", "USD 2.5 billion (2024 prices)",
          "2,5 млрд долл. США (в ценах 2024 г.)")),
        (1234567.0, "MXN_2024", "1234567",
         ("1,234,567 MXN (precios de 2024)", "MXN 1,234,567 (2024 prices)",
          f"1{NBSP}234{NBSP}567 MXN (в ценах 2024 г.)")),
        (3.0, "USD_2024/MWh", "3",
         ("3 USD/MWh (precios de 2024)", "USD 3/MWh (2024 prices)",
          "3 долл. США/МВт·ч (в ценах 2024 г.)")),
        (1.07187, "USD_2024/USD_2022", "1.07187",
         ("1.07187 (de precios de 2022 a precios de 2024)",
          "1.07187 (from 2022 prices to 2024 prices)",
          "1,07187 (от цен 2022 г. к ценам 2024 г.)")),
        (86.4, "kt", "86.4",
         ("86.4 mil toneladas", "86.4 thousand tonnes", "86,4 тыс. т")),
        (1.0, "kt", "1", ("1 mil toneladas", "1 thousand tonnes", "1 тыс. т")),
        (3.0, "Gt", "3", ("3 mil millones de toneladas", "3 billion tonnes", "3 млрд т")),
        (1.0, "km/hour", "1", (f"1{NBSP}km/h", f"1{NBSP}km/h", f"1{NBSP}км/ч")),
        (1.5, "nautical_mile", "1.5",
         ("1.5 millas náuticas", "1.5 nautical miles", "1,5 морской мили")),
        (2.0, "short_ton", "2", ("2 toneladas cortas", "2 short tons", "2 короткие тонны")),
        (0.5, "troy_ounce", "0.5", ("0.5 onzas troy", "0.5 troy ounces", "0,5 тройской унции")),
        (2.0, "barrel", "2", ("2 barriles", "2 barrels", "2 барреля")),
        (4.0, "mystery_unit^2*km", "4", (f"4{NBSP}mystery unit²·km",) * 3),
        (45.0, "%", "45", ("45%", "45%", f"45{NBSP}%")),
        (9600.0, "km", "9600", (f"9,600{NBSP}km", f"9,600{NBSP}km", f"9{NBSP}600{NBSP}км")),
        (1.0, "year", "1", ("1 año", "1 year", "1 год")),
        (2.0, "year", "2", ("2 años", "2 years", "2 года")),
        (135.0, "year", "135", ("135 años", "135 years", "135 лет")),
        (1.5, "year", "1.5", ("1.5 años", "1.5 years", "1,5 года")),
        (1.0, "company", "1", ("1 empresa", "1 company", "1 компания")),
        (3.0, "company", "3", ("3 empresas", "3 companies", "3 компании")),
        (11.0, "company", "11", ("11 empresas", "11 companies", "11 компаний")),
        (21.0, "company", "21", ("21 empresas", "21 companies", "21 компания")),
        (1.5, "company", "1.5", ("1.5 empresas", "1.5 companies", "1,5 компании")),
        (12.0, "TWh", "12", (f"12{NBSP}TWh", f"12{NBSP}TWh", f"12{NBSP}ТВт·ч")),
    ],
)  # fmt: skip
def test_a_number_reads_as_the_language_writes_it(
    value: float, unit: str, written: str, expected: tuple[str, str, str]
) -> None:
    assert shown(cited(value, unit, written)) == expected


def test_a_bound_keeps_its_qualifier() -> None:
    assert shown(cited(150.0, "person", "150", qualifier="more_than")) == (
        "más de 150 personas",
        "more than 150 people",
        "более 150 человек",
    )


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_every_qualifier_has_words_in_every_language(qualifier: str) -> None:
    texts = shown(cited(150.0, "person", "150", qualifier=qualifier))
    plain = shown(cited(150.0, "person", "150"))
    assert all(text.endswith(bare) for text, bare in zip(texts, plain, strict=True))
    assert (texts == plain) == (qualifier == "exact")


@pytest.mark.parametrize("unit", COUNTED)
@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_what_is_counted_has_a_word(unit: str, language: str) -> None:
    text = numeral(cited(5.0, unit, "5"), Speech(language)).text
    assert text.startswith("5 ")
    assert language == "en" or text != numeral(cited(5.0, unit, "5"), Speech("en")).text


def test_a_written_number_keeps_its_digits_and_a_wrong_one_is_not_believed() -> None:
    assert numeral(cited(2.8, "km", "2.80"), Speech("en")).text == f"2.80{NBSP}km"
    assert numeral(cited(2.8, "km", "2,80"), Speech("es")).text == f"2.80{NBSP}km"
    assert numeral(cited(2.8, "km", "99"), Speech("en")).text == f"2.8{NBSP}km"


def test_a_derived_number_has_three_significant_digits() -> None:
    ratio = derive(growth, earlier=cited(2.8, "km", "2.8"), later=cited(86.4, "km", "86.4"))
    assert shown(ratio) == ("30.9 veces", "30.9 times", "30,9 раза")
    assert numeral(ratio, Speech("en")).value == repr(86.4 / 2.8)


def test_an_uncertain_number_shows_its_range_and_says_which() -> None:
    distance = assumed("distance", 9600.0, "km", low=9000.0, high=10200.0)
    speed = derive(per_hour, distance=distance, time=assumed("time", 12.0, "hour"))
    made = numeral(speed, Speech("en"))
    assert re.fullmatch(rf"800{NBSP}km/h \(range 7\d\d to 8\d\d\)", made.text)
    assert made.title == (
        "range from the fifth to the ninety-fifth percentile of the draws, and to the central value"
    )


def test_a_missing_price_year_stands_in_the_title() -> None:
    assert numeral(cited(1.0, "MUSD_2024", "1"), Speech("es")).title == ""
    assert "no se indica" in numeral(cited(1.0, "MUSD_nominal", "1"), Speech("es")).title


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "более 1 компании"),
        (2.0, "более 2 компаний"),
        (5.0, "более 5 компаний"),
        (11.0, "более 11 компаний"),
        (21.0, "более 21 компании"),
        (1.5, "более 1,5 компании"),
    ],
)
def test_a_bound_in_russian_asks_for_the_genitive(value: float, text: str) -> None:
    quantity = cited(value, "company", qualifier="more_than")
    assert numeral(quantity, Speech("ru")).text == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (21.0, "более 21 морской мили"),
        (2.0, "более 2 морских миль"),
        (11.0, "более 11 морских миль"),
        (1.5, "более 1,5 морской мили"),
    ],
)
def test_a_unit_of_two_words_after_a_bound_in_russian(value: float, text: str) -> None:
    quantity = cited(value, "nautical_mile", qualifier="more_than")
    assert numeral(quantity, Speech("ru")).text == text


@pytest.mark.parametrize("unit", ["person", "km", "TWh", "MUSD_2024", "%"])
@pytest.mark.parametrize("value", [1e28, 1e30, 1.7e308, -1e40])
def test_a_huge_number_keeps_all_of_its_digits(value: float, unit: str) -> None:
    for language in ("es", "en", "ru"):
        text = numeral(cited(value, unit, f"{value:.15g}"), Speech(language)).text
        digits = re.sub(r"\(.*\)|\D", "", text)
        assert digits == str(abs(int(value)))


def test_a_long_fraction_keeps_all_of_its_digits() -> None:
    written = "0.5" + "0" * 60
    assert numeral(cited(0.5, "km", written), Speech("en")).text == f"{written}{NBSP}km"


def deflated(amount: Annotated[float, "USD_2024"]) -> Annotated[float, "USD_2024"]:
    """Amount as it is."""
    return amount


def test_a_derived_amount_shows_all_of_its_three_digits() -> None:
    amount = derive(deflated, amount=cited(3.001236, "MUSD_2024"))
    assert numeral(amount, Speech("en")).text == "USD 3.00 million (2024 prices)"
    share = assumed("share", 0.5, "share")
    assert numeral(share, Speech("en")).text == "50%"


def test_a_number_is_read_in_another_scale_with_its_own_digits() -> None:
    amount = cited(1.40, "GUSD_2024", "1.40")
    text = numeral(amount, Speech("es"), read_in="MUSD_2024").text
    assert text == "1,400 millones de USD (precios de 2024)"
    assert numeral(amount, Speech("en"), read_in="TUSD_2024").text.startswith("USD 0.00140 tr")
    for other in ("MUSD_2023", "MEUR_2024", "km", "no_unit"):
        with pytest.raises(ValueError, match=other):
            numeral(amount, Speech("en"), read_in=other)


@given(st.floats(min_value=-1e15, max_value=1e15, allow_nan=False))
def test_the_machine_value_reads_back(value: float) -> None:
    quantity = assumed("x", value, "km")
    assert float(machine_value(quantity)) == value


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=4))
def test_a_text_says_the_number_that_was_written(whole: int, decimals: int) -> None:
    written = str(Decimal(whole).scaleb(-decimals))
    value = float(written)
    if Decimal(repr(value)) != Decimal(written) or "E" in written:
        return
    text = numeral(cited(value, "person", written), Speech("en"), "number").text
    assert Decimal(text.replace(",", "")) == Decimal(written)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "61.25%"), ("es", "61.25%"), ("ru", "61,25 %")]
)
def test_a_share_is_read_in_per_cent(language: str, text: str) -> None:
    # Percent patterns of CLDR for en, es_MX and ru: only Russian has a space.
    share = assumed("load_factor", 0.6125, "share")
    assert numeral(share, Speech(language)).text.replace(NBSP, " ") == text
    assert numeral(share, Speech(language)).value == "0.6125"
