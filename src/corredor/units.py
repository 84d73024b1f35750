"""Units: the aliases that annotate functions, and the one list of the units that are known.

The ground floor. May import nothing of the project; everything above may import it.

A unit is a string such as ``km``, ``USD_2024/MWh`` or ``person``. Money carries its
currency and its price year in the unit, so that two currencies, or two price years of one
currency, are different dimensions and can't be added by accident: ``USD_2022`` and
``USD_2024`` mix only through a deflator in ``USD_2024/USD_2022``. ``USD_nominal`` is money
whose price year nobody stated.

Names are read here and prefixes are applied here, so that what a name means depends on no
other unit that was read before; Pint is asked for sizes alone, where none is stated here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, Final, NamedTuple

Km = Annotated[float, "km"]
Metre = Annotated[float, "m"]
Foot = Annotated[float, "foot"]
Hour = Annotated[float, "hour"]
Minute = Annotated[float, "minute"]
Knot = Annotated[float, "knot"]
Day = Annotated[float, "day"]
Year = Annotated[float, "year"]
Kg = Annotated[float, "kg"]
Tonne = Annotated[float, "tonne"]
MegawattHour = Annotated[float, "MWh"]
Megawatt = Annotated[float, "MW"]
Degree = Annotated[float, "degree"]
Kelvin = Annotated[float, "kelvin"]
Share = Annotated[float, "share"]
Ratio = Annotated[float, "1"]
Person = Annotated[float, "person"]
Money = Annotated[float, "money"]
MoneyFrom = Annotated[float, "money_from"]
MoneyTo = Annotated[float, "money_to"]
Deflator = Annotated[float, "money_to/money_from"]
Same = Annotated[float, "unit"]
"""Any unit, the same for every argument so annotated."""

SAME: Final = "unit"
SHARE: Final = "share"
"""A part of a whole, from 0 to 1; without dimension, but read as a percentage."""

NOMINAL: Final = "nominal"

COUNTED: Final = (
    "person",
    "company",
    "organisation",
    "country",
    "event",
    "document",
    "claim",
    "fact",
    "conflict",
    "source",
    "proposal",
    "flight",
    "aircraft",
    "crew",
    "agreement",
    "meeting",
    "pair",
    "session",
    "statement",
    "idle_gap",
    "change",
    "party",
    "entry",
)
"""Things that are counted; each is its own dimension, so that people never add to companies."""


class Name(NamedTuple):
    """A name that tables may use: 10 to the `power` times the product of the `roots`.

    A root is a unit by Pint's name for it, or a dimension of our own. `prefixes` are those
    that may stand before the name.
    """

    name: str
    roots: str
    power: int = 0
    prefixes: str = ""


NAMES: Final = (
    # Length. No "nm": to a navigator it is a nautical mile.
    Name("m", "meter", prefixes="mck"),
    Name("inch", "inch"),
    Name("foot", "foot"),
    Name("mile", "mile"),
    Name("nautical_mile", "nautical_mile"),
    # Area; square metres are m^2.
    Name("ha", "hectare"),
    Name("hectare", "hectare"),
    # Mass. "ton" is a short ton in one country and a tonne in the next: it is unknown.
    # "kt" is a thousand tonnes; the speed is written "knot".
    Name("g", "kilogram", -3, "mk"),
    Name("t", "tonne", prefixes="kMG"),
    Name("tonne", "tonne"),
    Name("short_ton", "short_ton"),
    Name("pound", "pound"),
    Name("troy_ounce", "troy_ounce"),
    # Volume. A barrel is one of oil, 42 US gallons; "Mbbl" is a thousand of them to some.
    Name("l", "liter", prefixes="mh"),
    Name("L", "liter", prefixes="m"),
    Name("litre", "liter"),
    Name("barrel", "oil_barrel"),
    Name("bbl", "oil_barrel"),
    Name("US_gallon", "gallon"),
    # Time. A year has 365.25 days, a month is its twelfth.
    Name("s", "second"),
    Name("second", "second"),
    Name("min", "minute"),
    Name("minute", "minute"),
    Name("h", "hour"),
    Name("hour", "hour"),
    Name("d", "day"),
    Name("day", "day"),
    Name("week", "week"),
    Name("month", "month"),
    Name("year", "year"),
    Name("knot", "knot"),
    # Power and energy. No milli: "mW" and "mWh" are slips for a thousand million times more.
    # The calorie is that of the steam tables, by which 10 Gcal are 1 toe. MMBtu is a million
    # Btu; "MBtu", a thousand of them to some, is unknown.
    Name("W", "watt", prefixes="kMGT"),
    Name("Wh", "watt_hour", prefixes="kMGTP"),
    Name("J", "joule", prefixes="kMGTPE"),
    Name("cal", "international_calorie", prefixes="kMG"),
    Name("toe", "tonne_of_oil_equivalent", prefixes="kMG"),
    Name("Btu", "Btu"),
    Name("BTU", "Btu"),
    Name("MMBtu", "Btu", 6),
    Name("MMBTU", "Btu", 6),
    Name("V", "volt", prefixes="k"),
    # Pressure.
    Name("Pa", "pascal", prefixes="hkM"),
    Name("bar", "bar", prefixes="m"),
    # Temperature. degC and degF count from a zero of their own and stand alone.
    Name("K", "kelvin"),
    Name("kelvin", "kelvin"),
    Name("degC", "degree_Celsius"),
    Name("°C", "degree_Celsius"),
    Name("degF", "degree_Fahrenheit"),
    Name("°F", "degree_Fahrenheit"),
    # Dimensions of our own. An angle is no ratio; separative work is no mass, though its unit
    # is called kg SWU by some.
    Name("degree", "angle"),
    Name("SWU", "SWU", prefixes="kM"),
    # A kilogram of uranium is no kilogram of its oxide, nor is the price of one the other's.
    Name("gU", "uranium", -3, "kM"),
    Name("tU", "uranium", 3),
    Name("gU3O8", "uranium_oxide", -3, "kM"),
    Name("tU3O8", "uranium_oxide", 3),
    Name("lbU3O8", "pound_of_oxide", prefixes="kM"),
    Name("TEU", "TEU", prefixes="kM"),
    Name("seat", "seat"),
    Name("ASK", "seat*meter", 3, "MG"),
    Name("RPK", "person*meter", 3, "MG"),
    *(Name(name, name) for name in COUNTED),
    # Ratios.
    Name("1", ""),
    Name(SHARE, ""),
    Name("%", "", -2),
    Name("percent", "", -2),
)
"""All that is known without ``units.csv``, money apart."""

_PREFIXES: Final = {"m": -3, "c": -2, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_POWERS: Final[Mapping[str, int]] = {"": 0, **_PREFIXES}
_OWN: Final = frozenset({*COUNTED, "angle", "SWU", "TEU", "seat", "uranium", "uranium_oxide"})
_ZEROS: Final = {"degree_Celsius": 273.15, "degree_Fahrenheit": 459.67 * 5 / 9}
"""Zero points [K] of the scales that have one of their own (SI Brochure, 9th edition, 2.3.1;
NIST SP 811, appendix B.8)."""

_KNOWN: Final = {
    prefix + entry.name: (
        entry.power + _POWERS[prefix],
        tuple(root for root in entry.roots.split("*") if root),
    )
    for entry in NAMES
    for prefix in ("", *entry.prefixes)
}
SPELLINGS: Final = tuple(_KNOWN)
"""Every name with each of its prefixes."""

_STATED: Final[Mapping[str, tuple[float, Mapping[str, float]]]] = {
    "meter": (1.0, {"[length]": 1}),
    "foot": (0.3048, {"[length]": 1}),
    "nautical_mile": (1852.0, {"[length]": 1}),
    "kilogram": (1.0, {"[mass]": 1}),
    "tonne": (1_000.0, {"[mass]": 1}),
    "second": (1.0, {"[time]": 1}),
    "minute": (60.0, {"[time]": 1}),
    "hour": (3_600.0, {"[time]": 1}),
    "day": (86_400.0, {"[time]": 1}),
    "week": (604_800.0, {"[time]": 1}),
    "year": (31_557_600.0, {"[time]": 1}),
    "knot": (1852 / 3600, {"[length]": 1, "[time]": -1}),
    "watt": (1.0, {"[mass]": 1, "[length]": 2, "[time]": -3}),
    "watt_hour": (3_600.0, {"[mass]": 1, "[length]": 2, "[time]": -2}),
    "joule": (1.0, {"[mass]": 1, "[length]": 2, "[time]": -2}),
    "kelvin": (1.0, {"[temperature]": 1}),
    "degree_Celsius": (1.0, {"[temperature]": 1}),
}
"""Sizes in base units and dimensions of the roots that most tables need: exact by definition (SI
Brochure, 9th edition, tables 2, 4 and 8; NIST SP 811, appendix B.8). Pint is asked for the rest."""

_SIZED: Final[Mapping[str, tuple[float, Mapping[str, float]]]] = {
    "pound_of_oxide": (0.45359237, {"uranium_oxide": 1}),
}
"""Sizes of names that measure a dimension of our own (the pound by NIST SP 811, appendix B.8)."""

LONGEST: Final = 60
"""Characters of the longest unit that is read."""
HIGHEST_DEGREE: Final = 9
"""Sum of the exponents, without their signs, up to which a unit is read."""

OPERATOR: Final = re.compile(r"\s?(/|(?<!\*)\*(?!\*))\s?")
"""What stands between the factors of a unit; a double star is a power."""
_FACTOR: Final = re.compile(
    r"(?P<name>1|%|°?[^\W\d]\w*?)(?:(?:\^|\*\*)(?P<exponent>-?[1-9])|(?P<raised>[²³]))?"
)
_RAISED: Final = {"²": 2, "³": 3}
_MONEY: Final = re.compile(r"(?P<scale>[kMGT]?)(?P<code>[A-Z]{3})_(?P<year>[0-9]{4}|nominal)")
_BARE_MONEY: Final = re.compile(r"^(?P<scale>[kMGT]?)(?P<code>[A-Z]{3})(?=$|[/* ])")
_VARIABLE: Final = re.compile(r"\bmoney(?:_[a-z]+)?\b")


class UnknownUnitError(ValueError):
    """A unit that the registry doesn't know."""


