"""Levelised and lifetime cost against published rows, and laws of rates."""

# pyright: reportArgumentType=false

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.energy.calc.finance.atb import atb_lcoe, charged_lcoe
from corredor.studies.energy.calc.finance.construction import (
    interest_during_construction,
    interest_factor,
    level_interest_factor,
)
from corredor.studies.energy.calc.finance.depreciation import schedule
from corredor.studies.energy.calc.finance.lifetime import net_present_cost
from corredor.studies.energy.calc.finance.nea import nea_lcoe
from corredor.studies.energy.calc.finance.rates import (
    annual_fixed_cost,
    capital_recovery_factor,
    nominal_rate,
    overnight_of_annual_cost,
    real_rate,
)

DATA = Path(__file__).parents[2] / "data"
EXACT = 1e-10


def rows(name: str) -> dict[str, np.ndarray]:
    with (DATA / name).open(newline="", encoding="utf-8") as stream:
        read = list(csv.DictReader(stream))
    numeric = [k for k in read[0] if k not in ("technology", "detail", "scenario", "case")]
    return {name: np.array([float(row[name] or 0) for row in read]) for name in numeric}


def test_every_row_of_the_2024_baseline():
    """NREL ATB 2024 (BSD-3-Clause, see the notice beside the data): 496 published values."""
    held = rows("atb2024_lcoe.csv")
    assert held["lcoe_usd_mwh"].size == 496
    made = atb_lcoe(
        overnight=held["occ_usd_kw"],
        connection=held["gcc_usd_kw"],
        construction_factor=held["cff"],
        fixed=held["fom_usd_kw_y"],
        variable=held["vom_usd_mwh"],
        heat_rate=held["heat_rate_mmbtu_mwh"],
        fuel_price=held["fuel_usd_mmbtu"],
        capacity_factor=held["capacity_factor"],
        rate=held["wacc_real"],
        inflation=held["inflation"],
        years=held["crp_years"],
        tax=held["tax_rate"],
        investment_credit=held["itc"],
        production_credit=held["ptc_usd_mwh"],
        depreciation="macrs_5",
    )
    assert np.max(np.abs(made.capital / held["capex_usd_kw"] - 1)) < EXACT
    assert np.max(np.abs(made.total / held["lcoe_usd_mwh"] - 1)) < EXACT
    parts = made.capital_cost + made.fixed_cost + made.variable_cost + made.fuel_cost
    assert np.allclose(parts - made.credit, made.total, rtol=1e-14)
    real = real_rate(held["wacc_nominal"], held["inflation"])
    assert np.max(np.abs(real / held["wacc_real"] - 1)) < EXACT


def test_every_row_of_the_2022_baseline():
    """NREL ATB 2022, by the fixed charge rate that it prints: 488 published values."""
    held = rows("atb2022_lcoe.csv")
    assert held["lcoe_usd_mwh"].size == 488
    made = charged_lcoe(
        capital=held["capex_usd_kw"],
        charge=held["fixed_charge_rate"],
        fixed=held["fom_usd_kw_y"],
        variable=held["vom_usd_mwh"],
        fuel=held["fuel_usd_mwh"],
        capacity_factor=held["capacity_factor"],
    )
    assert np.max(np.abs(made / held["lcoe_usd_mwh"] - 1)) < EXACT


def test_the_schedule_of_fifteen_years_would_be_wrong():
    inputs = (8000.0, 100.0, 1.1913581082779259, 136.0, 2.6, 9.18, 1.2, 0.93, 0.04718443593055688)
    rest = (0.025, 60.0, 0.2574, 0.0, 0.0)
    right = atb_lcoe(*inputs, *rest, "macrs_5").total
    assert right == pytest.approx(93.57637928109988, rel=EXACT)
    assert 1.02 < atb_lcoe(*inputs, *rest, "macrs_15").total / right < 1.07


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("macrs_5", 0.2, 0.0576),
        ("macrs_7", 0.1429, 0.0446),
        ("macrs_15", 0.05, 0.0295),
        ("macrs_20", 0.0375, 0.02231),
    ],
)
def test_schedules_of_publication_946(name: str, first: float, last: float):
    """IRS Publication 946, table A-1, half-year convention."""
    made = schedule(name)
    assert made[0] == pytest.approx(first, abs=5e-5)
    assert made[-1] == pytest.approx(last, abs=5e-5)
    assert len(made) == int(name.split("_")[1]) + 1
    assert sum(made) == pytest.approx(1)


