"""The command ``corredor why``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_

STATES: Final = {
    "first": N_("{study} ran because it had never run here."),
    "made": N_("{study} ran again because these of its inputs changed:"),
    "taken": N_("{study} did not run: the same inputs had been computed before."),
    "lost": N_("{study} ran again because its stored result was gone; nothing had changed."),
    "failed": N_("{study} failed; it runs again every time."),
}


ONLY_PLACES: Final = N_("only the places of rows")


@click.command("why", cls=Spoken, help=N_("Say why the last run computed a study again."))
@click.argument("key")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.pass_context
@speaking
def command(ctx: click.Context, key: str, folder: Path) -> None:
    """Print the inputs that differ from those of the run before, cell by cell."""
    from corredor.cli.given import key_and_folder
    from corredor.run.why import reason_for

    talk = Talk.of(ctx)
    key, folder = key_and_folder(key, folder)
    study, state, changed = reason_for(folder / "out", key)
    click.echo(talk.say(STATES[state]).format(study=study))
    if state == "first":
        return
    for name, listed in changed.items():
        moved = "" if listed or not name.startswith("folder") else f" ({talk.say(ONLY_PLACES)})"
        click.echo(f"  {name}{moved}")
        for difference in listed:
            click.echo(
                f"    {difference.path}: {difference.before or '—'} → {difference.after or '—'}"
            )
