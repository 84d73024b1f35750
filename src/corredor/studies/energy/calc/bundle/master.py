"""The master linear programme: least of costs over all cuts, by the simplex method on its dual.

The dual has one row for each capacity and one for the weights of the cuts, and a column for each
cut, rule and bound; a cut that is added is a new column, so the last basis remains feasible. What
would enter the basis is what the present capacities violate most: every step prices all cuts with
one product. Dantzig, Linear Programming and Extensions (1963), chapters 8 and 11.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from corredor.studies.energy.calc.bundle.problem import NoPlan, Problem
from corredor.studies.energy.calc.dispatch.census import Cuts
from corredor.studies.energy.calc.dispatch.region import FloatArray, IntArray

VIOLATED: Final = 1e-10
"""Share of the cost by which a cut must be violated to enter [1]."""
PIVOT: Final = 1e-9
"""Least size of a pivot [1]."""
FRESH: Final = 30
"""Pivots after which the inverse is computed anew."""
STEPS_PER_ROW: Final = 60
"""Pivots for each row after which the method gives up."""


@dataclass(frozen=True, eq=False)
class Bound:
    """The solution of a master: capacities, the lower bound, and the prices that prove it."""

    capacities: FloatArray
    lower: float
    weights: FloatArray
    rule_prices: FloatArray


@dataclass(frozen=True, eq=False)
class Columns:
    """Columns of the dual, scaled: cuts, the cut at zero, rules, upper and lower bounds.

    `matrix` has shape (columns, rows), `worth` (columns,); `fixed` counts those that are no cuts
    of the pool: they come first, so that a basis outlives cuts that are added.
    """

    matrix: FloatArray
    worth: FloatArray
    right: FloatArray
    fixed: int


def columns(problem: Problem, cuts: Cuts, money: float) -> Columns:
    """Return the columns of the dual in units of `money` and of the problem's scale."""
    names = len(problem.costs)
    unit = problem.scale
    eye = np.eye(names)
    room = (problem.most - problem.least) / unit
    capped = np.isfinite(room)
    rules = problem.rules
    parts, worth = [np.zeros((1, names)), eye, -eye[capped]], [np.zeros(1 + names), -room[capped]]
    if rules is not None:
        parts.append(rules.coefficients * unit)
        worth.append(rules.least - rules.coefficients @ problem.least)
    fixed = sum(len(part) for part in parts)
    parts.append(-cuts.gradients * (unit / money))
    worth.append((cuts.intercepts + cuts.gradients @ problem.least) / money)
    matrix = np.zeros((fixed + cuts.count, names + 1))
    matrix[:, :-1] = np.concatenate(parts)
    matrix[fixed:, -1] = matrix[0, -1] = 1
    right = np.append(problem.costs * (unit / money), 1.0)
    return Columns(matrix, np.concatenate(worth), right, fixed)


def master(
    problem: Problem, cuts: Cuts, upper: float, basis: IntArray | None = None
) -> tuple[Bound, IntArray | None]:
    """Return the least cost that all cuts allow, and the basis to start the next from.

    The bound is computed from weights and prices alone, so that it holds whatever the rounding.

    Parameters
    ----------
    upper
        A cost that some capacities reach [money/year]: none of the best costs more by itself.
    basis
        The last one, for the same problem and a part of these cuts.

    Raises
    ------
    NoPlan
        Bounds and rules have no capacities in common.
    """
    money = upper if np.isfinite(upper) and upper > 0 else 1.0
    held = columns(problem, cuts, money)
    solved = _simplex(held, basis)
    if solved is None:
        found, last = _by_highs(held), None
    else:
        found, last = solved
    weights, point = found
    first = 1 + len(problem.costs) + int(np.isfinite(problem.most).sum())
    price = np.maximum(weights[first : held.fixed], 0) * money
    pi = np.maximum(weights[held.fixed :], 0)
    # The weights may sum to less than one: the rest is that of the cut at zero.
    pi /= max(pi.sum(), 1.0)
    capacities = np.clip(problem.least + point * problem.scale, problem.least, problem.most)
    return Bound(capacities, _proven(problem, cuts, upper, pi, price), pi, price), last


