"""Digits and symbols as a language writes them; which digits, `corredor.report.numerals` says."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from babel.numbers import NumberPattern, format_decimal, parse_pattern
from babel.units import UnknownUnitError, format_unit

if TYPE_CHECKING:
    from corredor.report.i18n import Speech

SPARE: Final = 28
"""Digits that a computation has room for beyond those of the number."""


def written(number: Decimal, speech: Speech) -> str:
    """Return a number with the separators of the language and all of its digits.

    Examples
    --------
    >>> from corredor.report.i18n import Speech
    >>> written(Decimal("1300.50"), Speech("es"))
    '1,300.50'
    """
    with localcontext(prec=_precision(number)):
        return format_decimal(number, format=_parsed(_pattern(number)), locale=speech.locale)


def with_symbol(number: Decimal, unit: str, speech: Speech) -> str | None:
    """Return a number with the symbol of a CLDR unit; None if CLDR has none."""
    try:
        with localcontext(prec=_precision(number)):
            return format_unit(number, unit, "short", format=_pattern(number), locale=speech.locale)
    except UnknownUnitError:
        return None


def _precision(number: Decimal) -> int:
    """Return how many digits a number has when it is written out, and a few to spare."""
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return max(number.adjusted(), 0) + decimals + SPARE


def _pattern(number: Decimal) -> str:
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0." + "0" * decimals if decimals else "#,##0"


@lru_cache(maxsize=64)
def _parsed(pattern: str) -> NumberPattern:
    return parse_pattern(pattern)
