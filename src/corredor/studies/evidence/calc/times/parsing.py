"""Expressions of time in a text, as meanings that no reference has placed yet."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.records import Span
from corredor.studies.evidence.calc.times.grammar.meanings import meaning_of
from corredor.studies.evidence.calc.times.grammar.numbers import numbered
from corredor.studies.evidence.calc.times.tokens import items_in
from corredor.studies.evidence.calc.times.values import Bound, Calendar, Meaning, Range
from corredor.studies.evidence.calc.times.words import TimeWords

FINAL: Final = frozenset(
    ("YEARDATE", "MONTHDATE", "DAYDATE", "WEEKDATE", "PERIOD", "DAYPARTED", "MOMENT", "DURATION",
     "OFFSET", "STRETCH", "RANGE", "BOUND", "SET", "PRESENT", "CLOCK", "CLOCKRANGE")
)  # fmt: skip


CURRENT: Final = frozenset(("CURRENT",))
"""Kind of "the year" and "el mes", which mean the current one in some texts only."""


class Found(NamedTuple):
    """An expression of time and what it means."""

    span: Span
    meaning: Meaning


def meanings_in(
    text: str, words: TimeWords, country: str = "", wanted: frozenset[str] = FINAL
) -> tuple[Found, ...]:
    """Return the expressions of time of a text, in its order."""
    codes = frozenset(map(words.codes.alone, wanted))
    return tuple(
        [
            Found(Span(item.start, item.end), ordered(meaning, words, country))
            for items in items_in(text, words)
            for item in words.cascade.reduced(
                numbered(items, words.numerals, words.codes, words.language), text
            )
            if item.code in codes and (meaning := meaning_of(item)) is not None
        ]
    )


def ordered(meaning: Meaning, words: TimeWords, country: str) -> Meaning:
    """Return a meaning whose days in digits follow the order of the language and country.

    "04/05/2024" is of April in the United States and of May elsewhere; in English without a
    country both readings stay.
    """
    match meaning:
        case Calendar(swapped=(day, month)):
            if words.day_first or (country and country not in words.month_first):
                both = (month, day) if not words.day_first else (day, month)
                return replace(meaning, day=both[0], month=both[1], swapped=None)
            return replace(meaning, swapped=None) if country else meaning
        case Range(begin, end):
            ends = [each and ordered(each, words, country) for each in (begin, end)]
            return Range(*ends)
        case Bound(value, modifier):
            return Bound(ordered(value, words, country), modifier)
        case _:
            return meaning
