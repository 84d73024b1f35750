"""Price of fabricated fuel: uranium, conversion, separative work, fabrication, with losses.

Losses are of each stage and raise what it takes in. The cost of money over lead times stands
apart. A difference between a supplier's parts and total is told, never absorbed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from corredor.studies.energy.calc.fuel_cycle.enrichment import feed_factor, separative_work
from corredor.studies.energy.calc.fuel_cycle.measures import (
    HOURS_A_DAY,
    MONTHS_A_YEAR,
    Burnup,
    MoneyPerKgU,
    MoneyPerMwh,
    MoneyPerSwu,
    Months,
    MwhPerKgU,
)
from corredor.units import Share


@dataclass(frozen=True)
class FuelCost:
    """Cost of a kilogram of heavy metal in fuel, by stage [money/kgU]."""

    uranium: MoneyPerKgU
    conversion: MoneyPerKgU
    enrichment: MoneyPerKgU
    fabrication: MoneyPerKgU
    total: MoneyPerKgU


@dataclass(frozen=True)
class CarryingCost:
    """Cost of the money that each stage ties up until the fuel is loaded [money/kgU]."""

    uranium: MoneyPerKgU
    conversion: MoneyPerKgU
    enrichment: MoneyPerKgU
    fabrication: MoneyPerKgU
    total: MoneyPerKgU


def fuel_cost(
    product: Share,
    tails: Share,
    feed: Share,
    uranium_price: MoneyPerKgU,
    conversion_price: MoneyPerKgU,
    work_price: MoneyPerSwu,
    fabrication_price: MoneyPerKgU,
    uranium_loss: Share,
    conversion_loss: Share,
    work_loss: Share,
) -> FuelCost:
    """Cost of a kilogram of heavy metal in fabricated fuel, stage by stage.

    Parameters
    ----------
    product, tails, feed
        Shares of uranium-235 by weight [share].
    uranium_price
        Of natural uranium, per kilogram of uranium and not of U3O8 [money/kgU].
    conversion_price, work_price, fabrication_price
        Of the services [money/kgU, money/SWU, money/kgU].
    uranium_loss, conversion_loss, work_loss
        What each takes more than its balance [share].

    Raises
    ------
    NotAShare, OutOfOrder, NotCivil
        As of `feed_factor`.

    Examples
    --------
    >>> made = fuel_cost(0.042, 0.002082, 0.00711, 172.17, 13.0, 155.0, 0.0, 0.0, 0.0, 0.0)
    >>> round(made.total)
    2534
    """
    fed = feed_factor(product, tails, feed)
    uranium = fed * (1 + uranium_loss) * uranium_price
    conversion = fed * (1 + conversion_loss) * conversion_price
    enrichment = separative_work(product, tails, feed) * (1 + work_loss) * work_price
    total = uranium + conversion + enrichment + fabrication_price
    return FuelCost(uranium, conversion, enrichment, fabrication_price, total)


def _tied(cost: float, lead: float, rate: float) -> float:
    return cost * ((1 + rate) ** (lead / MONTHS_A_YEAR) - 1)


def carrying_cost(
    uranium: MoneyPerKgU,
    conversion: MoneyPerKgU,
    enrichment: MoneyPerKgU,
    fabrication: MoneyPerKgU,
    uranium_lead: Months,
    conversion_lead: Months,
    enrichment_lead: Months,
    fabrication_lead: Months,
    rate: Share,
) -> CarryingCost:
    """Cost of money between paying each stage and loading the fuel, compounded by year.

    Parameters
    ----------
    uranium, conversion, enrichment, fabrication
        As of `FuelCost` [money/kgU].
    uranium_lead, conversion_lead, enrichment_lead, fabrication_lead
        From payment to loading [month].
    rate
        Cost of money of a year [share].

    Examples
    --------
    >>> made = carrying_cost(1_000.0, 0.0, 0.0, 0.0, 24.0, 18.0, 12.0, 6.0, 0.1)
    >>> round(made.total, 6)
    210.0
    """
    costs = (uranium, conversion, enrichment, fabrication)
    leads = (uranium_lead, conversion_lead, enrichment_lead, fabrication_lead)
    tied = [_tied(cost, lead, rate) for cost, lead in zip(costs, leads, strict=True)]
    return CarryingCost(*tied, total=tied[0] + tied[1] + tied[2] + tied[-1])


def energy_of_fuel(burnup: Burnup, efficiency: Share) -> MwhPerKgU:
    """Electricity of a kilogram of heavy metal.

    Parameters
    ----------
    burnup
        Heat until discharge [MWd/kgU].
    efficiency
        Net electricity over heat [share].

    Examples
    --------
    >>> round(energy_of_fuel(45.0, 1 / 3))
    360
    """
    return burnup * HOURS_A_DAY * efficiency


def fuel_cost_of_energy(total: MoneyPerKgU, energy: MwhPerKgU) -> MoneyPerMwh:
    """Fuel cost of electricity: price of a kilogram over what it yields.

    Examples
    --------
    >>> round(fuel_cost_of_energy(2_769.0, 360.0), 2)
    7.69
    """
    return total / energy


class QuotedPart(NamedTuple):
    """A line of a supplier's quotation: quantity, price and amount as it prints them.

    `amount` is None where it prints none. `quantity` is 1 where it prints only an amount.
    """

    name: str
    quantity: float
    price: float
    amount: float | None = None


@dataclass(frozen=True)
class QuotationCheck:
    """How far a quotation agrees with itself.

    Parameters
    ----------
    computed
        Sum of quantities times prices [money].
    printed
        Sum of the amounts as printed, computed where none is [money].
    residual
        Total less the printed amounts [money].
    explained
        Whether rounding of the amounts can explain it.
    worst
        Name of the part whose amount differs most from quantity times price.
    worst_difference
        That difference, amount less product [money].
    """

    computed: float
    printed: float
    residual: float
    explained: bool
    worst: str
    worst_difference: float


SLACK: Final = 1e-9
"""Relative room for the arithmetic of binary fractions."""


def quotation_check(parts: Sequence[QuotedPart], total: float, rounding: float) -> QuotationCheck:
    """Return the check of a quotation whose amounts are rounded to steps of `rounding` [money].

    Raises
    ------
    ValueError
        It has no part, or the step is negative.

    Examples
    --------
    >>> parts = [QuotedPart("uranium", 8.9, 146, 1299), QuotedPart("conversion", 7.5, 13, 98),
    ...     QuotedPart("work", 7.3, 155, 1132), QuotedPart("fabrication", 1, 240, 240)]
    >>> made = quotation_check(parts, 2769, 1)
    >>> made.residual, made.explained, round(made.computed, 1)
    (0.0, True, 2768.4)
    """
    if not parts or rounding < 0:
        raise ValueError("a quotation has parts, and a step of rounding that isn't negative")
    computed = [part.quantity * part.price for part in parts]
    printed = [
        made if part.amount is None else float(part.amount)
        for part, made in zip(parts, computed, strict=True)
    ]
    residual = float(total) - sum(printed)
    room = rounding * (len(parts) + 1) / 2 + SLACK * abs(total)
    differences = [amount - made for amount, made in zip(printed, computed, strict=True)]
    at = max(range(len(parts)), key=lambda one: abs(differences[one]))
    explained = abs(residual) <= room and abs(differences[at]) <= rounding + SLACK * abs(total)
    return QuotationCheck(
        sum(computed), sum(printed), residual, explained, parts[at].name, differences[at]
    )
