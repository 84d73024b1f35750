"""Tables: a table of the page as a block, its columns as wide as what stands in them."""

from __future__ import annotations

from typing import Any, Final

from corredor.report.printed.widths import fitting
from corredor.report.printed.words import Line, spoken

FEWEST_SHARED: Final = 2
"""Cells of a column from which references that they share stand above the table."""


def table_block(
    title: Line,
    heads: list[Line],
    rows: list[list[Line]],
    right: list[bool],
    key: str,
) -> list[Any]:
    """Return a table block from its lines."""
    refers = _refers(heads, [_shared([row[at] for row in rows]) for at in range(len(heads))])
    columns = [[spoken(heads[at]), *(spoken(row[at]) for row in rows)] for at in range(len(heads))]
    size, across, widths = fitting(columns)
    held = {
        "title": title,
        "head": heads,
        "rows": rows,
        "right": right,
        "key": key,
        "refers": refers,
        "size": size,
        "across": across,
        "widths": [round(width, 1) for width in widths],
    }
    return ["table", held]


def _refers(heads: list[Line], shared: list[Line]) -> Line:
    """Return what stands once above a table: the references that all of a column share."""
    given = [(head, mark) for head, mark in zip(heads, shared, strict=True) if mark]
    if all(mark == given[0][1] for _, mark in given):
        return given[0][1] if given else []
    made: Line = []
    for head, mark in given:
        made += [" · "] if made else []
        made += [*head, *mark]
    return made


def _shared(cells: list[Line]) -> Line:
    """Take the references from the cells of a column, where all that have any have the same."""
    held = [cell for cell in cells if cell and not isinstance(cell[-1], str) and cell[-1][0] == "r"]
    if len(held) < FEWEST_SHARED or any(cell[-1] != held[0][-1] for cell in held):
        return []
    taken = [cell.pop() for cell in held]
    return taken[:1]
