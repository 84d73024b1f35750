"""Composition of working tables: who sits where, by one flow with ranked goals, and its proof.

A person sits at a table of the own sector; a table needs officials and others of both sides, and
has a least and a most. All of that is a tree of counts (officials of a side, people of a side, a
table), so the choice is a flow with rising marginal costs and the optimum is integral and proven.
Where a rule can't be kept, the first goals make the shortfall as small as it can be: that is the
smallest relaxation, and where it stands is the rule that binds.

The goals, ranked: officials of each side at each table; people of each side at each table; the
least of each table; people who sit somewhere; even sides and tables (least sum of squares); fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.forum.calc.running import Run, interpreted
from corredor.studies.forum.calc.selection.flow import Network, cheapest_circulation

SIDES: Final = (0, 1)
OFFICIALS: Final = "officials"
BOTH_SIDES: Final = "both_sides"
LEAST: Final = "least"
MOST: Final = "most"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone who may sit at working tables.

    Attributes
    ----------
    side
        0 or 1; -1 for someone of neither side.
    official
        Whether the person is an official.
    tables
        Working tables at which the person sits at most [1].
    """

    side: int
    official: bool = False
    tables: int = 1


@dataclass(frozen=True, slots=True)
class WorkingTable:
    """A table to be filled.

    Attributes
    ----------
    least, most
        People at it [1].
    fits
        Who may sit there, and how well it fits [1], from 0 up.
    held
        Who sits there in any case.
    group
        Tables of one group are held at one time: nobody sits at two of them.
    """

    least: int
    most: int
    fits: tuple[tuple[int, int], ...]
    held: tuple[int, ...] = ()
    group: int = -1


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A rule that a table can't keep, and how far it can be kept at best.

    Attributes
    ----------
    table
        The table.
    rule
        `OFFICIALS`, `BOTH_SIDES`, `LEAST` or `MOST`.
    side
        The side that is short; -1 where it is no matter of sides.
    required, reached
        People whom the rule asks for, and people whom the best composition has [1].
    """

    table: int
    rule: str
    side: int
    required: int
    reached: int


@dataclass(frozen=True)
class Composition:
    """Who sits where.

    Attributes
    ----------
    seats
        People at each table, rising, shape (tables, any).
    relaxations
        Rules that can't be kept, by table.
    proven
        Whether no other composition is better by the ranked goals.
    """

    seats: tuple[tuple[int, ...], ...]
    relaxations: tuple[Relaxation, ...]
    proven: bool


@dataclass(eq=False)
class _Arcs:
    """Arcs as they are drawn, with the costs of their units by goal."""

    goals: int
    tails: list[int] = field(default_factory=list[int])
    heads: list[int] = field(default_factory=list[int])
    units: list[int] = field(default_factory=list[int])
    costs: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.costs = [[] for _ in range(self.goals)]

    def draw(self, tail: int, head: int, units: int, **by_goal: Sequence[int]) -> int:
        """Draw an arc; goals that aren't named cost nothing."""
        self.tails.append(tail)
        self.heads.append(head)
        self.units.append(units)
        for at, goal in enumerate(GOALS):
            self.costs[at] += by_goal.get(goal, (0,) * units)[:units]
        return len(self.tails) - 1


GOALS: Final = (OFFICIALS, BOTH_SIDES, LEAST, "seated", "even", "fit")


def composed(
    attendees: Sequence[Attendee], tables: Sequence[WorkingTable], run: Run = interpreted
) -> Composition:
    """Composition of working tables, best by the ranked goals.

    Parameters
    ----------
    attendees
        Everybody who may sit at a table.
    tables
        The tables; one of each side sits at each, and one official of each.
    run
        How kernels are run.

    Examples
    --------
    Two tables want two people of each side and have one official of the second side between them,
    who can't be at both:

    >>> people = [Attendee(0, True), Attendee(0, True), Attendee(1, True), Attendee(1)]
    >>> everybody = tuple((who, 1) for who in range(4))
    >>> found = composed(people, [WorkingTable(2, 4, everybody), WorkingTable(2, 4, everybody)])
    >>> found.seats, found.relaxations
    (((0, 2), (1, 3)), (Relaxation(table=1, rule='officials', side=1, required=1, reached=0),))
    """
    arcs = _Arcs(len(GOALS))
    seats = _seat_arcs(arcs, attendees, tables)
    nodes = 1 + max((0, *arcs.tails, *arcs.heads))
    starts = np.concatenate([[0], np.cumsum(arcs.units)]).astype(np.int64)
    network = Network(nodes, np.array(arcs.tails, np.int64), np.array(arcs.heads, np.int64), starts)
    goals = [np.array(cost, np.int64) for cost in arcs.costs]
    found = cheapest_circulation(network, goals, run=run)
    taken: list[int] = found.flow.tolist()
    held = [set(table.held) for table in tables]
    for arc, (person, at) in seats.items():
        if taken[arc]:
            held[at].add(person)
    made = tuple(tuple(sorted(own)) for own in held)
    return Composition(made, relaxations(attendees, tables, made), found.costs == found.bounds)


