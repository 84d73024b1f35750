"""Levelised cost in the form of NREL's Annual Technology Baseline (2022, 2024 editions).

Conventions: real money of the price year, payments at the ends of years, energy as produced,
tax by a factor on capital, credits apart. NREL, Annual Technology Baseline, Equations and
Variables (atb.nrel.gov/electricity/2024/equations_&_variables).
"""

from __future__ import annotations

from dataclasses import dataclass

from corredor.studies.energy.calc.finance.depreciation import present_depreciation
from corredor.studies.energy.calc.finance.measures import (
    HOURS_A_YEAR,
    KW_A_MW,
    MmbtuPerMwh,
    MoneyPerKw,
    MoneyPerKwYear,
    MoneyPerMmbtu,
    MoneyPerMwh,
    Rate,
)
from corredor.studies.energy.calc.finance.rates import capital_recovery_factor
from corredor.units import Ratio, Share, Year


@dataclass(frozen=True)
class AtbCost:
    """Levelised cost and what it is made of.

    Parameters
    ----------
    capital
        With the interest of construction [money/kW].
    recovery
        Capital recovery factor [1].
    tax_factor
        Project finance factor: what tax adds to capital, credits taken off [1].
    charge
        Fixed charge rate, the product of the two [1].
    capital_cost, fixed_cost, variable_cost, fuel_cost, credit
        Parts of the levelised cost [money/MWh]; the credit is taken off.
    total
        Levelised cost [money/MWh].
    """

    capital: MoneyPerKw
    recovery: Ratio
    tax_factor: Ratio
    charge: Ratio
    capital_cost: MoneyPerMwh
    fixed_cost: MoneyPerMwh
    variable_cost: MoneyPerMwh
    fuel_cost: MoneyPerMwh
    credit: MoneyPerMwh
    total: MoneyPerMwh


def finance_factor(
    rate: Rate, inflation: Rate, tax: Share, investment_credit: Share, depreciation: str
) -> Ratio:
    """Project finance factor: capital that must be recovered before tax, for each unit spent.

    Parameters
    ----------
    rate, inflation
        Real cost of capital, and inflation [share].
    tax
        On profits [share], below 1.
    investment_credit
        Share of capital that tax pays back; half of it lowers what may be written off [share].
    depreciation
        Schedule, such as ``macrs_5``.

    Examples
    --------
    >>> round(finance_factor(0.04718443593055688, 0.025, 0.2574, 0.0, "macrs_5"), 10)
    1.0607789574
    """
    written = present_depreciation(rate, inflation, depreciation)
    relief = tax * written * (1 - investment_credit / 2)
    return (1 - relief - investment_credit) / (1 - tax)


def atb_lcoe(
    overnight: MoneyPerKw,
    connection: MoneyPerKw,
    construction_factor: Ratio,
    fixed: MoneyPerKwYear,
    variable: MoneyPerMwh,
    heat_rate: MmbtuPerMwh,
    fuel_price: MoneyPerMmbtu,
    capacity_factor: Share,
    rate: Rate,
    inflation: Rate,
    years: Year,
    tax: Share,
    investment_credit: Share,
    production_credit: MoneyPerMwh,
    depreciation: str,
) -> AtbCost:
    """Levelised cost of electricity in the form of the Annual Technology Baseline.

    Parameters
    ----------
    overnight, connection
        Capital of the plant without interest, and of its connection to the grid [money/kW].
    construction_factor
        Capital at the start of operation over the two [1].
    fixed, variable
        Operation and maintenance [money/kW/year, money/MWh].
    heat_rate, fuel_price
        Fuel of a unit of energy and its price, by the same heating value [MMBtu/MWh,
        money/MMBtu].
    capacity_factor
        Energy produced over that of all hours at full power [share].
    rate, inflation
        Real cost of capital, and inflation [share].
    years
        Over which capital is recovered [year].
    tax, investment_credit, depreciation
        As of `finance_factor`.
    production_credit
        Levelised over the years [money/MWh].

    Returns
    -------
    AtbCost
        Its fields are floats or arrays of the shape of the arguments.

    Examples
    --------
    >>> made = atb_lcoe(8000.0, 100.0, 1.1913581082779259, 136.0, 2.6, 9.18, 1.2, 0.93,
    ...     0.04718443593055688, 0.025, 60.0, 0.2574, 0.0, 0.0, "macrs_5")
    >>> round(float(made.total), 9)
    93.576379281
    """
    capital = construction_factor * (overnight + connection)
    recovery = capital_recovery_factor(rate, years)
    factor = finance_factor(rate, inflation, tax, investment_credit, depreciation)
    charge = recovery * factor
    hours = HOURS_A_YEAR * capacity_factor
    capital_cost, fixed_cost = KW_A_MW * charge * capital / hours, KW_A_MW * fixed / hours
    fuel_cost = heat_rate * fuel_price
    total = capital_cost + fixed_cost + variable + fuel_cost - production_credit
    return AtbCost(
        capital=capital,
        recovery=recovery,
        tax_factor=factor,
        charge=charge,
        capital_cost=capital_cost,
        fixed_cost=fixed_cost,
        variable_cost=variable,
        fuel_cost=fuel_cost,
        credit=production_credit,
        total=total,
    )


def charged_lcoe(
    capital: MoneyPerKw,
    charge: Ratio,
    fixed: MoneyPerKwYear,
    variable: MoneyPerMwh,
    fuel: MoneyPerMwh,
    capacity_factor: Share,
) -> MoneyPerMwh:
    """Levelised cost from a fixed charge rate as published; its rounding is the result's.

    Parameters
    ----------
    capital
        With the interest of construction [money/kW].
    charge
        Fixed charge rate [1], unrounded.
    fixed, variable, fuel
        Yearly upkeep, variable upkeep and fuel [money/kW/year, money/MWh, money/MWh].
    capacity_factor
        Energy produced over that of all hours at full power [share].

    Examples
    --------
    >>> round(charged_lcoe(6966.178959, 0.059616, 145.96, 2.84, 7.29468, 0.937), 2)
    78.51
    """
    return KW_A_MW * (charge * capital + fixed) / (HOURS_A_YEAR * capacity_factor) + variable + fuel
