"""The command ``corredor explain``."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from corredor.cli.spoken import Spoken
from corredor.cli.talk import Talk, speaking
from corredor.core.errors import N_, UnknownCode, catalogue


@click.command(
    "explain", cls=Spoken, help=N_("Show where a number comes from, or what a code means.")
)
@click.argument("key", required=False)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--keys", is_flag=True, help=N_("List all keys of the last run."))
@click.option("--codes", is_flag=True, help=N_("List all codes of errors, warnings and notes."))
@click.option("--scenario", default="", help=N_("Of the last run of this scenario."))
@click.pass_context
@speaking
def command(
    ctx: click.Context, key: str | None, folder: Path, keys: bool, codes: bool, scenario: str
) -> None:
    """Print a lineage tree down to quotations, table cells and assumptions."""
    talk = Talk.of(ctx)
    if codes:
        for name in catalogue():
            click.echo(_code(talk, name))
        return
    from corredor.cli.given import key_and_folder, programme_folder

    if keys:
        from corredor.run.explain import keys as all_keys
        from corredor.run.output import scenario_output
        from corredor.run.publish import load_model

        place = programme_folder(Path(key) if key and folder == Path() else folder)
        held = load_model(scenario_output(place / "out", scenario))
        click.echo("\n".join(all_keys(held)))
        return
    if key is None:
        raise click.UsageError(talk.say(N_("Give a key or a code, or --keys, or --codes.")))
    if key.upper() in catalogue():
        click.echo(_code(talk, key.upper(), whole=True))
        return
    if len(key) == len("E000") and key[1:].isdigit():
        near = difflib.get_close_matches(key, catalogue(), 1, cutoff=0)
        raise UnknownCode(None, name=key, near=near[0])
    key, folder = key_and_folder(key, folder)
    from corredor.run.explain import explain
    from corredor.run.output import scenario_output
    from corredor.run.publish import load_model

    model = load_model(scenario_output(folder / "out", scenario))
    for line in explain(model, key, talk.speech, folder):
        click.echo("  " * line.depth + line.text)


def _code(talk: Talk, name: str, whole: bool = False) -> str:
    kind = catalogue()[name]
    names = {field: f"‹{field}›" for field in kind.field_names()}
    texts = (kind.found, kind.expected, kind.fix)
    found, expected, fix = (talk.say(text).format_map(names) for text in texts)
    return f"{name} {found}\n  {expected}\n  {fix}" if whole else f"{name} {found}"
