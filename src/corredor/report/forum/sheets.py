"""Sheets for the organiser: rooms, tables, signs, working tables with their minutes, badges.

No sheet names a person who has not agreed to be listed: the organisation stands there alone, and
the name of a badge is left to be written at the desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from corredor.core.errors import N_
from corredor.core.plain import plain
from corredor.report.forum.agenda import PRINTED
from corredor.report.forum.day import WORKING_TABLE, ForumDay, Meeting, Session
from corredor.report.forum.pages import page
from corredor.report.forum.wording import INVENTED_PERSON, KINDS, RANKS, ROLES, Words
from corredor.report.i18n import Speech
from corredor.report.printing import printed

BADGES_A_PAGE: Final = 8
BLANK_ROWS: Final = 6
"""Lines of the form for minutes."""


def room_sheets(day: ForumDay, language: str) -> dict[str, Any]:
    """Return a sheet for each room and day: who sits at which table when, and what is held."""
    words = Words(day, Speech(language))
    columns = (N_("Time"), N_("Table"), N_("Who"), N_("With whom"), N_("Interpreter"))
    sheets = [
        {"room": words.room(room), "date": words.date(on), "rows": rows}
        for room in _rooms_of(day)
        for on in day.dates
        if (rows := _room_rows(words, room, on))
    ]
    return _sheet(words, N_("Room sheets")) | {
        "columns": [words.say(column) for column in columns],
        "sheets": sheets,
    }


def table_sheets(day: ForumDay, language: str) -> dict[str, Any]:
    """Return a card for each table and day, to be laid on it."""
    words = Words(day, Speech(language))
    by_table: dict[tuple[str, str, Any], list[Meeting]] = {}
    for meeting in day.held:
        if meeting.table:
            key = (meeting.room, meeting.table, meeting.begins.date())
            by_table.setdefault(key, []).append(meeting)
    columns = (N_("Time"), N_("Who"), N_("With whom"), N_("Interpreter"))
    sheets = [
        {
            "room": words.room(room),
            "table": words.say(N_("Table {table}"), table=table),
            "date": words.date(on),
            "rows": [_met(words, one) for one in held],
        }
        for (room, table, on), held in sorted(by_table.items(), key=_by_number)
    ]
    return _sheet(words, N_("Table cards")) | {
        "columns": [words.say(column) for column in columns],
        "sheets": sheets,
    }


def _by_number(held: tuple[tuple[str, str, Any], Any]) -> tuple[str, int, str, Any]:
    room, table, date = held[0]
    return room, int(table) if table.isdecimal() else 0, table, date


def _met(words: Words, meeting: Meeting) -> list[str]:
    interpreter = words.interpreter(meeting.interpreter)
    return [
        words.hours(meeting),
        words.named(meeting.first),
        words.named(meeting.second),
        interpreter,
    ]


def _rooms_of(day: ForumDay) -> list[str]:
    used = {one.room for one in (*day.held, *day.sessions) if one.room}
    return [*(room for room in day.rooms if room in used), *sorted(used - day.rooms.keys())]


def _room_rows(words: Words, room: str, on: date) -> list[list[str]]:
    rows: list[tuple[Any, list[str]]] = []
    for meeting in words.day.held:
        if meeting.room == room and meeting.begins.date() == on:
            hours, *rest = _met(words, meeting)
            number = int(meeting.table) if meeting.table.isdecimal() else 0
            key = (meeting.begins, number, meeting.table, meeting.uid)
            rows.append((key, [hours, meeting.table, *rest]))
    for session in words.day.sessions:
        if session.room == room and session.begins.date() == on:
            kind = words.say(KINDS.get(session.kind, KINDS["plenary"]))
            cells = [words.hours(session), "", words.label(session.label) or kind, kind]
            key = (session.begins, -1, "", session.id)
            rows.append((key, [*cells, words.interpreter(session.interpreter)]))
    return [cells for _, cells in sorted(rows)]


def interpreter_sheets(day: ForumDay, language: str) -> dict[str, Any]:
    """Return a sheet for each interpreter and day: where the person is needed, and for whom."""
    words = Words(day, Speech(language))
    columns = (N_("Time"), N_("Table"), N_("Who"), N_("With whom"), N_("Where"))
    by_day: dict[tuple[str, Any], list[tuple[Any, list[str]]]] = {}
    for meeting in day.held:
        hours, first, second, _ = _met(words, meeting)
        row = [hours, meeting.table, first, second, words.room(meeting.room)]
        key = (meeting.interpreter, meeting.begins.date())
        by_day.setdefault(key, []).append((meeting.begins, row))
    for session in day.sessions:
        kind = words.say(KINDS.get(session.kind, KINDS["plenary"]))
        title = words.label(session.label) or kind
        row = [words.hours(session), "", title, kind, words.room(session.room)]
        key = (session.interpreter, session.begins.date())
        by_day.setdefault(key, []).append((session.begins, row))
    sheets = [
        {
            "room": words.interpreter(interpreter),
            "date": words.date(on),
            "rows": [row for _, row in sorted(rows)],
        }
        for (interpreter, on), rows in sorted(by_day.items())
        if interpreter
    ]
    return _sheet(words, N_("Interpreters' sheets")) | {
        "columns": [words.say(column) for column in columns],
        "sheets": sheets,
    }


def signs(day: ForumDay) -> dict[str, Any]:
    """Return a sign for each room with its name in all languages of the programme."""
    words = Words(day, Speech(day.languages[0]))
    made: list[dict[str, Any]] = []
    for room in _rooms_of(day):
        held = day.rooms.get(room)
        said = [plain(str(getattr(held.label, one))) for one in day.languages] if held else []
        names = list(dict.fromkeys(name for name in said if name)) or [room]
        made.append({"names": names, "zone": plain(held.zone) if held else ""})
    return _sheet(words, N_("Signs")) | {"signs": made}


def working_tables(day: ForumDay, language: str) -> dict[str, Any]:
    """Return for each working table who sits there, its agenda, and a form for its minutes."""
    words = Words(day, Speech(language))
    tables = [one for one in day.sessions if one.kind == WORKING_TABLE]
    points = (
        N_("Opening by the chair, who is who"),
        N_("Offers and needs of both sides"),
        N_("What stands in the way, and who can remove it"),
        N_("What is agreed, next steps and dates"),
    )
    return _sheet(words, N_("Working tables")) | {
        "seated": words.say(N_("Seated")),
        "agenda": words.say(N_("Agenda")),
        "minutes": words.say(N_("Minutes")),
        "points": [words.say(point) for point in points],
        "columns": [
            words.say(column)
            for column in (N_("Agreed"), N_("Next step"), N_("Who takes it"), N_("Until when"))
        ],
        "blank": BLANK_ROWS,
        "tables": [_working_table(words, one) for one in sorted(tables, key=_when)],
        "signature": words.say(N_("Signatures of the chairs")),
    }


def _when(session: Session) -> tuple[Any, str]:
    return session.begins, session.id


def _working_table(words: Words, session: Session) -> dict[str, Any]:
    sides: dict[str, list[str]] = {}
    for seat in session.seats:
        held = words.day.people.get(seat.person)
        if held is not None:
            role = words.say(ROLES[seat.role]) if seat.role in ROLES else ""
            shown = words.named(seat.person) + (f" ({role})" if role else "")
            sides.setdefault(held.side, []).append(shown)
    details = [words.date(session.begins.date()), words.hours(session), words.room(session.room)]
    if session.languages:
        details.append(words.languages(session.languages))
    if session.interpreter:
        interpreter = words.interpreter(session.interpreter)
        details.append(words.say(N_("Interpreter: {name}"), name=interpreter))
    return {
        "title": words.label(session.label) or words.say(KINDS[WORKING_TABLE]),
        "details": [part for part in details if part],
        "sides": [
            {"name": words.country(side), "people": sorted(people)}
            for side, people in sorted(sides.items())
        ],
    }


def badges(day: ForumDay) -> dict[str, Any]:
    """Return the badges, by name; the name of who has not agreed is left blank."""
    words = Words(day, Speech(day.languages[0]))
    made = [
        {
            "name": row["name"],
            "organisation": row["organisation"],
            "country": row["country"],
            "rank": row["rank"],
            "languages": row["languages"],
            "mark": row["mark"],
        }
        for row in badge_rows(day)
    ]
    pages = [made[at : at + BADGES_A_PAGE] for at in range(0, len(made), BADGES_A_PAGE)]
    return _sheet(words, N_("Badges")) | {"pages": pages}


def badge_rows(day: ForumDay) -> list[dict[str, str]]:
    """Return what a badge of each person says, in the language of the person."""
    rows: list[dict[str, str]] = []
    for person in day.people.values():
        words = Words(day, Speech(person.language))
        rows.append(
            {
                "name": plain(person.shown),
                "organisation": words.organisation(person),
                "country": words.country(person.side),
                "rank": words.say(RANKS.get(person.rank, RANKS["other"])),
                "languages": " · ".join(code.upper() for code in person.languages),
                "mark": words.say(INVENTED_PERSON) if person.synthetic else "",
            }
        )
    return sorted(rows, key=lambda row: (row["name"] == "", *row.values()))


def _sheet(words: Words, heading: str) -> dict[str, Any]:
    return {
        "lang": words.speech.language,
        "title": words.title(),
        "notice": words.notice(),
        "heading": words.say(heading),
    }


def sheet_files(day: ForumDay, languages: Iterable[str]) -> dict[str, bytes]:
    """Return all sheets by file name: those with words once in each language."""
    first = day.dates[0]

    def made(name: str, data: Mapping[str, Any]) -> bytes:
        return printed(PRINTED / f"{name}.typ", data, first)

    files = {"signs.pdf": made("signs", signs(day)), "badges.pdf": made("badges", badges(day))}
    for language in languages:
        rooms = room_sheets(day, language)
        files[f"{language}/rooms.html"] = page("rooms", rooms)
        files[f"{language}/rooms.pdf"] = made("rooms", rooms)
        interpreters = interpreter_sheets(day, language)
        if interpreters["sheets"]:
            files[f"{language}/interpreters.pdf"] = made("rooms", interpreters)
        files[f"{language}/tables.pdf"] = made("tables", table_sheets(day, language))
        if any(one.kind == WORKING_TABLE for one in day.sessions):
            minutes = working_tables(day, language)
            files[f"{language}/working-tables.pdf"] = made("working_tables", minutes)
    return files
