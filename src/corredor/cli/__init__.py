"""The command line: verb first, data to stdout, talk to stderr.

May import everything but web. May not: compute, parse the user's files, know a study.
Each command is a module of this package, imported only when it is called.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Final

import click

from corredor import __version__
from corredor.cli.spoken import LazyGroup, bind_language, speak
from corredor.cli.talk import FAULT, USAGE, Talk
from corredor.core.errors import N_

INTERRUPTED: Final = 130
"""Exit code of a process ended by the user."""


@click.group(cls=LazyGroup, help=N_("Plan, check and appraise a bilateral economic corridor."))
@click.option(
    "--lang",
    type=click.Choice(["es", "en", "ru"]),
    is_eager=True,
    callback=speak,
    help=N_("Language of messages; else CORREDOR_LANG or the system's."),
)
@click.option("--debug", is_flag=True, help=N_("Show the traceback of a fault."))
@click.version_option(__version__, prog_name="corredor")
@click.pass_context
def group(ctx: click.Context, lang: str | None, debug: bool) -> None:
    """Hold the options that all commands share."""
    Talk.of(ctx).debug = debug


def main() -> None:
    """Run the command line; every way out has its exit code."""
    _open_streams()
    language = bind_language(sys.argv[1:])
    try:
        code = group.main(prog_name="corredor", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        code = USAGE
    except click.ClickException as error:
        talk = Talk(language)
        talk.tell(talk.say(N_("Error: {message}")).format(message=error.format_message()))
        code = USAGE
    except (click.Abort, KeyboardInterrupt):
        talk = Talk(language)
        talk.tell(talk.say(N_("Stopped. Nothing is half-written; the next run goes on from here.")))
        code = INTERRUPTED
    except OSError as error:
        # Only the streams are left: files have errors of their own. A reader that went away
        # (BrokenPipeError) needs no message.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = INTERRUPTED
        if not isinstance(error, BrokenPipeError):
            talk = Talk(language)
            talk.tell(talk.say(N_("The output can't be written to where it was sent.")))
            code = FAULT
    sys.exit(code if isinstance(code, int) else 0)


def _open_streams() -> None:
    """Let every text be printed: a terminal or pipe that lacks a letter gets its code instead."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            to_pipe = not stream.isatty() and "PYTHONIOENCODING" not in os.environ
            stream.reconfigure(encoding="utf-8" if to_pipe else None, errors="backslashreplace")