class DimensionError(ValueError):
    """Two units that measure different things."""


class Conversion(NamedTuple):
    """Linear change of unit: ``target = factor * source + offset``."""

    factor: float
    offset: float


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Codes of ISO 4217, current and withdrawn, as CLDR lists them."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


class _Reading(NamedTuple):
    """A unit as 10 to the `power` times its roots, each with its exponent, in their order."""

    power: int
    roots: tuple[tuple[str, int], ...]


def _factors(unit: str) -> Iterator[tuple[str, int]]:
    """Yield the names in a unit and their exponents; raises `UnknownUnitError`."""
    if len(unit) > LONGEST:
        raise UnknownUnitError(unit)
    parts = OPERATOR.split(unit)
    for operator, factor in zip(["*", *parts[1::2]], parts[::2], strict=True):
        found = _FACTOR.fullmatch(factor)
        if found is None:
            raise UnknownUnitError(unit)
        exponent = _RAISED[found["raised"]] if found["raised"] else int(found["exponent"] or 1)
        yield found["name"], -exponent if operator == "/" else exponent


def _known(name: str) -> tuple[int, tuple[str, ...]] | None:
    """Return the power of ten and the roots of a name; None if it is unknown."""
    money = _MONEY.fullmatch(name)
    if money is None:
        return _KNOWN.get(name)
    if money["code"] not in currencies():
        return None
    return _POWERS[money["scale"]], (f"{money['code']}_{money['year']}",)


