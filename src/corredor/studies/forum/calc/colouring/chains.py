"""Kernels of alternating chains: insert meetings, equalise slots, reduce breaks.

Meetings of two slots that share people form components; swapping the two slots throughout a
component (a Kempe chain) keeps every person in one place at a time. In two countries with every
slot open, a meeting can always be inserted that way (König), and slots can always be equalised
(de Werra). `at` holds the meeting of each person in each slot, or -1.
"""

from __future__ import annotations

from corredor.studies.forum.calc.running import Integers

MODULUS = 2**31
FACTOR = 1103515245
SHIFT = 12345
"""The linear congruential generator of ISO/IEC 9899:2018, 7.22.2.2."""
LOW_BITS = 8
"""Bits of the generator that repeat soon, and are dropped."""


def _next(state: Integers, end: int) -> int:
    """Return the next pseudo-random integer from 0 to below `end`."""
    state[0] = (state[0] * FACTOR + SHIFT) % MODULUS
    return (state[0] >> LOW_BITS) % end


def _grown(
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


def _swapped(
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


def _change(size: int, one: int, tables: Integers, slot: Integers, chain: Integers) -> int:
    """Return the tables that a chain takes from the first slot to the other."""
    change = 0
    for step in range(size):
        meeting = chain[step]
        change += tables[meeting] if slot[meeting] == one else -tables[meeting]
    return change


def _placed(
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


def _clashes(
    meeting: int, to: int, slots: int, first: Integers, people: Integers, at: Integers
) -> int:
    """Return how many of a meeting's people are busy in a slot."""
    found = 0
    for place in range(first[meeting], first[meeting + 1]):
        if at[people[place] * slots + to] >= 0:
            found += 1
    return found


def _emptiest(
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
        if (allowed[meeting] >> to) & 1 and _clashes(meeting, to, slots, first, people, at) == 0:
            room = capacity[to] - load[to]
            if room >= most and (best < 0 or room > most):
                best = to
                most = room
    return best


def _chained(
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
            size = _grown(
                size, 0, one, other, len(chain), slots, first, people, allowed, slot, at, chain,
                mark, stamps[0],
            )  # fmt: skip
            if size <= 0:
                continue
            for place in range(first[meeting], first[meeting + 1]):
                near = at[people[place] * slots + other]
                if near >= 0 and mark[near] == stamps[0]:
                    fits = 0
            change = _change(size, one, tables, slot, chain)
            if hard and (
                load[one] - change + tables[meeting] > capacity[one]
                or load[other] + change > capacity[other]
            ):
                fits = 0
            if fits:
                _swapped(size, one, other, slots, first, people, tables, slot, at, load, chain)
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
        to = _emptiest(meeting, hard, slots, first, people, allowed, tables, capacity, at, load)
        if to < 0:
            to = _chained(
                meeting, hard, slots, first, people, allowed, tables, capacity, slot, at, load,
                chain, mark, stamps,
            )  # fmt: skip
        if to >= 0:
            _placed(meeting, to, slots, first, people, tables, slot, at, load)
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
                    size = _grown(
                        1, 0, one, other, len(chain), slots, first, people, allowed, slot, at,
                        chain, mark, stamps[0],
                    )  # fmt: skip
                    if size < 0:
                        continue
                    change = _change(size, one, tables, slot, chain)
                    if change > 0 and load[other] + change <= capacity[other]:
                        _swapped(
                            size, one, other, slots, first, people, tables, slot, at, load, chain
                        )
                        changed = 1
    over = 0
    for one in range(slots):
        over += max(0, load[one] - capacity[one])
    return over


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

    `until` is the move before which a meeting may not go back to a slot, by meeting and slot;
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
        pick = _next(state, count)
        meeting = waiting[pick]
        to = _emptiest(meeting, 1, slots, first, people, allowed, tables, capacity, at, load)
        if to < 0:
            to = _chained(
                meeting, 1, slots, first, people, allowed, tables, capacity, slot, at, load,
                chain, mark, stamps,
            )  # fmt: skip
        if to < 0:
            least = MODULUS
            for slot_at in range(slots):
                if (allowed[meeting] >> slot_at) & 1 == 0 or capacity[slot_at] < tables[meeting]:
                    continue
                worth = _clashes(meeting, slot_at, slots, first, people, at)
                if load[slot_at] + tables[meeting] > capacity[slot_at] and worth == 0:
                    worth = 1
                worth = worth * 64 + _next(state, 32)
                if until[meeting * slots + slot_at] > step:
                    worth += 256
                if worth < least:
                    least = worth
                    to = slot_at
        if to < 0:
            count -= 1
            waiting[pick] = waiting[count]
            continue
        count -= 1
        waiting[pick] = waiting[count]
        for place in range(first[meeting], first[meeting + 1]):
            near = at[people[place] * slots + to]
            if near >= 0:
                _placed(near, -1, slots, first, people, tables, slot, at, load)
                until[near * slots + to] = step + 10 + _next(state, 10)
                waiting[count] = near
                count += 1
        while load[to] + tables[meeting] > capacity[to]:
            near = _next(state, len(slot))
            while slot[near] != to or tables[near] == 0:
                near = near + 1 if near + 1 < len(slot) else 0
            _placed(near, -1, slots, first, people, tables, slot, at, load)
            until[near * slots + to] = step + 10 + _next(state, 10)
            waiting[count] = near
            count += 1
        _placed(meeting, to, slots, first, people, tables, slot, at, load)
        if count < fewest:
            fewest = count
            for each in range(len(slot)):
                best[each] = slot[each]
    return fewest


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

    Breaks of the first `counted` participants cost; who comes after them only must be free. A
    change that costs c is made with chance ``chances[c]`` of 2**23. `best` receives the cheapest
    timetable; `state` holds the generator, the cost now and at best.
    """
    participants = len(busy)
    before = state[1]
    for _ in range(tries):
        person = _next(state, counted)
        if _breaks(busy[person], days) == 0 and _next(state, 8) > 0:
            continue
        one = _next(state, slots)
        other = _next(state, slots)
        if one == other:
            continue
        start = at[person * slots + one]
        if start < 0:
            continue
        stamps[0] += 1
        mark[start] = stamps[0]
        chain[0] = start
        size = _grown(
            1, 0, one, other, reach, slots, first, people, allowed, slot, at, chain, mark,
            stamps[0],
        )  # fmt: skip
        if size < 0:
            continue
        change = _change(size, one, tables, slot, chain)
        for _attempt in range(4):
            short = 0
            if load[other] + change > capacity[other]:
                short = other
            elif load[one] - change > capacity[one]:
                short = one
            else:
                break
            near = at[_next(state, participants) * slots + short]
            if near >= 0 and mark[near] != stamps[0]:
                mark[near] = stamps[0]
                chain[size] = near
                grown = _grown(
                    size + 1, size, one, other, reach, slots, first, people, allowed, slot, at,
                    chain, mark, stamps[0],
                )  # fmt: skip
                if grown < 0:
                    change = MODULUS
                    break
                size = grown
                change = _change(size, one, tables, slot, chain)
        if load[other] + change > capacity[other] or load[one] - change > capacity[one]:
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
                here = at[who * slots + one] >= 0
                there = at[who * slots + other] >= 0
                if here and there:
                    continue
                was[touched] = who
                touched += 1
                if who < counted:
                    cost += _worth(busy[who] ^ both, days, most, over)
                    cost -= _worth(busy[who], days, most, over)
        if cost > 0 and (cost >= len(chances) or _next(state, 1 << 23) >= chances[cost]):
            continue
        _swapped(size, one, other, slots, first, people, tables, slot, at, load, chain)
        for step in range(touched):
            busy[was[step]] ^= both
        state[1] += cost
        if state[1] < state[2]:
            state[2] = state[1]
            for each in range(len(slot)):
                best[each] = slot[each]
    return state[1] - before
