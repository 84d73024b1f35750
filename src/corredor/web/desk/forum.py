"""The day of the forum: who sits where and when, who has come, what changes, who must be told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from corredor.core.errors import N_, CorredorError, InputAbsent, NoRunYet, Problems
from corredor.core.plain import plain
from corredor.programme.appending import with_rows
from corredor.programme.writing import ChangedFile
from corredor.report.forum.calendar import person_calendar
from corredor.report.forum.day import Meeting
from corredor.run.forum.freezing import freeze
from corredor.studies.forum.inputs.plan import ASKED, CHANGES
from corredor.web.desk.floor import floor, ids, people, times, told
from corredor.web.editing import Changed, file_digest, write
from corredor.web.refusals import Refused, not_found, wrong_form
from corredor.web.visit import Visit

ARRIVED: Final = "arrived"
LEFT: Final = "not_arrived"
KINDS: Final = {
    "no_show": N_("does not come"),
    "late": N_("comes late"),
    "back": N_("is back"),
    "cancelled": N_("meeting called off"),
    "added": N_("meeting added"),
    "room_closed": N_("room closed"),
}
TOLD: Final = {"new": N_("new"), "moved": N_("moved"), "off": N_("called off")}
AGAIN: Final = N_("Somebody else noted a change meanwhile. Look at it, and note yours again.")


def forum(visit: Visit) -> Response:
    """Show the day: by person, table and slot, who must be told, and what to do next."""
    try:
        held = floor(visit)
    except (NoRunYet, InputAbsent) as error:
        return visit.page("no_forum", HTTPStatus.NOT_FOUND, problem=error)
    day = held.day
    slots = sorted({one.begins for one in day.held})
    at = visit.query.get("slot", "")
    room, find = visit.query.get("room", ""), visit.query.get("find", "").strip()
    meetings = [
        one
        for one in day.held
        if (not at or one.begins.isoformat() == at) and (not room or one.room == room)
    ]
    here = visit.office.arrivals.held()
    return visit.page(
        "forum",
        floor=held,
        slots=slots,
        slot=at,
        room=room,
        find=find,
        people=people(held, find),
        meetings=meetings if at or room else [],
        here=here,
        count=len(day.people),
        told=told(held),
        changes=held.gathered.rows("forum/changes"),
        kinds=KINDS,
        whats=TOLD,
        changed=held.gathered.changed,
        frozen=bool(held.gathered.rows("forum/plan")),
        ids=ids(held),
        times=times(held),
        base=file_digest(visit.office, CHANGES.file),
    )


def person(visit: Visit) -> Response:
    """Show the day of one person, with what may happen to it."""
    held = floor(visit)
    name = visit.at["person"]
    one = held.day.people.get(name)
    if one is None:
        raise not_found()
    entries: list[tuple[datetime, str, str, str, Meeting | None]] = [
        (m.begins, held.words.hours(m), held.name(m.other(name)), held.words.place(m), m)
        for m in held.day.meetings_of(name)
    ]
    entries += [
        (s.begins, held.words.hours(s), held.words.label(s.label), held.words.room(s.room), None)
        for s in held.day.sessions_of(name)
    ]
    entries.sort(key=lambda entry: entry[:2])
    return visit.page(
        "person",
        floor=held,
        person=one,
        shown=plain(one.name),
        entries=entries,
        here=visit.office.arrivals.held().get(name, ""),
        times=times(held),
        ids=ids(held),
        kinds=KINDS,
        base=file_digest(visit.office, CHANGES.file),
        changes=[
            row
            for row in held.gathered.rows("forum/changes")
            if name in (row.text("participant"), row.text("other"))
        ],
    )


def calendar(visit: Visit) -> Response:
    """Return the calendar of one person."""
    held = floor(visit)
    name = visit.at["person"]
    if name not in held.day.people:
        raise not_found()
    headers = {"content-disposition": f'attachment; filename="{name}.ics"'}
    content = person_calendar(held.day, name)
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


def note(visit: Visit) -> Response:
    """Note what happens on the day: an arrival, or a change that the next run works in."""
    kind, name = visit.field("kind"), visit.field("participant", needed=False)
    held = floor(visit)
    if kind in (ARRIVED, LEFT):
        if name not in held.day.people:
            raise not_found()
        visit.office.arrivals.note(name, here=kind == ARRIVED)
        return visit.go(f"forum/people/{name}")
    lacks = "participant" in ASKED.get(kind, ()) and not name
    lacks |= kind == "back" and not (name or visit.form.get("room", ""))
    if kind not in ASKED or lacks:
        raise wrong_form()
    cells = {"kind": kind, "participant": name}
    for column in ("other", "room", "slot", "now"):
        cells[column] = visit.field(column, needed=column in ASKED[kind])

    def make() -> ChangedFile:
        rows = held.gathered.rows("forum/changes")
        cells["id"] = _next_id({row.text("id") for row in rows})
        filled = {column: cell for column, cell in cells.items() if cell}
        return with_rows(visit.office.folder, CHANGES, [filled])

    try:
        write(visit.office, CHANGES.file, visit.field("base", needed=False), make)
    except Changed:
        raise Refused(HTTPStatus.CONFLICT, AGAIN) from None
    except CorredorError as error:
        raise Problems([error]) from None
    visit.office.log.write(visit.user.name or visit.user.id, kind, name, id=cells["id"])
    return visit.go(f"forum/people/{name}" if name else "forum")


def _next_id(known: set[str]) -> str:
    """Return an id that comes after all others in their order.

    Examples
    --------
    >>> _next_id({"c-0001", "c-0007", "other"})
    'c-0008'
    """
    numbers = [int(one[2:]) for one in known if one.startswith("c-") and one[2:].isdigit()]
    return f"c-{max(numbers, default=0) + 1:04}"


def send_out(visit: Visit) -> Response:
    """Make the last run's timetable the plan, as ``corredor forum freeze`` does."""
    with visit.office.alone():
        frozen = freeze(visit.office.folder)
    counts: Mapping[str, int] = {"new": frozen.new, "moved": frozen.moved, "off": frozen.cancelled}
    details = {name: str(count) for name, count in counts.items()}
    visit.office.log.write(visit.user.name or visit.user.id, "freeze", frozen.file, **details)
    return visit.go("forum")
