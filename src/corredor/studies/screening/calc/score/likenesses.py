"""Likenesses of many pairs of spellings at once: the same as `edits.likeness` gives one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.index.ranges import Bools, Ints
from corredor.studies.screening.calc.score.edits import NEAR_PAIRS

Array = NDArray[Any]
Bytes = NDArray[np.uint8]
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
"""Letters of keys and sounds; any other one is told from these and not from another."""
_COUNT: Final = len(LETTERS) + 1
_CODES: Final = np.full(128, _COUNT - 1, np.uint8)
_CODES[[ord(letter) for letter in LETTERS]] = np.arange(len(LETTERS), dtype=np.uint8)
HALVES: Final = np.uint8(2)
"""An edit is counted in halves: whole numbers are exact."""
MUCH: Final = np.uint8(128)
"""More halves than any two spellings lie apart, and the highest bit of a byte."""
LONGEST: Final = 60
"""Letters of the longest spelling whose halves are below `MUCH`."""
AT_A_TIME: Final = 20_000
"""Pairs whose tables of distances are filled at a time: they stay in the processor's store."""


def _near() -> NDArray[np.uint32]:
    """Return bits by code: two letters have one in common if they are near.

    Each bit is a set of letters that are all near to one another, the largest first.
    """
    left = {(one, other) for one, other in NEAR_PAIRS if one < other}
    bits = np.zeros(_COUNT, np.uint32)
    number = 0
    while left:
        for one in sorted({letter for pair in left for letter in pair}):
            alike = [one]
            for other in LETTERS:
                if all(other + held in NEAR_PAIRS for held in alike) and any(
                    (min(other, held), max(other, held)) in left for held in alike
                ):
                    alike.append(other)
            left -= {(a, b) for a in alike for b in alike}
            if len(alike) > 1:
                bits[[LETTERS.index(letter) for letter in alike]] |= np.uint32(1 << number)
                number += 1
    return bits


_NEAR: Final = _near()


@dataclass(frozen=True, eq=False)
class Spelt:
    """Different spellings as numbers.

    Parameters
    ----------
    codes
        Letters of each, filled up at the end, shape (spellings, longest).
    lengths, letters
        Letters, and which ones as bits, shape (spellings,).
    """

    codes: Bytes
    lengths: Ints
    letters: NDArray[np.uint64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Spelt:
        """Return different spellings; what is longer than `LONGEST` is told by its length alone."""
        lengths = np.array([len(text) for text in texts], np.int64)
        width = int(min(lengths.max(initial=1), LONGEST))
        padded = "".join(text[:width].ljust(width) for text in texts)
        raw = np.frombuffer(padded.encode("ascii", "replace"), np.uint8).reshape(-1, width)
        codes = _CODES[np.minimum(raw, 127)]
        bits = np.uint64(1) << codes.astype(np.uint64)
        bits[np.arange(width) >= lengths[:, None]] = 0
        return cls(codes, lengths, np.bitwise_or.reduce(bits, axis=1))


def likenesses(ones: Spelt, others: Spelt, one: Ints, other: Ints) -> Array:
    """Return the likeness of each pair of spellings, shape (pairs,).

    Parameters
    ----------
    ones, others
        Two sets of spellings, all within `LONGEST`.
    one, other
        Numbers of the spellings of each pair.

    Examples
    --------
    >>> ones, others = Spelt.of(["lavrov", "petrov"]), Spelt.of(["lavrof", "sanchez"])
    >>> likenesses(ones, others, np.array([0, 1]), np.array([0, 1])).round(3).tolist()
    [0.917, 0.0]
    """
    found = np.zeros(len(one))
    at = np.flatnonzero(_may_be_near(ones, others, one, other))
    short = ones.lengths[one[at]] <= others.lengths[other[at]]
    for straight, (a, b, i, j) in (
        (True, (ones, others, one, other)),
        (False, (others, ones, other, one)),
    ):
        rows = at[short == straight]
        for some, apart in _distances(a, b, i[rows], j[rows]):
            longer = b.lengths[j[rows[some]]]
            found[rows[some]] = 1.0 - apart / HALVES / longer
    return found


def _may_be_near(ones: Spelt, others: Spelt, one: Ints, other: Ints) -> Bools:
    """Whether pairs pass what `edits.likeness` looks at before it counts edits."""
    few = np.minimum(ones.lengths[one], others.lengths[other])
    many = np.maximum(ones.lengths[one], others.lengths[other])
    ours, theirs = ones.letters[one], others.letters[other]
    common = np.bitwise_count(ours & theirs)
    most = np.maximum(np.bitwise_count(ours), np.bitwise_count(theirs))
    return (many <= 2 * few) & (2 * common >= most)


def _distances(ones: Spelt, others: Spelt, one: Ints, other: Ints) -> Iterator[tuple[Ints, Array]]:
    """Yield pairs whose first spellings are of one length, and their distances in halves."""
    lengths = ones.lengths[one]
    order = np.lexsort((others.lengths[other], lengths))
    for length in np.unique(lengths).tolist():
        first, last = np.searchsorted(lengths[order], [length, length + 1])
        for begin in range(int(first), int(last), AT_A_TIME):
            some = order[begin : min(begin + AT_A_TIME, int(last))]
            yield some, _table(ones.codes[one[some], :length], others, other[some])


def _table(ours: Bytes, others: Spelt, other: Ints) -> Array:
    """Return distances [half edits] of spellings of one length to others, shape (pairs,).

    The table of `edits.distance`, one cell of all pairs at a time.
    """
    pairs, rows = ours.shape
    ends = others.lengths[other]
    columns = int(ends.max(initial=0))
    codes = np.ascontiguousarray(others.codes[other, :columns].T)
    near = _NEAR[codes]
    before: list[Bytes] = []
    same_before: list[Bytes] = []
    last = [np.full(pairs, HALVES * column, np.uint8) for column in range(columns + 1)]
    for row in range(rows):
        letter = np.ascontiguousarray(ours[:, row])
        alike = _NEAR[letter]
        now = [np.full(pairs, HALVES * (row + 1), np.uint8)]
        sames: list[Bytes] = []
        for column in range(columns):
            same = (letter == codes[column]).view(np.uint8)
            least = np.minimum(last[column + 1], now[column])
            if before and column:
                crossed = sames[column - 1] & same_before[column]
                np.minimum(least, before[column - 1] + (crossed ^ 1) * MUCH, out=least)
            least += HALVES
            least |= same * MUCH
            change = HALVES - ((alike & near[column]) != 0).view(np.uint8)
            change *= same ^ 1
            now.append(np.minimum(least, last[column] + change))
            sames.append(same)
        before, last, same_before = last, now, sames
    return np.stack(last)[ends, np.arange(pairs)].astype(np.float64)
