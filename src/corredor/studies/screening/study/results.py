"""Results: for each party, list and regime one of four words, with what stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corredor.studies.screening.calc.identifiers import Identifier, folded, identifier, meeting
from corredor.studies.screening.calc.score import Part
from corredor.studies.screening.inputs.entries import (
    Entry,
    ListedName,
    Measure,
    entry_digest,
)
from corredor.studies.screening.inputs.rows import Decision, Party, Policy
from corredor.studies.screening.study.lists import ScreenedList
from corredor.studies.screening.study.matching import Matched
from corredor.studies.screening.study.timing import ENDED as ENDED_BY
from corredor.studies.screening.study.timing import LATER, SETTLED, standing
from corredor.studies.screening.study.words import (
    ENDED,
    INVALID_NUMBER,
    LISTED_NAME,
    LISTED_NUMBER,
    MATCH,
    NO_HIT,
    NO_LIST,
    NO_NUMBER,
    NOT_SCREENABLE,
    NOT_YET,
    REVIEW,
    SCRIPT,
    TRUNCATED,
    WITHIN_COVERAGE,
)

FALSE_POSITIVE: Final = "false_positive"
NUMBERS: Final = "numbers"
"""Matcher of identifiers."""


@dataclass(frozen=True)
class Hit:
    """An entry that a party matches or resembles.

    Parameters
    ----------
    party
        Id of the party.
    list, entry, name
        The entry, its list, and the name or else the first one.
    result
        MATCH or REVIEW.
    because
        `LISTED_NAME` or `LISTED_NUMBER`.
    said
        The name or number of the party that met.
    score
        Likelihood that both name the same; None for a number.
    parts
        The words that met.
    matcher
        Which ones found it.
    query
        Digest of what was asked.
    decision
        What a person decided and still holds; None where nobody did.
    """

    party: str
    list: ScreenedList
    entry: Entry
    name: ListedName
    result: str
    because: str
    said: str
    score: float | None
    parts: tuple[Part, ...]
    matcher: str
    query: str
    decision: Decision | None

    @property
    def is_resolved(self) -> bool:
        """Whether a person decided that the entry is somebody else."""
        return self.decision is not None and self.decision.kind == FALSE_POSITIVE


@dataclass(frozen=True)
class Answer:
    """What a list says of a party under a regime.

    Parameters
    ----------
    party, list, regime
        Who, by which list and whose; empty where there is no list.
    result
        One of the four words.
    because
        Why.
    hit, measure
        The entry, and what is ordered against it; None where there is no hit.
    """

    party: str
    list: str
    regime: str
    result: str
    because: str
    hit: Hit | None = None
    measure: Measure | None = None


def hits(
    parties: Iterable[Party],
    lists: Sequence[ScreenedList],
    matched: Matched,
    decided: Mapping[tuple[str, str], Decision],
    policy: Policy,
) -> tuple[Hit, ...]:
    """Return all hits, by party, list and entry; one for each entry, the surest."""
    who = tuple(parties)
    numbers = _numbers(who, lists)
    made: list[Hit] = []
    for party in who:
        best: dict[tuple[str, str], Hit] = {}
        found = (*_by_number(party, numbers), *_by_name(party, matched))
        for hit in sorted(found, key=lambda hit: hit.result != MATCH):
            if hit.entry.listed:
                best.setdefault((hit.list.id, hit.entry.id), hit)
        made += [_with_decision(hit, decided, policy) for _, hit in sorted(best.items())]
    return tuple(made)


Numbers = Mapping[str, Sequence[tuple[ScreenedList, Entry, tuple[str, str]]]]
"""Identifiers of entries by what is left of them without prefix and separators."""


def _numbers(parties: Iterable[Party], lists: Iterable[ScreenedList]) -> Numbers:
    """Return the identifiers of entries that some party's number may be."""
    asked = {folded(text) for party in parties for _, text in party.identifiers} - {""}
    found: dict[str, list[tuple[ScreenedList, Entry, tuple[str, str]]]] = {}
    if not asked:
        return found
    for one in lists:
        for entry in one.entries:
            for held in entry.identifiers:
                value = folded(held[1])
                if value in asked:
                    found.setdefault(value, []).append((one, entry, held))
    return found


