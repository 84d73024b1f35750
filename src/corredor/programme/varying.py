"""Varying: a scenario, a file of cells that differ from the folder's own, is read over it.

``scenarios/NAME.csv`` holds one row for each cell: table, row, column, the value in its place, and
who stands behind it, why and since when. Read with a scenario, the folder passes the same checks,
and what is wrong with a cell of the scenario is told where the scenario says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from corredor.core.errors import (
    BadId,
    CorredorError,
    NotAChoice,
    Place,
    UnknownReference,
    UnknownScenario,
)
from corredor.core.slugs import is_slug, slug
from corredor.core.table import ColumnSpec, Row, TableSpec
from corredor.programme.diagnostics import Diagnostics, Refused, nearest, nearest_first
from corredor.programme.listing import files_of
from corredor.programme.measures import Measures
from corredor.programme.opening import TABLE_BYTES, Root
from corredor.programme.overlays import Change, Key, OtherCell, Overlay
from corredor.programme.rows import ReadTable, read_table
from corredor.programme.sheets import Sheet, sheet_of
from corredor.programme.specs import CLAIMS, DERIVATIONS, DOCUMENTS, SOURCES, UNITS

FOLDER: Final = "scenarios"
SUFFIX: Final = ".csv"
FIXED: Final = frozenset(spec.name for spec in (DOCUMENTS, SOURCES, DERIVATIONS, CLAIMS, UNITS))
"""Tables that no scenario varies: what documents say is not a matter of choice."""

SCENARIO: Final = TableSpec(
    "scenarios",
    f"{FOLDER}/NAME{SUFFIX}",
    "A scenario: the cells in which it differs from the folder, one row each.",
    (
        ColumnSpec("table", "text", "table, named as its file is without .csv", filled=True),
        ColumnSpec(
            "row",
            "text",
            "key of the row: its id, or the cells of its key with blanks",
            filled=True,
        ),
        ColumnSpec("column", "text", "column of the cell", filled=True),
        ColumnSpec("value", "text", "what stands in the cell; empty: nothing"),
        ColumnSpec("owner", "text", "who stands behind it", filled=True),
        ColumnSpec("rationale", "text", "why", filled=True),
        ColumnSpec("date", "date", "when it was written", filled=True),
    ),
    key=("table", "row", "column"),
)


def scenario_spec(name: str) -> TableSpec:
    """Return the specification of a scenario's file."""
    return replace(SCENARIO, file=f"{FOLDER}/{name}{SUFFIX}")


def scenario_names(folder: Path) -> tuple[str, ...]:
    """Return the names of a folder's scenarios, sorted."""
    held = [PurePosixPath(file) for file in files_of(folder)]
    return tuple(
        path.stem
        for path in held
        if str(path.parent) == FOLDER and path.suffix == SUFFIX and is_slug(path.stem)
    )


def is_scenario(file: str) -> bool:
    """Whether a file of the folder is one that scenarios are read from, well named or not."""
    path = PurePosixPath(file)
    return str(path.parent) == FOLDER and path.suffix == SUFFIX


def misnamed(files: Iterable[str]) -> tuple[CorredorError, ...]:
    """Return an error (E112) for each file of scenarios whose name is no id."""
    stems = {file: PurePosixPath(file).stem for file in files if is_scenario(file)}
    return tuple(
        BadId(Place(file), column="scenario", value=stem, near=slug(stem, "scenario-1"))
        for file, stem in stems.items()
        if not is_slug(stem)
    )


