"""The words of a language that make numbers, in the form that the grammar reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import regex as re

WordKind = Literal[
    "unit",
    "teen",
    "tens",
    "hundreds",
    "hundred",
    "scale",
    "group",
    "part",
    "fraction",
    "fused",
    "mixed",
]
"""What a word adds: 1–9; a whole number below 100 that takes no unit; tens; 100–900; a factor of
100; a factor of 1000 and more; a factor such as a dozen; a part such as a half; a denominator of
one word; a whole number of one word such as half a million; a number that a factor may follow."""

Role = Literal["", "order", "parts", "either"]
"""Cardinal, ordinal, the plural of a denominator, or a form that is both of these."""


@dataclass(frozen=True, slots=True)
class Word:
    """A numeral: what it adds, how much, and in which role.

    `other` is the value that some writers of the country give it, None where all agree.
    """

    kind: WordKind
    value: Decimal
    role: Role = ""
    other: Decimal | None = None


@dataclass(frozen=True)
class NumeralWords:
    """The numerals of one language, with the rules of its grammar that are mere words.

    `words` maps lower-case forms to numerals; `suffixes`, `glued` and `money` map marks of scale,
    case kept, that stand after digits: anywhere, only without a blank, only behind a currency.
    `links` maps the text between two numerals to its part in the grammar. `percent`, `ending`,
    `relative`, `article`, `determiner`, `of`, `part_of`, `tail`, `between`, `minus` and
    `pronoun` are patterns of what stands right before or behind; `bare` holds words that are no
    number when they stand alone, `shares` those of them that are one before "of". `minus_words`
    are those of `minus`. Behind one of `heads`, such as a prefix, a numeral is none. `bounds` is
    the pattern of ranges, `joins` what may stand between two bounds; `abbreviated` holds marks of
    scale that a full stop may follow.
    """

    language: str
    words: Mapping[str, Word]
    suffixes: Mapping[str, Decimal]
    glued: Mapping[str, Decimal]
    money: Mapping[str, Decimal]
    links: Mapping[str, str]
    percent: re.Pattern[str]
    ending: re.Pattern[str]
    relative: re.Pattern[str]
    relative_starts: tuple[str, ...]
    positions: Mapping[str, str]
    article: re.Pattern[str]
    determiner: re.Pattern[str]
    of: re.Pattern[str]
    part_of: re.Pattern[str]
    tail: re.Pattern[str]
    between: re.Pattern[str]
    minus: re.Pattern[str]
    minus_words: tuple[str, ...]
    pronoun: re.Pattern[str]
    bare: frozenset[str]
    shares: frozenset[str]
    heads: tuple[str, ...]
    bounds: re.Pattern[str] | None = None
    joins: frozenset[str] = frozenset()
    abbreviated: frozenset[str] = frozenset()
