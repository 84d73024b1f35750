"""Where fuel and time of a flight come from: the mission itself, or a table of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from corredor.studies.routes.calc.performance.aircraft import Aircraft
from corredor.studies.routes.calc.performance.holding import holding_fuel
from corredor.studies.routes.calc.performance.trip import still_air_time, trip_fuel


@dataclass(frozen=True)
class Fuels:
    """Functions of fuel and time, all of them in the signatures of `MISSION`.

    Attributes
    ----------
    trip
        Trip fuel [kg] of a type, a way through the air [km] and a landing mass [kg].
    holding
        Fuel of holding [kg] of a type, a mass [kg], minutes and a height [foot].
    time
        Airborne time in still air [hour] of a type, a way [km] and a landing mass [kg].
    """

    trip: Callable[[Aircraft, Any, Any], Any]
    holding: Callable[[Aircraft, Any, Any, Any], Any]
    time: Callable[[Aircraft, Any, Any], Any]


MISSION: Final = Fuels(trip_fuel, holding_fuel, still_air_time)
"""Each flight integrated for itself."""
