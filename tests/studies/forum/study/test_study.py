"""The whole study on forums that can be checked by hand, and its laws."""

import pytest

from corredor.studies.forum.study import timetabling


def pairs(ran):
    return {(one["first"], one["second"]) for one in ran.records("meetings")}


def test_those_who_need_meet_those_who_offer(tiny, broken):
    forum = tiny()
    ran = forum.run()
    assert ran.absent == []
    assert broken(forum, ran) == []
    assert {("ana", "ivan"), ("luz", "olga")} <= pairs(ran)
    assert ran.findings["without_meeting"] == 0
    reasons = {(r["meeting"], r["kind"]) for r in ran.records("reasons")}
    of_pair = {(one["first"], one["second"]): one["id"] for one in ran.records("meetings")}
    assert (of_pair["ana", "ivan"], "need_back") in reasons
    assert (of_pair["luz", "olga"], "need_forth") in reasons
    assert (of_pair["luz", "olga"], "interpreted") in reasons


def test_an_interpreter_is_in_one_place_and_the_poorest_come_first(tiny, broken):
    forum = tiny()
    forum.tables["slots"] = forum.tables["slots"][:3]
    ran = forum.run()
    assert broken(forum, ran) == []
    # Three slots, of which nine tenths are promised: two meetings can be interpreted.
    assert ran.findings["meetings_interpreted"] == 2
    interpreted = {one["id"] for one in ran.records("meetings") if one["interpreter"]}
    met = {one["id"] for one in ran.records("meetings") if {"luz", "eva"} & {one["first"]}}
    assert interpreted <= met


def test_a_pin_is_held_in_its_slot_and_a_veto_is_not(tiny, broken):
    forum = tiny()
    forum.wish("eva", "petr", "pin", slots="s2", by="host").wish("ana", "ivan", "veto", by="ana")
    ran = forum.run()
    assert broken(forum, ran) == []
    pinned = [
        one for one in ran.records("meetings") if (one["first"], one["second"]) == ("eva", "petr")
    ]
    assert [one["slot"] for one in pinned] == ["s2"]
    assert ("ana", "ivan") not in pairs(ran)
    assert ("ana", "ivan", "veto") in [
        (row["first"], row["second"], row["reason"]) for row in ran.records("removed")
    ]
    assert ran.findings["pairs_removed"] == 1


def test_order_and_part_of_the_day_are_kept(tiny, broken):
    forum = tiny()
    forum.tables["slots"] = []
    forum.slots(2, first=10).slots(2, first=14)
    forum.wish("ana", "ivan", part="afternoon").wish("ana", "yuri", "pin", after="ivan")
    ran = forum.run()
    assert broken(forum, ran) == []
    slot = {(one["first"], one["second"]): one["slot"] for one in ran.records("meetings")}
    assert slot["ana", "ivan"] == "s3"
    assert slot["ana", "yuri"] == "s4"


def test_everybody_at_a_plenary_or_a_break_meets_nobody(tiny, broken):
    forum = tiny()
    lunch = {"id": "lunch", "kind": "break", "slots": "s3"}
    ran = forum.add("sessions", lunch).run()
    assert broken(forum, ran) == []
    # Lunch is no gap: the slots round it are next to each other.
    assert ran.findings["breaks"] == ran.findings["breaks.bound"] == 0
    opening = {"id": "opening", "kind": "plenary", "slots": "s1", "room": "salon"}
    ran = forum.add("sessions", opening).run()
    assert broken(forum, ran) == []
    assert {one["slot"] for one in ran.records("meetings")} <= {"s2", "s4"}


def test_a_working_table_has_both_sides_officials_and_a_chair(tiny, broken):
    forum = tiny()
    table = {"id": "table-farm", "kind": "working_table", "isic": "01", "least": "4", "most": "6"}
    ran = forum.add("sessions", table).run()
    assert broken(forum, ran) == []
    seats = {row["participant"]: row["role"] for row in ran.records("seats")}
    assert {"ana", "eva", "ivan", "petr", "paz", "yuri"} == set(seats)
    assert sorted(seats.values()) == ["chair", "member", "member", "member", "member", "official"]
    session = ran.records("sessions")[0]
    assert (session["room"], session["interpreter"], session["languages"]) == (
        "salon",
        "lena",
        "es ru",
    )
    assert session["slot"]
    assert "relaxations" not in ran.tables


