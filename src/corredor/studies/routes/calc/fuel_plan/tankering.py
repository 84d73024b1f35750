"""What carrying fuel costs, and when it pays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from corredor.studies.routes.calc.performance import MISSION, Aircraft, Fuels
from corredor.units import Kg, Km, Money, Ratio

MoneyPerKg = Annotated[float, "money/kg"]


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
    aircraft: Aircraft,
    air_distance: Km,
    landing_mass: Kg,
    carried: Kg,
    fuels: Fuels = MISSION,
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
    fuels
        Where fuel comes from, as of `fuel_plan`.
    """
    with_it = fuels.trip(aircraft, air_distance, landing_mass + carried)
    return Tankering(carried, with_it - fuels.trip(aircraft, air_distance, landing_mass))


def breakeven_price_ratio(tankering: Tankering) -> Ratio:
    """Price at the destination over price at the origin from which carrying fuel pays.

    Examples
    --------
    >>> round(breakeven_price_ratio(Tankering(23_000.0, 5_404.0)), 3)
    1.235
    """
    return 1 + tankering.share


def usable_fuel(
    next_block_fuel: Kg,
    landing_fuel: Kg,
    landing_mass: Kg,
    max_landing_mass: Kg,
    takeoff_mass: Kg,
    max_takeoff_mass: Kg,
    block_fuel: Kg,
    fuel_capacity: Kg,
    breakeven: Ratio,
) -> Kg:
    """Fuel that a flight can carry for the next: what that lacks, below masses and tanks.

    Parameters
    ----------
    next_block_fuel
        Block fuel of the next flight [kg].
    landing_fuel, landing_mass, takeoff_mass, block_fuel
        Of the flight without fuel carried [kg].
    max_landing_mass, max_takeoff_mass, fuel_capacity
        Certified masses and tanks [kg].
    breakeven
        As of `breakeven_price_ratio`: fuel at brake release for each kilogram at touchdown [1].

    Returns
    -------
    float or array of the shape of the arguments
        Fuel at touchdown [kg], not below 0.

    Examples
    --------
    >>> float(usable_fuel(9e4, 1e4, 2e5, 2.3e5, 3e5, 3.5e5, 1.1e5, 1.45e5, 1.25))
    28000.0
    """
    wanted = next_block_fuel - landing_fuel
    rooms = (
        max_landing_mass - landing_mass,
        (max_takeoff_mass - takeoff_mass) / breakeven,
        (fuel_capacity - block_fuel) / breakeven,
    )
    return np.maximum(np.minimum.reduce(np.broadcast_arrays(wanted, *rooms)), 0.0)[()]


def saving_by_carrying(amount: Kg, there: MoneyPerKg, here: MoneyPerKg, breakeven: Ratio) -> Money:
    """Money saved by carrying fuel that is dearer at the end; none where it doesn't pay.

    Parameters
    ----------
    amount
        Fuel carried, at touchdown [kg].
    there, here
        Prices into wing at the end of the flight and at its start [money/kg].
    breakeven
        As of `breakeven_price_ratio` [1].

    Returns
    -------
    float or array of the shape of the arguments
        Saving [money].

    Examples
    --------
    >>> float(saving_by_carrying(10_000.0, 1.5, 1.0, 1.25)), float(
    ...     saving_by_carrying(10_000.0, 1.2, 1.0, 1.25))
    (2500.0, 0.0)
    """
    return amount * np.maximum(there - here * breakeven, 0.0)
