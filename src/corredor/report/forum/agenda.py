"""The agenda of one person, as a page that stands by itself and as a sheet of paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from corredor.core.errors import N_
from corredor.core.plain import plain
from corredor.report.forum.day import BREAK, ForumDay, Meeting, Session
from corredor.report.forum.pages import page
from corredor.report.forum.wording import INVENTED_PERSON, KINDS, RANKS, ROLES, Words
from corredor.report.i18n import Speech
from corredor.report.printing import printed

PRINTED: Final = Path(__file__).parent / "printed"


def agenda(day: ForumDay, person: str) -> dict[str, Any]:
    """Return what an agenda says, in the language that the person speaks."""
    held = day.people[person]
    words = Words(day, Speech(held.language))
    entries = [(one.begins, _meeting(words, one, person)) for one in day.meetings_of(person)
               if not one.cancelled]  # fmt: skip
    entries += [(one.begins, _session(words, one, person)) for one in day.sessions_of(person)]
    entries.sort(key=lambda entry: (entry[0], entry[1]["hours"]))
    days = [
        {
            "date": words.date(date),
            "entries": [entry for begins, entry in entries if begins.date() == date],
        }
        for date in day.dates
    ]
    met = sum(entry["meeting"] for _, entry in entries)
    return {
        "lang": held.language,
        "title": words.title(),
        "notice": words.notice(),
        "mark": words.say(INVENTED_PERSON) if held.synthetic else "",
        "heading": words.say(N_("Personal agenda")),
        "name": plain(held.name),
        "organisation": words.organisation(held),
        "rank": words.say(RANKS.get(held.rank, RANKS["other"])),
        "country": words.country(held.side),
        "days": [one for one in days if one["entries"]],
        "columns": [words.say(N_("Time")), words.say(N_("What")), words.say(N_("Where"))],
        "count": words.say(N_("Meetings: {count}"), count=str(met)),
        "nothing": words.say(N_("Nothing is planned for you yet.")),
        "note": words.say(N_("Times are local: {zone}."), zone=day.zone),
        "private": words.say(
            N_("This sheet is for you alone. The organiser keeps your data and, if you ask, shows "
               "you all of them or erases them.")
        ),
    }  # fmt: skip


def _meeting(words: Words, meeting: Meeting, person: str) -> dict[str, Any]:
    name, organisation = words.whom(meeting.other(person))
    other = words.day.people.get(meeting.other(person))
    details = [words.country(other.side), words.languages(other.languages)] if other else []
    if meeting.interpreter:
        interpreter = words.interpreter(meeting.interpreter)
        details.append(words.say(N_("Interpreter: {name}"), name=interpreter))
    return {
        "meeting": True,
        "kind": words.say(N_("Meeting")),
        "hours": words.hours(meeting),
        "what": name or organisation,
        "detail": organisation if name else "",
        "more": [part for part in details if part],
        "notes": words.stated(meeting.other(person)),
        "where": words.place(meeting),
    }


def _session(words: Words, session: Session, person: str) -> dict[str, Any]:
    role = session.role(person)
    kind = words.say(KINDS.get(session.kind, KINDS["plenary"]))
    details = [words.say(ROLES[role])] if role in ROLES else []
    if session.kind != BREAK and session.languages:
        details.append(words.languages(session.languages))
    if session.interpreter:
        interpreter = words.interpreter(session.interpreter)
        details.append(words.say(N_("Interpreter: {name}"), name=interpreter))
    return {
        "meeting": False,
        "kind": kind,
        "hours": words.hours(session),
        "what": words.label(session.label) or kind,
        "detail": "",
        "more": details,
        "notes": [],
        "where": words.room(session.room),
    }


def agenda_page(day: ForumDay, person: str) -> bytes:
    """Return the agenda as one HTML page without script or request."""
    return page("agenda", agenda(day, person))


def agenda_pdf(day: ForumDay, person: str) -> bytes:
    """Return the agenda as PDF."""
    return printed(PRINTED / "agenda.typ", agenda(day, person), day.dates[0])
