"""Calendars, read back by the library that others read them with (RFC 5545, RFC 5546)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from corredor.report.forum.calendar import person_calendar, session_calendar
from corredor.report.forum.day import ForumDay


def parsed(content: bytes) -> Any:
    return Calendar.from_ical(content)


def events(content: bytes) -> dict[str, Any]:
    return {str(event["uid"]): event for event in parsed(content).events}


def test_it_is_published_with_its_time_zone(day: ForumDay) -> None:
    content = person_calendar(day, "ivan")
    calendar = parsed(content)
    assert calendar["method"] == "PUBLISH"
    assert calendar["version"] == "2.0"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["America/Mexico_City"]
    first = min(calendar.events, key=lambda event: event["dtstart"].dt)
    assert first["dtstart"].params["TZID"] == "America/Mexico_City"
    assert first["dtstart"].dt == datetime(2026, 6, 9, 9, tzinfo=ZoneInfo("America/Mexico_City"))
    assert first["dtstart"].dt.utcoffset() == timedelta(hours=-6)


def test_every_event_has_what_a_publication_needs(day: ForumDay) -> None:
    """RFC 5546, 3.2.1: ORGANIZER, DTSTAMP, DTSTART, SUMMARY and UID once, no ATTENDEE."""
    for person in day.people:
        content = person_calendar(day, person)
        for event in parsed(content).events:
            for name in ("organizer", "dtstamp", "dtstart", "summary", "uid", "sequence"):
                assert not isinstance(event[name], list), name
            assert "attendee" not in event
        assert len(events(content)) == len(parsed(content).events)


def test_lines_are_short_and_end_as_they_must(day: ForumDay) -> None:
    for person in day.people:
        lines = person_calendar(day, person).split(b"\r\n")
        assert all(len(line) <= 75 for line in lines)
        assert all(b"\n" not in line and b"\r" not in line for line in lines)


def test_a_moved_meeting_keeps_its_uid_and_has_a_higher_sequence(day: ForumDay) -> None:
    before = events(person_calendar(day, "ana"))
    moved = tuple(
        replace(one, begins=one.begins + timedelta(hours=3), ends=one.ends + timedelta(hours=3),
                sequence=one.sequence + 1) if one.first == "ana" and one.second == "ivan" else one
        for one in day.meetings
    )  # fmt: skip
    after = events(person_calendar(replace(day, meetings=moved), "ana"))
    assert before.keys() == after.keys()
    (uid,) = (one.uid for one in day.meetings if {one.first, one.second} == {"ana", "ivan"})
    assert (before[uid]["sequence"], after[uid]["sequence"]) == (2, 3)
    assert after[uid]["dtstart"].dt - before[uid]["dtstart"].dt == timedelta(hours=3)
    assert after[uid]["dtstamp"].dt > before[uid]["dtstamp"].dt


def test_both_see_the_same_meeting(day: ForumDay) -> None:
    ana, ivan = (events(person_calendar(day, person)) for person in ("ana", "ivan"))
    (uid,) = (one.uid for one in day.meetings if {one.first, one.second} == {"ana", "ivan"})
    assert ana[uid]["dtstart"].dt == ivan[uid]["dtstart"].dt
    assert "Иван Щёголев" in ana[uid]["summary"]
    assert "Ana Núñez" in ivan[uid]["summary"]
    assert ivan[uid]["summary"].params["LANGUAGE"] == "ru"


def test_a_cancelled_meeting_goes_out_as_cancelled(day: ForumDay) -> None:
    found = events(person_calendar(day, "luis"))
    (cancelled,) = (one.uid for one in day.meetings if one.cancelled)
    assert found[cancelled]["status"] == "CANCELLED"
    assert found[cancelled]["sequence"] == 1
    assert {found[uid]["status"] for uid in found if uid != cancelled} == {"CONFIRMED"}


def test_a_hostile_name_adds_no_line(day: ForumDay) -> None:
    content = person_calendar(day, "ana")
    assert b"\r\nATTENDEE" not in content
    (uid,) = (one.uid for one in day.meetings if "hostile" in (one.first, one.second)
              and "ana" in (one.first, one.second))  # fmt: skip
    assert "ATTENDEE:mailto:x@y" in events(content)[uid]["summary"]


def test_without_consent_the_organisation_stands_there(day: ForumDay) -> None:
    everyone = b"".join(person_calendar(day, person) for person in day.people if person != "luis")
    unfolded = everyone.replace(b"\r\n ", b"").decode()
    assert "Luis" not in unfolded
    assert "Callado" not in unfolded
    assert "Ацтека Сталь" in unfolded


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_sessions_name_no_participant(day: ForumDay, language: str) -> None:
    found = session_calendar(day, language).replace(b"\r\n ", b"").decode()
    assert found.count("BEGIN:VEVENT") == len(day.sessions)
    assert not any(person.name in found for person in day.people.values())


def test_the_same_day_gives_the_same_bytes(day: ForumDay) -> None:
    assert person_calendar(day, "ana") == person_calendar(replace(day), "ana")


def test_a_zone_with_summer_time_states_both(day: ForumDay) -> None:
    madrid = replace(day, zone="Europe/Madrid")
    (zone,) = Calendar.from_ical(person_calendar(madrid, "ana")).walk("VTIMEZONE")
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
