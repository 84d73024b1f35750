"""Refining: what a gain of efficiency saves in fuel, and what a plant costs for its capacity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from corredor.studies.energy.calc.oil.extraction import DAYS_A_YEAR, BarrelPerDay, Money
from corredor.units import Share, Year

MmbtuPerBarrel = Annotated[float, "MMBtu/bbl"]
MmbtuPerYear = Annotated[float, "MMBtu/year"]
MoneyPerMmbtu = Annotated[float, "money/MMBtu"]
MoneyPerYear = Annotated[float, "money/year"]
MoneyPerBarrelPerDay = Annotated[float, "money*day/bbl"]


@dataclass(frozen=True)
class Saving:
    """What a gain of efficiency saves in a year: heat [MMBtu/year], and money [money/year]."""

    heat: MmbtuPerYear
    money: MoneyPerYear


def efficiency_saving(
    throughput: BarrelPerDay,
    use: Share,
    intensity: MmbtuPerBarrel,
    gain: Share,
    fuel_price: MoneyPerMmbtu,
) -> Saving:
    """Fuel and money that a refinery saves in a year by a gain of efficiency.

    Parameters
    ----------
    throughput, use
        Capacity, and the share of it that runs [bbl/day, share].
    intensity
        Energy for a barrel before the gain [MMBtu/bbl].
    gain
        Share of that energy which is saved [share].
    fuel_price
        Of the fuel saved [money/MMBtu].

    Examples
    --------
    >>> made = efficiency_saving(200_000.0, 0.8, 0.6, 0.05, 6.0)
    >>> round(made.money / 1e6, 2)
    10.52
    """
    heat = throughput * use * DAYS_A_YEAR * intensity * gain
    return Saving(heat, heat * fuel_price)


def simple_payback(capital: Money, saving: MoneyPerYear) -> Year:
    """Years in which savings repay a capital, without interest.

    Examples
    --------
    >>> simple_payback(30e6, 10e6)
    3.0
    """
    return capital / saving


def capacity_cost(cost: Money, capacity: BarrelPerDay) -> MoneyPerBarrelPerDay:
    """Cost of a plant for each barrel a day.

    Examples
    --------
    >>> round(capacity_cost(20.959e9, 340e3))
    61644
    """
    return cost / capacity
