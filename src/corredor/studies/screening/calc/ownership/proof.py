"""Why a body is owned: holdings of which none can be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Final

import numpy as np

from corredor.studies.screening.calc.ownership.checker import is_proof
from corredor.studies.screening.calc.ownership.fixpoint import Ownership, limit_of
from corredor.studies.screening.calc.ownership.graph import Holding
from corredor.studies.screening.calc.ownership.rounds import NEVER, Ask, reached_by

MOST_TRIED: Final = 12
"""Owners of a body among whom all choices are tried for the fewest holdings."""


@dataclass(frozen=True)
class Proof:
    """Why a body is owned.

    Parameters
    ----------
    body
        The body.
    listed
        Listed persons that the proof begins with, sorted.
    rows
        Numbers of the holdings, sorted; leaving one out leaves no proof.
    """

    body: str
    listed: tuple[str, ...]
    rows: tuple[int, ...]


def proof_of(
    ownership: Ownership, holdings: Sequence[Holding], body: str, day: str
) -> Proof | None:
    """Return a proof that a body is owned; None where it isn't, or is itself listed.

    Parameters
    ----------
    holdings
        All holdings, those that the graph was made of.
    """
    graph = ownership.graph
    at = graph.number(body)
    if at is None or ownership.rounds[at] in (NEVER, 0):
        return None
    group = ownership.groups[int(ownership.holders[at])]
    alone = ownership if ownership.rule.aggregate else _of_group(ownership, group)
    edges = _Search(alone).edges(at)
    seeds = {int(graph.owner[edge]) for edge in edges}
    listed = tuple(graph.names[one] for one in sorted(seeds) if alone.rounds[one] == 0)
    kept = sorted({int(graph.rows[edge]) for edge in edges})
    for row in tuple(kept):
        rest = [other for other in kept if other != row]
        if is_proof([holdings[other] for other in rest], ownership.rule, listed, body, day):
            kept = rest
    used = {holdings[row].owner for row in kept}
    return Proof(body, tuple(sorted(used & set(listed))), tuple(kept))


def _of_group(ownership: Ownership, group: Sequence[int]) -> Ownership:
    """Return the rounds in which one group reaches bodies; its shares add up."""
    graph, rule = ownership.graph, ownership.rule
    everywhere = np.ones(len(graph.names), np.bool_)
    found, _ = reached_by(graph, Ask(limit_of(graph, rule), rule.control), group, everywhere)
    rounds = np.full(len(graph.names), NEVER, np.int64)
    rounds[list(found)] = list(found.values())
    return replace(ownership, rounds=rounds)


def distance(ownership: Ownership, body: str) -> tuple[Fraction, Fraction]:
    """Return how far least and greatest sums of reached owners lie from the threshold [1].

    Positive where the threshold is passed. Owners count who are reached by their least shares,
    and for the greatest sum those who could be.
    """
    graph, rule = ownership.graph, ownership.rule
    at = graph.number(body)
    if at is None:
        return -rule.threshold, -rule.threshold
    edges = graph.into(at)
    rounds, may, owner = ownership.rounds, ownership.possible, graph.owner
    low = sum(int(graph.low[edge]) for edge in edges if rounds[owner[edge]] != NEVER)
    high = sum(int(graph.high[edge]) for edge in edges if may[owner[edge]])
    high = min(high, max(graph.whole, low))
    return Fraction(low, graph.whole) - rule.threshold, Fraction(high, graph.whole) - rule.threshold


class _Search:
    """Search for few holdings: at each body the choice of owners whose own proofs are short."""

    def __init__(self, ownership: Ownership) -> None:
        self.ownership = ownership
        self.graph = ownership.graph
        self.limit = limit_of(self.graph, ownership.rule)
        self.found: dict[int, frozenset[int]] = {}

    def edges(self, body: int) -> frozenset[int]:
        """Return the holdings of a proof; bodies of earlier rounds are proven first."""
        waiting = [body]
        while waiting:
            at = waiting[-1]
            if at in self.found:
                waiting.pop()
                continue
            owners = {int(self.graph.owner[edge]) for edge in self._into(at)}
            missing = sorted(one for one in owners if one not in self.found and not self._seed(one))
            if missing:
                waiting += missing
                continue
            self.found[at] = self._chosen(at)
            waiting.pop()
        return self.found[body]

    def _seed(self, at: int) -> bool:
        return int(self.ownership.rounds[at]) == 0

    def _into(self, body: int) -> list[int]:
        """Return holdings of a body by owners who were reached before it."""
        rounds, owner = self.ownership.rounds, self.graph.owner
        return [e for e in self.graph.into(body) if 0 <= rounds[owner[e]] < rounds[body]]

    def _chosen(self, body: int) -> frozenset[int]:
        edges = self._into(body)
        if self.ownership.rule.control:
            led = [edge for edge in edges if self.graph.control[edge]]
            if led:
                return min((self._with((edge,)) for edge in led), key=_size)
        edges.sort(key=lambda edge: (-int(self.graph.low[edge]), edge))
        if len(edges) > MOST_TRIED:
            return self._with(self._greedy(edges))
        enough = [
            self._with(some)
            for count in range(1, len(edges) + 1)
            for some in combinations(edges, count)
            if sum(int(self.graph.low[edge]) for edge in some) >= self.limit
        ]
        return min(enough, key=_size)

    def _greedy(self, edges: Sequence[int]) -> tuple[int, ...]:
        total, some = 0, list[int]()
        for edge in edges:
            if total >= self.limit:
                break
            some.append(edge)
            total += int(self.graph.low[edge])
        return tuple(some)

    def _with(self, edges: Sequence[int]) -> frozenset[int]:
        """Return holdings together with those that prove their owners."""
        owners = (int(self.graph.owner[edge]) for edge in edges)
        return frozenset(edges).union(*(self.found.get(owner, frozenset()) for owner in owners))


def _size(edges: frozenset[int]) -> tuple[int, tuple[int, ...]]:
    return len(edges), tuple(sorted(edges))
