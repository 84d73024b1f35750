"""Holdings: who owns whom, by the rule of each regime on the day screened, with a proof."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.ownership import (
    Graph,
    Holding,
    Ownership,
    Rule,
    graph_of,
    is_proof,
    owned,
    proof_of,
    rule_on,
)
from corredor.studies.screening.calc.ownership.proof import distance
from corredor.studies.screening.inputs.entries import Entry
from corredor.studies.screening.inputs.rows import Party, Policy
from corredor.studies.screening.inputs.tables import YES
from corredor.studies.screening.study.results import Hit
from corredor.studies.screening.study.statements import Stated, Statements
from corredor.studies.screening.study.words import MATCH, REVIEW

YES_ANSWER, NO_ANSWER, UNKNOWN = "yes", "no", "unknown"
LISTED: Final = "listed"
UNSTATED: Final = "unknown"
"""Type of a measure of which nobody says what it orders."""
NEAR: Final = Fraction(1, 20)
"""Distance below a threshold within which an owner on a list asks for care [1]."""
MINORITY: Final = Fraction(1, 4)
"""Share from which a minority is significant [1]: the threshold of beneficial ownership that
registers use (FATF Recommendation 24, note)."""


@dataclass(frozen=True)
class RegimeRule:
    """A rule of ownership and the lists that it follows.

    Parameters
    ----------
    rule
        The rule.
    regimes, measures
        Whose listed persons count, and under which measures.
    """

    rule: Rule
    regimes: frozenset[str]
    measures: frozenset[str]

    def follows(self, entry: Entry, unsure: bool = False) -> bool:
        """Whether the rule reaches what an entry owns.

        `unsure` counts measures of the regime too of which nobody says what they order.
        """
        types = self.measures | {UNSTATED} if unsure else self.measures
        return any(m.regime in self.regimes and m.type in types for m in entry.measures)


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
        ``yes``, ``no`` or ``unknown``.
    listed
        Listed persons that the proof begins with.
    proof
        Ids of the holdings that prove it; none can be left out.
    checked
        Whether the independent checker agrees.
    low, high
        How far the least and the greatest sum of owners that count lie from the threshold.
    flags
        Red flags, ids of `data/red_flags`.
    """

    body: str
    rule: str
    answer: str
    listed: tuple[str, ...]
    proof: tuple[str, ...]
    checked: bool
    low: Fraction
    high: Fraction
    flags: tuple[str, ...]


@lru_cache(maxsize=1)
def rules() -> tuple[RegimeRule, ...]:
    """Return the rules of `data/ownership_rules`, each for its span of days."""
    return tuple(
        RegimeRule(
            Rule(
                regime=row["rule"],
                threshold=Fraction(row["threshold"]),
                inclusive=row["inclusive"] == YES,
                aggregate=row["aggregate"] == YES,
                control=row["control"] == YES,
                starts=row["starts"],
                ends=row["ends"],
                source=row["source"],
            ),
            frozenset(row["regimes"].split()),
            frozenset(row["measures"].split()),
        )
        for row in read_data_table("ownership_rules")
    )


def rules_on(day: str) -> tuple[RegimeRule, ...]:
    """Return the rules that hold on a day, by name."""
    names = sorted({held.rule.regime for held in rules()})
    every = [held.rule for held in rules()]
    found = [rule_on(every, name, day) for name in names]
    return tuple(held for rule in found for held in rules() if held.rule is rule)


