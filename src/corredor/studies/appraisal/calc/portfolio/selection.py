"""The best set of proposals under budgets, precedence and exclusions, proven.

The integer programme of Lorie and Savage (1955) and Weingartner (1963), solved to a gap of zero
by branch and bound (HiGHS, doi:10.1007/s12532-017-0130-5). The optimum is a set of whole
proposals; the worth and the spending of the set are summed again from the input, not read off
the solver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
NEAR: Final = 1e-9
"""Difference, as a share of the worth at stake, at which two sets are worth the same."""
MOST_ALTERNATIVES: Final = 20


@dataclass(frozen=True, eq=False)
class Terms:
    """What may be chosen, and what binds the choice.

    Parameters
    ----------
    worth
        Of each proposal, shape (n,) [money].
    costs
        What each takes of each budget, shape (n, budgets) [money].
    budgets
        Shape (budgets,) [money].
    requires
        Pairs (a, b): a only together with b.
    excludes
        Groups of which at most one is chosen.
    forced
        Proposals that are chosen in any case.
    """

    worth: FloatArray
    costs: FloatArray
    budgets: FloatArray
    requires: Sequence[tuple[int, int]] = ()
    excludes: Sequence[Sequence[int]] = ()
    forced: Sequence[int] = ()

    def spent(self, chosen: Sequence[int]) -> FloatArray:
        """Return what a set takes of each budget, shape (budgets,) [money]."""
        taken: FloatArray = self.costs[list(chosen)].sum(axis=0)
        return taken


@dataclass(frozen=True, eq=False)
class Choice:
    """The best set.

    Parameters
    ----------
    chosen
        Numbers of its proposals, rising.
    worth
        Their sum [money].
    spent
        Of each budget, shape (budgets,) [money].
    bound
        No set is worth more [money]; equal to `worth` but for rounding.
    """

    chosen: tuple[int, ...]
    worth: float
    spent: FloatArray
    bound: float


@dataclass(frozen=True, eq=False)
class Relaxed:
    """The same choice if parts of proposals could be had.

    Parameters
    ----------
    worth
        Of the best mix [money], at least that of the best set.
    parts
        Of each proposal, shape (n,) [1].
    prices
        Worth of one more unit of each budget, shape (budgets,) [1]: the shadow prices.
    """

    worth: float
    parts: FloatArray
    prices: FloatArray


def selection(terms: Terms) -> Choice | None:
    """Return the best set of whole proposals; None if the forced ones don't fit.

    Examples
    --------
    >>> terms = Terms(np.array([5.0, 4, 3]), np.array([[2.0], [3], [1]]), np.array([4.0]))
    >>> selection(terms).chosen
    (0, 2)
    """
    return _solved(terms, ())


def alternatives(terms: Terms, best: Choice) -> tuple[Choice, ...]:
    """Return the other sets that are worth as much as the best one, at most 20.

    Proposals that are worth nothing and cost nothing give no other set.
    """
    stake = max(float(np.abs(terms.worth).sum()), NEAR)
    seen: list[Choice] = [best]
    while len(seen) <= MOST_ALTERNATIVES:
        found = _solved(terms, [choice.chosen for choice in seen])
        if found is None or best.worth - found.worth > NEAR * stake:
            break
        seen.append(found)
    return tuple(seen[1:])


def relaxed(terms: Terms) -> Relaxed | None:
    """Return the linear relaxation with its shadow prices; None if it has no solution."""
    from scipy.optimize import linprog

    matrix, upper = _rows(terms)
    count = len(terms.worth)
    forced = frozenset(terms.forced)
    bounds = [(float(at in forced), 1.0) for at in range(count)]
    stake = _stake(terms)
    found = cast(Any, linprog(-terms.worth / stake, A_ub=matrix, b_ub=upper, bounds=bounds))
    if found.status != 0:
        return None
    parts = np.asarray(found.x, np.float64)
    prices: FloatArray = -np.asarray(found.ineqlin.marginals, np.float64)[: len(terms.budgets)]
    return Relaxed(float(terms.worth @ parts), parts, prices * stake / _scales(terms) + 0.0)


def _solved(terms: Terms, barred: Sequence[Sequence[int]]) -> Choice | None:
    """Return the best set that is none of some; None if there is none."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    count, rest = len(terms.worth), len(terms.budgets)
    matrix, under, upper = _with_rest(terms)
    low, high = np.zeros(count + rest), np.append(np.ones(count), np.full(rest, np.inf))
    low[list(terms.forced)] = 1
    stake = _stake(terms)
    left = list(barred)
    while True:
        limits = [LinearConstraint(matrix, under, upper)]
        limits += [LinearConstraint(*_other_than(chosen, count, rest), np.inf) for chosen in left]
        solved = milp(
            np.append(-terms.worth / stake, np.zeros(rest)),
            integrality=np.append(np.ones(count, np.int64), np.zeros(rest, np.int64)),
            bounds=Bounds(low, high),
            constraints=limits,
            options={"mip_rel_gap": 0.0},
        )
        found = cast(Any, solved)
        if found.x is None:
            return None
        taken = np.asarray(found.x)[:count]
        chosen = tuple(int(at) for at in np.flatnonzero(taken > 1 / 2))
        spent = terms.spent(chosen)
        if (spent <= terms.budgets + NEAR * np.abs(terms.budgets)).all():
            worth = float(terms.worth[list(chosen)].sum())
            return Choice(chosen, worth, spent, -float(found.mip_dual_bound) * stake)
        # the solver's own tolerance let it through
        left.append(chosen)


