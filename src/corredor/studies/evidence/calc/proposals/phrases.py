"""Where noun phrases begin and end, and the sectors that they name."""

from __future__ import annotations

from collections.abc import Iterator

from corredor.studies.evidence.calc.proposals.clause import Clause

REACH = 45
"""How many tokens from its cue the last of the things may begin."""
LENGTH = 32
"""How many tokens a thing may have."""
GENERIC_SECTORS = ("", "deal", "energy", "trade", "investment", "business-cooperation", "logistics")
"""Classes that yield to a narrower one named in the same phrase."""
ASIDE = 9
"""How many tokens an aside in brackets within a thing may have."""
OPENING, CLOSING = frozenset("«“„"), frozenset("»”“")
"""Marks that open and close a name."""
BEFORE = frozenset(
    (
        *("into", "to", "by", "with", "and", "stop", "relative", "aux", "not", "pronoun", "link"),
        "verb",
    )
)
"""Kinds of words before a noun phrase that are no part of it."""
ENDS_PHRASE = frozenset('.;:()[]«»“”"!?—–…')


def clause_start(clause: Clause, end: int) -> int:
    """Return the token at which the clause of a verb begins."""
    at = end - 1
    while at > max(clause.first, end - REACH):
        terms, word = clause.scan.terms[at], clause.scan.words[at]
        if word in CLOSING and (opens := before_title(clause, at)) < at:
            at = opens
            continue
        if "stop" in terms or "relative" in terms or word in ENDS_PHRASE:
            return at + 1
        at -= 1
    return max(clause.first, at)


def before_title(clause: Clause, closing: int) -> int:
    """Return the token before a short name in marks that a token closes, itself without one."""
    if clause.word(closing) not in CLOSING:
        return closing
    for at in range(closing - 1, max(clause.first, closing - ASIDE) - 1, -1):
        if clause.word(at) in OPENING:
            return at - 1
    return closing


def after_title(clause: Clause, at: int) -> int:
    """Return the token after a name in marks that opens at a token, the token itself without one.

    A name follows a noun of what it names, or is one that the document names: «проект „Север“».
    """
    if clause.word(at) not in OPENING:
        return at
    if not (clause.named.get(at - 1) or clause.named.get(at + 1) or clause.any_at(at - 1, "head")):
        return at
    for end in range(at + 2, min(at + ASIDE, clause.last)):
        if clause.word(end) in CLOSING:
            return end + 1
    return at


def phrase_start(clause: Clause, head: int, limit: int) -> int:
    """Return the token at which the noun phrase of a head begins, not before `limit`."""
    at = head
    while at > limit and at > head - 6:
        before = at - 1
        word = clause.word(before)
        if not word[:1].isalnum() or _ends_before(clause, before):
            break
        if (
            clause.language != "en"
            and _is_place(clause, before)
            and not _is_adjective(clause, before)
        ):
            break
        at = before
        if clause.any_at(before, "article", "det"):
            break
    return at


def _ends_before(clause: Clause, index: int) -> bool:
    if clause.any_at(index, "article"):
        return False
    if clause.inside(index, BEFORE):
        return True
    cue, work = clause.at(index, "stage"), clause.at(index, "work")
    if cue is not None and cue.term.note != "frame" and cue.tag != "a":
        return True
    return work is not None and work.tag in "iftcsg" and not clause.any_at(index, "head", "sector")


def phrase_end(clause: Clause, start: int) -> int:
    """Return the token at which a noun phrase ends, exclusive, its complements included."""
    at, limit = start, min(clause.last, start + LENGTH)
    while at < limit:
        if clause.is_plain(at):
            at += 1
            continue
        word, terms = clause.scan.words[at], clause.scan.terms[at]
        if word == "(" and after_aside(clause, at) > at + 1:
            at = after_aside(clause, at)
            continue
        if (after := after_title(clause, at)) > at:
            at = after
            continue
        if word in "—–-" and _between_places(clause, at):
            at += 1
            continue
        if word in ENDS_PHRASE or "stop" in terms or "relative" in terms:
            break
        if word == "," and not _list_of_names(clause, at) and not clause.any_at(at + 1, "such"):
            break
        if "and" in terms and word != "," and _thing_follows(clause, at):
            break
        if new_predicate(clause, at):
            break
        at = _term_end(clause, at)
    while at > start and clause.any_at(at - 1, "and", "into", "to", "with", "aux"):
        at -= 1
    return min(at, limit)


