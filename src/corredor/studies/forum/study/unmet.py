"""Unmet needs and offers: what somebody states and nobody whom they meet is likely to answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.forum.calc.scores import probability
from corredor.studies.forum.calc.scores.glossary import FloatArray
from corredor.studies.forum.calc.scores.words import language_of
from corredor.studies.forum.inputs.records import Statement
from corredor.studies.forum.study.agenda import Agenda
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.matching import Matching
from corredor.studies.forum.study.reasons import LIKELY

NEED, OFFER = "need", "offer"
NOBODY, NOT_MET = "nobody_answers", "not_met"
COLUMNS: Final = (
    Column("statement", "text", "statement_id"),
    Column("side", "term", "side"),
    Column("organisation", "term", "organisation"),
    Column("sector", "term", "sector"),
    Column("kind", "word", "statement_kind"),
    Column("text", "text", "statement_text"),
    Column("language", "word", "language"),
    Column("best_score", "number", "best_likelihood", "share"),
    Column("reason", "word", "reason"),
)


def unmet(book: Book, matched: Matching, agenda: Agenda) -> FindingTable:
    """Return needs and offers without an answer among the people met, needs first.

    `best_score` is the probability that the best statement of the whole other side answers it.
    """
    met: defaultdict[str, set[str]] = defaultdict(set)
    for one in agenda.meetings:
        met[one.first].add(one.second)
        met[one.second].add(one.first)
    rows: list[tuple[Cell, ...]] = []
    for side, other in ((0, 1), (1, 0)):
        likely = _likely(matched, side, other)
        needs, offers = matched.needs[side], matched.offers[other]
        rows += _rows(book, NEED, needs, offers, likely, met)
        rows += _rows(book, OFFER, offers, needs, likely.T, met)
    rows.sort(key=lambda row: (row[4] != NEED, str(row[0])))
    sources = ("forum/needs", "forum/offers", "forum/participants")
    return FindingTable("forum.unmet", "forum_unmet", COLUMNS, tuple(rows), sources)


def _likely(matched: Matching, side: int, other: int) -> FloatArray:
    """Probability that each offer of the other side meets each need, shape (needs, offers)."""
    needs, offers = matched.sides[side].needs.features, matched.sides[other].offers.features
    return probability(needs @ offers.T, matched.blend)


def _rows(
    book: Book,
    kind: str,
    stated: Sequence[Statement],
    answers: Sequence[Statement],
    likely: FloatArray,
    met: defaultdict[str, set[str]],
) -> Iterator[tuple[Cell, ...]]:
    people = {person.id: person for person in book.people}
    owners = [answer.participant for answer in answers]
    for at, own in enumerate(stated):
        row = likely[at]
        best = float(row.max(initial=0.0))
        known = met[own.participant]
        answered = any(owners[place] in known for place in np.flatnonzero(row >= LIKELY).tolist())
        if answered:
            continue
        person = people[own.participant]
        yield (
            *(own.id, person.side, person.organisation, book.sector_of(person), kind, own.text),
            *(own.language or language_of(own.text), round(best, 2)),
            NOT_MET if best >= LIKELY else NOBODY,
        )
