"""Cues of stages: which words say how far a proposal is, and which of them count."""

from __future__ import annotations

from typing import NamedTuple, cast

from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.proposals.clause import Clause, negated, softened
from corredor.studies.evidence.calc.proposals.cue_terms import (
    CHAIN,
    FRAMED,
    denial_in,
    form_of,
    is_refusal,
    opens_at,
)
from corredor.studies.evidence.calc.records import STAGES, Stage

ENDS = ("suspended", "cancelled")
PROPOSED, NEGOTIATED, SIGNED, UNDER_WAY = (
    STAGES.index(stage) for stage in ("proposed", "negotiated", "signed", "under_way")
)
GOVERNED = 8
"""How many tokens after a denied cue a verb of making that it governs may stand."""
OBJECT = 7
"""How many tokens after a verb of making in the future its object may begin."""


class Cue(NamedTuple):
    """Words that give a stage: tokens `first` to `last`, exclusive.

    `form` is how they govern: ``active``, ``passive``, ``attribute`` (a participle at its
    noun), ``noun`` or ``state`` ("under way"). `agent` is the token of the verb whose subject
    proposes: that of the first verb of a chain; `opens` the token from which on things stand;
    `noun` that of a noun such as "offer" which the verb has as its object, -1 without one.
    ``middle`` is a verb whose subject may be the thing: "flights start". `refuses` marks a verb or
    noun of refusing, whose subject is the other side: "Kenya turned down the offer".
    """

    first: int
    last: int
    stage: Stage
    form: str
    agent: int
    opens: int
    noun: int = -1
    refuses: bool = False


def cues_in(clause: Clause) -> list[Cue]:
    """Return the cues of a sentence in order, chains of cues made one."""
    found: list[Cue] = []
    end = clause.first
    places = clause.scan.spots("stage", clause.first, clause.last)
    plans = clause.scan.spots("plan", clause.first, clause.last)
    denial, denied = denial_in(clause), clause.first - FRAMED
    for at in sorted({*places, *plans}) if plans else places:
        if at > denial:
            break
        if at < end or at in clause.named:
            continue
        if negated(clause, at, end):
            denied = at
            continue
        readings = _readings(clause, at)
        cue = _chained(clause, readings[0], found) if readings else None
        end = readings[0].last if readings else end
        if cue is None and (plan := clause.at(at, "plan")) is not None and at > denied + GOVERNED:
            cue = _planned(clause, plan, found)
        if cue is not None:
            found.append(cue)
            end = max(end, cue.last)
    return found


def _planned(clause: Clause, hit: Hit, found: list[Cue]) -> Cue | None:
    """Return the cue that a verb of making is where it tells of the future or of work going on.

    "Will build a plant" is a plan; "is building one" is under way. Its object follows at once.
    What somebody only studies is none: "studies the possibility of building a plant".
    """
    before = found[-1] if found else None
    if before is not None and before.stage == "interest" and hit.first <= before.last + CHAIN:
        return None
    if not any(clause.any_at(at, "head") for at in range(hit.last, hit.last + OBJECT)):
        return None
    soft = softened(clause, hit.first)
    if hit.tag == "g" and clause.any_at(hit.first - 1, "aux", "going") and not soft:
        stage: Stage = "under_way"
    elif hit.tag == "u" or (hit.tag == "i" and soft):
        stage = "proposed"
    else:
        return None
    return Cue(hit.first, hit.last, stage, "active", hit.first, hit.last)


def talks_go_on(clause: Clause, cue: Cue) -> bool:
    """Whether a cue is of talks of which a sentence says only that they go on."""
    if STAGES.index(cue.stage) != NEGOTIATED or cue.form != "noun":
        return False
    return clause.any_at(cue.last, "continue")


def _readings(clause: Clause, at: int) -> list[Hit]:
    """Return the stage terms at a token that its surroundings allow, verbs and nouns told apart."""
    hits = [hit for hit in clause.scan.layers(at) if hit.term.kind == "stage"]
    if len(hits) < 2:
        return hits
    noun = _as_noun(clause, at)
    right = [hit for hit in hits if (hit.tag == "n") == noun]
    longest = max(hit.last for hit in hits)
    return [hit for hit in right if hit.last == longest] or [
        hit for hit in hits if hit.last == longest
    ]


