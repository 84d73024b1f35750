"""Timetables of random forums of the published sizes, solved to proof.

Instances are drawn by seed: 40 to 80 participants, 100 to 250 meetings, 8 to 21 slots of which the
first part is the morning, hosts with many meetings, absences, meetings fixed and in order.
"""

from __future__ import annotations

import random
from dataclasses import replace

from measure import Measure, best_of

from corredor.studies.forum.calc.timetable.instance import Instance, Meeting
from corredor.studies.forum.engine import sat

COUNT = 20
PUBLISHED = 140
"""Instances of the published set."""
GOAL = 60.0
"""For the whole published set on two cores [s]."""


def drawn(seed: int) -> Instance:
    """Return a random instance of the published kind."""
    draw = random.Random(seed)
    people, slots = draw.randint(40, 80), draw.choice([8, 12, 16, 21])
    morning = slots if slots < 16 else slots * 6 // 10
    hosts = draw.sample(range(people), people // 3)
    sessions = [tuple(range(morning))] * 2 + [tuple(range(slots))] * 3
    if morning < slots:
        sessions.append(tuple(range(morning, slots)))
    held: dict[tuple[int, int], tuple[int, ...]] = {}
    count = [0] * people
    for _ in range(3 * min(250, people * slots // 4)):
        two = draw.choice(hosts), draw.randrange(people)
        if two[0] == two[1] or max(count[one] for one in two) > slots * 2 // 3:
            continue
        if (min(two), max(two)) not in held and len(held) < min(250, people * slots // 4):
            held[min(two), max(two)] = draw.choice(sessions)
            for one in two:
                count[one] += 1
    tables = -(-len(held) * 10 // (slots * draw.choice([5, 6, 7])))
    meetings = tuple(Meeting(two, own) for two, own in sorted(held.items()))
    away = tuple((draw.randrange(slots),) if draw.random() < 0.1 else () for _ in range(people))
    return Instance(people, slots, (tables,) * slots, meetings, away)


def with_fixed(instance: Instance, seed: int, share: float) -> Instance:
    """Return the instance with a share of its meetings fixed where nothing forbids it yet."""
    draw = random.Random(seed)
    meetings, taken = list(instance.meetings), set[tuple[int, int]]()
    for at in draw.sample(range(len(meetings)), int(len(meetings) * share)):
        slot = draw.choice(meetings[at].slots)
        here = {(person, slot) for person in meetings[at].people}
        if not here & taken:
            taken |= here
            meetings[at] = replace(meetings[at], slots=(slot,))
    return replace(instance, meetings=tuple(meetings))


def measures() -> list[Measure]:
    instances = [drawn(seed) for seed in range(COUNT // 2)]
    instances += [with_fixed(one, seed, 0.2) for seed, one in enumerate(instances)]
    name = f"timetables of {COUNT} forums, proven, two processes"
    taken = best_of(1, lambda: sat.solve_all(instances, workers=2))
    return [Measure(name, taken, "s", GOAL * COUNT / PUBLISHED)]


if __name__ == "__main__":
    for measure in measures():
        print(measure.row())
