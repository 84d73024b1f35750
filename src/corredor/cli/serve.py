"""The command ``corredor serve``."""

from __future__ import annotations

from pathlib import Path

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_, NotAProgramme, Problems

FILE = "programme.toml"
ROLES = ("reader", "editor", "decider")


@click.command(
    "serve",
    cls=Spoken,
    help=N_("Show a programme folder as a page in which you work; on this computer alone."),
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, help=N_("Port of the page; 8765.")
)
@click.option("--host", default="127.0.0.1", help=N_("Address of the page; this computer alone."))
@click.option(
    "--access",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("File of users, TLS and proxies; needed beyond this computer."),
)
@click.option("--add-user", default="", help=N_("Add a user of this id to the file, and end."))
@click.option("--name", default="", help=N_("Name that the user's decisions bear."))
@click.option("--role", type=click.Choice(ROLES), default="reader", help=N_("Role of the user."))
@click.pass_context
@speaking
def command(
    ctx: click.Context,
    folder: Path,
    port: int,
    host: str,
    access: Path | None,
    add_user: str,
    name: str,
    role: str,
) -> None:
    """Serve until the user ends it, or add a user."""
    talk = Talk.of(ctx)
    try:
        from corredor.web.access import added_user
        from corredor.web.refusals import WrongAccess
        from corredor.web.serving import serve
        from corredor.web.settings import Settings, read_access
    except ModuleNotFoundError:
        said = N_("The page needs the extra: pip install corredor[web]")
        raise click.UsageError(talk.say(said)) from None
    if not (folder / FILE).exists():
        raise Problems([NotAProgramme(None, folder=folder)])
    try:
        if add_user:
            if access is None:
                raise click.UsageError(talk.say(N_("Name the file with --access FILE.")))
            prompt = talk.say(N_("Password"))
            password = click.prompt(prompt, hide_input=True, confirmation_prompt=True, err=True)
            added_user(access, folder, add_user, name or add_user, role, password)
            click.echo(access)
            return
        settings = (
            read_access(access, folder, host, port) if access else Settings(host=host, port=port)
        )
        settings.check()
        address = f"{'https' if settings.certificate else 'http'}://{host}:{port}/"
        talk.tell(
            talk.say(N_("The page is at {address}; end it with Ctrl-C.")).format(address=address)
        )
        serve(folder, settings)
    except WrongAccess as wrong:
        raise click.UsageError(wrong.text(talk.say)) from None
