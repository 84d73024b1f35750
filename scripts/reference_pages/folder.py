"""Pages on what a user writes and reads: tables, settings, units, codes, words."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from corredor.core.errors import catalogue
from corredor.core.table import ColumnSpec, TableSpec
from corredor.programme.review import CANDIDATES, REVIEWS
from corredor.programme.settings import settings_schema
from corredor.programme.specs import COMMON
from corredor.programme.varying import SCENARIO
from corredor.run.plan import installed_studies
from corredor.units import NAMES

DOCS = Path(__file__).parent.parent.parent / "docs"


def intro(page: str) -> str:
    """Return what was written by hand to stand before a page."""
    return (DOCS / "reference" / f"{page}.intro.md").read_text("utf-8")


def programme_folder() -> str:
    lines = [
        intro("programme-folder"),
        "## `programme.toml`\n",
        "| key | must be there | meaning |",
        "|---|---|---|",
    ]
    lines += settings_lines(settings_schema())
    lines.append("")
    for spec in (*COMMON, CANDIDATES, REVIEWS, SCENARIO):
        lines += table_section(spec)
    for study in installed_studies().values():
        for spec in study.own_tables:
            lines += table_section(spec)
    return "\n".join(lines)


def table_section(spec: TableSpec) -> Iterator[str]:
    yield f"## `{spec.file}`\n"
    yield f"{spec.meaning} Key: {', '.join(f'`{name}`' for name in spec.key)}.\n"
    yield "| column | kind | must be filled | meaning |"
    yield "|---|---|---|---|"
    for column in spec.columns:
        yield column_line(column)
    yield ""


def column_line(column: ColumnSpec) -> str:
    said = [column.meaning]
    if column.choices:
        said.append("one of " + ", ".join(f"`{choice}`" for choice in column.choices))
    if column.refers:
        said.append("an id of " + ", ".join(f"`{table}`" for table in column.refers))
    if column.low != float("-inf") or column.high != float("inf"):
        high = "" if column.high == float("inf") else f" and at most {column.high:g}"
        said.append(f"at least {column.low:g}{high}")
    filled = "yes" if column.filled else "no"
    return f"| `{column.name}` | {column.kind} | {filled} | {'; '.join(said)} |"


def settings_lines(schema: dict[str, object], prefix: str = "") -> Iterator[str]:
    definitions = schema.get("$defs", {})
    assert isinstance(definitions, dict)
    yield from object_lines(schema, definitions, prefix)


def object_lines(
    schema: dict[str, object], definitions: dict[str, object], prefix: str
) -> Iterator[str]:
    required = schema.get("required", [])
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert isinstance(required, list)
    for name, held in properties.items():
        reference = held.get("$ref") or next(
            (part["$ref"] for part in held.get("allOf", []) if "$ref" in part), None
        )
        text = held.get("description", "")
        yield f"| `{prefix}{name}` | {'yes' if name in required else 'no'} | {text} |"
        if reference:
            below = definitions[reference.rpartition("/")[2]]
            assert isinstance(below, dict)
            yield from object_lines(below, definitions, f"{prefix}{name}.")


def codes() -> str:
    lines = ["# Codes of errors, warnings and notes\n"]
    lines.append("Words in braces are filled in when a message is printed.\n")
    for code, kind in catalogue().items():
        lines += [f"## {code}\n", f"{kind.__doc__}\n".replace("\n\n", "\n")]
        lines += [f"- Found: {kind.found}", f"- {kind.expected[0].upper()}{kind.expected[1:]}"]
        lines += [f"- To mend it: {kind.fix}", ""]
    return "\n".join(lines)


def units() -> str:
    lines = [intro("units"), "| unit | with prefixes |", "|---|---|"]
    for entry in NAMES:
        scaled = ", ".join(f"`{prefix}{entry.name}`" for prefix in entry.prefixes)
        lines.append(f"| `{entry.name}` | {scaled} |")
    return "\n".join(lines)


def glossary_rows() -> list[dict[str, str]]:
    """Return the words that reports print, by identifier."""
    with (DOCS / "glossary.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def glossary() -> str:
    lines = [intro("glossary")]
    rows = sorted(glossary_rows(), key=lambda row: row["identifier"].lower())
    for letter, group in groupby(rows, key=lambda row: row["identifier"][0].upper()):
        lines += [f"## {letter}\n", "| identifier | English | Spanish | Russian | meaning |"]
        lines.append("|---|---|---|---|---|")
        for row in group:
            said = (row["en"], row["es"], row["ru"], row["definition"])
            lines.append(f"| `{row['identifier']}` | {' | '.join(map(plain, said))} |")
        lines.append("")
    return "\n".join(lines)


def plain(text: str) -> str:
    """Return a text as a cell of a table, in which no mark means anything."""
    for mark in "\\|*_<$[]":
        text = text.replace(mark, f"\\{mark}")
    return text
