"""Levelised cost in the form of IEA and NEA, Projected Costs of Generating Electricity, 2020.

Conventions: real money, no tax, spending in equal yearly parts before operation with the last
bearing no interest, payments at the ends of years, decommissioning as a share of overnight cost
at the end of life, energy as produced at one load factor.
"""

from __future__ import annotations

from dataclasses import dataclass

from corredor.studies.energy.calc.finance.construction import level_interest_factor
from corredor.studies.energy.calc.finance.measures import (
    HOURS_A_YEAR,
    KW_A_MW,
    MoneyPerKw,
    MoneyPerMwh,
    Rate,
)
from corredor.studies.energy.calc.finance.rates import capital_recovery_factor
from corredor.units import Share, Year


@dataclass(frozen=True)
class NeaCost:
    """Levelised cost and its parts [money/MWh]; `investment` holds the construction interest."""

    investment: MoneyPerMwh
    decommissioning: MoneyPerMwh
    operation: MoneyPerMwh
    fuel: MoneyPerMwh
    total: MoneyPerMwh


def nea_lcoe(
    overnight: MoneyPerKw,
    construction: Year,
    life: Year,
    rate: Rate,
    load_factor: Share,
    operation: MoneyPerMwh,
    fuel: MoneyPerMwh,
    decommissioning: Share,
) -> NeaCost:
    """Levelised cost of electricity in the form of IEA and NEA.

    Parameters
    ----------
    overnight
        Capital without interest [money/kW].
    construction, life
        Years of construction and of operation [year].
    rate
        Of discount, real [share].
    load_factor
        Energy produced over that of all hours at full power [share].
    operation, fuel
        Upkeep, and fuel with its waste [money/MWh].
    decommissioning
        Share of overnight cost, spent at the end of life [share].

    Returns
    -------
    NeaCost
        Its fields are floats or arrays of the shape of the arguments.

    Examples
    --------
    >>> made = nea_lcoe(4_013.0, 7.0, 60.0, 0.07, 0.85, 14.26, 9.33, 0.15)
    >>> round(float(made.total), 2)
    71.15
    """
    hours = HOURS_A_YEAR * load_factor
    yearly = KW_A_MW * overnight * capital_recovery_factor(rate, life) / hours
    investment = yearly * level_interest_factor(rate, construction, "end")
    undone = yearly * decommissioning / (1 + rate) ** life
    return NeaCost(investment, undone, operation, fuel, investment + undone + operation + fuel)
