"""Kernels of `flow`: one phase of cost scaling, and exact prices of an optimal circulation.

An end of an arc at a node is twice the arc, plus 1 at its head. The next unit of an arc costs
``cost[start + flow]``; taking the last one back costs ``-cost[start + flow - 1]``.
"""

from __future__ import annotations

from corredor.studies.forum.calc.running import Integers

FAR = -(2**62)


def refined(
    first: Integers,
    ends: Integers,
    tail: Integers,
    head: Integers,
    start: Integers,
    cost: Integers,
    low: Integers,
    high: Integers,
    flow: Integers,
    price: Integers,
    excess: Integers,
    current: Integers,
    waiting: Integers,
    queue: Integers,
    epsilon: int,
) -> int:
    """Make the circulation optimal to within `epsilon` a unit; returns the number of relabels."""
    nodes = len(price)
    for arc in range(len(tail)):
        u = tail[arc]
        v = head[arc]
        base = price[u] - price[v]
        old = flow[arc]
        units = old
        while units < high[arc] and cost[start[arc] + units] + base < 0:
            units += 1
        while units > low[arc] and cost[start[arc] + units - 1] + base > 0:
            units -= 1
        flow[arc] = units
        excess[u] -= units - old
        excess[v] += units - old
    size = len(queue)
    begin = 0
    end = 0
    for node in range(nodes):
        current[node] = first[node]
        waiting[node] = 0
        if excess[node] > 0:
            queue[end] = node
            waiting[node] = 1
            end += 1
    relabels = 0
    while begin != end:
        u = queue[begin]
        begin += 1
        if begin == size:
            begin = 0
        waiting[u] = 0
        while excess[u] > 0:
            place = current[u]
            last = first[u + 1]
            own = price[u]
            while place < last and excess[u] > 0:
                arc = ends[place] >> 1
                if ends[place] & 1:
                    v = tail[arc]
                    while (
                        excess[u] > 0
                        and flow[arc] > low[arc]
                        and own - price[v] < cost[start[arc] + flow[arc] - 1]
                    ):
                        flow[arc] -= 1
                        excess[u] -= 1
                        excess[v] += 1
                else:
                    v = head[arc]
                    while (
                        excess[u] > 0
                        and flow[arc] < high[arc]
                        and own - price[v] + cost[start[arc] + flow[arc]] < 0
                    ):
                        flow[arc] += 1
                        excess[u] -= 1
                        excess[v] += 1
                if excess[v] > 0 and waiting[v] == 0 and v != u:
                    waiting[v] = 1
                    queue[end] = v
                    end += 1
                    if end == size:
                        end = 0
                if excess[u] > 0:
                    place += 1
            current[u] = place
            if excess[u] > 0:
                price[u] = _relabelled(
                    u, first, ends, tail, head, start, cost, low, high, flow, price, epsilon
                )
                current[u] = first[u]
                relabels += 1
    return relabels


def _relabelled(
    u: int,
    first: Integers,
    ends: Integers,
    tail: Integers,
    head: Integers,
    start: Integers,
    cost: Integers,
    low: Integers,
    high: Integers,
    flow: Integers,
    price: Integers,
    epsilon: int,
) -> int:
    """Return the highest price at which a node with excess can send a unit on."""
    best = FAR
    for place in range(first[u], first[u + 1]):
        arc = ends[place] >> 1
        if ends[place] & 1:
            if flow[arc] > low[arc]:
                best = max(best, price[tail[arc]] + cost[start[arc] + flow[arc] - 1])
        elif flow[arc] < high[arc]:
            best = max(best, price[head[arc]] - cost[start[arc] + flow[arc]])
    return best - epsilon


def settled(
    first: Integers,
    ends: Integers,
    tail: Integers,
    head: Integers,
    start: Integers,
    cost: Integers,
    low: Integers,
    high: Integers,
    flow: Integers,
    price: Integers,
    waiting: Integers,
    queue: Integers,
    most: int,
) -> int:
    """Lower prices until no open unit has a negative reduced cost; returns how many steps.

    Beyond `most` steps it gives up: the circulation may not be the cheapest.
    """
    nodes = len(price)
    size = len(queue)
    for node in range(nodes):
        queue[node] = node
        waiting[node] = 1
    begin = 0
    end = nodes
    steps = 0
    while begin != end and steps <= most:
        u = queue[begin]
        begin += 1
        if begin == size:
            begin = 0
        waiting[u] = 0
        steps += 1
        for place in range(first[u], first[u + 1]):
            arc = ends[place] >> 1
            if ends[place] & 1:
                if flow[arc] <= low[arc]:
                    continue
                v = tail[arc]
                limit = price[u] - cost[start[arc] + flow[arc] - 1]
            else:
                if flow[arc] >= high[arc]:
                    continue
                v = head[arc]
                limit = price[u] + cost[start[arc] + flow[arc]]
            if price[v] > limit:
                price[v] = limit
                if waiting[v] == 0:
                    waiting[v] = 1
                    queue[end] = v
                    end += 1
                    if end == size:
                        end = 0
    return steps
