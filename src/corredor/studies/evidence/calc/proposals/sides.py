"""The sides of a proposal: proposer, counterparts and claimant, by grammar, then by context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corredor.studies.evidence.calc.proposals.actors import first_actor
from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.context import (
    NOBODY,
    Party,
    context_counterpart,
    party_of,
    speaker_of,
)
from corredor.studies.evidence.calc.proposals.counterparts import (
    counterparts_of,
    partner_of,
    sides_in,
)
from corredor.studies.evidence.calc.proposals.cues import NEGOTIATED, SIGNED, Cue
from corredor.studies.evidence.calc.proposals.document import Document
from corredor.studies.evidence.calc.proposals.governing import points_back
from corredor.studies.evidence.calc.proposals.phrases import clause_start
from corredor.studies.evidence.calc.proposals.proposer import proposer_of, subject_of
from corredor.studies.evidence.calc.proposals.refusals import refusal_sides
from corredor.studies.evidence.calc.proposals.works import Thing
from corredor.studies.evidence.calc.records import STAGES, Mention, Proposal

RECENT = 40
"""How many proposals back a country may have proposed in its own name."""


def parties_of(
    document: Document,
    clause: Clause,
    cue: Cue,
    things: Sequence[Thing],
    context: tuple[tuple[int, int], Sequence[Proposal]],
) -> tuple[Party, list[Party], str]:
    """Return proposer, counterparts and claimant.

    `context` is the sentence before, by its tokens, and the proposals before.
    """
    scan = clause.scan
    start, end = scan.starts[cue.first], scan.ends[things[0].last - 1]
    speaker = speaker_of(document.quotations, start, end)
    countries, homes = document.countries, document.homes
    thing = things[0]
    if cue.refuses:
        return _refused(document, clause, cue, thing, (speaker, context[1]))
    named, mentions = _sides(clause, cue, thing)
    named = named or speaker
    proposer = NOBODY
    both = _both(document, clause, cue, thing) if named is None or named is speaker else None
    if both is not None:
        proposer, mentions = both[0], []
    elif named is not None:
        proposer = party_of(named, countries, homes)
    elif cue.form in ("active", "middle", "noun") or points_back(clause, thing, cue):
        proposer = _carried(document, clause, *context)
    mentions = counterparts_of(clause, cue, things, proposer) or mentions
    others = list(dict.fromkeys(party_of(m, countries, homes) for m in mentions))
    for other in others:
        proposer = _placed(proposer, other, document.pair)
    others = [_placed(other, proposer, document.pair) for other in others]
    if STAGES.index(cue.stage) not in (NEGOTIATED, SIGNED):
        others = others[:1]
    name = speaker.entity if speaker is not None else ""
    name = name or (proposer.entity if proposer.entity in document.bodies else "")
    proposer = _represented(document, proposer, context[1])
    others = [_represented(document, other, context[1]) for other in others]
    others = [other for other in others if other.entity != proposer.entity]
    if both is not None:
        others = [both[1]]
    if not others:
        others = [context_counterpart(clause, thing, proposer, document.pair, name, countries)]
    return proposer, others, name


def _refused(
    document: Document,
    clause: Clause,
    cue: Cue,
    thing: Thing,
    context: tuple[Mention | None, Sequence[Proposal]],
) -> tuple[Party, list[Party], str]:
    """Return proposer, counterpart and claimant of what is refused: the counterpart refuses."""
    speaker, earlier = context
    owner, refuser = refusal_sides(clause, cue, thing)
    if refuser is None and cue.form == "active":
        refuser = speaker
    sides = [
        party_of(one, document.countries, document.homes) if one is not None else NOBODY
        for one in (owner, refuser)
    ]
    name = speaker.entity if speaker is not None else ""
    name = name or (sides[1].entity if sides[1].entity in document.bodies else "")
    proposer, other = (_represented(document, side, earlier) for side in sides)
    pair, countries = document.pair, document.countries
    if not proposer.entity:
        proposer = context_counterpart(clause, thing, other, pair, name, countries)
    elif not other.entity:
        other = context_counterpart(clause, thing, proposer, pair, name, countries)
    return proposer, [other], name


def _both(document: Document, clause: Clause, cue: Cue, thing: Thing) -> tuple[Party, Party] | None:
    """Return the document's two countries where a sentence leaves it to them.

    That is where it says "both countries" or "the sides" before the verb, and where talks or a
    treaty have no sides of their own.
    """
    if len(document.pair) < 2:
        return None
    start = clause_start(clause, cue.agent)
    pairs = clause.scan.between("pair", start, max(cue.agent, thing.first))
    talks = STAGES.index(cue.stage) == NEGOTIATED and cue.form == "noun"
    head = clause.at(thing.head, "head")
    treaty = head is not None and head.term.value in ("deal", "trade")
    passive = (
        cue.form in ("passive", "state", "participle") and STAGES.index(cue.stage) >= NEGOTIATED
    )
    if pairs or talks or (passive and (treaty or _is_talks(clause, thing))):
        return document.pair[0], document.pair[1]
    return None


def _is_talks(clause: Clause, thing: Thing) -> bool:
    cue = clause.at(thing.head, "stage")
    return cue is not None and cue.term.value == "negotiated"


def _represented(document: Document, party: Party, earlier: Sequence[Proposal]) -> Party:
    """Return the body or country for which a person speaks; the person where neither is known.

    A country that proposes in its own name comes before the body of the office.
    """
    if party.entity not in document.bodies:
        return party
    slug = document.countries.get(party.country, "")
    acts = any(proposal.proposer == slug for proposal in earlier[-RECENT:])
    body = document.bodies[party.entity]
    if body and not acts:
        return Party(body, party.country or document.homes.get(body, ""), party.name)
    return Party(slug, party.country, party.name) if slug else party


def _placed(other: Party, proposer: Party, pair: Sequence[Party]) -> Party:
    """Give a side without a country the other of the document's two, if it has two."""
    codes = [party.country for party in pair[:2]]
    if other.country or not other.entity or len(codes) < 2 or proposer.country not in codes:
        return other
    return Party(other.entity, codes[1 - codes.index(proposer.country)], other.name)


