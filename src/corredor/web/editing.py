"""Editing: a change of a file is tried on a copy, and written if nobody changed the file meanwhile.

What the folder would refuse is not written; what was wrong in it before stands in nobody's way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.core.errors import CorredorError, MissingFile, Problems
from corredor.core.spreadsheets import is_formula
from corredor.core.table import TableSpec
from corredor.programme.changing import changed_copy, write_changes
from corredor.programme.measures import Measures
from corredor.programme.opening import TABLE_BYTES, Root, decoded
from corredor.programme.review import CANDIDATES, read_review
from corredor.programme.sheets import Sheet, sheet_of
from corredor.programme.writing import ChangedFile
from corredor.run.digests import digest_of
from corredor.web.folder import read
from corredor.web.office import Office
from corredor.web.refusals import wrong_form

CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LONGEST: Final = 100_000
"""Characters of the longest cell."""

Cells = Mapping[str, str]


class Changed(Exception):
    """Somebody else changed the file since the form was made."""


@dataclass(frozen=True)
class RawTable:
    """A table as its file has it, sound or not: columns, rows by line, and the file's digest."""

    spec: TableSpec
    names: tuple[str, ...]
    rows: Mapping[int, dict[str, str]]
    digest: str
    problem: CorredorError | None = None

    def key(self, cells: Cells) -> tuple[str, ...]:
        """Return the key of a row."""
        return tuple(cells.get(name, "").strip() for name in self.spec.key)

    def line_of(self, key: tuple[str, ...]) -> int:
        """Return the line of the row that has a key; 0 where none has it."""
        found = (line for line, cells in self.rows.items() if any(key) and self.key(cells) == key)
        return next(found, 0)


def raw_table(office: Office, spec: TableSpec) -> RawTable:
    """Return a table as it stands in the folder; one without rows where there is no file."""
    columns = tuple(column.name for column in spec.columns)
    root = Root(office.folder)
    if not root.has(spec.file):
        return RawTable(spec, columns, {}, "")
    try:
        content = root.read(spec.file, TABLE_BYTES)
        sheet = sheet_of(spec.file, decoded(content, spec.file), frozenset(columns))
        records = list(sheet.records())
    except CorredorError as error:
        return RawTable(spec, columns, {}, file_digest(office, spec.file), error)
    names = tuple(name.strip() for name in records[0].cells) if records else columns
    rows = {
        one.line: {name: cell.strip() for name, cell in zip(names, one.cells, strict=False)}
        for one in records[1:]
    }
    return RawTable(spec, names, rows, digest_of(content))


def file_digest(office: Office, file: str) -> str:
    """Return the digest of a file of the folder; empty where it isn't there."""
    try:
        return digest_of(Root(office.folder).read(file, TABLE_BYTES))
    except MissingFile:
        return ""


def cell_text(text: str) -> str:
    """Return what a form sent as a cell has it: no formula to a spreadsheet.

    Raises
    ------
    Refused
        It is too long or holds control characters.

    Examples
    --------
    >>> cell_text("=1+1"), cell_text("-2.5"), cell_text(" two ")
    (' =1+1', '-2.5', 'two')
    """
    held = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(held) > LONGEST or CONTROL.search(held):
        raise wrong_form()
    return f" {held}" if is_formula(held) else held


def differing(before: Cells, after: Cells) -> dict[str, str]:
    """Return the cells that differ from those that stand there, by what they say."""
    return {
        name: cell
        for name, cell in after.items()
        if name in before and before[name].strip().replace("\r\n", "\n") != cell.strip()
    }


def write(office: Office, file: str, base: str, make: Callable[[], ChangedFile]) -> ChangedFile:
    """Write a changed file of the folder.

    Parameters
    ----------
    office
        The folder.
    file
        The file.
    base
        Digest of the file as the form's maker saw it; empty where there was none.
    make
        Makes the change, of the file as it is.

    Raises
    ------
    Changed
        The file is not what it was when the form was made.
    Problems
        The folder would have errors that it didn't have; nothing is written.
    AnotherRun
        E410: a run is under way.
    """
    with office.writing():
        if file_digest(office, file) != base:
            raise Changed
        try:
            changed = make()
        except CorredorError as error:
            raise Problems([error]) from None
        if changed.old != changed.new:
            found = new_errors(office, changed)
            if found:
                raise Problems(found)
            write_changes(office.folder, [changed])
    return changed


def new_errors(office: Office, changed: ChangedFile) -> tuple[CorredorError, ...]:
    """Return the errors that a folder would have with a changed file and hasn't now."""
    before = office.reading()
    with changed_copy(office.folder, [changed]) as copy:
        after = read(copy, judged=before.programme is not None).errors
        if changed.file == CANDIDATES.file:
            after = (*after, *_candidate_errors(office, copy))
    known = Counter(_signature(error) for error in before.errors)
    found: list[CorredorError] = []
    for error in after:
        signature = _signature(error)
        if known[signature]:
            known[signature] -= 1
        else:
            found.append(error)
    return tuple(found)


def _candidate_errors(office: Office, copy: Path) -> tuple[CorredorError, ...]:
    programme = office.reading().programme
    measures = Measures(programme.settings.currency) if programme else Measures()
    try:
        read_review(Root(copy), measures)
    except Problems as problems:
        return tuple(one for one in problems.errors if one.severity == "error")
    except CorredorError as error:
        return (error,)
    return ()


def _signature(error: CorredorError) -> tuple[str, ...]:
    file = error.place.file if error.place else ""
    return (error.code, file, *error.parts()[:2], error.excerpt)


def fields_wrong(
    problems: tuple[CorredorError, ...], spec: TableSpec, text: str, line: int
) -> dict[str, list[CorredorError]]:
    """Return what is wrong with a row, by column."""
    columns = frozenset(column.name for column in spec.columns)
    sheet: Sheet = sheet_of(spec.file, text, columns)
    head = next(iter(sheet.records()), None)
    names = tuple(name.strip() for name in head.cells) if head else ()
    at = {place: name for name, place in sheet.columns(line, names).items()}
    found: dict[str, list[CorredorError]] = {}
    for error in problems:
        if error.place and (error.place.file, error.place.line) == (spec.file, line):
            name = at.get(error.place.column, "")
            if name:
                found.setdefault(name, []).append(error)
    return found
