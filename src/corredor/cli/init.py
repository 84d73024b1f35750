"""The command ``corredor init``."""

from __future__ import annotations

from pathlib import Path

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_


@click.command(
    "init", cls=Spoken, help=N_("Make a new programme folder with a commented template.")
)
@click.argument("name", type=click.Path(path_type=Path))
@click.pass_context
@speaking
def command(ctx: click.Context, name: Path) -> None:
    """Write the template in the user's language; a folder with files is left alone."""
    from corredor.programme.starter import start_programme
    from corredor.run.plan import installed_studies

    talk = Talk.of(ctx)
    specs = [spec for study in installed_studies().values() for spec in study.own_tables]
    for path in start_programme(name, talk.language, specs):
        click.echo(path)
    talk.tell(
        talk.say(N_("Next: corredor check {name}, then corredor run {name}")).format(name=name)
    )
