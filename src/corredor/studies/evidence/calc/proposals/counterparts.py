"""To whom a proposal is made: the names that "to" and "with" govern, and partners."""

from __future__ import annotations

from collections.abc import Sequence

from corredor.studies.evidence.calc.proposals.actors import ACTORS, actors_in
from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.context import Party
from corredor.studies.evidence.calc.proposals.cues import Cue
from corredor.studies.evidence.calc.proposals.phrases import CLOSING, OPENING
from corredor.studies.evidence.calc.proposals.works import Thing
from corredor.studies.evidence.calc.records import Mention

BACK = 40
"""How many tokens after "with" the last name of its list may stand."""

WORKS = frozenset(
    (
        *("energy", "nuclear-energy", "gas", "oil", "renewable-energy", "mineral-extraction"),
        *("maritime-transport", "road-transport", "rail-transport", "manufacturing", "water"),
    )
)
"""Classes of things built, by which a name is one of a site."""


def counterparts_of(
    clause: Clause, cue: Cue, things: Sequence[Thing], proposer: Party
) -> list[Mention]:
    """Return to whom a sentence says that something is proposed, or with whom it is signed.

    More than one stand in a list: "signed agreements with A and with B".
    """
    end = things[-1].last if things else cue.last
    start = things[0].first if things else cue.last
    found = [
        m
        for at, m in actors_in(clause, cue.last, start)
        if _other(m, proposer) and not _is_facility(clause, at)
    ]
    if found and cue.form != "noun":
        return found[:1]
    joined: list[Mention] = []
    for first in (cue.last, start):
        for at in range(first, min(end + BACK // 2, clause.last)):
            terms = clause.scan.terms[at]
            if "stop" in terms or clause.scan.words[at] in ".;:":
                break
            if "to" in terms or "with" in terms:
                joined += _listed(clause, at + 1, proposer)
                if joined:
                    return joined
    return found[:1] if cue.form != "noun" else []


def _listed(clause: Clause, start: int, proposer: Party) -> list[Mention]:
    """Return the names that a preposition governs: one, or a list joined by "and with"."""
    found: list[Mention] = []
    at = start
    while at < min(start + BACK, clause.last):
        mention = clause.named.get(at)
        if mention is not None:
            acts = mention.kind in ACTORS and not _modifier(clause, at, mention)
            if acts and _other(mention, proposer) and mention not in found:
                found.append(mention)
            at += 1
            continue
        if clause.word(at) in ".;:" or clause.any_at(at, "stop", "work", "stage", "relative"):
            break
        if found and not clause.any_at(at, "and", "with", "article", "to"):
            break
        if found and clause.word(at) == "," and not clause.any_at(at + 1, "and"):
            break
        if not found and (at - start > 7 or clause.any_at(at, "head") or _leaves(clause, at)):
            break
        at += 1
    return found


def _modifier(clause: Clause, at: int, mention: Mention) -> bool:
    """Whether a name only tells which plant or route is meant: "the Arauco pulp plant"."""
    first = last = at
    while clause.named.get(last) is mention:
        last += 1
    while clause.named.get(first - 1) is mention:
        first -= 1
    if mention.kind == "place" and mention.path == "demonym":
        return False
    if any(_is_facility(clause, k) for k in (first, last - 1)):
        return True
    after = clause.language == "en" and clause.any_at(last, "head", "sector")
    return after or clause.any_at(first - 1, "head")


def _is_facility(clause: Clause, at: int) -> bool:
    """Whether a word of a name is one for works: a plant or port proposes nothing."""
    head = clause.at(at, "head")
    return head is not None and head.term.value in WORKS


def _leaves(clause: Clause, at: int) -> bool:
    """Whether a preposition other than "of" begins a phrase of its own."""
    return clause.any_at(at, "into") and clause.word(at) not in ("of", "de", "del")


def _other(mention: Mention, proposer: Party) -> bool:
    """Whether a mention is somebody else than the proposer, and of another country."""
    if mention.entity and mention.entity == proposer.entity:
        return False
    if mention.kind == "place" and mention.country and mention.country == proposer.country:
        return False
    return mention.kind != "person" or bool(mention.entity)


def partner_of(clause: Clause, proposer: Mention) -> Mention | None:
    """Return the name that stands in a list with the proposer: "Kenya and Japan negotiate"."""
    at = clause.first
    while at < clause.last and clause.named.get(at) is not proposer:
        at += 1
    while at < clause.last and (clause.named.get(at) is proposer or clause.word(at) in CLOSING):
        at += 1
    if at >= clause.last or clause.word(at) == "," or not clause.any_at(at, "and"):
        return None
    while at < clause.last and (clause.any_at(at, "and", "article") or clause.word(at) in OPENING):
        at += 1
    partner = clause.named.get(at)
    return partner if partner is not None and partner.kind in ACTORS else None


def sides_in(clause: Clause, first: int, last: int) -> list[Mention]:
    """Return the two sides that a phrase names: "an agreement between Chile and Vietnam"."""
    for at in range(first, last):
        if clause.word(at) in ("between", "entre", "между"):
            named = [mention for _, mention in actors_in(clause, at, last)][:2]
            if len(named) == 2 and named[0].country != named[1].country:
                return named
    return []
