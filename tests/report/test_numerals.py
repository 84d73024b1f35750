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
         ("1,300 millones de USD", "USD 1,300 million", f"1{NBSP}300 млн USD")),
        (86.4, "MUSD_nominal", "86.40",
         ("86.40 millones de USD", "USD 86.40 million", "86,40 млн USD")),
        (1.0, "MUSD_2024", "1", ("1 millón de USD", "USD 1 million", "1 млн USD")),
        (2.5, "GUSD_2024", "2.5",
         ("2.5 mil millones de USD", "USD 2.5 billion", "2,5 млрд USD")),
        (1234567.0, "MXN_2024", "1234567",
         ("1,234,567 MXN", "MXN 1,234,567", f"1{NBSP}234{NBSP}567 MXN")),
        (3.0, "USD_2024/MWh", "3", ("3 USD/MWh", "USD 3/MWh", "3 USD/MWh")),
        (45.0, "%", "45", ("45%", "45%", f"45{NBSP}%")),
        (9600.0, "km", "9600", (f"9,600{NBSP}km", f"9,600{NBSP}km", f"9{NBSP}600{NBSP}км")),
        (1.0, "year", "1", (f"1{NBSP}año", f"1{NBSP}year", f"1{NBSP}год")),
        (2.0, "year", "2", (f"2{NBSP}años", f"2{NBSP}years", f"2{NBSP}года")),
        (135.0, "year", "135", (f"135{NBSP}años", f"135{NBSP}years", f"135{NBSP}лет")),
        (1.5, "year", "1.5", (f"1.5{NBSP}años", f"1.5{NBSP}years", f"1,5{NBSP}года")),
        (1.0, "company", "1", ("1 empresa", "1 company", "1 компания")),
        (3.0, "company", "3", ("3 empresas", "3 companies", "3 компании")),
        (11.0, "company", "11", ("11 empresas", "11 companies", "11 компаний")),
        (21.0, "company", "21", ("21 empresas", "21 companies", "21 компания")),
        (1.5, "company", "1.5", ("1.5 empresas", "1.5 companies", "1,5 компании")),
        (12.0, "TWh", "12", (f"12{NBSP}TWh",) * 3),
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
        "больше чем 150 человек",
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
    assert shown(ratio) == (f"30.9{NBSP}×", f"30.9{NBSP}×", f"30,9{NBSP}×")
    assert numeral(ratio, Speech("en")).value == repr(86.4 / 2.8)


def test_an_uncertain_number_shows_its_range_and_says_which() -> None:
    distance = assumed("distance", 9600.0, "km", low=9000.0, high=10200.0)
    speed = derive(per_hour, distance=distance, time=assumed("time", 12.0, "hour"))
    made = numeral(speed, Speech("en"))
    assert re.fullmatch(rf"800{NBSP}km/h \(range 7\d\d to 8\d\d\)", made.text)
    assert made.title == "range from the fifth to the ninety-fifth percentile of the draws"


def test_prices_stand_in_the_title() -> None:
    assert numeral(cited(1.0, "MUSD_2024", "1"), Speech("es")).title == "en precios de 2024"
    assert "no se indica" in numeral(cited(1.0, "MUSD_nominal", "1"), Speech("es")).title


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
