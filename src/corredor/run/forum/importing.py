"""Import of a form's export: a mapping that a person looks at, then rows of the folder's tables.

Nothing that stands in the folder is changed: new rows are added at the end of four tables, or
none. Who is in the folder already isn't added again, and names that may be one person's are told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.core.errors import (
    N_,
    CorredorError,
    MissingFile,
    Place,
    Problems,
    UnwritableFile,
    Wording,
)
from corredor.core.plain import plain
from corredor.core.spreadsheets import FORMULA
from corredor.core.table import Row
from corredor.programme.appending import with_rows
from corredor.programme.atomic import write_atomic
from corredor.programme.changing import change
from corredor.programme.folder import Programme, read_programme
from corredor.programme.opening import SETTINGS_BYTES, Root
from corredor.run.forum.gather import study_tables
from corredor.run.output import claim_output, locked
from corredor.studies.forum.inputs.people import NEEDS, OFFERS, ORGANISATIONS, PARTICIPANTS
from corredor.studies.forum.readers.exports import (
    Proposal,
    Sheet,
    mapping_from_toml,
    mapping_to_toml,
    propose_mapping,
    read_export,
)
from corredor.studies.forum.study.answers import folded
from corredor.studies.forum.study.registration import Registered, registered
from corredor.studies.forum.study.twins import duplicates
from corredor.studies.forum.study.unread import unread_answers

ENDING: Final = ".mapping.toml"
THERE: Final = N_("a file of that name is there already")
"""Beginnings of a cell that a spreadsheet would compute."""
Cells = dict[str, str]


@dataclass(frozen=True)
class Twin:
    """Two names that may be one person's: ids, names, and where each stands."""

    first: tuple[str, str, Place]
    second: tuple[str, str, Place]


@dataclass(frozen=True)
class Imported:
    """What an import did.

    Parameters
    ----------
    files
        Tables that rows were added to.
    counts
        Rows added, by table.
    known
        Rows of the form whose people were in the folder already.
    left_out
        What is wrong with the rows that were left out.
    twins
        Names that may be one person's.
    """

    files: tuple[str, ...]
    counts: Mapping[str, int]
    known: tuple[Place, ...]
    left_out: tuple[CorredorError, ...]
    twins: tuple[Twin, ...]


def propose(file: Path) -> tuple[Path, Proposal]:
    """Write which column of a form may be what beside the form, for a person to look at.

    Raises
    ------
    UnwritableFile
        E025: the mapping is there already; it is not written over.
    MissingFile, CorredorError
        The form can't be read.
    """
    sheet = _read(file)
    proposal = propose_mapping(sheet)
    target = file.with_name(file.name + ENDING)
    if target.exists():
        problem = Wording(THERE)
        raise UnwritableFile(
            Place(str(target)), file=target.name, folder=target.parent, problem=problem
        )
    unread = unread_answers(sheet, proposal.mapping)
    write_atomic(target, mapping_to_toml(proposal, unread).encode())
    return target, proposal


def import_form(
    folder: Path, file: Path, mapping_file: Path, *, leave_out: bool = False
) -> Imported:
    """Add the people of a form to a folder by a mapping that a person has looked at.

    Parameters
    ----------
    folder
        The programme folder.
    file
        The export, CSV or XLSX.
    mapping_file
        Which column is what.
    leave_out
        Import the sound rows where others have mistakes; else nothing is imported.

    Raises
    ------
    Problems
        Rows of the form can't be read, or the folder would have errors; nothing is written.
    CorredorError
        Form or mapping can't be read.
    """
    sheet = _read(file)
    held = Root(mapping_file.parent)
    mapping = mapping_from_toml(
        held.read_text(mapping_file.name, SETTINGS_BYTES, Place(str(mapping_file))),
        str(mapping_file),
    )
    mapping.checked(sheet, str(mapping_file))
    found = registered(sheet, mapping)
    if found.problems and not leave_out:
        raise Problems(found.problems)
    specs = study_tables()
    programme = read_programme(folder, specs)
    added = _Added.of(programme, found, sheet)
    changes = [with_rows(folder, spec, added.rows[spec.name]) for spec in TABLES]
    changes = [one for one in changes if one.old != one.new]
    if changes:
        with locked(claim_output(folder)):
            change(folder, changes, specs)
    return Imported(
        files=tuple(one.file for one in changes),
        counts={spec.file: len(added.rows[spec.name]) for spec in TABLES},
        known=added.known,
        left_out=found.problems,
        twins=added.twins,
    )


