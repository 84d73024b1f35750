"""The gate before value, and what must change no other number."""

from __future__ import annotations

from typing import Any

import pytest

COMPARING = ("portfolio", "frontier", "conventions", "next_gate", "set", "budgets")


@pytest.fixture
def three(folder: Any) -> Any:
    """Return a folder with three proposals, two budgets and a plan."""
    folder.assume("all", 10, "USD_2024").assume("some", 4, "USD_2024")
    folder.add("budgets", id="one", amount="all").add("budgets", id="two", amount="all")
    for at, name in enumerate(("north", "south", "west")):
        folder.assume(name, 20 + 5 * at, "USD_2024", 5, 60)
        folder.proposal(name).flow(name, "revenue", 1, 1, amount=name)
        folder.add("takes", proposal=name, budget="one", amount="some")
        folder.add("takes", proposal=name, budget="two", amount="some")
        folder.task(f"{name}-study", "1 2 3", proposal=name, gate="yes", cost="some")
    return folder


@pytest.mark.parametrize("gate", ["closed", ""])
def test_behind_a_closed_gate_a_proposal_stands_in_no_comparison(
    three: Any, read: Any, gate: str
) -> None:
    three.gates = [one for one in three.gates if one[0] != "west"]
    without = read(three.run())
    if gate:
        three.gates.append(("west", "proposal", gate, "MATCH", "party_closed"))
    found = read(three.run())
    assert found.flags["appraisal.gate.west"].severity == "blocker"
    assert "appraisal.worth_today.west" not in found.numbers
    row = found.rows("judgements", proposal="west")[0]
    assert row["value"] is None
    assert row["today"] is None
    for name in COMPARING:
        rows = found.rows(name)
        assert rows == without.rows(name)
        assert all(row.get("proposal") != "west" for row in rows)
        assert all("west" not in row.get("chosen", ()) for row in rows)


def test_nothing_is_valued_past_a_closed_gate(three: Any, read: Any) -> None:
    three.gates = [one for one in three.gates if one[0] != "west"]
    found = read(three.run())
    assert "appraisal.built.west" in found.numbers
    for noun in ("financial_value", "economic_value", "switch", "financial_part"):
        assert not any(key.startswith(f"appraisal.{noun}.west") for key in found.numbers)
    for name in ("measures", "rates", "profile", "years", "lines", "movers", "uplifts", "sides"):
        assert not found.rows(name, proposal="west")
    assert "appraisal.flows.west" not in found.flags


def test_the_choice_among_the_others_does_not_know_what_the_gate_took_out(
    three: Any, read: Any
) -> None:
    three.gates = [one for one in three.gates if one[0] != "west"]
    closed = read(three.run())
    for name in ("appraisals", "flows", "takes", "tasks"):
        rows = three.tables[name]
        rows[:] = [row for row in rows if row.get("proposal") != "west"]
    gone = read(three.run())
    for name in COMPARING:
        assert closed.rows(name) == gone.rows(name)


def test_effects_on_others_behind_a_closed_gate_do_not_set_the_yardstick(
    three: Any, read: Any
) -> None:
    three.flow("west", "external_benefit", 1, 1, amount="some")
    assert read(three.run()).rows("judgements", proposal="north")[0]["analysis"] == "economic"
    three.gates = [one for one in three.gates if one[0] != "west"]
    assert read(three.run()).rows("judgements", proposal="north")[0]["analysis"] == "financial"


def test_a_proposal_that_needs_a_closed_one_leaves_with_it(three: Any, read: Any) -> None:
    three.add("limits", id="pair", kind="requires", proposal="north", others="west")
    assert len(read(three.run()).rows("portfolio")) == 3
    three.gates = [one for one in three.gates if one[0] != "west"]
    found = read(three.run())
    assert [row["proposal"] for row in found.rows("portfolio")] == ["south"]
    assert "appraisal.needs.north" in found.flags


def test_the_order_of_rows_changes_nothing(three: Any, read: Any) -> None:
    three.history("a", "power", ("mou", "2010"), ("operating", "2015"))
    three.history("b", "power", ("mou", "2012"), ("cancelled", "2016"))
    there, back = read(three.run()), read(three.run(order=-1))
    assert {key: one.value for key, one in there.numbers.items()} == {
        key: one.value for key, one in back.numbers.items()
    }
    assert [(t.key, t.rows) for t in there.result.tables] == [
        (t.key, t.rows) for t in back.result.tables
    ]


def test_a_new_assumption_and_a_new_name_change_no_other_number(three: Any, read: Any) -> None:
    before = read(three.run())
    three.assume("new", 1, "USD_2024", 0, 5)
    three.proposal("zulu").flow("zulu", "revenue", 1, 1, amount="new")
    after = read(three.run())
    shared = before.numbers.keys() & after.numbers.keys()
    assert len(shared) == len(before.numbers)
    assert all(before.numbers[key].value == after.numbers[key].value for key in shared)
    assert all(before.numbers[key].interval == after.numbers[key].interval for key in shared)


def test_a_renamed_proposal_keeps_its_numbers(plant: Any, read: Any) -> None:
    before = read(plant.run())
    for name in ("appraisals", "flows"):
        for row in plant.tables[name]:
            row["proposal"] = "works"
    plant.gates = [("works", *rest) for _, *rest in plant.gates]
    after = read(plant.run())
    for noun in ("financial_value", "worth_today", "built"):
        one, other = (
            before.numbers[f"appraisal.{noun}.plant"],
            after.numbers[f"appraisal.{noun}.works"],
        )
        assert (one.value, one.interval) == (other.value, other.interval)


def test_a_larger_budget_never_lowers_the_optimum(three: Any, read: Any) -> None:
    worths: list[float] = []
    for amount in (3, 5, 9, 12):
        three.assume("all", amount, "USD_2024")
        worths.append(read(three.run()).rows("set")[0]["worth"])
    assert worths == sorted(worths)
    steps = [row["worth"] for row in read(three.run()).rows("frontier")]
    assert steps == sorted(steps, reverse=True)


def test_who_takes_nothing_of_any_budget_is_told(three: Any, read: Any) -> None:
    three.tables["takes"] = [row for row in three.tables["takes"] if row["proposal"] != "north"]
    assert "appraisal.free.north" in read(three.run()).flags
