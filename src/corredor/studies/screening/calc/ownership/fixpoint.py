"""Which bodies listed persons own: the least fixpoint of a rule, and what is left open.

A body is reached when reached owners hold enough of it; that is asked again until nothing new
is reached (OFAC FAQ 401: shares aren't multiplied along a chain). Least shares decide *yes*,
greatest shares decide *no*; what lies between is *unknown*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Final, Literal

import numpy as np

from corredor.studies.screening.calc.ownership.graph import Bools, Graph, Ints
from corredor.studies.screening.calc.ownership.rounds import NEVER, Ask, Walk, reached_by
from corredor.studies.screening.calc.ownership.rules import Rule
from corredor.studies.screening.calc.ownership.standing import standing

Answer = Literal["listed", "yes", "no", "unknown"]
Groups = tuple[tuple[int, ...], ...]
NOBODY: Final = -1
MOST_WORK: Final = 300_000
"""Holdings that are looked at for groups one by one; beyond it they count as possible."""


@dataclass(frozen=True, eq=False)
class Ownership:
    """What a rule makes of the holdings of a day; arrays of shape (n,) by `graph.names`.

    Parameters
    ----------
    graph, rule
        What was asked.
    listed
        Whether the body itself is listed.
    rounds
        Round in which the least shares reach it, 0 for listed ones, `NEVER` else.
    groups, holders
        Listed bodies whose shares add up, by number, and for each body the group that reaches
        it first; `NOBODY` where none does.
    possible
        Whether the greatest shares could reach it.
    circular
        Whether it would be reached, and isn't, if a circle of holdings into which listed
        persons reach were taken to be owned already: the greatest fixpoint less the least.
        Shares of all listed bodies are added up here, whatever the rule.
    exact
        False where following each group would have taken too long: what they might reach
        together then counts as possible.
    """

    graph: Graph
    rule: Rule
    listed: Bools
    rounds: Ints
    groups: tuple[tuple[int, ...], ...]
    holders: Ints
    possible: Bools
    circular: Bools
    exact: bool

    def answer(self, name: str) -> Answer:
        """Return whether a body is owned; a body without holdings is not."""
        at = self.graph.number(name)
        if at is None:
            return "no"
        if self.listed[at]:
            return "listed"
        if self.rounds[at] != NEVER:
            return "yes"
        return "unknown" if self.possible[at] else "no"

    def in_circle(self, name: str) -> bool:
        """Whether the answer hangs on a circle of holdings."""
        at = self.graph.number(name)
        return at is not None and bool(self.circular[at])


def owned(
    graph: Graph, rule: Rule, listed: Iterable[str], joint: Mapping[str, str] | None = None
) -> Ownership:
    """Return which bodies listed ones own under a rule.

    Parameters
    ----------
    listed
        Ids of the listed bodies.
    joint
        Group of listed bodies that act jointly, by id; asked where the rule doesn't aggregate.
    """
    is_listed = np.zeros(len(graph.names), np.bool_)
    numbers = sorted(at for name in set(listed) if (at := graph.number(name)) is not None)
    is_listed[numbers] = True
    least = Ask(limit_of(graph, rule), rule.control)
    greatest = replace(least, spare=graph.whole - least.limit)
    groups = _groups(graph, rule, numbers, joint or {})
    way = _together if rule.aggregate else _alone
    rounds, holders, exact = way(graph, least, groups, False)
    may, _, sharp = way(graph, greatest, groups, True)
    circular = standing(graph, least, numbers) & (rounds == NEVER)
    return Ownership(
        graph, rule, is_listed, rounds, groups, holders, may != NEVER, circular, exact and sharp
    )


def _together(graph: Graph, ask: Ask, groups: Groups, wide: bool) -> tuple[Ints, Ints, bool]:
    """Return rounds and groups where the shares of all listed bodies add up."""
    seeds = groups[0] if groups else ()
    walk = Walk(graph, ask).from_seeds(seeds, [0] * len(seeds))
    return walk.rounds, walk.marks, True


def _alone(graph: Graph, ask: Ask, groups: Groups, wide: bool) -> tuple[Ints, Ints, bool]:
    """Return rounds and groups where each group of listed bodies must suffice by itself.

    Single holdings that suffice lead to most of it, for all groups at once. Only where all
    groups together reach more must each group be followed; where that would take too long,
    those bodies count as reached if `wide`, and not else, and the last is False.
    """
    seeds = [at for group in groups for at in group]
    marks = [turn for turn, group in enumerate(groups) for _ in group]
    walk = Walk(graph, replace(ask, single=True)).from_seeds(seeds, marks)
    together = Walk(graph, ask).from_seeds(seeds, marks).rounds
    open_ = (together != NEVER) & (walk.rounds == NEVER)
    if not open_.any():
        return walk.rounds, walk.marks, True
    work, within = 0, _above(graph, open_, together != NEVER)
    for turn, group in enumerate(groups):
        found, seen = reached_by(graph, ask, group, within)
        for at, when in found.items():
            if walk.rounds[at] == NEVER:
                walk.rounds[at], walk.marks[at] = when, turn
        work += seen
        if work > MOST_WORK:
            if wide:
                walk.rounds[open_ & (walk.rounds == NEVER)] = together.max()
            return walk.rounds, walk.marks, False
    return walk.rounds, walk.marks, True


def _above(graph: Graph, bodies: Bools, within: Bools) -> Bools:
    """Return bodies and all owners above them that lie within some."""
    found = bodies.copy()
    while True:
        owners = graph.owner[found[graph.asset]]
        fresh = np.unique(owners[within[owners] & ~found[owners]])
        if not fresh.size:
            return found
        found[fresh] = True


def limit_of(graph: Graph, rule: Rule) -> int:
    """Return the least sum that reaches a body under a rule [grain]."""
    exact = rule.threshold * graph.whole
    return ceil(exact) if rule.inclusive else floor(exact) + 1


def _groups(
    graph: Graph, rule: Rule, listed: Sequence[int], joint: Mapping[str, str]
) -> tuple[tuple[int, ...], ...]:
    if rule.aggregate:
        return (tuple(listed),) if listed else ()
    groups: dict[str, list[int]] = {}
    for at in listed:
        name = graph.names[at]
        groups.setdefault(joint.get(name, f"\0{name}"), []).append(at)
    return tuple(tuple(groups[name]) for name in sorted(groups))
