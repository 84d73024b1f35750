"""Lifetime cost of a system with parts that wear out, in the form of HOMER Pro's help.

Conventions: end-of-year payments, replacement at the end of each life of the part, and at the
end of the project the straight-line remainder of the last one is taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from corredor.studies.energy.calc.finance.measures import MoneyPerYear, Rate
from corredor.studies.energy.calc.finance.rates import capital_recovery_factor
from corredor.units import Money, Year


@dataclass(frozen=True)
class LifetimeCost:
    """Present cost of a project and its parts [money]; `salvage` is taken off."""

    capital: Money
    replacement: Money
    operation: Money
    fuel: Money
    salvage: Money
    total: Money


def net_present_cost(
    capital: Money,
    replacement: Money,
    replaced_every: Year,
    operation: MoneyPerYear,
    fuel: MoneyPerYear,
    years: Year,
    rate: Rate,
) -> LifetimeCost:
    """Present cost of a project whose main part is replaced whenever its life ends.

    Parameters
    ----------
    capital, replacement
        First cost, and cost of each replacement [money].
    replaced_every
        Life of the part [year]; above 0.
    operation, fuel
        Of a year [money/year].
    years
        Of the project [year].
    rate
        Of discount, real [share].

    Returns
    -------
    LifetimeCost
        Its fields are floats or arrays of the shape of the arguments.

    Examples
    --------
    >>> made = net_present_cost(96_000.0, 48_000.0, 3.52, 2_471.0, 34_969.0, 25.0, 0.06)
    >>> round(made.total), round(made.salvage)
    (725245, 10040)
    """
    count: Any = np.maximum(np.ceil(np.divide(years, replaced_every)) - 1, 0)
    replaced = 0.0 * (count + rate)
    for at in range(1, int(np.max(count)) + 1):
        replaced = replaced + np.where(
            at <= count, replacement / (1 + rate) ** (at * replaced_every), 0.0
        )
    left = (count + 1) * replaced_every - years
    salvage = replacement * left / replaced_every / (1 + rate) ** years
    worth = 1 / capital_recovery_factor(rate, years)
    running, burnt = operation * worth, fuel * worth
    total = capital + replaced + running + burnt - salvage
    return LifetimeCost(capital, replaced, running, burnt, salvage, total)
