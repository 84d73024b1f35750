import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor import units
from corredor.units.reading import reading_of

CODES = ["USD", "MXN", "RUB", "TND"]
YEARS = ["2022", "2024", "nominal"]


@pytest.mark.parametrize(
    "unit",
    [
        "mln", "XXQ_2024", "km//h", "2 +", "'; DROP", "USD_24", "km/", "/km", "m^0", "m^10",
        "mUSD_2024", "µUSD_2024", "cUSD_2024", "USD_2024s", "megaUSD_2024", "kkUSD_2024",
        "USD_٢٠٢٤", "ton", "ton/year", "kton", "mil/hour", "MT", "T", "c", "e", "pi", "kkm", "kms",
        "mW", "mWh", "nm", "dBm", "byte", "gray", "Bq", "rpm", "degC/km", "USD_2024/degC",
        "degC^2", "kdegC", "m^5*m^5", "m" * 61,
    ],
)  # fmt: skip
def test_unknown_units(unit: str) -> None:
    assert not units.is_known(unit)
    assert units.money_in(unit) == () or unit == "USD_2024/degC" or unit == "XXQ_2024"
    with pytest.raises(units.UnknownUnitError):
        units.conversion(unit, unit)


def test_the_empty_unit_is_a_ratio() -> None:
    assert units.conversion("", "1") == (1.0, 0.0)


@given(st.text(max_size=20))
def test_any_text_is_known_or_not(unit: str) -> None:
    assert units.is_known(unit) in (True, False)


def expressions(names: list[str]) -> st.SearchStrategy[str]:
    moneys = st.tuples(st.sampled_from(["", *"kMGTmc"]), st.sampled_from([*CODES, "XXQ"]))
    money = st.tuples(moneys, st.sampled_from([*YEARS, "24"])).map(
        lambda parts: f"{''.join(parts[0])}_{parts[1]}"
    )
    odd = st.tuples(st.sampled_from([*"mkMµ", "mega"]), st.sampled_from(names)).map("".join)
    factor = st.one_of(st.sampled_from(names), money, odd)
    return st.lists(factor, min_size=1, max_size=3).map("/".join)


def _said(unit: str) -> tuple[bool, object]:
    if not units.is_known(unit):
        return False, None
    return True, units.same_dimension(unit, "USD_2024")


READ_TWICE = """
import sys
from corredor import units
first, second = sys.argv[1].split(";"), sys.argv[2].split(";")
said = {}
for unit in first + second:
    said[unit] = units.is_known(unit) and tuple(units.conversion(unit, unit)), units.money_in(unit)
print(sorted((unit, repr(found)) for unit, found in said.items()))
"""


def test_reading_does_not_depend_on_the_order() -> None:
    good = ["USD_2024/MWh", "km", "MUSD_2024", "tonne/year", "kWh"]
    bad = ["mUSD_2024", "USD_2024s", "kkm", "megaUSD_2024", "kMWh", "mMUSD_2024"]
    pair = [";".join(good), ";".join(bad)]
    command = [sys.executable, "-c", READ_TWICE]
    outputs = {
        subprocess.run([*command, *order], capture_output=True, text=True, check=True).stdout
        for order in (pair, pair[::-1])
    }
    assert len(outputs) == 1


@given(st.lists(expressions(list(units.SPELLINGS)), min_size=2, max_size=6), st.randoms())
def test_reading_does_not_depend_on_what_was_read_before(found: list[str], random: object) -> None:
    first = {unit: _said(unit) for unit in found}
    for cached in (reading_of, units.conversion):
        cached.cache_clear()
    order = list(found)
    random.shuffle(order)  # type: ignore[attr-defined]
    assert {unit: _said(unit) for unit in order} == first
