"""Measures of a cash flow; each takes flows of shape (..., n) and gives shape (...)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


def present_value(flows: ArrayLike, factors: ArrayLike) -> FloatArray:
    """Return the present value of flows [money].

    Parameters
    ----------
    flows
        Flows, benefits positive and costs negative, shape (..., n) [money].
    factors
        Discount factors, shape (n,) [1].

    Examples
    --------
    >>> round(float(present_value([-100, 121], [1, 1 / 1.1])), 9)
    10.0
    """
    return np.asarray(flows, np.float64) @ np.asarray(factors, np.float64)


def benefit_cost_ratio(benefits: ArrayLike, costs: ArrayLike, factors: ArrayLike) -> FloatArray:
    """Return the present value of benefits over that of costs, both positive [1].

    On which side a flow stands changes the ratio and not the net present value: say it.
    """
    return present_value(benefits, factors) / present_value(costs, factors)


def capital_recovery_factor(rate: ArrayLike, years: int) -> FloatArray:
    """Return the level yearly payment that repays 1 in some years [1/year]; 1/n at a rate of 0.

    Examples
    --------
    >>> round(float(capital_recovery_factor(0.07, 20)), 7)
    0.0943929
    """
    held = np.asarray(rate, np.float64)
    safe = np.where(held == 0, 1.0, held)
    return np.where(held == 0, 1 / years, safe / -np.expm1(-years * np.log1p(safe)))


def equivalent_annual_cost(costs: ArrayLike, rate: float) -> FloatArray:
    """Return the level yearly cost of the same present value, CAE in Mexico [money/year].

    Parameters
    ----------
    costs
        Costs of years 0 to n, positive, shape (..., n + 1) [money].
    """
    held = np.asarray(costs, np.float64)
    years = held.shape[-1] - 1
    factors: FloatArray = (1 + rate) ** -np.arange(years + 1, dtype=np.float64)
    return present_value(held, factors) * capital_recovery_factor(rate, years)


def immediate_return(flow: ArrayLike, investment: ArrayLike) -> FloatArray:
    """Return the net benefit of the first year of operation over the investment, TRI [1].

    As long as it is below the discount rate, waiting a year is worth more (SHCP, lineamientos
    para la elaboración de los análisis costo y beneficio). The investment is that of all years,
    at its worth in the last of them.
    """
    return np.asarray(flow, np.float64) / np.asarray(investment, np.float64)


def levelised_cost(costs: ArrayLike, energy: ArrayLike, factors: ArrayLike) -> FloatArray:
    """Return the present value of costs over that of what is produced [money per unit].

    Both are discounted with the same factors (IEA/NEA, Projected Costs of Generating
    Electricity 2020, 2.1).
    """
    return present_value(costs, factors) / present_value(energy, factors)


def modified_rate(flows: ArrayLike, finance: float, reinvestment: float) -> FloatArray:
    """Return the modified internal rate of return [1]; NaN without flows of both signs.

    Flows out are discounted at the rate of finance, flows in compounded at that of
    reinvestment; the n-th root of their ratio, less one.

    Examples
    --------
    >>> round(float(modified_rate([-100, 0, 144], 0.1, 0.1)), 12)
    0.2
    """
    held = np.asarray(flows, np.float64)
    years = held.shape[-1] - 1
    at = np.arange(years + 1, dtype=np.float64)
    out: FloatArray = (1 + finance) ** -at
    back: FloatArray = (1 + reinvestment) ** (years - at)
    paid = present_value(np.where(held < 0, -held, 0.0), out)
    grown = present_value(np.where(held > 0, held, 0.0), back)
    both = (paid > 0) & (grown > 0)
    ratio = np.where(both, grown, 1.0) / np.where(both, paid, 1.0)
    if not years:
        return np.full(both.shape, np.nan)
    return np.where(both, ratio ** (1 / years) - 1, np.nan)


def payback(flows: ArrayLike) -> FloatArray:
    """Return the time after which the sum of flows stays above nothing [year].

    Within a year flows come evenly. Infinite where that never happens; 0 where no flow is
    ever outstanding.

    Examples
    --------
    >>> float(payback([-100, 40, 40, 40])), float(payback([-100, 10]))
    (2.5, inf)
    """
    held = np.asarray(flows, np.float64)
    total = np.cumsum(held, axis=-1)
    short = total < 0
    years = held.shape[-1]
    last = years - 1 - np.argmax(short[..., ::-1], axis=-1)
    never_short = ~short.any(axis=-1)
    following = np.minimum(last + 1, years - 1)
    owed = np.take_along_axis(total, last[..., None], -1)[..., 0]
    gained = np.take_along_axis(held, following[..., None], -1)[..., 0]
    never_back = short[..., -1]
    paid_back = ~never_back & (gained > 0)
    inside = last + np.where(paid_back, -owed, 0.0) / np.where(paid_back, gained, 1.0)
    return np.where(never_short, 0.0, np.where(never_back, np.inf, inside))


def discounted_payback(flows: ArrayLike, factors: ArrayLike) -> FloatArray:
    """Return the payback of discounted flows [year]; infinite where there is none."""
    return payback(np.asarray(flows, np.float64) * np.asarray(factors, np.float64))
