"""Pages on what studies find: the keys of findings, and the tables with their columns.

Keys are made while a study runs, so the pages are read off results: those of the examples. Tables
that the examples don't make are found in the code, by the call that makes them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import corredor
from corredor.core.finding import FindingTable
from corredor.core.quantity import Assumed, Cited, Derived, LookedUp, Quantity
from reference_pages.folder import glossary_rows, intro, plain

STUDIES = Path(corredor.__file__).parent / "studies"
MONEY = re.compile(r"[kMGT]?[A-Z]{3}_(\d{4}|nominal)")
FEWEST_PARTS = 3
"""Arguments of a call that makes a table: key, label, columns."""


@dataclass
class Head:
    """All findings whose keys begin alike."""

    example: str
    labels: dict[str, None] = field(default_factory=dict[str, None])
    units: dict[str, None] = field(default_factory=dict[str, None])
    methods: dict[str, None] = field(default_factory=dict[str, None])


def head_of(key: str) -> str:
    """Return what a key begins with: study and noun.

    Examples
    --------
    >>> head_of("routes.cost.hav-cun.fuel")
    'routes.cost'
    """
    return ".".join(key.split(".")[:2])


def unit_of(unit: str) -> str:
    """Return a unit with any money in place of that of an example."""
    return MONEY.sub("money", unit)


def method_of(quantity: Quantity) -> str:
    """Return in one line how a number is made."""
    match quantity.origin:
        case Derived(method):
            return method.summary
        case Cited():
            return "As quoted."
        case Assumed():
            return "As assumed."
        case LookedUp():
            return "As the table has it."


def heads_of(folders: Iterable[str]) -> dict[str, Head]:
    """Return what the findings of folders begin with."""
    heads: dict[str, Head] = {}
    for folder in folders:
        for key, finding in corredor.results(folder).findings.items():
            head = heads.setdefault(head_of(key), Head(key))
            head.labels[finding.label] = None
            head.units[unit_of(finding.quantity.unit)] = None
            head.methods[method_of(finding.quantity)] = None
    return heads


def findings(folders: Iterable[str]) -> str:
    names = {row["identifier"]: row for row in glossary_rows()}
    heads, lines, study = heads_of(folders), [intro("findings")], ""
    for key in sorted(heads):
        if key.partition(".")[0] != study:
            study = key.partition(".")[0]
            lines.append(f"## {study}\n")
        head = heads[key]
        lines += [f"### `{key}`\n", *finding_lines(head, names), ""]
    return "\n".join(lines)


def finding_lines(head: Head, names: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Return what is said of findings whose keys begin alike."""
    for label in sorted(head.labels):
        name, definition = names[label]["en"], names[label]["definition"]
        yield f"- {plain(name[:1].upper() + name[1:])}: {plain(definition)}"
    yield f"- Unit: {', '.join(f'`{unit}`' for unit in sorted(head.units))}"
    yield f"- Made as: {' '.join(plain(method) for method in sorted(head.methods))}"
    yield f"- Example: `{head.example}`"


def tables_of(folders: Iterable[str]) -> dict[str, FindingTable]:
    """Return the tables of folders by key, one of each."""
    made: dict[str, FindingTable] = {}
    for folder in folders:
        for key, table in corredor.results(folder).tables.items():
            made.setdefault(table_key(key), table)
    return made


def table_key(key: str) -> str:
    """Return the key of a table, with a mark for what is the folder's own."""
    return re.sub(r"^forum\.side\..*", "forum.side", key)


def tables(folders: Iterable[str]) -> str:
    names = {row["identifier"]: row for row in glossary_rows()}
    made = tables_of(folders)
    lines = [intro("result-tables")]
    for key in sorted({*made, *(declared := dict(declared_tables()))}):
        if key in made:
            lines += table_section(key, made[key], names)
        else:
            said = plain(names[declared[key]]["definition"]) if declared[key] in names else ""
            lines += [f"## `{key}`\n", f"{said} None of the examples makes it.\n".lstrip()]
    return "\n".join(lines)


def table_section(
    key: str, table: FindingTable, names: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """Return the columns of a table."""
    yield f"## `{key}`\n"
    yield f"{plain(names[table.label]['definition'])}\n"
    yield "| column | kind | unit | heading | meaning |"
    yield "|---|---|---|---|---|"
    for column in table.columns:
        unit = f"`{unit_of(column.unit)}`" if column.unit else ""
        word = names[column.label]
        said = f"{plain(word['en'])} | {plain(word['definition'])}"
        yield f"| `{column.name}` | {column.kind} | {unit} | {said} |"
    yield ""


def declared_tables() -> Iterator[tuple[str, str]]:
    """Yield key and label of the tables whose key stands in the code as it is."""
    for path in sorted(STUDIES.rglob("*.py")):
        study = path.relative_to(STUDIES).parts[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < FEWEST_PARTS:
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            held = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args[:2]]
            if called not in ("made", "made_table", "table", "FindingTable"):
                continue
            if isinstance(held[0], str):
                key = held[0].removeprefix(f"{study}.")
                yield f"{study}.{key}", held[1] if isinstance(held[1], str) else ""