def ownership(
    stated: Statements, parties: Iterable[Party], hits: Iterable[Hit], policy: Policy
) -> tuple[Owned, ...]:
    """Return what each rule makes of each body of which something is held.

    Persons on a list count as listed while nobody has set their hit aside. Those that a person
    must still look at count too, but what hangs on them alone is unknown; so do owners without
    a name.
    """
    if not stated.held or policy.as_of is None:
        return ()
    day = policy.as_of.isoformat()
    held = stated.holdings
    graph = graph_of(held, day)
    joint = {party.id: party.joint for party in parties if party.joint}
    open_hits = [hit for hit in hits if not hit.is_resolved]
    nameless = frozenset(one.holding.owner for one in stated.held if not one.is_named)
    bodies = sorted({one.asset for one in held if one.holds(day)})
    made: list[Owned] = []
    for regime in rules_on(day):
        sure, may = (
            _listed(open_hits, regime, unsure) | _entries(stated, regime, unsure)
            for unsure in (False, True)
        )
        walk = _Walk(stated.held, held, graph, regime.rule, day)
        least, greatest = (
            owned(graph, regime.rule, some, joint) for some in (sure, may | nameless)
        )
        made += [walk.body(name, least, greatest) for name in bodies]
    return tuple(made)


def _listed(hits: Iterable[Hit], regime: RegimeRule, unsure: bool) -> frozenset[str]:
    """Return parties on a list that a rule follows, or that may be on it."""
    results = (MATCH, REVIEW) if unsure else (MATCH,)
    return frozenset(
        hit.party for hit in hits if hit.result in results and regime.follows(hit.entry, unsure)
    )


def _entries(stated: Statements, regime: RegimeRule, unsure: bool) -> frozenset[str]:
    return frozenset(
        name for name, entry in stated.entries.items() if regime.follows(entry, unsure)
    )


@dataclass(frozen=True)
class _Walk:
    rows: Sequence[Stated]
    held: Sequence[Holding]
    graph: Graph
    rule: Rule
    day: str

    def body(self, name: str, least: Ownership, greatest: Ownership) -> Owned:
        """Return what the rule makes of a body, by who surely and by who perhaps is listed.

        A body that is itself listed is closed by its own hit, whoever owns it.
        """
        sure, may = least.answer(name), greatest.answer(name)
        if sure == YES_ANSWER:
            answer = YES_ANSWER
        elif LISTED in (sure, may) or (may == NO_ANSWER and not greatest.in_circle(name)):
            answer = NO_ANSWER
        else:
            answer = UNKNOWN
        proof = proof_of(least, self.held, name, self.day) if answer == YES_ANSWER else None
        rows = tuple(proof.rows) if proof else ()
        low, high = distance(least, name)[0], distance(greatest, name)[1]
        return Owned(
            body=name,
            rule=self.rule.regime,
            answer=answer,
            listed=proof.listed if proof else (),
            proof=tuple(self.rows[row].id for row in rows),
            checked=proof is not None
            and is_proof([self.held[row] for row in rows], self.rule, proof.listed, name, self.day),
            low=low,
            high=high,
            flags=tuple(self._flags(name, least, greatest, answer, low)),
        )

    def _flags(
        self, name: str, least: Ownership, greatest: Ownership, answer: str, low: Fraction
    ) -> list[str]:
        at = self.graph.number(name)
        edges = self.graph.into(at) if at is not None else []
        reached = [e for e in edges if greatest.possible[self.graph.owner[e]]]
        flags: list[str] = []
        total = low + self.rule.threshold
        if answer == NO_ANSWER and total > 0:
            if low >= -NEAR:
                flags.append("near_threshold")
            elif total >= MINORITY:
                flags.append("minority")
        if any(not self.held[int(self.graph.rows[e])].share.known for e in reached):
            flags.append("unknown_share")
        if not self.rule.control and any(self.graph.control[e] for e in reached):
            flags.append("control_without_share")
        if name in self.graph.conflicts:
            flags.append("above_whole")
        if greatest.in_circle(name) or least.in_circle(name):
            flags.append("circle")
        if self._ended(name, least):
            flags.append("recent_change")
        return sorted(flags)

    def _ended(self, name: str, least: Ownership) -> bool:
        """Whether a holding of an owner who counts ended in the year before the day screened."""
        year = f"{int(self.day[:4]) - 1}{self.day[4:]}"
        return any(
            year <= one.ends <= self.day and least.answer(one.owner) in (LISTED, YES_ANSWER)
            for one in self.held
            if one.asset == name and one.ends
        )
