"""Supposing: cells of the folder changed for a question, or saved as a scenario."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from corredor.core.errors import CorredorError, Place, Problems, UnreadableChange
from corredor.core.study import Study
from corredor.core.table import TableSpec
from corredor.programme.diagnostics import Refused
from corredor.programme.folder import Programme, read_programme
from corredor.programme.numerals import read_number
from corredor.programme.overlays import Change
from corredor.programme.scenarios import assumption_changes, save_scenario, with_changes
from corredor.programme.specs import ASSUMPTIONS, COMMON
from corredor.report.model import ReportModel
from corredor.run.main_job import load, raw_of
from corredor.run.output import NAME, claim_output, locked
from corredor.run.plan import ordered, slice_of
from corredor.run.publish import load_model
from corredor.run.record import RunRecord, no_run, read_record
from corredor.run.tracing import TRACED, subset
from corredor.run.whatif import Answer, Tell, moved, nobody, rerun

SAID: Final = ("?", "?", "2000")
"""Owner, rationale and date of a question that nobody stands behind."""
SUPPOSED: Final = "what-if"
"""Name of the scenario of a question that isn't saved."""


@dataclass(frozen=True)
class Supposed:
    """What a question came to; `outdated` are files that changed after the run it is beside."""

    answer: Answer
    changes: tuple[Change, ...]
    model: ReportModel
    outdated: tuple[str, ...]


def suppose(
    folder: Path,
    wanted: Sequence[str],
    studies: Collection[str] = (),
    tell: Tell = nobody,
) -> Supposed:
    """Return what would be otherwise if some cells of a folder were others; nothing is written.

    Parameters
    ----------
    folder
        A programme folder that has run.
    wanted
        Texts ``KEY=VALUE``; see `changes_asked`.
    studies
        Studies to run in any case, beside those that read what is changed.

    Raises
    ------
    NoRunYet
        E405: there is nothing to compare with.
    UnreadableChange
        E419: a text is no change of a cell.
    Problems
        The folder has errors, or would have with the changes; the place of the latter is the text
        that asks for the change.
    """
    record = read_record(folder / NAME)
    if record is None:
        raise no_run(folder / NAME)
    model = load_model(folder / NAME)
    programme, installed = load(folder)
    specs = _specs(installed.values())
    changes = changes_asked(programme, wanted, specs)
    changed = with_changes(folder, SUPPOSED, changes, specs, anew=True)
    try:
        other = read_programme(folder, specs, SUPPOSED, changed.new)
    except Problems as problems:
        asked = _by_line(changes)
        wrong = [one for one in problems.errors if one.severity == "error"]
        raise Problems(_as_asked(one, changed.file, asked) for one in wrong) from None
    chosen = ordered(installed, record.asked.get("only") or programme.wanted, programme.wanted)
    runs = {one.name for one in chosen if _differs(one, programme, other, record)}
    answer = rerun(other, chosen, model.results, runs | set(studies), tell)
    now = raw_of(folder)
    files = sorted(n for n in {*record.raw, *now} if record.raw.get(n) != now.get(n))
    return Supposed(answer, other.changes, model, tuple(files))


def save(
    folder: Path, name: str, wanted: Sequence[str], owner: str, rationale: str, date: str
) -> Path:
    """Write changes of cells into a scenario, and return its file.

    Raises
    ------
    UnreadableChange
        E419: a text is no change of a cell.
    Problems
        The folder has errors, or would have with the scenario; nothing is written.
    AnotherRun
        E410: a run is under way.
    """
    programme, installed = load(folder)
    specs = _specs(installed.values())
    said = {"owner": owner, "rationale": rationale, "date": date}
    changes = [replace(one, **said) for one in changes_asked(programme, wanted, specs)]
    with locked(claim_output(folder)):
        return folder / save_scenario(folder, name, changes, specs).file


def _by_line(changes: Sequence[Change]) -> dict[int, Place]:
    """Return the texts that ask for changes by the lines of the scenario that says the same."""
    head = 1
    cells = {(one.table, one.row, one.column): one.place for one in changes}
    return dict(enumerate(cells.values(), start=head + 1))


def _as_asked(error: CorredorError, file: str, asked: Mapping[int, Place]) -> CorredorError:
    """Return an error at the text that the user wrote instead of in a file that there isn't."""
    place = asked.get(error.place.line) if error.place and error.place.file == file else None
    return Refused(type(error), **error.fields).at(place) if place else error


def _specs(studies: Collection[Study]) -> tuple[TableSpec, ...]:
    return (*COMMON, *(spec for study in studies for spec in study.own_tables))


def _differs(study: Study, programme: Programme, other: Programme, record: RunRecord) -> bool:
    """Whether a study reads something that differs; of the assumptions, those that it asked for."""
    steps = {str(step["study"]): step for step in record.steps}
    asked: Any = steps.get(study.name, {}).get("asked")
    before, after = slice_of(programme, study), slice_of(other, study)
    for held in (before, after):
        if TRACED in held:
            held[TRACED] = subset(held[TRACED], asked)
    return before != after


def changes_asked(
    programme: Programme, wanted: Sequence[str], specs: Sequence[TableSpec]
) -> tuple[Change, ...]:
    """Return the changes of cells that texts ``KEY=VALUE`` ask for.

    A key is the id of an assumption, whose ends move along with its value; an assumption's id and
    a column, parted by a point; or a table, the key of a row and a column.

    Raises
    ------
    UnreadableChange
        E419: a text is none of these.
    """
    changes: list[Change] = []
    for text in wanted:
        key, equals, value = text.partition("=")
        parts = key.strip().split(".")
        if not equals or not all(parts):
            raise UnreadableChange(None, text=text)
        if len(parts) == 1:
            found = _moved(programme, parts[0], value.strip())
            changes += (replace(one, place=Place(text)) for one in found)
            continue
        if len(parts) == 1 + 1:
            parts = [ASSUMPTIONS.name, *parts]
        table, *row, column = parts
        cell = (table, ".".join(row), column)
        changes.append(Change(*cell, "", value.strip(), *SAID, place=Place(text)))
    return tuple(changes)


def _moved(programme: Programme, name: str, value: str) -> tuple[Change, ...]:
    """Return the changes that move an assumption; one that can't be read is told as a cell is."""
    held = programme.assumptions.get(name)
    if held is None:
        return (Change(ASSUMPTIONS.name, name, "value", "", value, *SAID),)
    try:
        wanted = moved(held.distribution, read_number(value, column="value").value, None, None)
    except (Refused, CorredorError):
        return (Change(ASSUMPTIONS.name, name, "value", "", value, *SAID),)
    return assumption_changes(held, wanted, *SAID)
