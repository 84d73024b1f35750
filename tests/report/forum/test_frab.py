"""The schedule against its published shape: c3voc's schema of JSON and XSD of XML.

The shapes are written here after validator/json/schema.json and validator/xsd/schedule.xml.xsd of
github.com/voc/schedule.
"""

import json
import re
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from corredor.report.forum.day import ForumDay
from corredor.report.forum.frab import schedule_json, schedule_xml

CONFERENCE = {"title", "acronym", "days", "daysCount", "start", "end", "timeslot_duration"}
EVENT = {
    *("abstract", "date", "duration", "guid", "id", "language", "links", "persons", "room"),
    *("slug", "start", "subtitle", "title", "track", "type", "url"),
}
EVENT_MAY = {
    *("logo", "description", "recording_license", "do_not_record", "do_not_stream"),
    *("attachments", "answers"),
}
CONFERENCE_MAY = {
    *("description", "time_zone_name", "logo", "colors", "keywords", "url", "tracks", "rooms"),
    "meta",
}
UUID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
XML_EVENT = [
    *("room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug"),
    *("track", "language", "description", "persons"),
]
MEETINGS = [False, True]


def events_of(schedule: dict[str, Any]) -> list[dict[str, Any]]:
    days = schedule["conference"]["days"]
    return [event for day in days for room in day["rooms"].values() for event in room]


@pytest.mark.parametrize("with_meetings", MEETINGS)
def test_json_has_the_shape_of_the_schema(day: ForumDay, with_meetings: bool) -> None:
    made = json.loads(schedule_json(day, "es", with_meetings=with_meetings))
    assert set(made) <= {"schedule", "$schema", "generator"}
    schedule = made["schedule"]
    assert {"conference", "version"} <= set(schedule)
    assert "rooms" not in schedule
    conference = schedule["conference"]
    assert set(conference) >= CONFERENCE
    assert set(conference) <= CONFERENCE | CONFERENCE_MAY
    acronym = "^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$"
    assert re.search(acronym, conference["acronym"])
    assert re.search("^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$", conference["time_zone_name"])
    assert conference["daysCount"] == len(conference["days"])
    for room in conference["rooms"]:
        assert set(room) <= {"name", "guid", "description", "capacity"}
        assert UUID.fullmatch(room["guid"])
    for held in conference["days"]:
        assert set(held) == {"date", "day_end", "day_start", "index", "rooms"}
        date.fromisoformat(held["date"])
        assert datetime.fromisoformat(held["day_start"]) < datetime.fromisoformat(held["day_end"])


@pytest.mark.parametrize("with_meetings", MEETINGS)
def test_json_events_have_the_shape_of_the_schema(day: ForumDay, with_meetings: bool) -> None:
    schedule = json.loads(schedule_json(day, "es", with_meetings=with_meetings))["schedule"]
    events = events_of(schedule)
    assert len(events) == len(day.sessions) + with_meetings * len(day.held)
    for event in events:
        assert set(event) >= EVENT
        assert set(event) <= EVENT | EVENT_MAY
        assert isinstance(event["id"], int)
        assert event["id"] >= 1
        assert UUID.fullmatch(event["guid"])
        assert datetime.fromisoformat(event["date"]).utcoffset() is not None
        assert re.search("^[0-9]+:[0-9]{2}$", event["duration"])
        assert re.search("^[a-z0-9_-]+[a-z0-9]$", event["slug"])
        for person in event["persons"]:
            assert {"public_name", "id", "name", "guid"} == set(person)
    for name in ("id", "guid", "slug"):
        assert len({event[name] for event in events}) == len(events)


@pytest.mark.parametrize("with_meetings", MEETINGS)
def test_xml_has_the_shape_of_the_xsd(day: ForumDay, with_meetings: bool) -> None:
    root = ElementTree.fromstring(schedule_xml(day, "en", with_meetings=with_meetings))
    assert root.tag == "schedule"
    assert [child.tag for child in root][:3] == ["generator", "version", "conference"]
    assert {child.tag for child in root[3:]} == {"day"}
    conference = root.find("conference")
    assert conference is not None
    assert re.fullmatch("[a-z0-9_-]{4,}", conference.findtext("acronym") or "")
    assert re.fullmatch("[0-9]{1,2}:[0-9]{2}", conference.findtext("timeslot_duration") or "")
    for held in root.iter("day"):
        for name in ("start", "end"):
            assert re.search(r"[+-][0-9]{1,2}:[0-9]{2}$", held.attrib[name])
    events = list(root.iter("event"))
    assert len(events) == len(day.sessions) + with_meetings * len(day.held)
    for event in events:
        assert [child.tag for child in event] == XML_EVENT
        assert UUID.fullmatch(event.attrib["guid"])
        assert int(event.attrib["id"]) >= 1
        assert re.fullmatch("[0-2][0-9]:[0-5][0-9]", event.findtext("start") or "")
        slug = event.findtext("slug") or ""
        assert re.fullmatch(r"[a-z0-9]{4,}-[0-9]{1,6}-[a-z0-9\-_]{4,}", slug)
    assert len({event.findtext("slug") for event in events}) == len(events)


def test_both_forms_say_the_same(day: ForumDay) -> None:
    schedule = json.loads(schedule_json(day, "ru", with_meetings=True))["schedule"]
    root = ElementTree.fromstring(schedule_xml(day, "ru", with_meetings=True))
    said = {event["guid"]: (event["title"], event["date"], event["room"])
            for event in events_of(schedule)}  # fmt: skip
    written = {
        event.attrib["guid"]: tuple(event.findtext(name) for name in ("title", "date", "room"))
        for event in root.iter("event")
    }
    assert said == written


def test_the_published_one_names_no_participant_but_chairs(day: ForumDay) -> None:
    made = schedule_json(day, "es").decode() + schedule_xml(day, "es").decode()
    assert "Ana Núñez" in made
    for name in ("Щёголев", "Callado", "ATTENDEE"):
        assert name not in made


def test_two_meetings_at_one_time_are_in_two_rooms(day: ForumDay) -> None:
    schedule = json.loads(schedule_json(day, "es", with_meetings=True))["schedule"]
    taken = [(event["room"], event["date"]) for event in events_of(schedule)]
    assert len(set(taken)) == len(taken)
