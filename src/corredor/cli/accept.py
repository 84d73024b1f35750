"""The command ``corredor accept``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_

KINDS: Final = {
    "figure": N_("figures"),
    "event": N_("events"),
    "statement": N_("statements"),
    "proposal": N_("proposals"),
    "person": N_("persons"),
    "organisation": N_("organisations"),
    "source": N_("sources"),
    "derivation": N_("derived documents"),
}


@click.command(
    "accept",
    cls=Spoken,
    help=N_("Move the candidates that you decided on: accepted ones become rows of claims.csv."),
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--person", required=True, help=N_("Who decided; goes into reviews.csv."))
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help=N_("When; today if not given."),
)
@click.pass_context
@speaking
def command(ctx: click.Context, folder: Path, person: str, date: object) -> None:
    """Move the rows and say how many candidates of each kind were right."""
    from datetime import date as Date  # noqa: N812
    from datetime import datetime

    from corredor.run.reading import accept_folder

    talk = Talk.of(ctx)
    day = date.date() if isinstance(date, datetime) else Date.today()
    accepted = accept_folder(folder, person, day.isoformat())
    for file in accepted.files:
        click.echo(folder / file)
    if not accepted.files:
        talk.tell(talk.say(N_("Nothing is decided: write accept or reject into candidates.csv.")))
    for held in accepted.precision:
        said = N_("{kind}: {accepted} accepted, {corrected} corrected, {rejected} rejected")
        counts = {"accepted": held.accepted, "corrected": held.corrected, "rejected": held.rejected}
        talk.tell(talk.say(said).format(kind=talk.say(KINDS[held.kind]), **counts))
