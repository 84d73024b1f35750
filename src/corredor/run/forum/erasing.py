"""Erasing a person: from every table of the forum, and from all that was computed and printed.

Rows that are or concern the person alone go. An outcome that the other party needs stays, with an
anonymous participant in the person's place. A name inside a text becomes `GONE`. The results of
earlier runs go as a whole: ids and scores of the person stand in them, and a run makes them anew.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corredor.core.errors import Place
from corredor.core.table import Row, TableSpec
from corredor.programme.changing import check_changes, write_changes
from corredor.programme.folder import Programme, read_programme
from corredor.programme.rewriting import Cells, Rewritten, rewritten
from corredor.report.forum.calendar import uid_of
from corredor.run.forum.gather import study_tables
from corredor.run.forum.personal import (
    PERSONS,
    RANKINGS,
    holders,
    mentioned,
    name_pattern,
    names_of,
)
from corredor.run.forum.traces import forget
from corredor.run.output import LOCK, MARK, claim_output, locked
from corredor.studies.forum.inputs import TABLES
from corredor.studies.forum.inputs.day import OUTCOMES
from corredor.studies.forum.inputs.people import PARTICIPANTS
from corredor.studies.forum.inputs.plan import CANCELLED, PLAN
from corredor.studies.forum.inputs.records import ranking

GONE: Final = "[…]"
"""Stands where a name stood in a text."""
NOBODY: Final = "erased-"
"""How the id of an anonymous participant begins."""
NAMELESS: Final = "—"
PARTIES: Final = ("participant", "other")
"""Columns of whom a row is about; without the person it is about nothing."""
LEFT_OVER: Final = re.compile(r"[a-z0-9_]{8}")
"""Last part of the name of a file that was being written."""
KEPT: Final = (MARK, ".gitignore", LOCK, "reading")
"""What stays of ``out/``: the marks, and the analyses of documents."""


@dataclass(frozen=True)
class Erased:
    """What was removed.

    Parameters
    ----------
    person
        The id.
    removed, changed
        Rows taken out and rows changed, by file.
    called_off
        Meetings of others with the person that had been sent out: their calendars are told next.
    anonymous
        Id of the participant who stands in the person's place; empty where none had to.
    mentions
        Places of other files in which the name still stands: a person must look at them.
    unsearched
        Files that hold no plain text, in which nothing was looked for.
    """

    person: str
    removed: Mapping[str, int]
    changed: Mapping[str, int]
    called_off: int
    anonymous: str
    mentions: tuple[Place, ...]
    unsearched: tuple[str, ...]


def erase(folder: Path, person: str) -> Erased:
    """Take a person out of a folder and out of what was made from it.

    Raises
    ------
    UnknownReference
        E108: nobody has that id.
    Problems
        The folder has errors, or would have; nothing is written.
    """
    specs = study_tables()
    programme = read_programme(folder, specs)
    names = names_of(programme, person)
    pattern, full = name_pattern(names), [name for name in names if len(name.split()) > 1]
    erasing = _Erasing(
        person,
        name_pattern(full) if full else None,
        _anonymous(programme, person),
        programme.languages[0],
        programme.settings.id,
    )
    # The person's own row last: a move that was interrupted is completed by the next one.
    ordered = sorted(TABLES, key=lambda spec: spec in PERSONS)
    made = [erasing.table(folder, spec) for spec in ordered if (folder / spec.file).exists()]
    out = claim_output(folder)
    with locked(out):
        changes = [one.file for one in made if one.removed or one.changed]
        check_changes(folder, changes, specs)
        _forget(out)
        write_changes(folder, changes)
        _sweep(folder, specs)
        forget(folder, person, pattern)
    mentions, unsearched = mentioned(folder, pattern, everywhere=True)
    return Erased(
        person=person,
        removed={one.file.file: one.removed for one in made if one.removed},
        changed={one.file.file: one.changed for one in made if one.changed},
        called_off=len(erasing.called_off),
        anonymous=erasing.anonymous,
        mentions=mentions,
        unsearched=unsearched,
    )


def _sweep(folder: Path, specs: Sequence[TableSpec]) -> None:
    """Remove half-written tables that an interrupted command left beside the whole ones."""
    for spec in specs:
        table = folder / spec.file
        for path in table.parent.glob(f".{table.name}.*"):
            if LEFT_OVER.fullmatch(path.name.rpartition(".")[2]) and path.is_file():
                path.unlink()


def _anonymous(programme: Programme, person: str) -> str:
    """Return the id to stand in the person's place; empty where no other's row needs one."""

    def needed(row: Row) -> bool:
        parties = {row.text(name) for name in PARTIES}
        others = parties - {person}
        return person in parties and not all(other.startswith(NOBODY) for other in others)

    people = {row.text("id") for row in programme.tables.get(PARTICIPANTS.name, ())}
    if person not in people or not any(map(needed, programme.tables.get(OUTCOMES.name, ()))):
        return ""
    number = 1
    while f"{NOBODY}{number}" in people:
        number += 1
    return f"{NOBODY}{number}"


@dataclass(frozen=True)
class _Erasing:
    person: str
    pattern: re.Pattern[str] | None
    anonymous: str
    language: str
    programme: str
    called_off: set[str] = field(default_factory=set[str])

    def table(self, folder: Path, spec: TableSpec) -> Rewritten:
        """Return a table without the person."""
        return rewritten(folder, spec, lambda _, cells: self.row(spec, cells))

    def row(self, spec: TableSpec, cells: Cells) -> Cells | None:
        """Return the cells of a row to change, or None where the row goes."""
        held = holders(spec, cells, self.person)
        if "id" in held:
            keep = spec is PARTICIPANTS and self.anonymous
            return self.nobody(cells) if keep else None
        if spec is PLAN and held:
            return self.planned(cells, held)
        changed = self.scrubbed(spec, cells)
        for name in held:
            if spec is OUTCOMES and self.anonymous:
                changed[name] = self.anonymous
            elif name in PARTIES:
                return None
            else:
                changed[name] = self.without(spec, name, cells[name])
        if spec is OUTCOMES and {changed.get(name, cells.get(name)) for name in PARTIES} <= (
            {self.anonymous} if self.anonymous else set()
        ):
            return None
        return changed

    def planned(self, cells: Cells, held: Sequence[str]) -> Cells | None:
        """Return the cells of a row of the plan, so that others' calendars can be told.

        A meeting is called off: of the person its row keeps nothing but the UID of the event, which
        the other one's calendar knows it by. An interpreter is taken out, which is a change.
        """
        parties = [cells.get(name, "") for name in PARTIES]
        off = cells.get("status") == CANCELLED
        raised = {"sequence": str(int(float(cells.get("sequence") or 0)) + (not off))}
        if self.person not in parties:
            return dict.fromkeys(held, "") | raised
        others = [name for name in parties if name and name != self.person]
        if not others or "uid" not in cells:
            return None
        uid = uid_of(self.programme, "meeting", " ".join(sorted(parties)))
        self.called_off.add(uid)
        kept = {name: cells.get(name, "") for name in ("slot", "room", "table")}
        return {
            **dict.fromkeys(cells, ""),
            **kept,
            **raised,
            "id": f"{NOBODY}{uid.partition('-')[0]}",
            "participant": others[0],
            "status": CANCELLED,
            "uid": uid,
        }

    def nobody(self, cells: Cells) -> Cells:
        """Return the cells of the anonymous participant: the organisation and nothing more."""
        kept = {name: cells.get(name, "") for name in ("organisation", "side")}
        blank = dict.fromkeys(cells, "")
        return {
            **blank,
            **kept,
            "id": self.anonymous,
            "name": NAMELESS,
            "rank": "other",
            "languages": self.language,
            "capacity": "0",
            "consent": "no",
        }

    def scrubbed(self, spec: TableSpec, cells: Cells) -> dict[str, str]:
        """Return the texts in which the name stood, without it.

        Names of others stay, and so does a name of one word, which may be anybody's.
        """
        changed: dict[str, str] = {}
        if not self.pattern:
            return changed
        for name, cell in cells.items():
            if spec in PERSONS and name == "name":
                continue
            normal = unicodedata.normalize("NFC", cell)
            if self.pattern.search(normal):
                changed[name] = self.pattern.sub(GONE, normal)
        return changed

    def without(self, spec: TableSpec, name: str, cell: str) -> str:
        """Return a list of ids without the person."""
        if RANKINGS.get(spec.name) == name:
            groups = ranking(Row({name: cell}, Place(spec.file), {}), name)
            left = (" = ".join(one for one in group if one != self.person) for group in groups)
            return " ".join(part for part in left if part)
        return " ".join(one for one in cell.split() if one != self.person)


def _forget(out: Path) -> None:
    """Remove what earlier runs and outputs left below ``out/``."""
    for path in _sorted(out.iterdir()):
        if path.name in KEPT:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _sorted(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: path.name)
