"""Rounds in which bodies are reached: arrays while rounds are wide, one by one while thin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.ownership.graph import Graph, Ints

NEVER: Final = -1
"""Round of a body that is not reached."""
FEW: Final = 128
"""Bodies of a round below which going through them one by one is faster than arrays."""


@dataclass(frozen=True)
class Ask:
    """What reaches a body.

    Parameters
    ----------
    limit
        Least sum of shares [grain].
    control
        Whether control reaches it too.
    spare
        None for least shares. For greatest shares the most that others may hold [grain]:
        the parts of a body can't come to more than the whole.
    single
        Whether one holding must suffice by itself.
    """

    limit: int
    control: bool
    spare: int | None = None
    single: bool = False


class Walk:
    """The way from seeds through the rounds.

    Parameters
    ----------
    graph, ask
        The holdings, and what reaches a body.
    """

    def __init__(self, graph: Graph, ask: Ask) -> None:
        self.graph, self.ask = graph, ask
        self.shares = graph.low if ask.spare is None else graph.high
        size = len(graph.names)
        self.rounds: Ints = np.full(size, NEVER, np.int64)
        self.marks: Ints = np.full(size, NEVER, np.int64)
        self.total = np.zeros(size, self.shares.dtype)
        self.least = np.zeros(size, self.shares.dtype)

    def from_seeds(self, seeds: Sequence[int], marks: Sequence[int]) -> Walk:
        """Go until nothing new is reached.

        Parameters
        ----------
        seeds
            Bodies to begin with.
        marks
            A number for each; a body gets that of an owner through which it is reached.
        """
        front = np.array(seeds, np.int64)
        self.rounds[front] = 0
        self.marks[front] = marks
        number = 0
        while front.size:
            if front.size >= FEW:
                number += 1
                front = self._wide(front, number)
            else:
                front, number = self._thin(front.tolist(), number)
        return self

    def _wide(self, front: Ints, number: int) -> Ints:
        graph, ask = self.graph, self.ask
        edges = edges_of(graph, front)
        if ask.single:
            edges = edges[self._alone_enough[edges]]
            edges = edges[self.rounds[graph.asset[edges]] == NEVER]
            return self._taken(graph.asset[edges], graph.owner[edges], number)
        assets = graph.asset[edges]
        np.add.at(self.total, assets, self.shares[edges])
        enough = self.total[assets] >= ask.limit
        if ask.spare is not None:
            np.add.at(self.least, assets, graph.low[edges])
            held = graph.held[assets]
            enough &= (held - self.least[assets] <= ask.spare) | (held > graph.whole)
        if ask.control:
            enough |= graph.control[edges]
        enough &= self.rounds[assets] == NEVER
        return self._taken(assets[enough], graph.owner[edges[enough]], number)

    @cached_property
    def _alone_enough(self) -> NDArray[np.bool_]:
        """Whether a holding suffices by itself, shape (m,)."""
        graph, ask = self.graph, self.ask
        enough = self.shares >= ask.limit
        if ask.spare is not None:
            held = graph.held[graph.asset]
            enough &= (held - graph.low <= ask.spare) | (held > graph.whole)
        return enough | graph.control if ask.control else enough

    def _taken(self, assets: Ints, owners: Ints, number: int) -> Ints:
        # Assigned backwards, the first holding of a body is the one that stays.
        self.marks[assets[::-1]] = self.marks[owners[::-1]]
        self.rounds[assets] = number
        return np.unique(assets)

    def _thin(self, front: list[int], number: int) -> tuple[Ints, int]:
        """Go on until the front is wide or nothing new is reached; return it and the round."""
        graph, ask = self.graph, self.ask
        starts, rounds, marks = graph.first, self.rounds, self.marks
        while front and len(front) < FEW:
            number += 1
            found: list[int] = []
            for owner in front:
                first, last = starts[owner], starts[owner + 1]
                for edge in range(first, last):
                    asset = int(graph.asset[edge])
                    if ask.single:
                        enough = bool(self._alone_enough[edge])
                    else:
                        enough = self._added(edge, asset)
                    enough |= ask.control and bool(graph.control[edge])
                    if enough and rounds[asset] == NEVER:
                        rounds[asset] = number
                        marks[asset] = marks[owner]
                        found.append(asset)
            front = found
        return np.array(sorted(front), np.int64), number

    def _added(self, edge: int, asset: int) -> bool:
        """Count a holding, and return whether there is now enough."""
        graph, ask = self.graph, self.ask
        total = self.total[asset] = self.total[asset] + self.shares[edge]
        enough = bool(total >= ask.limit)
        if ask.spare is not None:
            least = self.least[asset] = self.least[asset] + graph.low[edge]
            held = graph.held[asset]
            enough = enough and bool(held - least <= ask.spare or held > graph.whole)
        return enough


def reached_by(
    graph: Graph, ask: Ask, seeds: Sequence[int], within: NDArray[np.bool_]
) -> tuple[dict[int, int], int]:
    """Return the rounds of the bodies that a few seeds reach within some, and holdings seen.

    For many groups of seeds each of which reaches little.
    """
    shares = graph.low if ask.spare is None else graph.high
    total: dict[int, int] = {}
    least: dict[int, int] = {}
    rounds = dict.fromkeys(seeds, 0)
    front, number, seen = list(seeds), 0, 0
    while front:
        number += 1
        found: list[int] = []
        for owner in front:
            first, last = int(graph.starts[owner]), int(graph.starts[owner + 1])
            seen += last - first
            for edge in range(first, last):
                asset = int(graph.asset[edge])
                if asset in rounds or not within[asset]:
                    continue
                total[asset] = total.get(asset, 0) + int(shares[edge])
                enough = total[asset] >= ask.limit
                if ask.spare is not None:
                    least[asset] = least.get(asset, 0) + int(graph.low[edge])
                    held = int(graph.held[asset])
                    enough &= held - least[asset] <= ask.spare or held > graph.whole
                if enough or (ask.control and graph.control[edge]):
                    rounds[asset] = number
                    found.append(asset)
        front = found
    return rounds, seen


def edges_of(graph: Graph, owners: Ints) -> Ints:
    """Return the numbers of all holdings of some owners."""
    first, last = graph.starts[owners], graph.starts[owners + 1]
    counts = last - first
    before: Ints = first - np.cumsum(counts) + counts
    return np.repeat(before, counts) + np.arange(int(counts.sum()), dtype=np.int64)