def _by_number(party: Party, numbers: Numbers) -> Iterator[Hit]:
    """Yield the entries with a number of a party; one of another kind must be looked at."""
    for kind, text in party.identifiers:
        for one, entry, listed in numbers.get(folded(text), ()):
            met = meeting((kind, text), listed)
            if met:
                yield Hit(
                    party=party.id,
                    list=one,
                    entry=entry,
                    name=entry.names[0],
                    result=MATCH if met == "same" else REVIEW,
                    because=LISTED_NUMBER,
                    said=f"{kind} {identifier(kind, text).value}",
                    score=None,
                    parts=(),
                    matcher=NUMBERS,
                    query=party.digest,
                    decision=None,
                )


def _by_name(party: Party, matched: Matched) -> Iterator[Hit]:
    for found in matched.found.get(party.id, ()):
        yield Hit(
            party=party.id,
            list=found.list,
            entry=found.entry,
            name=found.name,
            result=MATCH if found.is_match else REVIEW,
            because=LISTED_NAME,
            said=found.query,
            score=found.score,
            parts=found.parts,
            matcher=found.matcher,
            query=party.digest,
            decision=None,
        )


def _with_decision(hit: Hit, decided: Mapping[tuple[str, str], Decision], policy: Policy) -> Hit:
    """Return a hit with the decision that holds for exactly what both sides say on that day."""
    held = decided.get((hit.query, entry_digest(hit.entry)))
    if held is None or not is_in_force(held, policy):
        return hit
    return replace(hit, decision=held)


def is_in_force(held: Decision, policy: Policy) -> bool:
    """Whether a decision holds on the day screened: not expired, and by two people where asked."""
    if policy.four_eyes and (not held.second or held.second == held.person):
        return False
    if not held.expires:
        return True
    return policy.as_of is not None and policy.as_of.isoformat() < held.expires


def answers(
    parties: Iterable[Party],
    lists: Sequence[ScreenedList],
    matched: Matched,
    found: Iterable[Hit],
    policy: Policy,
) -> tuple[Answer, ...]:
    """Return for each party, list and regime the hits, and one answer where there is none.

    A hit that a person has set aside stays, and beside it stands what the list says otherwise.
    """
    by_place: dict[tuple[str, str], list[Hit]] = {}
    for hit in found:
        by_place.setdefault((hit.party, hit.list.id), []).append(hit)
    covered = {regime for one in lists for regime in one.regimes}
    missing = [regime for regime in policy.required if regime not in covered]
    made: list[Answer] = []
    for party in parties:
        for one in lists:
            held = by_place.get((party.id, one.id), [])
            otherwise = without_hit(party, one, matched)
            made += _of_hits(held, policy, otherwise)
            hit_in = {m.regime for hit in held if not hit.is_resolved for m in hit.entry.measures}
            for regime in (r for r in one.regimes or ("",) if r not in hit_in):
                made.append(Answer(party.id, one.id, regime, *otherwise))
        regimes = missing or ([] if lists else [""])
        made += [Answer(party.id, "", r, NOT_SCREENABLE, NO_LIST) for r in regimes]
    return tuple(made)


def _of_hits(held: Iterable[Hit], policy: Policy, otherwise: tuple[str, str]) -> Iterator[Answer]:
    """Yield an answer for each measure of each hit.

    A measure that begins after the day screened is no hit yet: it stands with what the list says
    `otherwise`. One that has ended stays a hit, since the entry still stands on the list.
    """
    for hit in held:
        for measure in hit.entry.measures:
            when = standing(measure, policy)
            said = {ENDED_BY: ENDED, SETTLED: ENDED}.get(when, hit.because)
            result, because = hit.result, said
            if when == LATER:
                result, because = otherwise
                because = NOT_YET if result == NO_HIT else because
            yield Answer(*(hit.party, hit.list.id, measure.regime, result, because), hit, measure)


def without_hit(party: Party, one: ScreenedList, matched: Matched) -> tuple[str, str]:
    """Return the result of a list on which nothing was found, and why."""
    reason = matched.unscreenable.get(party.id, "")
    if reason and not party.by_number:
        return NOT_SCREENABLE, f"name_{reason}"
    if one.silent:
        return NOT_SCREENABLE, one.silent
    if party.id in matched.approximate:
        return NOT_SCREENABLE, SCRIPT
    if any(held.fault for held in numbers_of(party)):
        return NOT_SCREENABLE, INVALID_NUMBER
    if party.by_number and not party.identifiers:
        return NOT_SCREENABLE, NO_NUMBER
    if party.id in matched.truncated:
        return REVIEW, TRUNCATED
    return NO_HIT, WITHIN_COVERAGE


def numbers_of(party: Party) -> tuple[Identifier, ...]:
    """Return the identifiers of a party as they are compared."""
    return tuple(identifier(kind, text) for kind, text in party.identifiers)
