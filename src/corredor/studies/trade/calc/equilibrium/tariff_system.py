"""Equations of the tariff equilibrium and their derivatives, in logarithms of wages and work."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corredor.studies.trade.calc.equilibrium.resistance import FloatArray


@dataclass(frozen=True, eq=False)
class Point:
    """The state at given wages and employment; `wage`, `work`, `price` are logarithms of changes.

    `shares` (N, N) of spending by importer, exporters first, sum to one in each column; `paid`
    is the share of spending that goes to tariffs, `spent` and `earned` are new spending and
    output [currency]. `errors` (2N,) are relative.
    """

    wage: FloatArray
    work: FloatArray
    price: FloatArray
    shares: FloatArray
    flows: FloatArray
    paid: FloatArray
    spent: FloatArray
    earned: FloatArray
    errors: FloatArray


@dataclass(frozen=True, eq=False)
class System:
    """Markets of N countries: each sells what it produces, and works as its real wage pays.

    Spending follows from wages and work, since the revenue is a known share of it; so there are
    2N unknowns. One market, implied by the others, gives way to the unit of prices: spending at
    base weights the changes of price indices to zero.
    """

    flows: FloatArray
    retained: FloatArray
    output: FloatArray
    spending: FloatArray
    transfers: FloatArray
    rates: FloatArray
    trade: float
    labour: float
    scale: float
    exponents: FloatArray
    income_tax: bool

    def at(self, unknown: FloatArray) -> Point:
        """Return the state at log changes of wages and of work, shape (2N,)."""
        wage, work = np.split(unknown, 2)
        cost = np.exp(-self.trade * (wage - self.scale * work))
        pull = self.flows / self.spending * cost[:, None]
        pull = pull * (1 + self.rates) ** (-self.trade * self.exponents)
        total = pull.sum(0)
        shares = pull / total
        taken = self.rates / (1 + self.rates)
        paid = (shares * taken).sum(0)
        earned = np.exp(wage + work) * self.output
        spent = (earned + self.transfers * earned.sum() / self.output.sum()) / (1 - paid)
        flows = shares * spent * (1 - taken)
        price = (1 - self.exponents) * (np.log(spent / self.spending) - wage)
        price = price - np.log(total) / self.trade
        sold = flows @ (1 - self.retained) + self.retained * flows.sum(0)
        market = sold / earned - 1
        market[0] = np.sum(np.expm1(price) * self.spending) / self.spending.sum()
        pay = wage - price
        if self.income_tax:
            pay = pay - np.log1p(-paid * spent / earned)
        supply = work - self.labour * pay
        errors = np.concatenate([market, supply])
        return Point(wage, work, price, shares, flows, paid, spent, earned, errors)

    def slopes(self, point: Point) -> FloatArray:
        """Return the derivatives of the errors by the unknowns, shape (2N, 2N)."""
        size, own = len(self.output), np.eye(len(self.output))
        taken = self.rates / (1 + self.rates)
        buyers = point.shares.T
        by_cost = -self.trade * buyers * (taken.T - point.paid[:, None])
        income = point.spent * (1 - point.paid)
        by_income = np.diag(point.earned / income)
        by_income = by_income + np.outer(self.transfers / self.output.sum() / income, point.earned)
        # derivatives by (wage, work): unit cost, income, spending
        cost = np.concatenate([own, -self.scale * own], axis=1)
        both = np.concatenate([own, own], axis=1)
        spent = by_cost @ cost / (1 - point.paid)[:, None] + by_income @ both
        market = self._market_slopes(point, cost, both, spent)
        leading = np.concatenate([own, np.zeros((size, size))], axis=1)
        price = (1 - self.exponents)[:, None] * (spent - leading) + buyers @ cost
        market[0] = (self.spending * np.exp(point.price)) @ price / self.spending.sum()
        pay = leading - price
        if self.income_tax:
            ratio = point.paid * point.spent / point.earned
            change = (point.spent / point.earned)[:, None] * (by_cost @ cost)
            change = change + ratio[:, None] * (spent - both)
            pay = pay + change / (1 - ratio)[:, None]
        work = np.concatenate([np.zeros((size, size)), own], axis=1)
        return np.concatenate([market, work - self.labour * pay])

    def _market_slopes(
        self, point: Point, cost: FloatArray, both: FloatArray, spent: FloatArray
    ) -> FloatArray:
        buyers, flows, kept = point.shares.T, point.flows, self.retained[:, None]
        sent = flows * (1 - self.retained)
        mean = buyers @ cost
        out = -self.trade * (sent.sum(1)[:, None] * cost - sent @ mean) + sent @ spent
        bought = flows.sum(0)[:, None]
        out += kept * (-self.trade * (flows.T @ cost - bought * mean) + bought * spent)
        sold = sent.sum(1) + self.retained * flows.sum(0)
        return (out - sold[:, None] * both) / point.earned[:, None]
