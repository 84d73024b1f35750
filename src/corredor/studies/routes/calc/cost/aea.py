"""The method of the Association of European Airlines of 1989: use and maintenance.

AEA, Short-Medium Range Aircraft: AEA Requirements (1989a) and Long Range Aircraft: AEA
Requirements (1989b), Brussels, 1989. Maintenance as printed by Scholz, Aircraft Design lecture
notes, HAW Hamburg, chapter 14, equations 14.35 to 14.41; use as printed by Kundu, Aircraft
Design, Cambridge 2010, section 16.5. Money of 1989 US dollars: the labour rate carries the prices
of labour, `prices` those of material.
"""

from __future__ import annotations

from typing import Final

from corredor.studies.routes.calc.cost.measures import (
    Count,
    FlightsPerYear,
    MoneyPerHour,
    Newton,
)
from corredor.units import Hour, Kg, Money, Ratio

LABOUR_MASS: Final = 9e-5
"""Man-hours of labour for a kilogram of airframe [hour/kg] (14.35)."""
LABOUR_BASE: Final = 6.7
"""Man-hours of labour for any airframe [hour] (14.35)."""
LABOUR_FALL: Final = 350_000.0
"""Numerator of the man-hours that small airframes save [hour*kg] (14.35)."""
LABOUR_OFFSET: Final = 75_000.0
"""Mass added in the denominator of that term [kg] (14.35)."""
LABOUR_CYCLE: Final = 0.8
"""Part of the man-hours due to the flight itself [hour] (14.35)."""
LABOUR_HOUR: Final = 0.68
"""Part of the man-hours due to each flight hour [1] (14.35)."""
MATERIAL_CYCLE: Final = 4.2e-6
"""Airframe material of a flight over the airframe's price [1] (14.36)."""
MATERIAL_HOUR: Final = 2.2e-6
"""Airframe material of a flight hour over the airframe's price [1/hour] (14.36)."""
ENGINE_LABOUR: Final = 0.21
"""Man-hours of engine labour for a flight hour [1] (14.37)."""
ENGINE_MATERIAL: Final = 2.56
"""Engine material of a flight hour [USD_1989/hour] (14.38)."""
THRUST_FACTOR: Final = 1.02e-4
"""Weight of the take-off thrust [1/N] (14.37)."""
LABOUR_THRUST_POWER: Final = 0.4
MATERIAL_THRUST_POWER: Final = 0.8
CYCLE_HOURS: Final = 1.3
"""Flight hours whose wear one flight adds [hour] (14.37)."""
BYPASS_BASE: Final = 1.27
BYPASS_WEIGHT: Final = 0.2
BYPASS_POWER: Final = 0.2
PRESSURE_SCALE: Final = 20.0
PRESSURE_POWER: Final = 1.3
PRESSURE_WEIGHT: Final = 0.4
"""Constants of the factors k1 (bypass ratio) and k2 (pressure ratio) [1] (14.39, 14.40)."""
STAGE_WEIGHT: Final = 0.032
"""Weight of a compressor stage in the factor k3 [1] (14.41)."""
SHAFT_FACTORS: Final = {"1": 0.50, "2": 0.57, "3": 0.64}
"""The factor k4 by number of shafts [1] (14.41)."""
DAILY_LIMIT: Final = 3_750.0
"""Yearly hours of flights with their turnarounds [hour/year] (Kundu, section 16.5)."""
TURNAROUND: Final = 0.5
"""Time that each flight adds to its block time [hour] (Kundu, section 16.5)."""


def flights_per_year(block_time: Hour) -> FlightsPerYear:
    """Flights of an aircraft in a year by AEA 1989: 3,750 h over block time plus half an hour.

    Parameters
    ----------
    block_time
        Block time [hour].

    Returns
    -------
    float or array of the shape of the argument
        Flights [flight/year].

    Examples
    --------
    >>> flights_per_year(2.0)
    1500.0
    """
    return DAILY_LIMIT / (block_time + TURNAROUND)


def airframe_maintenance(
    airframe_mass: Kg, airframe_price: Money, flight_time: Hour, labour_rate: MoneyPerHour
) -> Money:
    """Airframe maintenance of a flight by AEA 1989: labour by mass, material by price.

    Parameters
    ----------
    airframe_mass
        Operating empty mass less engines [kg].
    airframe_price
        Price of the aircraft less engines [money].
    flight_time
        Flight time [hour].
    labour_rate
        Cost of a man-hour with overhead [money/hour]; US$65 in 1989.

    Returns
    -------
    float or array of the shape of the arguments
        Cost of the flight [money].

    Examples
    --------
    >>> round(airframe_maintenance(110_000.0, 120e6, 10.0, 65.0))
    10410
    """
    hours = LABOUR_BASE + LABOUR_MASS * airframe_mass
    hours = hours - LABOUR_FALL / (airframe_mass + LABOUR_OFFSET)
    labour = hours * (LABOUR_CYCLE + LABOUR_HOUR * flight_time) * labour_rate
    return labour + (MATERIAL_CYCLE + MATERIAL_HOUR * flight_time) * airframe_price


def engine_maintenance(
    thrust: Newton,
    bypass_ratio: Ratio,
    pressure_ratio: Ratio,
    stages: Count,
    shafts: str,
    engines: Count,
    flight_time: Hour,
    labour_rate: MoneyPerHour,
    material_rate: MoneyPerHour,
) -> Money:
    """Engine maintenance of a flight by AEA 1989: by thrust, bypass, pressure ratio and stages.

    Parameters
    ----------
    thrust
        Static take-off thrust of one engine at sea level [N].
    bypass_ratio, pressure_ratio
        At take-off [1].
    stages
        Compressor stages with the fan [1].
    shafts
        ``1``, ``2`` or ``3``.
    engines
        Number of engines [1].
    flight_time
        Flight time [hour].
    labour_rate
        Cost of a man-hour with overhead [money/hour]; US$65 in 1989.
    material_rate
        Material of a flight hour before the factors [money/hour]; US$2.56 in 1989.

    Returns
    -------
    float or array of the shape of the arguments
        Cost of the flight for all engines [money].

    Raises
    ------
    KeyError
        `shafts` is none of 1, 2 and 3.

    Examples
    --------
    >>> round(engine_maintenance(400_000.0, 8.5, 40.0, 14.0, "2", 2.0, 10.0, 65.0, 2.56))
    3999
    """
    by_bypass = BYPASS_BASE - BYPASS_WEIGHT * bypass_ratio**BYPASS_POWER
    by_pressure = PRESSURE_WEIGHT * (pressure_ratio / PRESSURE_SCALE) ** PRESSURE_POWER
    by_pressure = by_pressure + PRESSURE_WEIGHT
    by_stages = STAGE_WEIGHT * stages + SHAFT_FACTORS[shafts]
    by_thrust = 1 + THRUST_FACTOR * thrust
    hours = ENGINE_LABOUR * by_bypass * by_stages * by_thrust**LABOUR_THRUST_POWER
    material = material_rate * by_bypass * (by_pressure + by_stages)
    material = material * by_thrust**MATERIAL_THRUST_POWER
    return engines * (hours * labour_rate + material) * (flight_time + CYCLE_HOURS)
