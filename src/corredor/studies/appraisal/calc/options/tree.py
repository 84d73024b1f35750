"""Options on a binomial tree, exercised whenever that is best."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, sqrt

import numpy as np


def american_option(
    worth: float,
    strike: float,
    rate: float,
    volatility: float,
    years: float,
    steps: int,
    *,
    call: bool = False,
    yield_: float = 0.0,
) -> float:
    """Return the worth of an option that may be exercised at any time [money].

    Tree of Cox, Ross and Rubinstein (1979, doi:10.1016/0304-405X(79)90015-1): steps up by
    e^(σ√Δt), down by its inverse.

    Raises
    ------
    ValueError
        The steps are too few for the rate: a probability would leave [0, 1].

    Examples
    --------
    >>> round(american_option(50, 50, 0.1, 0.4, 5 / 12, 5), 6)
    4.488459
    """
    step = years / steps
    up = exp(volatility * sqrt(step))
    grown = exp((rate - yield_) * step)
    chance = (grown - 1 / up) / (up - 1 / up)
    if not 0 <= chance <= 1:
        raise ValueError("too few steps for this rate and volatility")
    kept = exp(-rate * step)
    sign = 1.0 if call else -1.0
    prices = worth * up ** (np.arange(steps, -steps - 1, -2, dtype=np.float64))
    values = np.maximum(sign * (prices - strike), 0.0)
    for _ in range(steps):
        prices = prices[:-1] / up
        held = kept * (chance * values[:-1] + (1 - chance) * values[1:])
        values = np.maximum(held, sign * (prices - strike))
    return float(values[0])


def staged_option(
    worth: float,
    stages: Sequence[tuple[float, float]],
    rate: float,
    volatility: float,
    steps: int,
    stops: Sequence[float] | None = None,
) -> tuple[float, float]:
    """Return the worth of going on in stages that one may stop at, and without that right.

    Parameters
    ----------
    worth
        Present worth of the finished project [money].
    stages
        Year and cost of each stage, in order; after the last the project is owned
        [year], [money].
    rate, volatility
        Continuous rate without risk, and standard deviation of returns [1/year].
    steps
        Steps of the tree in a year.
    stops
        Years at which one may stop for ever, before the stage of that year is paid; None for
        before each stage [year].

    Raises
    ------
    ValueError
        The steps are too few for the rate: a probability would leave [0, 1].

    Returns
    -------
    with_option, committed
        The difference is the worth of being able to stop [money].
    """
    step = 1 / steps
    up = exp(volatility * sqrt(step))
    chance = (exp(rate * step) - 1 / up) / (up - 1 / up)
    if not 0 <= chance <= 1:
        raise ValueError("too few steps for this rate and volatility")
    kept = exp(-rate * step)
    due: dict[int, float] = {}
    for year, cost in stages:
        at = round(year * steps)
        due[at] = due.get(at, 0.0) + cost
    open_ = set(due) if stops is None else {round(year * steps) for year in stops}
    last = max(*due, *open_) if open_ else max(due)
    values = worth * up ** np.arange(last, -last - 1, -2, dtype=np.float64)
    for at in range(last, -1, -1):
        if at < last:
            values = kept * (chance * values[:-1] + (1 - chance) * values[1:])
        values = values - due.get(at, 0.0)
        if at in open_:
            values = np.maximum(values, 0.0)
    committed = worth - sum(cost * exp(-rate * year) for year, cost in stages)
    return float(values[0]), committed
