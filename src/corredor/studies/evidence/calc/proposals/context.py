"""The countries of a document: which it speaks of, and where its persons and bodies belong."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.proposals.actors import actors_in
from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.works import Thing
from corredor.studies.evidence.calc.records import Mention, Quotation

INNER = 4
"""How many names after an office may lie within it."""
NESTED = 8
"""How many quotations back the one around a stretch of text may begin."""
PAIR_SHARE = 1
"""A country belongs to the pair of a document if it is named this often at least."""


class Party(NamedTuple):
    """A party: the entity, empty where the text names none, and the country, where known."""

    entity: str = ""
    country: str = ""
    name: str = ""


NOBODY = Party()
NO_HOMES: Final[Mapping[str, str]] = MappingProxyType({})


def party_of(
    mention: Mention, countries: Mapping[str, str], homes: Mapping[str, str] = NO_HOMES
) -> Party:
    """Return the party that a mention stands for; a place stands for its country.

    Examples
    --------
    >>> from corredor.studies.evidence.calc.records import Span
    >>> hanoi = Mention(Span(0, 5), "place", "Hanoi", "hanoi", country="VN")
    >>> party_of(hanoi, {"VN": "vietnam"}).entity
    'vietnam'
    """
    if mention.kind == "place" and mention.country in countries:
        return Party(countries[mention.country], mention.country, mention.name)
    country = mention.country or homes.get(mention.entity, "")
    return Party(mention.entity, country, mention.name)


def document_pair(mentions: Sequence[Mention], countries: Mapping[str, str]) -> tuple[Party, ...]:
    """Return the countries that a document speaks of most, the most frequent first."""
    counted = Counter(mention.country for mention in mentions if mention.country)
    ranked = sorted(counted, key=lambda code: (-counted[code], code))
    return tuple(
        Party(countries.get(code, ""), code) for code in ranked if counted[code] >= PAIR_SHARE
    )


def homes_of(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return the country of each entity by all its mentions together.

    An office without a country of its own takes that of the body named within it: "director of
    Codelco" that of Codelco.
    """
    votes: dict[str, dict[str, int]] = {}
    for mention in mentions:
        if mention.entity and mention.country:
            counted = votes.setdefault(mention.entity, {})
            counted[mention.country] = counted.get(mention.country, 0) + 1
    for at, mention in enumerate(mentions):
        if mention.kind != "role" or not mention.entity or mention.entity in votes:
            continue
        for inner in mentions[at + 1 : at + 1 + INNER]:
            if mention.span.holds(inner.span) and inner.entity in votes:
                votes[mention.entity] = votes[inner.entity]
                break
    return {
        entity: min(counted, key=lambda code: (-counted[code], code))
        if len(counted) > 1
        else next(iter(counted))
        for entity, counted in votes.items()
    }


def bodies_of(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return each person of a document with the organisation that an office of theirs names."""
    found: dict[str, str] = {}
    for at, mention in enumerate(mentions):
        if mention.kind not in ("person", "role") or not mention.entity:
            continue
        found.setdefault(mention.entity, "")
        if mention.kind == "person" or found[mention.entity]:
            continue
        for inner in mentions[at + 1 : at + 1 + INNER]:
            if inner.kind == "organisation" and mention.span.holds(inner.span):
                found[mention.entity] = inner.entity
                break
    return found


def context_counterpart(
    clause: Clause,
    thing: Thing,
    proposer: Party,
    pair: Sequence[Party],
    speaker: str,
    countries: Mapping[str, str],
) -> Party:
    """Return the other side by the context: a country of the thing, the sentence, the document.

    The document decides only where it has two countries in the main, one of them the
    proposer's.
    """
    if not proposer.country:
        return NOBODY
    leaders = {party.country for party in pair[:2]}
    for last, wanted in ((thing.last, None), (clause.last, leaders)):
        first = thing.first if wanted is None else clause.first
        for _, mention in actors_in(clause, first, last):
            country = mention.country
            if not country or country == proposer.country or mention.entity == speaker:
                continue
            if wanted is None or country in wanted:
                return Party(countries.get(country, ""), country)
    leading = [party for party in pair[:2] if party.country]
    if len(leading) == 2 and proposer.country in (leading[0].country, leading[1].country):
        return next(party for party in leading if party.country != proposer.country)
    return NOBODY


def speaker_of(quotations: Sequence[Quotation], start: int, end: int) -> Mention | None:
    """Return the speaker of the quotation that holds a stretch of text, None without one."""
    last = bisect_left(quotations, end, key=lambda quotation: quotation.span.start)
    for quotation in reversed(quotations[max(0, last - NESTED) : last]):
        if quotation.span.start <= start < quotation.span.end or (
            quotation.span.start < end <= quotation.span.end
        ):
            return quotation.speaker
    return None
