"""Chains of meetings that two slots hold: the kernels of which all others are made.

Meetings of two slots that share people form components; swapping the two slots throughout a
component (a Kempe chain) keeps every person in one place at a time. Kernels share these arrays:

slots, first, people, allowed, tables, capacity
    As in `Grid`.
slot
    Slot of each meeting, or -1, shape (meetings,).
at
    Meeting of each person in each slot, or -1, shape (participants * slots,).
load
    Tables taken in each slot, shape (slots,).
chain, mark, stamps
    The chain that is looked at; the stamp of the last chain in which each meeting was, both of
    shape (meetings,); the stamp of this one, shape (1,).
"""

from __future__ import annotations

from typing import Final

from corredor.studies.forum.calc.running import Integers

MODULUS: Final = 2**31
FACTOR: Final = 1103515245
SHIFT: Final = 12345
"""The linear congruential generator of ISO/IEC 9899:2018, 7.22.2.2."""
LOW_BITS: Final = 8
"""Bits of the generator that repeat soon, and are dropped."""


def next_below(state: Integers, end: int) -> int:
    """Return the next pseudo-random integer from 0 to below `end`."""
    state[0] = (state[0] * FACTOR + SHIFT) % MODULUS
    return (state[0] >> LOW_BITS) % end


def grown(
    size: int,
    begin: int,
    one: int,
    other: int,
    most: int,
    slots: int,
    first: Integers,
    people: Integers,
    allowed: Integers,
    slot: Integers,
    at: Integers,
    chain: Integers,
    mark: Integers,
    stamp: int,
) -> int:
    """Grow a chain by all that shares people with it; -1 if it can't be swapped."""
    while begin < size:
        meeting = chain[begin]
        begin += 1
        to = other if slot[meeting] == one else one
        if (allowed[meeting] >> to) & 1 == 0:
            return -1
        for place in range(first[meeting], first[meeting + 1]):
            near = at[people[place] * slots + to]
            if near >= 0 and mark[near] != stamp:
                if size >= most:
                    return -1
                mark[near] = stamp
                chain[size] = near
                size += 1
    return size


def swapped(
    size: int,
    one: int,
    other: int,
    slots: int,
    first: Integers,
    people: Integers,
    tables: Integers,
    slot: Integers,
    at: Integers,
    load: Integers,
    chain: Integers,
) -> int:
    """Swap the slots of a chain."""
    for step in range(size):
        meeting = chain[step]
        old = slot[meeting]
        load[old] -= tables[meeting]
        for place in range(first[meeting], first[meeting + 1]):
            at[people[place] * slots + old] = -1
    for step in range(size):
        meeting = chain[step]
        new = other if slot[meeting] == one else one
        slot[meeting] = new
        load[new] += tables[meeting]
        for place in range(first[meeting], first[meeting + 1]):
            at[people[place] * slots + new] = meeting
    return size


def shift(size: int, one: int, tables: Integers, slot: Integers, chain: Integers) -> int:
    """Return the tables that a chain takes from the first slot to the other."""
    change = 0
    for step in range(size):
        meeting = chain[step]
        change += tables[meeting] if slot[meeting] == one else -tables[meeting]
    return change


def placed(
    meeting: int,
    to: int,
    slots: int,
    first: Integers,
    people: Integers,
    tables: Integers,
    slot: Integers,
    at: Integers,
    load: Integers,
) -> int:
    """Put a meeting into a slot, or take it out (-1)."""
    old = slot[meeting]
    if old >= 0:
        load[old] -= tables[meeting]
        for place in range(first[meeting], first[meeting + 1]):
            at[people[place] * slots + old] = -1
    slot[meeting] = to
    if to >= 0:
        load[to] += tables[meeting]
        for place in range(first[meeting], first[meeting + 1]):
            at[people[place] * slots + to] = meeting
    return to


def clashes(
    meeting: int, to: int, slots: int, first: Integers, people: Integers, at: Integers
) -> int:
    """Return how many of a meeting's people are busy in a slot."""
    found = 0
    for place in range(first[meeting], first[meeting + 1]):
        if at[people[place] * slots + to] >= 0:
            found += 1
    return found
