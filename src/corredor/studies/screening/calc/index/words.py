"""The dictionary of words: which listed words a word meets, and what each of them weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.index.budget import Budget
from corredor.studies.screening.calc.index.hashing import text_hashes
from corredor.studies.screening.calc.index.keys import Word
from corredor.studies.screening.calc.index.ranges import (
    Bools,
    Hashes,
    Ints,
    Numbers,
    Rows,
    distinct,
    equal_runs,
    rows_by,
    runs,
    spread_of,
)
from corredor.studies.screening.calc.index.spellings import Spellings

_HALF: Final = np.uint64(32)
GRAIN: Final = 1_000
"""Grains of a weight of 1: whole numbers add up alike in any order."""
_LETTERS, _FIGURES, _OTHERS = 26, 10, 28
"""Bits of an opening: a to z, 0 to 9, and those that other letters share."""


@dataclass(frozen=True, eq=False)
class Words:
    """Different words of listed names.

    Parameters
    ----------
    spellings
        Their spellings but those of initials.
    by_spelling
        Words of each spelling.
    exact, by_exact
        Hashes of keys met as they are, in order, and the words of each.
    initial, generic
        Whether a word is an initial, and whether it is generic, shape (words,).
    openings
        First letters of each word as bits, shape (words,).
    first, length
        Hash of the first sound of each word, and its letters, shape (words,).
    """

    spellings: Spellings
    by_spelling: Rows
    exact: Hashes
    by_exact: Rows
    initial: Bools
    generic: Bools
    openings: Hashes
    first: Hashes
    length: Numbers

    @classmethod
    def of(cls, words: Sequence[Word], budget: Budget) -> Words:
        """Return the dictionary of different words."""
        texts, spelling = _numbered([() if word.initial else word.spellings for word in words])
        keys, key = _numbered([word.kept for word in words])
        hashes = text_hashes(keys)
        exact = distinct(hashes)
        number = np.searchsorted(exact, hashes)
        return cls(
            spellings=Spellings.of(texts, budget),
            by_spelling=rows_by(spelling[1], spelling[0], len(texts)),
            exact=exact,
            by_exact=rows_by(number[key[1]], key[0], len(exact)),
            initial=np.array([word.initial for word in words], np.bool_),
            generic=np.array([word.generic for word in words], np.bool_),
            openings=np.array([opening_bits(word.openings) for word in words], np.uint64),
            first=text_hashes([word.spellings[0] for word in words]),
            length=np.array([len(word.spellings[0]) for word in words], np.int32),
        )

    def __len__(self) -> int:
        return len(self.initial)

    def met(self, asked: Sequence[Word], budget: Budget) -> Rows:
        """Return the words that each word asked for meets, initials left to their openings."""
        texts, spelling = _numbered([() if word.initial else word.spellings for word in asked])
        one, other = self.spellings.near(texts, budget)
        at, words = self.by_spelling.of(other)
        row, values = _joined(spelling, rows_by(one[at], words, len(texts)))
        keys, key = _numbered([() if word.initial else word.asked for word in asked])
        first, last = equal_runs(self.exact, text_hashes(keys))
        starts = self.by_exact.starts
        more, others = _joined(key, runs(self.by_exact.values, starts[first], starts[last]))
        rows = np.concatenate([row, more])
        return rows_by(rows, np.concatenate([values, others]), len(asked))

    def spelled(self, hashes: Hashes) -> Rows:
        """Return the words of a spelling with each hash."""
        order, held = self._spelled
        found = runs(order, *equal_runs(held, hashes))
        at, words = self.by_spelling.of(found.values)
        return rows_by(spread_of(found)[at], words, len(hashes))

    @cached_property
    def _spelled(self) -> tuple[Ints, Hashes]:
        hashes = self.spellings.hashes
        order = np.argsort(hashes, kind="stable")
        return order, hashes[order]

    @cached_property
    def initials(self) -> Ints:
        """Words that are initials."""
        return np.flatnonzero(self.initial)

    def weights(self, counts: Ints, names: int) -> Ints:
        """Return the weight of each word [grain] by how often it stands in the listed names.

        Parameters
        ----------
        counts
            How often, shape (words,).
        names
            Count of listed names.
        """
        often = counts.copy()
        opened = openings_counted(self.openings, counts)
        often[self.initials] = [
            opened_by(opened, int(bits)) for bits in self.openings[self.initials]
        ]
        return weights(often, names, self.generic)


def weights(often: Ints, names: int, generic: Bools) -> Ints:
    """Return weights of words [grain] that stand so often in so many names; always above 0.

    The logarithm of the inverse of a word's share, as in information retrieval (K. Spärck Jones,
    Journal of Documentation 28 (1972) 11), kept above nothing for lists of a few names, and half
    of it for a generic word.

    Examples
    --------
    >>> weights(np.array([1, 100, 100]), 1000, np.array([False, False, True])).tolist()
    [6217, 2389, 1194]
    """
    found = np.rint(GRAIN * np.log1p(names / (1 + often))).astype(np.int64)
    found[generic] //= 2
    return np.maximum(found, 1)


def leading(of_name: Ints, weight: Ints, initial: Bools, share: float) -> Bools:
    """Return which words of names lead them, shape (words of all names,).

    Words that lead are the rarest, as many as it takes for the rest, and the initials, to weigh
    less than the share of their name. So what covers that share meets a word that leads.

    Parameters
    ----------
    of_name
        Number of the name of each word, in order.
    weight, initial
        Weight of each word [grain], and whether it is an initial.

    Examples
    --------
    >>> name, weight = np.array([0, 0, 0]), np.array([5, 3, 1])
    >>> leading(name, weight, np.zeros(3, bool), 0.6).tolist()
    [True, False, False]
    """
    order = np.lexsort((-weight, initial, of_name))
    ordered, name = weight[order], of_name[order]
    ends = np.cumsum(ordered)
    last = np.searchsorted(name, name, "right") - 1
    first = np.searchsorted(name, name, "left")
    whole = ends[last] - ends[first] + ordered[first]
    found = np.zeros(len(weight), np.bool_)
    found[order] = ends[last] - ends + ordered >= share * whole
    return found & ~initial


def opening_bits(letters: Sequence[str]) -> int:
    """Return first letters as bits of one number.

    Examples
    --------
    >>> opening_bits(("a", "c"))
    5
    """
    found = 0
    for letter in letters:
        code = ord(letter)
        if "a" <= letter <= "z":
            found |= 1 << (code - ord("a"))
        elif "0" <= letter <= "9":
            found |= 1 << (_LETTERS + code - ord("0"))
        else:
            found |= 1 << (_LETTERS + _FIGURES + code % _OTHERS)
    return found


def openings_counted(openings: Hashes, counts: Ints) -> Ints:
    """Return how often words with each opening stand in listed names, shape (64,)."""
    bits = np.arange(_LETTERS + _FIGURES + _OTHERS, dtype=np.uint64)
    return np.array(
        [int(counts[(openings >> bit) & np.uint64(1) != 0].sum()) for bit in bits], np.int64
    )


def opened_by(opened: Ints, bits: int) -> int:
    """Return how often words stand in listed names that begin with any of some letters."""
    return sum(int(count) for bit, count in enumerate(opened) if bits >> bit & 1)


def _numbered(rows: Sequence[tuple[str, ...]]) -> tuple[list[str], tuple[Ints, Ints]]:
    """Return different texts as they come, and pairs of a row and a text's number."""
    numbers: dict[str, int] = {}
    row = [at for at, texts in enumerate(rows) for _ in texts]
    text = [numbers.setdefault(text, len(numbers)) for texts in rows for text in texts]
    return list(numbers), (np.array(row, np.int64), np.array(text, np.int64))


def _joined(pairs: tuple[Ints, Ints], rows: Rows) -> tuple[Ints, NDArray[Any]]:
    """Return pairs of a first and a third by pairs of a first and a second, and rows by second."""
    at, values = rows.of(pairs[1])
    return pairs[0][at], values
