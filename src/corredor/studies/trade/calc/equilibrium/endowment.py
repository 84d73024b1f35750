"""Conditional and full endowment equilibrium of a gravity model when trade costs change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.studies.trade.calc.equilibrium.resistance import (
    FloatArray,
    NotConverged,
    Resistances,
    Terms,
    margin_terms,
    resistances,
    solved,
)

MOST_STEPS: Final = 60
SETTLED: Final = 1e-12
"""Largest relative error of a country's income at the end [1]."""
LONGEST: Final = 2.0


@dataclass(frozen=True, eq=False)
class Economy:
    """Trade costs to the power 1 - sigma, totals, and what both imply; draws on leading axes.

    `costs` (..., N, N); `sales` and `spending` (N,) [currency], domestic trade included; `sigma`
    is the elasticity of substitution [1]; the inward resistance of `reference` is 1.
    """

    costs: FloatArray
    sales: FloatArray
    spending: FloatArray
    sigma: float
    reference: int
    terms: Terms

    @property
    def flows(self) -> FloatArray:
        """The fitted flows (..., N, N) [currency]."""
        return self.terms.flows(self.costs)

    @property
    def resistances(self) -> Resistances:
        """The multilateral resistances, to the power 1 - sigma."""
        return resistances(self.terms, self.sales, self.spending, self.reference)


@dataclass(frozen=True, eq=False)
class Outcome:
    """Counterfactual over base, by country (..., N) [1]; 1 is no change.

    `exports` are international; `price` is that of the factory gate; `inward` the price index
    of consumers; `real_output` is output over that index. `passes` counts iterations.
    """

    mode: str
    exports: FloatArray
    price: FloatArray
    inward: FloatArray
    real_output: FloatArray
    passes: int


def economy(
    costs: FloatArray, sales: FloatArray, spending: FloatArray, sigma: float, reference: int
) -> Economy:
    """Return the economy of these trade costs and totals, with its fitted terms.

    Raises
    ------
    ValueError
        An elasticity of 1 or less, totals that aren't positive, or whose sums differ.
    """
    if sigma <= 1:
        raise ValueError(f"the elasticity of substitution is {sigma}, expected above 1")
    if np.any(sales <= 0) or np.any(spending <= 0):
        raise ValueError("every country sells and spends")
    if not np.isclose(sales.sum(), spending.sum(), rtol=1e-9):
        raise ValueError("the sums of sales and of spending differ")
    terms = margin_terms(costs, sales, spending, reference)
    return Economy(costs, sales, spending, sigma, reference, terms)


def conditional(base: Economy, costs: FloatArray) -> tuple[Outcome, Terms]:
    """Return what other trade costs do at unchanged output and spending, and the fitted terms.

    Source: Yotov, Piermartini, Monteiro and Larch 2016, chapter 2, box 1.

    Examples
    --------
    >>> totals = np.array([4.0, 4.0])
    >>> base = economy(np.array([[1.0, 0.2], [0.2, 1.0]]), totals, totals, 5.0, 0)
    >>> conditional(base, np.array([[1.0, 0.3], [0.3, 1.0]]))[0].exports.round(6)
    array([1.384615, 1.384615])
    """
    terms = margin_terms(costs, base.sales, base.spending, base.reference, base.terms.into)
    exports = abroad(terms.flows(costs)) / abroad(base.flows)
    inward = rooted(base.terms.into / terms.into, base.sigma)
    ones = np.ones_like(exports)
    return Outcome("conditional", exports, ones, inward, 1 / inward, 1), terms


def full_converged(base: Economy, costs: FloatArray) -> Outcome:
    """Return the full endowment effect of other trade costs, to the end of the iteration.

    The fixed point of the published loop (`published_loop`), found directly. In that loop
    exporter and importer terms of a country move by one common factor g: counterfactual flows
    are the conditional ones times g_i g_j, output is price times endowment, and a price to the
    power 1 - sigma is the change of the exporter's term. Newton steps on ln g. Where trade isn't
    balanced, imports needn't sum exactly to spending; `exact_hat` closes that too.

    Raises
    ------
    NotConverged
        No fixed point was found.

    Examples
    --------
    >>> totals = np.array([4.0, 4.0])
    >>> base = economy(np.array([[1.0, 0.2], [0.2, 1.0]]), totals, totals, 5.0, 0)
    >>> full_converged(base, base.costs).real_output.round(9)
    array([1., 1.])
    """
    _, terms = conditional(base, costs)
    flows = terms.flows(costs)
    shares = flows / base.sales[:, None]
    ratio = np.log(terms.out / base.terms.out)
    common = np.zeros(shares.shape[:-1])
    for passes in range(1, MOST_STEPS + 1):
        price = _log_prices(ratio + common, common, base)
        moved = np.exp(common)
        reach = (shares @ moved[..., None])[..., 0]
        error = common + np.log(reach) - price
        if np.max(np.abs(error)) <= SETTLED:
            return _outcome(base, terms, flows, moved, np.exp(price), passes)
        common = common - _step(shares, moved, reach, error, base)
    raise NotConverged("the prices of the full endowment equilibrium don't settle")


def _log_prices(lifted: FloatArray, common: FloatArray, base: Economy) -> FloatArray:
    """Return log prices: (1 - sigma) p_i = lifted_i + g_R - p_R in logarithms."""
    held = base.reference
    own = (lifted[..., held] + common[..., held]) / (2 - base.sigma)
    return (lifted + (common[..., held] - own)[..., None]) / (1 - base.sigma)


def _step(
    shares: FloatArray, moved: FloatArray, reach: FloatArray, error: FloatArray, base: Economy
) -> FloatArray:
    size, held, sigma = len(base.sales), base.reference, base.sigma
    matrix = shares * moved[..., None, :] / reach[..., :, None]
    own = np.arange(size)
    matrix[..., own, own] += 1 - 1 / (1 - sigma)
    matrix[..., :, held] -= (1 - 2 / (2 - sigma)) / (1 - sigma)
    return np.clip(solved(matrix, error), -LONGEST, LONGEST)


def _outcome(
    base: Economy,
    terms: Terms,
    flows: FloatArray,
    moved: FloatArray,
    price: FloatArray,
    passes: int,
) -> Outcome:
    held = base.reference
    new = flows * moved[..., :, None] * moved[..., None, :]
    into = terms.into * moved / moved[..., held, None]
    inward = rooted(price / price[..., held, None] * base.terms.into / into, base.sigma)
    exports = abroad(new) / abroad(base.flows)
    return Outcome("converged", exports, price, inward, price / inward, passes)


def abroad(flows: FloatArray) -> FloatArray:
    """Return the exports of each country without domestic trade."""
    return flows.sum(-1) - np.diagonal(flows, axis1=-2, axis2=-1)


def rooted(values: FloatArray, sigma: float) -> FloatArray:
    """Return values to the power 1 / (1 - sigma)."""
    return values ** (1 / (1 - sigma))
