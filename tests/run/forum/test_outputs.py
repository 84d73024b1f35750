"""What the commands write below ``out/forum``, and what they refuse."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

Call = Callable[..., tuple[int, str]]


def made(root: Path) -> dict[str, bytes]:
    out = root / "out" / "forum"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_outputs_are_made_for_everybody_and_everything(forum: Any, corredor: Call) -> None:
    code, said = corredor("forum", "outputs", forum.root)
    assert code == 0
    files = made(forum.root)
    for person in ("ana", "ivan", "luis", "vera"):
        assert {f"agendas/{person}.{form}" for form in ("html", "pdf", "ics")} <= set(files)
    for name in ("signs.pdf", "badges.csv", "schedule.xml", "organiser/schedule.json"):
        assert name in files
    printed = {Path(line).relative_to(forum.root / "out" / "forum").as_posix()
               for line in said.splitlines() if line}  # fmt: skip
    assert printed == set(files) - {"outputs.json"}


def test_the_same_folder_gives_the_same_bytes(forum: Any, corredor: Call) -> None:
    corredor("forum", "outputs", forum.root)
    first = made(forum.root)
    corredor("forum", "outputs", forum.root)
    assert made(forum.root) == first


def test_who_is_gone_leaves_no_file(forum: Any, corredor: Call) -> None:
    corredor("forum", "outputs", forum.root)
    forum.write("participants", re.sub("^luis.*\n", "", forum.text("participants"), flags=re.M))
    corredor("forum", "outputs", forum.root)
    assert not [name for name in made(forum.root) if "luis" in name]


def test_one_agenda_in_one_format(forum: Any, corredor: Call) -> None:
    code, _ = corredor("forum", "agenda", forum.root, "--person", "ana", "--format", "ics")
    assert code == 0
    assert set(made(forum.root)) == {"agendas/ana.ics", "outputs.json"}


def test_a_folder_that_changed_since_is_told(forum: Any, corredor: Call) -> None:
    forum.write("needs", forum.text("needs") + "n2,vera,en,Ore,24,\n")
    code, said = corredor("forum", "agenda", forum.root)
    assert code == 0
    assert "forum/needs.csv changed after the last run" in said


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("", "E103 column time_zone"), ("Mexico/Nowhere", "E110"), ("../../etc/passwd", "E110")],
)
def test_a_zone_that_is_missing_or_unknown_has_its_place(
    forum: Any, corredor: Call, zone: str, expected: str
) -> None:
    forum.write("slots", forum.text("slots").replace("America/Mexico_City", zone))
    code, said = corredor("forum", "outputs", forum.root)
    assert code == 1
    assert said.startswith("forum/slots.csv:2")
    assert expected.split()[0] in said


def test_two_zones_are_one_too_many(forum: Any, corredor: Call) -> None:
    forum.write("slots", forum.text("slots").replace("morning,\n", "morning,Europe/Oslo\n", 1))
    code, said = corredor("forum", "outputs", forum.root)
    assert (code, "forum/slots.csv:3" in said, "E110" in said) == (1, True, True)


def test_nobody_of_that_id(forum: Any, corredor: Call) -> None:
    code, said = corredor("forum", "agenda", forum.root, "--person", "anna")
    assert (code, "E108" in said, "ana" in said) == (1, True, True)


def test_without_a_run_there_is_nothing_to_print(tiny: Path, corredor: Call) -> None:
    code, said = corredor("forum", "outputs", tiny)
    assert (code, "E405" in said) == (1, True)


@pytest.mark.parametrize(
    ("screening", "why"),
    [(("blocked", "blocked"), "screening keeps everybody apart"), (("blocked", ""), "no two")],
)
def test_a_forum_without_a_meeting_says_what_is_the_matter(
    forum: Any, corredor: Call, screening: tuple[str, ...], why: str
) -> None:
    forum.run((), screening)
    code, said = corredor("forum", "outputs", forum.root)
    assert (code, "E503" in said, "participants.csv" in said) == (1, True, False)
    assert why in " ".join(said.split())


def test_calendars_rise_in_sequence_before_the_plan_is_frozen_again(
    forum: Any, corredor: Call
) -> None:
    """What is sent out between a re-run and a new freeze already counts as changed."""
    corredor("forum", "freeze", forum.root)
    forum.run((("m-1", "ana", "ivan", "s3", "10:00", "10:30", 2, "olga"),))
    corredor("forum", "outputs", forum.root)
    moved = Calendar.from_ical(made(forum.root)["agendas/ivan.ics"]).events
    meeting = next(event for event in moved if "Ana" in str(event["summary"]))
    assert meeting["sequence"] == 1
    off = Calendar.from_ical(made(forum.root)["agendas/vera.ics"]).events
    assert {str(event["status"]) for event in off if "Ana" in str(event["summary"])} == {
        "CANCELLED"
    }
