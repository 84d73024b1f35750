"""Rows of a screening: one pair with one type, and how many pairs of a type have each reason."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Final

from corredor.core.errors import N_
from corredor.studies.routes.study.wish import Wish

REASON_WORDS: Final = {
    "reached": N_("reached"),
    "near": N_("nearer than 200 km"),
    "runway": N_("runway"),
    "closed": N_("closed airspace"),
    "range": N_("range"),
}
"""Why a pair is reached or not."""
LIMIT_WORDS: Final = {
    "takeoff_mass": N_("greatest take-off mass"),
    "zero_fuel_mass": N_("greatest zero-fuel mass"),
    "landing_mass": N_("greatest landing mass"),
    "fuel_capacity": N_("fuel capacity"),
    "departure_field": N_("runway"),
    "arrival_field": N_("runway"),
}
"""What binds a payload."""


@dataclass(frozen=True)
class Route:
    """One pair with one type; distances [km], masses [kg], time [hour].

    Attributes
    ----------
    reason
        Name of `REASONS`.
    great_circle, legal, ground, air
        Great circle, shortest legal way, way flown over the ground and through the air; infinite
        where there is no legal way.
    round
        Areas that the legal way turns round.
    payload, possible
        Asked for, and possible under all limits; `limit` names what binds the latter.
    trip_fuel, airborne_time
        With the lesser of the two; no number where nothing flies.
    seats
        Typical of the type.
    """

    aircraft: str
    origin: str
    destination: str
    reason: str
    great_circle: float
    legal: float
    ground: float
    air: float
    round: tuple[str, ...]
    payload: float
    possible: float
    limit: str
    trip_fuel: float
    airborne_time: float
    seats: int

    @property
    def detour(self) -> float:
        """Legal way over the great circle."""
        return self.legal / self.great_circle

    @property
    def fuel_per_seat_km(self) -> float:
        """Trip fuel over seats and kilometres of great circle [kg]."""
        return self.trip_fuel / self.seats / self.great_circle

    def order(self, wish: Wish) -> tuple[float, str, str, str]:
        """Place in the ranking of a wish."""
        value = {
            "fuel": self.fuel_per_seat_km,
            "time": self.airborne_time,
            "payload": -self.possible,
            "detour": self.detour,
            "distance": self.legal,
        }[wish.measure]
        if wish.unreached:
            value = self.ground if self.ground < inf else self.great_circle
        elif wish.worst:
            value = -value
        return value, self.origin, self.destination, self.aircraft


@dataclass(frozen=True)
class Tally:
    """How many pairs of a type have each reason, by name."""

    aircraft: str
    payload: float
    counts: dict[str, int]
