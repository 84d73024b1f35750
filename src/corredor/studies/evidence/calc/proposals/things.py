"""The things proposed: noun phrases with a head that can be built, supplied, held or signed."""

from __future__ import annotations

from dataclasses import dataclass

from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.phrases import (
    ENDS_PHRASE,
    REACH,
    after_aside,
    clause_start,
    new_predicate,
    phrase_end,
    phrase_start,
    sector_of,
)
from corredor.studies.evidence.calc.records import Mention

LEAD = 14
"""How many tokens from its cue, or from the thing before it, a thing may begin."""
GOVERNING = frozenset(("into", "by", "with", "to"))
"""Prepositions, by kind, that take a noun out of the running for a subject."""
OBJECT = 12
"""How many tokens a verb of making may stand before its object."""


@dataclass(frozen=True)
class Thing:
    """Tokens `first` to `last`, exclusive, of a thing; `kind` of its head: head, work, goods."""

    first: int
    last: int
    kind: str
    sector: str
    head: int


def things_after(
    clause: Clause, start: int, *, goods: bool = False, colon: bool = False
) -> list[Thing]:
    """Return the things that begin after a token, one for each member of a list.

    With `goods` a substance or good counts by itself, as after "offers"; with `colon` a colon
    may stand before the first thing.
    """
    found: list[Thing] = []
    at, limit = start, min(clause.last, start + REACH)
    if not clause.scan.has(("head", "work", "sector"), start, limit):
        return found
    gap = 0
    while at < limit and gap < LEAD:
        if clause.is_plain(at):
            if found and at - found[-1].last > OBJECT // 2:
                break
            at, gap = at + 1, gap + 1
            continue
        word = clause.word(at)
        if word in ENDS_PHRASE:
            if word == ":" and not (colon and not found):
                break
            if word not in ':—–«»“”"(':
                break
        if clause.any_at(at, "stop") or new_predicate(clause, at):
            break
        if clause.any_at(at, "relative") and found:
            break
        thing = _thing_at(clause, at, start, goods=goods or bool(found))
        if thing is None:
            if (
                not clause.named.get(at)
                and clause.at(at, "abstract")
                and not _premodifies(clause, at)
            ):
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
    if named is not None and _may_be_thing(named):
        return _event(clause, at, named)
    if named is not None and named.path != "demonym":
        return None
    head = clause.at(at, "head") or _generic(clause, at)
    work = clause.at(at, "work")
    if work is not None and work.tag in "igsc" and not (head and _nominal(clause, at)):
        return _work(clause, at, work.last, co=work.term.value == "co")
    if head is not None and head.tag != "z":
        first = phrase_start(clause, at, start)
        last = phrase_end(clause, head.last)
        return Thing(first, last, "head", sector_of(clause, first, last, head.term.value), at)
    good = clause.at(at, "sector") if goods else None
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


def _may_be_thing(mention: Mention) -> bool:
    """Whether a name may be what is proposed: an event, or a site such as "Port of Mombasa"."""
    return mention.kind == "event" or (mention.kind == "place" and mention.path != "demonym")


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


def _work(clause: Clause, at: int, start: int, *, co: bool) -> Thing | None:
    """Return the thing that a verb of making begins, if its object is one."""
    last = phrase_end(clause, start)
    for index in range(start, min(last, start + OBJECT)):
        named = clause.named.get(index)
        if named is not None and not _may_be_thing(named):
            continue
        hit = clause.at(index, "head") or clause.at(index, "sector")
        if clause.at(index, "abstract") and hit is None and not co:
            return None
        if hit is not None and hit.term.kind == "sector" and _modifies(clause, hit.last):
            hit = hit if co else None
        if hit is not None and (hit.term.kind == "head" or hit.term.note == "goods" or co):
            sector = sector_of(clause, at, last, hit.term.value)
            return Thing(at, last, "work", sector, at)
    return Thing(at, last, "work", "", at) if co and last > start + 1 else None


def _modifies(clause: Clause, after: int) -> bool:
    """Whether an English noun modifies the word after it: "energy sector"."""
    word = clause.word(after)
    if not word[:1].isalpha() or not word.isascii() or clause.named.get(after):
        return False
    kinds = ("and", "into", "to", "with", "by", "stop", "relative", "aux", "verb", "head", "sector")
    return clause.language == "en" and not clause.any_at(after, *kinds)


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
        if named is not None and _may_be_thing(named):
            event = _event(clause, at, named)
            if event is not None and (nearest or not _is_governed(clause, event.first)):
                heads.append(event)
            at = event.last if event is not None else at + 1
            continue
        head = clause.at(at, "head") or clause.at(at, "generic")
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
    return clause.inside(first - 1, GOVERNING)
