"""What is invented: people and organisations of a rehearsal or an example, and for whom they speak.

A real organisation whose people are invented offers, needs and agrees nothing: who reads of its
meetings has to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from corredor.core.errors import N_
from corredor.core.finding import Column, FindingTable, Flag, Ref
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.pieces import Row, count_column, made_table

SENTENCES: Final = {
    "people_invented": N_("Invented people among the participants: {count}. This is no fact."),
    "organisations_invented": N_("Invented organisations: {count}. They do not exist."),
    "organisations_spoken_for": N_(
        "Real organisations for which invented people speak: {count}. What is said here of their "
        "offers, needs, meetings and agreements is invented."
    ),
}
"""What is said of each number that isn't zero."""


def invented(book: Book) -> tuple[FindingTable, ...]:
    """Return the invented ones counted by side, and the organisations, where there are any."""
    bodies = book.organisations
    columns = (
        Column("side", "term", "side"),
        count_column("people", unit="person"),
        count_column("organisations", unit="organisation"),
        count_column("spoken_for", "organisations_spoken_for", "organisation"),
    )
    rows: list[Row] = []
    named: list[Row] = []
    for side in sorted({person.side for person in book.people}):
        coming = [person for person in book.people if person.side == side]
        people = [person for person in coming if person.synthetic]
        every = {person.organisation for person in coming}
        unreal = {name for name in every if bodies[name].synthetic}
        spoken_for = {person.organisation for person in people} - unreal
        if people or unreal:
            rows.append((side, len(people), len(unreal), len(spoken_for)))
        named += [(name, "organisation_invented") for name in unreal]
        named += [(name, "people_invented") for name in spoken_for]
    what = (Column("organisation", "term", "organisation"), Column("what", "word", "what"))
    made = (
        made_table("invented", "forum_invented", columns, rows, "forum/organisations"),
        made_table("unreal", "forum_unreal", what, sorted(set(named)), "forum/organisations"),
    )
    return tuple(table for table in made if table.rows)


def invented_flags(tables: Mapping[str, FindingTable]) -> Iterator[Flag]:
    """Yield what a person must know of whoever is invented."""
    held = tables.get("invented")
    if held is None:
        return
    columns = ("people", "organisations", "spoken_for")
    for (key, sentence), column in zip(SENTENCES.items(), columns, strict=True):
        if any(held.column(column)):
            yield Flag(
                f"forum.{key}", "warning", sentence, {"count": Ref("figure", f"forum.{key}")}
            )
