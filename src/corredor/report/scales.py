"""Scales: in which unit numbers that are compared with one another are read.

One source says 1.4 thousand million and another 1,650 million: side by side both are read in
millions.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import Final

from corredor.core.finding import FindingTable
from corredor.core.quantity import Quantity
from corredor.units import (
    NOMINAL,
    DimensionError,
    UnknownUnitError,
    conversion,
    money_in,
    same_dimension,
)

CONFLICTS: Final = "evidence.conflicts"
SERIES: Final = "evidence.series"


def power_of_ten(source: str, target: str) -> int | None:
    """Return the power of ten from one unit to another; None if they differ in something else.

    Examples
    --------
    >>> power_of_ten("GUSD_2024", "MUSD_2024"), power_of_ten("mile", "km")
    (3, None)
    """
    if source == target:
        return 0
    try:
        change = conversion(source, target)
    except (DimensionError, UnknownUnitError):
        return None
    if change.offset or change.factor <= 0:
        return None
    power = round(log10(change.factor))
    return power if float(f"1e{power}") == change.factor else None


def without_price_year(unit: str) -> str:
    """Return a unit with its money as nominal, so that years can stand side by side.

    Examples
    --------
    >>> without_price_year("MUSD_2024/MWh")
    'MUSD_nominal/MWh'
    """
    for money in money_in(unit):
        unit = unit.replace(f"{money.code}_{money.year}", f"{money.code}_{NOMINAL}")
    return unit


def one_scale(units: Sequence[str]) -> tuple[str, ...]:
    """Return the units in which numbers are read side by side: all in the finest of them.

    Units that differ in more than a power of ten or in their price year stay as they are.

    Examples
    --------
    >>> one_scale(["GUSD_2023", "MUSD_2024"])
    ('MUSD_2023', 'MUSD_2024')
    """
    plain = [without_price_year(unit) for unit in units]
    powers = [power_of_ten(unit, plain[0]) for unit in plain]
    if len(set(plain)) < 2 or None in powers:
        return tuple(units)
    finest = min(zip(plain, powers, strict=True), key=lambda pair: pair[1] or 0)[0]
    return tuple(_with_year_of(unit, finest) for unit in units)


def _with_year_of(unit: str, finest: str) -> str:
    """Return the finest unit in the price year of another."""
    years = {money.year for money in money_in(unit)}
    if len(years) != 1:
        return finest if not years else unit
    return finest.replace(f"_{NOMINAL}", f"_{years.pop()}")


def one_dimension(quantities: Sequence[Quantity]) -> bool:
    """Whether numbers measure the same thing, price years apart."""
    units = [without_price_year(quantity.unit) for quantity in quantities]
    return all(same_dimension(unit, units[0]) for unit in units)


def side_by_side(table: FindingTable) -> dict[str, tuple[str, ...]]:
    """Return the keys of the numbers that stand side by side with each number of a table."""
    if table.key == CONFLICTS:
        groups = [(row["first_value"], row["second_value"]) for row in table.records()]
    elif table.key == SERIES:
        rows: dict[tuple[object, ...], list[object]] = {}
        for row in table.records():
            matter = (row["subject"], row["property"], row.get("scope", ""))
            rows.setdefault(matter, []).append(row["value"])
        groups = [tuple(group) for group in rows.values()]
    else:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        keys = tuple(str(key) for key in group if key)
        found |= dict.fromkeys(keys, keys)
    return found