@lru_cache(maxsize=4096)
def _read(unit: str) -> _Reading:
    """Read a unit; the empty one is a ratio.

    Raises
    ------
    UnknownUnitError
        A name isn't known, the unit is too long, or a scale with a zero of its own, such as
        degC, doesn't stand alone.
    """
    power, degree = 0, 0
    exponents: Counter[str] = Counter()
    for name, exponent in _factors(unit) if unit else ():
        known = _known(name)
        degree += abs(exponent)
        if known is None or degree > HIGHEST_DEGREE:
            raise UnknownUnitError(unit)
        power += known[0] * exponent
        for root in known[1]:
            exponents[root] += exponent
    if degree > 1 and not exponents.keys().isdisjoint(_ZEROS):
        raise UnknownUnitError(unit)
    return _Reading(power, tuple(sorted(item for item in exponents.items() if item[1])))


def is_known(unit: str) -> bool:
    """Whether a unit string can be read.

    Examples
    --------
    >>> is_known("USD_2024/MWh"), is_known("mln"), is_known("kton")
    (True, False, False)
    """
    try:
        _read(unit)
    except UnknownUnitError:
        return False
    return True


def has_offset(unit: str) -> bool:
    """Whether a known unit counts from a zero of its own, so that ratios and sums mean nothing.

    Examples
    --------
    >>> has_offset("degC"), has_offset("kelvin")
    (True, False)
    """
    return any(root in _ZEROS for root, _ in _read(unit).roots)


@lru_cache(maxsize=1)
def _registry() -> Any:
    # Half a second to import and build: only a root that is not stated here may pay it.
    from pint import UnitRegistry

    return UnitRegistry(cache_folder=None)  # pyright: ignore[reportUnknownVariableType]


