from __future__ import annotations

from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.source import Document
from corredor.studies.evidence.calc.records import FigureReading
from corredor.studies.evidence.study.candidates.amounts import figure_cells, scaled
from corredor.studies.evidence.study.candidates.links import Links
from corredor.studies.evidence.study.reading import analyse


def cells(text: str, language: str = "en", countries: tuple[str, ...] = ()) -> dict[str, str]:
    digest = sha256(text.encode()).hexdigest()
    document = Document("d", "d.txt", "", "", "", "", language, "", "", "", digest, text)
    found = list(figure_cells(analyse(document, countries), document, Links({}, {})))
    assert len(found) == 1
    return found[0]


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_scaling_loses_no_digit(number: Decimal) -> None:
    value, unit = scaled(FigureReading(number, number, "USD"))
    factor = 10**6 if unit == "MUSD" else 1
    assert Decimal(value) * factor == number
    assert (unit == "MUSD") == (number >= 10**6)
    assert "E" not in value


@pytest.mark.parametrize("unit", ["company", "tonne", "", "person"])
def test_only_money_is_scaled(unit: str) -> None:
    assert scaled(FigureReading(Decimal(2 * 10**6), Decimal(2 * 10**6), unit)) == ("2000000", unit)


def test_an_open_end_takes_the_other() -> None:
    assert scaled(FigureReading(None, Decimal(5), "company")) == ("5", "company")
    assert scaled(FigureReading(None, None, "company")) == ("", "company")


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Kenya and Japan reached 1,300 million dollars in 2023.",
        "Trade between Kenya and Japan reached 1.300 million dollars in 2023.",
    ],
)
@pytest.mark.parametrize("countries", [(), ("KE", "JP"), ("CL", "VN"), ("MX", "RU")])
def test_a_thousandfold_doubt_is_empty_or_told(text: str, countries: tuple[str, ...]) -> None:
    held = cells(text, "en", countries)
    if held["value"]:
        assert "×0.001" in held["readings"] or "×1000" in held["readings"]
    else:
        assert held["decided_by"] == "open"
        assert "reading" in held["doubt"].split()


@pytest.mark.parametrize(
    ("text", "language", "value", "high", "unit"),
    [
        ("They paid from 5 to 7 million US dollars in 2023.", "en", "5", "7", "MUSD"),
        ("Participaron entre 100 y 120 empresas.", "es", "100", "120", "company"),
    ],
)
def test_a_range_has_both_ends(text: str, language: str, value: str, high: str, unit: str) -> None:
    held = cells(text, language)
    assert (held["value"], held["high"], held["unit"]) == (value, high, unit)


def test_a_single_number_has_no_upper_end() -> None:
    assert cells("More than 90 companies took part.")["high"] == ""


def test_an_unknown_unit_is_a_doubt() -> None:
    assert "unit" in cells("They brought 12 crumhorns.")["doubt"].split()


def test_a_currency_that_the_text_leaves_open_is_a_doubt() -> None:
    held = cells("The bridge cost 15 million dollars in 2019.")
    assert {"currency", "unit"} & {*held["doubt"].split()} or held["unit"] == "MUSD"
