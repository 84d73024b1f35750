"""Options with an answer in closed form."""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, exp, log, sqrt


def _normal(value: float) -> float:
    return (1 + erf(value / sqrt(2))) / 2


def black_scholes(
    worth: float, strike: float, rate: float, volatility: float, years: float, call: bool = True
) -> float:
    """Return the worth of a European option (Black and Scholes 1973, doi:10.1086/260062) [money].

    Parameters
    ----------
    worth, strike
        Present worth of what is bought, and its price [money].
    rate, volatility
        Continuous rate without risk, and standard deviation of returns [1/year], [1/√year].

    Examples
    --------
    >>> round(black_scholes(42, 40, 0.1, 0.2, 0.5), 6)
    4.759422
    """
    spread = volatility * sqrt(years)
    first = (log(worth / strike) + (rate + volatility**2 / 2) * years) / spread
    second = first - spread
    paid = strike * exp(-rate * years)
    if call:
        return worth * _normal(first) - paid * _normal(second)
    return paid * _normal(-second) - worth * _normal(-first)


@dataclass(frozen=True)
class Threshold:
    """When to invest if one may wait for ever.

    Parameters
    ----------
    root
        The positive root of the characteristic equation [1].
    multiple
        Worth over cost from which investing is better than waiting [1].
    worth
        That worth [money].
    """

    root: float
    multiple: float
    worth: float

    def option(self, worth: float, cost: float) -> float:
        """Return the worth of the right to invest [money]."""
        if worth >= self.worth:
            return worth - cost
        return (self.worth - cost) * (worth / self.worth) ** self.root


def investment_threshold(cost: float, rate: float, yield_: float, volatility: float) -> Threshold:
    """Return the threshold of a perpetual right to invest (Dixit and Pindyck 1994, ch. 5).

    The root solves ½σ²β(β − 1) + (r − δ)β − r = 0.

    Parameters
    ----------
    cost
        Cost of investing [money].
    rate, yield_, volatility
        Rate without risk, what waiting forgoes, standard deviation [1/year].

    Raises
    ------
    ValueError
        The yield isn't positive, so that waiting for ever is best.

    Examples
    --------
    >>> round(investment_threshold(1.0, 0.04, 0.04, 0.2).multiple, 12)
    2.0
    """
    if yield_ <= 0 or volatility <= 0:
        raise ValueError("nothing is forgone by waiting: no worth is enough")
    half = 1 / 2 - (rate - yield_) / volatility**2
    root = half + sqrt(half**2 + 2 * rate / volatility**2)
    multiple = root / (root - 1)
    return Threshold(root, multiple, multiple * cost)
