import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor import units

LENGTHS = ["m", "km", "mile", "nautical_mile"]
WHOLE = [name for name in units.SPELLINGS if not units.has_offset(name)]


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


def test_percent() -> None:
    assert units.conversion("%", "1").factor == pytest.approx(0.01)


@given(st.sampled_from(WHOLE), st.sampled_from(WHOLE), st.sampled_from(WHOLE))
def test_a_compound_converts_by_its_parts(one: str, two: str, per: str) -> None:
    if not units.same_dimension(one, two):
        return
    factor = units.conversion(one, two).factor
    assert units.conversion(two, one).factor * factor == pytest.approx(1)
    assert units.conversion(f"{one}/{per}", f"{two}/{per}").factor == pytest.approx(factor)
    assert units.conversion(f"{per}/{one}", f"{per}/{two}").factor == pytest.approx(1 / factor)
