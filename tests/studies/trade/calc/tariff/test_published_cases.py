"""Every published case of duty, each from the rules of the table alone."""

from collections.abc import Callable
from typing import Any

import pytest

from corredor.studies.trade.calc.tariff.duty import DutyFlag
from corredor.studies.trade.calc.tariff.rules import Schedule

CAR = {"claim": "USMCA", "content_approved": "yes", "content_overstated": "no"}
ANNEX = {"claim": "USMCA", "smelted": "MX", "cast": "MX", "us_metal": "no"}
CASES: list[tuple[str, str, str, dict[str, Any], float]] = [
    # Proclamation 10908; 90 FR 21450: 25 % on what is not of the United States.
    ("87032301", "MX", "2025-12-01", CAR | {"us_content": 0.4}, 0.15),
    ("87032301", "MX", "2025-12-01", CAR | {"us_content": 1.0}, 0.0),
    ("87032301", "MX", "2025-04-03", CAR | {"us_content": 0.4, "content_overstated": "yes"}, 0.25),
    ("87032301", "MX", "2025-12-01", {"claim": "none"}, 0.275),
    # Trucks: content 60 % leaves 10 %.
    ("87042301", "MX", "2025-12-01", CAR | {"us_content": 0.6}, 0.1),
    # Offset of 3.75 % and then 2.5 % of the retail price of cars assembled at home.
    ("8708", "XX", "2025-12-01", {"use": "us_assembly", "foreign_parts": 0.15}, 0.0),
    ("8708", "XX", "2025-12-01", {"use": "us_assembly", "foreign_parts": 0.5}, 0.0875),
    ("8708", "XX", "2026-05-01", {"use": "us_assembly", "foreign_parts": 0.5}, 0.1),
    # Metals: 25 %, then 50 % of the metal content, then the full value by annex.
    ("7326", "MX", "2025-06-03", {"claim": "USMCA", "metal_content": 0.3}, 0.075),
    ("7326", "MX", "2025-06-04", {"claim": "USMCA", "metal_content": 0.3}, 0.15),
    ("7326", "MX", "2026-04-05", {"claim": "USMCA", "metal_content": 0.3}, 0.15),
    ("7326", "MX", "2026-04-06", ANNEX | {"metal_content": 0.3, "annex": "I-B"}, 0.25),
    ("7208", "MX", "2026-04-06", ANNEX | {"annex": "I-A"}, 0.5),
    ("7326", "MX", "2026-04-06", ANNEX | {"annex": "II"}, 0.0),
    ("7326", "MX", "2026-04-06", ANNEX | {"annex": "III"}, 0.15),
    ("7208", "MX", "2026-04-06", ANNEX | {"annex": "I-A", "us_metal": "yes"}, 0.1),
    ("7208", "GB", "2026-04-06", ANNEX | {"annex": "I-A", "claim": "none"}, 0.25),
    ("7326", "GB", "2026-04-06", ANNEX | {"annex": "I-B", "claim": "none"}, 0.15),
    ("9403", "MX", "2026-04-06", ANNEX | {"annex": "I-B", "metal_weight": 0.1}, 0.0),
    ("9403", "MX", "2026-04-06", ANNEX | {"annex": "I-B", "metal_weight": 0.15}, 0.25),
    # Aluminium smelted or cast in Russia: 200 % whatever the exporting country.
    ("7616", "MX", "2026-04-06", ANNEX | {"annex": "I-B", "smelted": "RU"}, 2.0),
    ("8708", "MX", "2026-04-06", ANNEX | {"annex": "III", "cast": "RU", "metal_weight": 0.5}, 2.0),
    ("7616", "MX", "2025-12-01", {"claim": "USMCA", "metal_content": 0.3, "smelted": "RU"}, 2.0),
    # Section 122: 10 % for 150 days from 2026-02-24, goods of the agreement exempt.
    ("8471", "MX", "2026-02-24", {"claim": "none"}, 0.1),
    ("8471", "MX", "2026-07-23", {"claim": "none"}, 0.1),
    ("8471", "MX", "2026-07-24", {"claim": "none"}, 0.0),
    ("8471", "MX", "2026-07-23", {"claim": "USMCA"}, 0.0),
]
BESIDE = {
    "derivative": "no",
    "annex": "none",
    "smelted": "MX",
    "cast": "MX",
    "use": "sale",
    "us_metal": "no",
    "metal_weight": 0.5,
    "content_overstated": "no",
    "content_approved": "no",
}
"""Attributes that a case does not name."""


@pytest.mark.parametrize(("line", "origin", "day", "attributes", "rate"), CASES)
def test_case(
    us: Schedule,
    duty_on: Callable[..., Any],
    line: str,
    origin: str,
    day: str,
    attributes: dict[str, Any],
    rate: float,
) -> None:
    found = duty_on(us, line, origin, day, **(BESIDE | attributes))
    assert (found.low, found.high) == pytest.approx((rate, rate))
    assert not found.unknown
    assert found.sources or DutyFlag.NO_REQUIRED_RULE in found.flags


def test_duties_on_emergency_powers_ended_at_customs_four_days_after_the_ruling(
    us: Schedule, duty_on: Callable[..., Any]
) -> None:
    goods = us, "8471", "MX", "2026-02-22"
    paid, ruled = (
        duty_on(*goods, basis=basis, **(BESIDE | {"claim": "none"}))
        for basis in ("customs", "ruled")
    )
    assert (paid.high, ruled.rules) == (0.25, ("us_section_122",))
    assert DutyFlag.BETWEEN_DATES in paid.flags
    after = duty_on(us, "8471", "MX", "2026-02-24", **(BESIDE | {"claim": "none"}))
    assert after.rules == ("us_section_122",)


def test_mexico_charges_russian_steel_within_bounds_and_says_that_the_rate_is_open(
    mx: Schedule, duty_on: Callable[..., Any]
) -> None:
    found = duty_on(mx, "720839", "RU", "2026-01-01")
    assert (found.low, found.high) == (0.05, 0.35)
    assert set(found.flags) == {DutyFlag.RATE_BOUNDED, DutyFlag.UNVERIFIED}
    before = duty_on(mx, "720839", "RU", "2025-12-31")
    assert before.flags == (DutyFlag.NO_REQUIRED_RULE,)


def test_unknown_provenance_is_an_interval_and_not_a_default(
    us: Schedule, duty_on: Callable[..., Any]
) -> None:
    found = duty_on(us, "7616", "MX", "2026-05-01", claim="USMCA", annex="I-B", us_metal="no")
    assert (found.low, found.high) == (0.25, 2.0)
    assert found.unknown == ("cast", "smelted")
    assert DutyFlag.ATTRIBUTE_UNKNOWN in found.flags
    half = duty_on(
        us, "7616", "MX", "2026-05-01", claim="USMCA", annex="I-B", us_metal="no", smelted="RU"
    )
    assert (half.low, half.high, half.unknown) == (2.0, 2.0, ())


def test_a_day_after_the_last_check_is_flagged(us: Schedule, duty_on: Callable[..., Any]) -> None:
    flags = {
        day: duty_on(us, "87032301", "MX", day, claim="none", **BESIDE).flags
        for day in ("2026-07-01", "2026-09-01")
    }
    assert DutyFlag.PAST_LAST_CHECKED not in flags["2026-07-01"]
    assert DutyFlag.PAST_LAST_CHECKED in flags["2026-09-01"]
