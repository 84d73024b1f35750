"""Edits between many pairs of spellings at once."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.screening.calc.index.ranges import Hashes, Ints, Numbers, Rows, spans

_ONE: Final = np.uint64(1)
_NONE: Final = np.uint64(0)
TABLE: Final = 1 << 21
"""Cells of the table of letters made at a time."""


def osa_distances(asked: Rows, held: Rows, one: Ints, other: Numbers | Ints) -> Ints:
    """Return the edits of optimal string alignment between pairs of spellings.

    Bits of one integer hold a column of the table of distances: H. Hyyrö, "A Bit-Vector Algorithm
    for Computing Levenshtein and Damerau Edit Distances", Nordic Journal of Computing 10 (2003).

    Parameters
    ----------
    asked, held
        Letters of two sets of spellings; those asked have from 1 to 63 letters.
    one, other
        Numbers of the spellings of each pair, shape (pairs,).

    Returns
    -------
    NDArray
        Shape (pairs,).

    Examples
    --------
    >>> row = Rows(np.array([0, 2, 4]), np.array([1, 2, 2, 1]))
    >>> osa_distances(row, row, np.array([0, 0]), np.array([0, 1])).tolist()
    [0, 1]
    """
    found = np.zeros(len(one), np.int64)
    alphabet = np.unique(asked.values)
    most = max(1, TABLE // (len(alphabet) + 1))
    for begin in range(0, len(asked), most):
        at = np.flatnonzero((one >= begin) & (one < begin + most))
        if len(at):
            part = np.arange(begin, min(begin + most, len(asked)))
            table = _letters(asked, part, alphabet)
            lengths = np.diff(asked.starts)[one[at]]
            found[at] = _distances(table, one[at] - begin, lengths, held, other[at], alphabet)
    return found


def _letters(asked: Rows, part: Ints, alphabet: Hashes) -> Hashes:
    """Return where each letter stands in each spelling, as bits, shape (spellings, letters + 1)."""
    first = asked.starts[part]
    counts = asked.starts[part + 1] - first
    row, values = asked.of(part)
    place = spans(np.zeros_like(counts), counts).astype(np.uint64)
    table = np.zeros((len(part), len(alphabet) + 1), np.uint64)
    np.bitwise_or.at(table, (row, np.searchsorted(alphabet, values)), _ONE << place)
    return table


def _distances(
    table: Hashes, row: Ints, lengths: Ints, held: Rows, other: Numbers | Ints, alphabet: Hashes
) -> Ints:
    first = held.starts[other].astype(np.int64)
    counts = held.starts[other + 1] - first
    order = np.argsort(-counts, kind="stable")
    row, first, counts, found = row[order], first[order], counts[order], lengths[order].copy()
    last = _ONE << (found - 1).astype(np.uint64)
    up, down, equal, before = (np.full(len(row), v, np.uint64) for v in (~_NONE, 0, 0, 0))
    for at in range(int(counts[0]) if len(counts) else 0):
        live = int(np.searchsorted(-counts, -at, "left"))
        values = held.values[first[:live] + at]
        column = np.searchsorted(alphabet, values)
        column[alphabet[np.minimum(column, len(alphabet) - 1)] != values] = len(alphabet)
        here = table[row[:live], column]
        rises, falls = up[:live], down[:live]
        swapped = ((~equal[:live] & here) << _ONE) & before[:live]
        same = (((here & rises) + rises) ^ rises) | here | falls | swapped
        more = falls | ~(same | rises)
        less = same & rises
        found[:live] += (more & last[:live]) != _NONE
        found[:live] -= (less & last[:live]) != _NONE
        more = (more << _ONE) | _ONE
        up[:live] = (less << _ONE) | ~(same | more)
        down[:live] = more & same
        equal[:live], before[:live] = same, here
    placed = np.empty_like(found)
    placed[order] = found
    return placed
