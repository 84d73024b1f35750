"""Voyage of a carrier there and back: days, boil-off, what is delivered, and what it costs.

Boil-off of the way out and heel of the way back are shares of the loaded volume for each day;
both burn cargo and are paid for at the price of gas. The charter is paid for all days.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corredor.studies.energy.calc.lng.measures import (
    HOURS_A_DAY,
    CubicMetre,
    DaysPerYear,
    Mmbtu,
    MmbtuPerCubicMetre,
    MmbtuPerYear,
    MoneyPerDay,
    MoneyPerMmbtu,
    NauticalMile,
    PerDay,
    Ships,
)
from corredor.units import Day, Knot, Money, Ratio, Share


@dataclass(frozen=True)
class Voyage:
    """A round trip.

    Parameters
    ----------
    sailing
        One way at sea [day].
    days
        Of the round trip, with ports and canal [day].
    loaded, boil_off, heel, delivered
        Volumes of liquid: loaded, lost on the way out, kept and burnt on the way back, and
        delivered [m^3].
    heat
        Delivered [MMBtu].
    charter, boil_off_cost, toll, port
        Costs for each unit delivered [money/MMBtu].
    total
        Their sum [money/MMBtu].
    """

    sailing: Day
    days: Day
    loaded: CubicMetre
    boil_off: CubicMetre
    heel: CubicMetre
    delivered: CubicMetre
    heat: Mmbtu
    charter: MoneyPerMmbtu
    boil_off_cost: MoneyPerMmbtu
    toll: MoneyPerMmbtu
    port: MoneyPerMmbtu
    total: MoneyPerMmbtu


def voyage(
    distance: NauticalMile,
    speed: Knot,
    capacity: CubicMetre,
    fill: Share,
    laden_rate: PerDay,
    ballast_rate: PerDay,
    heel_days: Day,
    port_days: Day,
    canal_days: Day,
    charter_rate: MoneyPerDay,
    gas_price: MoneyPerMmbtu,
    heat_content: MmbtuPerCubicMetre,
    tolls: Money,
    port_dues: Money,
) -> Voyage:
    """Days, deliveries and cost of a round trip of a carrier of liquefied gas.

    Parameters
    ----------
    distance
        One way [nautical_mile].
    speed
        Both ways [knot].
    capacity, fill
        Of the tanks, and the share that is loaded [m^3, share].
    laden_rate, ballast_rate
        Boil-off of the way out and heel of the way back, of the loaded volume [1/day].
    heel_days
        Days of heel kept beyond those at sea [day].
    port_days, canal_days
        In both ports, and waiting and passing a canal both ways [day].
    charter_rate
        Of the ship, crew and, where the boil-off doesn't drive it, fuel [money/day].
    gas_price
        Of gas on board, by which boil-off is paid [money/MMBtu].
    heat_content
        Of the liquid, by the heating value of the prices [MMBtu/m^3].
    tolls, port_dues
        Of the round trip [money].

    Raises
    ------
    ValueError
        Nothing is left to deliver.

    Examples
    --------
    >>> made = voyage(588.0, 17.0, 174e3, 0.985, 0.001, 0.001, 0.0, 3.0, 0.0, 60e3, 8.0, 22.5,
    ...     0.0, 0.0)
    >>> round(made.days, 1), round(made.total, 3)
    (5.9, 0.115)
    """
    sailing = distance / (HOURS_A_DAY * speed)
    days = 2 * sailing + port_days + canal_days
    loaded = fill * capacity
    boil_off, heel = loaded * laden_rate * sailing, loaded * ballast_rate * (sailing + heel_days)
    delivered = loaded - boil_off - heel
    if np.any(delivered <= 0):
        raise ValueError("boil-off and heel leave nothing to deliver")
    heat = delivered * heat_content
    charter, burnt = charter_rate * days / heat, (boil_off + heel) * heat_content * gas_price / heat
    toll, port = tolls / heat, port_dues / heat
    return Voyage(
        sailing=sailing,
        days=days,
        loaded=loaded,
        boil_off=boil_off,
        heel=heel,
        delivered=delivered,
        heat=heat,
        charter=charter,
        boil_off_cost=burnt,
        toll=toll,
        port=port,
        total=charter + burnt + toll + port,
    )


def ships_needed(demand: MmbtuPerYear, heat: Mmbtu, days: Day, sailing_days: DaysPerYear) -> Ships:
    """Ships that a yearly delivery takes, as a fraction; whole ships are the next integer.

    Parameters
    ----------
    demand
        To deliver in a year [MMBtu/year].
    heat, days
        Delivered by a round trip, and its days [MMBtu, day].
    sailing_days
        Days of a year that a ship is in service [day/year].

    Examples
    --------
    >>> round(ships_needed(52e6, 3.8e6, 30.0, 350.0), 2)
    1.17
    """
    return demand * days / (heat * sailing_days)


def whole_ships(ships: Ships) -> Ratio:
    """Whole ships that are needed.

    Examples
    --------
    >>> float(whole_ships(1.17))
    2.0
    """
    return np.ceil(ships)