def _with_rest(terms: Terms) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the rows of what binds with their lower and upper limits.

    What is left of each budget is a column of its own, after those of the proposals: on rows
    without one the solver repairs its rounding aloud, on the standard output.
    """
    rows, upper = _rows(terms)
    rest = len(terms.budgets)
    under = np.append(upper[:rest], np.full(len(rows) - rest, -np.inf))
    return np.hstack((rows, np.eye(len(rows), rest))), under, upper


def _other_than(chosen: Sequence[int], count: int, rest: int) -> tuple[FloatArray, int]:
    """Return the row and limit by which at least one proposal enters or leaves a set."""
    signs = np.append(np.ones(count), np.zeros(rest))
    signs[list(chosen)] = -1
    return signs[None, :], 1 - len(chosen)


def _stake(terms: Terms) -> float:
    """Return the largest worth, by which all are divided: the solver's tolerances are absolute."""
    return max(float(np.abs(terms.worth).max(initial=0.0)), NEAR)


def _scales(terms: Terms) -> FloatArray:
    """Return the largest amount of each budget, at least the budget itself, shape (budgets,)."""
    most = np.maximum(np.abs(terms.budgets), np.abs(terms.costs).max(axis=0, initial=0.0))
    return np.where(most > 0, most, 1.0)


def _rows(terms: Terms) -> tuple[FloatArray, FloatArray]:
    """Return the rows of what binds, budgets first, and their upper limits.

    What a budget binds is divided by the largest amount in it: the solver's tolerances are
    absolute, and in units of money they would ask for more digits than a float has.
    """
    count = len(terms.worth)
    scales = _scales(terms)
    rows: list[FloatArray] = list((terms.costs / scales).T)
    upper: list[float] = (terms.budgets / scales).tolist()
    for one, other in terms.requires:
        row = np.zeros(count)
        row[one] += 1
        row[other] -= 1
        rows.append(row)
        upper.append(0.0)
    for group in terms.excludes:
        row = np.zeros(count)
        row[list(group)] = 1
        rows.append(row)
        upper.append(1.0)
    matrix = np.array(rows) if rows else np.zeros((0, count))
    limits = np.array(upper)
    return matrix, limits