def _as_noun(clause: Clause, at: int) -> bool:
    """Whether a word that is noun and verb is a noun here."""
    before = at - 1
    word = clause.word(before)
    if word.endswith(("'s", "s'")) or clause.any_at(before, "article", "det", "into"):
        return True
    if clause.named.get(before) or clause.any_at(
        before, "to", "aux", "pronoun", "soft", "relative"
    ):
        return False
    if word in ",;:.—" or word == "":
        return True
    return not clause.any_at(before, "and")


def _chained(clause: Clause, hit: Hit, found: list[Cue]) -> Cue | None:
    """Return the cue that a term makes, joined to the one before where that governs it."""
    stage, form = cast(Stage, hit.term.value), form_of(clause, hit)
    before = found[-1] if found else None
    near = before is not None and _governs(clause, before, hit)
    rank = STAGES.index(stage)
    refuses = is_refusal(clause, hit)
    if form == "" or (hit.term.note == "declines" and not refuses):
        return None
    if before is not None and near:
        return _joined(clause, before, hit, stage, form, found)
    lasting = hit.tag == "g" and rank != SIGNED and clause.any_at(hit.first - 1, "going")
    finite = lasting or _plural_present(clause, hit)
    if hit.tag in "ig" and form in ("active", "middle") and not finite:
        if rank >= UNDER_WAY or stage == "interest":
            return None
        stage = "proposed" if rank >= SIGNED else stage
    soft = softened(clause, hit.first) or ("future" if hit.tag == "u" else "")
    soft = "soft" if hit.tag in "cs" else soft
    if soft and stage in ENDS:
        if soft == "soft":
            return None
    elif soft and STAGES.index(stage) > PROPOSED:
        stage = "proposed"
    return Cue(hit.first, hit.last, stage, form, hit.first, opens_at(clause, hit), refuses=refuses)


def _plural_present(clause: Clause, hit: Hit) -> bool:
    """Whether a bare English form is a present with a subject: "the ministers sign"."""
    before = hit.first - 1
    return (
        clause.language == "en"
        and hit.tag == "i"
        and before >= clause.first
        and clause.word(before)[:1].isalpha()
        and not clause.any_at(before, "to", "aux", "soft", "and", "not")
    )


def _governs(clause: Clause, before: Cue, hit: Hit) -> bool:
    """Whether a cue is the object or complement of the one before."""
    if hit.first - before.last > CHAIN:
        return False
    for at in range(before.last, hit.first):
        terms = clause.scan.terms[at]
        if "stop" in terms or "head" in terms or clause.scan.words[at] in ",;:.—()":
            return False
        if ("and" in terms or "relative" in terms) and at not in clause.named:
            return False
    return hit.tag in "ignar" or hit.term.note in ("noun", "frame", "need") or hit.tag == "x"


def _joined(
    clause: Clause, before: Cue, hit: Hit, stage: Stage, form: str, found: list[Cue]
) -> Cue | None:
    """Put one cue in the place of two: "started negotiations", "ready to sign"."""
    if before.stage in ENDS:
        found.pop()
        return before._replace(form="active", opens=hit.last, noun=hit.first)
    if stage in ENDS:
        found.pop()
        return None
    first, second = STAGES.index(before.stage), STAGES.index(stage)
    noun = hit.tag == "n" or hit.term.note == "noun"
    if noun and second != NEGOTIATED:
        kept = before.stage if second >= SIGNED or first > second else stage
    else:
        kept = cast(Stage, STAGES[min(first, second)])
    if not noun and first == SIGNED and second >= SIGNED and hit.tag == "i":
        kept = "negotiated" if second == SIGNED else "signed"
    found.pop()
    form, at = (form, hit.first) if noun else ("active", -1)
    return Cue(before.first, hit.last, kept, form, before.agent, opens_at(clause, hit), at)
