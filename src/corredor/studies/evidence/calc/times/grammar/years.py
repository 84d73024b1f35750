"""Years that stand as bare numbers, and fiscal years."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex as re

from corredor.studies.evidence.calc.times.cascade import Parts, Rule
from corredor.studies.evidence.calc.times.grammar.dates import Made, calendar_of
from corredor.studies.evidence.calc.times.grammar.numbers import count_of
from corredor.studies.evidence.calc.times.values import (
    Calendar,
)


def fiscal(parts: Parts) -> Made:
    """Make a fiscal year, whose days are the reader's to know."""
    year = calendar_of(parts["y"]) if "y" in parts else None
    if year is None and "y" in parts:
        year = Calendar(year=count_of(parts["y"]))
    return "PERIOD", replace(year or Calendar(), fiscal=True)


COUNTED_NOUN: Final = re.compile(r" \p{Ll}")


def _bare_year(parts: Parts) -> Made:
    """Read a number of four digits as a year, unless it rather counts what follows."""
    year, item = count_of(parts["y"]), parts["y"]
    if not 1400 <= year <= 2199:
        return None
    counts = COUNTED_NOUN.match(parts.text, item.end, item.end + 2) is not None
    if "noun" in parts and counts and (year % 100 == 0 or not 1900 <= year <= 2100):
        return None
    return "YEARDATE", Calendar(year=year)


def _led_year(parts: Parts) -> Made:
    """Read a number of four digits after a preposition of time as a year."""
    year = count_of(parts["y"])
    return ("YEARDATE", Calendar(year=year)) if 1000 <= year <= 2199 and year % 100 else None


YEARS: Final = (
    Rule("(?<=IN|SINCE|UNTIL|FROM|BETWEEN) (?P<y>NUM4) (?=OTHER)", _led_year),
    Rule(
        "(?<!NUM|NUM3|COLON|(?:NUM|NUM3) SEP|PAREN NUM3 PAREN) (?P<y>NUM4) "
        "(?:(?=(?P<noun>OTHER)))? (?!DASH? (?:NUM|NUM3|CARD)|COLON|UNIT|UNITLETTER|MERID|"
        "HALFMORE|ANYMONTH)",
        _bare_year,
    ),
    Rule(
        "(?<=IN|SINCE|UNTIL|BY|FROM|BETWEEN|OF|TO|AND|DASH|BEFORE|AFTER|DURING|OR|ATA) "
        "(?P<y>COUNTED)(?=$|OTHER|DOT|COMMA|PAREN|QUOTE|AND|UPTO|DASH)",
        lambda p: (
            ("YEARDATE", Calendar(year=count_of(p["y"])))
            if 1400 <= count_of(p["y"]) <= 2199
            else None
        ),
    ),
)
