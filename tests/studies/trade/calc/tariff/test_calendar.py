"""The calendar: the embedded table is clean, and each kind of fault is found."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.trade.calc.tariff.calendar import Fault, faults
from corredor.studies.trade.calc.tariff.rules import Basis, Schedule, schedule


@pytest.mark.parametrize("basis", list(Basis))
def test_the_embedded_calendar_has_no_overlap_and_no_gap(
    us: Schedule, mx: Schedule, basis: Basis
) -> None:
    assert faults(us, basis) == faults(mx, basis) == ()


def test_two_winners_are_found(made_rule: Any, made_schedule: Callable[..., Schedule]) -> None:
    first = made_rule(id="a", lines="72", customs_to="2025-01-01")
    found = faults(
        made_schedule(first, made_rule(id="b", lines="7208 73"), made_rule(id="c", lines="73"))
    )
    kinds = [(one.fault, one.rules, one.line) for one in found]
    assert (Fault.OVERLAP, ("a", "b"), "7208") in kinds
    assert (Fault.OVERLAP, ("b", "c"), "73") in kinds
    assert not any(one.rules == ("a", "c") for one in found)


def test_a_gap_shows_its_days_line_and_origin(
    made_rule: Any, made_schedule: Callable[..., Schedule]
) -> None:
    rules = (
        made_rule(id="old", customs_to="2024-01-01"),
        made_rule(id="steel", lines="72", customs_from="2024-01-01"),
        made_rule(id="rest", but_lines="72", customs_from="2024-02-01"),
    )
    (found,) = faults(made_schedule(*rules))
    assert (found.fault, found.rules, found.line) == (Fault.GAP, ("old",), "*")
    assert (found.start.isoformat(), found.end.isoformat()) == ("2024-01-01", "2024-02-01")


def test_a_required_layer_may_not_run_out(
    made_rule: Any, made_schedule: Callable[..., Schedule]
) -> None:
    (found,) = faults(made_schedule(made_rule(id="only", customs_to="2024-01-01")))
    assert found.fault is Fault.UNCOVERED


def test_conditions_that_exclude_each_other_do_not_overlap(
    made_rule: Any, made_schedule: Callable[..., Schedule]
) -> None:
    pairs = (
        ("smelted=RU", "smelted=MX", False),
        ("smelted=RU", "smelted!=RU", False),
        ("weight<0.15", "weight>=0.15", False),
        ("weight<0.2", "weight>=0.15", True),
        ("smelted=RU | cast=RU", "smelted=MX", True),
        ("smelted=RU", "", True),
    )
    for first, second, overlap in pairs:
        rules = made_rule(id="a", condition=first), made_rule(id="b", condition=second)
        found = [one.fault for one in faults(made_schedule(*rules))]
        assert (Fault.OVERLAP in found) is overlap, (first, second)


def test_origins_decide_whether_rules_meet(
    made_rule: Any, made_schedule: Callable[..., Schedule]
) -> None:
    for first, second, overlap in (
        ("RU CN", "MX", False),
        ("RU", "!RU", False),
        ("!RU", "!MX", True),
    ):
        rules = made_rule(id="a", origins=first), made_rule(id="b", origins=second)
        assert bool(faults(made_schedule(*rules))) is overlap


@given(st.integers(-40, 40))
def test_half_open_days_meet_without_overlap_or_gap(shift: int) -> None:
    from datetime import date, timedelta

    end = date(2024, 6, 1)
    start = end + timedelta(shift)
    plain = {
        "importer": "XX", "layer": "general", "lines": "72", "but_lines": "", "origins": "*",
        "condition": "", "base": "value", "rate": "0.1", "rate_low": "", "rate_high": "",
        "allowance": "", "displaces": "", "displaced": "", "priority": "1", "ruled_from": "",
        "published_from": "", "ruled_to": "", "published_to": "", "source": "made",
        "last_checked": "2030-01-01", "status": "published", "note": "",
    }  # fmt: skip
    rows = [
        plain | {"id": "a", "customs_from": "2024-01-01", "customs_to": end.isoformat()},
        plain | {"id": "b", "customs_from": start.isoformat(), "customs_to": ""},
    ]
    layers = [{"importer": "XX", "layer": "general", "choice": "priority", "required": "no"}]
    kinds = {one.fault for one in faults(schedule("XX", layers, rows))}
    assert kinds == ({Fault.OVERLAP} if shift < 0 else {Fault.GAP} if shift > 0 else set())


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"customs_to": "2019-01-01"}, "ends before"),
        ({"displaces": "unheard"}, "unknown layer"),
        ({"base": "top_up:unheard"}, "unknown layer"),
        ({"condition": "smelted RU"}, "not understood"),
        ({"base": "guess"}, "guess"),
    ],
)
def test_a_row_that_is_wrong_is_an_error(
    made_rule: Any, made_schedule: Callable[..., Schedule], cells: dict[str, str], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        made_schedule(made_rule(id="a", **cells))


def test_two_rules_of_one_name_are_an_error(
    made_rule: Any, made_schedule: Callable[..., Schedule]
) -> None:
    with pytest.raises(ValueError, match="two rules"):
        made_schedule(made_rule(id="a"), made_rule(id="a", lines="73"))
