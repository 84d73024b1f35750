"""The timetable as a propositional formula.

After the MaxSAT models of Bofill and others (JAIR 2022, doi:10.1613/jair.1.12670), with what made
the difference here: one literal says that a participant is occupied in a slot, cliques of meetings
count as one in the tables, and without a break a participant's run is read off its own counter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corredor.studies.forum.calc.timetable.bounds import Domains, break_free_starts
from corredor.studies.forum.calc.timetable.formula import Formula, Literal, negation
from corredor.studies.forum.calc.timetable.instance import Instance


@dataclass
class Encoding:
    """The formula of an instance and what its variables mean.

    Parameters
    ----------
    instance
        The instance.
    domains
        Slots of each meeting as `narrowed` gives them.
    formula
        The clauses.
    held
        Literal of each meeting in each of its slots.
    breaks
        Literals "this participant has at least j breaks", all participants one after the other.
    forced
        How many of them hold in every timetable by counting [1].
    """

    instance: Instance
    domains: Domains
    formula: Formula = field(default_factory=Formula)
    held: list[dict[int, int]] = field(default_factory=list[dict[int, int]])
    breaks: list[int] = field(default_factory=list[int])
    forced: int = 0

    def timetable(self, model: Iterable[int]) -> tuple[int, ...]:
        """Return the slot of each meeting in a model of the formula."""
        true = {literal for literal in model if literal > 0}
        return tuple(
            next(slot for slot, literal in slots.items() if literal in true) for slots in self.held
        )


def encoded(instance: Instance, domains: Domains) -> Encoding:
    """Return the formula of an instance; its models are the timetables."""
    made = Encoding(instance, domains)
    _meetings(made)
    busy = _people(made)
    _capacity(made, busy)
    return made


def _meetings(made: Encoding) -> None:
    """Each meeting has one slot, after those that precede it."""
    formula = made.formula
    ordered = {at for pair in made.instance.precedences for at in pair}
    until: dict[int, list[Literal]] = {}
    for at, slots in enumerate(made.domains):
        literals = [formula.new() for _ in slots]
        made.held.append(dict(zip(slots, literals, strict=True)))
        formula.either(*literals)
        if at in ordered:
            rows = formula.counter(literals, 1, [(0, 1)] * (len(slots) - 1) + [(1, 1)])
            for literal, row in zip(literals[1:], rows, strict=False):
                formula.implies([literal, row[1]], False)
            until[at] = [row[1] for row in rows]
        else:
            formula.at_most_one(literals)

    def by(at: int, slot: int) -> Literal:
        number = sum(own <= slot for own in made.domains[at])
        return until[at][number - 1] if number else False

    for first, then in made.instance.precedences:
        for slot in made.domains[then]:
            formula.implies([by(then, slot)], by(first, slot - 1))


def _people(made: Encoding) -> list[dict[int, Literal]]:
    """Nobody is in two places; breaks are counted and balanced. Return who is busy when."""
    instance, formula = made.instance, made.formula
    occupied: list[dict[int, Literal]] = []
    breaks: list[list[Literal]] = []
    shown = _most_breaks(made)
    for person, own in enumerate(instance.meetings_of()):
        attended = instance.attended()[person] if instance.events else frozenset[int]()
        busy: dict[int, Literal] = dict.fromkeys(attended, True)
        for slot in sorted({slot for at in own for slot in made.domains[at]}):
            held = [made.held[at][slot] for at in own if slot in made.held[at]]
            formula.at_most_one(held)
            busy[slot] = formula.one_of(held)
        busy = dict(sorted(busy.items()))
        occupied.append(busy)
        breaks.append(_breaks_of(made, own, attended, busy, shown) if busy else [])
    _balance(made, breaks)
    return occupied


def _most_breaks(made: Encoding) -> int:
    """Return the most breaks of a participant that have to be told apart."""
    instance = made.instance
    counts = [
        len(own) + len(attended)
        for own, attended in zip(instance.meetings_of(), instance.attended(), strict=True)
    ]
    most = max((min(count - 1, instance.slots // 2) for count in counts if count), default=0)
    if instance.balance is None:
        return most
    spare = 1 if min(counts, default=0) <= 1 else most
    return min(most, instance.balance + spare)


def _breaks_of(
    made: Encoding,
    own: Sequence[int],
    attended: frozenset[int],
    busy: dict[int, Literal],
    shown: int,
) -> list[Literal]:
    """Return literals "at least j breaks", j = 1 … `shown`, of one participant."""
    instance, formula = made.instance, made.formula
    slots, count = list(busy), len(own) + len(attended)
    spans = [(made.domains[at][0], made.domains[at][-1]) for at in own]
    spans += [(slot, slot) for slot in attended]
    floors = [
        (
            max(count - (len(slots) - at - 1), sum(end <= slot for _, end in spans)),
            min(at + 1, sum(start <= slot for start, _ in spans)),
        )
        for at, slot in enumerate(slots)
    ]
    rows = formula.counter([busy[slot] for slot in slots], count, floors)
    for at, slot in enumerate(slots[1:]):
        formula.implies([busy[slot], rows[at][count]], False)
    starts_of_day = set(instance.day_starts)
    returns: list[Literal] = []
    for at, slot in enumerate(slots):
        if at == 0 or slot in starts_of_day:
            continue
        today = [s for s in slots[:at] if not any(s < first <= slot for first in starts_of_day)]
        begun = (
            rows[at - 1][1] if len(starts_of_day) == 1 else formula.one_of([busy[s] for s in today])
        )
        back = formula.both(busy[slot], negation(busy.get(slot - 1, False)))
        returns.append(formula.both(back, begun))
    reached: list[Literal] = [False] * shown
    if returns:
        reached = formula.counter(returns, shown)[-1][1:]
    if len(starts_of_day) == 1 and count > 1 and shown:
        reached[0] = _unbroken(made, own, attended, slots, rows, reached[0])
    return reached


def _unbroken(
    made: Encoding,
    own: Sequence[int],
    attended: frozenset[int],
    slots: list[int],
    rows: list[list[Literal]],
    broken: Literal,
) -> Literal:
    """Say what no break means: one run of the right length, read off the counter."""
    formula, count = made.formula, len(rows[0]) - 1
    own_slots = {at: made.domains[at] for at in own}
    starts = break_free_starts(own_slots, attended, made.instance.slots)
    if not starts:
        formula.either(broken)
        return True
    for at in range(len(slots) - 1):
        adjacent = slots[at + 1] == slots[at] + 1
        for j in range(1, count):
            then = rows[at + 1][j + 1] if adjacent else rows[at][count]
            formula.implies([rows[at][j]], then, broken)
    first = {slot: row[1] for slot, row in zip(slots, rows, strict=True)}
    allowed = set(starts)
    before: Literal = False
    for slot in slots:
        if slot not in allowed:
            formula.implies([first[slot]], before, broken)
        before = first[slot]
    return broken


def _balance(made: Encoding, breaks: list[list[Literal]]) -> None:
    """Keep breaks within the balance and gather those that count."""
    formula, balance = made.formula, made.instance.balance
    levels = max(map(len, breaks), default=0)
    if balance is not None:
        for level in range(levels - balance):
            everyone: Literal = False
            if all(len(own) > level for own in breaks):
                everyone = formula.new()
                for own in breaks:
                    formula.implies([everyone], own[level])
            for own in breaks:
                if len(own) > level + balance:
                    formula.implies([own[level + balance]], everyone)
    someone_unbroken = any(not own or own[0] is False for own in breaks)
    most = balance if someone_unbroken else None
    for own in breaks:
        counted = own[:most]
        made.breaks += [literal for literal in counted if not isinstance(literal, bool)]
        made.forced += sum(literal is True for literal in own)


def _capacity(made: Encoding, busy: list[dict[int, Literal]]) -> None:
    """Tables and resources of each slot suffice; two people at least sit at each table."""
    instance = made.instance
    owner, own = _owners(instance), instance.meetings_of()
    units = instance.free_units()
    pairs_only = all(m.tables == 1 and len(m.people) == 2 for m in instance.meetings)
    for slot, tables in enumerate(instance.free_tables()):
        groups: dict[int, list[int]] = {}
        for at, held in enumerate(made.held):
            if slot in held and instance.meetings[at].tables:
                groups.setdefault(owner[at], []).append(at)
        taken: list[int] = []
        for person, group in groups.items():
            literals = [made.held[at][slot] for at in group]
            weight = {instance.meetings[at].tables for at in group}
            whole = len(group) == sum(slot in made.held[at] for at in own[person])
            if len(group) == 1 or weight != {1}:
                taken += [
                    made.held[at][slot] for at in group for _ in range(instance.meetings[at].tables)
                ]
            elif whole and not isinstance(busy[person][slot], bool):
                taken.append(int(busy[person][slot]))
            else:
                taken.append(_any_of(made.formula, literals))
        made.formula.at_most(taken, tables)
        if pairs_only and not instance.events:
            people = [of[slot] for of in busy if slot in of]
            literals = [one for one in people if not isinstance(one, bool)]
            if len(literals) > 2 * tables + 1:
                made.formula.at_most(literals, 2 * tables)
        for resource, row in enumerate(units):
            users = [
                held[slot]
                for held, meeting in zip(made.held, instance.meetings, strict=True)
                if resource in meeting.needs and slot in held
            ]
            made.formula.at_most(users, row[slot])


def _any_of(formula: Formula, literals: Sequence[int]) -> int:
    found = formula.new()
    for literal in literals:
        formula.clauses.append([-literal, found])
    return found


def _owners(instance: Instance) -> dict[int, int]:
    """Assign each meeting to one of its people so that few people own them all (greedy cover)."""
    left = [set(own) for own in instance.meetings_of()]
    owner: dict[int, int] = {}
    while len(owner) < len(instance.meetings):
        person = max(range(instance.participants), key=lambda one: (len(left[one]), -one))
        for at in sorted(left[person]):
            owner[at] = person
            for other in instance.meetings[at].people:
                if other != person:
                    left[other].discard(at)
        left[person] = set()
    return owner
