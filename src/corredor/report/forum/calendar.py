"""Calendars of the forum: iCalendar (RFC 5545, RFC 5546) by the icalendar library; its one door.

An event keeps its UID whatever changes, and its SEQUENCE rises with each change, so that a phone
that took the calendar before moves the event and doesn't show it twice. What was called off goes
out once more as cancelled.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from corredor.core.errors import N_
from corredor.report.forum.day import BREAK, ForumDay, Meeting, Session
from corredor.report.forum.wording import KINDS, Words
from corredor.report.i18n import Speech
from corredor.report.linked.names import own_iri

if TYPE_CHECKING:
    from icalendar import Calendar, Component, Event, Timezone

PRODUCT: Final = "-//corredor//forum//"
METHOD: Final = "PUBLISH"
"""Sent to be taken over, not to be answered (RFC 5546, 3.2.1)."""
CANCEL: Final = "CANCEL"
URN: Final = "urn:uuid:"
ZONES: Final = 4
"""Time zones that are kept; working one out takes longer than all else."""


def uid_of(programme: str, kind: str, name: str) -> str:
    """Return the UID of an event, the same in every calendar and after every change.

    Examples
    --------
    >>> uid_of("p", "meeting", "a b")
    'df408f3e-2c8f-57a6-a4d7-981d2eda032d'
    """
    return own_iri(programme, kind, name).removeprefix(URN)


def person_calendar(day: ForumDay, person: str) -> bytes:
    """Return the calendar of a person in the language that the person speaks."""
    words = Words(day, Speech(day.people[person].language))
    calendar = _calendar(words)
    for meeting in day.meetings_of(person):
        calendar.add_component(_meeting(words, meeting, person))
    for session in day.sessions_of(person):
        if session.kind != BREAK:
            calendar.add_component(_session(words, session))
    for session in day.left_by(person):
        calendar.add_component(_session(words, session, left=True))
    return calendar.to_ical()


def cancellations(day: ForumDay, person: str) -> bytes:
    """Return what was sent to a person and called off, for programs that ask for it apart.

    It is empty where nothing was called off (RFC 5546, 3.2.5).
    """
    off = [meeting for meeting in day.meetings_of(person) if meeting.cancelled]
    left = day.left_by(person)
    if not off and not left:
        return b""
    words = Words(day, Speech(day.people[person].language))
    calendar = _calendar(words, CANCEL)
    for meeting in off:
        calendar.add_component(_meeting(words, meeting, person))
    for session in left:
        calendar.add_component(_session(words, session, left=True))
    return calendar.to_ical()


def session_calendar(day: ForumDay, language: str) -> bytes:
    """Return the calendar of the sessions, which names no participant."""
    words = Words(day, Speech(language))
    calendar = _calendar(words)
    for session in sorted(day.sessions, key=lambda one: (one.begins, one.id)):
        calendar.add_component(_session(words, session))
    return calendar.to_ical()


def _calendar(words: Words, method: str = METHOD) -> Calendar:
    from icalendar import Calendar, vText

    calendar = Calendar()
    _put(calendar, "prodid", PRODUCT + words.speech.language.upper())
    _put(calendar, "version", "2.0")
    _put(calendar, "method", method)
    _put(calendar, "x-wr-calname", vText(words.title()))
    _put(calendar, "x-wr-timezone", words.day.zone)
    first, last = words.day.dates[0], words.day.dates[-1]
    calendar.add_component(_zone(words.day.zone, first.year, last.year))
    return calendar


@lru_cache(maxsize=ZONES)
def _zone(name: str, first: int, last: int) -> Timezone:
    """Return the time zone as it is from the first year to the last."""
    from icalendar import Timezone

    begins, ends = date(first, 1, 1), date(last + 1, 1, 1)
    zone = Timezone.from_tzid(name, first_date=begins, last_date=ends)
    zone.pop("comment", None)
    return zone


def _put(component: Component, name: str, value: object, **parameters: str) -> None:
    """Add a property; the library escapes its text and folds its line."""
    adding: Any = component
    adding.add(name, value, parameters=parameters or None)


def _event(words: Words, uid: str, one: Meeting | Session, sequence: int, summary: str) -> Event:
    from icalendar import Event, vCalAddress

    day = words.day
    event = Event()
    _put(event, "uid", uid)
    _put(event, "sequence", sequence)
    # The hour at which it was made is not known here; later versions bear a later stamp.
    begun = datetime.combine(day.dates[0], time(), UTC)
    _put(event, "dtstamp", begun + timedelta(seconds=sequence))
    _put(event, "dtstart", one.begins)
    _put(event, "dtend", one.ends)
    _put(event, "summary", summary, LANGUAGE=words.speech.language)
    organiser = vCalAddress(own_iri(day.programme, "organiser", day.programme))
    organiser.params["CN"] = words.title().replace('"', "'")
    _put(event, "organizer", organiser)
    return event


def _meeting(words: Words, meeting: Meeting, person: str) -> Event:
    name, organisation = words.whom(meeting.other(person))
    shown = name or organisation
    title = words.say(N_("Meeting: {name}"), name=shown) if shown else words.say(N_("Meeting"))
    event = _event(words, meeting.uid, meeting, meeting.sequence, title)
    _put(event, "location", words.place(meeting))
    lines = [organisation] if name else []
    if meeting.interpreter:
        interpreter = words.interpreter(meeting.interpreter)
        lines.append(words.say(N_("Interpreter: {name}"), name=interpreter))
    lines += words.stated(meeting.other(person))
    if lines:
        _put(event, "description", "\n".join(lines))
    _put(event, "status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    _put(event, "class", "CONFIDENTIAL")
    _put(event, "transp", "TRANSPARENT" if meeting.cancelled else "OPAQUE")
    return event


def _session(words: Words, session: Session, *, left: bool = False) -> Event:
    """Return the event of a session; of one that the person has left, as cancelled."""
    kind = words.say(KINDS.get(session.kind, KINDS["plenary"]))
    title = words.label(session.label) or kind
    event = _event(words, session.uid, session, session.sequence + left, title)
    if session.room:
        _put(event, "location", words.room(session.room))
    _put(event, "categories", [kind])
    _put(event, "status", "CANCELLED" if left else "CONFIRMED")
    _put(event, "transp", "TRANSPARENT" if left else "OPAQUE")
    return event