def test_a_table_that_cannot_be_composed_names_the_rule_and_how_far_it_can(tiny):
    forum = tiny()
    forum.add("rules", {"rule": "tables_of_official", "value": "1", "rationale": "one day"})
    for name in ("one", "two"):
        forum.add("sessions", {"id": name, "kind": "working_table", "isic": "01", "least": "2"})
    forum.add("sessions", {"id": "big", "kind": "working_table", "isic": "86", "least": "5"})
    ran = forum.run()
    found = {
        (row["session"], row["rule"], row["side"], row["required"], row["reached"])
        for row in ran.records("relaxations")
    }
    # One official of each side for three tables: where only they make two sides, there they go.
    assert found == {
        ("big", "least", "", 5, 3),
        *((name, "officials", side, 1, 0) for name in ("one", "two") for side in ("MX", "RU")),
    }
    assert any(key.startswith("relaxed.big.least") for key in ran.flags)


def test_screening_keeps_organisations_apart(tiny, broken):
    forum = tiny()
    assert "not_screened" in forum.run().flags
    forum.blocked = {"grain-ru": 1, "coffee-mx": 0}
    ran = forum.run()
    assert broken(forum, ran) == []
    assert not {"ivan", "petr"} & {name for pair in pairs(ran) for name in pair}
    assert "not_screened" not in ran.flags
    assert "blocked.grain-ru" in ran.flags
    assert ran.findings["without_meeting"] == 2


def test_who_has_not_agreed_appears_nowhere(tiny):
    forum = tiny()
    forum.tables["participants"][0]["consent"] = "no"
    ran = forum.run()
    assert ran.findings["silent"] == 1
    assert "consent_missing" in ran.flags
    for table in ran.result.tables:
        assert not any("ana" in row for row in table.rows), table.key


def test_all_mistakes_are_told_at_once(tiny):
    forum = tiny()
    forum.tables["slots"][0]["begins"] = "nine"
    forum.tables["organisations"][0]["isic"] = "zz"
    forum.wish("ana", "ana")
    ran = forum.run()
    assert [error.code for error in ran.absent] == ["E110", "E110", "E110"]
    assert {error.place.file for error in ran.absent} == {
        "forum/slots.csv", "forum/organisations.csv", "forum/wishes.csv"
    }  # fmt: skip


def test_a_folder_without_people_is_no_forum(forum):
    assert [error.code for error in forum().run().absent] == ["E501"]


@pytest.mark.parametrize("missing", ["rooms", "interpreters", "offers", "needs", "sessions"])
def test_what_is_missing_leaves_the_rest(tiny, broken, missing):
    forum = tiny()
    forum.tables[missing] = []
    ran = forum.run()
    assert ran.absent == []
    assert broken(forum, ran) == []
    if missing == "rooms":
        assert ran.records("meetings") == []


def test_one_side_alone_meets_nobody(tiny):
    forum = tiny()
    forum.tables["participants"] = [
        row for row in forum.tables["participants"] if row["side"] == "MX"
    ]
    for table in ("offers", "needs"):
        kept = {row["id"] for row in forum.tables["participants"]}
        rows = [row for row in forum.tables[table] if row["participant"] in kept]
        forum.tables[table] = rows
    ran = forum.run()
    assert ran.absent == []
    assert ran.findings["without_meeting"] == 4


def test_small_timetables_are_proven(tiny):
    ran = tiny().run()
    assert ran.records("timetable")[0]["method"] in ("search", "colouring")
    assert ran.findings["breaks.gap"] == ran.findings["breaks"] - ran.findings["breaks.bound"]


