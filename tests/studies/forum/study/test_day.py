"""The day: a plan is kept, and what is reported changes as little as it must."""

import pytest


@pytest.fixture
def sent(tiny):
    """A forum whose plan has been sent out, and the result it came from."""

    def made(*sessions, **slots):
        forum = tiny()
        forum.tables["slots"] = []
        forum.slots(slots.get("slots", 5))
        forum.add("sessions", *sessions)
        ran = forum.run()
        forum.add("plan", *ran.frozen())
        return forum, ran

    return made


def by_id(ran):
    return {one["id"]: one for one in ran.records("meetings")}


TABLE = {"id": "farm", "kind": "working_table", "isic": "01", "least": "4", "most": "6"}


def test_a_plan_is_kept_word_for_word(sent, broken):
    forum, before = sent(TABLE)
    ran = forum.run()
    assert broken(forum, ran) == []
    for name in ("meetings", "seats", "sessions"):
        assert sorted(map(str, ran.records(name))) == sorted(map(str, before.records(name)))
    assert "changes" not in ran.tables
    assert ran.records("timetable")[0]["method"] == "plan"


def test_who_does_not_come_is_missed_by_those_who_would_meet_them_alone(sent, broken):
    forum, before = sent(TABLE)
    forum.add("changes", {"id": "c1", "kind": "no_show", "participant": "ivan"})
    ran = forum.run()
    assert broken(forum, ran) == []
    theirs = {one["id"] for one in before.records("meetings") if one["second"] == "ivan"}
    assert theirs
    assert {row["meeting"]: row["what"] for row in ran.records("changes")} == dict.fromkeys(
        theirs, "cancelled"
    )
    kept = {name: one for name, one in by_id(before).items() if name not in theirs}
    assert by_id(ran) == kept
    assert "ivan" not in {row["participant"] for row in ran.records("seats")}


def test_who_comes_late_is_met_later_and_nothing_fixed_moves(sent, broken):
    forum, before = sent()
    first = min(before.records("meetings"), key=lambda one: (one["slot"], one["id"]))
    for row in forum.tables["plan"]:
        if row["id"] != first["id"] and row["participant"] != first["first"]:
            row["status"] = "fixed"
    fixed = {row["id"] for row in forum.tables["plan"] if row["status"] == "fixed"}
    late = {"id": "c1", "kind": "late", "participant": first["first"], "slot": "s3"}
    ran = forum.add("changes", late).run()
    assert broken(forum, ran) == []
    assert all(by_id(ran)[name]["slot"] == by_id(before)[name]["slot"] for name in fixed)
    held = [
        one for one in ran.records("meetings") if first["first"] in (one["first"], one["second"])
    ]
    assert all(one["slot"] >= "s3" for one in held)
    assert all(row["sequence"] == 1 for row in ran.records("changes"))


def test_a_closed_room_sends_its_meetings_to_other_tables(sent, broken):
    forum, _ = sent()
    forum.room("annex", tables=4, zone="b")
    forum.add("changes", {"id": "c1", "kind": "room_closed", "room": "hall", "slot": "s2"})
    ran = forum.run()
    assert broken(forum, ran) == []
    assert {row["what"] for row in ran.records("changes")} == {"relocated"}
    later = [one for one in ran.records("meetings") if one["slot"] >= "s2"]
    assert later
    assert {one["room"] for one in later} == {"annex"}


def test_a_room_that_was_the_only_one_loses_its_meetings_until_it_is_back(sent, broken):
    forum, before = sent()
    forum.add("changes", {"id": "c1", "kind": "room_closed", "room": "hall", "slot": "s1"})
    ran = forum.run()
    assert ran.records("meetings") == []
    assert ran.findings["pairs_unplaced"] == len(before.records("meetings"))
    forum.add("changes", {"id": "c2", "kind": "back", "room": "hall", "slot": "s2"})
    ran = forum.run()
    assert broken(forum, ran) == []
    assert all(one["slot"] >= "s2" for one in ran.records("meetings"))
    assert len(ran.records("meetings")) > 0


