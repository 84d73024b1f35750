"""What carrying fuel costs, and when it pays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.fuel_plan.limits import LIMITS, mass_margins
from corredor.studies.routes.calc.fuel_plan.rules import ANNEX_6, FuelRules
from corredor.studies.routes.calc.fuel_plan.service import Sector, planned_sector
from corredor.studies.routes.calc.performance import Aircraft, trip_fuel
from corredor.units import Kg, Km, Money, Ratio

CHOICES: Final = 41
"""Amounts that are compared when the best one is sought."""


@dataclass(frozen=True)
class Tankering:
    """Carrying fuel from one station to the next.

    Attributes
    ----------
    carried
        Fuel more at touchdown [kg].
    burned
        Trip fuel more [kg].
    """

    carried: Kg
    burned: Kg

    @property
    def share(self) -> Ratio:
        """Fuel burned for carrying over fuel carried."""
        return self.burned / self.carried


def tankering_fuel(
    aircraft: Aircraft, air_distance: Km, landing_mass: Kg, carried: Kg
) -> Tankering:
    """Fuel burned for carrying fuel that is still on board at touchdown.

    Parameters
    ----------
    aircraft
        The type.
    air_distance
        Way through the air [km].
    landing_mass
        Mass at touchdown without the fuel carried [kg].
    carried
        Fuel carried, measured at touchdown [kg].
    """
    with_it = trip_fuel(aircraft, air_distance, landing_mass + carried)
    return Tankering(carried, with_it - trip_fuel(aircraft, air_distance, landing_mass))


def breakeven_price_ratio(tankering: Tankering) -> Ratio:
    """Price at the destination over price at the origin from which carrying fuel pays.

    Examples
    --------
    >>> round(breakeven_price_ratio(Tankering(23_000.0, 5_404.0)), 3)
    1.235
    """
    return 1 + tankering.share


def best_tankering(
    aircraft: Aircraft,
    sector: Sector,
    most: Kg,
    origin_price: Money,
    destination_price: Money,
    rules: FuelRules = ANNEX_6,
) -> tuple[Tankering, Money]:
    """Fuel carried that saves the most money on one sector, and the saving.

    Prices are per kilogram in one currency and price year. Nothing is carried where it doesn't
    pay, and never more than the sector's limits allow.

    Parameters
    ----------
    aircraft, sector, rules
        The sector as planned without it.
    most
        Fuel that the next sector can use [kg].
    origin_price, destination_price
        Prices of a kilogram into wing.
    """
    amounts = np.linspace(0, most, CHOICES)
    plan = planned_sector(aircraft, sector, amounts, rules)
    margins = mass_margins(aircraft, plan, sector.limits)
    allowed = np.min(np.stack([margins[name] + 0 * amounts for name in LIMITS]), axis=0) >= 0
    block: Any = plan.block_fuel
    burned: Any = block - block[0] - amounts
    saving = np.where(
        allowed, amounts * destination_price - (amounts + burned) * origin_price, -np.inf
    )
    saving[0] = 0.0
    best = int(np.argmax(saving))
    return Tankering(float(amounts[best]), float(burned[best])), float(saving[best])
