"""General equilibrium of tariffs with their revenue, labour supply and partial pass-through."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np

from corredor.studies.trade.calc.equilibrium.resistance import FloatArray, NotConverged, solved
from corredor.studies.trade.calc.equilibrium.tariff_system import Point, System

SETTLED: Final = 1e-12
"""Largest relative error of an equation at the end [1]."""
MOST_STEPS: Final = 100
LONGEST: Final = 0.5
"""Largest change of a logarithm in one step [1]."""
HALVINGS: Final = 30


class Revenue(Enum):
    """What the revenue of tariffs is used for."""

    LUMP_SUM = "paid out"
    INCOME_TAX = "cuts the tax on income"


@dataclass(frozen=True, eq=False)
class TariffBase:
    """Base flows without tariffs and the shares that go with them; exporters first.

    `flows` (N, N) with domestic trade [currency]; `retained` (N,) is the share of sales earned
    in the importing country [1]; `output`, `spending` and `transfers` (N,) [currency] follow.
    """

    flows: FloatArray
    retained: FloatArray
    output: FloatArray
    spending: FloatArray
    transfers: FloatArray


@dataclass(frozen=True)
class Elasticities:
    """Of trade, of labour supply, and of productivity to employment [1]."""

    trade: float
    labour: float
    scale: float


@dataclass(frozen=True, eq=False)
class TariffOutcome:
    """Counterfactual over base [1], by country (N,), and new flows and revenue [currency].

    `flows` exclude the tariff. `real_spending` is spending over the price index.
    """

    wage: FloatArray
    employment: FloatArray
    spending: FloatArray
    price: FloatArray
    real_spending: FloatArray
    flows: FloatArray
    revenue: FloatArray
    closure: Revenue
    steps: int


def tariff_base(
    imports: FloatArray, spending: FloatArray, retained: FloatArray | None = None
) -> TariffBase:
    """Return the base of international flows and of spending with domestic trade included.

    Domestic sales are spending less imports, at least zero; output, spending and transfers are
    recomputed from them.

    Parameters
    ----------
    imports
        Flows, shape (N, N), exporters first; its diagonal isn't read [currency].

    Examples
    --------
    >>> base = tariff_base(np.array([[0.0, 2.0], [3.0, 0.0]]), np.array([10.0, 10.0]))
    >>> base.flows
    array([[7., 2.],
           [3., 8.]])
    >>> base.transfers
    array([ 1., -1.])
    """
    flows = imports.copy()
    np.fill_diagonal(flows, 0)
    np.fill_diagonal(flows, np.maximum(spending - flows.sum(0), 0))
    share = np.zeros(len(flows)) if retained is None else retained
    bought = flows.sum(0)
    output = flows @ (1 - share) + share * bought
    return TariffBase(flows, share, output, bought, bought - output)


def pass_through(trade: float, case: float, demand: float, retained: FloatArray) -> FloatArray:
    """Return the exponents of tariffs in trade shares over the trade elasticity, shape (N,) [1].

    Parameters
    ----------
    trade, demand
        Trade elasticity, and the parameter that divides it [1].
    case
        Share of the tariff that buyers bear where nothing is retained [1]; 1 is all of it.

    Examples
    --------
    >>> pass_through(4.0, 1.0, 0.67, np.zeros(1))
    array([1.])
    """
    ratio = trade / demand
    return case + (1 + ratio) / ((1 - retained) * ratio) - 1 / ratio - 1


def tariff_equilibrium(
    base: TariffBase,
    tariffs: FloatArray,
    elasticities: Elasticities,
    exponents: FloatArray,
    closure: Revenue,
) -> TariffOutcome:
    """Return the equilibrium after new tariffs.

    Parameters
    ----------
    tariffs
        Additional ad valorem rates, shape (N, N), exporters first, zero at home [1].
    exponents
        `pass_through` by importer, shape (N,) [1].

    Raises
    ------
    ValueError
        A tariff of -1 or less, or one on domestic trade.
    NotConverged
        The equations aren't met.

    References
    ----------
    Ignatenko, Lashkaripour, Macedoni and Simonovska 2025, Making America Great Again? The
    economic impacts of Liberation Day tariffs, Journal of International Economics.

    Examples
    --------
    >>> base = tariff_base(np.array([[0.0, 2.0], [2.0, 0.0]]), np.array([10.0, 10.0]))
    >>> duty = np.array([[0.0, 0.0], [0.1, 0.0]])
    >>> found = tariff_equilibrium(
    ...     base, duty, Elasticities(4.0, 0.0, 0.0), np.ones(2), Revenue.LUMP_SUM)
    >>> bool(found.real_spending[0] > 1 > found.real_spending[1])
    True
    """
    if np.any(tariffs <= -1) or np.any(np.diag(tariffs)):
        raise ValueError("a tariff is -1 or less, or stands on domestic trade")
    system = System(
        flows=base.flows,
        retained=base.retained,
        output=base.output,
        spending=base.spending,
        transfers=base.transfers,
        rates=tariffs,
        trade=elasticities.trade,
        labour=elasticities.labour,
        scale=elasticities.scale,
        exponents=exponents,
        income_tax=closure is Revenue.INCOME_TAX,
    )
    unknown = np.zeros(2 * len(base.flows))
    point = system.at(unknown)
    for steps in range(MOST_STEPS):
        error = float(np.max(np.abs(point.errors)))
        if error <= SETTLED:
            return _outcome(base, point, closure, steps)
        step = solved(system.slopes(point), point.errors)
        step *= min(1.0, LONGEST / max(float(np.max(np.abs(step))), SETTLED))
        for _ in range(HALVINGS):
            tried = system.at(unknown - step)
            if float(np.max(np.abs(tried.errors))) < error:
                break
            step /= 2
        else:
            if error <= SETTLED * len(unknown):
                return _outcome(base, point, closure, steps)
            break
        unknown, point = unknown - step, tried
    raise NotConverged("the equations of the tariff equilibrium aren't met")


def _outcome(base: TariffBase, point: Point, closure: Revenue, steps: int) -> TariffOutcome:
    spending = point.spent / np.where(base.spending > 0, base.spending, 1)
    price = np.exp(point.price)
    return TariffOutcome(
        wage=np.exp(point.wage),
        employment=np.exp(point.work),
        spending=spending,
        price=price,
        real_spending=spending / price,
        flows=point.flows,
        revenue=point.paid * point.spent,
        closure=closure,
        steps=steps,
    )
