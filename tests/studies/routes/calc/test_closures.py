"""Closures: whom they bar, when, and what they leave open."""

import csv
import random
import tomllib
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_source, read_data_table
from corredor.studies.routes.calc.closures import (
    Closure,
    DateOutsideClosuresError,
    Flight,
    bars,
    closed_areas,
    closure_of,
)

KNOWN = (date(2017, 6, 5), date(2026, 2, 23))
STATES = ("RU", "QA", "FR", "TR")
DAYS = st.dates(KNOWN[0], KNOWN[1])


def closure(**changes):
    start = date(2022, 2, 28)
    given = {
        "id": "x",
        "area": "FR",
        "barred": "state",
        "value": "RU",
        "start": start,
        "end": None,
        "known_to": date(2025, 7, 20),
        "act": "act",
    }
    return Closure(**{**given, **changes})


@st.composite
def closures(draw):
    start = draw(DAYS)
    barred = draw(st.sampled_from(("state", "registry", "control", "all")))
    return closure(
        id=draw(st.text("abcdef", min_size=1, max_size=6)),
        area=draw(st.sampled_from(("GB", "FR", "CA", "SA"))),
        barred=barred,
        value="" if barred == "all" else draw(st.sampled_from(STATES)),
        start=start,
        end=draw(st.none() | st.dates(start, KNOWN[1])),
        confidence=draw(st.sampled_from(("low", "medium", "high"))),
        whole=draw(st.booleans()),
        ceiling=draw(st.none() | st.just(32000.0)),
    )


flights = st.builds(
    Flight,
    st.sampled_from(STATES),
    st.sampled_from(STATES),
    st.sampled_from(STATES),
    st.sampled_from((None, 20000.0, 37000.0)),
)


@given(st.lists(closures(), max_size=8), flights, DAYS, closures())
def test_a_further_rule_never_opens_an_area(rules, flight, day, further):
    before = closed_areas(rules, flight, day, KNOWN).codes
    assert before <= closed_areas([*rules, further], flight, day, KNOWN).codes


@given(st.lists(closures(), max_size=8, unique_by=lambda r: r.id), flights, DAYS, st.integers())
def test_the_order_of_rules_changes_nothing(rules, flight, day, seed):
    shuffled = random.Random(seed).sample(rules, len(rules))
    assert closed_areas(rules, flight, day, KNOWN) == closed_areas(shuffled, flight, day, KNOWN)


@given(st.lists(closures(), max_size=8), flights, DAYS)
def test_every_rule_named_is_in_force_and_bars_the_flight(rules, flight, day):
    closed = closed_areas(rules, flight, day, KNOWN)
    named = [rule for closing in closed.areas.values() for rule in closing]
    for rule in (*named, *closed.in_part, *closed.below):
        assert rule in rules
        assert rule.in_force(day)
        assert bars(rule, flight)
    assert all(closed.areas.values())
    assert set(closed.unconfirmed) <= set(named)
    assert closed.emergency <= closed.codes


@given(st.lists(closures(), max_size=8), flights, DAYS)
def test_surer_rules_close_no_more(rules, flight, day):
    low, medium, high = (
        closed_areas(rules, flight, day, KNOWN, least=least).codes
        for least in ("low", "medium", "high")
    )
    assert high <= medium <= low


def test_the_first_and_the_last_day_count():
    rule = closure(start=date(2022, 2, 28), end=date(2022, 3, 2))
    russian = Flight("RU", "RU", "RU")
    for offset, is_closed in ((-1, False), (0, True), (2, True), (3, False)):
        day = date(2022, 2, 28) + timedelta(offset)
        assert ("FR" in closed_areas([rule], russian, day, KNOWN).codes) is is_closed


@pytest.mark.parametrize("day", [date(2017, 6, 4), date(2026, 2, 25)])
def test_a_day_outside_the_known_time_is_refused_unless_asked_for(day):
    russian = Flight("RU", "RU", "RU")
    with pytest.raises(DateOutsideClosuresError, match=str(day)):
        closed_areas([closure()], russian, day, KNOWN)
    closed = closed_areas([closure()], russian, day, KNOWN, beyond=True)
    assert closed.outside
    assert not closed_areas([closure()], russian, KNOWN[1], KNOWN).outside


def test_an_open_end_is_named_once_it_is_no_longer_confirmed():
    rule, ended = closure(), closure(id="y", end=date(2026, 1, 1))
    russian = Flight("RU", "RU", "RU")
    early = closed_areas([rule, ended], russian, date(2025, 7, 20), KNOWN)
    late = closed_areas([rule, ended], russian, date(2025, 7, 21), KNOWN)
    assert early.unconfirmed == ()
    assert late.unconfirmed == (rule,)
    assert late.areas == {"FR": (rule, ended)}


