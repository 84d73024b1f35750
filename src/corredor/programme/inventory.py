"""Inventory: the files that tables name, and the files that nothing reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Final

from corredor.core.attached import AttachedFile
from corredor.core.errors import CorredorError, Place, SpreadsheetFile, UnknownFile
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.documents import FOLDER, unread_documents
from corredor.programme.listing import files_of
from corredor.programme.opening import Root, beside
from corredor.programme.review import CANDIDATES, REVIEWS
from corredor.programme.rows import ReadTable
from corredor.programme.settings import FILE
from corredor.programme.varying import is_scenario, misnamed

MOST_UNKNOWN_FILES: Final = 50
SPREADSHEETS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")
_PROSE: Final = frozenset({"readme", "license", "licence", "notice", "changelog"})


def check_files(root: Root, tables: Mapping[str, ReadTable], diagnostics: Diagnostics) -> None:
    """Name the files of the folder that nothing reads."""
    files = files_of(root.folder)
    index = tables["documents"]
    if not index.unreadable and len(index.rows) == len(index.ids):
        diagnostics.extend(
            unread_documents([f for f in files if not is_prose(f)], tables["documents"])
        )
    reviewed = (CANDIDATES.file, REVIEWS.file)
    known = {
        FILE,
        *reviewed,
        *(table.spec.file for table in tables.values()),
        *_named_files(tables),
    }
    unknown = [
        file
        for file in files
        if file not in known
        and not file.startswith(f"{FOLDER}/")
        and not is_prose(file)
        and not is_scenario(file)
    ]
    diagnostics.extend(misnamed(files))
    diagnostics.extend(_unread(file, known) for file in unknown[:MOST_UNKNOWN_FILES])


def _unread(file: str, known: Collection[str]) -> CorredorError:
    """Return why a file is not read: it is no table, or one that is saved otherwise."""
    table = str(PurePosixPath(file).with_suffix(".csv"))
    if PurePosixPath(file).suffix.lower() in SPREADSHEETS and table in known:
        return SpreadsheetFile(Place(file), file=file, table=table)
    return UnknownFile(Place(file), file=file)


def is_prose(file: str) -> bool:
    """Whether a file is prose about the folder, such as its README."""
    return PurePosixPath(file).stem.lower() in _PROSE


def _named_files(tables: Mapping[str, ReadTable]) -> set[str]:
    return {
        str(PurePosixPath(table.spec.file).parent / row.text(column.name))
        for table in tables.values()
        for column in table.spec.columns
        if column.kind == "file"
        for row in table.rows
        if row.text(column.name)
    }


def attached_files(
    root: Root, tables: Mapping[str, ReadTable], diagnostics: Diagnostics
) -> dict[str, AttachedFile]:
    """Return the files that studies' tables name, by path from the folder.

    Parameters
    ----------
    diagnostics
        Takes an error for each that can't be read: E006, E007, E009, E011.
    """
    found: dict[str, AttachedFile] = {}
    for table in tables.values():
        for column in table.spec.columns:
            if column.kind != "file" or table.spec.name == "documents":
                continue
            for row in table.rows:
                file = row.text(column.name)
                if not file:
                    continue
                place = table.place(row, column.name)
                try:
                    path = beside(table.spec.file, file, place)
                    if path not in found:
                        found[path] = root.attached(path, place)
                except CorredorError as error:
                    diagnostics.add(error)
    return found
