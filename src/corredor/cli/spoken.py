"""Commands that speak the user's language: help texts and click's own words through gettext."""

from __future__ import annotations

import gettext
import os
from importlib import import_module
from importlib.resources import files
from typing import Final

import click

from corredor.cli.talk import Talk
from corredor.core.errors import N_
from corredor.core.label import LANGUAGES
from corredor.report.i18n import NN_

DOMAIN: Final = "corredor"

COMMANDS: Final = {
    "init": N_("Make a new programme folder with a commented template."),
    "check": N_("List all that is wrong in a programme folder."),
    "run": N_("Run the studies of a programme folder and write the report."),
    "whatif": N_("Show what would be otherwise if cells of the folder were others."),
    "diff": N_("Show what differs between a run and that of a scenario or another folder."),
    "explain": N_("Show where a number comes from, or what a code means."),
    "serve": N_("Show the desk for a programme folder in the browser."),
    "why": N_("Say why the last run computed a study again."),
    "export": N_("Write results for spreadsheets, databases, archives and maps."),
    "read": N_("Read documents and propose claims in candidates.csv."),
    "accept": N_("Move the candidates that you decided on."),
    "anchor": N_("Fill in where the quotations of claims.csv stand."),
    "routes": N_("Screen air routes without a programme folder."),
    "fetch": N_("Fetch lists of sanctions from their publishers."),
    "forum": N_("Run the day of a forum: people, timetable, agendas."),
    "screening": N_("Evidence of screening: packs, decisions, look-back."),
}

CLICK_TEXTS: Final = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing command."),
    N_("Missing option"),
    N_("{value} is not in the range {range}."),
    N_("{value!r} is not a valid {number_type}."),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Choose from:\n\t{choices}"),
    N_("required"),
    N_("Show the version and exit."),
    N_("Show this message and exit."),
)
"""What click says itself; it looks its texts up in the catalogue that `bind_language` binds."""

CLICK_PLURALS: Final = (
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    NN_(
        "{value!r} does not match the format {format}.",
        "{value!r} does not match the formats {formats}.",
    ),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
)
"""What click says with a plural."""

METAVARS: Final = {
    "text": N_("TEXT"),
    "integer range": N_("NUMBER"),
    "float range": N_("NUMBER"),
    "integer": N_("NUMBER"),
    "float": N_("NUMBER"),
    "file": N_("FILE"),
    "directory": N_("FOLDER"),
    "path": N_("PATH"),
}
"""What a help text shows for the value of an option, by click's name of its type."""
USAGE_PIECES: Final = {
    "[OPTIONS]": N_("[OPTIONS]"),
    "COMMAND [ARGS]...": N_("COMMAND [ARGS]..."),
}
"""What a line of usage shows for options and commands."""


def speak(ctx: click.Context, _: click.Parameter, language: str | None) -> str | None:
    """Take the language of the call, before any help is printed."""
    ctx.find_root().obj = Talk(language)
    return language


def bind_language(arguments: list[str]) -> str:
    """Let click find its own texts in the language that the call asks for or the system has.

    Click looks some of them up while it still reads the options, so this reads them first.

    Returns
    -------
    The language.
    """
    asked = ""
    for at, argument in enumerate(arguments):
        if argument == "--lang":
            asked = next(iter(arguments[at + 1 :]), "")
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    language = asked if asked in LANGUAGES else Talk().language
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(files("corredor") / "report" / "i18n"))
    gettext.textdomain(DOMAIN)
    return language


class Spoken(click.Command):
    """A command whose help is in the user's language."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Translate the help texts, which are written once per process, and write them."""
        talk = Talk.of(ctx)
        if self.help:
            self.help = talk.say(self.help)
        for parameter in self.params:
            if isinstance(parameter, click.Option) and parameter.help:
                parameter.help = talk.say(parameter.help)
            if isinstance(parameter, click.Option) and not parameter.metavar:
                parameter.metavar = _metavar(parameter, talk)
        super().format_help(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of the line of usage, in the user's language."""
        say = Talk.of(ctx).say
        pieces = super().collect_usage_pieces(ctx)
        return [say(USAGE_PIECES[piece]) if piece in USAGE_PIECES else piece for piece in pieces]


def _metavar(option: click.Option, talk: Talk) -> str | None:
    """Return what stands for the value of an option; None: as click says it."""
    name = METAVARS.get(option.type.name, "")
    if not name or option.is_flag:
        return None
    return talk.say(name) + ("..." if option.nargs != 1 else "")


class SpokenGroup(Spoken, click.Group):
    """A group whose help is in the user's language."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands."""
        say = Talk.of(ctx).say
        with formatter.section(say(N_("Commands"))):
            held = [
                (name, say(one.help) if one.help else "") for name, one in self.commands.items()
            ]
            formatter.write_dl(held)


class LazyGroup(Spoken, click.Group):
    """A group that knows its commands by name and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; the module of the same name holds it."""
        if cmd_name not in COMMANDS:
            return None
        return import_module(f"corredor.cli.{cmd_name}").command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command called, or suggest one with a similar name."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise click.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        talk = Talk.of(ctx)
        with formatter.section(talk.say(N_("Commands"))):
            formatter.write_dl([(name, talk.say(text)) for name, text in COMMANDS.items()])
