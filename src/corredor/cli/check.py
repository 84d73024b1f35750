"""The command ``corredor check``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_, Problems

if TYPE_CHECKING:
    from corredor.run.next_steps import Step


@click.command(
    "check",
    cls=Spoken,
    help=N_("List all that is wrong in a programme folder; nothing is written."),
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
@speaking
def command(ctx: click.Context, folder: Path, form: str) -> None:
    """Read the folder as a run would, and print what it found."""
    from corredor.run.main_job import load
    from corredor.run.output import check_output

    talk = Talk.of(ctx)
    programme, studies = load(folder)
    check_output(folder)
    from corredor.run.checking import wrong_rows, wrong_scenarios
    from corredor.run.next_steps import next_steps
    from corredor.run.plan import ordered

    chosen = ordered(studies, programme.wanted, programme.wanted)
    wrong = wrong_rows(programme, chosen)
    if not wrong:
        wrong = wrong_scenarios(folder, programme, ordered(studies))
    if any(error.severity == "error" for error in wrong):
        raise Problems([*programme.remarks, *wrong])
    talk.problems([*programme.remarks, *wrong], form)
    if form == "text":
        _tell_next(talk, next_steps(folder, programme, chosen))


def _tell_next(talk: Talk, steps: Sequence[Step]) -> None:
    """List what the folder waits for, if it waits for something."""
    if steps:
        talk.tell(talk.say(N_("Next steps:")))
    for number, step in enumerate(steps, start=1):
        talk.tell(f"{number}. {step.said(talk.say)}")
