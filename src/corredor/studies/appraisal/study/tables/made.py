"""What all tables of the appraisal share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.appraisal.inputs import APPRAISALS, FLOWS

MILLION: Final = 1e6
PROPOSAL: Final = Column("proposal", "term", "proposal")
ANALYSIS: Final = Column("analysis", "word", "analysis")
OF_FLOWS: Final = (APPRAISALS.name, FLOWS.name)


def made(
    name: str, columns: Sequence[Column], rows: Iterable[tuple[Cell, ...]], sources: Sequence[str]
) -> FindingTable:
    """Return a table of the appraisal."""
    key = f"appraisal.{name}"
    return FindingTable(key, f"appraisal_{name}", tuple(columns), tuple(rows), tuple(sources))


def millions(value: float | None) -> float | None:
    """Return an amount in millions; None where there is none."""
    return None if value is None else value / MILLION
