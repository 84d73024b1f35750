"""The dispatch against a linear programme, its cut against the cost, compiled against NumPy."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from corredor.studies.energy.calc.dispatch import (
    NotConvex,
    Option,
    Region,
    Storage,
    dispatch_cost,
    schedule,
)
from corredor.studies.energy.calc.dispatch.compiled import is_installed
from corredor.studies.energy.calc.dispatch.network import network_of
from corredor.studies.energy.engine.linear import programme

WAYS = (True, False) if is_installed() else (False,)


def exact(region: Region, capacities: np.ndarray) -> float:
    """Cost of a dispatch by SciPy's linear programme."""
    held = programme(network_of(region))
    shape = len(held.low), len(held.cost)
    matrix = np.zeros(shape)
    np.add.at(matrix, (held.rows, held.columns), held.values)
    count = len(capacities)
    bounds = np.column_stack((held.least, held.most))
    bounds[:count] = capacities[:, None]
    equal = held.low == held.high
    above = np.isfinite(held.high) & ~equal
    below = np.isfinite(held.low) & ~equal
    solve: Any = linprog
    found = solve(
        np.where(np.arange(shape[1]) < count, 0.0, held.cost),
        np.concatenate((matrix[above], -matrix[below])),
        np.concatenate((held.high[above], -held.low[below])),
        matrix[equal],
        held.low[equal],
        bounds,
    )
    return float(found.fun)


@pytest.mark.parametrize("fast", WAYS)
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_cost_is_that_of_the_linear_programme_and_the_cut_holds_everywhere(
    random_region: Callable[[int], Region], fast: bool, seed: int
) -> None:
    whole = random_region(seed)
    options = tuple(
        replace(o, availability=o.availability[:24])
        if isinstance(o.availability, np.ndarray)
        else o
        for o in whole.options
    )
    region = replace(whole, demand=whole.demand[:24], options=options)
    draw = np.random.default_rng(seed)
    sizes = draw.uniform(0, 300, (3, len(region.names)))
    sizes[1] *= draw.random(len(region.names)) < 0.5
    costs = [exact(region, at) for at in sizes]
    for at, cost in zip(sizes, costs, strict=True):
        found = dispatch_cost(region, at, fast=fast)
        scale = max(cost, region.unserved_cost)
        assert found.value == pytest.approx(cost, rel=1e-9, abs=1e-9 * scale)
        assert found.intercept + found.gradient @ at == pytest.approx(cost, abs=1e-9 * scale)
        for other, other_cost in zip(sizes, costs, strict=True):
            assert found.intercept + found.gradient @ other <= other_cost + 1e-9 * scale


def test_compiled_and_numpy_give_the_same(synthetic_region: Region) -> None:
    if not is_installed():
        pytest.skip("numba isn't installed")
    at = np.array([30.0, 60.0, 90.0, 50.0, 300.0, 100.0, 200.0, 40.0, 150.0])
    for capacities in (at, np.where(at > 100, 0.0, at), 1e-8 * at):
        one, other = (dispatch_cost(synthetic_region, capacities, fast=fast) for fast in WAYS)
        assert one.value == pytest.approx(other.value, rel=1e-12)
        assert_allclose(one.gradient, other.gradient, rtol=1e-9, atol=1e-3)


def test_gradient_agrees_with_finite_differences(synthetic_region: Region) -> None:
    at = np.array([31.1, 61.7, 91.3, 51.9, 303.1, 101.7, 203.3, 41.1, 151.7])
    found = dispatch_cost(synthetic_region, at)
    for place in range(len(at)):
        step = np.zeros(len(at))
        step[place] = 1e-4
        up, down = (dispatch_cost(synthetic_region, at + s * step).value for s in (1, -1))
        # The cost is piecewise linear: a slope that a kink parts lies between the two sides.
        assert (up - down) / 2e-4 == pytest.approx(found.gradient[place], rel=2e-3, abs=50)


def test_schedule_meets_demand_within_limits_at_the_same_cost(synthetic_region: Region) -> None:
    region = synthetic_region
    at = np.array([0.0, 60.0, 90.0, 50.0, 400.0, 100.0, 200.0, 40.0, 150.0])
    found = schedule(region, at)
    supplied = found.output.sum(0) + found.unserved + found.discharge
    assert_allclose(supplied, region.demand + found.charge, atol=1e-8)
    for k, option in enumerate(region.options):
        assert (found.output[k] <= at[k] * np.asarray(option.availability) + 1e-9).all()
    assert found.output.min() >= -1e-9
    assert found.level.min() >= -1e-8
    assert found.level.max() <= at[-1] + 1e-8
    changes = 0.95 * found.charge - found.discharge / 0.95
    assert_allclose(np.diff(found.level, prepend=0.0), changes, atol=1e-8)
    assert found.cost == pytest.approx(dispatch_cost(region, at).value, rel=1e-12)
    # A MWh is stored where it is cheap, and given back where it is worth the loss.
    charging, giving = found.charge > 1e-6, found.discharge > 1e-6
    assert (found.price <= 0.95 * found.stored_value + 1e-9)[charging].all()
    assert (found.price >= found.stored_value / 0.95 - 1e-9)[giving].all()
    assert np.isnan(found.capture_prices[0])


def test_years_are_averaged() -> None:
    gas = (Option("gas", 10.0, 12.0),)
    one = Region(np.array([80.0, 100.0]), gas, 1_000.0)
    two = Region(np.tile(one.demand, 2), gas, 1_000.0, years=2)
    at = np.array([90.0])
    assert dispatch_cost(two, at).value == pytest.approx(dispatch_cost(one, at).value)
    assert_allclose(dispatch_cost(two, at).gradient, dispatch_cost(one, at).gradient)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"marginal_cost": -1.0}, NotConvex),
        ({"marginal_cost": np.nan}, NotConvex),
        ({"must_run": 1.5}, NotConvex),
        ({"annual_cost": -1.0}, NotConvex),
        ({"availability": np.ones(3)}, ValueError),
        ({"availability": -0.1}, ValueError),
        ({"least": 2.0, "most": 1.0}, ValueError),
        ({"block": 0.0}, ValueError),
    ],
)
def test_an_option_out_of_its_range_is_refused(change: dict, error: type[Exception]) -> None:
    option = replace(Option("gas", 10.0, 12.0), **change)
    with pytest.raises(error):
        Region(np.ones(2), (option,), 1_000.0)


@pytest.mark.parametrize("demand", [np.zeros(2), np.array([-1.0, 1]), np.array([np.nan, 1]), []])
def test_demand_must_be_some(demand: np.ndarray) -> None:
    with pytest.raises(ValueError, match="demand"):
        Region(np.asarray(demand, float), (), 1_000.0)


def test_a_store_that_makes_energy_is_refused() -> None:
    with pytest.raises(NotConvex):
        Region(np.ones(2), (), 1_000.0, Storage(1.0, 1.0, 1.01, 0.9))


def test_capacities_must_be_finite_and_of_the_region() -> None:
    region = Region(np.ones(2), (Option("gas", 10.0, 12.0),), 1_000.0)
    for wrong in (np.ones(2), np.array([-1.0]), np.array([np.nan])):
        with pytest.raises(ValueError, match="capacities"):
            dispatch_cost(region, wrong)
