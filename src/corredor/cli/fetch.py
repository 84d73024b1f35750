"""The command ``corredor fetch`` and its subcommand ``lists``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_


class Fetches(Spoken, click.Group):
    """A group whose help is in the user's language."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands."""
        talk = Talk.of(ctx)
        with formatter.section(talk.say(N_("Commands"))):
            held = [
                (name, talk.say(one.help) if one.help else "")
                for name, one in self.commands.items()
            ]
            formatter.write_dl(held)


@click.group("fetch", cls=Fetches, help=N_("Fetch lists of sanctions from their publishers."))
def command() -> None:
    """Hold the subcommands."""


@command.command(
    "lists",
    cls=Spoken,
    help=N_("Fetch open lists into the folder screening and write their rows into lists.csv."),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, help=N_("Fetch this list; may be given several times."))
@click.option("--known", is_flag=True, help=N_("Show the lists and their licences; fetch none."))
@click.option(
    "--accept-licence",
    is_flag=True,
    help=N_("Accept the licence of the lists named, such as OpenSanctions' CC BY-NC."),
)
@click.pass_context
@speaking
def lists(
    ctx: click.Context, folder: Path, only: tuple[str, ...], known: bool, accept_licence: bool
) -> None:
    """Fetch, read each list once, keep it, and print what to write into lists.csv."""
    from datetime import UTC, datetime

    from corredor.run.fetching import Fetched, fetch_lists, lists_known, record

    talk = Talk.of(ctx)
    if known:
        for row in lists_known():
            click.echo(f"{row['list']}: {row['title']} ({row['publisher']}); {row['licence']}")
        return

    def announce(name: str, row: Mapping[str, str]) -> None:
        said = talk.say(N_("Fetching {list} from {publisher}; licence: {licence}"))
        shown = {"list": name, "publisher": row["publisher"], "licence": row["licence"]}
        talk.tell(said.format(**shown))

    today = datetime.now(UTC).date().isoformat()
    fetched: list[Fetched] = []
    try:
        for one in fetch_lists(folder, only, accept_licence, today, announce):
            fetched.append(one)
            said = N_("{list}: {entries} entries, published {published}")
            published = one.row["published"] or "—"
            shown = {"list": one.list, "entries": one.entries, "published": published}
            talk.tell(talk.say(said).format(**shown))
            if not one.changed:
                talk.tell(talk.say(N_("{list} has not changed.")).format(list=one.list))
    finally:
        if fetched:
            click.echo(record(folder, fetched))
    talk.tell(talk.say(N_("Their rows stand in screening/lists.csv. Next: corredor check")))
