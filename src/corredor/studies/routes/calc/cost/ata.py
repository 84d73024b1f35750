"""The method of the Air Transport Association of America of 1967.

ATA, Standard Method of Estimating Comparative Direct Operating Costs of Turbine Powered Transport
Airplanes, Washington, December 1967. It knows no landing, navigation or handling and no
interest: `methods.trip_cost` leaves them out. Money of 1967 US dollars. Airframe and material
terms agree with the implementation of doi:10.1016/j.enconman.2024.118517; the crew rates are as
commonly quoted.
"""

from __future__ import annotations

from typing import Final

from corredor.studies.routes.calc.cost.measures import (
    HUNDRED_THOUSAND,
    MILLION,
    THOUSAND,
    Count,
    MoneyPerHour,
    MoneyPerKg,
    Newton,
    pounds_of_thrust,
    thousand_pounds,
)
from corredor.units import Hour, Kg, Money, Ratio

AIRFRAME_CYCLE_MASS: Final = 0.05
"""Man-hours of a flight for a thousand pounds of airframe [hour]."""
AIRFRAME_CYCLE_BASE: Final = 6.0
AIRFRAME_CYCLE_FALL: Final = 630.0
AIRFRAME_CYCLE_OFFSET: Final = 120.0
"""Constants of the man-hours of a flight [hour], mass in thousands of pounds."""
HOUR_TO_CYCLE: Final = 0.59
"""Man-hours of a flight hour over those of a flight [1/hour]."""
AIRFRAME_MATERIAL_HOUR: Final = 3.08
AIRFRAME_MATERIAL_CYCLE: Final = 6.24
"""Airframe material of a flight hour and of a flight for a million of the airframe's price."""
ENGINE_HOUR_BASE: Final = 0.6
ENGINE_HOUR_THRUST: Final = 0.027
ENGINE_CYCLE_BASE: Final = 0.3
ENGINE_CYCLE_THRUST: Final = 0.03
"""Man-hours of an engine for a flight hour and a flight [hour]; thrust in thousand lbf."""
ENGINE_MATERIAL_HOUR: Final = 2.5
ENGINE_MATERIAL_CYCLE: Final = 2.0
"""Engine material of a flight hour and of a flight for a hundred thousand of its price."""
NON_REVENUE: Final = 1.02
"""Fuel with that of training and ferry flights over fuel of revenue flights [1]."""
CREW_MASS_RATE: Final = 0.05
"""Crew cost of a block hour for a thousand pounds of take-off mass [USD_1967/hour]."""


def flight_crew(
    mass: Kg, block_time: Hour, base_rate: MoneyPerHour, mass_rate: MoneyPerHour
) -> Money:
    """Flight crew of a flight by ATA 1967: a base rate and one by take-off mass.

    Parameters
    ----------
    mass
        Maximum take-off mass [kg].
    block_time
        Block time [hour].
    base_rate
        Cost of the crew for a block hour [money/hour]; US$100 for two, 135 for three in 1967.
    mass_rate
        Cost of a block hour for a thousand pounds [money/hour]; US$0.05 in 1967.

    Returns
    -------
    float or array of the shape of the arguments
        Cost [money].

    Examples
    --------
    >>> round(flight_crew(181_436.948, 2.0, 135.0, 0.05))
    310
    """
    return (mass_rate * thousand_pounds(mass) + base_rate) * block_time


def fuel_and_oil(fuel: Kg, price: MoneyPerKg) -> Money:
    """Fuel of a flight by ATA 1967, with two per cent for flights without revenue.

    Parameters
    ----------
    fuel
        Block fuel [kg].
    price
        Price into plane [money/kg].

    Returns
    -------
    float or array of the shape of the arguments
        Cost [money]; oil, a fifth of a per cent of it, is left out.

    Examples
    --------
    >>> fuel_and_oil(10_000.0, 0.5)
    5100.0
    """
    return NON_REVENUE * fuel * price


def airframe_maintenance(
    airframe_mass: Kg,
    airframe_price: Money,
    flight_time: Hour,
    labour_rate: MoneyPerHour,
    burden: Ratio,
) -> Money:
    """Airframe maintenance of a flight by ATA 1967: labour by mass with burden, material by price.

    Parameters
    ----------
    airframe_mass
        Empty mass less engines [kg].
    airframe_price
        Price of the aircraft less engines [money].
    flight_time
        Flight time [hour].
    labour_rate
        Wage of a man-hour [money/hour]; US$4 in 1967.
    burden
        Overhead over direct labour [1]; 1.8 in 1967.

    Returns
    -------
    float or array of the shape of the arguments
        Cost of the flight [money].

    Examples
    --------
    >>> round(airframe_maintenance(100_000.0, 80e6, 8.0, 4.0, 1.8))
    3442
    """
    thousands = thousand_pounds(airframe_mass)
    hours = AIRFRAME_CYCLE_MASS * thousands + AIRFRAME_CYCLE_BASE
    hours = hours - AIRFRAME_CYCLE_FALL / (thousands + AIRFRAME_CYCLE_OFFSET)
    labour = hours * (1 + HOUR_TO_CYCLE * flight_time) * labour_rate
    material = AIRFRAME_MATERIAL_HOUR * flight_time + AIRFRAME_MATERIAL_CYCLE
    return labour * (1 + burden) + material * airframe_price / MILLION


def engine_maintenance(
    thrust: Newton,
    engine_price: Money,
    engines: Count,
    flight_time: Hour,
    labour_rate: MoneyPerHour,
    burden: Ratio,
) -> Money:
    """Engine maintenance of a flight by ATA 1967: labour by thrust with burden, material by price.

    Parameters
    ----------
    thrust
        Static take-off thrust of one engine [N].
    engine_price
        Price of one engine [money].
    engines
        Number of engines [1].
    flight_time, labour_rate, burden
        As for the airframe.

    Returns
    -------
    float or array of the shape of the arguments
        Cost of the flight for all engines [money].

    Examples
    --------
    >>> round(engine_maintenance(400_000.0, 10e6, 2.0, 8.0, 4.0, 1.8))
    5010
    """
    thousands = pounds_of_thrust(thrust) / THOUSAND
    hours = (ENGINE_HOUR_BASE + ENGINE_HOUR_THRUST * thousands) * flight_time
    hours = hours + ENGINE_CYCLE_BASE + ENGINE_CYCLE_THRUST * thousands
    material = ENGINE_MATERIAL_HOUR * flight_time + ENGINE_MATERIAL_CYCLE
    labour = hours * labour_rate * (1 + burden)
    return engines * (labour + material * engine_price / HUNDRED_THOUSAND)
