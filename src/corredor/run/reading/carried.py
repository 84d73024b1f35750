"""Carried: rows of the tables below ``out/`` on documents that a reading did not take in."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from corredor.programme.review import Review

Cells = Mapping[str, str]


def carried_rows(
    path: Path, columns: Sequence[str], names: Sequence[str], absent: Mapping[str, str]
) -> tuple[dict[str, str], ...]:
    """Return the rows of the last reading that speak of a document that is absent now.

    Parameters
    ----------
    path
        The table as the last reading wrote it; what isn't that has no rows.
    columns
        Its columns.
    names
        Those that name a document, or a candidate.
    absent
        Documents, or candidates, that this reading did not take in.
    """
    try:
        text = path.read_text("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (OSError, ValueError, csv.Error):
        return ()
    whole = [row for row in rows if list(row) == list(columns) and None not in row.values()]
    return tuple(
        {name: cell.strip() for name, cell in row.items()}
        for row in whole
        if any(row[name] in absent for name in names)
    )


def documents_of(review: Review) -> dict[str, str]:
    """Return the document of each candidate, open or decided."""
    found = {row.text("candidate"): row.text("document") for row in review.reviews.rows}
    return found | {row.text("id"): row.text("document") for row in review.candidates.rows}
