"""What the evidence study reads: the register of proposals and the history of their stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corredor.core.label import Label
from corredor.core.table import ColumnSpec, Row, TableSpec, label_columns

STAGES: Final = (
    "interest",
    "proposed",
    "presented",
    "offered",
    "negotiated",
    "signed",
    "under_way",
    "completed",
    "suspended",
    "cancelled",
)
"""The scale of stages; the first eight rise, the last two stand beside it."""

ENDS: Final = STAGES[-2:]
"""The stages that stand beside the scale."""

IATI_STATUS: Final = {
    **dict.fromkeys(STAGES[:6], "1"),
    "under_way": "2",
    "completed": "3",
    "cancelled": "5",
    "suspended": "6",
}
"""Codes of the IATI code list ActivityStatus (IATI Standard 2.03)."""

AIDDATA_STATUS: Final = {
    "offered": "pledge",
    "negotiated": "pledge",
    "signed": "commitment",
    "under_way": "implementation",
    "completed": "completion",
    "suspended": "suspended",
    "cancelled": "cancelled",
}
"""Status of AidData's TUFF methodology 3.0; stages below a pledge have none."""

PROPOSALS: Final = TableSpec(
    "evidence/proposals",
    "evidence/proposals.csv",
    "The register of proposals: who proposes what to whom.",
    (
        ColumnSpec("id", "id", "id of the proposal", filled=True),
        *label_columns("what is proposed"),
        ColumnSpec(
            "proposer", "ids", "who proposes", filled=True, refers=("organisations", "sources")
        ),
        ColumnSpec("counterpart", "ids", "to whom", refers=("organisations", "sources")),
        ColumnSpec("sector", "id", "its sector", filled=True, refers=("terms",)),
        ColumnSpec("place", "ids", "where", refers=("places",)),
        ColumnSpec("note", "text", "what the documents leave open"),
    ),
)

STAGE_HISTORY: Final = TableSpec(
    "evidence/stages",
    "evidence/stages.csv",
    "Which stage a proposal had reached when, and which claims say so.",
    (
        ColumnSpec("proposal", "id", "the proposal", True, refers=("evidence/proposals",)),
        ColumnSpec("stage", "choice", "the stage reached", filled=True, choices=STAGES),
        ColumnSpec("date", "date", "when it was said; empty where it is not stated"),
        ColumnSpec("claims", "ids", "claims that say so", filled=True, refers=("claims",)),
        ColumnSpec("note", "text", "why this stage and no higher one"),
    ),
    key=("proposal", "stage", "date"),
)


@dataclass(frozen=True)
class Proposal:
    """A row of the register."""

    id: str
    label: Label
    proposer: tuple[str, ...]
    counterpart: tuple[str, ...]
    sector: str
    place: tuple[str, ...]


@dataclass(frozen=True)
class StageEntry:
    """One entry of a proposal's history."""

    proposal: str
    stage: str
    date: str
    claims: tuple[str, ...]


def proposals(rows: tuple[Row, ...]) -> tuple[Proposal, ...]:
    """Return the register as records, by id."""
    found = [
        Proposal(
            row.text("id"),
            row.label,
            row.ids("proposer"),
            row.ids("counterpart"),
            row.text("sector"),
            row.ids("place"),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda proposal: proposal.id))


def stage_history(rows: tuple[Row, ...]) -> dict[str, list[StageEntry]]:
    """Return the entries of each proposal, by its id; the order of the rows says nothing."""
    history: dict[str, list[StageEntry]] = {}
    entries = [
        StageEntry(row.text("proposal"), row.text("stage"), row.text("date"), row.ids("claims"))
        for row in rows
    ]
    for entry in sorted(entries, key=lambda e: (e.proposal, e.date, STAGES.index(e.stage))):
        history.setdefault(entry.proposal, []).append(entry)
    return history
