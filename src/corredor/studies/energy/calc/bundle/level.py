"""The level bundle: least cost of capacities, by cuts of the dispatch cost, with proven bounds.

C. Lemaréchal, A. Nemirovskii, Y. Nesterov, "New variants of bundle methods", Mathematical
Programming 69 (1995) 111–147, doi:10.1007/BF01585555.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from corredor.studies.energy.calc.bundle.master import Bound, master
from corredor.studies.energy.calc.bundle.problem import (
    FLOOR,
    CutsContradict,
    NoPlan,
    Oracle,
    Problem,
    Settled,
    Solution,
    check,
)
from corredor.studies.energy.calc.dispatch.census import Cuts
from corredor.studies.energy.calc.dispatch.region import FloatArray

LEVEL: Final = 0.3
"""Where the next point's cost is sought, from the lower to the upper bound [1]."""
MOST_CALLS: Final = 200
ROUNDS: Final = 20
FIRST_CUTS: Final = 12
MORE_CUTS: Final = 6
PASSED: Final = 1e-6
"""Share of the cost by which a cut may be passed by a projected point [1]."""


def level_bundle(
    problem: Problem,
    oracle: Oracle,
    cuts: Cuts,
    start: FloatArray,
    *,
    tolerance: float = 1e-4,
    most_calls: int = MOST_CALLS,
    settled: Settled | None = None,
) -> Solution:
    """Least cost of capacities between proven bounds, by cuts of the dispatch cost.

    Parameters
    ----------
    cuts
        Cuts that are known already, of any problem of the same region and prices.
    start
        Capacities to begin with where no cut is known, shape (names,).
    tolerance
        Largest gap of the bounds over the upper one [1].
    most_calls
        Dispatches after which the answer is given as not certified.
    settled
        Ends the search early, by the two bounds.

    Raises
    ------
    CutsContradict
        A cut lies above a cost that was computed.
    NoPlan
        Bounds and rules have no capacities in common.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import no_cuts
    >>> def distance(at):
    ...     slope = np.sign(at - 3)
    ...     value = np.abs(at - 3)
    ...     return Cuts(at[None], value, value - slope * at, slope[None])
    >>> one = np.ones(1)
    >>> problem = Problem(one / 2, 0 * one, 9 * one, one)
    >>> found = level_bundle(problem, distance, no_cuts(1), one)
    >>> found.capacities.round(3), round(found.upper, 3), found.certified
    (array([3.]), 1.5, True)
    """
    calls, basis = 0, None
    nothing = float(problem.costs @ np.minimum(FLOOR, problem.most))
    while True:
        met = problem.met(cuts.points)
        totals = np.where(met, cuts.points @ problem.costs + cuts.values, np.inf)
        best = int(totals.argmin()) if len(totals) else -1
        upper = float(totals[best]) if best >= 0 else np.inf
        if not np.isfinite(upper):
            if calls >= most_calls:
                raise NoPlan("no capacities were found that meet bounds and rules")
            first = _first(problem, cuts, start, calls)
            cuts, calls = cuts.joined(oracle(_lifted(problem, first))), calls + 1
            continue
        bound, basis = master(problem, cuts, upper, basis)
        lower = max(bound.lower, 0.0)
        certified = upper - lower <= tolerance * upper or upper <= nothing
        if certified or calls >= most_calls or (settled and settled(lower, upper)):
            break
        level = lower + LEVEL * (upper - lower)
        at = _projected(problem, cuts, cuts.points[best], level, bound)
        new = oracle(_lifted(problem, at))
        cuts, calls = cuts.joined(new), calls + 1
    if calls:
        check(cuts, cuts[-calls:])
        check(cuts[-calls:], cuts)
    if bound.lower > upper * (1 + tolerance):
        raise CutsContradict("the lower bound lies above a cost that was computed")
    shown = (bound.weights, bound.rule_prices, cuts, calls)
    return Solution(cuts.points[best], upper, lower, certified, *shown)


def _lifted(problem: Problem, at: FloatArray) -> FloatArray:
    """Return a point within its bounds and off zero, where cuts are one-sided."""
    return np.clip(at, np.maximum(problem.least, np.minimum(FLOOR, problem.most)), problem.most)


def _first(problem: Problem, cuts: Cuts, start: FloatArray, calls: int) -> FloatArray:
    """Return capacities to begin with, within bounds and rules."""
    at = np.clip(start, problem.least, problem.most)
    if problem.rules is None and not calls:
        return at
    if not calls and problem.met(_lifted(problem, at)[None])[0]:
        return at
    bound, _ = master(problem, cuts, np.inf)
    return bound.capacities


def _projected(
    problem: Problem, cuts: Cuts, at: FloatArray, level: float, bound: Bound
) -> FloatArray:
    """Return the point nearest to `at` at which all cuts allow the level.

    Least distance programming by non-negative least squares: Lawson and Hanson, Solving Least
    Squares Problems (1974), chapter 23. Cuts enter as they are passed.
    """
    slopes = problem.costs + cuts.gradients
    heights = cuts.intercepts + slopes @ at
    rows = (-slopes) * problem.scale
    needs = heights - level
    chosen = np.zeros(cuts.count, bool)
    chosen[np.argsort(-heights, kind="stable")[:FIRST_CUTS]] = True
    chosen[bound.weights > 0] = True
    box, box_needs = _box(problem, at)
    passed = PASSED * max(level, 1.0)
    for _ in range(ROUNDS):
        step = _least_distance(
            np.concatenate((rows[chosen], box)), np.concatenate((needs[chosen], box_needs))
        )
        if step is None:
            return bound.capacities
        missing = needs - rows @ step
        missing[chosen] = 0
        worst = np.argsort(-missing, kind="stable")[:MORE_CUTS]
        worst = worst[missing[worst] > passed]
        if not len(worst):
            return np.clip(at + step * problem.scale, problem.least, problem.most)
        chosen[worst] = True
    return bound.capacities


def _box(problem: Problem, at: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return bounds and rules as rows of ``row @ step >= need``, in units of the scale."""
    eye = np.eye(len(at))
    capped = np.isfinite(problem.most)
    rows = [eye, -eye[capped]]
    needs = [(problem.least - at) / problem.scale, ((at - problem.most) / problem.scale)[capped]]
    if problem.rules is not None:
        rows.append(problem.rules.coefficients * problem.scale)
        needs.append(problem.rules.least - problem.rules.coefficients @ at)
    return np.concatenate(rows), np.concatenate(needs)


def _least_distance(rows: FloatArray, needs: FloatArray) -> FloatArray | None:
    """Return the shortest step with ``rows @ step >= needs``, or None where there is none."""
    from scipy.optimize import nnls

    norms = np.sqrt((rows**2).sum(1))
    norms[norms == 0] = 1
    system = np.concatenate(((rows / norms[:, None]).T, (needs / norms)[None]))
    target = np.zeros(len(system))
    target[-1] = 1
    try:
        found: Any = nnls(system, target)
    except RuntimeError:
        return None
    residual = system @ found[0] - target
    if -residual[-1] <= PASSED * PASSED:
        return None
    return -residual[:-1] / residual[-1]
