"""Units: the aliases that annotate functions, and the one registry that knows them.

The ground floor. May import nothing of the project; everything above may import it.

A unit is a string such as ``km``, ``USD_2024/MWh`` or ``person``. Money carries its
currency and its price year in the unit, so that two currencies, or two price years of one
currency, are different dimensions and can't be added by accident: ``USD_2022`` and
``USD_2024`` mix only through a deflator in ``USD_2024/USD_2022``. ``USD_nominal`` is money
whose price year nobody stated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

if TYPE_CHECKING:
    from pint import UnitRegistry

Km = Annotated[float, "km"]
Hour = Annotated[float, "hour"]
Day = Annotated[float, "day"]
Year = Annotated[float, "year"]
Kg = Annotated[float, "kg"]
Tonne = Annotated[float, "tonne"]
MegawattHour = Annotated[float, "MWh"]
Megawatt = Annotated[float, "MW"]
Degree = Annotated[float, "degree"]
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
    "agreement",
)
"""Things that are counted; each is its own dimension, so that people never add to companies."""

_MONEY_TOKEN: Final = re.compile(
    r"\b(?P<scale>[kMGT]?)(?P<code>[A-Z]{3})_(?P<year>\d{4}|nominal)\b"
)
_BARE_MONEY: Final = re.compile(r"^(?P<scale>[kMGT]?)(?P<code>[A-Z]{3})(?=$|[/*· ])")
_SCALES: Final = {"": 1.0, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}
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
def _registry() -> UnitRegistry[Any]:
    # 0.2 s to import and build: nothing that only prints or plans may pay it.
    from pint import UnitRegistry

    registry: UnitRegistry[Any] = UnitRegistry(cache_folder=None, on_redefinition="ignore")
    for name in COUNTED:
        registry.define(f"{name} = [{name}]")
    registry.define(f"{SHARE} = 1")
    return registry


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Codes of ISO 4217, current and withdrawn, as CLDR lists them."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


@lru_cache(maxsize=4096)
def _parsed(unit: str) -> Any:
    """Return pint's unit for a unit string; raises `UnknownUnitError`."""
    if "//" in unit:
        raise UnknownUnitError(unit)
    registry = _registry()
    for token in _MONEY_TOKEN.finditer(unit):
        code, year = token["code"], token["year"]
        if code not in currencies():
            raise UnknownUnitError(unit)
        if f"{code}_{year}" not in registry:
            registry.define(f"{code}_{year} = [{code}_{year}]")
    try:
        return registry.parse_units(unit if unit != "%" else "percent")
    except Exception as error:  # pint raises a dozen kinds, tokenizer errors among them
        raise UnknownUnitError(unit) from error


def is_known(unit: str) -> bool:
    """Whether a unit string can be read.

    Examples
    --------
    >>> is_known("USD_2024/MWh"), is_known("mln")
    (True, False)
    """
    try:
        _parsed(unit)
    except UnknownUnitError:
        return False
    return True


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
    if source == target:
        return Conversion(1.0, 0.0)
    scale = _money_scale(source, target)
    if scale is not None:
        return Conversion(scale, 0.0)
    registry = _registry()
    start, end = _parsed(source), _parsed(target)
    if start.dimensionality != end.dimensionality:
        raise DimensionError(f"{source} -> {target}")
    quantity: Any = registry.Quantity
    zero = float(quantity(0.0, start).to(end).magnitude)
    one = float(quantity(1.0, start).to(end).magnitude)
    return Conversion(one - zero, zero)


def _money_scale(source: str, target: str) -> float | None:
    """Return the factor between two units of one money, without the registry; else None."""
    start, end = _MONEY_TOKEN.fullmatch(source), _MONEY_TOKEN.fullmatch(target)
    if start is None or end is None or start["code"] not in currencies():
        return None
    if (start["code"], start["year"]) != (end["code"], end["year"]):
        return None
    return _SCALES[start["scale"]] / _SCALES[end["scale"]]


def same_dimension(first: str, second: str) -> bool:
    """Whether two known units measure the same thing.

    Examples
    --------
    >>> same_dimension("km", "mile"), same_dimension("USD_2022", "USD_2024")
    (True, False)
    """
    if first == second or _money_scale(first, second) is not None:
        return True
    return bool(_parsed(first).dimensionality == _parsed(second).dimensionality)


class MoneyUnit(NamedTuple):
    """Currency and price year of a unit of money."""

    code: str
    year: str

    @property
    def unit(self) -> str:
        """The unit of one whole currency unit, such as ``USD_2024``."""
        return f"{self.code}_{self.year}"


def money_in(unit: str) -> tuple[MoneyUnit, ...]:
    """Return the moneys in a unit, in the order in which they stand.

    Examples
    --------
    >>> money_in("MUSD_2024/MWh")
    (MoneyUnit(code='USD', year='2024'),)
    """
    return tuple(MoneyUnit(m["code"], m["year"]) for m in _MONEY_TOKEN.finditer(unit))


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
