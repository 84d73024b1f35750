"""Kernels that insert meetings by chains and equalise slots.

In two countries with every slot open, a meeting can always be inserted by swapping one chain
(König), and slots can always be equalised (de Werra). The arrays are those of `chains`.
"""

from __future__ import annotations

from corredor.studies.forum.calc.colouring.chains import (
    MODULUS,
    clashes,
    grown,
    placed,
    shift,
    swapped,
)
from corredor.studies.forum.calc.running import Integers


def emptiest(
    meeting: int,
    hard: int,
    slots: int,
    first: Integers,
    people: Integers,
    allowed: Integers,
    tables: Integers,
    capacity: Integers,
    at: Integers,
    load: Integers,
) -> int:
    """Return the open slot with most free tables in which all its people are free, or -1."""
    best = -1
    most = tables[meeting] if hard else -MODULUS
    for to in range(slots):
        if (allowed[meeting] >> to) & 1 and clashes(meeting, to, slots, first, people, at) == 0:
            room = capacity[to] - load[to]
            if room >= most and (best < 0 or room > most):
                best = to
                most = room
    return best


def chained(
    meeting: int,
    hard: int,
    slots: int,
    first: Integers,
    people: Integers,
    allowed: Integers,
    tables: Integers,
    capacity: Integers,
    slot: Integers,
    at: Integers,
    load: Integers,
    chain: Integers,
    mark: Integers,
    stamps: Integers,
) -> int:
    """Free a slot for a meeting by one swap of a chain; returns the slot, or -1."""
    for one in range(slots):
        if (allowed[meeting] >> one) & 1 == 0:
            continue
        for other in range(slots):
            if other == one:
                continue
            stamps[0] += 1
            size = 0
            fits = 1
            for place in range(first[meeting], first[meeting + 1]):
                near = at[people[place] * slots + one]
                if near >= 0:
                    if at[people[place] * slots + other] >= 0:
                        fits = 0
                    elif mark[near] != stamps[0]:
                        mark[near] = stamps[0]
                        chain[size] = near
                        size += 1
            if fits == 0:
                continue
            size = grown(
                size, 0, one, other, len(chain), slots, first, people, allowed, slot, at, chain,
                mark, stamps[0],
            )  # fmt: skip
            if size <= 0:
                continue
            for place in range(first[meeting], first[meeting + 1]):
                near = at[people[place] * slots + other]
                if near >= 0 and mark[near] == stamps[0]:
                    fits = 0
            change = shift(size, one, tables, slot, chain)
            if hard and (
                load[one] - change + tables[meeting] > capacity[one]
                or load[other] + change > capacity[other]
            ):
                fits = 0
            if fits:
                swapped(size, one, other, slots, first, people, tables, slot, at, load, chain)
                return one
    return -1


def inserted(
    order: Integers,
    hard: int,
    slots: int,
    first: Integers,
    people: Integers,
    allowed: Integers,
    tables: Integers,
    capacity: Integers,
    slot: Integers,
    at: Integers,
    load: Integers,
    chain: Integers,
    mark: Integers,
    stamps: Integers,
) -> int:
    """Insert meetings in order, by chains where needed; returns how many found no slot.

    With `hard` the tables are kept; else a slot may be overfull.
    """
    missed = 0
    for step in range(len(order)):
        meeting = order[step]
        if slot[meeting] >= 0:
            continue
        to = emptiest(meeting, hard, slots, first, people, allowed, tables, capacity, at, load)
        if to < 0:
            to = chained(
                meeting, hard, slots, first, people, allowed, tables, capacity, slot, at, load,
                chain, mark, stamps,
            )  # fmt: skip
        if to >= 0:
            placed(meeting, to, slots, first, people, tables, slot, at, load)
        else:
            missed += 1
    return missed


def equalised(
    slots: int,
    first: Integers,
    people: Integers,
    allowed: Integers,
    tables: Integers,
    capacity: Integers,
    slot: Integers,
    at: Integers,
    load: Integers,
    chain: Integers,
    mark: Integers,
    stamps: Integers,
) -> int:
    """Swap chains out of overfull slots into others; returns the tables that stay too few."""
    changed = 1
    while changed:
        changed = 0
        for one in range(slots):
            for other in range(slots):
                if load[one] <= capacity[one]:
                    break
                if load[other] >= capacity[other]:
                    continue
                for start in range(len(slot)):
                    if load[one] <= capacity[one] or load[other] >= capacity[other]:
                        break
                    if slot[start] != one:
                        continue
                    stamps[0] += 1
                    mark[start] = stamps[0]
                    chain[0] = start
                    size = grown(
                        1, 0, one, other, len(chain), slots, first, people, allowed, slot, at,
                        chain, mark, stamps[0],
                    )  # fmt: skip
                    if size < 0:
                        continue
                    change = shift(size, one, tables, slot, chain)
                    if change > 0 and load[other] + change <= capacity[other]:
                        swapped(
                            size, one, other, slots, first, people, tables, slot, at, load, chain
                        )
                        changed = 1
    over = 0
    for one in range(slots):
        over += max(0, load[one] - capacity[one])
    return over
