"""Laws of the whole study on forums that nobody would think of."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corredor.studies.forum.engine import embedding, sat
from corredor.studies.forum.study import timetabling

SOME = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXTS = ("green coffee", "wheat for mills", "X-ray equipment")
SECTORS = ("01", "10 11", "26", "84", "")
LANGUAGES = ("es", "ru", "en es", "en ru")


@st.composite
def plans(draw, slots=5):
    """What a forum is made of, as plain values, so that it can be built again and changed."""
    count = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    names = [f"p{at:02d}" for at in draw(st.permutations(range(sum(count))))]
    every = [f"s{at}" for at in range(1, slots + 1)]
    people = [
        {
            "name": name,
            "side": "MX" if at < count[0] else "RU",
            "isic": draw(st.sampled_from(SECTORS)),
            "languages": draw(st.sampled_from(LANGUAGES)),
            "rank": draw(st.sampled_from(["company", "company", "official"])),
            "capacity": draw(st.integers(0, 4)),
            "away": " ".join(sorted(draw(st.sets(st.sampled_from(every), max_size=2)))),
        }
        for at, name in enumerate(names)
    ]
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda p: p[0] != p[1])
    kinds = st.sampled_from(["wish", "pin", "veto"])
    wishes = draw(st.dictionaries(pair, kinds, max_size=4))
    sessions = draw(
        st.lists(
            st.sampled_from(
                [
                    {"id": "opening", "kind": "plenary", "slots": "s1"},
                    {"id": "lunch", "kind": "break", "slots": "s3"},
                    {"id": "farm", "kind": "working_table", "isic": "01 10", "least": "2"},
                    {"id": "xray", "kind": "working_table", "slots": "s2", "least": "2"},
                ]
            ),
            unique_by=lambda row: row["id"],
        )
    )
    return {
        "people": people,
        "wishes": wishes,
        "sessions": sessions,
        "tables": draw(st.integers(0, 4)),
        "interpreters": draw(st.integers(0, 2)),
        "texts": draw(
            st.lists(st.tuples(st.sampled_from(names), st.sampled_from(TEXTS)), max_size=4)
        ),
        "slots": slots,
    }


def built(forum, plan, swapped=False, order=None):
    """The forum of a plan; swapped: each country's people come for the other one."""
    other = {"MX": "RU", "RU": "MX"} if swapped else {"MX": "MX", "RU": "RU"}
    new = forum()
    new.sides = ("RU", "MX") if swapped else ("MX", "RU")
    for one in plan["people"]:
        side = other[one["side"]]
        new.body(f"b-{one['name']}", side, one["isic"])
        new.person(
            one["name"], f"b-{one['name']}", side, one["languages"], one["rank"],
            one["capacity"], away=one["away"],
        )  # fmt: skip
    for at, (name, text) in enumerate(plan["texts"]):
        new.states("offers" if at % 2 else "needs", name, text)
    for (one, two), kind in sorted(plan["wishes"].items()):
        new.wish(one, two, kind, by="host")
    new.add("sessions", *plan["sessions"])
    new.slots(plan["slots"]).room("hall", plan["tables"], zone="a").room("salon", seats=30)
    new.room("annex", 1, zone="b")
    for at in range(plan["interpreters"]):
        new.add("interpreters", {"id": f"i{at}", "name": "I", "languages": "es ru"})
    if order is not None:
        for rows in new.tables.values():
            order.shuffle(rows)
    return new


def held(ran):
    return {
        frozenset((one["first"], one["second"])): one["slot"] for one in ran.records("meetings")
    }


@SOME
@given(plan=plans())
def test_nobody_is_in_two_places_and_every_rule_is_kept(forum, broken, plan):
    made = built(forum, plan)
    ran = made.run()
    assert ran.absent == []
    assert broken(made, ran) == []
    assert ran.findings["breaks.gap"] >= 0
    assert ran.findings["location_changes.bound"] <= ran.findings["location_changes"]


