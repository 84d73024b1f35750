"""Units: known ones, own ones, money with its price year, and proposals."""

import time

import pytest

from corredor.core.errors import MissingPriceYear, MixedPriceYears, UnknownUnit
from corredor.programme.diagnostics import Refused
from corredor.programme.measures import SLIPS, WORDS, Measures, is_unit
from corredor.units import SPELLINGS, conversion, same_dimension


def test_every_spelling_is_a_unit():
    assert [unit for unit in SPELLINGS if not is_unit(unit)] == []
    assert not is_unit("")


def test_proposals_are_known():
    for text in (*SLIPS, *WORDS, "KM", "musd", "persn", "?", ""):
        near = Measures("MXN").near(text)
        assert is_unit(near) or is_unit(f"{near}_2024"), (text, near)


@pytest.mark.parametrize(
    ("text", "near"),
    [("mln", "MUSD"), ("млрд", "GUSD"), ("musd", "MUSD"), ("empresas", "company"),
     ("kilómetros", "km"), ("persons", "person"), ("tonn", "tonne"), ("xyzzy", "MUSD"),
     ("ton/year", "tonne/year"), ("kton", "kt"), ("mW", "MW"), ("mUSD/mwh", "MUSD/MWh"),
     ("m3", "m^3"), ("km/hora", "km/hour"), ("km/xyzzy", "MUSD"), ("mUSD", "MUSD")],
)  # fmt: skip
def test_the_nearest_unit(text: str, near: str):
    assert Measures().near(text) == near


@pytest.mark.parametrize(
    ("unit", "year", "kind"),
    [
        ("mln", "2024", UnknownUnit), ("mil", "", UnknownUnit), ("ton", "", UnknownUnit),
        ("MUSX_2024", "", UnknownUnit), ("MUSD", "", MissingPriceYear),
        ("USD/MWh", "", MissingPriceYear), ("MUSD_2022", "2024", MixedPriceYears),
        ("m**9**9**9", "", UnknownUnit), ("9" * 100, "", UnknownUnit), ("", "", UnknownUnit),
        ("ton/year", "", UnknownUnit), ("kton", "", UnknownUnit), ("mil/hour", "", UnknownUnit),
        ("mUSD_2024", "2024", UnknownUnit), ("MT", "", UnknownUnit), ("pi", "", UnknownUnit),
        ("__import__('os')", "", UnknownUnit), ("km; rm", "", UnknownUnit),
    ],
)  # fmt: skip
def test_what_is_refused(unit: str, year: str, kind: type):
    begun = time.process_time()
    with pytest.raises(Refused) as refused:
        Measures().unit(unit, year)
    assert refused.value.kind is kind
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("unit", "year", "whole"),
    [
        ("MUSD", "2024", "MUSD_2024"), ("MUSD", "nominal", "MUSD_nominal"), ("km", "2024", "km"),
        ("USD/MWh", "2024", "USD_2024/MWh"), ("USD_2024/MW/year", "", "USD_2024/MW/year"),
        ("MUSD_2024", "2024", "MUSD_2024"), ("kWh/m^2", "", "kWh/m^2"), ("%", "", "%"),
        ("kt", "", "kt"), ("MMBtu/day", "", "MMBtu/day"), ("MUSD/year", "2024", "MUSD_2024/year"),
    ],
)  # fmt: skip
def test_what_is_read(unit: str, year: str, whole: str):
    assert Measures().unit(unit, year) == whole


def test_units_of_ones_own():
    own = Measures("USD", {"mln": "MUSD", "quintal": "kg"})
    assert own.unit("mln", "2020") == "MUSD_2020"
    assert own.unit("quintal", "") == "kg"
    assert own.near("quintl") == "quintal"


def test_scaled_money_is_converted_as_the_registry_would():
    assert conversion("GUSD_2024", "MUSD_2024").factor == 1000
    assert conversion("kMXN_nominal", "MMXN_nominal").factor == pytest.approx(0.001)
    assert same_dimension("GUSD_2024", "USD_2024")
    assert not same_dimension("GUSD_2024", "USD_2022")