class _Measure(NamedTuple):
    """How large something is in base units, and the exponents of its dimensions."""

    size: float
    dimensions: Mapping[str, float]


@lru_cache(maxsize=256)
def _measure_of_root(root: str) -> _Measure:
    if root in _OWN or _MONEY.fullmatch(root):
        return _Measure(1.0, {root: 1})
    if root in _SIZED:
        return _Measure(*_SIZED[root])
    if root in _STATED:
        return _Measure(*_STATED[root])
    registry = _registry()
    size, _ = registry.get_base_units(f"delta_{root}" if root in _ZEROS else root)
    return _Measure(float(size), dict(registry.get_dimensionality(root)))


def _measure(reading: _Reading) -> _Measure:
    """Return what a unit measures, and its size without its power of ten."""
    size = 1.0
    dimensions: Counter[str] = Counter()
    for root, exponent in reading.roots:
        measure = _measure_of_root(root)
        size *= measure.size**exponent
        for name, degree in measure.dimensions.items():
            dimensions[name] += round(degree * exponent)
    return _Measure(size, {name: degree for name, degree in dimensions.items() if degree})


def _zero(reading: _Reading) -> float:
    """Return the zero of a unit [base unit]: that of kelvin for the scales of temperature."""
    return sum(_ZEROS.get(root, 0.0) for root, _ in reading.roots)


@lru_cache(maxsize=4096)
def conversion(source: str, target: str) -> Conversion:
    """Return the linear change from one unit to another.

    Raises
    ------
    UnknownUnitError
        One of the units can't be read.
    DimensionError
        The units measure different things.

    Examples
    --------
    >>> conversion("MUSD_2024", "USD_2024").factor
    1000000.0
    """
    start, end = _read(source), _read(target)
    power = start.power - end.power
    scale = float(10**power) if power >= 0 else 1 / 10**-power
    if start.roots == end.roots:
        return Conversion(scale, 0.0)
    first, second = _measure(start), _measure(end)
    if first.dimensions != second.dimensions:
        raise DimensionError(f"{source} -> {target}")
    offset = (_zero(start) - _zero(end)) / second.size
    return Conversion(scale * first.size / second.size, offset)


def same_dimension(first: str, second: str) -> bool:
    """Whether two known units measure the same thing.

    Examples
    --------
    >>> same_dimension("km", "mile"), same_dimension("USD_2022", "USD_2024")
    (True, False)
    """
    one, two = _read(first), _read(second)
    return one.roots == two.roots or _measure(one).dimensions == _measure(two).dimensions


class MoneyUnit(NamedTuple):
    """Currency and price year of a unit of money."""

    code: str
    year: str

    @property
    def unit(self) -> str:
        """The unit of one whole currency unit, such as ``USD_2024``."""
        return f"{self.code}_{self.year}"


@lru_cache(maxsize=4096)
def money_in(unit: str) -> tuple[MoneyUnit, ...]:
    """Return the moneys in a unit, in the order in which they stand.

    Examples
    --------
    >>> money_in("MUSD_2024/MWh")
    (MoneyUnit(code='USD', year='2024'),)
    """
    try:
        names = [_MONEY.fullmatch(name) for name, _ in _factors(unit)] if unit else []
    except UnknownUnitError:
        return ()
    return tuple(MoneyUnit(found["code"], found["year"]) for found in names if found)


def with_price_year(unit: str, year: str) -> str:
    """Write the price year into a unit of bare money; other units stay as they are.

    Examples
    --------
    >>> with_price_year("MUSD/MWh", "2024"), with_price_year("km", "2024")
    ('MUSD_2024/MWh', 'km')
    """
    found = _BARE_MONEY.match(unit)
    if found is None or found["code"] not in currencies():
        return unit
    return f"{unit[: found.end()]}_{year}{unit[found.end() :]}"


def is_bare_money(unit: str) -> bool:
    """Whether a unit names a currency without a price year."""
    return with_price_year(unit, NOMINAL) != unit


def variables_in(unit: str) -> tuple[str, ...]:
    """Return the money variables of an annotation's unit, such as ``money`` in ``money/MWh``."""
    return tuple(_VARIABLE.findall(unit))


def bound(unit: str, units: Mapping[str, str]) -> str:
    """Put real units in the place of an annotation's variables.

    Examples
    --------
    >>> bound("money/MWh", {"money": "MXN_2023"})
    'MXN_2023/MWh'
    """
    if unit == SAME:
        return units[SAME]
    return _VARIABLE.sub(lambda found: units[found[0]], unit)
