"""Units of the folder's tables: known ones, the folder's own names for them, and money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from corredor.core.errors import MissingPriceYear, MixedPriceYears, UnknownUnit
from corredor.core.scales import SCALE_MARKS, SCALE_WORDS
from corredor.programme.diagnostics import Refused, nearest
from corredor.units import (
    LONGEST,
    NOMINAL,
    OPERATOR,
    SPELLINGS,
    is_bare_money,
    is_known,
    money_in,
    with_price_year,
)

_SCALED_MONEY: Final = ("", "k", "M", "G")
_MILLIONS: Final = "M"
_PREFIXES: Final = {3: "k", 6: _MILLIONS, 9: "G"}
_NOTHING: Final = "?"
SLIPS: Final[Mapping[str, str]] = {
    word: _PREFIXES[power]
    for word, power in (*SCALE_WORDS.items(), *SCALE_MARKS.items())
    if power in _PREFIXES
}
"""Bare scale words: what they scale is the programme's currency."""
WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("people", "persons", "personas", "persona", "чел", "человек"), "person"),
    **dict.fromkeys(("companies", "empresa", "empresas", "компания", "компаний"), "company"),
    **dict.fromkeys(("organisations", "organization", "organizations"), "organisation"),
    **dict.fromkeys(("año", "años", "anos", "лет", "год"), "year"),
    **dict.fromkeys(("kilómetros", "kilómetro", "kilometros", "км"), "km"),
    **dict.fromkeys(("país", "países", "countries", "страна", "стран"), "country"),
    **dict.fromkeys(("tons", "ton", "toneladas", "тонн"), "tonne"),
    **dict.fromkeys(("kton", "ktons"), "kt"),
    **dict.fromkeys(("sq_km", "km2"), "km^2"),
    "m2": "m^2",
    "m3": "m^3",
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
        """Return the known unit that was probably meant, each factor judged by itself.

        Examples
        --------
        >>> Measures().near("mln"), Measures().near("companys"), Measures().near("ton/año")
        ('MUSD', 'company', 'tonne/year')
        """
        otherwise = _MILLIONS + self.currency
        parts = OPERATOR.split(text[: LONGEST + 1].strip(" ."))
        for at in range(0, len(parts), 2):
            parts[at] = self._nearest(parts[at])
        near = "".join(parts)
        is_read = near in self.own or is_unit(with_price_year(near, NOMINAL))
        return near if is_read else otherwise

    def _nearest(self, word: str) -> str:
        """Return the known name nearest to a word; a question mark if there is none."""
        for known in (word, word.lower()):
            if is_unit(known) or is_bare_money(known) or known in self.own:
                return known
            if known in SLIPS:
                return SLIPS[known] + self.currency
            if known in WORDS:
                return WORDS[known]
        money = [scale + self.currency for scale in _SCALED_MONEY]
        by_small = {unit.lower(): unit for unit in (*SPELLINGS, *money, *self.own)}
        return by_small.get(nearest(word.lower(), by_small, _NOTHING), _NOTHING)


def is_unit(unit: str) -> bool:
    """Whether a unit of a table is known, price year included.

    Examples
    --------
    >>> is_unit("USD_2024/MWh"), is_unit("mil"), is_unit("ton/year")
    (True, False, False)
    """
    return unit != "" and is_known(unit)