def test_the_exchange_is_placed_with_its_proof(tiny):
    forum = tiny()
    for name, ranking in (("h1", "a2 a1"), ("h2", "a1 = a2 a3")):
        forum.add("hosts", {"id": name, "country": "RU", "places": "1", "ranking": ranking})
    for name, ranking in (("a1", "h1 h2"), ("a2", "h2 h1"), ("a3", "h2")):
        row = {"id": name, "name": name, "country": "MX", "ranking": ranking, "consent": "yes"}
        forum.add("applicants", row)
    ran = forum.run()
    assert ran.findings["placement.placed"] == 2
    assert ran.findings["placement.blocking"] == 0
    held = {row["applicant"]: row["host"] for row in ran.records("placement")}
    assert held == {"a1": "h1", "a2": "h2", "a3": ""}


def test_outcomes_count_and_agreements_go_on(tiny):
    forum = tiny()
    forum.add(
        "outcomes",
        {"id": "r1", "participant": "ana", "other": "ivan", "result": "agreement",
         "agreement": "samples", "next_step": "send them", "owner": "ana", "due": "2027-05-01"},
        {"id": "r2", "participant": "luz", "other": "olga", "result": "no_show"},
    )  # fmt: skip
    ran = forum.run()
    assert ran.findings["outcomes_known"] == 2
    assert ran.findings["agreements_reached"] == 1
    assert ran.records("agreements")[0]["owner"] == "coffee-mx"


def test_a_pin_of_two_of_one_side_is_told(tiny, broken):
    forum = tiny()
    forum.wish("ana", "luz", "pin", by="host")
    ran = forum.run()
    assert broken(forum, ran) == []
    assert ("ana", "luz") not in pairs(ran)
    assert "one_side.ana.luz.pin" in ran.flags


def test_an_unknown_language_is_told_at_its_place(tiny):
    forum = tiny()
    forum.tables["participants"][0]["languages"] = "xx"
    found = {(error.code, error.place.file) for error in forum.run().absent}
    assert found == {("E110", "forum/participants.csv")}


def test_slots_that_overlap_are_told(tiny):
    forum = tiny()
    first, second = forum.tables["slots"][:2]
    second["begins"] = first["begins"]
    found = {(error.code, error.place.file) for error in forum.run().absent}
    assert found == {("E110", "forum/slots.csv")}


@pytest.mark.parametrize("searched", [True, False])
def test_what_blocks_a_timetable_is_named_with_the_least_that_mends_it(tiny, monkeypatch, searched):
    monkeypatch.setattr(timetabling.sat, "is_installed", lambda: searched)
    forum = tiny()
    for other in ("ivan", "petr", "yuri"):
        forum.wish("ana", other, "pin", slots="s1 s2")
    ran = forum.run()
    (held,) = ran.records("obstacles")
    assert held["kind"] == "by_participant"
    assert (held["who"], held["slots"], held["missing"]) == ("ana", "s1 s2", 1)
    assert "obstacle" in ran.flags
    assert ran.findings["pairs_unplaced"] == 1


def test_two_who_are_never_free_together_are_named(tiny):
    forum = tiny().wish("ana", "ivan", "pin", slots="s1")
    forum.tables["participants"][0]["away"] = "s1"
    (held,) = forum.run().records("obstacles")
    assert (held["kind"], set(held["who"].split())) == ("by_no_slot", {"ana", "ivan"})


def test_who_is_invented_is_counted_and_told(tiny):
    forum = tiny()
    assert "people_invented" not in forum.run().flags
    for row in forum.tables["participants"]:
        row["synthetic"] = "no" if row["id"] == "paz" else "yes"
    forum.tables["organisations"][0]["synthetic"] = "yes"
    ran = forum.run()
    assert {"people_invented", "organisations_invented", "organisations_spoken_for"} <= ran.flags
    assert ran.findings["people_invented"] == 7
    assert ran.findings["organisations_invented"] == 1
    assert ran.findings["organisations_spoken_for"] == 4
    unreal = {row["organisation"]: row["what"] for row in ran.records("unreal")}
    assert unreal["coffee-mx"] == "organisation_invented"
    assert unreal["xray-ru"] == "people_invented"
    assert "ministry-mx" not in unreal
