"""The dictionary of spellings: all of them within the edits allowed of a spelling, and no others.

Two spellings within k edits become equal when up to k letters are left out of each. So a spelling
is kept under the hashes of all that is left of its opening letters, and looked up likewise; letters
present and then the edits themselves decide (as in W. Garbe's SymSpell, which ranks; here nothing
is ranked and nothing dropped).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import comb
from typing import Final

import numpy as np

from corredor.studies.screening.calc.index.budget import LONGEST, Budget
from corredor.studies.screening.calc.index.distance import osa_distances
from corredor.studies.screening.calc.index.hashing import (
    BASE,
    left_out_hashes,
    letters_of,
    row_hashes,
)
from corredor.studies.screening.calc.index.ranges import (
    Bools,
    Hashes,
    Ints,
    Numbers,
    Rows,
    distinct,
)

_HALF: Final = np.uint64(32)
_BITS: Final = np.uint64(63)
AT_A_TIME, BUCKETS_AT_A_TIME = 4_000, 1 << 18
"""Spellings looked up, and buckets counted, at a time, which bounds memory."""
IN_A_BUCKET: Final = 4
"""Keys of a bucket at most, on the average."""


@dataclass(frozen=True, eq=False)
class Spellings:
    """Different spellings and the keys that they are found by.

    Parameters
    ----------
    letters
        Code points of each spelling.
    buckets
        Numbers of the spellings by the bucket that a hash falls into; 2**n buckets.
    """

    letters: Rows
    buckets: Rows

    @classmethod
    def of(cls, texts: Sequence[str], budget: Budget) -> Spellings:
        """Return the dictionary of different texts, none of them empty."""
        held = _compact(*letters_of(texts))
        return cls(held, _buckets(held, budget))

    def near(self, texts: Sequence[str], budget: Budget) -> tuple[Ints, Numbers]:
        """Return all pairs of a text asked for and a spelling within the edits of the budget.

        Returns
        -------
        tuple
            Numbers of the text and of the spelling of each pair, in order.
        """
        found = [
            self._near(texts[begin : begin + AT_A_TIME], begin, budget)
            for begin in range(0, len(texts), AT_A_TIME)
        ]
        ones = [one for one, _ in found]
        others = [other for _, other in found]
        return np.concatenate([np.zeros(0, np.int64), *ones]), np.concatenate(
            [np.zeros(0, np.int32), *others]
        )

    def _near(self, texts: Sequence[str], begin: int, budget: Budget) -> tuple[Ints, Numbers]:
        letters, starts = letters_of(texts)
        asked = Rows(starts, letters)
        bits = (len(self.buckets) - 1).bit_length()
        keys = list(left_out(asked, budget))
        rows = np.concatenate([np.zeros(0, np.int64), *(rows for rows, _ in keys)])
        hashes = np.concatenate([np.zeros(0, np.uint64), *(hashes for _, hashes in keys)])
        at, held = self.buckets.of(bucket_of(hashes, bits))
        joined = distinct((rows[at].astype(np.uint64) << _HALF) | held.astype(np.uint64))
        one = (joined >> _HALF).astype(np.int64)
        other = joined.astype(np.uint32).view(np.int32)
        kept = self._within(asked, one, other, budget)
        return one[kept] + begin, other[kept]

    def _within(self, asked: Rows, one: Ints, other: Numbers, budget: Budget) -> Ints:
        """Return which pairs lie within the budget: by lengths, by letters, then by edits."""
        reaches = np.array([budget.reach(length) for length in range(LONGEST + 1)] + [0])
        lengths, figures = np.diff(asked.starts), _figures(asked)
        longer = np.maximum(lengths[one], self.lengths[other])
        allowed = reaches[np.minimum(longer, LONGEST + 1)]
        allowed[figures[one] | self.figures[other]] = 0
        bits = _present(asked)
        shorter = np.minimum(lengths[one], self.lengths[other])
        kept = longer - shorter <= allowed
        for more, less in ((bits[one], self.present[other]), (self.present[other], bits[one])):
            kept &= np.bitwise_count(more & ~less) <= allowed
        at = np.flatnonzero(kept)
        long = lengths[one[at]] > LONGEST
        apart = np.zeros(len(at), np.int64)
        short = at[~long]
        apart[~long] = osa_distances(asked, self.letters, one[short], other[short])
        apart[long] = [
            int(not np.array_equal(_row(asked, first), _row(self.letters, second)))
            for first, second in zip(one[at[long]].tolist(), other[at[long]].tolist(), strict=True)
        ]
        return at[apart <= allowed[at]]

    @cached_property
    def lengths(self) -> Ints:
        """Letters of each spelling."""
        return np.diff(self.letters.starts).astype(np.int64)

    @cached_property
    def present(self) -> Hashes:
        """Letters that stand in each spelling, as bits; some letters share one."""
        return _present(self.letters)

    @cached_property
    def hashes(self) -> Hashes:
        """Hash of each spelling."""
        return row_hashes(self.letters)

    @cached_property
    def figures(self) -> Bools:
        """Whether each spelling is of figures alone."""
        return _figures(self.letters)


def left_out(texts: Rows, budget: Budget) -> Iterator[tuple[Ints, Hashes]]:
    """Yield spellings and hashes of what is left of their openings, all of one length at a time."""
    for rows, size, depth in _alike(texts, budget):
        square = texts.values[texts.starts[rows][:, None] + np.arange(size)]
        for hashes in left_out_hashes(square.astype(np.uint64), depth):
            yield rows, hashes


def _alike(texts: Rows, budget: Budget) -> Iterator[tuple[Ints, int, int]]:
    """Yield spellings of one length, how many letters open them, and how many to leave out."""
    lengths, figures = np.diff(texts.starts), _figures(texts)
    for length in np.unique(lengths).tolist():
        for exact in (False, True):
            rows = np.flatnonzero((lengths == length) & (figures == exact))
            if len(rows):
                depth = 0 if exact else budget.depth(length)
                yield rows, min(length, budget.opening), depth


def bucket_of(hashes: Hashes, bits: int) -> Ints:
    """Return the bucket that each hash falls into, among 2**bits."""
    mixed = (hashes ^ (hashes >> _HALF)) * np.uint64(BASE)
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def _compact(letters: Hashes, starts: Ints) -> Rows:
    return Rows(starts.astype(np.int32), letters.astype(np.uint32))


def _buckets(held: Rows, budget: Budget) -> Rows:
    """Return the numbers of spellings by bucket."""
    count = sum(
        len(rows) * sum(comb(size, out) for out in range(depth + 1))
        for rows, size, depth in _alike(held, budget)
    )
    bits = max(count // IN_A_BUCKET, 1).bit_length()
    joined = np.zeros(count, np.uint64)
    at = 0
    for rows, hashes in left_out(held, budget):
        bucket = bucket_of(hashes, bits).astype(np.uint64)
        joined[at : at + len(rows)] = (bucket << _HALF) | rows.astype(np.uint64)
        at += len(rows)
    joined.sort()
    starts = np.empty((1 << bits) + 1, np.int32)
    for first in range(0, len(starts), BUCKETS_AT_A_TIME):
        last = min(first + BUCKETS_AT_A_TIME, len(starts))
        firsts = np.arange(first, last, dtype=np.uint64) << _HALF
        starts[first:last] = np.searchsorted(joined, firsts)
    return Rows(starts, joined.astype(np.uint32).view(np.int32))


def _present(texts: Rows) -> Hashes:
    bits = np.uint64(1) << (texts.values.astype(np.uint64) & _BITS)
    return np.bitwise_or.reduceat(bits, texts.starts[:-1]) if len(bits) else np.zeros(0, np.uint64)


def _figures(texts: Rows) -> Bools:
    figure = (texts.values >= ord("0")) & (texts.values <= ord("9"))
    starts = texts.starts[:-1]
    return np.logical_and.reduceat(figure, starts) if len(figure) else np.zeros(0, np.bool_)


def _row(texts: Rows, row: int) -> Hashes:
    return texts.values[texts.starts[row] : texts.starts[row + 1]].astype(np.uint64)
