"""Look-back between editions, and recall measured on the user's own lists."""

from __future__ import annotations

NEW = {"id": "7", "name": "Tejidos Lumbre"}
OLD = {"id": "1", "name": "Kvartsit Trubostal AO"}


def editions(folder):
    made = folder().list("before", [OLD], published="2026-10-01")
    made.list("now", [NEW, {"id": "8", "name": "Cobres Jaguar"}], replaces="before")
    return made.party("k", "Kvartsit Trubostal").party("t", "Tejidos Lumbre")


def test_what_a_new_edition_adds_and_drops_is_told(folder):
    ran = editions(folder).run()
    found = {row["party"]: row["change"] for row in ran.records("lookback")}
    assert found == {"k": "hit_gone", "t": "hit_appeared"}


def test_an_edition_that_is_replaced_screens_nobody(folder):
    ran = editions(folder).run()
    assert ran.results("k") == {"NO_HIT_WITHIN_COVERAGE"}
    assert {row["list"] for row in ran.records("parties")} == {"now"}
    assert [row["replaced"] for row in ran.records("lists")] == ["yes", ""]


def test_an_entry_that_changed_is_told(folder):
    made = folder().list("before", [OLD], published="2026-10-01")
    made.list("now", [{**OLD, "programme": "NEW"}], replaces="before")
    ran = made.party("k", "Kvartsit Trubostal").run()
    assert [row["change"] for row in ran.records("lookback")] == ["hit_changed"]


def test_listed_names_are_found_again_as_they_are(folder):
    made = folder().list("sdn").party("k", "Kvartsit Trubostal").rule("recall_names", "100")
    rows = made.run().records("recall")
    assert {row["class"] for row in rows} >= {"as_listed", "typo", "other_form", "other_order"}
    assert all(row["found"] <= row["names"] and row["names"] > 0 for row in rows)
    assert all(row["share"] == 1 for row in rows if row["class"] == "as_listed")


def test_recall_is_measured_on_as_many_names_as_the_policy_says(folder):
    made = folder().list("sdn").party("k", "Kvartsit Trubostal").rule("recall_names", "2")
    rows = made.run().records("recall", **{"class": "as_listed"})
    assert sum(row["names"] for row in rows) == 2
    assert made.run().records("recall") == made.run().records("recall")
