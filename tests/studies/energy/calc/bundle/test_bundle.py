"""The master against SciPy, the bundle on a known function, and the guard of the cuts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from corredor.studies.energy.calc.bundle import (
    CutsContradict,
    NoPlan,
    Problem,
    Rules,
    check,
    level_bundle,
    master,
)
from corredor.studies.energy.calc.dispatch import Cuts, no_cuts


def quadratic(at: np.ndarray) -> Cuts:
    """Cost ``|x - 3|²`` with its tangent."""
    value, slope = np.array([((at - 3) ** 2).sum()]), 2 * (at - 3)
    return Cuts(at[None].copy(), value, value - slope @ at, slope[None])


def problem(costs: np.ndarray, most: float = 9.0, rules: Rules | None = None) -> Problem:
    one = np.ones(len(costs))
    return Problem(costs, 0 * one, most * one, one, rules)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), ruled=st.booleans())
def test_master_finds_the_optimum_of_the_linear_programme(seed: int, ruled: bool) -> None:
    draw = np.random.default_rng(seed)
    names, count = int(draw.integers(1, 6)), int(draw.integers(1, 30))
    points = draw.uniform(0, 9, (count, names))
    slopes, heights = draw.uniform(-5, 1, (count, names)), draw.uniform(0, 40, count)
    cuts = Cuts(points, heights + 100, heights, slopes)
    costs = draw.uniform(0, 3, names)
    rules = Rules(draw.uniform(0, 1, (1, names)), np.array([2.0])) if ruled else None
    rows = [np.column_stack((slopes, -np.ones(count)))]
    sides = [-heights]
    if rules is not None:
        rows.append(np.append(-rules.coefficients, [[0.0]], axis=1))
        sides.append(-rules.least)
    ends = [(0, 9)] * names + [(0, None)]
    matrix, right = np.concatenate(rows), np.concatenate(sides)
    exact = linprog(np.append(costs, 1), matrix, right, bounds=ends)
    if exact.fun is None:
        with pytest.raises(NoPlan):
            master(problem(costs, rules=rules), cuts, 1e3)
    else:
        bound, _ = master(problem(costs, rules=rules), cuts, 1e3)
        assert bound.lower == pytest.approx(exact.fun, rel=1e-8, abs=1e-8)


def test_bundle_closes_the_gap_and_proves_it() -> None:
    costs = np.array([1.0, 2.0])
    found = level_bundle(problem(costs), quadratic, no_cuts(2), np.zeros(2), tolerance=1e-6)
    # The least of cx + |x - 3|² is at 3 - c/2.
    exact = costs @ (3 - costs / 2) + (costs**2 / 4).sum()
    assert found.certified
    assert found.lower <= exact <= found.upper
    assert found.capacities == pytest.approx(3 - costs / 2, abs=1e-2)
    assert found.weights.sum() == pytest.approx(1)


def test_a_call_limit_ends_without_certificate() -> None:
    costs = np.array([1.0, 2.0])
    found = level_bundle(
        problem(costs), quadratic, no_cuts(2), np.zeros(2), tolerance=1e-9, most_calls=4
    )
    assert not found.certified
    assert found.calls == 4
    assert found.lower <= costs @ (3 - costs / 2) + (costs**2 / 4).sum() <= found.upper


def test_a_rule_is_kept_and_has_a_price() -> None:
    rules = Rules(np.array([[1.0, 1.0]]), np.array([7.0]))
    costs = np.array([1.0, 2.0])
    found = level_bundle(
        problem(costs, rules=rules), quadratic, no_cuts(2), np.zeros(2), tolerance=1e-7
    )
    assert found.certified
    assert found.capacities.sum() >= 7 - 1e-6
    assert found.capacities == pytest.approx([3.75, 3.25], abs=1e-2)
    assert found.rule_prices == pytest.approx([2.5], abs=1e-2)


def test_rules_that_no_capacities_meet_are_told() -> None:
    rules = Rules(np.array([[1.0]]), np.array([10.0]))
    with pytest.raises(NoPlan):
        level_bundle(problem(np.ones(1), rules=rules), quadratic, no_cuts(1), np.zeros(1))


def test_a_cut_above_a_cost_is_an_error_not_a_warning() -> None:
    def wrong(at: np.ndarray) -> Cuts:
        right = quadratic(at)
        return Cuts(right.points, right.values, right.intercepts + 0.1, right.gradients)

    with pytest.raises(CutsContradict):
        level_bundle(problem(np.ones(1)), wrong, no_cuts(1), np.zeros(1), tolerance=1e-3)
    cuts = wrong(np.ones(1))
    with pytest.raises(CutsContradict):
        check(cuts)


def test_a_capacity_without_cost_and_most_is_refused() -> None:
    with pytest.raises(ValueError, match="most"):
        problem(np.zeros(1), np.inf)
