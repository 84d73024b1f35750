"""The command ``corredor anchor``."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_


@click.command(
    "anchor",
    cls=Spoken,
    help=N_("Fill in where the quotations of claims.csv stand, after showing it."),
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--write", is_flag=True, help=N_("Write the files; without it they are only shown."))
@click.pass_context
@speaking
def command(ctx: click.Context, folder: Path, write: bool) -> None:
    """Show the difference, and write it only when asked."""
    from corredor.programme.atomic import write_atomic
    from corredor.programme.writing import anchor_folder

    talk = Talk.of(ctx)
    changes = anchor_folder(folder)
    for change in changes:
        name = change.file
        lines = difflib.unified_diff(
            change.old.splitlines(), change.new.splitlines(), name, name, lineterm="", n=0
        )
        click.echo("\n".join(lines))
        if write:
            write_atomic(folder / change.file, change.content)
    if not changes:
        talk.tell(talk.say(N_("Every quotation is anchored.")))
    elif not write:
        talk.tell(talk.say(N_("Nothing was written; write with: corredor anchor --write")))
