"""Construction: interest between paying for a plant and its first day of operation.

Interest is always apart from overnight cost. Each function says when in a year money is spent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from corredor.studies.energy.calc.finance.measures import Rate
from corredor.units import Ratio, Year

TIMINGS: Final = {"start": 1.0, "middle": 0.5, "end": 0.0}
"""Years by which a year's spending bears interest in that year itself."""
TOLERANCE: Final = 1e-9
"""By how much the shares of a spend profile may miss 1."""


def interest_factor(shares: Sequence[float], rate: float, timing: str) -> float:
    """Return capital at the start of operation over overnight capital, from a spend profile [1].

    Parameters
    ----------
    shares
        Of overnight cost spent in each year of construction, first to last; their sum is 1.
    rate
        Cost of money [share].
    timing
        When a year's share is paid: ``start``, ``middle`` or ``end``.

    Raises
    ------
    ValueError
        The shares don't add up to 1, or the timing is none of these.

    Examples
    --------
    >>> interest_factor([0.5, 0.5], 0.1, "end")
    1.05
    >>> round(interest_factor([0.5, 0.5], 0.1, "start"), 6)
    1.155
    """
    spent = np.asarray(shares, np.float64)
    if not spent.size or abs(float(spent.sum()) - 1) > TOLERANCE:
        raise ValueError(f"shares of a spend profile add up to {float(spent.sum())}, not 1")
    left = np.arange(spent.size - 1, -1, -1) + _part(timing)
    return float(spent @ (1 + rate) ** left)


def level_interest_factor(rate: Rate, years: Year, timing: str) -> Ratio:
    """Capital at the start of operation over overnight capital, spent in equal yearly parts.

    Parameters
    ----------
    rate
        Cost of money [share].
    years
        Of construction [year].
    timing
        When a year's part is paid: ``start``, ``middle`` or ``end``; the last needs no interest
        at the end of its year (IEA and NEA, Projected Costs of Generating Electricity, 2020).

    Raises
    ------
    ValueError
        The timing is none of these.

    Examples
    --------
    >>> round(float(level_interest_factor(0.07, 7.0, "end")), 6)
    1.236289
    """
    grown = np.expm1(years * np.log1p(rate))
    with np.errstate(divide="ignore", invalid="ignore"):
        level = np.divide(grown, np.multiply(years, rate))
    factor: Any = np.where(np.asarray(rate) == 0, 1.0, level * (1 + rate) ** _part(timing))
    return factor[()]


def _part(timing: str) -> float:
    if timing not in TIMINGS:
        raise ValueError(f"timing {timing} is none of {', '.join(TIMINGS)}")
    return TIMINGS[timing]


def interest_during_construction(overnight: float, factor: float) -> float:
    """Return the interest alone, from overnight capital and its factor [unit of the capital].

    Examples
    --------
    >>> round(interest_during_construction(4_000.0, 1.25))
    1000
    """
    return overnight * (factor - 1)
