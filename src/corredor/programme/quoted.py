"""Quoted: whether a claim's number or date can be seen in its quotation.

A reader who writes 1300 where the text has 1.3, or forgets that it says millions, is off by a
thousand. So the number is looked for with its scale word and its decimal mark: "1,4 млрд" is
1.4e9, never 14, and "1,300 millones" is 1.3e9 or 1.3e6, never 1300.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from corredor.core.period import NO_YEAR
from corredor.core.scales import LINKS, SCALE_MARKS, SCALE_WORDS, SHARES
from corredor.units import SHARE, DimensionError, UnknownUnitError, conversion, money_in

_BLANKS: Final = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_GROUPED: Final = re.compile(rf"\d{{1,3}}(?:([.,'’{_BLANKS}])\d{{3}})(?:\1\d{{3}})*(?![\d])")
_DECIMAL: Final = re.compile(r"\d+[.,]\d+(?![\d.,]*\d)")
_WHOLE: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(rf"(?<!\d)\d+(?:[.,'’{_BLANKS}]\d+)*")
_WORD: Final = re.compile(r"[^\W\d_]+|[%‰‱]")
_LONGEST: Final = 40
_THOUSAND: Final = 3
_PREFIXES: Final = {"k": 3, "M": 6, "G": 9, "T": 12}
_HUNDRED: Final = 100.0


def figure_is_quoted(value: float, unit: str, quote: str) -> bool:
    """Whether a figure stands in a quotation in digits, scale word included.

    Parameters
    ----------
    value, unit
        The figure as the claim has it.
    quote
        The exact words of the document.

    Examples
    --------
    >>> figure_is_quoted(1300.0, "MUSD_nominal", "1,300 millones de dólares")
    True
    >>> figure_is_quoted(1300.0, "USD_nominal", "1,300 millones de dólares")
    False
    >>> figure_is_quoted(14.0, "GUSD_nominal", "1,4 млрд долларов")
    False
    """
    size = abs(value)
    wanted = {size, size * 10.0 ** _prefix_power(unit)}
    if money_in(unit):
        wanted = {size * 10.0 ** _prefix_power(unit)}
    if unit in (SHARE, "1"):
        wanted |= {size * _HUNDRED}
    return any(math.isclose(reading, want) for reading in _readings(quote) for want in wanted)


@lru_cache(maxsize=1024)
def _prefix_power(unit: str) -> int:
    """Return the power of ten that a unit's prefix stands for: 6 for MUSD, 3 for kt."""
    power, rest = _PREFIXES.get(unit[:1], 0), unit[1:]
    try:
        return power if power and conversion(unit, rest).factor == 10.0**power else 0
    except (UnknownUnitError, DimensionError):
        return 0


def _readings(quote: str) -> Iterator[float]:
    """Yield every number that the digits of a text may mean, with the scale words after them."""
    for found in _NUMBER.finditer(quote):
        power = _scale_after(quote, found.end())
        before = re.search(r"\bmil\s+$", quote[: found.start()], re.IGNORECASE)
        for reading in _of_token(found[0][:_LONGEST]):
            yield reading * 10.0**power
            if before and reading < 10.0**_THOUSAND:
                yield (10.0**_THOUSAND + reading) * 10.0**power
    for first in _WHOLE.finditer(quote):  # "2024 300 people": a blank may also part two numbers
        yield float(first[0][:_LONGEST]) * 10.0 ** _scale_after(quote, first.end())


def _of_token(token: str) -> Iterator[float]:
    if _WHOLE.fullmatch(token):
        yield float(token)
    if _GROUPED.fullmatch(token):
        yield float(re.sub(r"\D", "", token))
    if _DECIMAL.fullmatch(token):
        yield float(token.replace(",", "."))
    whole, mark, decimals = token.rpartition(max(".,", key=token.rfind))
    if mark and _GROUPED.fullmatch(whole) and mark not in whole:
        yield float(re.sub(r"\D", "", whole) + "." + decimals)


def _scale_after(quote: str, at: int) -> int:
    """Return the power of ten of the scale words that follow a number; shares count as none."""
    power = 0
    while True:
        blank = re.match(r"[\s-]*", quote[at:])
        attached = not (blank and blank[0])
        at += len(blank[0]) if blank else 0
        word = _WORD.match(quote, at)
        if word is None:
            return power
        text = word[0]
        if attached and text in SCALE_MARKS:
            step = SCALE_MARKS[text]
        elif text.lower() in LINKS and power:
            step = 0
        elif text.lower() in SCALE_WORDS and text not in SHARES:
            step = SCALE_WORDS[text.lower()]
        else:
            return power
        power += step
        at = word.end() + (quote[word.end() : word.end() + 1] == ".")


_MONTHS: Final = (
    ("ene", "jan", "янв"),
    ("feb", "фев"),
    ("mar", "мар"),
    ("abr", "apr", "апр"),
    ("may", "мая", "май", "мае"),
    ("jun", "июн"),
    ("jul", "июл"),
    ("ago", "aug", "авг"),
    ("sep", "set", "сен"),
    ("oct", "окт"),
    ("nov", "ноя"),
    ("dic", "dec", "дек"),
)
"""How the names of the months begin in Spanish, English and Russian, in every case."""


def date_is_quoted(edtf: str, quote: str) -> bool:
    """Whether year, month and day of a date stand in a quotation, as far as the date has them.

    Examples
    --------
    >>> date_is_quoted("XXXX-06-23", "el 23 de junio")
    True
    >>> date_is_quoted("XXXX-07-23", "el 23 de junio")
    False
    """
    return all(_point_is_quoted(point, quote) for point in edtf.rstrip("~?").split("/"))


def _point_is_quoted(point: str, quote: str) -> bool:
    if not point or point == "..":
        return True
    year, _, rest = point.partition("-")
    month, _, day = rest.partition("-")
    numbers = {int(digits) for digits in re.findall(r"\d{1,4}", quote)}
    if year != NO_YEAR and int(year) not in numbers:
        return False
    if day and int(day) not in numbers:
        return False
    return not month or _month_is_quoted(int(month), quote, numbers)


def _month_is_quoted(month: int, quote: str, numbers: set[int]) -> bool:
    words = re.findall(r"[^\W\d_]+", quote.lower())
    names = _MONTHS[month - 1]
    return month in numbers or any(word.startswith(names) for word in words)
