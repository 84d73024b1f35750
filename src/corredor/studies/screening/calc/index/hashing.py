"""Hashes of spellings and of what is left of them without one or two letters.

A row of letters c has the hash sum(c[i] * B**i) modulo 2**64 with an odd B. So the hash of two rows
joined, and of a row without some letters, follow from sums over its parts. Equal rows have equal
hashes; the rare other ones with equal hashes are told apart where it matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

import numpy as np

from corredor.studies.screening.calc.index.ranges import Hashes, Ints, Rows, spans

BASE: Final = 0x9E3779B97F4A7C15
"""B: 2**64 over the golden ratio, odd, which spreads small numbers evenly (Knuth, TAOCP 6.4)."""
_WHOLE: Final = 1 << 64


@lru_cache(maxsize=8)
def powers(count: int, base: int = BASE) -> Hashes:
    """Return the powers of B from 0 on, shape (count,)."""
    found = np.full(max(count, 1), base, np.uint64)
    found[0] = 1
    return np.multiply.accumulate(found)


def letters_of(texts: Sequence[str]) -> tuple[Hashes, Ints]:
    """Return the code points of texts one after another, and where each begins."""
    whole = "".join(texts).encode("utf-32-le", "surrogatepass")
    starts = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=starts[1:])
    return np.frombuffer(whole, np.uint32).astype(np.uint64), starts


def text_hashes(texts: Sequence[str]) -> Hashes:
    """Return the hash of each text, shape (texts,).

    Examples
    --------
    >>> hashes = text_hashes(["ab", "c", "abc"])
    >>> bool(joined_hashes(hashes[:1], np.array([2]), hashes[1:2])[0] == hashes[2])
    True
    """
    letters, starts = letters_of(texts)
    return row_hashes(Rows(starts, letters))


def row_hashes(texts: Rows) -> Hashes:
    """Return the hash of each row of letters, shape (rows,)."""
    lengths = np.diff(texts.starts)
    found = np.zeros(len(texts), np.uint64)
    if len(texts.values):
        row = powers(_rounded(int(lengths.max())))
        filled = lengths > 0
        terms = texts.values * row[spans(np.zeros_like(lengths), lengths)]
        found[filled] = np.add.reduceat(terms, texts.starts[:-1][filled])
    return found


def joined_hashes(first: Hashes, length: Ints, second: Hashes) -> Hashes:
    """Return the hashes of texts joined, from the parts' hashes and the first's lengths."""
    most = int(np.max(length, initial=0))
    return first + second * powers(_rounded(most + 1))[length]


def left_out_hashes(letters: Hashes, depth: int) -> Iterator[Hashes]:
    """Yield hashes of rows of letters and of what is left without up to `depth` of them.

    Parameters
    ----------
    letters
        Code points of rows of one length, shape (rows, length).
    depth
        0, 1 or 2.

    Yields
    ------
    NDArray
        Hashes for the same letters left out of every row, shape (rows,).
    """
    rows, length = letters.shape
    back = powers(_rounded(depth + 1), pow(BASE, -1, _WHOLE))
    sums = np.zeros((length + 1, rows), np.uint64)
    np.cumsum(letters.T * powers(_rounded(length + 1))[:length, None], axis=0, out=sums[1:])
    for count in range(min(depth, length) + 1):
        for out in combinations(range(length), count):
            begins = (0, *(at + 1 for at in out))
            ends = (*out, length)
            found = sums[ends[0]] - sums[0]
            for number in range(1, count + 1):
                found = found + (sums[ends[number]] - sums[begins[number]]) * back[number]
            yield found


def _rounded(count: int) -> int:
    """Return a power of two from a count on, so that few rows of powers are made."""
    return 1 << max(count - 1, 1).bit_length()
