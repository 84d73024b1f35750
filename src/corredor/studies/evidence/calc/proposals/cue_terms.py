"""Terms of stages in their surroundings: how each governs its thing, and whether it counts."""

from __future__ import annotations

from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.proposals.clause import Clause, softened

CHAIN = 5
"""How many tokens a cue may stand after the one that governs it."""
ATTACHED = 8
"""How many tokens after a noun such as "proposal" its complement or verb may begin."""
FRAMED = 14
"""How many tokens after a noun such as "step" the verb that says what it is may stand."""
SHORT = ("н", "на", "но", "ны", "т", "та", "то", "ты")
"""Endings of Russian participles that are predicates: «подписан», «принята»."""
PERFECT = frozenset(
    ("ha", "han", "he", "hemos", "había", "habían", "haya", "hayan", "habría", "has", "have", "had")
)


def form_of(clause: Clause, hit: Hit) -> str:
    """Return how a cue governs its thing; empty where it is none here."""
    tag, note, at = hit.tag, hit.term.note, hit.first
    if note in ("noun", "frame", "need"):
        return "noun" if _complemented(clause, hit) else ""
    if tag == "x":
        if note == "bare":
            return "state"
        bare = any(clause.any_at(k, "aux", "link") for k in range(at - 3, at))
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


def opens_at(clause: Clause, hit: Hit) -> int:
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


def is_between_names(clause: Clause, at: int) -> bool:
    """Whether a dash joins two names, as in a route."""
    joins = clause.word(at) in "—–-" and bool(clause.word(at))
    return joins and bool(clause.named.get(at - 1)) and bool(clause.named.get(at + 1))


def _infinitive(clause: Clause, at: int) -> bool:
    work = clause.at(at, "work")
    return work is not None and work.tag == "i"


def denial_in(clause: Clause) -> int:
    """Return the first token of a denial, behind which nothing counts; the clause's end if none.

    To refute a proposal is to refuse it, and no denial.
    """
    for hit in clause.scan.between("deny", clause.first, clause.last):
        terms = (*clause.scan.layers(hit.first), *clause.scan.layers(hit.first - 1))
        if not any(term.last > hit.first and is_refusal(clause, term) for term in terms):
            return hit.first
    return clause.last


def is_refusal(clause: Clause, hit: Hit) -> bool:
    """Whether a term is one of refusing that has what it needs.

    "Reject" needs nothing, "decline" a noun such as "offer" as its object or, in the passive, as
    its subject: exports decline, too.
    """
    if hit.term.note != "declines":
        return hit.term.note == "refusal"
    for at in range(hit.last, min(clause.last, hit.last + CHAIN)):
        if is_proposal(clause, at):
            return True
        if clause.any_at(at, "and", "to", "into", "with", "stop", "work"):
            break
    passive = any(clause.any_at(at, "aux") for at in range(hit.first - 3, hit.first))
    start = max(clause.first, hit.first - FRAMED)
    return (passive or clause.language == "ru") and any(
        is_proposal(clause, at) for at in range(start, hit.first)
    )


def is_proposal(clause: Clause, at: int) -> bool:
    """Whether a noun of proposing, or one that may point back to a proposal, stands at a token."""
    cue = clause.at(at, "stage")
    noun = cue is not None and (cue.tag == "n" or cue.term.note in ("noun", "frame"))
    return noun or clause.any_at(at, "generic")
