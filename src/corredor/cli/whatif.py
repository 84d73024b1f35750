"""The command ``corredor whatif``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from corredor.cli.differing import SHOWN, print_answer
from corredor.cli.spoken import Spoken
from corredor.cli.stated import Words
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_


@click.command(
    "whatif",
    cls=Spoken,
    help=N_(
        "Show what would be otherwise if cells of the folder were others; nothing is written, "
        "unless --save asks for it. KEY is the id of an assumption, such as fuel-price, an "
        "assumption and a column, or a table, the key of a row and a column, parted by points."
    ),
)
@click.argument("arguments", nargs=-1, metavar="[FOLDER] KEY=VALUE...", required=True)
@click.option("--study", "studies", multiple=True, help=N_("Run this study in any case."))
@click.option("--save", "name", default="", help=N_("Write the changes into this scenario."))
@click.option("--owner", type=Words(), help=N_("Who stands behind the changes that are saved."))
@click.option("--why", "rationale", type=Words(), help=N_("The reason for them."))
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help=N_("Day of the changes that are saved; else today."),
)
@click.option("--all", "everything", is_flag=True, help=N_("Print all findings that differ."))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
@speaking
def command(
    ctx: click.Context,
    arguments: tuple[str, ...],
    studies: tuple[str, ...],
    name: str,
    owner: str | None,
    rationale: str | None,
    date: datetime | None,
    everything: bool,
    form: str,
) -> None:
    """Print a table of the findings that differ; with --save, write a scenario."""
    from corredor.cli.given import programme_folder
    from corredor.run.supposing import save, suppose

    talk = Talk.of(ctx)
    folder, wanted = _parted(arguments)
    if not wanted:
        raise click.UsageError(talk.say(N_("Give a change such as fuel-price=900.")))
    if name and not (owner and rationale):
        said = N_("A scenario says who stands behind it and why: give --owner and --why.")
        raise click.UsageError(talk.say(said))
    held = suppose(programme_folder(folder), wanted, studies)
    if held.outdated:
        said = N_("These files changed after the last run, which is the base: {files}")
        talk.tell(talk.say(said).format(files=", ".join(held.outdated)))
    for one in held.changes:
        talk.tell(f"{one.table} {one.row} {one.column}: {one.before or '—'} → {one.after or '—'}")
    print_answer(talk, held.answer, form, None if everything else SHOWN)
    if name:
        day = date.date() if date else datetime.now(UTC).astimezone().date()
        click.echo(save(folder, name, wanted, owner or "", rationale or "", day.isoformat()))
        said = N_("Run it with: corredor run {folder} --scenario {name}")
        talk.tell(talk.say(said).format(folder=folder, name=name))


def _parted(arguments: tuple[str, ...]) -> tuple[Path, tuple[str, ...]]:
    """Return the folder, which may be left out, and the changes."""
    first = arguments[0]
    if "=" in first and not Path(first).is_dir():
        return Path(), arguments
    return Path(first), arguments[1:]
