"""Money: a currency and a price year in the name of the unit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from corredor.units.reading import MONEY, UnknownUnitError, currencies, factors

NOMINAL: Final = "nominal"
"""The price year of money for which nobody stated one."""
_BARE_MONEY: Final = re.compile(r"^(?P<scale>[kMGT]?)(?P<code>[A-Z]{3})(?=$|[/* ])")


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
        names = [MONEY.fullmatch(name) for name, _ in factors(unit)] if unit else []
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
