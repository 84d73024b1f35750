"""Occasions: one event under one subject and year in all documents that tell of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.corpus import Corpus
from corredor.studies.evidence.calc.events import same_events
from corredor.studies.evidence.calc.events.matching import interval
from corredor.studies.evidence.calc.records import Event
from corredor.studies.evidence.study.candidates.links import Links

RECURRING: Final = "meet"
"""The act of gatherings: next year's forum bears the name of this year's."""
YEAR: Final = 4


class Occasion(NamedTuple):
    """What an event is under in all documents: its subject, and for a gathering the year."""

    subject: str
    period: str


Place = tuple[str, int]
"""A document's id and the place of an event in its list."""


def occasions(corpus: Corpus, links: Links) -> Mapping[Place, Occasion]:
    """Return the occasion of each event of a corpus.

    The events that documents tell as one have the fullest of their subjects: "the forum" of one
    is "the Chile-Kenya forum" of another. A gathering has the year that those of them that state
    one agree on, so that the forums of two years are two facts and the accounts of one are one.
    """
    told = {
        analysis.document: [
            replace(event, entity=links.id_of(analysis.document, event.entity))
            for event in analysis.events
        ]
        for analysis in corpus.analyses
    }
    found: dict[Place, Occasion] = {}
    for group in same_events(told):
        events = [told[document][at] for document, at in group]
        subjects = [
            event.entity or links.id_of(document, event.key)
            for event, (document, _) in zip(events, group, strict=True)
        ]
        subject = max(subjects, key=lambda name: (len(name), name))
        held = Occasion(subject, _common_year(events) if subject else "")
        found |= dict.fromkeys(group, held)
    return found


def _common_year(events: Sequence[Event]) -> str:
    """Return the year of gatherings that are one; empty where it is open or they differ."""
    years = {year for event in events if event.act == RECURRING and (year := year_of(event))}
    return years.pop() if len(years) == 1 else ""


def year_of(event: Event) -> str:
    """Return the year in which all of an event's time lies; empty where it is open.

    Examples
    --------
    >>> from corredor.studies.evidence.calc.records import Span, TimeExpression, TimeReading
    >>> may = TimeReading("2024-05", "2024-05-01", "2024-06-01", "2024-05")
    >>> when = TimeExpression(Span(9, 15), "date", (may,))
    >>> year_of(Event(Span(0, 9), "meet", "forum", time=when))
    '2024'
    """
    days = interval(event.time)
    if days is None or not days[0][:YEAR].isdigit():
        return ""
    year = days[0][:YEAR]
    return year if days[1] <= f"{int(year) + 1:04}-01-01" else ""
