"""Bodies that stand when a circle of holdings is taken to be owned: the greatest fixpoint."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corredor.studies.screening.calc.ownership.graph import Bools, Graph, Ints
from corredor.studies.screening.calc.ownership.rounds import Ask, edges_of


def standing(graph: Graph, ask: Ask, seeds: Sequence[int]) -> Bools:
    """Return what stays reached if all that seeds touch is taken to be reached, shape (n,).

    Bodies are taken away again while what is left doesn't hold enough of them.
    """
    inside = _touched(graph, seeds)
    fixed = np.zeros(len(inside), np.bool_)
    fixed[list(seeds)] = True
    held_by = inside[graph.owner]
    total = np.zeros(len(inside), graph.low.dtype)
    np.add.at(total, graph.asset[held_by], graph.low[held_by])
    led = np.zeros(len(inside), np.int64)
    if ask.control:
        np.add.at(led, graph.asset[held_by & graph.control], 1)
    front = np.nonzero(inside & ~fixed & (total < ask.limit) & (led == 0))[0]
    while front.size:
        inside[front] = False
        edges = _edges(graph, front)
        assets = graph.asset[edges]
        np.subtract.at(total, assets, graph.low[edges])
        if ask.control:
            np.subtract.at(led, assets[graph.control[edges]], 1)
        weak = (total[assets] < ask.limit) & (led[assets] == 0) & inside[assets] & ~fixed[assets]
        front = np.unique(assets[weak])
    return inside


def _touched(graph: Graph, seeds: Sequence[int]) -> Bools:
    """Return what holdings of any size lead to from seeds."""
    seen = np.zeros(len(graph.names), np.bool_)
    front = np.array(seeds, np.int64)
    seen[front] = True
    while front.size:
        assets = graph.asset[_edges(graph, front)]
        front = np.unique(assets[~seen[assets]])
        seen[front] = True
    return seen


def _edges(graph: Graph, owners: Ints) -> Ints:
    if owners.size > 1:
        return edges_of(graph, owners)
    owner = int(owners[0])
    return np.arange(int(graph.starts[owner]), int(graph.starts[owner + 1]), dtype=np.int64)
