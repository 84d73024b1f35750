"""Universal gravity in exact changes: trade, supply, prices, a stated closure of deficits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np

from corredor.studies.trade.calc.equilibrium.resistance import FloatArray, NotConverged

SETTLED: Final = 1e-13
"""Largest relative change of a price in the last round [1]."""
MOST_ROUNDS: Final = 100_000


class Deficit(Enum):
    """What happens to a country's spending beyond its output; the three answers differ.

    SHARE: spending is a fixed multiple of output, rescaled so that the world's two sums agree.
    ADDITIVE: the deficit is a fixed sum of money, the world's output being the unit.
    MULTIPLICATIVE: spending is a fixed multiple of output, not rescaled; with unbalanced trade
    all sales then miss output by one common factor.
    """

    SHARE = "fixed multiple of output, rescaled"
    ADDITIVE = "fixed sum"
    MULTIPLICATIVE = "fixed multiple of output"


@dataclass(frozen=True, eq=False)
class Hats:
    """Counterfactual over base [1], by country (..., N); `flows` (..., N, N) by cell.

    World output is the unit. `quantity` is output in goods. The `real_` ones and `welfare` are
    deflated as published tables are: exports by the producer's price, imports by the
    consumer's price index.
    """

    closure: Deficit
    price: FloatArray
    index: FloatArray
    output: FloatArray
    spending: FloatArray
    flows: FloatArray
    real_exports: FloatArray
    real_imports: FloatArray
    real_domestic: FloatArray
    quantity: FloatArray
    welfare: FloatArray
    rounds: int


def exact_hat(
    flows: FloatArray,
    costs: FloatArray,
    trade: float,
    supply: float = 0.0,
    closure: Deficit = Deficit.SHARE,
    endowment: FloatArray | None = None,
    technology: FloatArray | None = None,
) -> Hats:
    """Return the equilibrium after a change of trade costs, in changes from the base.

    Parameters
    ----------
    flows
        Base flows, shape (..., N, N), exporters first, every domestic flow positive [currency].
    costs
        Partial effects on flows, exp(slope x change), shape (..., N, N) [1]; 1 is no change.
    trade, supply
        Elasticities of trade and of supply [1]; supply 0 is the endowment economy.
    endowment, technology
        Changes of the endowment and of productivity, shape (N,) [1].

    Raises
    ------
    ValueError
        A negative flow, a country without domestic flow, or a trade elasticity of 0 or less.
    NotConverged
        Prices don't settle.

    References
    ----------
    Allen, Arkolakis and Takahashi 2020, doi:10.1086/704385; Campos, Reggio and Timini 2025,
    Stata Journal 25(4); Baier, Yotov and Zylkin 2019, doi:10.1016/j.jinteco.2018.11.002.

    Examples
    --------
    >>> flows = np.array([[8.0, 2.0], [3.0, 7.0]])
    >>> hats = exact_hat(flows, np.ones((2, 2)), trade=5.0)
    >>> hats.welfare.round(9)
    array([1., 1.])
    """
    own = np.diagonal(flows, axis1=-2, axis2=-1)
    if np.any(flows < 0) or np.any(own <= 0):
        raise ValueError("a flow is negative, or a country sells nothing at home")
    if trade <= 0:
        raise ValueError(f"the trade elasticity is {trade}, expected above 0")
    world = _World(flows, costs, trade, supply, closure, endowment)
    price, rounds = world.solved()
    index = world.index(price)
    output = world.output(price, index)
    spending = world.spending(output)
    change = costs * (price[..., :, None] / index[..., None, :]) ** -trade * spending[..., None, :]
    held = np.ones(flows.shape[-1]) if technology is None else technology
    quantity = world.endowment * (price / index) ** supply
    return Hats(
        closure=closure,
        price=price,
        index=index,
        output=output,
        spending=spending,
        flows=change,
        real_exports=_abroad(flows * change, -1) / _abroad(flows, -1) / price,
        real_imports=_abroad(flows * change, -2) / _abroad(flows, -2) / index,
        real_domestic=np.diagonal(change, axis1=-2, axis2=-1) / index,
        quantity=quantity,
        welfare=spending / output * held * (price / index) ** (1 + supply),
        rounds=rounds,
    )


class _World:
    """Shares of the base and the fixed point of prices."""

    def __init__(
        self,
        flows: FloatArray,
        costs: FloatArray,
        trade: float,
        supply: float,
        closure: Deficit,
        endowment: FloatArray | None,
    ) -> None:
        self.sales, self.bought = flows.sum(-1), flows.sum(-2)
        self.endowment = np.ones(flows.shape[-1]) if endowment is None else endowment
        self._trade, self._supply, self._closure = trade, supply, closure
        self._into = (costs * flows / self.bought[..., None, :]).swapaxes(-1, -2)
        self._out = costs * flows / self.sales[..., :, None]
        self._deficit = (self.bought - self.sales) / self.sales

    def index(self, price: FloatArray) -> FloatArray:
        """Return the changes of the price indices."""
        return _times(self._into, price**-self._trade) ** (-1 / self._trade)

    def output(self, price: FloatArray, index: FloatArray) -> FloatArray:
        """Return the changes of output."""
        return self.endowment * price * (price / index) ** self._supply

    def spending(self, output: FloatArray) -> FloatArray:
        """Return the changes of spending under the closure."""
        if self._closure is Deficit.ADDITIVE:
            return (output + self._deficit) / (1 + self._deficit)
        if self._closure is Deficit.MULTIPLICATIVE:
            return output
        total = (output * self.bought).sum(-1, keepdims=True)
        return output * self.sales.sum(-1, keepdims=True) / total

    def solved(self) -> tuple[FloatArray, int]:
        """Return the prices at which every country sells its output, world output being fixed."""
        shape = np.broadcast_shapes(self._out.shape[:-1], self.endowment.shape)
        price, power = np.ones(shape), 1 + self._trade + self._supply
        for rounds in range(1, MOST_ROUNDS + 1):
            index = self.index(price)
            output = self.output(price, index)
            demand = _times(self._out, index**self._trade * self.spending(output))
            moved = (demand * index**self._supply / self.endowment) ** (1 / power)
            moved = moved / self._level(moved)
            if np.max(np.abs(moved / price - 1)) <= SETTLED:
                return moved, rounds
            price = moved
        raise NotConverged("the prices of the equilibrium don't settle")

    def _level(self, price: FloatArray) -> FloatArray:
        output = self.output(price, self.index(price))
        total = (output * self.sales).sum(-1, keepdims=True)
        return total / self.sales.sum(-1, keepdims=True)


def _times(matrix: FloatArray, vector: FloatArray) -> FloatArray:
    return (matrix @ vector[..., None])[..., 0]


def _abroad(flows: FloatArray, axis: int) -> FloatArray:
    return flows.sum(axis) - np.diagonal(flows, axis1=-2, axis2=-1)
