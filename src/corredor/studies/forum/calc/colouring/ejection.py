"""Kernels that place what no chain could place, by throwing others out for a while.

The arrays are those of `chains`, and these: `waiting`, the meetings without a slot; `until`, the
move before which a meeting may not go back to a slot, by meeting and slot.
"""

from __future__ import annotations

from typing import Final

from corredor.studies.forum.calc.colouring.chains import MODULUS, clashes, next_below, placed
from corredor.studies.forum.calc.colouring.insertion import chained, emptiest
from corredor.studies.forum.calc.running import Integers

CLASH: Final = 64
"""What each of its people who is busy in a slot costs a meeting that is forced into it."""
TABOO: Final = 256
"""What a slot costs a meeting that was thrown out of it a short while ago."""
JITTER: Final = 32
"""Costs below which fortune decides between slots."""
REST: Final = 10
"""Moves for which a meeting stays out of a slot, and up to as many again by fortune [1]."""


def _least_harm(
    meeting: int,
    step: int,
    slots: int,
    first: Integers,
    people: Integers,
    allowed: Integers,
    tables: Integers,
    capacity: Integers,
    at: Integers,
    load: Integers,
    until: Integers,
    state: Integers,
) -> int:
    """Return the slot from which a meeting throws out fewest, or -1 if none can ever take it."""
    least = MODULUS
    best = -1
    for to in range(slots):
        if (allowed[meeting] >> to) & 1 == 0 or capacity[to] < tables[meeting]:
            continue
        harm = clashes(meeting, to, slots, first, people, at)
        if load[to] + tables[meeting] > capacity[to] and harm == 0:
            harm = 1
        harm = harm * CLASH + next_below(state, JITTER)
        if until[meeting * slots + to] > step:
            harm += TABOO
        if harm < least:
            least = harm
            best = to
    return best


def ejected(
    moves: int,
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
    waiting: Integers,
    until: Integers,
    best: Integers,
    state: Integers,
) -> int:
    """Place what waits by throwing others out for a while; returns how few were left at best.

    `best` receives the timetable with the fewest unplaced.
    """
    count = 0
    for meeting in range(len(slot)):
        if slot[meeting] < 0 and allowed[meeting] > 0:
            waiting[count] = meeting
            count += 1
    fewest = count
    for step in range(moves):
        if count == 0:
            break
        pick = next_below(state, count)
        meeting = waiting[pick]
        to = emptiest(meeting, 1, slots, first, people, allowed, tables, capacity, at, load)
        if to < 0:
            to = chained(
                meeting, 1, slots, first, people, allowed, tables, capacity, slot, at, load,
                chain, mark, stamps,
            )  # fmt: skip
        if to < 0:
            to = _least_harm(
                meeting, step, slots, first, people, allowed, tables, capacity, at, load, until,
                state,
            )  # fmt: skip
        count -= 1
        waiting[pick] = waiting[count]
        if to < 0:
            continue
        for place in range(first[meeting], first[meeting + 1]):
            near = at[people[place] * slots + to]
            if near >= 0:
                placed(near, -1, slots, first, people, tables, slot, at, load)
                until[near * slots + to] = step + REST + next_below(state, REST)
                waiting[count] = near
                count += 1
        while load[to] + tables[meeting] > capacity[to]:
            near = next_below(state, len(slot))
            while slot[near] != to or tables[near] == 0:
                near = near + 1 if near + 1 < len(slot) else 0
            placed(near, -1, slots, first, people, tables, slot, at, load)
            until[near * slots + to] = step + REST + next_below(state, REST)
            waiting[count] = near
            count += 1
        placed(meeting, to, slots, first, people, tables, slot, at, load)
        if count < fewest:
            fewest = count
            for each in range(len(slot)):
                best[each] = slot[each]
    return fewest
