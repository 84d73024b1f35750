"""After the forum: what came of the meetings, and which agreements go on."""

from __future__ import annotations

from collections import Counter

from corredor.core.finding import Column, FindingTable
from corredor.studies.forum.inputs.day import RESULTS
from corredor.studies.forum.study.agenda import meeting_id
from corredor.studies.forum.study.book import Book

SOURCES = ("forum/outcomes", "forum/participants")


def aftermath(book: Book) -> tuple[FindingTable, ...]:
    """Return the tables of outcomes and of agreements with their next step, those with rows."""
    made = (_outcomes(book), _agreements(book))
    return tuple(table for table in made if table.rows)


def _outcomes(book: Book) -> FindingTable:
    counts = Counter(one.result for one in book.outcomes)
    columns = (
        Column("result", "word", "result"),
        Column("meetings", "number", "meetings", "1"),
    )
    rows = tuple((result, counts[result]) for result in RESULTS if counts[result])
    return FindingTable("forum.outcomes", "forum_outcomes", columns, rows, SOURCES)


def _agreements(book: Book) -> FindingTable:
    body = {person.id: person.organisation for person in (*book.people, *book.silent)}
    columns = (
        Column("outcome", "text", "outcome"),
        Column("meeting", "text", "meeting"),
        Column("organisation", "term", "organisation"),
        Column("other", "term", "other_organisation"),
        Column("result", "word", "result"),
        Column("agreement", "text", "agreement"),
        Column("next_step", "text", "next_step"),
        Column("owner", "term", "owner"),
        Column("due", "date", "due"),
        Column("proposal", "term", "proposal"),
    )
    rows = tuple(
        (
            *(one.id, meeting_id(one.participant, one.other)),
            *(body.get(one.participant, ""), body.get(one.other, ""), one.result),
            *(one.agreement, one.next_step, body.get(one.owner, ""), one.due, one.proposal),
        )
        for one in book.outcomes
        if one.agreement or one.next_step or one.proposal or one.result == "agreement"
    )
    return FindingTable("forum.agreements", "forum_agreements", columns, rows, SOURCES)
