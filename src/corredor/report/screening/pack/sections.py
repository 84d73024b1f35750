"""Sections of a printed pack: a heading with lines, a table, pairs of name and text, and blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from corredor.report.screening.pack.words import Words

Said = Mapping[str, Any]
"""What a record says: a JSON mapping."""
Kinds = Mapping[str, Sequence[Said]]
"""What records say, by their kinds."""
SPOKEN: Final = frozenset({"decision"})
"""What pairs say in words of the glossary."""


def empty(heading: str) -> dict[str, Any]:
    """Return a section that holds nothing yet but its heading."""
    return {
        "heading": heading,
        "before": [],
        "columns": [],
        "rows": [],
        "pairs": [],
        "notes": [],
        "blocks": [],
    }


def pairs_of(heading: str, words: Words, names: Mapping[str, str], row: Said) -> dict[str, Any]:
    """Return a block of what a row says, each under its name; what is empty is left out."""
    held = [
        [words.named(name, said), words.cell(row.get(name), "word" if name in SPOKEN else "")]
        for name, said in names.items()
    ]
    return {**empty(heading), "pairs": [pair for pair in held if pair[1]]}


def kinds_of(by_kind: Kinds, of: str) -> dict[str, str]:
    """Return the kinds of a table's columns by their names, as the study states them."""
    held = next((one for one in by_kind.get("columns", []) if one["of"] == of), None)
    return {one["name"]: one["kind"] for one in held["columns"]} if held else {}


def table_of(
    heading: str,
    words: Words,
    names: Mapping[str, str],
    rows: Sequence[Said],
    kinds: Mapping[str, str],
) -> dict[str, Any]:
    """Return a table of rows; columns that no row fills are left out."""
    shown = [name for name in names if any(row.get(name) not in (None, "", []) for row in rows)]
    return {
        **empty(heading),
        "columns": [words.named(name, names[name]) for name in shown],
        "rows": [
            [words.cell(row.get(name), kinds.get(name, "")) or "—" for name in shown]
            for row in rows
        ],
    }