@SOME
@given(plan=plans())
def test_swapping_the_two_countries_changes_nothing(forum, plan):
    one, other = built(forum, plan).run(), built(forum, plan, swapped=True).run()
    assert held(one) == held(other)
    seats = [
        {(s["session"], s["participant"]) for s in ran.records("seats")} for ran in (one, other)
    ]
    assert seats[0] == seats[1]
    for key in ("breaks", "breaks.bound", "without_meeting", "location_changes"):
        assert one.findings[key] == other.findings[key]


@SOME
@given(plan=plans(), order=st.randoms(use_true_random=False))
def test_shuffling_rows_changes_nothing(forum, plan, order):
    one, other = built(forum, plan).run(), built(forum, plan, order=order).run()
    assert one.result.tables == other.result.tables
    assert one.findings == other.findings


@SOME
@given(plan=plans(), data=st.data())
def test_removing_a_person_never_breaks_anothers_fixed_meeting(forum, broken, plan, data):
    made = built(forum, plan)
    before = made.run()
    made.add("plan", *before.frozen())
    for row in made.tables["plan"]:
        row["status"] = "fixed"
    gone = data.draw(st.sampled_from([one["name"] for one in plan["people"]]))
    made.add("changes", {"id": "c", "kind": "no_show", "participant": gone})
    ran = made.run()
    assert broken(made, ran) == []
    others = {pair: slot for pair, slot in held(before).items() if gone not in pair}
    assert held(ran) == others


@SOME
@given(plan=plans(), data=st.data())
def test_whatever_is_reported_every_rule_is_kept(forum, broken, plan, data):
    made = built(forum, plan)
    made.add("plan", *made.run().frozen())
    names = [one["name"] for one in plan["people"]]
    for at in range(data.draw(st.integers(1, 4))):
        kind = data.draw(st.sampled_from(["no_show", "late", "back", "room_closed", "added"]))
        slot = data.draw(st.sampled_from([f"s{n}" for n in range(1, plan["slots"] + 1)]))
        row = {"id": f"c{at}", "kind": kind, "slot": slot}
        row["now"] = data.draw(st.sampled_from(["", "s1", "s2", "s4"]))
        if kind == "room_closed":
            row["room"] = data.draw(st.sampled_from(["hall", "salon", "annex"]))
        else:
            helpers = [held["id"] for held in made.tables["interpreters"]]
            can = names + (helpers if kind != "added" else [])
            row["participant"] = data.draw(st.sampled_from(can))
        if kind == "added":
            row["other"] = data.draw(st.sampled_from([n for n in names if n != row["participant"]]))
        made.add("changes", row)
    ran = made.run()
    assert ran.absent == []
    assert broken(made, ran) == []
    assert ran.findings["breaks.gap"] >= 0
    assert ran.findings["location_changes.bound"] <= ran.findings["location_changes"]


def test_two_runs_are_one(tiny):
    assert tiny().run().result.tables == tiny().run().result.tables


@settings(SOME, max_examples=8)
@given(plan=plans())
def test_at_scale_every_rule_is_kept_too(forum, broken, plan):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timetabling, "SMALL", -1)
        patch.setattr(timetabling, "TRIES", 1_000)
        made = built(forum, plan)
        ran = made.run()
    assert broken(made, ran) == []
    assert ran.records("timetable")[0]["method"] == "colouring"
    assert ran.findings["breaks.gap"] >= 0


@settings(SOME, max_examples=8)
@given(plan=plans())
def test_without_engines_every_rule_is_kept_too(forum, broken, plan):
    with pytest.MonkeyPatch.context() as patch:
        for engine in (embedding, sat):
            patch.setattr(engine, "is_installed", lambda: False)
        made = built(forum, plan)
        ran = made.run()
    assert ran.absent == []
    assert broken(made, ran) == []
    assert {"no_vectors", "no_search"} <= ran.flags
