"""Rates: real and nominal, and the annuity that recovers a capital.

No growth of a rate is hidden: a real rate goes with real flows, a nominal one with nominal.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from corredor.studies.energy.calc.finance.measures import (
    HOURS_A_YEAR,
    KW_A_MW,
    MmbtuPerMwh,
    MoneyPerKw,
    MoneyPerKwh,
    MoneyPerKwYear,
    MoneyPerMmbtu,
    MoneyPerMwh,
    MoneyPerMwhYear,
    MoneyPerMwYear,
    Rate,
)
from corredor.units import Ratio, Share, Year


def real_rate(nominal: Rate, inflation: Rate) -> Rate:
    """Real rate of a nominal one, by Fisher's relation.

    Examples
    --------
    >>> round(100 * real_rate(0.07336404682882, 0.025), 9)
    4.718443593
    """
    return (1 + nominal) / (1 + inflation) - 1


def nominal_rate(real: Rate, inflation: Rate) -> Rate:
    """Nominal rate of a real one, by Fisher's relation.

    Examples
    --------
    >>> round(nominal_rate(0.08, 0.025), 6)
    0.107
    """
    return (1 + real) * (1 + inflation) - 1


def capital_recovery_factor(rate: Rate, years: Year) -> Ratio:
    """Capital recovery factor: the level yearly payment that repays a unit of capital.

    Parameters
    ----------
    rate
        Of discount, above -1 [share]; at 0 the factor is 1 over the years.
    years
        Payments, at the ends of years [year].

    Returns
    -------
    float or array of the shape of the arguments
        Factor [1/year as a plain number].

    Examples
    --------
    >>> round(float(capital_recovery_factor(0.04718443593055688, 60)), 10)
    0.0503512264
    >>> float(capital_recovery_factor(0.0, 25))
    0.04
    """
    share, count = np.asarray(rate, np.float64), np.asarray(years, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        recovered = -share / np.expm1(-count * np.log1p(share))
        factor: Any = np.where(share == 0, 1 / count, recovered)
    return factor[()]


def annual_fixed_cost(
    overnight: MoneyPerKw, interest_factor: Ratio, rate: Rate, years: Year, fixed: MoneyPerKwYear
) -> MoneyPerMwYear:
    """Annual cost of a megawatt: recovered capital with its construction interest, and upkeep.

    Parameters
    ----------
    overnight
        Capital without interest [money/kW].
    interest_factor
        Capital at the start of operation over overnight capital [1].
    rate, years
        Of discount, and years of life [share, year].
    fixed
        Fixed operation and maintenance [money/kW/year].

    Examples
    --------
    >>> round(float(annual_fixed_cost(900.0, 1.0, 0.08, 25.0, 20.0)), 6)
    104310.901147
    """
    return KW_A_MW * (overnight * interest_factor * capital_recovery_factor(rate, years) + fixed)


def annual_cost_at_once(
    overnight: MoneyPerKw, rate: Rate, years: Year, fixed: MoneyPerKwYear
) -> MoneyPerMwYear:
    """Annual cost of a megawatt that is bought and runs at once: capital recovered, and upkeep.

    Examples
    --------
    >>> round(float(annual_cost_at_once(900.0, 0.08, 25.0, 20.0)), 6)
    104310.901147
    """
    return annual_fixed_cost(overnight, 1.0, rate, years, fixed)


def annual_energy_cost(overnight: MoneyPerKwh, rate: Rate, years: Year) -> MoneyPerMwhYear:
    """Annual cost of a megawatt-hour of a store that is bought at once: capital recovered.

    Examples
    --------
    >>> round(float(annual_energy_cost(220.0, 0.08, 15.0)), 6)
    25702.499886
    """
    return KW_A_MW * overnight * capital_recovery_factor(rate, years)


def fuelled_cost(
    heat_rate: MmbtuPerMwh, fuel_price: MoneyPerMmbtu, variable: MoneyPerMwh
) -> MoneyPerMwh:
    """Cost of a unit of energy: fuel, by one heating value, and variable upkeep.

    Examples
    --------
    >>> fuelled_cost(6.5, 12.0, 3.0)
    81.0
    """
    return heat_rate * fuel_price + variable


def plain_lcoe(
    annual: MoneyPerMwYear, capacity_factor: Share, marginal: MoneyPerMwh
) -> MoneyPerMwh:
    """Levelised cost before tax: annual cost over the energy of a year, and marginal cost.

    Conventions: payments at the ends of years, energy as produced, no tax and no credits.

    Examples
    --------
    >>> round(plain_lcoe(917_182.0, 0.93, 13.0), 2)
    125.58
    """
    return annual / (HOURS_A_YEAR * capacity_factor) + marginal


def free_lcoe(annual: MoneyPerMwYear, capacity_factor: Share) -> MoneyPerMwh:
    """Levelised cost before tax of free energy: annual cost over the energy of a year.

    Examples
    --------
    >>> round(free_lcoe(95_945.0, 0.209), 2)
    52.4
    """
    return annual / (HOURS_A_YEAR * capacity_factor)


def overnight_of_annual_cost(
    annual: MoneyPerMwYear, interest_factor: Ratio, rate: Rate, years: Year, fixed: MoneyPerKwYear
) -> MoneyPerKw:
    """Overnight capital at which a megawatt costs so much a year.

    Examples
    --------
    >>> round(float(overnight_of_annual_cost(104_310.9011467713, 1.0, 0.08, 25.0, 20.0)), 6)
    900.0
    """
    recovered = capital_recovery_factor(rate, years) * interest_factor
    return (annual / KW_A_MW - fixed) / recovered
