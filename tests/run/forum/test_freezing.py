"""Freezing: sequences that only rise, and what was called off."""

from collections.abc import Callable
from typing import Any

from icalendar import Calendar

Call = Callable[..., tuple[int, str]]
FIRST = ("m-1", "ana", "ivan", "s2", "09:30", "10:00", 2, "olga")
SECOND = ("m-2", "ana", "vera", "s3", "10:00", "10:30", 1, "")


def plan(forum: Any) -> dict[str, tuple[str, str, str]]:
    return {row["id"]: (row["slot"], row["sequence"], row["status"])
            for row in forum.rows("plan") if row["other"]}  # fmt: skip


def test_a_first_plan_is_the_timetable(forum: Any, corredor: Call) -> None:
    code, said = corredor("forum", "freeze", forum.root)
    assert (code, "2 new, 0 changed, 0 called off, 0 as they were" in said) == (0, True)
    assert plan(forum) == {"m-1": ("s2", "0", "planned"), "m-2": ("s3", "0", "planned")}
    seats = [row for row in forum.rows("plan") if row["session"] and row["participant"]]
    assert {(row["participant"], row["role"], row["slot"]) for row in seats} == {
        ("vera", "official", "s3"),
        ("luis", "member", "s3"),
    }


def test_freezing_twice_changes_nothing(forum: Any, corredor: Call) -> None:
    corredor("forum", "freeze", forum.root)
    before = forum.text("plan")
    forum.run()
    code, said = corredor("forum", "freeze", forum.root)
    assert (code, "0 new, 0 changed, 0 called off, 2 as they were" in said) == (0, True)
    assert forum.text("plan") == before


def test_a_plan_of_an_outdated_run_is_refused(forum: Any, corredor: Call) -> None:
    forum.write("needs", forum.text("needs") + "n2,vera,en,Ore,24,\n")
    code, said = corredor("forum", "freeze", forum.root)
    assert (code, "E417" in said, "forum/needs.csv" in said) == (1, True, True)
    assert not (forum.root / "forum" / "plan.csv").exists()


def test_a_change_raises_the_sequence_once(forum: Any, corredor: Call) -> None:
    corredor("forum", "freeze", forum.root)
    for expected in ("1", "1"):
        forum.run(((*FIRST[:3], "s3", "10:00", "10:30", 2, "olga"),))
        corredor("forum", "freeze", forum.root)
        assert plan(forum) == {"m-1": ("s3", expected, "planned"),
                               "m-2": ("s3", "1", "cancelled")}  # fmt: skip
    forum.run((FIRST, SECOND))
    corredor("forum", "freeze", forum.root)
    assert plan(forum) == {"m-1": ("s2", "2", "planned"), "m-2": ("s3", "2", "planned")}


def test_a_pinned_meeting_stays_pinned_and_whoever_comes_first(forum: Any, corredor: Call) -> None:
    corredor("forum", "freeze", forum.root)
    forum.write("plan", forum.text("plan").replace("0,planned", "0,fixed", 1))
    swapped = ("m-9", "ivan", "ana", *FIRST[3:])
    forum.run((swapped, SECOND))
    corredor("forum", "freeze", forum.root)
    assert plan(forum)["m-1"] == ("s2", "0", "fixed")


def test_what_was_called_off_stays_called_off_in_calendars(forum: Any, corredor: Call) -> None:
    corredor("forum", "freeze", forum.root)
    forum.run((FIRST,))
    corredor("forum", "freeze", forum.root)
    forum.run((FIRST,))
    corredor("forum", "agenda", forum.root, "--person", "vera", "--format", "ics")
    content = (forum.root / "out/forum/agendas/vera.ics").read_bytes()
    found = [e for e in Calendar.from_ical(content).events if "Ana" in str(e["summary"])]
    assert [(str(e["status"]), e["sequence"]) for e in found] == [("CANCELLED", 1)]


def test_changes_of_the_day_are_to_be_emptied(forum: Any, corredor: Call) -> None:
    forum.write("changes", "id,kind,participant\nc1,no_show,luis\n")
    forum.run()
    _, said = corredor("forum", "freeze", forum.root)
    assert "empty forum/changes.csv" in said
