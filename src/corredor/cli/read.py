"""The command ``corredor read``."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import WRONG_INPUT, Talk, speaking
from corredor.core.errors import N_

if TYPE_CHECKING:
    from corredor.run.reading import Reading


@click.command(
    "read",
    cls=Spoken,
    help=N_("Read documents and propose claims in candidates.csv, for you to accept or reject."),
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.argument("documents", nargs=-1)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    help=N_("Number of processes; one per core if not given."),
)
@click.option("--scheduler", help=N_("Address of a Dask scheduler that does the work, tcp://…"))
@click.pass_context
@speaking
def command(
    ctx: click.Context,
    folder: Path,
    documents: tuple[str, ...],
    jobs: int | None,
    scheduler: str | None,
) -> int:
    """Read, show progress, and end with what was found."""
    from corredor.run.reading import Asked, read_folder

    talk = Talk.of(ctx)
    reading = read_folder(folder, Asked(documents, jobs, scheduler or ""), _progress(talk))
    _tell(talk, reading)
    click.echo(folder / reading.file)
    if reading.open:
        said = N_("Next: write accept or reject into its column decision, then {command}")
        command = f"corredor accept {quote(str(folder))} --person …"
        talk.tell(talk.say(said).format(command=command))
    if reading.problems:
        talk.problems(reading.problems)
        return WRONG_INPUT
    return 0


def _tell(talk: Talk, reading: Reading) -> None:
    for name in reading.added:
        said = N_("{file}: added to documents/index.csv")
        talk.tell(talk.say(said).format(file=name))
    counted = N_("{new} new candidates, {open} open, {kept} kept as you left them")
    talk.tell(talk.say(counted).format(new=reading.new, open=reading.open, kept=reading.kept))
    said = N_("{agreements} agreements, {conflicts} conflicts, {derivations} derived documents")
    talk.tell(
        talk.say(said).format(
            agreements=reading.agreements,
            conflicts=reading.conflicts,
            derivations=reading.derivations,
        )
    )
    if not reading.vectors:
        talk.tell(
            talk.say(N_("Translations were not looked for; install the extra: corredor[nlp]"))
        )


def _progress(talk: Talk):
    """Return what shows how far the reading is: a moving line on a terminal, else nothing."""
    moving = sys.stderr.isatty()

    def shown(done: int, total: int) -> None:
        if moving:
            text = talk.say(N_("{done} of {total} documents")).format(done=done, total=total)
            click.echo(f"\r{text}", err=True, nl=done == total)

    return shown
