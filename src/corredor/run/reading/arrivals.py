"""Arrivals: files in ``documents/`` that the index doesn't list, put into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from corredor.core.errors import CorredorError, NotAProgramme, Problems
from corredor.programme.inbox import Proposed, append_rows, propose_rows
from corredor.programme.settings import FILE


def check_is_programme(folder: Path) -> None:
    """Raise E001 if a folder is no programme, before anything is written into it."""
    if not (folder / FILE).exists():
        raise Problems([NotAProgramme(None, folder=folder)])


def list_arrivals(folder: Path) -> tuple[tuple[str, ...], tuple[CorredorError, ...]]:
    """List the new documents of a folder in its index.

    Returns
    -------
    files
        Those that were added, from ``documents/``.
    problems
        One for each that can't be read; it is not added.

    Raises
    ------
    Problems
        E001: the folder is no programme; else the index has errors.
    """
    check_is_programme(folder)
    inbox = propose_rows(folder)
    if inbox.proposed:
        append_rows(folder, _dated(inbox.proposed))
    return tuple(row.cells["file"] for row in inbox.proposed), inbox.problems


def _dated(proposed: Iterable[Proposed]) -> list[Proposed]:
    """Return rows with the date of the dateline, where the file itself states none."""
    from corredor.studies.evidence.study.publication import dateline_of

    dated: list[Proposed] = []
    for row in proposed:
        day = row.cells.get("published") or dateline_of(row.text, row.cells["language"])
        dated.append(replace(row, cells=row.cells | {"published": day}) if day else row)
    return dated