def _sides(clause: Clause, cue: Cue, thing: Thing) -> tuple[Mention | None, list[Mention]]:
    """Return proposer and counterparts by the grammar of the sentence, as far as they are named."""
    proposer = proposer_of(clause, cue)
    owners = [m for at in range(thing.first, thing.head) if (m := clause.named.get(at)) is not None]
    if proposer is None and owners:
        return owners[0], []
    if proposer is None and STAGES.index(cue.stage) >= NEGOTIATED:
        sides = sides_in(clause, cue.first if cue.form == "noun" else thing.first, thing.last)
        return (sides[0], sides[1:]) if sides else (None, [])
    if proposer is None:
        return None, []
    subject = subject_of(clause, cue) if cue.noun >= 0 else None
    if subject is not None and subject.entity != proposer.entity:
        return proposer, [subject]
    partner = partner_of(clause, proposer)
    return proposer, [partner] if partner is not None else []


def _carried(
    document: Document, clause: Clause, before: tuple[int, int], earlier: Sequence[Proposal]
) -> Party:
    """Return the proposer carried over from the sentence before, if no line ends between."""
    start = clause.scan.starts[clause.first]
    first, last = before
    if first >= last:
        return NOBODY
    end = clause.scan.ends[last - 1]
    if "\n" in document.text[end:start]:
        return NOBODY
    if earlier and earlier[-1].span.end >= end and earlier[-1].proposer:
        return Party(earlier[-1].proposer, earlier[-1].countries[0])
    actor = first_actor(replace(clause, first=first, last=last))
    return party_of(actor, document.countries, document.homes) if actor is not None else NOBODY
