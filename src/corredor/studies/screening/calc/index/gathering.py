"""Listed names as numbers: one pass over their normal forms, none of which is kept."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from corredor.studies.screening.calc.index.budget import Budget
from corredor.studies.screening.calc.index.hashing import text_hashes
from corredor.studies.screening.calc.index.keys import (
    VOWELLESS,
    Word,
    identifier_key,
    kept_whole,
    word_of,
)
from corredor.studies.screening.calc.index.ranges import Hashes, Numbers
from corredor.studies.screening.calc.names.records import NameForm, Token

AT_A_TIME = 50_000
"""Keys of whole names hashed at a time, which bounds memory."""


class Vocabulary:
    """Different words in the order in which they come."""

    def __init__(self, budget: Budget) -> None:
        self.words: list[Word] = []
        self._budget = budget
        self._numbers: dict[Word, int] = {}
        self._known: dict[tuple[Token, bool], int] = {}

    def number(self, token: Token, vowelless: bool) -> int:
        """Return the number of a token's word."""
        known = self._known.get((token, vowelless))
        if known is None:
            word = word_of(token, vowelless, self._budget)
            known = self._numbers.setdefault(word, len(self.words))
            if known == len(self.words):
                self.words.append(word)
            self._known[token, vowelless] = known
        return known

    def numbers(self, form: NameForm) -> list[int]:
        """Return the numbers of the bearing words of a name, in their order."""
        vowelless = form.script in VOWELLESS
        return [self.number(token, vowelless) for token in form.bearing]


@dataclass(frozen=True, eq=False)
class Gathered:
    """Listed names as numbers.

    Parameters
    ----------
    words
        Different words.
    starts, numbers
        Where each name begins among the numbers of its words, and these. A name that a stroke
        parts stands whole, and then part by part.
    owners
        Which of the given names each is, or is a part of.
    whole, named
        Hashes of keys of whole names, and the name of each.
    """

    words: Sequence[Word]
    starts: Numbers
    numbers: Numbers
    owners: Numbers
    whole: Hashes
    named: Numbers


@dataclass
class _Whole:
    """Keys of whole names, as hashes as soon as there are many."""

    keys: list[str] = field(default_factory=list[str])
    named: array[int] = field(default_factory=lambda: array("i"))
    hashes: list[Hashes] = field(default_factory=list[Hashes])

    def add(self, name: int, keys: Iterable[str]) -> None:
        for key in keys:
            self.keys.append(key)
            self.named.append(name)
        if len(self.keys) >= AT_A_TIME:
            self.flush()

    def flush(self) -> None:
        self.hashes.append(text_hashes(self.keys))
        self.keys.clear()


def gathered(
    forms: Iterable[NameForm], identifiers: Mapping[int, Sequence[tuple[str, str]]], budget: Budget
) -> Gathered:
    """Return listed names as numbers.

    Parameters
    ----------
    identifiers
        Kinds and values of the identifiers of the bearer of a name, by the name's number.
    """
    vocabulary, whole = Vocabulary(budget), _Whole()
    numbers, starts, owners = array("i"), array("i", [0]), array("i")
    for owner, form in enumerate(forms):
        held = identifiers.get(owner, ())
        whole.add(len(owners), (identifier_key(*pair) for pair in held))
        for part in form.every:
            whole.add(len(owners), kept_whole(part, budget))
            numbers.extend(vocabulary.numbers(part))
            starts.append(len(numbers))
            owners.append(owner)
    whole.flush()
    return Gathered(
        words=vocabulary.words,
        starts=np.array(starts, np.int32),
        numbers=np.array(numbers, np.int32),
        owners=np.array(owners, np.int32),
        whole=np.concatenate(whole.hashes),
        named=np.array(whole.named, np.int32),
    )
