"""The best set of proposals under budgets, precedence and exclusions, proven.

The integer programme of Lorie and Savage (1955) and Weingartner (1963), solved to a gap of zero
by branch and bound (HiGHS, doi:10.1007/s12532-017-0130-5). The optimum is a set of whole
proposals; the worth and the spending of the set are summed again from the input, not read off
the solver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

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
    found = cast(Any, linprog(-terms.worth, A_ub=matrix, b_ub=upper, bounds=bounds))
    if found.status != 0:
        return None
    prices: FloatArray = -np.asarray(found.ineqlin.marginals, np.float64)[: len(terms.budgets)]
    return Relaxed(-float(found.fun), np.asarray(found.x, np.float64), prices + 0.0)


def _solved(terms: Terms, barred: Sequence[Sequence[int]]) -> Choice | None:
    from scipy.optimize import Bounds, LinearConstraint, milp

    count = len(terms.worth)
    matrix, upper = _rows(terms)
    limits: list[LinearConstraint] = [LinearConstraint(matrix, -np.inf, upper)]
    for chosen in barred:
        # at least one proposal enters or leaves
        signs = np.ones(count)
        signs[list(chosen)] = -1
        limits.append(LinearConstraint(signs[None, :], 1 - len(chosen), np.inf))
    low = np.zeros(count)
    low[list(terms.forced)] = 1
    solved = milp(
        -terms.worth,
        integrality=np.ones(count, np.int64),
        bounds=Bounds(low, np.ones(count)),
        constraints=limits,
        options={"mip_rel_gap": 0.0},
    )
    found = cast(Any, solved)
    if found.x is None:
        return None
    chosen = tuple(int(at) for at in np.flatnonzero(np.asarray(found.x) > 1 / 2))
    worth = float(terms.worth[list(chosen)].sum())
    return Choice(chosen, worth, terms.spent(chosen), -float(found.mip_dual_bound))


def _rows(terms: Terms) -> tuple[FloatArray, FloatArray]:
    """Return the rows of what binds, budgets first, and their upper limits."""
    count = len(terms.worth)
    rows: list[FloatArray] = list(terms.costs.T)
    upper: list[float] = [float(budget) for budget in terms.budgets]
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
