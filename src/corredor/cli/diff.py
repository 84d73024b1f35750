"""The command ``corredor diff``."""

from __future__ import annotations

from pathlib import Path

import click

from corredor.cli.differing import SHOWN, print_answer, print_inputs
from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_


@click.command(
    "diff",
    cls=Spoken,
    help=N_(
        "Show what differs between two runs and why: of a folder and its scenario, of two "
        "scenarios, or of two folders."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.argument("other", required=False, type=click.Path(path_type=Path))
@click.option(
    "--scenario", "scenarios", multiple=True, help=N_("A scenario; twice: one beside the other.")
)
@click.option("--all", "everything", is_flag=True, help=N_("Print all findings that differ."))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
@speaking
def command(
    ctx: click.Context,
    folder: Path,
    other: Path | None,
    scenarios: tuple[str, ...],
    everything: bool,
    form: str,
) -> None:
    """Print a table of the findings that differ, and tell the inputs that do."""
    from corredor.cli.given import programme_folder
    from corredor.run.differing import apart, outputs

    talk = Talk.of(ctx)
    if len(scenarios) > (1 if other else 2) or not (other or scenarios):
        said = N_("Give --scenario once or twice, or another folder.")
        raise click.UsageError(talk.say(said))
    for one in (folder, other) if other else (folder,):
        programme_folder(one)
    held = apart(*outputs(folder, other, scenarios))
    print_answer(talk, held.answer, form, None if everything else SHOWN)
    print_inputs(talk, held.inputs)
