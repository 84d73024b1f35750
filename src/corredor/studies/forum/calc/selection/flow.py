"""Cheapest circulations, goal after goal, with prices that prove each of them.

Every unit of an arc has a cost of its own, rising from unit to unit, so that fairness (the first
meeting of a person is worth more than the second) needs no more arcs. The method is cost scaling
(Goldberg and Tarjan, "Finding minimum-cost circulations by successive approximation", Mathematics
of Operations Research 15, 1990, doi:10.1287/moor.15.3.430). Goals are ranked by keeping, after
each of them, only what its prices leave open: a circulation is optimal if and only if it is
complementary to optimal prices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.running import IntArray, Run, interpreted
from corredor.studies.forum.calc.selection.scaling import refined, settled

REDUCTION: Final = 4
"""Factor by which the tolerance of a phase shrinks [1]: fastest of 4, 5, 8, 16 and 32."""
MOST: Final = 2**61
"""Largest scaled cost that integers hold with room to add [1]."""
PATIENCE: Final = 4
"""Steps a node within which prices of an optimal circulation settle; else it may not be optimal."""


@dataclass(frozen=True, eq=False)
class Network:
    """Arcs among numbered nodes; a circulation sends integer units along them.

    Attributes
    ----------
    nodes
        Number of nodes [1].
    tails, heads
        Nodes from which and to which each arc leads, shape (arcs,).
    starts
        Where the units of each arc begin among all units, shape (arcs + 1,).
    """

    nodes: int
    tails: IntArray = field(repr=False)
    heads: IntArray = field(repr=False)
    starts: IntArray = field(repr=False)

    def capacities(self) -> IntArray:
        """Units that each arc can carry [1], shape (arcs,)."""
        return np.diff(self.starts)

    def ends(self) -> tuple[IntArray, IntArray]:
        """Ends of arcs by node: where each node's begin, and twice the arc, plus 1 at its head."""
        arcs = np.arange(len(self.tails), dtype=np.int64)
        nodes = np.concatenate([self.tails, self.heads])
        order = np.argsort(nodes, kind="stable")
        first = np.searchsorted(nodes[order], np.arange(self.nodes + 1)).astype(np.int64)
        return first, np.concatenate([2 * arcs, 2 * arcs + 1])[order]


@dataclass(frozen=True, eq=False)
class Circulation:
    """A circulation, and for each goal what it reaches and what its prices prove.

    Attributes
    ----------
    flow
        Units that each arc carries [1], shape (arcs,).
    costs
        Cost that each goal reaches [1].
    bounds
        Cost below which each goal cannot come, by the prices of its dual [1]; a goal is proven
        optimal where it equals the cost.
    """

    flow: IntArray = field(repr=False)
    costs: tuple[int, ...]
    bounds: tuple[int, ...]


Start = tuple[IntArray, IntArray, tuple[int, ...]]
"""A circulation, prices, and the weights of the goals in those prices."""


def cheapest_circulation(
    network: Network, goals: Sequence[IntArray], start: Start | None = None, run: Run = interpreted
) -> Circulation:
    """Circulation of least cost by the first goal, then by the second, and so on.

    Parameters
    ----------
    network
        The arcs.
    goals
        Costs of all units [1], each of shape (units,), rising within each arc.
    start
        What `weighted_circulation` found. Each goal is proven on its own; from the first one for
        which the start isn't optimal, the circulation is sought anew.
    run
        How kernels are run.

    Raises
    ------
    OverflowError
        The costs times the number of nodes don't fit 62 bits.

    Examples
    --------
    Two ways round from node 0, of which the second is worth 3 against a cost of 1:

    >>> ring = Network(2, np.array([0, 1]), np.array([1, 0]), np.array([0, 1, 2]))
    >>> found = cheapest_circulation(ring, [np.array([1, -3])])
    >>> found.flow.tolist(), found.costs, found.bounds
    ([1, 1], (-2,), (-2,))
    """
    low = np.zeros(len(network.tails), np.int64)
    high = network.capacities().astype(np.int64)
    flow, rest, weights = start or (low.copy(), np.zeros(network.nodes, np.int64), ())
    warm = start is not None
    arc_of = np.repeat(np.arange(len(low)), high)
    number = np.arange(len(arc_of)) - network.starts[arc_of]
    ends = network.ends()
    proven: list[tuple[int, int]] = []
    for at, goal in enumerate(goals):
        price = rest.copy() if warm and at == len(goals) - 1 else np.zeros_like(rest)
        room = low, high
        warm = warm and _settled(network, ends, goal, room, flow, price, run)
        if warm:
            rest = rest - weights[at] * price
        else:
            price[:] = 0
            _refined(network, ends, goal, room, flow, price, run)
        reduced = goal + price[network.tails[arc_of]] - price[network.heads[arc_of]]
        taken = number < low[arc_of]
        free = ~taken & (number < high[arc_of])
        bound = int(reduced[taken].sum() + np.minimum(reduced[free], 0).sum())
        proven.append((int(goal[number < flow[arc_of]].sum()), bound))
        low += np.bincount(arc_of[free & (reduced < 0)], minlength=len(low))
        high -= np.bincount(arc_of[free & (reduced > 0)], minlength=len(low))
    return Circulation(flow, tuple(each[0] for each in proven), tuple(each[1] for each in proven))


