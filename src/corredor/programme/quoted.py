"""Quoted: whether a claim's number or date can be seen in its quotation.

A reader who writes 1300 where the text has 1.3, or forgets that it says millions, is off by a
thousand. So the number is looked for with its scale word and its decimal mark: "1,4 млрд" is
1.4e9, never 14, and "1,300 millones" is 1.3e9 or 1.3e6, never 1300.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from corredor.core.period import NO_YEAR
from corredor.core.scales import LINKS, SCALE_MARKS, SCALE_WORDS, SHARES
from corredor.programme.signs import prefix_power, says_negative, share_sign, unit_follows
from corredor.units import SHARE, money_in

_BLANKS: Final = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_GROUPED: Final = re.compile(rf"\d{{1,3}}(?:([.,'’{_BLANKS}])\d{{3}})(?:\1\d{{3}})*(?![\d])")
_DECIMAL: Final = re.compile(r"\d+[.,]\d+(?![\d.,]*\d)")
_WHOLE: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(rf"(?<!\d)\d+(?:[.,'’{_BLANKS}]\d+)*")
_WORD: Final = re.compile(r"[^\W\d_]+|[%‰‱]")
_LONGEST: Final = 40
_THOUSAND: Final = 3
_HIGHEST_POWER: Final = 30
"""Power of ten after which no further scale word is read."""
_BLANK: Final = re.compile(r"[\s-]*")
_NEAR: Final = 12
_MIL_BEFORE: Final = re.compile(r"\bmil\s{1,8}$", re.IGNORECASE)
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
    if value < 0 and not says_negative(quote):
        return False
    return any(_stands(reading, abs(value), unit, quote) for reading in _readings(quote))


class _Reading(NamedTuple):
    """A number that digits may mean, and where it ends with its scale words."""

    number: float
    end: int


def _stands(reading: _Reading, size: float, unit: str, quote: str) -> bool:
    """Whether a reading of a quotation is the size of a figure in its unit."""
    number, at = reading
    power = prefix_power(unit)
    if unit in (SHARE, "1"):
        parts = share_sign(quote, at)
        if parts > 1:
            return math.isclose(number, size * parts)
        as_written = size <= 1 or unit != SHARE
        return (as_written and math.isclose(number, size)) or math.isclose(number, size * _HUNDRED)
    if power and math.isclose(number, size * 10.0**power):
        return True
    if money_in(unit) and power:
        return False
    return math.isclose(number, size) and unit_follows(unit, quote, at)


def _readings(quote: str) -> Iterator[_Reading]:
    """Yield every number that the digits of a text may mean, with the scale words after them."""
    for found in _NUMBER.finditer(quote):
        power, end = _scale_after(quote, found.end())
        start = found.start()
        before = _MIL_BEFORE.search(quote, max(0, start - _NEAR), start)
        for reading in _of_token(found[0][:_LONGEST]):
            yield _Reading(reading * 10.0**power, end)
            if before and reading < 10.0**_THOUSAND:
                yield _Reading((10.0**_THOUSAND + reading) * 10.0**power, end)
    for first in _WHOLE.finditer(quote):  # "2024 300 people": a blank may also part two numbers
        power, end = _scale_after(quote, first.end())
        yield _Reading(float(first[0][:_LONGEST]) * 10.0**power, end)


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


def _scale_after(quote: str, end: int) -> tuple[int, int]:
    """Return the power of ten of the scale words after a number, and their end; shares are none."""
    power = 0
    while True:
        blank = _BLANK.match(quote, end)
        at = blank.end() if blank else end
        attached = at == end
        word = _WORD.match(quote, at, at + _LONGEST)
        if word is None or power > _HIGHEST_POWER:
            return power, end
        text = word[0]
        if attached and text in SCALE_MARKS:
            step = SCALE_MARKS[text]
        elif text.lower() in LINKS and power:
            step = 0
        elif text.lower() in SCALE_WORDS and text not in SHARES:
            step = SCALE_WORDS[text.lower()]
        else:
            return power, end
        power += step
        end = word.end() + (quote[word.end() : word.end() + 1] == ".")


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
    points = [point.rstrip("~?") for point in edtf.split("/")]
    return all(_point_is_quoted(point, quote) for point in points)


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
