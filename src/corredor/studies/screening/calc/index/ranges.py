"""Rows of numbers of different lengths, one after another in one array."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = NDArray[np.int32]
Hashes: TypeAlias = NDArray[np.uint64]
Bools: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of numbers.

    Parameters
    ----------
    starts
        Where each row begins in `values`, and the end, shape (rows + 1,).
    values
        The rows one after another, shape (values,).
    """

    starts: NDArray[Any]
    values: NDArray[Any]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, rows: NDArray[Any]) -> tuple[Ints, NDArray[Any]]:
        """Return the values of some rows, and for each value the place of its row among them.

        Examples
        --------
        >>> at, values = Rows(np.array([0, 2, 2, 3]), np.array([7, 8, 9])).of(np.array([2, 0]))
        >>> at.tolist(), values.tolist()
        ([0, 1, 1], [9, 7, 8])
        """
        first = self.starts[rows]
        counts = self.starts[rows + 1] - first
        return spread(counts), self.values[spans(first, counts)]


def spread(counts: NDArray[Any]) -> Ints:
    """Return the number of each row as often as it has values."""
    return np.repeat(np.arange(len(counts)), counts)


def spread_of(rows: Rows) -> Ints:
    """Return the number of the row of each value."""
    return spread(np.diff(rows.starts))


def runs(values: NDArray[Any], first: NDArray[Any], last: NDArray[Any]) -> Rows:
    """Return runs of values, from first to before last, as rows."""
    counts = (last - first).astype(np.int64)
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return Rows(starts, values[spans(first.astype(np.int64), counts)])


def equal_runs(held: Hashes, asked: Hashes) -> tuple[Ints, Ints]:
    """Return where those equal to each one asked for begin and end among held ones in order."""
    return np.searchsorted(held, asked, "left"), np.searchsorted(held, asked, "right")


def spans(first: NDArray[Any], counts: NDArray[Any]) -> Ints:
    """Return the numbers of spans one after another.

    Parameters
    ----------
    first, counts
        First number of each span and how many follow, shape (spans,).

    Examples
    --------
    >>> spans(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    ends = np.cumsum(counts, dtype=first.dtype)
    total = int(ends[-1]) if len(ends) else 0
    places = np.repeat(first - (ends - counts), counts)
    places += np.arange(total, dtype=places.dtype)
    return places


def rows_by(row: NDArray[Any], values: NDArray[Any], size: int) -> Rows:
    """Return rows from pairs of a row's number and a value, each pair once, in order.

    Parameters
    ----------
    row, values
        Shape (pairs,), both below 2**31.
    size
        Count of rows.
    """
    joined = distinct((row.astype(np.uint64) << np.uint64(32)) | values.astype(np.uint64))
    numbers = (joined >> np.uint64(32)).astype(np.int64)
    starts = np.searchsorted(numbers, np.arange(size + 1)).astype(np.int32)
    return Rows(starts, joined.astype(np.uint32).view(np.int32))


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Return different values in order."""
    held = np.sort(values)
    if len(held) < 2:
        return held
    return held[np.concatenate(([True], held[1:] != held[:-1]))]