def weighted_circulation(
    network: Network,
    goals: Sequence[IntArray],
    core: NDArray[np.bool_],
    run: Run = interpreted,
) -> Start:
    """Circulation of least cost by goals of which each outweighs the next by its largest cost.

    It grows a core of arcs, such as the best of each person, by those that its prices ask for
    until they ask for none; then it is optimal among all arcs. The weights are a guess of what
    makes it optimal goal by goal too; `cheapest_circulation` proves that or does without.

    Parameters
    ----------
    network, goals, run
        As in `cheapest_circulation`.
    core
        Arcs to begin with, shape (arcs,).
    """
    weights = [1]
    for goal in goals[:0:-1]:
        weights.insert(0, weights[0] * (int(np.abs(goal).max(initial=0)) + 1))
    cost = np.sum([weight * goal for weight, goal in zip(weights, goals, strict=True)], axis=0)
    capacities = network.capacities()
    core = core.copy()
    flow = np.zeros(len(core), np.int64)
    price = np.zeros(network.nodes, np.int64)
    worst = int(np.abs(cost).max(initial=1))
    while worst > 0:
        part = Network(network.nodes, *_chosen(network, core))
        own = cost[np.repeat(core, capacities)]
        room = np.zeros(len(part.tails), np.int64), part.capacities()
        held = flow[core]
        _refined(part, part.ends(), own, room, held, price, run, worst)
        flow[core] = held
        first = np.append(cost, 0)[network.starts[:-1]]
        reduced = first + price[network.tails] - price[network.heads]
        asked = ~core & (capacities > 0) & (reduced < 0)
        worst = -int(reduced[asked].min(initial=0))
        core |= asked
    return flow, price, tuple(weights)


def _chosen(network: Network, core: NDArray[np.bool_]) -> tuple[IntArray, IntArray, IntArray]:
    starts = np.concatenate([[0], np.cumsum(network.capacities()[core])]).astype(np.int64)
    return network.tails[core], network.heads[core], starts


Ends = tuple[IntArray, IntArray]


def _refined(
    network: Network,
    ends: Ends,
    cost: IntArray,
    room: tuple[IntArray, IntArray],
    flow: IntArray,
    price: IntArray,
    run: Run,
    worst: int | None = None,
) -> None:
    """Make a circulation the cheapest, and its prices those that prove it.

    Once the tolerance is below a unit of cost most circulations are optimal already: prices that
    settle prove it, long before the tolerance is small enough for the theorem.
    """
    largest = int(np.abs(cost).max(initial=0))
    scale = network.nodes + 1
    if largest * scale * scale >= MOST:
        raise OverflowError(f"cost {largest} among {network.nodes} nodes")
    arcs = *ends, network.tails, network.heads, network.starts
    excess, current, waiting = np.zeros((3, network.nodes), np.int64)
    queue = np.zeros(network.nodes + 1, np.int64)
    scaled = cost * scale
    price *= scale
    epsilon = (largest if worst is None else min(worst, largest)) * scale
    while epsilon > 1:
        epsilon = max(1, epsilon // REDUCTION)
        state = price, excess, current, waiting, queue
        run(refined, *arcs, scaled, *room, flow, *state, epsilon)
        if epsilon < scale:
            exact = price // scale
            if _settled(network, ends, cost, room, flow, exact, run, surely=epsilon == 1):
                price[:] = exact
                return
    price //= scale


def _settled(
    network: Network,
    ends: Ends,
    cost: IntArray,
    room: tuple[IntArray, IntArray],
    flow: IntArray,
    price: IntArray,
    run: Run,
    surely: bool = False,
) -> bool:
    """Make prices those that prove a circulation the cheapest; False if it seems not to be."""
    arcs = *ends, network.tails, network.heads, network.starts
    waiting = np.zeros(network.nodes, np.int64)
    queue = np.zeros(network.nodes + 1, np.int64)
    most = MOST if surely else PATIENCE * network.nodes
    return run(settled, *arcs, cost, *room, flow, price, waiting, queue, most) <= most
