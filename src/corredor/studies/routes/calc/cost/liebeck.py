"""DOC+I: the method of Liebeck and others for NASA, in US dollars of 1993.

Liebeck, R. H., and others, Advanced Subsonic Airplane Design and Economic Studies, NASA
CR-195443, April 1995, in the international form. The engine terms, wage, overhead, spares and
insurance were met in the work of users of the method; the polynomials of the airframe, crew and
fees are as commonly quoted and not compared with the report itself.
"""

from __future__ import annotations

from typing import Final

from corredor.studies.routes.calc.cost.measures import (
    HUNDRED_THOUSAND,
    POUND,
    TEN_THOUSAND,
    Count,
    MoneyPerHour,
    Newton,
    pounds_of_thrust,
    thousand_pounds,
)
from corredor.units import Hour, Kg, Money, Ratio

LABOUR_HOUR: Final = (1.260, 1.774, -0.1071)
"""Man-hours of a flight hour: powers 0 to 2 of the airframe mass [100,000 lb]."""
LABOUR_CYCLE: Final = (1.614, 0.7227, 0.1204)
"""Man-hours of a flight: powers 0 to 2 of the airframe mass [100,000 lb]."""
MATERIAL_HOUR: Final = (12.39, 29.80, 0.1806)
"""Material of a flight hour [USD_1993]: powers 0 to 2 of the airframe mass [100,000 lb]."""
MATERIAL_CYCLE: Final = (15.20, 97.33, -2.862)
"""Material of a flight [USD_1993]: powers 0 to 2 of the airframe mass [100,000 lb]."""
ENGINE_LABOUR: Final = (0.645, 0.05)
"""Man-hours of a flight hour of one engine: base, and for 10,000 lbf of thrust."""
ENGINE_LABOUR_TIME: Final = (0.566, 0.434)
"""Weight of the flight hours, and of the flight, in engine labour [1]."""
ENGINE_MATERIAL: Final = (25.0, 18.0)
"""Material of a flight hour of one engine [USD_1993]: base, and for 10,000 lbf of thrust."""
ENGINE_MATERIAL_TIME: Final = (0.62, 0.38)
"""Weight of the flight hours, and of the flight, in engine material [1]."""
NAVIGATION_REACH: Final = 500.0
"""First nautical miles of a trip, for which alone navigation is charged [nautical_mile]."""


def _polynomial(coefficients: tuple[float, float, float], x: float) -> float:
    return coefficients[0] + coefficients[1] * x + coefficients[2] * x**2


def flight_crew(
    mass: Kg, block_time: Hour, base_rate: MoneyPerHour, mass_rate: MoneyPerHour
) -> Money:
    """Flight crew of a flight by DOC+I: a base rate and one by take-off mass.

    Parameters
    ----------
    mass
        Maximum take-off mass [kg].
    block_time
        Block time [hour].
    base_rate
        Cost of the crew for a block hour [money/hour]; US$482 in 1993, 440 on domestic flights.
    mass_rate
        Cost of a block hour for a thousand pounds [money/hour]; US$0.590, domestic 0.532.

    Returns
    -------
    float or array of the shape of the arguments
        Cost [money].

    Examples
    --------
    >>> round(flight_crew(226_796.185, 1.0, 440.0, 0.532))
    706
    """
    return (base_rate + mass_rate * thousand_pounds(mass)) * block_time


def airframe_maintenance(
    airframe_mass: Kg,
    flight_time: Hour,
    labour_rate: MoneyPerHour,
    burden: Ratio,
    material_prices: Money,
) -> Money:
    """Airframe maintenance of a flight by DOC+I: labour with burden and material, both by mass.

    Parameters
    ----------
    airframe_mass
        Empty mass less engines [kg].
    flight_time
        Flight time [hour].
    labour_rate
        Wage of a man-hour [money/hour]; US$25 in 1993.
    burden
        Overhead over direct labour [1]; 2.0.
    material_prices
        What a 1993 dollar of material costs [money].

    Returns
    -------
    float or array of the shape of the arguments
        Cost of the flight [money].

    Examples
    --------
    >>> round(airframe_maintenance(45_359.237, 1.0, 25.0, 2.0, 1.0))
    556
    """
    x = airframe_mass / POUND / HUNDRED_THOUSAND
    hours = _polynomial(LABOUR_HOUR, x) * flight_time + _polynomial(LABOUR_CYCLE, x)
    material = _polynomial(MATERIAL_HOUR, x) * flight_time + _polynomial(MATERIAL_CYCLE, x)
    return hours * labour_rate * (1 + burden) + material * material_prices


def engine_maintenance(
    thrust: Newton,
    engines: Count,
    flight_time: Hour,
    labour_rate: MoneyPerHour,
    burden: Ratio,
    material_prices: Money,
) -> Money:
    """Engine maintenance of a flight by DOC+I: labour with burden and material, both by thrust.

    Parameters
    ----------
    thrust
        Static take-off thrust of one engine [N].
    engines
        Number of engines [1].
    flight_time, labour_rate, burden, material_prices
        As for the airframe.

    Returns
    -------
    float or array of the shape of the arguments
        Cost of the flight for all engines [money].

    Examples
    --------
    >>> round(engine_maintenance(444_822.16152605, 2.0, 1.0, 25.0, 2.0, 1.0))
    582
    """
    tens = pounds_of_thrust(thrust) / TEN_THOUSAND
    work = ENGINE_LABOUR_TIME[0] * flight_time + ENGINE_LABOUR_TIME[1]
    wear = ENGINE_MATERIAL_TIME[0] * flight_time + ENGINE_MATERIAL_TIME[1]
    labour = (ENGINE_LABOUR[0] + ENGINE_LABOUR[1] * tens) * work * labour_rate * (1 + burden)
    material = (ENGINE_MATERIAL[0] + ENGINE_MATERIAL[1] * tens) * wear * material_prices
    return engines * (labour + material)


def navigation(mass: Kg, rate: Money) -> Money:
    """Navigation of an international flight by DOC+I: the first 500 nm by the root of mass.

    Parameters
    ----------
    mass
        Maximum take-off mass [kg].
    rate
        Charge of a nautical mile at a thousand pounds [money]; US$0.136 in 1993.

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Examples
    --------
    >>> round(navigation(181_436.948, 0.136))
    1360
    """
    return rate * NAVIGATION_REACH * thousand_pounds(mass) ** 0.5
