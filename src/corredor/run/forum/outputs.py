"""Outputs of the forum below ``out/forum``: agendas, calendars, sheets, signs, badges, schedule."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.core.errors import Place, UnknownReference
from corredor.programme.diagnostics import nearest_first
from corredor.report.forum.agenda import agenda_page, agenda_pdf
from corredor.report.forum.calendar import cancellations, person_calendar, session_calendar
from corredor.report.forum.day import ForumDay
from corredor.report.forum.frab import schedule_json, schedule_xml
from corredor.report.forum.lists import badges_csv, contacts, statistics_csv
from corredor.report.forum.sheets import sheet_files
from corredor.run.digests import canonical
from corredor.run.forum.gather import forum_day, gather
from corredor.run.output import claim_output, locked, write_below, write_outputs
from corredor.studies.forum.inputs.people import PARTICIPANTS

FOLDER: Final = "forum"
RECORD: Final = f"{FOLDER}/outputs.json"
AGENDAS: Final[Mapping[str, Callable[[ForumDay, str], bytes]]] = {
    "html": agenda_page,
    "pdf": agenda_pdf,
    "ics": person_calendar,
}
"""Formats of an agenda and what makes each."""


@dataclass(frozen=True)
class Written:
    """Files that were written, and files of the folder that changed after the last run."""

    files: tuple[Path, ...]
    changed: tuple[str, ...]


def write_agendas(folder: Path, person: str = "", form: str = "") -> Written:
    """Write the agenda of a person, or of all, in a format, or in each.

    Raises
    ------
    UnknownReference
        E108: nobody has that id.
    NoRunYet, InputAbsent, Problems
        See `corredor.run.forum.gather.gather`.
    """
    gathered = gather(folder)
    day = forum_day(gathered)
    if person and person not in day.people:
        near = nearest_first(person, tuple(day.people))[:3]
        place, table = Place(PARTICIPANTS.file), PARTICIPANTS.file
        raise UnknownReference(place, column="--person", value=person, table=table, near=near)
    made = _agendas(day, (person,) if person else tuple(day.people), (form,) if form else ())
    out = claim_output(folder)
    with locked(out):
        before = _held(out)
        digests = write_outputs(out, made, {})
        _note(out, before | digests)
    return Written(tuple(out / name for name in sorted(digests)), gathered.changed)


def write_forum(folder: Path) -> Written:
    """Write all outputs of the forum; those of an earlier time that are no more made go.

    Raises
    ------
    NoRunYet, InputAbsent, Problems
        See `corredor.run.forum.gather.gather`.
    """
    gathered = gather(folder)
    day = forum_day(gathered)
    made = _agendas(day, tuple(day.people), ())
    made |= {f"{FOLDER}/{name}": content for name, content in _shared(day).items()}
    out = claim_output(folder)
    with locked(out):
        digests = write_outputs(out, made, _held(out))
        _note(out, digests)
    return Written(tuple(out / name for name in sorted(digests)), gathered.changed)


def _agendas(day: ForumDay, people: tuple[str, ...], forms: tuple[str, ...]) -> dict[str, bytes]:
    if not day.dates:
        return {}
    made = {
        f"{FOLDER}/agendas/{person}.{form}": AGENDAS[form](day, person)
        for person in people
        for form in forms or AGENDAS
    }
    if "ics" in (forms or AGENDAS):
        made |= {
            f"{FOLDER}/agendas/{person}.cancelled.ics": content
            for person in people
            if (content := cancellations(day, person))
        }
    return made


def _shared(day: ForumDay) -> dict[str, bytes]:
    """Return what isn't one person's, by file name."""
    if not day.dates:
        return {}
    first = day.languages[0]
    return {
        **sheet_files(day, day.languages),
        **{f"{one}/sessions.ics": session_calendar(day, one) for one in day.languages},
        "badges.csv": badges_csv(day),
        "contacts.vcf": contacts(day),
        "statistics.csv": statistics_csv(day),
        "schedule.json": schedule_json(day, first),
        "schedule.xml": schedule_xml(day, first),
        "organiser/schedule.json": schedule_json(day, first, with_meetings=True),
        "organiser/schedule.xml": schedule_xml(day, first, with_meetings=True),
    }


def _held(out: Path) -> dict[str, str]:
    """Return the digests of the files that were written before."""
    try:
        held: dict[str, str] = json.loads((out / RECORD).read_bytes())
        return {str(k): str(v) for k, v in held.items() if str(k).startswith(f"{FOLDER}/")}
    except (OSError, ValueError, AttributeError):
        return {}


def _note(out: Path, digests: Mapping[str, str]) -> None:
    write_below(out, RECORD, canonical(dict(digests)) + b"\n")
