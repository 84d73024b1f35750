"""Holdings: who owns whom, by the rule of each regime on the day screened, with a proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from corredor.studies.screening.calc.ownership import (
    Graph,
    Holding,
    Ownership,
    Rule,
    graph_of,
    is_proof,
    owned,
    proof_of,
)
from corredor.studies.screening.calc.ownership.proof import distance
from corredor.studies.screening.inputs.rows import Party, Policy
from corredor.studies.screening.study.results import Hit
from corredor.studies.screening.study.rules import RegimeRule, rules_on
from corredor.studies.screening.study.statements import Stated, Statements
from corredor.studies.screening.study.words import MATCH, REVIEW

YES_ANSWER, NO_ANSWER, UNKNOWN = "yes", "no", "unknown"
LISTED: Final = "listed"
UNSEEN: Final = "owners"
"""What is missing where lists are loaded and would not show some owner."""
NEAR: Final = Fraction(1, 20)
"""Distance below a threshold within which an owner on a list asks for care [1]."""
MINORITY: Final = Fraction(1, 4)
"""Share from which a minority is significant [1]: the threshold of beneficial ownership that
registers use (FATF Recommendation 24, note)."""


@dataclass(frozen=True)
class Owned:
    """What a rule makes of one body.

    Parameters
    ----------
    body
        Its id.
    rule
        Name of the rule.
    answer
        ``yes``, ``no``, ``unknown``, or ``listed`` for a body that is on a list itself.
    missing
        Regimes of the rule without a list that shows who is not on it, and then nobody is told
        not to be owned; or owners of its chain whom no list would show.
    listed
        Listed persons that the proof begins with.
    proof
        Ids of the holdings that prove it; none can be left out.
    checked
        Whether the independent checker agrees.
    low, high
        How far the least and the greatest sum of owners that count lie from the threshold.
    unstated
        Part of the body of which no holding names an owner, at most [1].
    flags
        Red flags, ids of `data/red_flags`.
    """

    body: str
    rule: str
    answer: str
    missing: tuple[str, ...]
    listed: tuple[str, ...]
    proof: tuple[str, ...]
    checked: bool
    low: Fraction
    high: Fraction
    unstated: Fraction
    flags: tuple[str, ...]


def ownership(
    stated: Statements, parties: Iterable[Party], hits: Iterable[Hit], policy: Policy
) -> tuple[Owned, ...]:
    """Return what each rule makes of each body of which something is held.

    Persons on a list count as listed while nobody has set their hit aside. Those that a person
    must still look at count too, but what hangs on them alone is unknown; so do owners without
    a name, and owners whom no list of the rule's regimes would show. Where such a list is missing
    the rule never answers no.
    """
    if not stated.held or policy.as_of is None:
        return ()
    day = policy.as_of.isoformat()
    held = stated.holdings
    graph = graph_of(held, day)
    joint = {party.id: party.joint for party in parties if party.joint}
    open_hits = [hit for hit in hits if not hit.is_resolved]
    ended = _ended(held, day)
    nameless = frozenset(one.holding.owner for one in stated.held if not one.is_named)
    bodies = sorted({one.asset for one in held if one.holds(day)})
    made: list[Owned] = []
    for regime in rules_on(day):
        sure, may = (
            _listed(open_hits, regime, policy, unsure) | _entries(stated, regime, policy, unsure)
            for unsure in (False, True)
        )
        unseen = _unseen(stated, regime, graph)
        missing = regime.regimes - stated.covered
        walk = _Walk(stated.held, held, graph, regime.rule, day, missing, ended)
        may |= nameless
        least, greatest = (owned(graph, regime.rule, some, joint) for some in (sure, may))
        widest = greatest if unseen <= may else owned(graph, regime.rule, may | unseen, joint)
        made += [walk.body(name, least, greatest, widest) for name in bodies]
    return tuple(made)


def _listed(
    hits: Iterable[Hit], regime: RegimeRule, policy: Policy, unsure: bool
) -> frozenset[str]:
    """Return parties on a list that a rule follows, or that may be on it."""
    results = (MATCH, REVIEW) if unsure else (MATCH,)
    return frozenset(
        hit.party
        for hit in hits
        if hit.result in results and regime.follows(hit.entry, policy, unsure)
    )


def _entries(
    stated: Statements, regime: RegimeRule, policy: Policy, unsure: bool
) -> frozenset[str]:
    return frozenset(
        name for name, entry in stated.entries.items() if regime.follows(entry, policy, unsure)
    )


def _unseen(stated: Statements, regime: RegimeRule, graph: Graph) -> frozenset[str]:
    """Return owners whom a list of some regime of a rule would not show if they were on it."""
    numbers: list[int] = np.unique(graph.owner).tolist()
    owners = [graph.names[at] for at in numbers]
    nothing = frozenset[str]()
    return frozenset(name for name in owners if regime.regimes - stated.shown.get(name, nothing))


@dataclass(frozen=True)
class _Walk:
    rows: Sequence[Stated]
    held: Sequence[Holding]
    graph: Graph
    rule: Rule
    day: str
    missing: frozenset[str]
    ended: Mapping[str, list[str]]

    def body(self, name: str, least: Ownership, greatest: Ownership, widest: Ownership) -> Owned:
        """Return what the rule makes of a body.

        Parameters
        ----------
        least, greatest, widest
            By owners who surely are listed, who perhaps are, and who would not be seen if they
            were.
        """
        answer, missing = self._answer(name, least, greatest, widest)
        proof = proof_of(least, self.held, name, self.day) if answer == YES_ANSWER else None
        rows = tuple(proof.rows) if proof else ()
        low, high = distance(least, name)[0], distance(widest, name)[1]
        return Owned(
            body=name,
            rule=self.rule.regime,
            answer=answer,
            missing=missing,
            listed=proof.listed if proof else (),
            proof=tuple(self.rows[row].id for row in rows),
            checked=proof is not None
            and is_proof([self.held[row] for row in rows], self.rule, proof.listed, name, self.day),
            low=low,
            high=high,
            unstated=self._unstated(name),
            flags=tuple(self._flags(name, least, greatest, answer, low)),
        )

    def _answer(
        self, name: str, least: Ownership, greatest: Ownership, widest: Ownership
    ) -> tuple[str, tuple[str, ...]]:
        """Return the answer, and what is missing for a better one than unknown."""
        sure, may = least.answer(name), greatest.answer(name)
        if sure in (YES_ANSWER, LISTED):
            return sure, ()
        if may != NO_ANSWER or greatest.in_circle(name):
            return UNKNOWN, ()
        if self.missing:
            return UNKNOWN, tuple(sorted(self.missing))
        if widest.answer(name) != NO_ANSWER or widest.in_circle(name):
            return UNKNOWN, (UNSEEN,)
        return NO_ANSWER, ()

    def _unstated(self, name: str) -> Fraction:
        at = self.graph.number(name)
        held = int(self.graph.held[at]) if at is not None else 0
        return Fraction(max(0, self.graph.whole - held), self.graph.whole)

    def _flags(
        self, name: str, least: Ownership, greatest: Ownership, answer: str, low: Fraction
    ) -> list[str]:
        at = self.graph.number(name)
        edges = self.graph.into(at) if at is not None else []
        reached = [e for e in edges if greatest.possible[self.graph.owner[e]]]
        flags: list[str] = []
        total = low + self.rule.threshold
        if answer in (NO_ANSWER, UNKNOWN) and total > 0 and low <= 0:
            if low >= -NEAR:
                flags.append("near_threshold")
            elif total >= MINORITY:
                flags.append("minority")
        if any(not self.held[int(self.graph.rows[e])].share.known for e in reached):
            flags.append("unknown_share")
        if not self.rule.control and any(self.graph.control[e] for e in reached):
            flags.append("control_without_share")
        if at is not None and self.graph.held[at] > self.graph.whole:
            flags.append("above_whole")
        if greatest.in_circle(name) or least.in_circle(name):
            flags.append("circle")
        if self._ended(name, least):
            flags.append("recent_change")
        return sorted(flags)

    def _ended(self, name: str, least: Ownership) -> bool:
        """Whether a holding of an owner who counts ended in the year before the day screened."""
        return any(
            least.answer(owner) in (LISTED, YES_ANSWER) for owner in self.ended.get(name, ())
        )


def _ended(held: Iterable[Holding], day: str) -> Mapping[str, list[str]]:
    """Return who held what until some day of the year before a day, by what was held."""
    year = f"{int(day[:4]) - 1}{day[4:]}"
    found: dict[str, list[str]] = {}
    for one in held:
        if one.ends and year <= one.ends <= day:
            found.setdefault(one.asset, []).append(one.owner)
    return found
