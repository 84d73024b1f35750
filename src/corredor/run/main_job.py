"""The main job: read a folder, run its studies, write ``out/``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corredor import __version__
from corredor.core.errors import CorredorError, FolderChanging
from corredor.programme.listing import raw_digests
from corredor.programme.varying import is_scenario, scenario_spec
from corredor.run.code import all_code
from corredor.run.objects import Objects
from corredor.run.output import (
    NAME,
    claim_output,
    is_intact,
    locked,
    scenario_output,
    sweep,
    write_outputs,
)
from corredor.run.record import RunRecord, read_record, write_record
from corredor.run.workers import Workers, workers

if TYPE_CHECKING:
    from corredor.core.study import Study
    from corredor.programme.folder import Programme

Progress = Callable[[str, str], None]
"""Is told the name of a step and what became of it: started, made, taken or failed."""


@dataclass(frozen=True)
class Asked:
    """What the user asked for; empty means everything, and the folder without a scenario."""

    only: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    scenario: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as the record keeps it."""
        held: dict[str, Any] = {"only": list(self.only), "languages": list(self.languages)}
        return held | ({"scenario": self.scenario} if self.scenario else {})


@dataclass(frozen=True)
class Outcome:
    """What a run came to: its record, whether anything was done, and remarks on the folder.

    `export_dropped` is true where an export of other results was removed.
    """

    record: RunRecord
    changed: bool
    remarks: tuple[CorredorError, ...] = ()
    export_dropped: bool = False


def quiet(name: str, state: str) -> None:
    """Tell nobody."""


def run_folder(
    folder: Path,
    asked: Asked | None = None,
    progress: Progress = quiet,
    debug: bool = False,
    jobs: int = 1,
    scheduler: str = "",
) -> Outcome:
    """Run a programme folder's studies and write its ``out/``.

    Where the folder's bytes, the code and what is asked are those of the last run and its files
    are intact, nothing is read further.

    Parameters
    ----------
    folder
        The programme folder.
    asked
        What to run; all of the folder as it stands, if not said.
    progress
        Is told how far it is.
    debug
        Whether a fault of a study is raised.
    jobs
        How many processes the work is shared out to.
    scheduler
        Address of a Dask scheduler that does the work; empty for this machine.

    Raises
    ------
    Problems
        The folder has errors; nothing was written.
    ForeignOutput
        E010: ``out/`` isn't ours.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> run_folder(Path(mkdtemp()))
    Traceback (most recent call last):
    corredor.core.errors...Problems: E001 ... is no folder with a programme.toml; ...
    """
    asked = asked or Asked()
    raw = raw_of(folder, asked.scenario)
    begun = RunRecord(__version__, all_code(), asked.as_json(), raw)
    out = scenario_output(folder / NAME, asked.scenario)
    last = read_record(out)
    if last is not None and not debug and _unchanged(last, out, begun):
        return Outcome(last, changed=False)
    programme, studies = load(folder, asked.scenario)
    if raw_of(folder, asked.scenario) != begun.raw:
        raise FolderChanging(None, folder=folder)
    with locked(claim_output(folder)):
        sweep(folder / NAME)
        chosen = selected(programme, studies, asked)
        with workers(jobs, scheduler) as held:
            return _run(programme, chosen, out, begun, asked.languages, progress, debug, held)


def raw_of(folder: Path, scenario: str = "") -> dict[str, str]:
    """Return the digests of the files that a run reads: of scenarios only its own."""
    own = scenario_spec(scenario).file
    held = raw_digests(folder)
    return {name: held[name] for name in held if name == own or not is_scenario(name)}


def _unchanged(last: RunRecord, out: Path, begun: RunRecord) -> bool:
    if last.summary.get("failed"):
        return False
    if (last.raw, last.code, last.asked) != (begun.raw, begun.code, begun.asked):
        return False
    pages = all(is_intact(out / name, digest) for name, digest in last.outputs.items())
    return pages and Objects(out).whole()


def load(folder: Path, scenario: str = "") -> tuple[Programme, dict[str, Study]]:
    """Read a programme, or a scenario of it, with the tables of all installed studies.

    Raises
    ------
    Problems
        The folder has errors; E402: its settings name a study that isn't installed.
    """
    from corredor.programme.folder import read_programme
    from corredor.run.plan import check_wanted, installed_studies

    studies = installed_studies()
    specs = [spec for study in studies.values() for spec in study.own_tables]
    programme = read_programme(folder, specs, scenario)
    check_wanted(programme, studies)
    return programme, studies


def selected(programme: Programme, studies: Mapping[str, Study], asked: Asked) -> tuple[Study, ...]:
    """Return the studies to run, in order."""
    from corredor.run.plan import ordered

    return ordered(studies, asked.only or programme.wanted, programme.wanted)


def _run(
    programme: Programme,
    studies: tuple[Study, ...],
    out: Path,
    begun: RunRecord,
    languages: tuple[str, ...],
    progress: Progress,
    debug: bool,
    held: Workers,
) -> Outcome:
    # What follows loads numpy and the report; a run in which nothing has changed needs neither.
    from corredor.run.execute import execute
    from corredor.run.exported import drop_stale_export
    from corredor.run.publish import keep_model, pages, report_model, summary_of, tables_as_csv
    from corredor.run.store import Store
    from corredor.run.why import note_reasons

    last = read_record(out)
    store = Store(out)
    executed = execute(programme, studies, store, progress, debug, held)
    model = report_model(programme, executed)
    if languages:
        model = replace(model, languages=languages)
    digest = keep_model(model, executed, store)
    made, keys = pages(model, digest, store, progress, held)
    made |= tables_as_csv(model)
    outputs = write_outputs(out, made, last.outputs if last else {})
    steps = tuple(step.as_json() for step in executed.steps)
    summary = summary_of(model)
    record = replace(begun, steps=steps, outputs=outputs, summary=summary, model=digest)
    note_reasons(out, store, last, executed)
    stale = drop_stale_export(out, digest)
    write_record(out, record)
    store.prune([*executed.keys, *keys])
    return Outcome(record, True, programme.remarks, stale)
