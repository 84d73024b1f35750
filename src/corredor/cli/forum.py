"""The command ``corredor forum`` and its subcommands."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from corredor.cli.spoken import Spoken, SpokenGroup
from corredor.cli.talk import SHOWN, WRONG_INPUT, Talk, speaking
from corredor.core.errors import N_, Place

if TYPE_CHECKING:
    from corredor.run.forum.importing import Imported
    from corredor.run.forum.outputs import Written

FORMATS: Final = ("html", "pdf", "ics")


@click.group(
    "forum", cls=SpokenGroup, help=N_("Run the day of a forum: people, timetable, agendas.")
)
def command() -> None:
    """Hold the subcommands."""


FOLDER = click.argument("folder", type=click.Path(path_type=Path))


def _person(*, required: bool) -> Callable[[Any], Any]:
    return click.option("--person", required=required, default="", help=N_("Id of the person."))


@command.command(
    "import",
    cls=Spoken,
    help=N_(
        "Add the people of a form's export (CSV, XLSX) to the folder; without --mapping, only "
        "propose which column is what."
    ),
)
@FOLDER
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    help=N_("Which column is what, as you have looked at it."),
)
@click.option(
    "--leave-out-wrong", is_flag=True, help=N_("Import the other rows where some have mistakes.")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=N_("How mistakes are printed; json lists all of them."),
)
@click.pass_context
@speaking
def import_(
    ctx: click.Context,
    folder: Path,
    file: Path,
    mapping: Path | None,
    leave_out_wrong: bool,
    form: str,
) -> int:
    """Propose a mapping, or add rows and tell what a person must look at."""
    from corredor.run.forum.importing import import_form, propose

    talk = Talk.of(ctx)
    if mapping is None:
        target, proposal = propose(file)
        click.echo(target)
        for name in proposal.missing:
            talk.tell(talk.say(N_("No column was found for {field}.")).format(field=name))
        for name, headers in proposal.doubtful.items():
            said = talk.say(N_("{field}: several columns are as likely: {columns}"))
            talk.tell(said.format(field=name, columns=" | ".join(headers)))
        said = N_("Look at each line, then: corredor forum import {folder} {file} --mapping {path}")
        talk.tell(talk.say(said).format(folder=folder, file=file, path=target))
        return 0
    imported = import_form(folder, file, mapping, leave_out=leave_out_wrong)
    _tell_imported(talk, folder, imported, form)
    if imported.left_out:
        talk.problems(imported.left_out, form)
        return WRONG_INPUT
    return 0


def _tell_imported(talk: Talk, folder: Path, imported: Imported, form: str) -> None:
    for name in imported.files:
        said = talk.say(N_("{file}: rows added: {count}"))
        told = said.format(file=folder / name, count=imported.counts[name])
        click.echo(told, err=form == "json")
    if not imported.files:
        talk.tell(talk.say(N_("Nothing is new: the folder is as it was.")))
    for place in imported.known[:SHOWN]:
        talk.tell(talk.say(N_("{place}: is in the folder already")).format(place=place))
    if len(imported.known) > SHOWN:
        rest = talk.say(N_("… and {number} more"))
        talk.tell(rest.format(number=len(imported.known) - SHOWN))
    for twin in imported.twins:
        said = talk.say(N_("{place}: {name} may be {other} at {where}: look whether it is one."))
        (_, other, where), (_, name, place) = twin.first, twin.second
        talk.tell(said.format(place=place, name=name, other=other, where=where))


@command.command(
    "freeze", cls=Spoken, help=N_("Make the last run's timetable the plan that is sent out.")
)
@FOLDER
@click.pass_context
@speaking
def freeze_(ctx: click.Context, folder: Path) -> None:
    """Write the plan and say what is new in it."""
    from corredor.run.forum.freezing import freeze

    talk = Talk.of(ctx)
    frozen = freeze(folder)
    click.echo(folder / frozen.file)
    said = N_("Meetings: {new} new, {moved} changed, {cancelled} called off, {kept} as they were.")
    counts = {name: getattr(frozen, name) for name in ("new", "moved", "cancelled", "kept")}
    talk.tell(talk.say(said).format(**counts))
    if frozen.changes:
        talk.tell(talk.say(N_("The changes of the day are in the plan: empty forum/changes.csv.")))


@command.command("agenda", cls=Spoken, help=N_("Write the agenda of one person, or of all."))
@FOLDER
@_person(required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), help=N_("Write this format only."))
@click.pass_context
@speaking
def agenda(ctx: click.Context, folder: Path, person: str, form: str | None) -> None:
    """Write agendas and print where they are."""
    from corredor.run.forum.outputs import write_agendas

    _tell_written(Talk.of(ctx), folder, write_agendas(folder, person, form or ""))


@command.command(
    "outputs", cls=Spoken, help=N_("Write agendas, sheets, signs, badges and the schedule.")
)
@FOLDER
@click.pass_context
@speaking
def outputs(ctx: click.Context, folder: Path) -> None:
    """Write everything and print where it is."""
    from corredor.run.forum.outputs import write_forum

    _tell_written(Talk.of(ctx), folder, write_forum(folder))


def _tell_written(talk: Talk, folder: Path, written: Written) -> None:
    for path in written.files:
        click.echo(path)
    if not written.files:
        talk.tell(talk.say(N_("The timetable is empty: there is nothing to print.")))
    if written.changed:
        said = N_("{files} changed after the last run; renew it: corredor run {folder}")
        files = ", ".join(written.changed)
        talk.tell(talk.say(said).format(files=files, folder=folder))


@command.command("person", cls=Spoken, help=N_("Show all that is held about a person, as JSON."))
@FOLDER
@_person(required=True)
@speaking
def person_(folder: Path, person: str) -> None:
    """Print the dossier."""
    from corredor.run.forum.personal import dossier

    click.echo(json.dumps(dossier(folder, person).as_json(), ensure_ascii=False, indent=1))


@command.command("erase", cls=Spoken, help=N_("Remove a person from the folder and its outputs."))
@FOLDER
@_person(required=True)
@click.option("--yes", is_flag=True, help=N_("Don't ask."))
@click.pass_context
@speaking
def erase_(ctx: click.Context, folder: Path, person: str, yes: bool) -> None:
    """Ask, remove, and say what was removed and what is left to a person."""
    from corredor.run.forum.erasing import erase
    from corredor.run.forum.personal import dossier

    talk = Talk.of(ctx)
    held = dossier(folder, person)
    if not yes:
        said = N_("Erase {person}: {count} rows, and all results of earlier runs?")
        count = sum(map(len, held.rows.values()))
        click.confirm(talk.say(said).format(person=person, count=count), abort=True, err=True)
    erased = erase(folder, person)
    _tell_counts(talk, N_("{file}: rows removed: {count}"), erased.removed)
    _tell_counts(talk, N_("{file}: rows changed: {count}"), erased.changed)
    if erased.called_off:
        said = N_(
            "Meetings of others that are called off: {count}. Their calendars are told by: "
            "corredor run {folder}, then corredor forum outputs {folder}"
        )
        talk.tell(talk.say(said).format(count=erased.called_off, folder=folder))
    if erased.anonymous:
        said = N_("An outcome needs another party: {id} stands there, with organisation alone.")
        talk.tell(talk.say(said).format(id=erased.anonymous))
    _tell_places(talk, N_("{place}: the name stands here still; decide on it yourself"),
                 erased.mentions)  # fmt: skip
    _tell_places(talk, N_("{place}: holds no plain text, nothing was looked for in it"),
                 erased.unsearched)  # fmt: skip
    talk.tell(talk.say(N_("Results were removed: corredor run {folder}")).format(folder=folder))


def _tell_counts(talk: Talk, said: str, counts: Mapping[str, int]) -> None:
    for file, count in sorted(counts.items()):
        click.echo(talk.say(said).format(file=file, count=count))


def _tell_places(talk: Talk, said: str, places: Sequence[Place | str]) -> None:
    for place in places:
        talk.tell(talk.say(said).format(place=place))


@command.command(
    "outcomes", cls=Spoken, help=N_("Propose agreements of meetings for the register of proposals.")
)
@FOLDER
@click.pass_context
@speaking
def outcomes(ctx: click.Context, folder: Path) -> None:
    """Write record and candidates, and say what waits for a person."""
    from corredor.run.forum.outcomes import carry_outcomes

    talk = Talk.of(ctx)
    carried = carry_outcomes(folder)
    for file in carried.files:
        click.echo(folder / file)
    for name, proposal in carried.linked.items():
        talk.tell(talk.say(N_("{id} led to {proposal}")).format(id=name, proposal=proposal))
    if carried.proposed:
        said = N_(
            "Proposed: {count}. Complete sector and decision in candidates.csv, then: corredor "
            "accept {folder} --person NAME, and this command once more."
        )
        talk.tell(talk.say(said).format(count=len(carried.proposed), folder=folder))
    if carried.waiting:
        said = N_("Waiting for a decision in candidates.csv: {count}")
        talk.tell(talk.say(said).format(count=len(carried.waiting)))
    if not (carried.files or carried.waiting):
        talk.tell(talk.say(N_("No outcome is a new agreement.")))