def _proven(
    problem: Problem, cuts: Cuts, upper: float, weights: FloatArray, price: FloatArray
) -> float:
    """Return the lower bound that weights of cuts and prices of rules prove."""
    reduced = problem.costs + weights @ cuts.gradients
    total = float(weights @ cuts.intercepts)
    if problem.rules is not None:
        reduced = reduced - price @ problem.rules.coefficients
        total += float(price @ problem.rules.least)
    with np.errstate(divide="ignore", invalid="ignore"):
        most = np.where(problem.costs > 0, upper / problem.costs, np.inf)
    most = np.minimum(most, problem.most)
    at = np.where(reduced >= 0, problem.least, np.maximum(most, problem.least))
    return min(total + float(reduced @ at), upper)


def _simplex(
    held: Columns, start: IntArray | None
) -> tuple[tuple[FloatArray, FloatArray], IntArray] | None:
    """Return weights and capacities of the optimum with its basis, or None where it fails."""
    rows = len(held.right)
    crash = np.append(np.arange(1, rows), 0)
    basis = crash if start is None else start.copy()
    state = _factored(held, basis)
    if state is None:
        basis = crash
        state = _factored(held, basis)
    if state is None:
        return None
    inverse, level = state
    for step in range(STEPS_PER_ROW * rows):
        dual = held.worth[basis] @ inverse
        gains = held.worth - held.matrix @ dual
        entering = int(gains.argmax())
        if gains[entering] <= VIOLATED:
            weights = np.zeros(len(held.worth))
            weights[basis] = level
            return (weights, dual[:-1]), basis
        change = inverse @ held.matrix[entering]
        usable = change > PIVOT
        if not usable.any():
            if entering < held.fixed:
                raise NoPlan("bounds and rules have no capacities in common")
            return None
        with np.errstate(divide="ignore", invalid="ignore"):
            ratios = np.where(usable, level / change, np.inf)
        least = ratios.min()
        ties = np.flatnonzero(ratios <= least + VIOLATED * PIVOT)
        leaving = int(ties[change[ties].argmax()])
        basis[leaving] = entering
        row = inverse[leaving] / change[leaving]
        inverse -= np.outer(change, row)
        inverse[leaving] = row
        level = level - least * change
        level[leaving] = least
        if step % FRESH == FRESH - 1:
            state = _factored(held, basis)
            if state is None:
                return None
            inverse, level = state
    return None


def _factored(held: Columns, basis: IntArray) -> tuple[FloatArray, FloatArray] | None:
    """Return the inverse of a basis and its levels, or None where they are no basis."""
    try:
        inverse = np.linalg.inv(held.matrix[basis].T)
    except np.linalg.LinAlgError:
        return None
    level = inverse @ held.right
    if not np.isfinite(level).all() or level.min() < -PIVOT:
        return None
    return np.asarray(inverse, float), np.maximum(level, 0)


def _by_highs(held: Columns) -> tuple[FloatArray, FloatArray]:
    """Return weights and capacities by SciPy's HiGHS, where the simplex method gave up."""
    from scipy.optimize import linprog

    rows = len(held.right)
    cost = held.right
    lower = held.matrix[:, :-1]
    is_cut = held.matrix[:, -1]
    found: Any = linprog(
        cost,
        A_ub=-np.column_stack((lower, is_cut)),
        b_ub=-held.worth,
        bounds=[(0, None)] * rows,
        method="highs-ds",
    )
    if found.x is None:
        raise NoPlan("bounds and rules have no capacities in common")
    return -np.asarray(found.ineqlin.marginals), np.asarray(found.x)[:-1]
