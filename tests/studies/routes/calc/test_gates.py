"""Freedoms of the air as ICAO Doc 9626 defines them, and gates whose unknown is never open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc import gates
from corredor.studies.routes.calc.freedoms import (
    Right,
    Stop,
    freedom,
    journey_freedom,
    service_rights,
)

ANSWERS = gates.gate_answers(read_data_table("gates"))
SERVICE = (Stop("SVO", "RU"), Stop("HAV", "CU"), Stop("MID", "MX"))


@pytest.mark.parametrize(
    ("carrier", "boards", "alights", "service", "number"),
    [
        ("RU", "RU", "CU", ("RU", "CU"), 3),
        ("RU", "CU", "RU", ("RU", "CU"), 4),
        ("RU", "CU", "MX", ("RU", "CU", "MX"), 5),
        ("RU", "CU", "MX", ("CU", "MX"), 7),
        ("RU", "MX", "MX", ("RU", "MX"), 8),
        ("RU", "MX", "MX", ("MX",), 9),
        ("RU", "RU", "RU", ("RU",), 0),
        ("CU", "CU", "MX", ("RU", "CU", "MX"), 3),
    ],
)
def test_freedoms(carrier: str, boards: str, alights: str, service: tuple[str, ...], number: int):
    assert freedom(carrier, boards, alights, service) == number


def test_sixth_freedom_is_a_change_at_home():
    assert journey_freedom("TR", "RU", "MX", "TR") == 6
    assert journey_freedom("TR", "TR", "MX", "TR") == 3


def test_rights_of_the_announced_service():
    made = service_rights("RU", SERVICE, overflown=("NO", "RU", "CU"))
    assert made == (
        Right(1, "", "", ("NO",)),
        Right(3, "SVO", "HAV", ("CU",)),
        Right(3, "SVO", "MID", ("MX",)),
        Right(5, "HAV", "MID", ("CU", "MX")),
    )


def test_a_technical_stop_uses_the_second_freedom_and_no_fifth():
    stop = (SERVICE[0], Stop("HAV", "CU", traffic=False), SERVICE[2])
    made = service_rights("RU", stop)
    assert [right.freedom for right in made] == [2, 3]
    with pytest.raises(ValueError, match="two stops"):
        service_rights("RU", SERVICE[:1])


def test_fifth_freedom_asks_both_states_and_is_unknown():
    wanted = gates.rights_gates("RU", service_rights("RU", SERVICE))
    found = {f.gate: f.status for f in gates.gate_findings(wanted, ANSWERS, "2026-11-22")}
    assert found[gates.Gate("rights", "RU:5", "CU:HAV-MID")] == "unknown"
    assert found[gates.Gate("rights", "RU:5", "MX:HAV-MID")] == "unknown"
    assert found[gates.Gate("rights", "RU:3", "MX:SVO-MID")] == "conditional"
    assert found[gates.Gate("rights", "RU:3", "CU:SVO-HAV")] == "unknown"


def test_fuel_outage_is_dated_and_lapses_to_unknown():
    gate = gates.Gate("fuel", "FV", "HAV")
    closed, lapsed = (
        gates.gate_findings([gate], ANSWERS, day)[0] for day in ("2026-02-22", "2026-11-22")
    )
    assert closed.status == "closed"
    assert lapsed.status == "unknown"
    assert lapsed.lapsed == closed.answers


def test_stations_and_carrier_are_asked_about():
    wanted = (*gates.carrier_gates("FV"), *gates.station_gates("FV", ["HAV", "MID", "HAV"]))
    assert len(wanted) == 3 + 2 * 3
    found = gates.gate_findings(wanted, ANSWERS, "2026-02-22")
    assert gates.together(f.status for f in found) == "closed"
    assert all(f.status != "open" for f in found)


statuses = st.lists(st.sampled_from(gates.STATUSES), min_size=1)


@given(statuses)
def test_unknown_never_reads_as_open(given_statuses: list[gates.GateStatus]):
    whole = gates.together(given_statuses)
    if whole == "open":
        assert set(given_statuses) == {"open"}
    assert gates.together([*given_statuses, "unknown"]) in ("unknown", "closed")
    assert gates.together([*given_statuses, "closed"]) == "closed"


@given(statuses, statuses)
def test_more_gates_never_make_it_better(
    some: list[gates.GateStatus], more: list[gates.GateStatus]
):
    rank = gates.STATUSES.index
    assert rank(gates.together([*some, *more])) >= rank(gates.together(some))
    assert rank(gates.either([*some, *more])) <= rank(gates.either(some))


def test_disputed_answers_take_the_worst():
    answers = tuple(
        gates.Answer("handling", "FV", "MID", status, "", "", "", "s")
        for status in ("open", "closed")
    )
    found = gates.gate_findings([gates.Gate("handling", "FV", "MID")], answers, "2026-01-01")[0]
    assert found.status == "closed"
    assert found.is_disputed


def test_an_answer_outweighs_a_row_that_says_unknown():
    gate = gates.Gate("rights", "RU:5", "MX:HAV-MID")
    granted = gates.Answer("rights", "RU:5", "MX:HAV-MID", "open", "2027-01-01", "", "", "s")
    before, after = (
        gates.gate_findings([gate], (*ANSWERS, granted), day)[0]
        for day in ("2026-11-22", "2027-02-01")
    )
    assert (before.status, after.status) == ("unknown", "open")
    assert not after.is_disputed


def test_rows_without_source_or_with_an_odd_word_are_errors():
    row = {"topic": "fuel", "subject": "*", "place": "*", "status": "fine", "source": "s",
           "first_day": "", "last_day": "", "condition": ""}  # fmt: skip
    with pytest.raises(ValueError, match="gate needs"):
        gates.gate_answers([row])
    with pytest.raises(ValueError, match="gate needs"):
        gates.gate_answers([{**row, "status": "open", "source": ""}])


def test_an_answer_about_the_carriers_of_a_state_is_about_no_other() -> None:
    answers = [gates.Answer("lease", "RU:*", "*", "conditional", "", "", "title", "x")]
    asked = gates.carrier_gates("CU")
    by_state = {
        state: {
            f.gate.topic: f.status for f in gates.gate_findings(asked, answers, "2026-01-01", state)
        }
        for state in ("RU", "CU")
    }
    assert by_state["RU"]["lease"] == "conditional"
    assert by_state["CU"]["lease"] == "unknown"
    assert by_state["RU"]["insurance"] == "unknown"
