"""The course of a proposal: what documents say of one thing between two sides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from corredor.studies.evidence.calc.records import STAGES, Mention, Proposal


@dataclass(frozen=True, order=True)
class Spoken:
    """A stage as a document gives it: `date` EDTF of speaking, empty where unknown.

    `thing` holds the stems of the thing's words, so that two documents' wordings can meet, and
    `sites` the places in it that are no countries, which meet across languages.
    """

    date: str
    rank: int
    document: str
    start: int
    thing: frozenset[str]
    proposal: Proposal
    sites: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Course:
    """One proposal over all documents: its entries in the order of their dates of speaking."""

    countries: tuple[str, str]
    sector: str
    entries: tuple[Spoken, ...]


STEM = 5
"""Letters of a word that count when two wordings are set side by side."""
SHARED = 0.5
"""Share of the content words of the shorter wording that two wordings of one thing share."""


def spoken_of(
    document: str,
    text: str,
    proposals: Iterable[Proposal],
    mentions: Sequence[Mention],
    date: str = "",
    countries: Collection[str] = (),
) -> tuple[Spoken, ...]:
    """Return the entries that a document makes, by its text and names.

    Parameters
    ----------
    document
        Its id.
    text
        Its normal text.
    proposals
        What `proposals_in` found in it.
    mentions
        Its names; places in a thing tell that thing from others.
    date
        When it was said, EDTF; the resolved date of a stage comes before it.
    countries
        Slugs of countries, which tell no thing from another.

    Examples
    --------
    >>> from corredor.studies.evidence.calc.records import Span
    >>> one = Proposal(Span(0, 20), Span(5, 20), "offered", Span(0, 4))
    >>> sorted(spoken_of("a", "Sell liquefied gas to", [one], ())[0].thing)
    ['gas', 'lique']
    """
    made: list[Spoken] = []
    starts = [mention.span.start for mention in mentions]
    for proposal in proposals:
        first = bisect_left(starts, proposal.thing.start)
        last = bisect_left(starts, proposal.thing.end)
        words = re.findall(r"[^\W\d_]{3,}", proposal.thing.of(text).lower())
        sites = {
            mention.entity
            for mention in mentions[first:last]
            if mention.kind in ("place", "organisation") and mention.entity not in ("", *countries)
        }
        stated = proposal.date.readings if proposal.date is not None else ()
        when = stated[0].edtf if len(stated) == 1 and stated[0].edtf else date
        stems = frozenset(word[:STEM] for word in words)
        rank = rank_of(proposal)
        start = proposal.thing.start
        made.append(Spoken(when, rank, document, start, stems, proposal, frozenset(sites)))
    return tuple(made)


def stage_history(spoken: Iterable[Spoken]) -> tuple[Course, ...]:
    """Return the courses of the proposals that documents speak of, in a fixed order.

    Two entries are of one proposal if they have the same pair of countries and the same sector,
    or one of the sectors is unknown, and at least half of the stems of the shorter wording, or
    a site. Undated entries come first. The order of the input says nothing.
    """
    ordered = sorted(spoken, key=_key)
    groups = list(range(len(ordered)))
    by_word: dict[str, list[int]] = {}
    for later, entry in enumerate(ordered):
        rivals = {at for word in entry.thing | entry.sites for at in by_word.get(word, ())}
        for earlier in sorted(rivals):
            if _same(ordered[earlier], entry):
                _join(groups, earlier, later)
        for word in sorted(entry.thing | entry.sites):
            by_word.setdefault(word, []).append(later)
    members: dict[int, list[Spoken]] = {}
    for at, entry in enumerate(ordered):
        members.setdefault(_root(groups, at), []).append(entry)
    return tuple(_course(entries) for _, entries in sorted(members.items()))


def _key(entry: Spoken) -> tuple[bool, str, int, str, int, str]:
    return (
        bool(entry.date),
        entry.date,
        entry.rank,
        entry.document,
        entry.start,
        " ".join(sorted(entry.thing)),
    )


def _root(groups: list[int], at: int) -> int:
    while groups[at] != at:
        groups[at] = groups[groups[at]]
        at = groups[at]
    return at


def _join(groups: list[int], first: int, second: int) -> None:
    low, high = sorted((_root(groups, first), _root(groups, second)))
    groups[high] = low


def _same(first: Spoken, second: Spoken) -> bool:
    one, two = first.proposal, second.proposal
    known = {code for code in one.countries if code} & {code for code in two.countries if code}
    if not known and any((*one.countries, *two.countries)):
        return False
    if one.sector and two.sector and one.sector != two.sector:
        return False
    if first.sites & second.sites and one.sector == two.sector:
        return True
    shorter = min(len(first.thing), len(second.thing))
    return shorter > 0 and len(first.thing & second.thing) / shorter >= SHARED


def _course(entries: Sequence[Spoken]) -> Course:
    countries = max(
        (entry.proposal.countries for entry in entries),
        key=lambda pair: (sum(map(bool, pair)), pair),
    )
    sectors = sorted({entry.proposal.sector for entry in entries if entry.proposal.sector})
    return Course(countries, sectors[0] if sectors else "", tuple(entries))


def rank_of(proposal: Proposal) -> int:
    """Return the place of a proposal's stage on the scale.

    Examples
    --------
    >>> from corredor.studies.evidence.calc.records import Span
    >>> rank_of(Proposal(Span(0, 9), Span(0, 5), "signed", Span(6, 9)))
    5
    """
    return STAGES.index(proposal.stage)
