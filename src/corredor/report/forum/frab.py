"""The schedule as frab and pretalx write it, in XML and JSON (schema of c3voc's schedule tools).

The published one holds the sessions; the organiser's own holds the meetings too, each table as a
room of its own, under the names of organisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from corredor.core.errors import N_
from corredor.core.plain import plain
from corredor.core.slugs import slug
from corredor.report.forum.calendar import URN
from corredor.report.forum.day import ForumDay, Meeting, Session
from corredor.report.forum.wording import KINDS, Words
from corredor.report.i18n import Speech
from corredor.report.linked.names import json_bytes, own_iri

GENERATOR: Final = "corredor"
SHORTEST: Final = 4
"""Letters of an acronym and of the words of a slug at least."""
SLUG_WORDS: Final = 30
EVERY: Final = timedelta(minutes=5)
"""Grid of times that the format states."""
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    """One entry of the schedule: `number` counts from 1, `persons` may be named."""

    number: int
    guid: str
    slug: str
    title: str
    subtitle: str
    kind: str
    track: str
    language: str
    room: str
    begins: datetime
    ends: datetime
    persons: tuple[tuple[int, str, str], ...]
    sequence: int


def entries(words: Words, *, with_meetings: bool) -> tuple[Entry, ...]:
    """Return the entries in the order of time."""
    day, acronym = words.day, acronym_of(words.day.programme)
    numbers = {person: at for at, person in enumerate(sorted(day.people), start=1)}
    found: list[Session | Meeting] = [*day.sessions, *(day.held if with_meetings else ())]
    found.sort(key=lambda one: (one.begins, isinstance(one, Meeting), one.uid))
    made: list[Entry] = []
    for at, one in enumerate(found, start=1):
        if isinstance(one, Session):
            made.append(_session(words, one, at, acronym, numbers))
        else:
            made.append(_meeting(words, one, at, acronym, numbers))
    return tuple(made)


def acronym_of(programme: str) -> str:
    """Return the acronym of a programme: small letters and digits, four at least.

    Examples
    --------
    >>> acronym_of("russia-mexico"), acronym_of("a-b")
    ('russiamexico', 'ab00')
    """
    return re.sub("[^a-z0-9]", "", programme).ljust(SHORTEST, "0")


def _slug(acronym: str, at: int, title: str) -> str:
    words = slug(title, "item").replace("_", "-")[:SLUG_WORDS].strip("-")
    return f"{acronym}-{at}-{words.ljust(SHORTEST, '0')}"


def _session(words: Words, one: Session, at: int, acronym: str, numbers: dict[str, int]) -> Entry:
    kind = words.say(KINDS.get(one.kind, KINDS["plenary"]))
    title = words.label(one.label) or kind
    chairs = [seat.person for seat in one.seats if seat.role == "chair"]
    return Entry(
        number=at,
        guid=one.uid,
        slug=_slug(acronym, at, title),
        title=title,
        subtitle="",
        kind=kind,
        track=kind,
        language=one.languages[0] if len(one.languages) == 1 else words.speech.language,
        room=words.room(one.room) or words.say(N_("Venue")),
        begins=one.begins,
        ends=one.ends,
        persons=_persons(words, chairs, numbers),
        sequence=one.sequence,
    )


def _meeting(words: Words, one: Meeting, at: int, acronym: str, numbers: dict[str, int]) -> Entry:
    title = " – ".join(words.whom(person)[1] for person in (one.first, one.second))
    kind = words.say(N_("Meeting"))
    return Entry(
        number=at,
        guid=one.uid,
        slug=_slug(acronym, at, title),
        title=title,
        subtitle="",
        kind=kind,
        track=kind,
        language=words.speech.language,
        room=words.place(one) or words.say(N_("Venue")),
        begins=one.begins,
        ends=one.ends,
        persons=_persons(words, (one.first, one.second), numbers),
        sequence=one.sequence,
    )


def _persons(
    words: Words, people: Iterable[str], numbers: dict[str, int]
) -> tuple[tuple[int, str, str], ...]:
    """Return number, name and GUID of those who agreed to be listed."""
    day = words.day
    return tuple(
        (numbers[person], plain(day.people[person].name), _guid(day, "person", person))
        for person in people
        if person in numbers and day.people[person].consents
    )


def _guid(day: ForumDay, kind: str, name: str) -> str:
    return own_iri(day.programme, kind, name).removeprefix(URN)


def _duration(length: timedelta) -> str:
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    return f"{hours:02d}:{minutes:02d}"


def _version(words: Words) -> str:
    return f"{words.day.sequence + 1}"


def _bounds(day: ForumDay, on: date) -> tuple[str, str]:
    begins = datetime.combine(on, time(), ZoneInfo(day.zone))
    ends = datetime.combine(on + ONE_DAY, time(), ZoneInfo(day.zone)) - timedelta(minutes=1)
    return begins.isoformat(), ends.isoformat()


def _by_room(held: Iterable[Entry], on: date) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in held:
        if entry.begins.date() == on:
            found.setdefault(entry.room, []).append(entry)
    return dict(sorted(found.items()))


def schedule_json(day: ForumDay, language: str, *, with_meetings: bool = False) -> bytes:
    """Return the schedule in JSON, as pretalx exports it."""
    words = Words(day, Speech(language))
    held = entries(words, with_meetings=with_meetings)
    rooms = sorted({entry.room for entry in held})
    conference = {
        "acronym": acronym_of(day.programme),
        "title": words.title(),
        "start": day.dates[0].isoformat(),
        "end": day.dates[-1].isoformat(),
        "daysCount": len(day.dates),
        "timeslot_duration": _duration(EVERY),
        "time_zone_name": day.zone,
        "rooms": [{"name": room, "guid": _guid(day, "room", room), "description": None,
                   "capacity": None} for room in rooms],
        "days": [_day_json(day, at, on, held) for at, on in enumerate(day.dates, start=1)],
    }  # fmt: skip
    made = {
        "generator": {"name": GENERATOR},
        "schedule": {"version": _version(words), "conference": conference},
    }
    return json_bytes(made)


def _day_json(day: ForumDay, at: int, on: date, held: Iterable[Entry]) -> dict[str, Any]:
    begins, ends = _bounds(day, on)
    return {
        "index": at,
        "date": on.isoformat(),
        "day_start": begins,
        "day_end": ends,
        "rooms": {
            room: [_entry_json(one) for one in found] for room, found in _by_room(held, on).items()
        },
    }


def _entry_json(one: Entry) -> dict[str, Any]:
    return {
        "id": one.number,
        "guid": one.guid,
        "date": one.begins.isoformat(),
        "start": f"{one.begins:%H:%M}",
        "duration": _duration(one.ends - one.begins),
        "room": one.room,
        "slug": one.slug,
        "url": f"{URN}{one.guid}",
        "title": one.title,
        "subtitle": one.subtitle,
        "track": one.track,
        "type": one.kind,
        "language": one.language,
        "abstract": "",
        "description": "",
        "persons": [
            {"id": number, "guid": guid, "name": name, "public_name": name}
            for number, name, guid in one.persons
        ],
        "links": [],
        "attachments": [],
        "answers": [],
    }


def schedule_xml(day: ForumDay, language: str, *, with_meetings: bool = False) -> bytes:
    """Return the schedule in XML, as frab exports it."""
    words = Words(day, Speech(language))
    held = entries(words, with_meetings=with_meetings)
    root = ElementTree.Element("schedule")
    ElementTree.SubElement(root, "generator", name=GENERATOR)
    _texts(root, {"version": _version(words)})
    _texts(
        ElementTree.SubElement(root, "conference"),
        {
            "acronym": acronym_of(day.programme),
            "title": words.title(),
            "start": day.dates[0].isoformat(),
            "end": day.dates[-1].isoformat(),
            "days": str(len(day.dates)),
            "timeslot_duration": _duration(EVERY),
            "time_zone_name": day.zone,
        },
    )
    for at, on in enumerate(day.dates, start=1):
        begins, ends = _bounds(day, on)
        held_on = ElementTree.SubElement(
            root, "day", index=str(at), date=on.isoformat(), start=begins, end=ends
        )
        for room, found in _by_room(held, on).items():
            place = ElementTree.SubElement(
                held_on, "room", name=room, guid=_guid(day, "room", room)
            )
            for one in found:
                _entry_xml(place, one)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _entry_xml(place: ElementTree.Element, one: Entry) -> None:
    event = ElementTree.SubElement(place, "event", id=str(one.number), guid=one.guid)
    texts = {
        "room": one.room,
        "title": one.title,
        "subtitle": one.subtitle,
        "type": one.kind,
        "date": one.begins.isoformat(),
        "start": f"{one.begins:%H:%M}",
        "duration": _duration(one.ends - one.begins),
        "abstract": "",
        "slug": one.slug,
        "track": one.track,
        "language": one.language,
        "description": "",
    }
    _texts(event, texts)
    persons = ElementTree.SubElement(event, "persons")
    for number, name, _ in one.persons:
        ElementTree.SubElement(persons, "person", id=str(number)).text = name


def _texts(parent: ElementTree.Element, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        ElementTree.SubElement(parent, name).text = text
