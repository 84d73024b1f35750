"""The holdings of one day as arrays of exact whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import lcm
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.ownership.shares import Share

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

GRAIN: Final = 1 << 20
"""Grains of one step of a share: an open end lies one grain from its number, so that shares
with open ends stay above or below it in sums of fewer than this many."""
_MOST: Final = (1 << 62) - 1


class Holding(NamedTuple):
    """What an owner holds of an asset.

    Parameters
    ----------
    owner, asset
        Ids.
    share
        The share; of a holding of control alone, none.
    control
        Whether it gives control, by a board, a contract or otherwise.
    starts, ends
        First day, and the day from which it no longer holds, as ISO 8601; empty for open.
    """

    owner: str
    asset: str
    share: Share
    control: bool = False
    starts: str = ""
    ends: str = ""

    def holds(self, day: str) -> bool:
        """Whether the holding exists on a day."""
        return self.starts <= day and (not self.ends or day < self.ends)


@dataclass(frozen=True, eq=False)
class Graph:
    """Holdings of one day, shape (m,), ordered by owner, then asset, then as they came.

    Parameters
    ----------
    names
        Ids of the bodies, sorted; the arrays hold their numbers.
    owner, asset
        Numbers of the bodies.
    low, high
        Ends of the shares in grains of `whole`; an array of Python integers where they would
        not fit into 64 bits.
    control
        Whether a holding gives control.
    rows
        Number of the holding among those that were given.
    whole
        Grains of a whole body.
    """

    names: tuple[str, ...]
    owner: Ints
    asset: Ints
    low: NDArray[Any]
    high: NDArray[Any]
    control: Bools
    rows: Ints
    whole: int

    @cached_property
    def starts(self) -> Ints:
        """First holding of each owner, shape (n + 1,)."""
        counts = np.bincount(self.owner, minlength=len(self.names))
        return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)

    @cached_property
    def first(self) -> list[int]:
        """The same as `starts`, as a list."""
        return self.starts.tolist()

    @cached_property
    def _by_asset(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.asset, kind="stable")
        counts = np.bincount(self.asset, minlength=len(self.names))
        return order, np.concatenate(([0], np.cumsum(counts))).astype(np.int64)

    def into(self, body: int) -> list[int]:
        """Return the numbers of the holdings of a body."""
        order, starts = self._by_asset
        return order[starts[body] : starts[body + 1]].tolist()

    @cached_property
    def held(self) -> NDArray[Any]:
        """Least sum of what is held of each body [grain], shape (n,)."""
        return sums(self.asset, self.low, len(self.names))

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Bodies of which more than the whole is held, which their data can't mean."""
        return tuple(self.names[at] for at in np.nonzero(self.held > self.whole)[0])

    def number(self, name: str) -> int | None:
        """Return the number of a body; None where no holding names it."""
        return self._numbers.get(name)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.names)}


def sums(at: Ints, values: NDArray[Any], size: int) -> NDArray[Any]:
    """Return exact sums of values by index, shape (size,)."""
    found = np.zeros(size, values.dtype)
    np.add.at(found, at, values)
    return found


def graph_of(holdings: Iterable[Holding], day: str) -> Graph:
    """Return the holdings that exist on a day, ready to be decided on.

    Parameters
    ----------
    day
        The day as ISO 8601.
    """
    kept: list[Holding] = []
    rows: list[int] = []
    for row, held in enumerate(holdings):
        if not (held.starts or held.ends) or held.holds(day):
            kept.append(held)
            rows.append(row)
    names, (owner, asset) = _numbered([held.owner for held in kept], [held.asset for held in kept])
    order = np.lexsort((asset, owner))
    step, low, high = _grains([held.share for held in kept])
    return Graph(
        names=names,
        owner=owner[order],
        asset=asset[order],
        low=low[order],
        high=high[order],
        control=np.array([held.control for held in kept], np.bool_)[order],
        rows=np.array(rows, np.int64)[order],
        whole=step * GRAIN,
    )


def _numbered(*columns: Sequence[str]) -> tuple[tuple[str, ...], list[Ints]]:
    """Return the names of some columns, sorted, and the columns as numbers of names."""
    first: dict[str, int] = {}
    drawn = [
        np.array([first.setdefault(name, len(first)) for name in column], np.int64)
        for column in columns
    ]
    come = list(first)
    order = sorted(range(len(come)), key=come.__getitem__)
    place = np.empty(len(come), np.int64)
    place[order] = np.arange(len(come))
    return tuple(come[at] for at in order), [place[column] for column in drawn]


def _grains(shares: Sequence[Share]) -> tuple[int, NDArray[Any], NDArray[Any]]:
    """Return steps of a whole and the ends of shares in grains."""
    # Files repeat shares, and readers give one record for each: hashing fractions is slow.
    distinct = {id(held): held for held in shares}
    ends = {end.denominator for held in distinct.values() for end in (held.low, held.high)}
    step = lcm(*ends, 2)
    lows = {name: int(held.low * step) * GRAIN + held.above for name, held in distinct.items()}
    highs = {name: int(held.high * step) * GRAIN - held.below for name, held in distinct.items()}
    fits = step * GRAIN * max(len(shares), 1) <= _MOST
    kind = np.int64 if fits else np.object_
    low = np.array([lows[id(held)] for held in shares], kind)
    high = np.array([highs[id(held)] for held in shares], kind)
    return step, low, high
