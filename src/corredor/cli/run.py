"""The command ``corredor run``."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import STUDY_FAILED, Talk, speaking
from corredor.core.errors import N_
from corredor.run.main_job import Progress


@click.command(
    "run", cls=Spoken, help=N_("Run the studies of a programme folder and write its out/ folder.")
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--only", multiple=True, help=N_("Run this study and what it needs; may be repeated.")
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(["es", "en", "ru"]),
    help=N_("Write the report in this language only; may be repeated."),
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    help=N_("Processes that the work is shared out to; no result depends on it."),
)
@click.option(
    "--scheduler", default="", help=N_("Address of a Dask scheduler that does the work, tcp://…")
)
@click.option("--scenario", default="", help=N_("Run the folder as scenarios/NAME.csv varies it."))
@click.pass_context
@speaking
def command(
    ctx: click.Context,
    folder: Path,
    only: tuple[str, ...],
    languages: tuple[str, ...],
    scenario: str,
    jobs: int,
    scheduler: str,
) -> int:
    """Run, show progress, and end with where the report is."""
    from corredor.run.main_job import Asked, run_folder
    from corredor.run.output import scenario_output

    talk = Talk.of(ctx)
    with _progress(talk) as progress:
        asked = Asked(only, languages, scenario)
        outcome = run_folder(folder, asked, progress, talk.debug, jobs, scheduler)
    summary = outcome.record.summary
    if not outcome.changed:
        talk.tell(talk.say(N_("Nothing has changed since the last run.")))
    elif outcome.remarks:
        said = N_("{tally} on the folder; list them with: corredor check {folder}")
        talk.tell(talk.say(said).format(tally=talk.tally(outcome.remarks), folder=folder))
    if outcome.export_dropped:
        said = N_("The export of earlier results was removed; renew it: corredor export {folder}")
        talk.tell(talk.say(said).format(folder=folder))
    text = N_("{findings} findings, {tables} tables, {warnings} warnings, {absent} not computed")
    talk.tell(talk.say(text).format(**summary))
    out = scenario_output(folder / "out", scenario)
    if summary["failed"]:
        _tell_failures(talk, out)
    for name in sorted(outcome.record.outputs):
        if name.endswith(("/index.html", ".pdf")):
            click.echo(out / name)
    return STUDY_FAILED if summary["failed"] else 0


def _tell_failures(talk: Talk, out: Path) -> None:
    """Say why whole studies have no result."""
    from corredor.run.publish import load_model

    for study, absent in load_model(out).absent:
        if absent.key == study:
            talk.tell(absent.error.line(talk.say))


STATES = {
    "started": N_("{name} …"),
    "made": N_("{name}: done"),
    "taken": N_("{name}: unchanged, taken from the store"),
    "failed": N_("{name}: failed"),
}


@contextmanager
def _progress(talk: Talk) -> Generator[Progress]:
    """Show a line per step; on a terminal a moving one."""
    if not sys.stderr.isatty():

        def plain(name: str, state: str) -> None:
            if state != "started":
                talk.tell(talk.say(STATES[state]).format(name=name))

        yield plain
        return
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"))
    with Bars(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bars:
        known: dict[str, object] = {}

        def moving(name: str, state: str) -> None:
            said = talk.say(STATES[state]).format(name=name)
            if state == "started":
                known[name] = bars.add_task(said, total=1)
            else:
                bars.update(known[name], description=said, completed=1)  # pyright: ignore[reportArgumentType]

        yield moving
