"""Places of exchange, who applies for them, and what came of meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corredor.core.label import Label
from corredor.core.table import Row
from corredor.studies.forum.inputs.records.cells import ranking, whole
from corredor.studies.forum.inputs.records.parties import YES


@dataclass(frozen=True)
class Host:
    """A host of the exchange; `ranking` are groups of equal applicants, best first."""

    id: str
    label: Label
    country: str
    places: int
    ranking: tuple[tuple[str, ...], ...]
    row: Row


@dataclass(frozen=True)
class Applicant:
    """An applicant of the exchange; `ranking` are groups of equal hosts, best first."""

    id: str
    name: str
    country: str
    ranking: tuple[tuple[str, ...], ...]
    joint: str
    consents: bool
    row: Row


@dataclass(frozen=True)
class Outcome:
    """What came of a meeting."""

    id: str
    participant: str
    other: str
    slot: str
    result: str
    agreement: str
    next_step: str
    owner: str
    due: str
    proposal: str
    row: Row


def hosts(rows: Iterable[Row]) -> tuple[Host, ...]:
    """Return the hosts by id."""
    found = [
        Host(
            id=row.text("id"),
            label=row.label,
            country=row.text("country"),
            places=whole(row, "places") or 0,
            ranking=ranking(row),
            row=row,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda host: host.id))


def applicants(rows: Iterable[Row]) -> tuple[Applicant, ...]:
    """Return the applicants by id."""
    found = [
        Applicant(
            id=row.text("id"),
            name=row.text("name"),
            country=row.text("country"),
            ranking=ranking(row),
            joint=row.text("with"),
            consents=row.text("consent") == YES,
            row=row,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda applicant: applicant.id))


def outcomes(rows: Iterable[Row]) -> tuple[Outcome, ...]:
    """Return the outcomes by id."""
    columns = (
        *("id", "participant", "other", "slot", "result", "agreement", "next_step", "owner"),
        *("due", "proposal"),
    )
    found = [Outcome(*(row.text(name) for name in columns), row=row) for row in rows]
    return tuple(sorted(found, key=lambda outcome: outcome.id))