def test_a_rule_with_a_ceiling_is_set_apart_for_a_flight_above_it():
    rule = closure(area="AF", value="US", ceiling=32000.0)
    day = date(2024, 1, 1)
    assert closed_areas([rule], Flight("US", "US", "US"), day, KNOWN).codes == {"AF"}
    high = closed_areas([rule], Flight("US", "US", "US", 35000.0), day, KNOWN)
    assert (high.codes, high.below) == (frozenset(), (rule,))


@pytest.mark.parametrize(
    "changes",
    [
        {"barred": "flag"},
        {"value": ""},
        {"barred": "all"},
        {"confidence": "sure"},
        {"end": date(2020, 1, 1)},
    ],
)
def test_a_rule_that_cannot_be_applied_is_an_error(changes):
    with pytest.raises(ValueError, match="closure x"):
        closure(**changes)


@pytest.mark.parametrize("code", ["ru", "RUS", "", "R1"])
def test_a_state_that_is_no_code_is_an_error(code):
    with pytest.raises(ValueError, match="alpha-2"):
        closed_areas([], Flight(code, "RU", "RU"), date(2022, 1, 1), KNOWN)


@pytest.fixture(scope="module")
def shipped():
    acts = {row["id"]: row for row in read_data_table_of("acts")}
    return [closure_of(row, acts[row["act"]]) for row in read_data_table("closures")]


def read_data_table_of(name):
    text = files("corredor.data").joinpath("closures", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


MEMBERS = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
EU = frozenset(MEMBERS.split())


def codes(shipped, flight, day, **options):
    return closed_areas(shipped, Flight(*flight.split()), day, KNOWN, **options).codes


def test_russian_carriers_since_2022(shipped):
    # Regulation (EU) 833/2014 article 3d; SI 2022/183; FAA NOTAM FDC 2/9510 and 2/2415.
    day = date(2022, 3, 5)
    closed = codes(shipped, "RU RU RU", day)
    assert EU | {"GB", "CA", "US", "PR", "NO", "SJ", "IS", "GL", "FO", "CH", "UA"} <= closed
    assert not {"RU", "TR", "RS", "CU", "MX", "CN", "IN", "BY", "GE"} & closed
    # Leased in from another registry, or operated by a foreign carrier under Russian control.
    assert codes(shipped, "RU IE RU", day) >= EU
    assert codes(shipped, "TR TR RU", day) >= EU
    assert not EU & codes(shipped, "TR TR TR", day)
    assert not (EU | {"CA", "US"}) & codes(shipped, "RU RU RU", date(2022, 2, 26))
    emergency = closed_areas(shipped, Flight("RU", "RU", "RU"), day, KNOWN).emergency
    assert emergency >= EU


def test_russia_closes_to_the_36_states_of_its_list_and_to_switzerland(shipped):
    # Rosaviatsia, 28 February 2022, 36 states; Switzerland by a notice of the same day.
    barred = {r.value for r in shipped if r.area == "RU" and r.barred == "state"}
    assert len(barred - {"CH", "GL", "FO"}) == 36
    assert "RU" in codes(shipped, "FI FI FI", date(2023, 1, 1))
    assert "RU" not in codes(shipped, "TR TR TR", date(2023, 1, 1))


def test_the_gulf_2017_to_2021(shipped):
    # Reopened: Saudi Arabia 4, Emirates 9, Bahrain 11, Egypt 12 January 2021.
    assert codes(shipped, "QA QA QA", date(2019, 1, 1)) == {"BH", "SA", "AE", "EG"}
    assert codes(shipped, "QA QA QA", date(2021, 1, 10)) == {"BH", "EG"}
    assert codes(shipped, "QA QA QA", date(2021, 1, 12)) == frozenset()


def test_india_and_pakistan(shipped):
    assert "PK" in codes(shipped, "IN IN IN", date(2025, 5, 1))
    assert "IN" in codes(shipped, "PK PK PK", date(2025, 5, 1))
    assert "PK" not in codes(shipped, "IN IN IN", date(2025, 4, 23))
    assert "PK" in codes(shipped, "AE AE AE", date(2019, 2, 28))
    later = closed_areas(shipped, Flight("IN", "IN", "IN"), date(2019, 5, 1), KNOWN)
    assert "PK" not in later.codes
    assert {rule.area for rule in later.in_part} == {"PK"}


def test_ukraine_is_closed_to_all_since_2022(shipped):
    assert "UA" in codes(shipped, "TR TR TR", date(2022, 2, 24))
    assert "UA" not in codes(shipped, "TR TR TR", date(2022, 2, 23))
    assert "UA" in codes(shipped, "RU RU RU", date(2019, 1, 1))


def test_the_known_time_is_that_of_the_source():
    text = files("corredor.data").joinpath("closures", "source.toml").read_text(encoding="utf-8")
    stated = tomllib.loads(text)
    assert (stated["known_from"], stated["known_to"]) == tuple(day.isoformat() for day in KNOWN)
    assert read_data_source("closures").licence
