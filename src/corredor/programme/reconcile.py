"""Reconcile: from claims and decisions to facts.

Pure: it reads nothing but its arguments, and the order of the claims changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from corredor.core.claim import Claim, Conflict, Decision, Fact, Stance
from corredor.core.derivation import AcceptedDerivation
from corredor.core.errors import (
    CorredorError,
    DecisionElsewhere,
    FactInTwoCurrencies,
    FactInTwoPriceYears,
    KindsMixed,
    StaleDecision,
    UnitMismatch,
    UnknownReference,
)
from corredor.programme.agreement import Reading, conflict_kind, finest, readings, supports
from corredor.programme.diagnostics import Suggestions
from corredor.programme.independence import independent_sources, originals_of
from corredor.units import money_in, same_dimension

MOST_READINGS: Final = 30
"""Readings of one fact up to which each is compared with each; above, each with the finest and
with its neighbour in size, so that a list taken for one fact can't stop the program."""
ENOUGH: Final = 2
"""Independent sources that make a fact corroborated."""


def reconcile(
    claims: Iterable[Claim],
    decisions: Iterable[Decision],
    derivations: Iterable[AcceptedDerivation] = (),
) -> tuple[dict[str, Fact], list[CorredorError]]:
    """Group claims to facts and say what each comes to.

    Parameters
    ----------
    claims
        Claims with distinct ids, in any order.
    decisions
        At most one for each fact.
    derivations
        What people accepted: which document derives from which.

    Returns
    -------
    facts
        By key, in the order of the keys.
    problems
        E108, E211, E213, E214, E308, E311 and W307.

    Notes
    -----
    A fact is *decided* where a decision names it; else *disputed* where two claims can't both
    be taken; else *corroborated* where its claims come from two or more independent sources;
    else *single_source*.
    """
    problems: list[CorredorError] = []
    decided = {decision.fact: decision for decision in decisions}
    originals = originals_of(derivations)
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        groups[claim.fact].append(claim)
    facts: dict[str, Fact] = {}
    for key in sorted(groups):
        group = groups[key]
        problems += _mixtures(group)
        facts[key] = _fact(key, group, decided.get(key), originals)
    problems += _decision_problems(decided.values(), facts)
    return facts, problems


def _fact(
    key: str,
    claims: list[Claim],
    decision: Decision | None,
    originals: Mapping[str, Sequence[str]],
) -> Fact:
    held = readings(claims)
    conflicts = _conflicts(held)
    best = finest(held)
    taken = best.claim.id
    stance: Stance = "single_source"
    speaking: list[Claim] = claims
    if decision is not None:
        taken, stance = decision.claim, "decided"
    elif conflicts:
        taken, stance = "", "disputed"
    else:
        supporting = {other.claim.reading for other in held if supports(best, other)}
        speaking = [claim for claim in claims if claim.reading in supporting]
    independent = independent_sources(claims, speaking, originals)
    if stance == "single_source" and independent >= ENOUGH:
        stance = "corroborated"
    first = claims[0]
    return Fact(
        key,
        first.kind,
        first.subject,
        first.property,
        first.period,
        tuple(claims),
        stance,
        independent,
        taken,
        conflicts,
        decision,
        tuple(claim.id for claim in speaking),
    )


def _conflicts(held: Sequence[Reading]) -> tuple[Conflict, ...]:
    pairs = combinations(held, 2) if len(held) <= MOST_READINGS else _main_pairs(held)
    found: dict[tuple[str, str], Conflict] = {}
    for first, second in pairs:
        kind = conflict_kind(first, second)
        if kind is not None:
            low, high = sorted((first.claim.id, second.claim.id))
            found[low, high] = Conflict(low, high, kind)
    return tuple(found[pair] for pair in sorted(found))


def _main_pairs(held: Sequence[Reading]) -> Iterable[tuple[Reading, Reading]]:
    best = finest(held)
    ordered = sorted(held, key=lambda reading: reading.order)
    yield from ((best, other) for other in ordered if other is not best)
    yield from pairwise(ordered)


def _mixtures(claims: Sequence[Claim]) -> list[CorredorError]:
    """Return an error for each claim whose kind or unit isn't that of most claims of the fact."""
    usual = Counter((claim.kind, _measured(claim)) for claim in claims).most_common(1)[0][0]
    first = next(claim for claim in claims if (claim.kind, _measured(claim)) == usual)
    problems: list[CorredorError] = []
    for claim in claims:
        if claim.kind != first.kind:
            kinds = {"kind": claim.kind, "other": first.id, "other_kind": first.kind}
            problems.append(KindsMixed(claim.place, claim=claim.id, **kinds))
        elif claim.unit != first.unit and not same_dimension(claim.unit, first.unit):
            problems.append(_unit_problem(claim, first))
    return problems


def _measured(claim: Claim) -> str:
    """Return what tells units of different kinds apart, at a glance: money, else the unit."""
    moneys = money_in(claim.unit)
    return " ".join(money.unit for money in moneys) or claim.unit


def _unit_problem(claim: Claim, first: Claim) -> CorredorError:
    here, there = money_in(claim.unit), money_in(first.unit)
    said = {"value": claim.written, "other": first.id}
    if len(here) == len(there) == 1:
        said["where"] = str(first.place)
        if here[0].code != there[0].code:
            codes = {"currency": here[0].code, "other_currency": there[0].code}
            return FactInTwoCurrencies(claim.place, **said, **codes)
        if here[0].year != there[0].year:
            years = {"year": here[0].year, "other_year": there[0].year}
            return FactInTwoPriceYears(claim.place, **said, **years)
    return UnitMismatch(claim.place, **said, unit=claim.unit, other_unit=first.unit)


def _decision_problems(
    decisions: Iterable[Decision], facts: Mapping[str, Fact]
) -> list[CorredorError]:
    problems: list[CorredorError] = []
    suggestions = Suggestions(facts)
    for decision in decisions:
        fact = facts.get(decision.fact)
        if fact is None:
            near = suggestions.of(decision.fact)
            problems.append(
                UnknownReference(
                    decision.place,
                    column="fact",
                    value=decision.fact,
                    table="claims.csv",
                    near=near,
                )
            )
            continue
        ids = [claim.id for claim in fact.claims]
        if decision.claim and decision.claim not in ids:
            problems.append(
                DecisionElsewhere(
                    decision.place, claim=decision.claim, fact=decision.fact, known=ids
                )
            )
        considered = frozenset(decision.considered)
        unseen = [name for name in ids if name not in considered]
        if decision.considered and unseen:
            problems.append(StaleDecision(decision.place, claims=unseen, fact=decision.fact))
    return problems
