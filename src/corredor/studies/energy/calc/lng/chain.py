"""Chain of liquefied gas: from the wellhead to the pipe, each step with its fee and its loss.

A step that burns or loses a share of the gas raises the cost of all that came before it: that
rise stands under the step, so that the steps add up to the delivered price exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

from corredor.studies.energy.calc.lng.measures import (
    MmbtuPerTonne,
    MmbtuPerYear,
    MoneyPerMmbtu,
    MoneyPerTonneYear,
    MoneyPerYear,
)
from corredor.units import Ratio, Share

STEPS = ("gas", "liquefaction", "charter", "boil_off", "canal", "port", "regasification")
"""Steps of the waterfall in their order."""


@dataclass(frozen=True)
class Chain:
    """Delivered price of gas and its steps [money/MMBtu]; `fob` is the price on board."""

    gas: MoneyPerMmbtu
    liquefaction: MoneyPerMmbtu
    fob: MoneyPerMmbtu
    charter: MoneyPerMmbtu
    boil_off: MoneyPerMmbtu
    canal: MoneyPerMmbtu
    port: MoneyPerMmbtu
    regasification: MoneyPerMmbtu
    delivered: MoneyPerMmbtu


def liquefaction_fee(
    capital: MoneyPerTonneYear, recovery: Ratio, upkeep: Share, heat: MmbtuPerTonne, use: Share
) -> MoneyPerMmbtu:
    """Fee of a plant: recovered capital and upkeep, over the heat that it makes.

    Parameters
    ----------
    capital
        For each tonne a year [money/(tonne/year)].
    recovery
        Capital recovery factor [1].
    upkeep
        Fixed yearly cost as a share of capital [share].
    heat
        Of a tonne [MMBtu/tonne].
    use
        Share of its capacity that is used [share].

    Examples
    --------
    >>> round(liquefaction_fee(800.0, 0.1, 0.03, 52.0, 0.9), 3)
    2.222
    """
    return capital * (recovery + upkeep) / (heat * use)


def regasification_fee(yearly: MoneyPerYear, throughput: MmbtuPerYear) -> MoneyPerMmbtu:
    """Fee of a terminal or a floating unit: its yearly cost over what passes it.

    Examples
    --------
    >>> regasification_fee(50e6, 25e6)
    2.0
    """
    return yearly / throughput


def delivered_price(
    gas_price: MoneyPerMmbtu,
    liquefaction_fee: MoneyPerMmbtu,
    liquefaction_loss: Share,
    charter: MoneyPerMmbtu,
    boil_off_share: Share,
    canal: MoneyPerMmbtu,
    port: MoneyPerMmbtu,
    regasification_fee: MoneyPerMmbtu,
    regasification_loss: Share,
) -> Chain:
    """Price of gas in the pipe, with the part that each step adds.

    Parameters
    ----------
    gas_price
        Where the plant takes it [money/MMBtu].
    liquefaction_fee, liquefaction_loss
        Fee for a unit made, and the share of the gas that the plant burns [money/MMBtu, share].
    charter, canal, port
        Of the voyage, for each unit that arrives [money/MMBtu].
    boil_off_share
        Boil-off and heel over what is loaded [share].
    regasification_fee, regasification_loss
        Fee for a unit that leaves the terminal, and the share that it burns [money/MMBtu, share].

    Examples
    --------
    >>> made = delivered_price(3.0, 2.5, 0.1, 0.5, 0.02, 0.2, 0.0, 1.5, 0.01)
    >>> round(made.fob, 3), round(made.delivered, 3)
    (5.833, 8.22)
    """
    fob = gas_price / (1 - liquefaction_loss) + liquefaction_fee
    landed = fob / (1 - boil_off_share)
    before = landed + charter + canal + port
    delivered = before / (1 - regasification_loss) + regasification_fee
    return Chain(
        gas=gas_price,
        liquefaction=fob - gas_price,
        fob=fob,
        charter=charter,
        boil_off=landed - fob,
        canal=canal,
        port=port,
        regasification=delivered - before,
        delivered=delivered,
    )
