"""Measures of a proposal: rates of return, paybacks, level amounts, profile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.appraisal.calc.cash_flow import (
    dated_factor,
    discounted_payback,
    immediate_return,
    modified_rate,
    payback,
    present_value,
)
from corredor.studies.appraisal.calc.roots import Rates, dated_rates, rates_of_return
from corredor.studies.appraisal.calc.sensitivity import quantile_error, share_error, to_error
from corredor.studies.appraisal.study.flows import DELAY, Model
from corredor.studies.appraisal.study.lines import INVESTMENT

FloatArray = NDArray[np.float64]
PROFILE: Final = tuple(number / 100 for number in (-5, 0, 2, 4, 6, 8, 10, 12, 15, 20, 25, 30, 40))
"""Rates at which the profile shows the worth [1]."""
SIGNIFICANT: Final = 12
"""Digits of a flow that its product keeps: the rest are noise of floats, which the exact count of
roots would take at its word."""
DRAWN: Final = 20_000
"""Draws of the yearly flows of which paybacks are taken: their errors are printed away."""
QUANTILES: Final = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Measures:
    """What the flows of an analysis come to.

    Parameters
    ----------
    flows
        Net flow of each year at the central values [programme money].
    rates
        All rates of return, with the proof of how many there are.
    modified, payback, discounted
        Modified rate [1], payback and discounted payback [year]; None where there is none.
    paybacks
        P10, P50, P90 of the payback over the draws [year]; None where it never comes.
    never
        Share of the draws in which the sum of the flows never stays above nothing [1].
    annual, annual_cost
        Level yearly amount of the same worth, and of the costs alone (CAE)
        [programme money/year]; None for flows of one year.
    immediate
        Net benefit of the first year of operation over the investment (TRI) [1]; None without
        investment.
    profile
        Worth at each rate of `PROFILE` [programme money].
    """

    flows: FloatArray
    rates: Rates
    modified: float | None
    payback: float | None
    discounted: float | None
    paybacks: tuple[float | None, ...]
    never: float
    annual: float | None
    annual_cost: float | None
    immediate: float | None
    profile: tuple[float, ...]


def measures(model: Model) -> Measures:
    """Return what the flows of an analysis come to."""
    central = model.flows(model.central)
    factors = model.discounting.factors(len(central) - 1)
    rate, again = model.discounting.first, model.case.reinvestment.to("share").value
    modified = float(modified_rate(central, rate, again))
    times = _paybacks(model)
    paid = [_finite(float(np.quantile(times, part, method="higher"))) for part in QUANTILES]
    never = float(np.mean(np.isinf(times)))
    annuity = float(factors[1:].sum())
    costs = -_worth_of(_costs(model))
    return Measures(
        central,
        _rates(model, central),
        _finite(modified),
        _finite(float(payback(central))),
        _finite(float(discounted_payback(central, factors))),
        tuple(
            None if at is None else to_error(at, _half(times, part))
            for at, part in zip(paid, QUANTILES, strict=True)
        ),
        to_error(never, share_error(never, len(times)) if len(times) > 1 else 0.0),
        _worth_of(model) / annuity if annuity else None,
        costs / annuity if annuity and costs else None,
        _immediate(model, central),
        tuple(_at_rate(model, central, rate) for rate in PROFILE),
    )


def _rates(model: Model, central: FloatArray) -> Rates:
    """Return the rates of return; of flows on days by actual/365."""
    if not model.is_dated:
        return rates_of_return([_rounded(flow) for flow in central])
    days, flows = zip(*model.dated(), strict=True)
    return dated_rates(days, [_rounded(flow) for flow in flows])


def _worth_of(model: Model) -> float:
    return float(model.worth(model.central))


def _paybacks(model: Model) -> FloatArray:
    """Return the payback in each of the first draws [year]."""
    some = {
        name: level[:DRAWN] if isinstance(level, np.ndarray) else level
        for name, level in model.drawn.items()
    }
    return payback(np.atleast_2d(model.flows(some)))


def _half(draws: FloatArray, part: float) -> float:
    if len(draws) < 2:
        return 0.0
    low, high = quantile_error(draws, part)
    return (high - low) / 2


def _costs(model: Model) -> Model:
    """Return the model of the costs alone."""
    return replace(model, lines=tuple(line for line in model.lines if line.sign < 0))


def _immediate(model: Model, central: FloatArray) -> float | None:
    """Return the rate of immediate return at the central values."""
    spent = tuple(line for line in model.lines if line.account == INVESTMENT)
    if not spent:
        return None
    last = max(line.years[-1] for line in spent)
    late = int(np.ceil(float(model.central.get(DELAY, 0.0))))
    paid = replace(model, lines=spent)
    factors = model.discounting.factors(last)
    invested = -float(present_value(paid.flows(model.central)[: last + 1], factors)) / factors[last]
    if invested <= 0 or last + late + 1 >= len(central):
        return None
    return float(immediate_return(central[last + late + 1], invested))


def _at_rate(model: Model, flows: FloatArray, rate: float) -> float:
    if model.is_dated:
        return sum(flow * float(dated_factor(rate, days)) for days, flow in model.dated())
    return float(present_value(flows, (1 + rate) ** -np.arange(len(flows), dtype=np.float64)))


def _rounded(flow: float) -> float:
    return float(f"{flow:.{SIGNIFICANT}g}")


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
