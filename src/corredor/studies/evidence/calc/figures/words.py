"""The words that make a number a figure: units, moneys, counted nouns, bounds, stops."""

from __future__ import annotations

import re as stdlib_re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

import regex as re

from corredor.studies.evidence.calc.records import FigureKind

Trie = dict[str, Any]
"""A tree of tokens; under the empty string stands what the tokens from the root mean."""

ONE: Final = Decimal(1)
_NONE: Final[frozenset[str]] = frozenset()
LONGEST_PHRASE: Final = 8
"""Tokens of the longest phrase that is looked up."""
TOKEN: Final = re.compile(r"[\p{L}\p{M}]++(?:['’ʻ][\p{L}\p{M}]++)*+|\d++|[^\s]")
_STROKES: Final = str.maketrans("łđ", "ld")
_CYRILLIC: Final = re.compile(r"\p{Cyrillic}")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a unit's words mean.

    `units` holds the readings, the likeliest first: one for most; all currencies of that name
    for a bare "peso". A number times `scale` is the figure in those units. `noun` is the
    counted noun's own id. A `context` sense needs a document that names the country. `dated`
    tells that `units` are the currencies of a name that several countries share.
    """

    kind: FigureKind
    units: tuple[str, ...]
    scale: Decimal = ONE
    noun: str = ""
    context: bool = False
    word: bool = False
    dollar: bool = False
    subunit: bool = False
    other: Sense | None = None


@dataclass(frozen=True)
class UnitWords:
    """The units of one language and what stands around numbers in it.

    `exact` has symbols, case kept; `names` has folded lemmas; `before` has what may stand before
    a number, by its text. `lemmas` maps folded forms to lemmas. `bounds_before` is read
    backwards from the number. `phrases` and `single` hold, by kind, the words that say what a
    number beside them is; `single` only those of one token. `users` maps currencies to the
    countries that use them. `changes` holds folded words such as "rose" with their kind; `dollar`
    is the pattern of the words and codes that may name a currency written with "$".
    """

    language: str
    exact: Trie
    names: Trie
    before: Mapping[str, Sense]
    lemmas: Mapping[str, str]
    bounds_before: Trie
    bounds_after: Trie
    phrases: Mapping[str, Trie]
    single: Mapping[str, frozenset[str]]
    users: Mapping[str, frozenset[str]]
    changes: Mapping[str, str]
    dollar: stdlib_re.Pattern[str]

    @cached_property
    def before_ends(self) -> frozenset[str]:
        """The last two characters, or the only one, of what may stand before a number."""
        return frozenset(form[-2:] for form in self.before)

    def says_folded(self, kind: str, token: str) -> bool:
        """Whether a folded token is of a kind of stop word."""
        return token in self.single.get(kind, _NONE)

    def says(self, kind: str, word: str) -> bool:
        """Whether a word, in any case, is of a kind of stop word."""
        return folded_token(word) in self.single.get(kind, _NONE)


@lru_cache(maxsize=65536)
def folded_token(token: str) -> str:
    """Return a token in small letters, without accents, with one kind of apostrophe.

    Examples
    --------
    >>> folded_token("Dólares"), folded_token("Ёлка"), folded_token("рублей")
    ('dolares', 'елка', 'рублей')
    """
    small = token.lower()
    if small.isascii():
        return small
    small = small.replace("’", "'").replace("ʻ", "'").replace("ё", "е").translate(_STROKES)
    if _CYRILLIC.search(small):
        return small
    parts = unicodedata.normalize("NFD", small)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def tokens_of(text: str) -> list[str]:
    """Split a phrase as a text is split: words, digits, and each mark by itself.

    Examples
    --------
    >>> tokens_of("US$/m²")
    ['US', '$', '/', 'm', '²']
    """
    return TOKEN.findall(text)


class Token(NamedTuple):
    """A token of a text, as it's written and folded, and where it stands."""

    text: str
    folded: str
    start: int
    end: int


@lru_cache(maxsize=512)
def next_token(text: str, at: int) -> Token | None:
    """Return the token that begins at an offset, or nothing.

    What stands around one number is asked for many times.
    """
    found = TOKEN.match(text, at)
    return Token(found[0], folded_token(found[0]), at, found.end()) if found is not None else None


def planted(trie: Trie, tokens: Iterable[str], meaning: object) -> None:
    """Add a phrase to a tree; the first meaning of a phrase stands, a measure beside a money."""
    node = trie
    for token in tokens:
        node = node.setdefault(token, {})
    first = node.setdefault("", meaning)
    if not isinstance(first, Sense) or not isinstance(meaning, Sense) or first.other is not None:
        return
    if first.kind == "money" and meaning.kind == "measure":
        node[""] = replace(first, other=meaning)
