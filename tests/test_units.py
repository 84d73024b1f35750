import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor import units

LENGTHS = ["m", "km", "mile", "nautical_mile"]
MONEYS = ["USD_2024", "kUSD_2024", "MUSD_2024", "GUSD_2024"]


@given(st.sampled_from(LENGTHS), st.sampled_from(LENGTHS), st.sampled_from(LENGTHS))
def test_conversions_chain(first: str, second: str, third: str) -> None:
    direct = units.conversion(first, third).factor
    by_way = units.conversion(first, second).factor * units.conversion(second, third).factor
    assert by_way == pytest.approx(direct, rel=1e-12)


def test_nautical_mile() -> None:
    # International nautical mile, BIPM SI Brochure, 9th edition, table 8.
    assert units.conversion("nautical_mile", "m").factor == 1852.0


def test_temperature_has_an_offset() -> None:
    factor, offset = units.conversion("degC", "kelvin")
    assert 20 * factor + offset == pytest.approx(293.15)


@pytest.mark.parametrize(("unit", "factor"), list(zip(MONEYS, [1.0, 1e3, 1e6, 1e9], strict=True)))
def test_scales_of_money(unit: str, factor: float) -> None:
    assert units.conversion(unit, "USD_2024").factor == factor


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("USD_2022", "USD_2024"),
        ("USD_2024", "MXN_2024"),
        ("USD_nominal", "USD_2024"),
        ("person", "company"),
        ("km", "kg"),
    ],
)
def test_different_things_do_not_convert(first: str, second: str) -> None:
    with pytest.raises(units.DimensionError):
        units.conversion(first, second)


@pytest.mark.parametrize("unit", ["mln", "XXQ_2024", "km//h", "", "2 +", "'; DROP", "USD_24"])
def test_unknown_units(unit: str) -> None:
    assert units.is_known(unit) is (unit == "")


@given(st.text(max_size=20))
def test_any_text_is_known_or_not(unit: str) -> None:
    assert units.is_known(unit) in (True, False)


def test_price_year_goes_into_money_only() -> None:
    assert units.with_price_year("MUSD", "2024") == "MUSD_2024"
    assert units.with_price_year("USD/kWh", "nominal") == "USD_nominal/kWh"
    assert units.with_price_year("MWh", "2024") == "MWh"
    assert units.is_bare_money("MXN")
    assert not units.is_bare_money("MXN_2024")


def test_percent() -> None:
    assert units.conversion("%", "1").factor == pytest.approx(0.01)
