"""Kernels that reduce breaks by swapping chains at random.

The arrays are those of `colouring.chains`, and these:

days
    Slots of each day, one bit each, shape (days,).
busy
    Slots in which each participant is busy, one bit each, shape (participants,).
was, seen
    Whom a chain changes, and the stamp of the last one that asked, shape (participants,).
state
    The generator, the cost now and at best, shape (3,).
"""

from __future__ import annotations

from typing import Final

from corredor.studies.forum.calc.colouring.chains import grown, next_below, shift, swapped
from corredor.studies.forum.calc.running import Integers

CHANCES: Final = 1 << 23
"""The chance of what is certain."""
CALM: Final = 8
"""One in so many tries is spent on a person who has no break [1]."""
WIDENINGS: Final = 4
"""Chains that are joined to one that leaves too few tables [1]."""


def _breaks(busy: int, days: Integers) -> int:
    """Return the breaks of a participant: runs of busy slots of each day, less one."""
    found = 0
    for day in range(len(days)):
        own = busy & days[day]
        runs = own & ~(own << 1)
        if runs:
            found -= 1
            while runs:
                runs &= runs - 1
                found += 1
    return found


def _worth(busy: int, days: Integers, most: int, over: int) -> int:
    """Return the breaks of a participant, and `over` more for each beyond `most`."""
    found = _breaks(busy, days)
    return found + over * (found - most) if found > most else found


def _fitted(
    size: int,
    one: int,
    other: int,
    reach: int,
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
    stamp: int,
    participants: int,
    state: Integers,
) -> int:
    """Join other chains to one until both slots have tables enough; -1 if that can't be."""
    change = shift(size, one, tables, slot, chain)
    for _ in range(WIDENINGS):
        short = 0
        if load[other] + change > capacity[other]:
            short = other
        elif load[one] - change > capacity[one]:
            short = one
        else:
            return size
        near = at[next_below(state, participants) * slots + short]
        if near >= 0 and mark[near] != stamp:
            mark[near] = stamp
            chain[size] = near
            size = grown(
                size + 1, size, one, other, reach, slots, first, people, allowed, slot, at, chain,
                mark, stamp,
            )  # fmt: skip
            if size < 0:
                return -1
            change = shift(size, one, tables, slot, chain)
    if load[other] + change > capacity[other] or load[one] - change > capacity[one]:
        return -1
    return size


def improved(
    tries: int,
    counted: int,
    reach: int,
    most: int,
    over: int,
    chances: Integers,
    days: Integers,
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
    busy: Integers,
    was: Integers,
    seen: Integers,
    best: Integers,
    state: Integers,
) -> int:
    """Swap chains at random where that costs nothing or fortune allows; returns the change.

    Breaks of the first `counted` participants cost; who comes after them only must be free. What
    costs c is done with chance ``chances[c]`` of `CHANCES`. `best` receives the cheapest timetable.
    """
    participants = len(busy)
    before = state[1]
    for _ in range(tries):
        person = next_below(state, counted)
        if _breaks(busy[person], days) == 0 and next_below(state, CALM) > 0:
            continue
        one = next_below(state, slots)
        other = next_below(state, slots)
        if one == other:
            continue
        start = at[person * slots + one]
        if start < 0:
            continue
        stamps[0] += 1
        mark[start] = stamps[0]
        chain[0] = start
        size = grown(
            1, 0, one, other, reach, slots, first, people, allowed, slot, at, chain, mark,
            stamps[0],
        )  # fmt: skip
        if size < 0:
            continue
        size = _fitted(
            size, one, other, reach, slots, first, people, allowed, tables, capacity, slot, at,
            load, chain, mark, stamps[0], participants, state,
        )  # fmt: skip
        if size < 0:
            continue
        touched = 0
        cost = 0
        both = (1 << one) | (1 << other)
        for step in range(size):
            meeting = chain[step]
            for place in range(first[meeting], first[meeting + 1]):
                who = people[place]
                if seen[who] == stamps[0]:
                    continue
                seen[who] = stamps[0]
                if at[who * slots + one] >= 0 and at[who * slots + other] >= 0:
                    continue
                was[touched] = who
                touched += 1
                if who < counted:
                    cost += _worth(busy[who] ^ both, days, most, over)
                    cost -= _worth(busy[who], days, most, over)
        if cost > 0 and (cost >= len(chances) or next_below(state, CHANCES) >= chances[cost]):
            continue
        swapped(size, one, other, slots, first, people, tables, slot, at, load, chain)
        for step in range(touched):
            busy[was[step]] ^= both
        state[1] += cost
        if state[1] < state[2]:
            state[2] = state[1]
            for each in range(len(slot)):
                best[each] = slot[each]
    return state[1] - before
