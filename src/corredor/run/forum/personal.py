"""Personal: everything that the folder and its results hold about one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from corredor.core.errors import NoRunYet, Place, UnknownReference
from corredor.core.finding import Cell
from corredor.core.table import Row, TableSpec, Value
from corredor.programme.diagnostics import nearest_first
from corredor.programme.folder import Programme, read_programme
from corredor.programme.listing import files_of
from corredor.programme.opening import TABLE_BYTES
from corredor.run.forum.gather import study_tables
from corredor.run.forum.outputs import FOLDER
from corredor.run.forum.traces import traces_of
from corredor.run.publish import load_model
from corredor.studies.forum.inputs import TABLES
from corredor.studies.forum.inputs.day import INTERPRETERS
from corredor.studies.forum.inputs.exchange import APPLICANTS, HOSTS
from corredor.studies.forum.inputs.people import PARTICIPANTS

PERSONS: Final = (PARTICIPANTS, APPLICANTS, INTERPRETERS)
"""Tables of which each row is a person."""
RANKINGS: Final = {HOSTS.name: "ranking"}
"""Texts that list ids of persons."""
OUT: Final = "out"


@dataclass(frozen=True)
class Dossier:
    """What is held about a person.

    Parameters
    ----------
    person, names
        The id, and the names under which the folder knows it.
    rows
        Rows of the forum's tables that are or name the person, by table.
    mentions
        Places of other files of the folder in which a name stands.
    unsearched
        Files of the folder that hold no plain text, in which nothing was looked for.
    results
        Rows of the last run's tables that name the person, by table.
    outputs
        Files below ``out/`` that were made for the person or bear the name.
    """

    person: str
    names: tuple[str, ...]
    rows: Mapping[str, tuple[Row, ...]]
    mentions: tuple[Place, ...]
    unsearched: tuple[str, ...]
    results: Mapping[str, tuple[Mapping[str, Cell], ...]] = field(repr=False)
    outputs: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it for a person to read and take along."""
        return {
            "person": self.person,
            "names": list(self.names),
            "folder": {
                table: [{"place": str(row.place), "row": _shown(row)} for row in rows]
                for table, rows in self.rows.items()
            },
            "mentions": [str(place) for place in self.mentions],
            "unsearched": list(self.unsearched),
            "results": {table: [dict(row) for row in rows] for table, rows in self.results.items()},
            "outputs": list(self.outputs),
        }


def _shown(row: Row) -> dict[str, Value]:
    return {name: value for name, value in row.cells.items() if value not in (None, "", ())}


def dossier(folder: Path, person: str) -> Dossier:
    """Return all that a folder and its last run hold about a person.

    Raises
    ------
    UnknownReference
        E108: nobody has that id.
    Problems
        The folder has errors.
    """
    programme = read_programme(folder, study_tables())
    names = names_of(programme, person)
    pattern = name_pattern(names)
    rows = {
        spec.name: found
        for spec in TABLES
        if (found := tuple(_rows(programme.tables.get(spec.name, ()), spec, person, pattern)))
    }
    mentions, unsearched = mentioned(folder, pattern)
    mentions += traces_of(folder, person, pattern)
    return Dossier(
        person=person,
        names=names,
        rows=rows,
        mentions=mentions,
        unsearched=unsearched,
        results=_results(folder / OUT, person, pattern),
        outputs=_outputs(folder / OUT, person, pattern),
    )


def names_of(programme: Programme, person: str) -> tuple[str, ...]:
    """Return the names of a person.

    Raises
    ------
    UnknownReference
        E108: nobody has that id.
    """
    people = {
        spec.name: {row.text("id"): row.text("name") for row in programme.tables.get(spec.name, ())}
        for spec in PERSONS
    }
    found = [held[person] for held in people.values() if person in held]
    if not found:
        known = sorted({name for held in people.values() for name in held})
        near, table = nearest_first(person, known)[:3], PARTICIPANTS.file
        raise UnknownReference(
            Place(table), column="--person", value=person, table=table, near=near
        )
    return tuple(dict.fromkeys(found))


def name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a name in a text: in any case, with any blanks between its words.

    Examples
    --------
    >>> bool(name_pattern(["Ana Ruiz"]).search("con ANA  RUIZ, S.A."))
    True
    """
    words = (unicodedata.normalize("NFC", name).split() for name in names)
    found = "|".join(r"\s+".join(map(re.escape, parts)) for parts in words)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


def holders(spec: TableSpec, cells: Mapping[str, Value], person: str) -> list[str]:
    """Return the columns of a row that hold the id of a person."""
    tables = {held.name for held in PERSONS}
    found = ["id"] if spec.name in tables and cells.get("id") == person else []
    for column in spec.columns:
        value = cells.get(column.name)
        if tables & {*column.refers}:
            ids = value if isinstance(value, tuple) else str(value or "").split()
            found += [column.name] if person in ids else []
        elif RANKINGS.get(spec.name) == column.name:
            ids = str(value or "").replace("=", " ").split()
            found += [column.name] if person in ids else []
    return found


def _rows(
    rows: Iterable[Row], spec: TableSpec, person: str, pattern: re.Pattern[str]
) -> Iterator[Row]:
    for row in rows:
        texts = (value for value in row.cells.values() if isinstance(value, str))
        if holders(spec, row.cells, person) or any(map(pattern.search, texts)):
            yield row


def mentioned(
    folder: Path, pattern: re.Pattern[str], *, everywhere: bool = False
) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Return where files name a person, and which hold no text; `everywhere` in own tables too."""
    own = set[str]() if everywhere else {spec.file for spec in TABLES}
    places: list[Place] = []
    unsearched: list[str] = []
    for name in files_of(folder):
        if name in own:
            continue
        text = _text(folder / name)
        if text is None:
            unsearched.append(name)
            continue
        lines = unicodedata.normalize("NFC", text).splitlines()
        places += [Place(name, at) for at, line in enumerate(lines, 1) if pattern.search(line)]
    return tuple(places), tuple(unsearched)


def _text(path: Path) -> str | None:
    """Return a file's text; None where it is none, or too long to be looked through."""
    try:
        if not path.is_file() or path.stat().st_size > TABLE_BYTES:
            return None
        content = path.read_bytes()
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return None if "\x00" in text else text


def _results(
    out: Path, person: str, pattern: re.Pattern[str]
) -> dict[str, tuple[Mapping[str, Cell], ...]]:
    try:
        tables = load_model(out).tables
    except NoRunYet:
        return {}

    def speaks(cell: Cell) -> bool:
        if isinstance(cell, tuple):
            return person in cell
        return isinstance(cell, str) and (cell == person or bool(pattern.search(cell)))

    found = {
        key: tuple(row for row in table.records() if any(map(speaks, row.values())))
        for key, table in sorted(tables.items())
    }
    return {key: rows for key, rows in found.items() if rows}


def _outputs(out: Path, person: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    found: list[str] = []
    for path in sorted((out / FOLDER).rglob("*")):
        text = _text(path) if path.is_file() else None
        if path.name.partition(".")[0] == person or (text is not None and pattern.search(text)):
            found.append(path.relative_to(out.parent).as_posix())
    return tuple(found)
