"""Units of the folder's tables: known ones, the folder's own names for them, and money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from corredor.core.errors import MissingPriceYear, MixedPriceYears, UnknownUnit
from corredor.programme.diagnostics import Refused, nearest
from corredor.units import (
    COUNTED,
    currencies,
    is_bare_money,
    is_known,
    money_in,
    with_price_year,
)

_FACTOR: Final = r"(?:1|[^\W\d][\w%°]*|[%°]\w*)(?:(?:\^|\*\*)-?\d{1,2})?"
_EXPRESSION: Final = re.compile(rf"{_FACTOR}(?:\s?[*/]\s?{_FACTOR}){{0,5}}")
LONGEST: Final = 60
"""Characters of the longest unit that is read."""
_WHOLE_MONEY: Final = re.compile(r"[kMGT]?([A-Z]{3})_(?:\d{4}|nominal)")

USUAL: Final = (
    *COUNTED,
    *("m", "km", "mile", "nautical_mile", "kg", "tonne", "kt", "Mt", "litre", "barrel"),
    *("second", "minute", "hour", "day", "week", "month", "year"),
    *("W", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "degree", "km/hour", "tonne/year"),
    *("percent", "%", "1"),
)
"""Units that are known without asking the registry, and proposed for misspelt ones."""

_SCALED_MONEY: Final = ("", "k", "M", "G")
_MILLIONS: Final = "M"
_THOUSANDS: Final = "k"
_BILLIONS: Final = "G"
SLIPS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("mln", "mn", "M", "MM", "mdd", "million", "millones", "млн"), _MILLIONS),
    **dict.fromkeys(("bn", "bln", "mmdd", "billion", "mil millones", "млрд"), _BILLIONS),
    **dict.fromkeys(("k", "mil", "thousand", "miles", "тыс"), _THOUSANDS),
}
"""Bare scale words, also where the registry has a unit of that name: "mil" is no inch here."""
_TWO_MEANINGS: Final = frozenset({"ton", "tons"})
"""A short ton in the registry, a tonne to most readers."""
WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("people", "persons", "personas", "persona", "чел", "человек"), "person"),
    **dict.fromkeys(("companies", "empresa", "empresas", "компания", "компаний"), "company"),
    **dict.fromkeys(("organisations", "organization", "organizations"), "organisation"),
    **dict.fromkeys(("año", "años", "anos", "лет", "год"), "year"),
    **dict.fromkeys(("kilómetros", "kilómetro", "kilometros", "км"), "km"),
    **dict.fromkeys(("país", "países", "countries", "страна", "стран"), "country"),
    **dict.fromkeys(("tons", "ton", "toneladas", "t", "тонн"), "tonne"),
    **dict.fromkeys(("dollars", "dólares", "dolares", "$", "US$", "долл"), "USD"),
}
"""Words that people write for units."""


@dataclass(frozen=True)
class Measures:
    """The units that the tables of one folder may use.

    `own` maps the names of ``units.csv`` to known units; `currency` is the programme's.
    """

    currency: str = "USD"
    own: Mapping[str, str] = field(default_factory=dict[str, str])

    def unit(self, text: str, price_year: str) -> str:
        """Return a unit with its price year.

        Raises
        ------
        Refused
            With E104 (unknown unit), E210 (money without price year) or E203 (two of them).

        Examples
        --------
        >>> Measures().unit("MUSD", "2024")
        'MUSD_2024'
        """
        unit = self.own.get(text, text)
        if is_bare_money(unit):
            if not price_year:
                raise Refused(MissingPriceYear, unit=text)
            unit = with_price_year(unit, price_year)
        if not is_unit(unit):
            raise Refused(UnknownUnit, unit=text, near=self.near(text))
        for money in money_in(unit):
            if price_year and money.year != price_year:
                raise Refused(
                    MixedPriceYears,
                    name="unit",
                    year=money.year,
                    other_name="price_year",
                    other_year=price_year,
                )
        return unit

    def near(self, text: str) -> str:
        """Return the known unit that was probably meant.

        Examples
        --------
        >>> Measures().near("mln"), Measures().near("companys")
        ('MUSD', 'company')
        """
        plain = text.strip(" .")
        for word in (plain, plain.lower()):
            if word in SLIPS:
                return SLIPS[word] + self.currency
            if word in WORDS:
                return WORDS[word]
        money = [scale + self.currency for scale in _SCALED_MONEY]
        by_small = {unit.lower(): unit for unit in (*USUAL, *money, *self.own)}
        return by_small[nearest(plain.lower(), by_small, _MILLIONS.lower() + self.currency.lower())]


def is_unit(unit: str) -> bool:
    """Whether a unit of a table is known, price year included.

    Examples
    --------
    >>> is_unit("USD_2024/MWh"), is_unit("mil"), is_unit("m**9**9")
    (True, False, False)
    """
    if unit in USUAL:
        return True
    money = _WHOLE_MONEY.fullmatch(unit)
    if money is not None:
        return money[1] in currencies()
    if (
        unit in SLIPS
        or unit in _TWO_MEANINGS
        or len(unit) > LONGEST
        or not _EXPRESSION.fullmatch(unit)
    ):
        return False
    return is_known(unit)