def read_overlay(
    root: Root,
    name: str,
    specs: Sequence[TableSpec],
    diagnostics: Diagnostics,
    text: str | None = None,
) -> Overlay:
    """Read a scenario.

    Parameters
    ----------
    root
        The programme folder.
    name
        The scenario.
    specs
        The tables that it may vary.
    diagnostics
        Takes what is wrong with its file as with that of any table, and E110 for a table or a
        column that it can't vary. That a row isn't there is told by `check_rows`.
    text
        What its file would hold; None: the file is read.

    Raises
    ------
    UnknownScenario
        E418: the folder has no such scenario.
    """
    spec = scenario_spec(name)
    if text is None:
        known = scenario_names(root.folder)
        if name not in known:
            raise UnknownScenario(None, name=name, known=known or ("—",), file=spec.file)
        try:
            text = root.read_text(spec.file, TABLE_BYTES)
        except CorredorError as error:
            diagnostics.add(error)
            return Overlay(name)
    sheet = sheet_of(spec.file, text, frozenset(column.name for column in spec.columns))
    table = read_table(sheet, spec, Measures(), diagnostics)
    tables: dict[str, dict[Key, dict[str, OtherCell]]] = {}
    by_name = {held.name: held for held in specs}
    for row in table.rows:
        found = _column(row, by_name, table, diagnostics)
        if found is not None:
            cells = tables.setdefault(found.name, {}).setdefault(_key(row, found), {})
            cells[row.text("column")] = _other(row, table, sheet)
    return Overlay(name, tables, sheet)


def _column(
    row: Row, specs: Mapping[str, TableSpec], table: ReadTable, diagnostics: Diagnostics
) -> TableSpec | None:
    """Return the table whose column a row names; None where there is none to vary."""
    name, column = row.text("table"), row.text("column")
    spec = specs.get(name)
    wrong = ("", ())
    if spec is None or name in FIXED:
        wrong = ("table", nearest_first(name, (one for one in specs if one not in FIXED)))
    elif column in spec.key or spec.column(column) is None:
        free = (one.name for one in spec.columns if one.name not in spec.key)
        wrong = ("column", nearest_first(column, free))
    if not wrong[0]:
        return spec
    refused = Refused(NotAChoice, column=wrong[0], value=row.text(wrong[0]), known=wrong[1])
    diagnostics.add(table.refusal(row, wrong[0], refused))
    return None


def _key(row: Row, spec: TableSpec) -> Key:
    """Return the key that a row names; what is too much for it stays in its last part."""
    name = row.text("row")
    return tuple(name.split(maxsplit=len(spec.key) - 1)) if len(spec.key) > 1 else (name,)


def _other(row: Row, table: ReadTable, sheet: Sheet) -> OtherCell:
    return OtherCell(
        row.text("value"),
        table.place(row, "value"),
        row.text("owner"),
        row.text("rationale"),
        row.text("date"),
        table.commas,
        sheet.excerpt(row.place.line),
    )


def check_rows(overlay: Overlay, tables: Mapping[str, ReadTable], diagnostics: Diagnostics) -> None:
    """Add E108 for each row that a scenario names and its table doesn't have."""
    for name, cells in overlay.tables.items():
        table = tables[name]
        if table.unreadable:
            continue
        keys = [" ".join(row.text(part) for part in table.spec.key) for row in table.rows]
        for key in cells.keys() - table.varied:
            value = " ".join(key)
            near = nearest(value, keys, "…")
            for other in cells[key].values():
                place = Place(other.place.file, other.place.line)
                fields = {"column": "row", "value": value, "table": table.spec.file, "near": near}
                diagnostics.add(UnknownReference(place, excerpt=other.excerpt, **fields))


def changes_of(overlay: Overlay, tables: Mapping[str, ReadTable]) -> tuple[Change, ...]:
    """Return what a scenario changes, in the order of its file."""
    found: list[Change] = []
    for name, cells in overlay.tables.items():
        spec = tables[name].spec
        for row in tables[name].rows:
            key = tuple(row.text(part) for part in spec.key)
            for column, stated in row.replaced.items():
                said = (stated.owner, stated.rationale, stated.date, stated.place)
                after = cells[key][column].text
                found.append(Change(name, " ".join(key), column, stated.before, after, *said))
    return tuple(sorted(found, key=lambda one: one.place))