def _term_end(clause: Clause, at: int) -> int:
    """Return the token after the longest sector or head that begins at a token."""
    hits = (clause.at(at, "sector"), clause.at(at, "head"))
    return max([at + 1, *(hit.last for hit in hits if hit is not None)])


def _list_of_names(clause: Clause, comma: int) -> bool:
    after = comma + 2 if clause.any_at(comma + 1, "and") else comma + 1
    return _is_place(clause, comma - 1) and _is_place(clause, after)


def _between_places(clause: Clause, at: int) -> bool:
    return _is_place(clause, at - 1) and _is_place(clause, at + 1)


def _is_place(clause: Clause, at: int) -> bool:
    mention = clause.named.get(at)
    return mention is not None and mention.kind == "place"


def _is_adjective(clause: Clause, at: int) -> bool:
    mention = clause.named.get(at)
    return mention is not None and mention.path == "demonym"


def _thing_follows(clause: Clause, at: int) -> bool:
    """Whether a member of a list with a head of its own follows a joining word."""
    joining = clause.at(at, "and")
    start = joining.last if joining is not None else at + 1
    if clause.any_at(start, "to") and (after := clause.at(start + 1, "work")) is not None:
        return after.tag == "i"
    for index in range(start, min(start + 5, clause.last)):
        if clause.named.get(index) is not None and clause.named[index].path != "demonym":
            return False
        work = clause.at(index, "work")
        if clause.any_at(index, "head") and clause.named.get(index) is None:
            return True
        if work is not None and work.tag in "ig" and index == start:
            return True
        if (
            clause.any_at(index, "into", "to", "with", "stop", "relative")
            or clause.word(index) in ",.;"
        ):
            return False
    return False


def is_matter(clause: Clause, first: int) -> bool:
    """Whether a phrase is what a "question of" or "possibility of" before it is about."""
    at = first - 1
    while at > first - ASIDE // 2 and clause.any_at(at, "into", "article"):
        at -= 1
    return clause.any_at(at, "matter")


def new_predicate(clause: Clause, at: int) -> bool:
    """Whether a verb with a subject of its own stands at a token."""
    if not clause.first <= at < clause.last or at in clause.named:
        return False
    terms = clause.scan.terms[at]
    if not terms:
        return False
    nominal = "head" in terms or "article" in terms or "sector" in terms
    nominal = nominal or ("generic" in terms and clause.any_at(at - 1, "det"))
    if "verb" in terms and not nominal:
        return True
    if "aux" in terms and clause.word(at) not in (
        "be",
        "been",
        "being",
        "ser",
        "se",
        "быть",
    ):
        return True
    cue = terms.get("stage")
    return cue is not None and cue.tag in "ftc" and not nominal


def after_aside(clause: Clause, at: int) -> int:
    """Return the token after a short aside in brackets that begins at a token, else the next."""
    if clause.word(at) == "(":
        for end in range(at + 1, min(at + ASIDE, clause.last)):
            if clause.word(end) == ")":
                return end + 1
    return at + 1


def sector_of(clause: Clause, first: int, last: int, head: str) -> str:
    """Return the narrowest sector named in a phrase, the head's own if there is no narrower."""
    named = [*_sectors(clause, first, last, "sector"), head, *_sectors(clause, first, last, "head")]
    narrow = [sector for sector in named if sector not in GENERIC_SECTORS]
    broad = [sector for sector in named if sector not in ("", "deal")]
    return (narrow or broad or [""])[0]


def _sectors(clause: Clause, first: int, last: int, kind: str) -> Iterator[str]:
    for index in range(first, last):
        named = clause.named.get(index)
        if named is not None and named.kind not in ("event", "work", "place"):
            continue
        hit = clause.at(index, kind)
        if hit is not None:
            yield hit.term.value
