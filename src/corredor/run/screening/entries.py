"""Entries of the programme's lists, read again so that evidence can quote them whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corredor.core.attached import AttachedFile, attached_path
from corredor.core.table import Row
from corredor.studies.screening.inputs.entries import Entry
from corredor.studies.screening.inputs.joining import joined
from corredor.studies.screening.inputs.tables import BESIDE, DEMO, YES
from corredor.studies.screening.readers.lists import ListFile, demo_list, read_list

Wanted = frozenset[tuple[str, str]]
"""Ids of lists and of their entries."""


def entries_of(row: Row, files: Mapping[str, AttachedFile]) -> Iterator[Entry]:
    """Yield the entries of a row of ``screening/lists.csv``.

    Raises
    ------
    CorredorError
        The file can't be read.
    """
    if row.text("format") == DEMO:
        yield from demo_list().entries
        return
    parts = {
        name: files[attached_path(row, name)]
        for name in BESIDE
        if row.text(name) and row.text("format") == "ofac_csv"
    }
    wanted = ListFile(
        format=row.text("format"),
        file=files[attached_path(row, "file")],
        parts=parts,
        regime=row.text("regime"),
        encoding=row.text("encoding"),
        columns=row.text("columns"),
        measure=row.text("measure"),
        fragment=row.text("fragment") == YES,
    )
    yield from read_list(wanted).entries


def quoted(
    rows: tuple[Row, ...], files: Mapping[str, AttachedFile], wanted: Wanted
) -> dict[tuple[str, str], Entry]:
    """Return entries by the ids of list and entry; those that no list has any more are left out.

    Parameters
    ----------
    rows
        Rows of ``screening/lists.csv``.
    files
        The programme's files by path.
    wanted
        Which entries.
    """
    found: dict[tuple[str, str], Entry] = {}
    for row in rows:
        name = row.text("list")
        ids = {entry for held, entry in wanted if held == name}
        if not ids:
            continue
        named = (entry for entry in entries_of(row, files) if entry.id in ids)
        found |= {(name, entry.id): entry for entry in joined(named)}
    return found