@pytest.mark.parametrize("name", ["macrs_6", "macrs", "straight_0", "sum_5", ""])
def test_other_schedules_are_refused(name: str):
    with pytest.raises(ValueError, match="no schedule"):
        schedule(name)


@pytest.mark.parametrize(
    ("overnight", "operation", "published"),
    [
        (4013.0, 14.26, (45.40, 71.15, 96.90)),
        (2157.0, 18.44, (39.49, 53.33, 67.18)),
        (4250.0, 11.60, (44.03, 71.30, 98.57)),
    ],
)
def test_form_of_iea_and_nea(overnight: float, operation: float, published: tuple[float, ...]):
    """New nuclear of three countries at 3, 7 and 10 %, 60 years, 85 %, 7 years of building."""
    for rate, expected in zip((0.03, 0.07, 0.10), published, strict=True):
        made = nea_lcoe(overnight, 7.0, 60.0, rate, 0.85, operation, 9.33, 0.15)
        assert made.total == pytest.approx(expected, abs=6e-3)


def test_lifetime_cost_of_a_generator():
    """HOMER Pro's help prints 725,240 for this generator, with rounded parts."""
    made = net_present_cost(96_000.0, 48_000.0, 3.52, 2_471.0, 34_969.0, 25.0, 0.06)
    assert made.total == pytest.approx(725_240, rel=2e-5)
    assert made.salvage == pytest.approx(10_040, abs=5)


def test_a_part_that_outlives_the_project_is_not_replaced():
    made = net_present_cost(100.0, 80.0, 50.0, 0.0, 0.0, 25.0, 0.0)
    assert made.replacement == 0
    assert made.salvage == 40
    exactly = net_present_cost(100.0, 80.0, 5.0, 0.0, 0.0, 25.0, 0.0)
    assert exactly.replacement == 4 * 80
    assert exactly.salvage == 0


def test_interest_from_a_spend_profile():
    even = interest_factor([0.2] * 5, 0.07, "end")
    assert even == pytest.approx(level_interest_factor(0.07, 5.0, "end"))
    assert interest_factor([0.2] * 5, 0.07, "start") == pytest.approx(even * 1.07)
    late = interest_factor([0.1, 0.1, 0.8], 0.07, "middle")
    early = interest_factor([0.8, 0.1, 0.1], 0.07, "middle")
    assert 1 < late < early
    assert interest_during_construction(1000.0, even) == pytest.approx(1000 * (even - 1))
    with pytest.raises(ValueError, match="add up"):
        interest_factor([0.5, 0.4], 0.07, "end")
    with pytest.raises(ValueError, match="timing"):
        interest_factor([1.0], 0.07, "whenever")


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 0.3), st.floats(1, 80))
def test_an_annuity_repays_its_capital(rate: float, years: float):
    whole = float(round(years))
    payment = float(capital_recovery_factor(rate, whole))
    left = 1.0
    for _ in range(int(whole)):
        left = left * (1 + rate) - payment
    assert left == pytest.approx(0, abs=1e-9 * (1 + rate) ** whole)


@settings(max_examples=50, deadline=None)
@given(st.floats(100, 2e4), st.floats(1, 2), st.floats(0, 0.2), st.floats(5, 80), st.floats(0, 300))
def test_annual_cost_and_overnight_cost_undo_each_other(
    overnight: float, factor: float, rate: float, years: float, fixed: float
):
    annual = annual_fixed_cost(overnight, factor, rate, years, fixed)
    again = overnight_of_annual_cost(annual, factor, rate, years, fixed)
    assert again == pytest.approx(overnight, rel=1e-9)


def test_rates_undo_each_other():
    """Nominal 7.336404682882 % at 2.5 % inflation is 4.718443593 % real (NREL ATB 2024)."""
    assert real_rate(0.07336404682882, 0.025) == pytest.approx(0.04718443593, abs=1e-11)
    assert nominal_rate(real_rate(0.1, 0.03), 0.03) == pytest.approx(0.1)
