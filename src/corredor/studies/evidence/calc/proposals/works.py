"""Things that clauses tell: "to build a port", "creating a register"."""

from __future__ import annotations

from typing import NamedTuple

from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.phrases import phrase_end, sector_of
from corredor.studies.evidence.calc.records import Mention

NOUN = 3
"""How many tokens of the object of a verb of creating are looked at for its noun."""
SHORT = 3
"""Letters of the longest pronoun: «его»."""
OBJECT = 12
"""How many tokens a verb of making may stand before its object."""


class Thing(NamedTuple):
    """Tokens `first` to `last`, exclusive, of a thing; `kind` of its head: head, work, goods."""

    first: int
    last: int
    kind: str
    sector: str
    head: int


def may_be_thing(mention: Mention) -> bool:
    """Whether a name may be what is proposed: an event, or a site such as "Port of Mombasa"."""
    return mention.kind == "event" or (mention.kind == "place" and mention.path != "demonym")


def work_at(clause: Clause, at: int, start: int, *, co: bool) -> Thing | None:
    """Return the thing that a verb of making begins, if its object is one."""
    last = phrase_end(clause, start)
    for index in range(start, min(last, start + OBJECT)):
        named = clause.named.get(index)
        if (named is not None and not may_be_thing(named)) or clause.any_at(index, "pronoun"):
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


def created(clause: Clause, at: int, work: Hit) -> Thing | None:
    """Return the thing that a clause of creating tells, whatever its object: "create a register".

    The object is a noun phrase of which the lexicon may know nothing but that it isn't abstract.
    Where the language has articles it has an indefinite one: "create jobs" tells no thing.
    """
    if work.term.note != "create" or work.tag not in "igsc" or at in clause.named:
        return None
    first, last = work.last, phrase_end(clause, work.last)
    article = clause.at(first, "article")
    if clause.language != "ru" and (article is None or clause.any_at(first, "det", "own")):
        return None
    inner = range(first if article is None else article.last, last)
    if any(clause.any_at(k, "abstract", "hollow") for k in inner):
        return None
    nouns = (k for k in inner[:NOUN] if len(clause.word(k)) > SHORT)
    if not any(clause.is_plain(k) or clause.any_at(k, "sector") for k in nouns):
        return None
    return Thing(at, last, "work", sector_of(clause, at, last, ""), at)


def _modifies(clause: Clause, after: int) -> bool:
    """Whether an English noun modifies the word after it: "energy sector"."""
    word = clause.word(after)
    if not word[:1].isalpha() or not word.isascii() or clause.named.get(after):
        return False
    kinds = ("and", "into", "to", "with", "by", "stop", "relative", "aux", "verb", "head", "sector")
    return clause.language == "en" and not clause.any_at(after, *kinds)
