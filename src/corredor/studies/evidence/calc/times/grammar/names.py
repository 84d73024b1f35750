"""Names of months, weekdays, seasons and holidays, and the words that count from now."""

from __future__ import annotations

from typing import Final

import regex as re

from corredor.studies.evidence.calc.times.cascade import Item, Parts
from corredor.studies.evidence.calc.times.grammar.dates import (
    MONTH_KINDS,
    Made,
    calendar_of,
    dated,
)
from corredor.studies.evidence.calc.times.values import Calendar


def named(item: Item) -> Calendar | None:
    """Return the calendar time that a word names: a month, weekday, season or holiday."""
    values = item.values
    inner = calendar_of(item)
    if inner is not None:
        return inner
    for kind in MONTH_KINDS:
        if kind in values:
            return Calendar(month=int(str(values[kind])))
    for kind in ("WEEKDAY", "WEEKDAYISH", "WEEKDAYS"):
        if kind in values:
            return Calendar(weekday=int(str(values[kind])))
    for kind in ("SEASON", "FALLISH"):
        if kind in values:
            return Calendar(season=str(values[kind]))
    if "HOLIDAY" in values:
        return Calendar(holiday=str(values["HOLIDAY"]))
    return None


def shift_of(item: Item) -> int:
    """Return what a word such as "next" adds to the count of units."""
    for kind in ("NEXT", "LAST"):
        if kind in item.values:
            return int(str(item.values[kind]))
    return 0


LAST_WORD: Final = re.compile(
    r"(?P<stop>^|[.!?…\n:;«“\"(]\s*)?(?P<word>[\p{L}'’-]{1,30}+)(?:\s+d(?:e|el))?[ ]\Z"
)


NEXT_WORD: Final = re.compile(r" (?P<word>[\p{L}’'-]{1,30}+)")


LOOK: Final = 60
"""Characters before a name in which the word before it is looked for."""


SHORT: Final = 3
"""Letters of words that are hardly names: "In", "By"."""


def is_name(item: Item, text: str, *, led: bool = False) -> bool:
    """Whether a capital month or season is rather part of a name: "Theresa May", "June Smith"."""
    if not text[item.start].isupper() or "NAMELIKE" not in item.values:
        return False
    after = NEXT_WORD.match(text, item.end, item.end + LOOK)
    if not led and after is not None and after["word"][0].isupper():
        return True
    before = LAST_WORD.search(text[max(0, item.start - LOOK) : item.start])
    if before is None:
        return False
    word = before["word"]
    return before["stop"] is None and len(word) > SHORT and word[0].isupper()


def plain_name(parts: Parts) -> Made:
    """Make a date of a name alone, unless it is part of a person's or place's name."""
    item = parts["name"]
    if is_name(item, parts.text):
        return None
    return dated(named(item))


def led_name(parts: Parts) -> Made:
    """Make a date of a name after a preposition of time."""
    item = parts["name"]
    return None if is_name(item, parts.text, led=True) else dated(named(item))