def test_a_meeting_is_added_and_another_is_cancelled(sent, broken):
    forum, _ = sent()
    plan = forum.tables["plan"]
    new = next(row for row in plan if row["participant"] == "ana" and row["other"] == "ivan")
    plan.remove(new)
    forum.add("changes", {"id": "c1", "kind": "added", "participant": "ivan", "other": "ana"})
    forum.add("changes", {"id": "c2", "kind": "cancelled", "participant": "luz", "other": "olga"})
    ran = forum.run()
    assert broken(forum, ran) == []
    now = {(one["first"], one["second"]): one for one in ran.records("meetings")}
    assert ("luz", "olga") not in now
    assert now["ana", "ivan"]["id"] == new["id"]
    assert {row["what"] for row in ran.records("changes")} == {"added", "cancelled"}


def test_who_may_not_meet_is_not_added(sent):
    forum, _ = sent()
    forum.tables["plan"] = [row for row in forum.tables["plan"] if row["participant"] != "eva"]
    forum.tables["interpreters"] = []
    for row in forum.tables["plan"]:
        row["interpreter"] = ""
    forum.wish("eva", "yuri", "veto")
    forum.add("changes", {"id": "c1", "kind": "added", "participant": "eva", "other": "yuri"})
    forum.add("changes", {"id": "c2", "kind": "added", "participant": "eva", "other": "petr"})
    refused = {(row["second"], row["reason"]) for row in forum.run().records("unplaced")}
    assert refused == {("yuri", "kept_apart"), ("petr", "no_interpreter")}


def test_an_interpreter_who_does_not_come_is_replaced(sent, broken):
    forum, before = sent()
    assert before.findings["meetings_interpreted"] > 0
    forum.add("interpreters", {"id": "vera", "name": "Vera", "languages": "es ru en"})
    forum.add("changes", {"id": "c1", "kind": "no_show", "participant": "lena"})
    ran = forum.run()
    assert broken(forum, ran) == []
    assert {one["interpreter"] for one in ran.records("meetings")} == {"", "vera"}
    assert {row["what"] for row in ran.records("changes")} == {"reinterpreted"}
    forum.tables["interpreters"] = forum.tables["interpreters"][:1]
    ran = forum.run()
    assert broken(forum, ran) == []
    assert {one["interpreter"] for one in ran.records("meetings")} == {""}


def test_a_later_report_rewrites_no_earlier_answer(sent, broken):
    forum, _ = sent(slots=6)
    forum.add("changes", {"id": "c9", "kind": "late", "participant": "ana", "slot": "s2"})
    first = forum.run()
    forum.add("changes", {"id": "c1", "kind": "no_show", "participant": "ivan", "slot": "s4"})
    ran = forum.run()
    assert broken(forum, ran) == []
    told = [row for row in ran.records("changes") if row["now"] != "s4"]
    assert told == first.records("changes")
    before, now = by_id(first), by_id(ran)
    early = [name for name, one in before.items() if one["slot"] < "s4"]
    assert all(now[name] == before[name] for name in early)


def test_what_the_folder_no_longer_allows_is_mended(sent, broken):
    forum, before = sent()
    one = before.records("meetings")[0]
    for row in forum.tables["participants"]:
        if row["id"] == one["first"]:
            row["away"] = one["slot"]
    forum.wish("paz", "yuri", "veto", by="host")
    ran = forum.run()
    assert broken(forum, ran) == []
    what = {row["meeting"]: row["what"] for row in ran.records("changes")}
    assert what[one["id"]] in ("moved", "lost", "cancelled")


