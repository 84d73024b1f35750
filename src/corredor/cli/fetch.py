"""The command ``corredor fetch`` and its subcommands ``lists`` and ``trade``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

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


@click.group(
    "fetch",
    cls=Fetches,
    help=N_("Fetch lists of sanctions and statistics of trade from their publishers."),
)
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


SECRETS: Final = {"comtrade": "CORREDOR_COMTRADE_KEY", "warehouse": "CORREDOR_WAREHOUSE"}
"""Variables of the environment that hold the key of UN Comtrade, the address of a warehouse."""


@command.command(
    "trade",
    cls=Spoken,
    help=N_("Fetch statistics of trade into the folder trade and write their rows into flows.csv."),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--source", default="comtrade", help=N_("Where from: comtrade, imts, wdi or warehouse.")
)
@click.option(
    "--pair", nargs=2, default=("", ""), help=N_("Two countries; else the folder's sides.")
)
@click.option("--years", nargs=2, type=int, default=(0, 0), help=N_("First and last year."))
@click.option(
    "--goods",
    default="TOTAL",
    help=N_("TOTAL, AG2, AG4, AG6 or codes of the HS; of wdi an indicator."),
)
@click.option(
    "--key-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=N_("A TOML file outside the folder, with the key of the source under its name."),
)
@click.option(
    "--table", default="flows", help=N_("For a warehouse: what its table of flows is called.")
)
@click.option("--known", is_flag=True, help=N_("Show the sources and their terms; fetch nothing."))
@click.pass_context
@speaking
def trade(
    ctx: click.Context,
    folder: Path,
    source: str,
    pair: tuple[str, str],
    years: tuple[int, int],
    goods: str,
    key_file: Path | None,
    table: str,
    known: bool,
) -> None:
    """Fetch, read each answer once, keep it, and print what was written."""
    from datetime import UTC, datetime

    from corredor.programme.folder import sides_of
    from corredor.run.asking_statistics import Question, key_of
    from corredor.run.fetching_statistics import Answer, fetch_statistics, record, sources_known
    from corredor.run.fetching_warehouse import fetch_from_warehouse

    talk = Talk.of(ctx)
    if known:
        for row in sources_known():
            click.echo(f"{row['source']}: {row['title']} ({row['publisher']}); {row['licence']}")
        return
    now = datetime.now(UTC).date()
    span = (years[0] or now.year - 3, years[1] or now.year - 1)
    question = Question(source, *(pair if all(pair) else sides_of(folder)), span, goods)
    key = key_of(source, key_file, os.environ.get(SECRETS.get(source, ""), ""))

    def announce(row: Mapping[str, str]) -> None:
        said = talk.say(N_("Fetching {list} from {publisher}; licence: {licence}"))
        shown = {"list": row["title"], "publisher": row["publisher"], "licence": row["licence"]}
        talk.tell(said.format(**shown))

    answers: list[Answer] = []
    try:
        day = now.isoformat()
        asked = (
            iter((fetch_from_warehouse(folder, question, day, key, table),))
            if source == "warehouse"
            else fetch_statistics(folder, question, day, key, announce)
        )
        for one in asked:
            answers.append(one)
            said = N_("{file}: {flows} values") if one.file else N_("{source}: nothing for this")
            shown = {"file": one.file, "flows": one.flows, "source": one.source}
            talk.tell(talk.say(said).format(**shown))
    finally:
        if any(one.row for one in answers):
            click.echo(record(folder, answers))
    talk.tell(talk.say(N_("Each file has its record beside it. Next: corredor check")))
