"""Why: the sentences that explain each meeting, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.forum.calc.scores import Rules, explain
from corredor.studies.forum.study import reasons as said
from corredor.studies.forum.study.agenda import Agenda
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.matching import Matching

KINDS: Final = {
    said.FORTH: "need_forth",
    said.BACK: "need_back",
    said.TERMS: "terms",
    said.BOTH_WISH: "both_wish",
    said.ONE_WISHES: "one_wishes",
    said.PINNED: "pinned",
    said.INTERPRETED: "interpreted",
    **{sentence: f"sector_{level}" for level, sentence in said.SECTORS.items()},
}
"""Word for each sentence."""
COLUMNS: Final = (
    Column("meeting", "text", "meeting"),
    Column("rank", "number", "rank_of_reason", "1"),
    Column("first", "text", "first_person"),
    Column("second", "text", "second_person"),
    Column("kind", "word", "reason"),
    Column("need", "text", "need"),
    Column("offer", "text", "offer"),
    Column("terms", "text", "shared_terms"),
)


def why(book: Book, matched: Matching, asked: Rules, agenda: Agenda) -> FindingTable:
    """Return the reasons of each meeting, the weightiest first."""
    rows = tuple(_rows(book, matched, asked, agenda))
    sources = ("forum/needs", "forum/offers", "forum/wishes", "forum/organisations")
    return FindingTable("forum.reasons", "forum_reasons", COLUMNS, rows, sources)


def _rows(
    book: Book, matched: Matching, asked: Rules, agenda: Agenda
) -> Iterator[tuple[Cell, ...]]:
    weights = book.rules.weights()
    for one in agenda.meetings:
        pair = matched.pair(one.first, one.second)
        if pair is None:
            continue
        found = explain(*matched.sides, pair, weights, asked, matched.blend)
        for rank, reason in enumerate(said.reasons(matched, pair, found), start=1):
            fields = reason.fields
            yield (
                *(one.id, rank, one.first, one.second, KINDS[reason.sentence]),
                *(fields.get("need", ""), fields.get("offer", ""), " ".join(reason.terms)),
            )
