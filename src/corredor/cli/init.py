"""The command ``corredor init``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_


@click.command(
    "init", cls=Spoken, help=N_("Make a new programme folder with a commented template.")
)
@click.argument("name", type=click.Path(path_type=Path))
@click.option(
    "--sides",
    nargs=2,
    metavar="AA BB",
    default=("RU", "MX"),
    help=N_("The two countries, as codes of ISO 3166-1; they can be changed later."),
)
@click.option(
    "--from-template",
    "empty",
    is_flag=True,
    help=N_("Without the sample: the tables of all studies, and what their columns hold."),
)
@click.pass_context
@speaking
def command(ctx: click.Context, name: Path, sides: tuple[str, str], empty: bool) -> None:
    """Write the template in the user's language; a folder with files is left alone."""
    from corredor.data.tables import country_codes
    from corredor.programme.starter import start_programme
    from corredor.run.plan import installed_studies

    talk = Talk.of(ctx)
    specs = [spec for study in installed_studies().values() for spec in study.own_tables]
    codes = (sides[0].upper(), sides[1].upper())
    unknown = [code for code in codes if code not in country_codes()]
    if unknown or codes[0] == codes[1]:
        text = talk.say(N_("{codes} are not two country codes of ISO 3166-1, such as VN CL"))
        raise click.BadParameter(text.format(codes=" ".join(codes)), ctx, param_hint="--sides")
    for path in start_programme(name, talk.language, specs, codes, talk.say if empty else None):
        click.echo(path)
    said = N_("Sides: {first} and {second}; change them in programme.toml.")
    talk.tell(talk.say(said).format(first=codes[0], second=codes[1]))
    following = talk.say(N_("Next: corredor check {name}, then corredor run {name}"))
    talk.tell(following.format(name=shlex.quote(str(name))))
