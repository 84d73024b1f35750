import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor import units

CODES = ["USD", "MXN", "RUB", "TND"]
YEARS = ["2022", "2024", "nominal"]
MONEYS = ["USD_2024", "kUSD_2024", "MUSD_2024", "GUSD_2024"]


@pytest.mark.parametrize(("unit", "factor"), list(zip(MONEYS, [1.0, 1e3, 1e6, 1e9], strict=True)))
def test_scales_of_money(unit: str, factor: float) -> None:
    assert units.conversion(unit, "USD_2024").factor == factor


def test_price_year_goes_into_money_only() -> None:
    assert units.with_price_year("MUSD", "2024") == "MUSD_2024"
    assert units.with_price_year("USD/kWh", "nominal") == "USD_nominal/kWh"
    assert units.with_price_year("MWh", "2024") == "MWh"
    assert units.is_bare_money("MXN")
    assert not units.is_bare_money("MXN_2024")


MONEY_PAIRS = st.tuples(st.sampled_from(CODES), st.sampled_from(YEARS))


@given(
    st.tuples(MONEY_PAIRS, MONEY_PAIRS),
    st.tuples(st.sampled_from(["", *"kMGT"]), st.sampled_from(["", *"kMGT"])),
    st.sampled_from(["", "/MWh", "/person", "*year"]),
)
def test_money_never_crosses_code_or_year(
    moneys: tuple[tuple[str, str], tuple[str, str]], scales: tuple[str, str], rest: str
) -> None:
    one, two = (f"{s}{c}_{y}{rest}" for s, (c, y) in zip(scales, moneys, strict=True))
    assert [tuple(found) for unit in (one, two) for found in units.money_in(unit)] == [*moneys]
    assert units.same_dimension(one, two) == (moneys[0] == moneys[1])
    if moneys[0] != moneys[1]:
        with pytest.raises(units.DimensionError):
            units.conversion(one, two)
