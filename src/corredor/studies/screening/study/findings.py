"""Findings of screening: what counts its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Final

from corredor.core.derive import tally
from corredor.core.finding import Finding, FindingTable
from corredor.studies.screening.study.words import MATCH, NO_HIT, NOT_SCREENABLE, REVIEW

Parties = Annotated[float, "party"]
Entries = Annotated[float, "entry"]


def _parties(table: FindingTable, *results: str) -> set[str]:
    return {str(row["party"]) for row in table.records() if not results or row["result"] in results}


def parties_asked(table: FindingTable) -> Parties:
    """Number of parties that were looked for."""
    return float(len(_parties(table)))


def parties_matched(table: FindingTable) -> Parties:
    """Number of parties with a match on a list."""
    return float(len(_parties(table, MATCH)))


def parties_to_review(table: FindingTable) -> Parties:
    """Number of parties without a match that a person must look at."""
    return float(len(_parties(table, REVIEW) - _parties(table, MATCH)))


def parties_unscreenable(table: FindingTable) -> Parties:
    """Number of parties that at least one list or regime could not be asked about."""
    return float(len(_parties(table, NOT_SCREENABLE)))


def parties_without_hit(table: FindingTable) -> Parties:
    """Number of parties without a hit within the coverage of every list and regime asked."""
    others = _parties(table, MATCH, REVIEW, NOT_SCREENABLE)
    return float(len(_parties(table, NO_HIT) - others))


def entries_read(table: FindingTable) -> Entries:
    """Number of entries of all lists that were read."""
    return float(sum(cell for cell in table.column("entries") if isinstance(cell, int)))


COUNTS: Final[Mapping[str, tuple[tuple[str, Callable[[FindingTable], float]], ...]]] = {
    "parties": (
        ("parties_asked", parties_asked),
        ("parties_matched", parties_matched),
        ("parties_to_review", parties_to_review),
        ("parties_unscreenable", parties_unscreenable),
        ("parties_without_hit", parties_without_hit),
    ),
    "lists": (("entries_read", entries_read),),
}
"""Counts by the table that they are made of."""


def findings(tables: Iterable[FindingTable]) -> Iterator[Finding]:
    """Yield the counts of the tables that are there."""
    for table in tables:
        for name, count in COUNTS.get(table.key.removeprefix("screening."), ()):
            yield Finding(f"screening.{name}", f"screening_{name}", tally(count, table))
