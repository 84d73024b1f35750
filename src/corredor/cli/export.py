"""The command ``corredor export``."""

from __future__ import annotations

from pathlib import Path

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_


@click.command(
    "export",
    cls=Spoken,
    help=N_("Write what the last run found in other formats, in out/ and below out/export."),
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(
        [
            *("parquet", "csv", "duckdb", "xlsx", "datapackage", "crate", "prov-json"),
            *("annotations", "prov", "claimreview", "geojson", "ssim", "ics", "gtfs"),
        ]
    ),
    help=N_("Write this format only; may be repeated."),
)
@click.pass_context
@speaking
def command(ctx: click.Context, folder: Path, formats: tuple[str, ...]) -> None:
    """Export and print the files written."""
    from corredor.cli.given import programme_folder
    from corredor.run.exports import FORMATS, export
    from corredor.run.output import locked
    from corredor.run.publish import load_model

    out = programme_folder(folder) / "out"
    load_model(out)  # says what is missing before anything is locked
    with locked(out):
        written = export(out, formats or FORMATS)
    for path in written:
        click.echo(path)
    if not written:
        talk = Talk.of(ctx)
        talk.tell(talk.say(N_("The last run found nothing that this format holds.")))
