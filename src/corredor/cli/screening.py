"""The command ``corredor screening`` and its subcommands: evidence, decisions, look-back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import click

from corredor.cli.findings import answers, tell_list, tell_lookback
from corredor.cli.spoken import Spoken, SpokenGroup
from corredor.cli.stated import Moment, Words
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_

LANGUAGES: Final = ("es", "en", "ru")
DECISIONS: Final = ("false_positive", "true", "escalate")
SCHEMAS: Final = ("person", "organisation", "vessel", "aircraft", "unknown")


@click.group(
    "screening", cls=SpokenGroup, help=N_("Evidence of screening: packs, decisions, look-back.")
)
def command() -> None:
    """Hold the subcommands."""


FOLDER = click.argument("folder", type=click.Path(path_type=Path))


def _day(name: str, said: str) -> Callable[[Any], Any]:
    return click.option(name, type=click.DateTime(["%Y-%m-%d"]), help=said)


@command.command("pack", cls=Spoken, help=N_("Screen a folder and write the evidence, sealed."))
@FOLDER
@click.option("--party", default="", help=N_("Only this party; else all of the folder."))
@click.option("--out", type=click.Path(path_type=Path), help=N_("Write here; else out/screening."))
@click.option("--asked-by", type=Words(), required=True, help=N_("Who asks."))
@click.option("--role", type=Words(), required=True, help=N_("What this person is."))
@click.option("--purpose", type=Words(), required=True, help=N_("What it is for."))
@click.option("--time", type=Moment(), help=N_("When, with zone; else the computer's clock."))
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help=N_("Print in this language only; may be repeated."),
)
@click.pass_context
@speaking
def pack(ctx: click.Context, folder: Path, party: str, out: Path | None, **asked: Any) -> None:
    """Write a pack, print where it is, and tell its seal."""
    from corredor.run.screening.pack import write_pack
    from corredor.run.screening.records import STATED, SYSTEM, Request

    talk = Talk.of(ctx)
    clock = STATED if asked["time"] else SYSTEM
    time = asked["time"] or datetime.now().astimezone().isoformat(timespec="seconds")
    words = {name: str(asked[name]) for name in ("asked_by", "role", "purpose")}
    languages = tuple(dict.fromkeys(asked["languages"])) or LANGUAGES
    request = Request(party, time=time, clock=clock, languages=languages, **words)
    target, made = write_pack(folder, request, out)
    for name in made.files:
        click.echo(target / name)
    if clock == SYSTEM:
        said = N_("The time {time} was taken from this computer's clock.")
        talk.tell(talk.say(said).format(time=time))
    if out is None:
        said = N_("out/ may be removed at any time: keep the pack elsewhere, or use --out.")
        talk.tell(talk.say(said))
    talk.tell(talk.say(N_("Seal, to be kept apart from the pack: {seal}")).format(seal=made.seal))


@command.command("verify", cls=Spoken, help=N_("Check that no byte of a pack has changed."))
@click.argument("file", metavar="PACK", type=click.Path(path_type=Path))
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--seal", default="", help=N_("The seal that was told, or the digest on the pages."))
@click.pass_context
@speaking
def verify(ctx: click.Context, file: Path, folder: Path | None, seal: str) -> None:
    """Check chain and files; with the folder, screen again and compare."""
    from corredor.run.screening.verification import verify as verified

    talk = Talk.of(ctx)
    held = verified(file, folder, seal)
    click.echo(held.seal)
    said = N_("Whole: {records} records and {files} files are as they were written.")
    talk.tell(talk.say(said).format(records=held.records, files=len(held.files)))
    if held.replayed:
        talk.tell(talk.say(N_("The folder was screened again: every byte is the same.")))
    if not seal:
        said = N_("Whoever makes a whole new pack makes a new seal: compare it with --seal.")
        talk.tell(talk.say(said))


@command.command("decide", cls=Spoken, help=N_("Write down what a person decides on a hit."))
@FOLDER
@click.option("--party", required=True, help=N_("Id of the party."))
@click.option("--entry", required=True, help=N_("The entry, as LIST:ID."))
@click.option("--decision", type=click.Choice(DECISIONS), required=True, help=N_("What it is."))
@click.option("--person", type=Words(), required=True, help=N_("Who decides."))
@click.option("--reason", type=Words(), required=True, help=N_("Why."))
@click.option("--second", type=Words(), default=None, help=N_("Who decides too."))
@_day("--date", N_("Day of the decision; else today."))
@_day("--expires", N_("Day from which it no longer holds."))
@click.pass_context
@speaking
def decide(ctx: click.Context, folder: Path, party: str, entry: str, **said: Any) -> None:
    """Write the decision and say how long it holds."""
    from corredor.run.screening.deciding import Decided
    from corredor.run.screening.deciding import decide as decided

    talk = Talk.of(ctx)
    name, colon, number = entry.partition(":")
    if not (name and colon and number):
        raise click.BadParameter(talk.say(N_("write LIST:ID")), ctx, param_hint="--entry")
    day = said["date"].date() if said["date"] else _today()
    expires = said["expires"].date() if said["expires"] else None
    if expires is not None and expires <= day:
        text = N_("the decision would have ended before it was made")
        raise click.BadParameter(talk.say(text), ctx, param_hint="--expires")
    made = Decided(
        party=party,
        list=name,
        entry=number,
        decision=said["decision"],
        person=said["person"],
        reason=said["reason"],
        date=day.isoformat(),
        second=said["second"] or "",
        expires=expires.isoformat() if expires else "",
    )
    pair = decided(folder, made)
    click.echo(folder / "screening" / "decisions.csv")
    text = N_("Decided on {party} and {name} ({entry}). It holds until either side changes.")
    if made.expires:
        text = N_(
            "Decided on {party} and {name} ({entry}). It holds until either side changes, and "
            "before {day}."
        )
    shown = {"party": pair.party, "name": pair.name, "entry": entry, "day": made.expires}
    talk.tell(talk.say(text).format(**shown))
    talk.tell(talk.say(N_("Renew the results: corredor run {folder}")).format(folder=folder))


@command.command(
    "lookback", cls=Spoken, help=N_("Who would have been hit by an older edition of a list.")
)
@FOLDER
@click.option("--list", "lists", multiple=True, required=True, help=N_("Id of the list."))
@click.option(
    "--since",
    help=N_("File of the older edition, or FILE:FORMAT; else a second --list, the older first."),
)
@click.option("--entries", is_flag=True, help=N_("Print the entries that differ instead."))
@click.pass_context
@speaking
def lookback(
    ctx: click.Context, folder: Path, lists: tuple[str, ...], since: str | None, entries: bool
) -> None:
    """Print who hits in either edition as CSV, and tell what differs."""
    from corredor.run.screening.lookback import as_csv, entries_as_csv, look_back

    talk = Talk.of(ctx)
    if len(lists) != (1 if since else 2):
        said = N_("Give --list and --since, or --list twice, the older one first.")
        raise click.UsageError(talk.say(said))
    if since:
        held = look_back(folder, lists[0], since=since)
    else:
        held = look_back(folder, lists[1], older=lists[0])
    click.echo(entries_as_csv(held) if entries else as_csv(held), nl=False)
    tell_lookback(talk, held)


@command.command("name", cls=Spoken, help=N_("Look for one name in one list; no evidence is kept."))
@click.argument("text", type=Words())
@click.option(
    "--list",
    "wanted",
    default="",
    help=N_("A file, or FILE:FORMAT; demo stands for the demonstration list."),
)
@click.option(
    "--schema", type=click.Choice(SCHEMAS), default="organisation", help=N_("What bears the name.")
)
@_day("--date", N_("Day of the question; else today."))
@click.pass_context
@speaking
def name_(ctx: click.Context, text: str, wanted: str, schema: str, date: datetime | None) -> None:
    """Print what the list says of the name, why, and how far it was looked."""
    from corredor.run.screening.looking import look

    talk = Talk.of(ctx)
    if not wanted:
        said = N_(
            "Name a list: --list FILE, or --list demo to see how it works. Open lists are got "
            "with: corredor fetch lists FOLDER"
        )
        raise click.UsageError(talk.say(said))
    day = date.date() if date else _today()
    held = look(text, schema, wanted, day)
    for line in answers(talk, held):
        click.echo(line)
    tell_list(talk, held, day)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