def test_a_plan_with_one_person_in_two_places_is_mended(sent, broken):
    forum, before = sent()
    own = [one for one in before.records("meetings") if one["first"] == "ana"]
    if len(own) > 1:
        for row in forum.tables["plan"]:
            if row["participant"] == "ana" and row.get("other"):
                row["slot"] = own[0]["slot"]
        assert broken(forum, forum.run()) == []


def test_changes_that_name_nothing_are_mistakes(sent):
    forum, _ = sent()
    forum.add("changes", {"id": "c1", "kind": "late", "participant": "ana"})
    forum.add("changes", {"id": "c2", "kind": "back"})
    forum.add("plan", {"id": "odd", "participant": "ana", "slot": "s1"})
    assert [error.code for error in forum.run().absent] == ["E110"] * 3


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "cancelled", "participant": "ana", "other": "maria"}, "not_planned"),
        ({"kind": "back", "participant": "ana"}, "was_there"),
        ({"kind": "back", "room": "hall"}, "was_there"),
        ({"kind": "late", "participant": "ana", "slot": "s1"}, "nothing_planned"),
        ({"kind": "added", "participant": "ana", "other": "luz"}, "one_side"),
        ({"kind": "added", "participant": "ana", "other": "olga"}, "kept_apart"),
        ({"kind": "added", "participant": "luz", "other": "olga"}, "met_already"),
        ({"kind": "no_show", "participant": "silent"}, "not_listed"),
    ],
)
def test_a_change_that_changes_nothing_is_told_with_its_reason(sent, broken, change, reason):
    forum, _ = sent()
    forum.person("silent", "coffee-mx", "MX", consent="no")
    forum.person("maria", "coffee-mx", "MX")
    forum.wish("ana", "olga", "veto")
    forum.tables["plan"] = [
        row for row in forum.tables["plan"] if {row["participant"], row["other"]} != {"ana", "olga"}
    ]
    forum.add("changes", {"id": "c7"} | change)
    ran = forum.run()
    assert broken(forum, ran) == []
    assert ran.records("idle_changes") == [
        {"change": "c7", "kind": change["kind"], "reason": reason}
    ]
    assert "idle_change.c7" in ran.flags
    assert "changes" not in ran.tables


def test_who_was_missed_and_is_back_changes_something(sent):
    forum, _ = sent()
    forum.add("changes", {"id": "c1", "kind": "no_show", "participant": "ana", "now": "s1"})
    forum.add("changes", {"id": "c2", "kind": "no_show", "participant": "ana", "now": "s2"})
    forum.add("changes", {"id": "c3", "kind": "back", "participant": "ana", "now": "s3"})
    assert [one["change"] for one in forum.run().records("idle_changes")] == ["c2"]


@pytest.mark.parametrize(
    ("table", "cells", "code", "column"),
    [
        ("plan", {"table": "99"}, "E113", "table"),
        ("plan", {"table": "0"}, "E113", "table"),
        ("slots", {"date": "2026-03-29", "begins": "02:30", "ends": "03:10"}, "E110", "begins"),
        ("slots", {"time_zone": "Moon/Sea"}, "E110", "time_zone"),
    ],
)
def test_what_cannot_be_is_told_at_its_place(sent, table, cells, code, column):
    forum, _ = sent()
    zone = {"time_zone": "Europe/Madrid"} if table == "slots" else {}
    forum.tables[table][0] |= zone | cells
    (error,) = forum.run().absent
    assert (error.code, error.fields["column"]) == (code, column)
    assert error.place.line == 2


def test_no_table_has_more_people_at_least_than_at_most(tiny):
    forum = tiny()
    table = {"id": "farm", "kind": "working_table", "slots": "s1", "least": "9", "most": "4"}
    forum.add("sessions", table)
    forum.add("rules", {"rule": "most_at_table", "value": "5", "rationale": "small rooms"})
    assert [(e.code, e.place.file, e.place.line) for e in forum.run().absent] == [
        ("E113", "forum/rules.csv", 2),
        ("E113", "forum/sessions.csv", 2),
    ]
