"""Cues of stages: which words say how far a proposal is, and which of them count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.proposals.clause import Clause, negated, softened
from corredor.studies.evidence.calc.records import STAGES, Stage

ENDS = ("suspended", "cancelled")
PROPOSED, NEGOTIATED, SIGNED, UNDER_WAY = (
    STAGES.index(stage) for stage in ("proposed", "negotiated", "signed", "under_way")
)
CHAIN = 5
"""How many tokens a cue may stand after the one that governs it."""
ATTACHED = 8
"""How many tokens after a noun such as "proposal" its complement or verb may begin."""
OBJECT = 7
"""How many tokens after a verb of making in the future its object may begin."""
FRAMED = 14
"""How many tokens after a noun such as "step" the verb that says what it is may stand."""
SHORT = ("н", "на", "но", "ны", "т", "та", "то", "ты")
"""Endings of Russian participles that are predicates: «подписан», «принята»."""
PERFECT = frozenset(
    ("ha", "han", "he", "hemos", "había", "habían", "haya", "hayan", "habría", "has", "have", "had")
)


@dataclass(frozen=True)
class Cue:
    """Words that give a stage: tokens `first` to `last`, exclusive.

    `form` is how they govern: ``active``, ``passive``, ``attribute`` (a participle at its
    noun), ``noun`` or ``state`` ("under way"). `agent` is the token of the verb whose subject
    proposes: that of the first verb of a chain; `opens` the token from which on things stand;
    `noun` that of a noun such as "offer" which the verb has as its object, -1 without one.
    ``middle`` is a verb whose subject may be the thing: "flights start".
    """

    first: int
    last: int
    stage: Stage
    form: str
    agent: int
    opens: int
    noun: int = -1


def cues_in(clause: Clause) -> list[Cue]:
    """Return the cues of a sentence in order, chains of cues made one."""
    found: list[Cue] = []
    end = clause.first
    stages = clause.scan.between("stage", clause.first, clause.last)
    plans = clause.scan.between("plan", clause.first, clause.last)
    places = (
        sorted({hit.first for hit in (*stages, *plans)}) if plans else [s.first for s in stages]
    )
    for at in places:
        if at < end or clause.named.get(at) or negated(clause, at):
            continue
        readings = _readings(clause, at)
        cue = _chained(clause, readings[0], found) if readings else None
        end = readings[0].last if readings else end
        if cue is None and (plan := clause.at(at, "plan")) is not None:
            cue = _planned(clause, plan)
        if cue is not None:
            found.append(cue)
            end = max(end, cue.last)
    return found


def _planned(clause: Clause, hit: Hit) -> Cue | None:
    """Return the cue that a verb of making is where it tells of the future or of work going on.

    "Will build a plant" is a plan; "is building one" is under way. Its object follows at once.
    """
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
    stage, form = cast(Stage, hit.term.value), _form(clause, hit)
    before = found[-1] if found else None
    near = before is not None and _governs(clause, before, hit)
    rank = STAGES.index(stage)
    if form == "":
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
    return Cue(hit.first, hit.last, stage, form, hit.first, _opens(clause, hit))


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
        return Cue(
            before.first, before.last, before.stage, "active", before.agent, hit.last, hit.first
        )
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
    return Cue(before.first, hit.last, kept, form, before.agent, _opens(clause, hit), at)


def _form(clause: Clause, hit: Hit) -> str:
    """Return how a cue governs its thing; empty where it is none here."""
    tag, note, at = hit.tag, hit.term.note, hit.first
    if note in ("noun", "frame", "need"):
        return "noun" if _complemented(clause, hit) else ""
    if tag == "x":
        bare = note == "bare" or any(clause.any_at(k, "aux", "link") for k in range(at - 3, at))
        ready = hit.term.value in ("offered", "interest")
        return "active" if ready else "state" if bare else ""
    past = "fptr" if clause.language == "ru" else "ptr"
    if note == "past" and (tag not in past or softened(clause, at)):
        return ""
    if tag == "r":
        return "passive"
    if tag != "p":
        if clause.word(at - 1) == "se":
            return "passive"
        return "middle" if hit.term.value in ("under_way", "completed") else "active"
    before = [clause.word(k) for k in range(at - 3, at)]
    if any(word in PERFECT for word in before) and not any(
        word in ("been", "sido") for word in before
    ):
        return "passive" if "se" in before else "active"
    if any(clause.any_at(k, "aux") for k in range(at - 3, at)):
        return "passive"
    if clause.language == "ru" and clause.word(at).endswith(SHORT):
        return "passive"
    return "participle"


def _opens(clause: Clause, hit: Hit) -> int:
    """Return the token from which on the things of a cue stand."""
    if hit.term.note != "frame":
        return hit.last
    return next(
        (
            link.last
            for at in range(hit.last, hit.last + FRAMED)
            if (link := clause.at(at, "link")) is not None and not is_between_names(clause, at)
        ),
        hit.last,
    )


def _complemented(clause: Clause, hit: Hit) -> bool:
    """Whether a noun of proposing has what it needs: a complement, or a verb such as "include"."""
    reach = FRAMED if hit.term.note == "frame" else ATTACHED
    for at in range(hit.last, min(hit.last + reach, clause.last)):
        terms, word = clause.scan.terms[at], clause.scan.words[at]
        if "stop" in terms or "relative" in terms or word == ".":
            return False
        if hit.term.note == "need" and word == ",":
            return False
        if "link" in terms and not is_between_names(clause, at):
            return True
        if at == hit.last and "continue" in terms:
            return True
        if hit.term.note == "frame":
            continue
        if hit.term.note == "need":
            work = terms.get("work")
            if work is not None and work.tag in "ig":
                return True
        elif at == hit.last and (
            clause.any_at(at, "to", "into", "with", "head")
            or clause.named.get(at)
            or _infinitive(clause, at)
        ):
            return True
    return False


def is_between_names(clause: Clause, at: int) -> bool:
    """Whether a dash joins two names, as in a route."""
    joins = clause.word(at) in "—–-" and bool(clause.word(at))
    return joins and bool(clause.named.get(at - 1)) and bool(clause.named.get(at + 1))


def _infinitive(clause: Clause, at: int) -> bool:
    work = clause.at(at, "work")
    return work is not None and work.tag == "i"
