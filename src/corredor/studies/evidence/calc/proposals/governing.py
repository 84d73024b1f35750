"""Which things a cue governs: after it, before it, or before its relative clause."""

from __future__ import annotations

from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.cues import NEGOTIATED, Cue
from corredor.studies.evidence.calc.proposals.phrases import is_matter
from corredor.studies.evidence.calc.proposals.refusals import refused_noun
from corredor.studies.evidence.calc.proposals.things import things_after, things_before
from corredor.studies.evidence.calc.proposals.works import Thing
from corredor.studies.evidence.calc.records import STAGES

CREATING = ("proposed", "presented", "offered")
"""Stages at which something unheard of may be created."""
ADJACENT = 3
"""How many tokens may part a noun from the participle that follows it."""


def things_of(clause: Clause, cue: Cue) -> list[Thing]:
    """Return the things that a cue governs, on the side where its form lets them stand."""
    if cue.form in ("active", "noun"):
        things = _after(clause, cue)
    elif cue.form == "middle":
        things = _after(clause, cue) or things_before(clause, cue.first, nearest=False)
    elif cue.form == "participle":
        after = _after(clause, cue)
        near = bool(after) and after[0].first - cue.last <= 2
        before = [] if near else things_before(clause, cue.first, nearest=True)
        if clause.language == "en" and after:
            before = [thing for thing in before if thing.last == cue.first]
        things = before or after
    elif cue.form == "state" and not _copula(clause, cue):
        near = things_before(clause, cue.first, nearest=True)
        things = [thing for thing in near if thing.last == cue.first]
    else:
        things = (
            things_before(clause, cue.first, nearest=False)
            or _antecedent(clause, cue)
            or _free(clause, cue)
            or _resumed(clause, cue)
            or _adjacent(clause, cue)
        )
    if cue.refuses and not things and (noun := refused_noun(clause, cue)) is not None:
        things = [noun]
    if cue.stage == "interest":
        things = [thing for thing in things if thing.kind != "goods"]
    if STAGES.index(cue.stage) < NEGOTIATED:
        things = [thing for thing in things if not _says_nothing(clause, thing)]
    return things


def _after(clause: Clause, cue: Cue) -> list[Thing]:
    return things_after(
        clause,
        cue.opens,
        goods=cue.stage == "offered",
        colon=cue.form == "noun",
        made=cue.stage in CREATING or (cue.refuses and cue.noun >= 0),
    )


def _free(clause: Clause, cue: Cue) -> list[Thing]:
    """Return the things after a cue that no preposition governs, "question of" apart."""
    after = _after(clause, cue)
    return [
        thing
        for thing in after
        if not clause.any_at(thing.first - 1, "into") or is_matter(clause, thing.first)
    ]


def _adjacent(clause: Clause, cue: Cue) -> list[Thing]:
    """Return the noun right before a cue, whatever governs it."""
    near = things_before(clause, cue.first, nearest=True)
    return [thing for thing in near if cue.first - thing.last <= ADJACENT]


def _says_nothing(clause: Clause, thing: Thing) -> bool:
    """Whether a thing is only a general noun: "joint projects", "investment"."""
    head = clause.at(thing.head, "head")
    if thing.kind != "head" or head is None or head.term.value not in ("", "investment"):
        return False
    if points_back(clause, thing, Cue(0, 0, "interest", "active", 0, thing.head)):
        return False
    inner = [at for at in range(thing.first, thing.last) if not head.first <= at < head.last]
    return all(clause.any_at(at, "article", "det", "vague") for at in inner)


def _copula(clause: Clause, cue: Cue) -> bool:
    return any(clause.any_at(at, "aux", "link") for at in range(cue.first - 3, cue.last))


def _antecedent(clause: Clause, cue: Cue) -> list[Thing]:
    """Return the noun that a relative clause belongs to: "the route, which was suspended"."""
    for at in range(cue.first - 1, max(clause.first, cue.first - 6), -1):
        if clause.any_at(at, "relative"):
            end = at - 1 if clause.word(at - 1) == "," else at
            return things_before(clause, end, nearest=True)
    return []


def _resumed(clause: Clause, cue: Cue) -> list[Thing]:
    """Return the subject that a relative clause parts from its verb: "The dam, which ..., was"."""
    relatives = clause.scan.between("relative", clause.first, cue.first)
    if not relatives or clause.word(relatives[0].first - 1) != ",":
        return []
    subject = things_before(clause, relatives[0].first - 1, nearest=False)
    return [thing for thing in subject if thing.last >= relatives[0].first - 1]


def points_back(clause: Clause, thing: Thing, cue: Cue) -> bool:
    """Whether a thing is a bare "the proposal", "this project"; «проект» before its verb."""
    generic = clause.at(thing.head, "generic")
    return (
        thing.kind == "head"
        and generic is not None
        and thing.last <= generic.last
        and (
            clause.any_at(thing.first, "det")
            or (clause.language == "ru" and (cue.refuses or thing.last <= cue.first))
        )
    )
