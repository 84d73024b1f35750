"""A trip and its aircraft, as the cost methods ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from corredor.studies.routes.calc.cost.aea import Engine


@dataclass(frozen=True)
class Trip:
    """A trip and the aircraft that flies it; numbers may be arrays of draws.

    Parameters
    ----------
    distance
        Distance [km].
    block_time, flight_time
        Block and airborne time [hour].
    block_fuel
        Fuel from block to block [kg].
    payload
        Payload [kg].
    seats
        Seats of the aircraft [seat].
    take_off_mass
        Maximum take-off mass [kg].
    empty_mass
        Operating empty mass [kg].
    engine_mass
        Dry mass of one engine [kg].
    engines
        Number of engines [1].
    engine
        The engine.
    aircraft_price, engine_price
        Price of the aircraft with engines, and of one engine [money].
    fuel_price
        Price of fuel into plane [money/kg].
    flights
        Flights that one aircraft makes in a year [flight/year]; 0 takes the method's own.
    """

    distance: float
    block_time: float
    flight_time: float
    block_fuel: float
    payload: float
    seats: float
    take_off_mass: float
    empty_mass: float
    engine_mass: float
    engines: float
    engine: Engine
    aircraft_price: float
    engine_price: float
    fuel_price: float
    flights: float = 0.0

    @property
    def airframe_mass(self) -> float:
        """Empty mass less engines [kg]."""
        return self.empty_mass - self.engines * self.engine_mass

    @property
    def airframe_price(self) -> float:
        """Price of the aircraft less engines [money]."""
        return self.aircraft_price - self.engines * self.engine_price