def _seat_arcs(
    arcs: _Arcs, attendees: Sequence[Attendee], tables: Sequence[WorkingTable]
) -> dict[int, tuple[int, int]]:
    """Draw root to person (to group) to officials or others of a side to side to table to root."""
    bound = Counter(person for table in tables for person in table.held)
    busy = {(p, table.group) for table in tables for p in table.held if table.group >= 0}
    node = 1 + len(attendees)
    leaves: list[dict[tuple[int, bool], int]] = []
    for table in tables:
        leaves.append(_table_arcs(arcs, attendees, table, node))
        node += 1 + len(SIDES) + 2 * len(SIDES)
    for person, attendee in enumerate(attendees):
        room = max(0, attendee.tables - bound[person])
        first = -1 if not bound[person] else 0
        arcs.draw(0, 1 + person, room, seated=(first, *(0,) * room))
    seats: dict[int, tuple[int, int]] = {}
    gates: dict[tuple[int, int], int] = {}
    for at, table in enumerate(tables):
        for person, fit in table.fits:
            own = attendees[person]
            if person in table.held or own.side not in SIDES or (person, table.group) in busy:
                continue
            tail = 1 + person
            if table.group >= 0 and own.tables > 1:
                if (person, table.group) not in gates:
                    gates[person, table.group] = node
                    arcs.draw(tail, node, 1)
                    node += 1
                tail = gates[person, table.group]
            arc = arcs.draw(tail, leaves[at][own.side, own.official], 1, fit=(-fit,))
            seats[arc] = person, at
    return seats


def _table_arcs(
    arcs: _Arcs, attendees: Sequence[Attendee], table: WorkingTable, node: int
) -> dict[tuple[int, bool], int]:
    """Draw the tree of a table from `node` on; returns the leaves by side and rank."""
    there = [attendees[person] for person in table.held]
    room = max(0, table.most - len(there))
    lacking = max(0, table.least - len(there))
    arcs.draw(node, 0, room, least=(-1,) * min(lacking, room) + (0,) * max(0, room - lacking))
    leaves: dict[tuple[int, bool], int] = {}
    for side in SIDES:
        own = sum(person.side == side for person in there)
        squares = tuple(2 * (own + unit) + 1 for unit in range(room))
        first = 0 if own else -1
        inner = node + 1 + side
        arcs.draw(inner, node, room, both_sides=(first, *(0,) * room), even=squares)
        officials = sum(person.side == side and person.official for person in there)
        for official in (True, False):
            leaf = node + 1 + len(SIDES) + 2 * side + official
            asked = -1 if official and not officials else 0
            arcs.draw(leaf, inner, room, officials=(asked, *(0,) * room))
            leaves[side, official] = leaf
    return leaves


def relaxations(
    attendees: Sequence[Attendee],
    tables: Sequence[WorkingTable],
    seats: Sequence[Sequence[int]],
) -> tuple[Relaxation, ...]:
    """Rules that a composition doesn't keep, recounted from the seats alone, by table."""
    found: list[Relaxation] = []
    for at, (table, own) in enumerate(zip(tables, seats, strict=True)):
        people = [attendees[person] for person in own]
        for side in SIDES:
            of_side = [person for person in people if person.side == side]
            if not of_side:
                found.append(Relaxation(at, BOTH_SIDES, side, 1, 0))
            elif not any(person.official for person in of_side):
                found.append(Relaxation(at, OFFICIALS, side, 1, 0))
        if len(own) < table.least:
            found.append(Relaxation(at, LEAST, -1, table.least, len(own)))
        if len(own) > table.most:
            found.append(Relaxation(at, MOST, -1, table.most, len(own)))
    return tuple(found)
