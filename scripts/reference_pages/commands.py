"""The page on the commands: every option of every command, exit codes, variables."""

from __future__ import annotations

from collections.abc import Iterator

import click

from corredor.cli import INTERRUPTED, group
from corredor.cli.talk import FAULT, FINE, STUDY_FAILED, USAGE, WRONG_INPUT

EXITS = {
    FINE: "all went well",
    WRONG_INPUT: "something is wrong in what was given; nothing was written",
    USAGE: "the command was called in a way that it doesn't know",
    STUDY_FAILED: "a study failed; the report was written and lacks what it finds",
    FAULT: "a fault of the program or of the machine",
    INTERRUPTED: "stopped by the user",
}
VARIABLES = {
    "CORREDOR_LANG": "language of messages, `es`, `en` or `ru`, where `--lang` isn't given",
    "CORREDOR_COMTRADE_KEY": "key of UN Comtrade for `corredor fetch trade`",
    "CORREDOR_WAREHOUSE": "address of your warehouse for `corredor fetch trade --source warehouse`",
    "CORREDOR_NOMENKLATURA_PYTHON": "Python with another matcher of names, for screening",
}


def page() -> str:
    lines = ["# Commands\n"]
    lines += [f"{section}" for section in sections(group, "corredor", None)]
    lines += ["## Exit codes\n", "| code | meaning |", "|---|---|"]
    lines += [f"| `{code}` | {meaning} |" for code, meaning in EXITS.items()]
    lines += ["", "## Variables of the environment\n", "| variable | meaning |", "|---|---|"]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in VARIABLES.items()]
    return "\n".join(lines)


def sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    """Return the help of a command and of all below it."""
    context = click.Context(command, info_name=name, parent=parent)
    path = context.command_path
    yield f"{'##' if parent is None or parent.parent is None else '###'} {path}\n"
    yield f"```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from sections(found, below, context)
