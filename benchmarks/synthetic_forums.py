"""Random forums of the published sizes and variants, by seed.

40 to 80 participants, 100 to 250 meetings, 8 to 21 slots of which the first part is the morning,
hosts with many meetings, absences; in seven variants, as the published ones: as drawn, with a
fifth and two fifths of the meetings fixed, two of other absences, two with meetings in order.
"""

from __future__ import annotations

import random
from dataclasses import replace

from corredor.studies.forum.calc.timetable.instance import Instance, Meeting

FAMILIES = 20


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


def with_absences(instance: Instance, seed: int, most: int) -> Instance:
    """Return the instance with other absences, at most so many slots of a participant."""
    draw = random.Random(seed)
    slots = range(instance.slots)
    away = (tuple(sorted(draw.sample(slots, draw.randint(0, most)))) for _ in instance.unavailable)
    return replace(instance, unavailable=tuple(away))


def with_order(instance: Instance, seed: int, share: float) -> Instance:
    """Return the instance with pairs of meetings of which one comes in an earlier slot."""
    draw = random.Random(seed)
    count = int(len(instance.meetings) * share)
    pairs = {tuple(sorted(draw.sample(range(len(instance.meetings)), 2))) for _ in range(count)}
    return replace(instance, precedences=tuple(sorted(pairs)))


def family(seed: int) -> dict[str, Instance]:
    """Return the seven variants of a random forum, by name."""
    one = drawn(seed)
    made = {
        "original": one,
        "fixed020": with_fixed(one, seed, 0.2),
        "fixed040": with_fixed(one, seed, 0.4),
        "forb0003": with_absences(one, seed, 2),
        "forb0007": with_absences(one, seed, 3),
        "prec15": with_order(one, seed, 0.15),
        "prec25": with_order(one, seed, 0.25),
    }
    return {f"drawn-{seed:02}.{name}": instance for name, instance in made.items()}


def forums(families: int = FAMILIES) -> dict[str, Instance]:
    """Return all variants of so many random forums, by name."""
    return {name: one for seed in range(families) for name, one in family(seed).items()}
