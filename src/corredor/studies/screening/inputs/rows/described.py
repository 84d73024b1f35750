"""Rows of lists, refused where they can't be followed."""

from __future__ import annotations

from collections.abc import Iterable

from corredor.core.errors import EmptyCell, UnknownReference
from corredor.core.table import Row
from corredor.studies.screening.inputs.tables import DEMO


def check_lists(rows: Iterable[Row]) -> None:
    """Refuse rows of lists that can't be followed.

    Raises
    ------
    EmptyCell
        E103: a list without file.
    UnknownReference
        E108: a list that another is said to replace isn't there.
    """
    held = tuple(rows)
    known = tuple(row.text("list") for row in held)
    for row in held:
        if not row.text("file") and row.text("format") != DEMO:
            raise EmptyCell(row.at("file"), column="file", kind="file")
        older = row.text("replaces")
        if older and (older not in known or older == row.text("list")):
            fields = {"column": "replaces", "value": older, "table": "screening/lists.csv"}
            raise UnknownReference(row.at("replaces"), near=known[0], **fields)
