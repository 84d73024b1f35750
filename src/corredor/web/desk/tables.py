"""Tables: rows of the folder's own tables, changed under the diagnostics of ``corredor check``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from corredor.core.errors import CorredorError, Problems
from corredor.core.table import TableSpec
from corredor.programme.appending import with_rows
from corredor.programme.rewriting import rewritten
from corredor.programme.writing import ChangedFile
from corredor.web.editing import (
    Changed,
    RawTable,
    cell_text,
    differing,
    fields_wrong,
    raw_table,
    write,
)
from corredor.web.refusals import NO_ROLE, Refused, not_found, wrong_form
from corredor.web.visit import ROLE_NAMES, Visit

PAGE: Final = 50
"""Rows of a page."""
SHOWN: Final = 8
"""Columns of a list of rows."""
MOST_IDS: Final = 300
"""Ids that a field proposes."""
DECISIONS: Final = ("decisions", "screening/decisions")
"""Tables that deciders alone may change."""
CELL: Final = "cell:"


def spec_of(visit: Visit, name: str) -> TableSpec:
    """Return a table by its name, if the visitor may open it.

    Raises
    ------
    Refused
        There is none.
    """
    spec = visit.office.specs.get(name)
    if spec is None:
        raise not_found()
    return spec


def tables(visit: Visit) -> Response:
    """List the tables that the folder has, and those that it may have."""
    office = visit.office
    held = {name: (office.folder / spec.file).is_file() for name, spec in office.specs.items()}
    wrong = Counter(error.place.file for error in office.reading().errors if error.place)
    return visit.page(
        "tables",
        present=[office.specs[name] for name in sorted(held) if held[name]],
        absent=[office.specs[name] for name in sorted(held) if not held[name]],
        wrong=wrong,
    )


def table(visit: Visit) -> Response:
    """List the rows of a table, those that hold a word where one is asked for."""
    spec = spec_of(visit, visit.query.get("table", ""))
    raw = raw_table(visit.office, spec)
    find = visit.query.get("find", "").strip()
    folded = find.casefold()
    rows = [
        (line, cells)
        for line, cells in raw.rows.items()
        if not find or any(folded in cell.casefold() for cell in cells.values())
    ]
    last = max(1, -(-len(rows) // PAGE))
    number = min(_number(visit.query.get("page", "1")) or 1, last)
    wrong = Counter(
        error.place.line
        for error in visit.office.reading().errors
        if error.place and error.place.file == spec.file
    )
    return visit.page(
        "table",
        spec=spec,
        raw=raw,
        rows=rows[(number - 1) * PAGE : number * PAGE],
        count=len(rows),
        number=number,
        last=last,
        find=find,
        wrong=wrong,
        columns=raw.names[:SHOWN],
    )


def row(visit: Visit) -> Response:
    """Show the form of a row, or of a new one."""
    spec = spec_of(visit, visit.query.get("table", ""))
    raw = raw_table(visit.office, spec)
    line = _number(visit.query.get("line", "0"))
    if line and line not in raw.rows:
        raise not_found()
    cells = dict(raw.rows.get(line, {}))
    if line == 0:
        names = [column.name for column in spec.columns]
        cells = dict.fromkeys(names, "")
    cells |= {name: visit.query[CELL + name] for name in cells if CELL + name in visit.query}
    found = visit.office.reading().errors
    wrong = _wrong_now(visit, spec, line, found)
    return _form(visit, raw, line, cells, wrong)


def _wrong_now(
    visit: Visit, spec: TableSpec, line: int, found: tuple[CorredorError, ...]
) -> Mapping[str, list[CorredorError]]:
    mine = tuple(e for e in found if e.place and (e.place.file, e.place.line) == (spec.file, line))
    if not (line and mine):
        return {}
    text = (visit.office.folder / spec.file).read_text("utf-8-sig", "replace")
    return fields_wrong(mine, spec, text, line)


def _form(
    visit: Visit,
    raw: RawTable,
    line: int,
    cells: Mapping[str, str],
    wrong: Mapping[str, list[CorredorError]],
    status: int = 200,
    **more: object,
) -> Response:
    shown = [column for column in raw.spec.columns if not line or column.name in raw.names]
    return visit.page(
        "row",
        status,
        spec=raw.spec,
        raw=raw,
        line=line,
        cells=cells,
        columns=shown,
        wrong=wrong,
        ids={column.name: _ids(visit, column.refers) for column in shown if column.refers},
        **{"problems": (), "theirs": None, **more},
    )


def _ids(visit: Visit, names: tuple[str, ...]) -> list[str]:
    programme = visit.office.reading().programme
    if programme is None:
        return []
    found = {row.text("id") for name in names for row in programme.tables.get(name, ())}
    return sorted(found - {""})[:MOST_IDS]


def save(visit: Visit) -> Response:
    """Change, add or remove a row; or say why not, and give back what was entered."""
    spec = spec_of(visit, visit.field("table"))
    if spec.name in DECISIONS and not visit.may("decider"):
        names = {"role": visit.say(ROLE_NAMES["decider"]), "own": visit.say(ROLE_NAMES["editor"])}
        raise Refused(HTTPStatus.FORBIDDEN, NO_ROLE, **names)
    line, removes = _number(visit.form.get("line", "0")), visit.field("action") == "remove"
    cells = {
        column.name: cell_text(visit.form[CELL + column.name])
        for column in spec.columns
        if CELL + column.name in visit.form
    }
    if not cells or (removes and not line):
        raise wrong_form()
    made: list[ChangedFile] = []

    def make() -> ChangedFile:
        made.append(_changed(visit, spec, line, cells, removes=removes))
        return made[-1]

    try:
        changed = write(visit.office, spec.file, visit.field("base", needed=False), make)
    except Changed:
        return _conflict(visit, spec, line, cells)
    except Problems as problems:
        raw = raw_table(visit.office, spec)
        text = made[-1].new if made else ""
        at = line or (_last_line(spec, text) if text else 0)
        wrong = fields_wrong(problems.errors, spec, text, at) if text and not removes else {}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _form(visit, raw, line, cells, wrong, status, problems=problems.errors)
    if changed.old != changed.new:
        action = "removed" if removes else ("changed" if line else "added")
        _note(visit, action, spec, cells, line)
    return visit.go("tables/show", table=spec.name)


def _changed(
    visit: Visit, spec: TableSpec, line: int, cells: Mapping[str, str], *, removes: bool
) -> ChangedFile:
    if not line:
        filled = {name: cell for name, cell in cells.items() if cell}
        return with_rows(visit.office.folder, spec, [filled])

    def change(at: int, held: Mapping[str, str]) -> Mapping[str, str] | None:
        if at != line:
            return {}
        return None if removes else differing(held, cells)

    return rewritten(visit.office.folder, spec, change).file


def _conflict(visit: Visit, spec: TableSpec, line: int, cells: Mapping[str, str]) -> Response:
    """Show both versions; what was entered can be sent again on top of the other one."""
    raw = raw_table(visit.office, spec)
    key = tuple(visit.form.get("key", "").split("\x1f")) if visit.form.get("key") else ()
    now = (raw.line_of(key) if key else 0) if line else 0
    theirs = raw.rows.get(now, {})
    return _form(visit, raw, now, cells, {}, HTTPStatus.CONFLICT, theirs=theirs)


def _note(visit: Visit, action: str, spec: TableSpec, cells: Mapping[str, str], line: int) -> None:
    key = " ".join(cells.get(name, "") for name in spec.key)
    who = visit.user.name or visit.user.id
    visit.office.log.write(who, action, f"{spec.file} {key}".strip(), line=str(line or ""))


def _last_line(spec: TableSpec, text: str) -> int:
    from corredor.programme.sheets import sheet_of

    records = list(sheet_of(spec.file, text, frozenset(c.name for c in spec.columns)).records())
    return records[-1].line if records else 0


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000000") else 0
