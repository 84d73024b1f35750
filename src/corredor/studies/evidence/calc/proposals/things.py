"""The things proposed: noun phrases with a head that can be built, supplied, held or signed."""

from __future__ import annotations

from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.phrases import (
    ENDS_PHRASE,
    REACH,
    after_aside,
    clause_start,
    is_matter,
    new_predicate,
    phrase_end,
    phrase_start,
    sector_of,
)
from corredor.studies.evidence.calc.proposals.works import (
    OBJECT,
    Thing,
    created,
    may_be_thing,
    work_at,
)
from corredor.studies.evidence.calc.records import Mention

LEAD = 14
"""How many tokens from its cue, or from the thing before it, a thing may begin."""
GOVERNING = frozenset(("into", "by", "with", "to"))
"""Prepositions, by kind, that take a noun out of the running for a subject."""
THINGS = ("head", "work", "sector", "generic")
"""Kinds of words of which a thing has one."""


def things_after(
    clause: Clause, start: int, *, goods: bool = False, colon: bool = False, made: bool = False
) -> list[Thing]:
    """Return the things that begin after a token, one for each member of a list.

    With `goods` a substance or good counts by itself, as after "offers"; with `colon` a colon
    may stand before the first thing; with `made` whatever is to be created counts, as after
    "proposes to".
    """
    found: list[Thing] = []
    at, limit = start, min(clause.last, start + REACH)
    if not clause.scan.has(THINGS, start, limit):
        return found
    gap = 0
    while at < limit and gap < LEAD:
        if clause.is_plain(at):
            if found and at - found[-1].last > OBJECT // 2:
                break
            at, gap = at + 1, gap + 1
            continue
        word, terms = clause.scan.words[at], clause.scan.terms[at]
        if word in ENDS_PHRASE:
            if word == ":" and not (colon and not found):
                break
            if word not in ':—–«»“”"(':
                break
        if "stop" in terms or (found and "relative" in terms) or new_predicate(clause, at):
            break
        thing = _thing_at(clause, at, start, goods=goods or bool(found))
        if thing is None and made and (work := terms.get("work")) is not None:
            thing = created(clause, at, work)
        if thing is None:
            hollow = "abstract" in terms and "matter" not in terms and at not in clause.named
            if hollow and not _premodifies(clause, at):
                break
            if found and at - found[-1].last > OBJECT // 2:
                break
            at, gap = after_aside(clause, at), gap + 1
            continue
        if found and not _in_list(clause, found[-1].last, thing.first):
            break
        found.append(thing)
        at, gap = thing.last, 0
    return found


def _premodifies(clause: Clause, at: int) -> bool:
    """Whether a noun stands before another one of its phrase, as in "model plant"."""
    return clause.at(at + 1, "head") is not None


def _in_list(clause: Clause, end: int, start: int) -> bool:
    """Whether words that join lists stand between two things, and no others but one."""
    at = end
    while (joining := clause.at(at, "and")) is not None and joining.last <= start:
        at = joining.last
    return end < at and start - at <= 1 and not clause.any_at(start - 1, "with", "into")


def _thing_at(clause: Clause, at: int, start: int, *, goods: bool) -> Thing | None:
    named = clause.named.get(at)
    if named is not None and may_be_thing(named):
        return _event(clause, at, named)
    if named is not None and named.path != "demonym":
        return None
    terms = clause.scan.terms[at]
    if not terms:
        return None
    head = terms.get("head") or _generic(clause, at)
    work = terms.get("work")
    if work is not None and work.tag in "igsc" and not (head and _nominal(clause, at)):
        return work_at(clause, at, work.last, co=work.term.value == "co")
    if head is not None and head.tag != "z":
        first = phrase_start(clause, at, start)
        last = phrase_end(clause, head.last)
        return Thing(first, last, "head", sector_of(clause, first, last, head.term.value), at)
    good = terms.get("sector") if goods else None
    if good is not None and good.term.note == "goods":
        first = phrase_start(clause, at, start)
        if any(clause.any_at(k, "into") for k in (first - 1,)):
            return None
        last = phrase_end(clause, good.last)
        return Thing(first, last, "goods", sector_of(clause, first, last, ""), at)
    return None


def _event(clause: Clause, at: int, mention: Mention) -> Thing | None:
    """Return the thing that the name of an event or site is, if its noun can be one."""
    last = at + 1
    while clause.named.get(last) is mention:
        last += 1
    heads = [hit for k in range(at, last) if (hit := clause.at(k, "head")) is not None]
    if not heads:
        return None
    first = phrase_start(clause, at, clause.first)
    kind = "event" if mention.kind == "event" else "head"
    return Thing(first, last, kind, heads[0].term.value, heads[0].first)


def _generic(clause: Clause, at: int) -> Hit | None:
    """Return a noun such as "proposal" where it points back, as in "the proposal"."""
    hit = clause.at(at, "generic")
    return hit if hit is not None and clause.any_at(at - 1, "det") else None


def _nominal(clause: Clause, at: int) -> bool:
    """Whether an English word that is noun and verb is a noun here."""
    before = clause.word(at - 1)
    return before not in ("to", "and", ",") and not clause.any_at(
        at - 1, "pronoun", "stage", "soft"
    )


def things_before(clause: Clause, end: int, *, nearest: bool) -> list[Thing]:
    """Return the thing that is the subject of a verb at a token: none or one.

    With `nearest` it is the noun right before, as in "the agreement signed in May"; otherwise
    the first noun of the clause that no preposition governs.
    """
    start = clause_start(clause, end)
    heads: list[Thing] = []
    at = start
    while at < end:
        named = clause.named.get(at)
        if named is not None and may_be_thing(named):
            event = _event(clause, at, named)
            if event is not None and (nearest or not _is_governed(clause, event.first)):
                heads.append(event)
            at = event.last if event is not None else at + 1
            continue
        terms = clause.scan.terms[at]
        head = terms.get("head") or terms.get("generic")
        if head is None or (named is not None and named.path != "demonym"):
            at += 1
            continue
        first = phrase_start(clause, at, start)
        last = min(phrase_end(clause, head.last), end)
        while last > head.last and clause.any_at(last - 1, "and", "aux"):
            last -= 1
        sector = sector_of(clause, first, last, head.term.value)
        thing = Thing(first, last, "head", sector, at)
        if nearest or not _is_governed(clause, first):
            heads.append(thing)
        at = max(last, head.last)
    if not heads:
        return []
    return [heads[-1] if nearest else heads[0]]


def _is_governed(clause: Clause, first: int) -> bool:
    return clause.inside(first - 1, GOVERNING) and not is_matter(clause, first)
