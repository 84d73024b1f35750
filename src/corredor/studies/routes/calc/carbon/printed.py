"""The Travel Impact Model rounded step by step, as its document prints its worked examples.

The document carries each printed number into the next step: flight totals in whole kilograms,
numbers of a seat or passenger with three decimals, halves rounded up. Unrounded arithmetic
differs in the last digit (484.030 in place of 484.029 kg). This chain exists to check `tim`
against the document; results for a report come from `tim`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

WHOLE: Final = Decimal(1)
"""Step of a flight's total [kg]."""
THOUSANDTH: Final = Decimal("0.001")
"""Step of a number of one seat or passenger [kg]."""
TENTH: Final = Decimal("0.1")
"""Step of a distance [nautical_mile]."""
KM_PER_NAUTICAL_MILE: Final = Decimal("1.852")
"""Kilometres to the nautical mile (BIPM SI Brochure, 8th edition, table 8)."""
LANDING_AND_TAKEOFF_DISTANCE: Final = Decimal(17)
"""Distance flown within the landing and take-off cycle [nautical_mile]."""

Printed = dict[str, Decimal]


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """Return a number at a step, halves away from zero.

    Examples
    --------
    >>> rounded(Decimal("726.0435"), THOUSANDTH)
    Decimal('726.044')
    """
    return value.quantize(step, rounding=ROUND_HALF_UP)


def printed_fuel(
    great_circle: Decimal,
    detour: Decimal,
    knots: tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]],
    landing_and_takeoff: Decimal,
) -> Printed:
    """Return distances and fuel of a flight as printed.

    Parameters
    ----------
    great_circle
        Great-circle distance in whole kilometres [km].
    detour
        Distance flown over the great circle [1].
    knots
        The two rows of the table about the distance: distance [nautical_mile], fuel [kg].
    landing_and_takeoff
        Fuel of the landing and take-off cycle [kg].
    """
    miles = rounded(great_circle / KM_PER_NAUTICAL_MILE, TENTH)
    flown = rounded(miles * detour, TENTH)
    cruised = rounded(flown - LANDING_AND_TAKEOFF_DISTANCE, WHOLE)
    (near, fuel_near), (far, fuel_far) = knots
    slope = (fuel_far - fuel_near) / (far - near)
    fuel = rounded(fuel_near + (cruised - near) * slope, WHOLE)
    return {
        "great_circle": miles,
        "flown": flown,
        "climb_cruise_descent": cruised,
        "climb_cruise_descent_fuel": fuel,
        "fuel": fuel + landing_and_takeoff,
    }


def printed_emissions(
    fuel: Decimal,
    factors: Mapping[str, Decimal],
    cargo: Decimal,
    capacity: Decimal,
    cabin_factors: Mapping[str, Decimal],
    load_factor: Decimal,
) -> Printed:
    """Return the emissions of a flight, a seat and a passenger of each cabin as printed.

    Parameters
    ----------
    fuel
        Fuel of the flight [kg].
    factors
        Kilograms CO2e to the kilogram of fuel by ``well_to_tank`` and ``tank_to_wake`` [1].
    cargo
        Part borne by cargo [share]; 0 where the version of the model knows none.
    capacity
        Equivalent capacity [seat].
    cabin_factors
        Space of a seat by cabin [1].
    load_factor
        Occupied seats over seats [share].

    Returns
    -------
    dict
        ``flight.<part>``, ``seat.<cabin>.<part>`` and ``passenger.<cabin>.<part>`` [kg], with
        the parts well_to_tank, tank_to_wake and well_to_wake.
    """
    result: Printed = {}
    economy: Printed = {}
    for part, factor in factors.items():
        total = rounded(fuel * factor, WHOLE)
        result[f"flight.{part}"] = total
        economy[part] = rounded(rounded(total * (1 - cargo), WHOLE) / capacity, THOUSANDTH)
    result["flight.well_to_wake"] = rounded(fuel * sum(factors.values(), Decimal(0)), WHOLE)
    economy["well_to_wake"] = sum(economy.values(), Decimal(0))
    for cabin, space in cabin_factors.items():
        for part, value in economy.items():
            seat = rounded(value * space, THOUSANDTH)
            result[f"seat.{cabin}.{part}"] = seat
            result[f"passenger.{cabin}.{part}"] = rounded(seat / load_factor, THOUSANDTH)
    return result
