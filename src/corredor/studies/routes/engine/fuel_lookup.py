"""Fuel and time of a type from its fuel table; compiled for large batches, where Numba is there.

What lies outside of the table is asked of the mission, flight by flight.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.performance import (
    MISSION,
    Aircraft,
    Fuels,
    FuelTable,
    tabled_fuel,
    tabled_holding,
    tabled_time,
)
from corredor.studies.routes.calc.performance.fuel_table import (
    CLIMB_WORTH,
    FloatArray,
    with_factor,
)

BATCH: Final = 20_000
"""Flights from which on loading the compiled look-up pays."""


def is_fast() -> bool:
    """Whether Numba is installed."""
    return importlib.util.find_spec("numba") is not None


def tabled_fuels(table: FuelTable) -> Fuels:
    """Return fuel and time of a type from its table, of the mission outside of it.

    Within the table fuel is good to 0.05 % of the mission's and time to 0.06 %, as the tests hold,
    as long as the flight takes off at no more than its greatest take-off mass.

    Examples
    --------
    >>> from corredor.data.tables import read_data_table
    >>> from corredor.studies.routes.calc.performance import aircraft_of, fuel_table
    >>> aircraft = aircraft_of("B77W", read_data_table("aircraft"), read_data_table("in_service"))
    >>> fuels = tabled_fuels(fuel_table(aircraft))
    >>> exact = MISSION.trip(aircraft, 11_000.0, 210_000.0)
    >>> bool(abs(fuels.trip(aircraft, 11_000.0, 210_000.0) / exact - 1) < 5e-4)
    True
    """
    tabled = _Tabled(table)
    return Fuels(tabled.trip, tabled.holding, tabled.time)


@dataclass(frozen=True, eq=False)
class _Tabled:
    """Fuel and time of a type as functions of `Fuels`."""

    table: FuelTable

    def trip(self, aircraft: Aircraft, air_distance: Any, landing_mass: Any) -> Any:
        """Trip fuel [kg]."""
        flight = air_distance, landing_mass, self._factor(aircraft)
        if _is_batch(*flight):
            rate = _compiled(self.table, self.table.fuel, *flight)
            found = rate * (air_distance + CLIMB_WORTH) * (landing_mass * flight[-1])
        else:
            found = tabled_fuel(self.table, *flight)
        return _filled(found, MISSION.trip, aircraft, flight)

    def time(self, aircraft: Aircraft, air_distance: Any, landing_mass: Any) -> Any:
        """Airborne time [hour]."""
        flight = air_distance, landing_mass, self._factor(aircraft)
        if _is_batch(*flight):
            pace = _compiled(self.table, self.table.time, *flight)
            found = pace * (air_distance + CLIMB_WORTH)
        else:
            found = tabled_time(self.table, *flight)
        unscaled = replace(aircraft, speed_factor=1.0)
        return _filled(found, MISSION.time, unscaled, flight) * aircraft.speed_factor

    def holding(self, aircraft: Aircraft, mass: Any, minutes: Any, height: Any) -> Any:
        """Fuel of holding [kg]."""
        if height == self.table.holding_height:
            found = tabled_holding(self.table, mass, minutes, self._factor(aircraft))
            if not np.isnan(found).any():
                return found
        return MISSION.holding(aircraft, mass, minutes, height)

    def _factor(self, aircraft: Aircraft) -> Any:
        if aircraft.code != self.table.code:
            raise ValueError(f"the fuel table of {self.table.code} asked for {aircraft.code}")
        return aircraft.airframe.fuel_factor


def _is_batch(*numbers: Any) -> bool:
    return max(np.size(number) for number in numbers) >= BATCH and is_fast()


def _compiled(table: FuelTable, values: FloatArray, *flight: Any) -> Any:
    from corredor.studies.routes.engine.fuel_kernels import look_up

    shape = np.broadcast_shapes(*(np.shape(number) for number in flight))
    found = np.empty(shape)
    first, step, *_ = table.axes
    distance, mass, factor = (_flat(number, shape) for number in flight)
    look_up(values, first, step, distance, mass, factor, found.reshape(-1))
    return found


def _flat(numbers: Any, shape: tuple[int, ...]) -> Any:
    """Return numbers in a row of a common shape; a single one stays single."""
    array = np.asarray(numbers, dtype=np.float64)
    if array.size > 1 and array.shape != shape:
        array = np.broadcast_to(array, shape)
    return np.ascontiguousarray(array).reshape(-1)


def _filled(found: Any, exact: Any, aircraft: Aircraft, flight: tuple[Any, ...]) -> Any:
    """Ask the mission where the table knows nothing."""
    if isinstance(found, float) and found == found:
        return found
    outside = np.isnan(found)
    if not outside.any():
        return found
    way, mass, factor = (np.broadcast_to(part, np.shape(found))[outside] for part in flight)
    whole = np.array(found)
    whole[outside] = exact(with_factor(aircraft, factor), way, mass)
    return whole[()]
