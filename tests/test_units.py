import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor import units

LENGTHS = ["m", "km", "mile", "nautical_mile"]
WHOLE = [name for name in units.SPELLINGS if not units.has_offset(name)]
CODES = ["USD", "MXN", "RUB", "TND"]
YEARS = ["2022", "2024", "nominal"]
MONEYS = ["USD_2024", "kUSD_2024", "MUSD_2024", "GUSD_2024"]


@pytest.fixture(autouse=True, scope="module")
def registry() -> None:
    """Build the registry outside Hypothesis's clock."""
    units.conversion("mile", "km")


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
    factor, offset = units.conversion("degF", "°C")
    assert 212 * factor + offset == pytest.approx(100)
    assert [name for name in units.SPELLINGS if units.has_offset(name)] == [
        "degC", "°C", "degF", "°F",
    ]  # fmt: skip


# Sizes: SI Brochure, 9th edition, tables 3, 7 and 8 (minute to litre, tonne, hectare, bar);
# NIST SP 811, appendix B.8 (foot to gallon, Btu of ISO 31-4); ISO 31-4 (calorie of the steam
# tables); IEA, Energy Statistics Manual 2005, annex 3 (1 toe = 10 Gcal = 41.868 GJ).
@pytest.mark.parametrize(
    ("source", "target", "factor"),
    [
        ("foot", "m", 0.3048), ("inch", "cm", 2.54), ("mile", "m", 1609.344),
        ("ha", "m^2", 10_000), ("hectare", "m²", 10_000), ("km^2", "ha", 100),
        ("t", "kg", 1000), ("kt", "tonne", 1000), ("Mt", "tonne", 1e6), ("mg", "g", 0.001),
        ("pound", "kg", 0.45359237), ("short_ton", "kg", 907.18474),
        ("troy_ounce", "g", 31.1034768), ("hl", "l", 100), ("l", "m^3", 0.001),
        ("barrel", "l", 158.987294928), ("bbl", "US_gallon", 42), ("US_gallon", "l", 3.785411784),
        ("min", "s", 60), ("h", "minute", 60), ("d", "hour", 24), ("week", "day", 7),
        ("year", "day", 365.25), ("year", "month", 12), ("knot", "km/h", 1.852),
        ("W*h", "J", 3600), ("TWh", "kWh", 1e9), ("GW*year", "TWh", 8.766),
        ("Gcal", "GJ", 4.1868), ("toe", "Gcal", 10), ("Btu", "J", 1055.056),
        ("MMBtu", "BTU", 1e6), ("MPa", "bar", 10), ("mbar", "hPa", 1), ("MSWU", "SWU", 1e6),
        ("lbU3O8", "kgU3O8", 0.45359237), ("tU", "kgU", 1_000),
        ("kTEU", "TEU", 1000), ("ASK", "seat*km", 1), ("GRPK", "person*km", 1e9),
        ("%", "share", 0.01), ("share", "1", 1), ("percent", "%", 1),
    ],
)  # fmt: skip
def test_sizes(source: str, target: str, factor: float) -> None:
    assert units.conversion(source, target) == (pytest.approx(factor, rel=1e-12), 0)


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
        ("degree", "1"),
        ("degree", "share"),
        ("SWU", "kg"),
        ("kgU", "kgU3O8"),
        ("kgU", "kg"),
        ("seat", "person"),
        ("TEU", "1"),
    ],
)
def test_different_things_do_not_convert(first: str, second: str) -> None:
    with pytest.raises(units.DimensionError):
        units.conversion(first, second)


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


def test_price_year_goes_into_money_only() -> None:
    assert units.with_price_year("MUSD", "2024") == "MUSD_2024"
    assert units.with_price_year("USD/kWh", "nominal") == "USD_nominal/kWh"
    assert units.with_price_year("MWh", "2024") == "MWh"
    assert units.is_bare_money("MXN")
    assert not units.is_bare_money("MXN_2024")


def test_percent() -> None:
    assert units.conversion("%", "1").factor == pytest.approx(0.01)


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
    for cached in (units._read, units.conversion):  # pyright: ignore[reportPrivateUsage]
        cached.cache_clear()
    order = list(found)
    random.shuffle(order)  # type: ignore[attr-defined]
    assert {unit: _said(unit) for unit in order} == first


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


@pytest.mark.parametrize(
    ("entry", "prefix"), [(entry, prefix) for entry in units.NAMES for prefix in entry.prefixes]
)
def test_prefixes_scale(entry: units.Name, prefix: str) -> None:
    # SI Brochure, 9th edition, table 7.
    power = {"m": -3, "c": -2, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}[prefix]
    assert units.conversion(prefix + entry.name, entry.name).factor == pytest.approx(10.0**power)


@given(st.sampled_from(WHOLE), st.sampled_from(WHOLE), st.sampled_from(WHOLE))
def test_a_compound_converts_by_its_parts(one: str, two: str, per: str) -> None:
    if not units.same_dimension(one, two):
        return
    factor = units.conversion(one, two).factor
    assert units.conversion(two, one).factor * factor == pytest.approx(1)
    assert units.conversion(f"{one}/{per}", f"{two}/{per}").factor == pytest.approx(factor)
    assert units.conversion(f"{per}/{one}", f"{per}/{two}").factor == pytest.approx(1 / factor)


def test_no_two_names_are_spelt_alike_and_none_like_money() -> None:
    spelt = [prefix + entry.name for entry in units.NAMES for prefix in ("", *entry.prefixes)]
    assert len(spelt) == len(set(spelt))
    assert [name for name in spelt if units.is_bare_money(name)] == []


def test_a_change_of_prefix_loads_no_registry() -> None:
    code = (
        "import sys; from corredor import units\n"
        "units.conversion('GUSD_2024/MWh', 'MUSD_2024/kWh'); units.conversion('kt', 't')\n"
        "assert units.is_known('tonne/year') and not units.same_dimension('USD_2022', 'USD_2024')\n"
        "print('pint' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


@pytest.mark.parametrize("root", sorted(units._STATED))
def test_stated_sizes_are_those_of_the_registry(root: str) -> None:
    name = f"delta_{root}" if root in units._ZEROS else root
    registry = units._registry()
    size, dimensions = units._STATED[root]
    assert size == pytest.approx(float(registry.get_base_units(name)[0]), rel=2e-16, abs=0)
    assert dimensions == dict(registry.get_dimensionality(name))


def test_common_units_load_no_registry() -> None:
    pairs = [("foot", "m"), ("knot", "km/hour"), ("degC", "kelvin"), ("kWh", "MJ")]
    code = (
        "import sys; from corredor import units\n"
        f"for pair in {pairs}: units.conversion(*pair)\n"
        "print('pint' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