TABLES: Final = (ORGANISATIONS, PARTICIPANTS, OFFERS, NEEDS)
"""Tables that an import adds to, each after those that it refers to."""


def _read(file: Path) -> Sheet:
    if not file.is_file():
        raise MissingFile(Place(str(file)), file=file.name)
    with file.open("rb") as stream:
        return read_export(stream, str(file))


@dataclass(frozen=True)
class _Added:
    """Rows to add by table, who is known, and who may be one person."""

    rows: Mapping[str, Sequence[Cells]]
    known: tuple[Place, ...]
    twins: tuple[Twin, ...]

    @classmethod
    def of(cls, programme: Programme, found: Registered, sheet: Sheet) -> _Added:
        standing = programme.tables[PARTICIPANTS.name]
        houses, new_houses = _organisations(programme.tables[ORGANISATIONS.name], found)
        present = {(folded(row.text("name")), row.text("organisation")): row for row in standing}
        taken = {row.text("id") for row in standing}
        people: list[Cells] = []
        ids: dict[str, str] = {}
        known: list[Place] = []
        places = {row.text("id"): row.place for row in standing}
        for cells in map(_plain, found.participants):
            house = houses[cells["organisation"]]
            place = Place(sheet.file, found.lines[cells["id"]])
            held = present.get((folded(cells["name"]), house))
            if held is not None:
                known.append(place)
                ids[cells["id"]] = held.text("id")
                continue
            ids[cells["id"]] = name = _unused(cells["id"], taken)
            taken.add(name)
            places[name] = place
            people.append(cells | {"id": name, "organisation": house})
        used = {person["organisation"] for person in people}
        names = {row.text("id"): row.text("name") for row in standing}
        names |= {person["id"]: person["name"] for person in people}
        new = {person["id"] for person in people}
        pairs = [pair for pair in duplicates(names.items()) if new & set(pair)]
        return cls(
            rows={
                ORGANISATIONS.name: [house for house in new_houses if house["id"] in used],
                PARTICIPANTS.name: people,
                OFFERS.name: _statements(found.offers, ids, programme.tables[OFFERS.name]),
                NEEDS.name: _statements(found.needs, ids, programme.tables[NEEDS.name]),
            },
            known=tuple(known),
            twins=tuple(
                Twin(*((name, names[name], places[name]) for name in pair)) for pair in pairs
            ),
        )


def _organisations(
    standing: Sequence[Row], found: Registered
) -> tuple[dict[str, str], list[Cells]]:
    """Return the id of each organisation of the form in the folder, and the rows of new ones."""
    present: dict[tuple[str, str], str] = {}
    for row in standing:
        for language in ("es", "en", "ru"):
            name = row.text(f"name_{language}")
            if name:
                present.setdefault((folded(name), row.text("country")), row.text("id"))
    taken = {row.text("id") for row in standing}
    ids: dict[str, str] = {}
    new: list[Cells] = []
    for cells in map(_plain, found.organisations):
        held = present.get((folded(cells["name_en"]), cells["country"]))
        if held is None:
            held = _unused(cells["id"], taken)
            taken.add(held)
            new.append(cells | {"id": held})
        ids[cells["id"]] = held
    return ids, new


def _statements(
    found: Sequence[Mapping[str, str]], ids: Mapping[str, str], standing: Sequence[Row]
) -> list[Cells]:
    """Return statements of people who have none in the table yet.

    So an import that was cut short after its first tables is completed by importing again.
    """
    taken = {row.text("id") for row in standing}
    stated = {row.text("participant") for row in standing}
    made: list[Cells] = []
    for cells in map(_plain, found):
        person = ids[cells["participant"]]
        if person in stated:
            continue
        end = cells["id"].removeprefix(cells["participant"])
        name = _unused(f"{person}{end}", taken)
        taken.add(name)
        made.append(cells | {"id": name, "participant": person})
    return made


def _plain(cells: Mapping[str, str]) -> Cells:
    """Return cells as safe texts: one line each, no character of control, no formula."""
    made = {name: plain(cell) for name, cell in cells.items()}
    return {name: f" {cell}" if cell.startswith(FORMULA) else cell for name, cell in made.items()}


def _unused(wanted: str, taken: set[str]) -> str:
    number, made = 1, wanted
    while made in taken:
        number += 1
        made = f"{wanted}-{number}"
    return made
