"""The gate: who and what may go on, as forum and appraisal read it; they read nothing else.

A gate is closed while anything is unresolved. Nothing here or elsewhere weighs a status against
a benefit, and nothing proposes what would open a gate.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corredor.studies.screening.calc.goods import AMBIGUOUS, CONCORDANCE, ERROR, NOT_LISTED
from corredor.studies.screening.inputs.entries import Measure
from corredor.studies.screening.inputs.rows import Party
from corredor.studies.screening.study.goods import GoodsLine
from corredor.studies.screening.study.holdings import UNKNOWN, UNSEEN, YES_ANSWER, Owned
from corredor.studies.screening.study.results import FALSE_POSITIVE, is_in_force
from corredor.studies.screening.study.rules import rules
from corredor.studies.screening.study.screen import Screening
from corredor.studies.screening.study.timing import LATER, SETTLED, standing
from corredor.studies.screening.study.words import (
    CIRCLE,
    CLOSED,
    CONFLICT,
    DECIDED,
    DECIDED_TRUE,
    GOODS_LISTED,
    GOODS_OPEN,
    INVALID_NUMBER,
    MATCH,
    NO_HIT,
    NO_OWNERS,
    NOT_A_PARTY,
    NOT_SCREENABLE,
    OPEN,
    OWNED,
    OWNERS_NOT_COVERED,
    OWNERSHIP_OPEN,
    PARTY_CLOSED,
    POLICY,
    RESULTS,
    REVIEW,
    WITHIN_COVERAGE,
)

GOODS: Final = "goods"
PROPOSAL: Final = "proposal"
ORGANISATION: Final = "organisation"
EXPORT: Final = "export_licence"
"""Measure under which a policy may say what a listed good leads to."""
_OF_FLAG: Final = {"circle": CIRCLE, "above_whole": CONFLICT}
_OF_OUTCOME: Final = {
    NOT_LISTED: (NO_HIT, WITHIN_COVERAGE),
    AMBIGUOUS: (REVIEW, GOODS_OPEN),
    CONCORDANCE: (REVIEW, GOODS_OPEN),
    ERROR: (NOT_SCREENABLE, INVALID_NUMBER),
}


@dataclass(frozen=True)
class Reason:
    """One thing that bears on a gate; `closes` unless a person or the policy says otherwise."""

    result: str
    because: str
    closes: bool


@dataclass(frozen=True)
class Gate:
    """The gate of a subject.

    Parameters
    ----------
    subject, kind
        Its id and what it is.
    gate
        `OPEN` or `CLOSED`.
    result
        The gravest of its results.
    because
        Why the gate is as it is.
    reasons
        All that bears on it.
    """

    subject: str
    kind: str
    gate: str
    result: str
    because: str
    reasons: tuple[Reason, ...]


def gates(screening: Screening) -> tuple[Gate, ...]:
    """Return the gates of all subjects, by kind and id."""
    by_party = _reasons_by_party(screening)
    made: dict[tuple[str, str], Gate] = {}
    for party in screening.everybody:
        reasons = by_party.get(party.id, ())
        for subject in party.subjects or (party.id,):
            made[_kind(party), subject] = _gate(subject, _kind(party), reasons)
    for subject, reasons in _reasons_of_goods(screening).items():
        made[GOODS, subject] = _gate(subject, GOODS, reasons)
    for row in screening.proposals:
        name = row.text("id")
        taking_part = (*row.ids("proposer"), *row.ids("counterpart"))
        reasons = _reasons_of_proposal(screening, name, taking_part, by_party)
        made[PROPOSAL, name] = _gate(name, PROPOSAL, reasons)
    return tuple(gate for _, gate in sorted(made.items()))


def _kind(party: Party) -> str:
    return party.schema if party.schema != "unknown" else "other"


def _gate(subject: str, kind: str, reasons: Sequence[Reason]) -> Gate:
    """Return a gate; one about which nothing was asked is closed."""
    held = tuple(reasons) or (Reason(NOT_SCREENABLE, NOT_A_PARTY, True),)
    ordered = sorted(held, key=lambda one: RESULTS.index(one.result))
    closing = next((one for one in ordered if one.closes), None)
    first = closing or ordered[0]
    word = CLOSED if closing else OPEN
    return Gate(subject, kind, word, ordered[0].result, first.because, tuple(ordered))


def _reasons_by_party(screening: Screening) -> Mapping[str, list[Reason]]:
    found: dict[str, list[Reason]] = {}
    for answer in screening.answers:
        held = found.setdefault(answer.party, [])
        hit, measure = answer.hit, answer.measure
        if hit is None or measure is None:
            held.append(_of_silence(screening, answer.result, answer.because))
        elif hit.is_resolved:
            held.append(Reason(NO_HIT, DECIDED, False))
        elif standing(measure, screening.policy) == LATER:
            held.append(_of_silence(screening, answer.result, answer.because))
        elif _opens(screening, measure):
            held.append(Reason(answer.result, POLICY, False))
        else:
            because = DECIDED_TRUE if hit.decision else answer.because
            held.append(Reason(answer.result, because, True))
    for reason, body in _of_ownership(screening):
        found.setdefault(body, []).append(reason)
    if screening.policy.owners_required:
        for party in unowned(screening):
            reason = _of_silence(screening, NOT_SCREENABLE, NO_OWNERS)
            found.setdefault(party.id, []).append(reason)
    return found


def _opens(screening: Screening, measure: Measure) -> bool:
    """Whether the policy says that a measure closes nothing: by its type, or since it ended."""
    settled = standing(measure, screening.policy) == SETTLED
    return settled or not screening.closes(measure.regime, measure.type)


def unowned(screening: Screening) -> tuple[Party, ...]:
    """Return the bodies of whose owners on the day screened nobody says anything."""
    day = screening.policy.as_of.isoformat() if screening.policy.as_of else ""
    held = {one.asset for one in screening.stated.holdings if one.holds(day)}
    return tuple(
        party
        for party in screening.parties
        if party.schema == ORGANISATION and party.id not in held
    )


def is_asked(screening: Screening, one: Owned) -> bool:
    """Whether what is missing for an answer on ownership is of a regime that is asked about.

    Those are the regimes that the policy asks for and those of which a list is loaded; of others
    the table says that nothing is known, and the gate doesn't wait for them.
    """
    asked = {regime for held in screening.lists for regime in held.regimes}
    asked |= {*screening.policy.required, UNSEEN}
    return bool(asked & {*one.missing})


def _of_silence(screening: Screening, result: str, because: str) -> Reason:
    """Return what an answer without hit means.

    What could not be screened is closed, unless by the policy planning goes on as a draft.
    """
    if result == NO_HIT:
        return Reason(result, because, False)
    if result == NOT_SCREENABLE and screening.policy.draft:
        return Reason(result, POLICY, False)
    return Reason(result, because, True)


def _of_ownership(screening: Screening) -> Iterator[tuple[Reason, str]]:
    scopes = {held.rule.regime: held for held in rules()}
    for one in screening.owned:
        scope = scopes[one.rule]
        closes = any(
            screening.closes(regime, measure)
            for regime in scope.regimes
            for measure in scope.measures
        )
        if one.answer == YES_ANSWER:
            yield Reason(MATCH, OWNED if closes else POLICY, closes), one.body
        elif one.answer == UNKNOWN and one.missing:
            if closes and is_asked(screening, one):
                yield _of_silence(screening, NOT_SCREENABLE, OWNERS_NOT_COVERED), one.body
        elif one.answer == UNKNOWN:
            yield Reason(REVIEW, OWNERSHIP_OPEN if closes else POLICY, closes), one.body
        for flag in one.flags:
            if flag in _OF_FLAG:
                yield Reason(REVIEW, _OF_FLAG[flag], closes), one.body


def goods_digests(line: GoodsLine) -> tuple[str, str]:
    """Return the digests of a good and of what a list says of it, for decisions on goods."""
    row = line.row
    asked = "\n".join(row.text(name) for name in ("code", "edition", "description"))
    said = "\n".join((line.list, line.edition, line.found.answer, *line.found.listed))
    return _digest(asked), _digest(said)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _reasons_of_goods(screening: Screening) -> Mapping[str, list[Reason]]:
    found: dict[str, list[Reason]] = {}
    for line in screening.goods:
        held = found.setdefault(line.row.text("id"), [])
        result, because = _OF_OUTCOME.get(line.found.answer, (MATCH, GOODS_LISTED))
        decision = screening.decided.get(goods_digests(line))
        if result == NO_HIT:
            held.append(Reason(result, because, False))
        elif (
            decision and decision.kind == FALSE_POSITIVE and is_in_force(decision, screening.policy)
        ):
            held.append(Reason(NO_HIT, DECIDED, False))
        elif result == MATCH and not screening.closes(line.list, EXPORT):
            held.append(Reason(result, POLICY, False))
        else:
            held.append(Reason(result, because, True))
    return found


def _reasons_of_proposal(
    screening: Screening,
    name: str,
    taking_part: Sequence[str],
    by_party: Mapping[str, Sequence[Reason]],
) -> list[Reason]:
    """Return what bears on a proposal: each party, asset and good of it, and who isn't known."""
    found = [reason for part in _parts_of(screening, name, by_party) for reason in _passed_on(part)]
    subjects = {subject for party in screening.parties for subject in party.subjects}
    if any(other not in subjects for other in taking_part):
        found.append(_of_silence(screening, NOT_SCREENABLE, NOT_A_PARTY))
    return found


def _parts_of(
    screening: Screening, name: str, by_party: Mapping[str, Sequence[Reason]]
) -> Iterator[Gate]:
    """Yield the gates of the parties, assets and goods of a proposal."""
    for party in screening.everybody:
        if name in party.proposals:
            yield _gate(party.id, _kind(party), by_party.get(party.id, ()))
    for subject, reasons in _reasons_of_goods(screening).items():
        rows = [line.row for line in screening.goods if line.row.text("id") == subject]
        if name in rows[0].ids("proposal"):
            yield _gate(subject, GOODS, reasons)


def parts(screening: Screening) -> tuple[tuple[str, Gate], ...]:
    """Return the proposals with the gate of each part of theirs, by proposal, kind and id."""
    by_party = _reasons_by_party(screening)
    made = [
        (row.text("id"), gate)
        for row in screening.proposals
        for gate in _parts_of(screening, row.text("id"), by_party)
    ]
    return tuple(sorted(made, key=lambda one: (one[0], one[1].kind, one[1].subject)))


def _passed_on(gate: Gate) -> Iterator[Reason]:
    closed = gate.gate == CLOSED
    yield Reason(gate.result, PARTY_CLOSED if closed else gate.because, closed)
