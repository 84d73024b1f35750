"""Screening of routes, which needs no programme folder: a wish in, rows as text out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from math import isfinite
from typing import Final

from corredor.studies.routes.study.route import LIMIT_WORDS, REASON_WORDS, Route
from corredor.studies.routes.study.screened import Outcome, answer
from corredor.studies.routes.study.wish import Wish

__all__ = [
    "COLUMNS",
    "LIMIT_WORDS",
    "REASON_WORDS",
    "Outcome",
    "Route",
    "Wish",
    "as_csv",
    "cells",
    "screened",
]

COLUMNS: Final = (
    "origin",
    "destination",
    "aircraft",
    "reason",
    "great_circle_km",
    "legal_km",
    "detour",
    "ground_km",
    "air_km",
    "payload_kg",
    "possible_payload_kg",
    "limit",
    "trip_fuel_kg",
    "fuel_per_seat_km_kg",
    "airborne_hours",
    "seats",
    "round",
)
"""Columns of the rows, in order."""
DIGITS: Final = {"detour": 4, "fuel_per_seat_km_kg": 5, "airborne_hours": 2}
"""Digits after the point; none in the other numbers."""


def screened(wish: Wish) -> Outcome:
    """Return the answer to a wish.

    Raises
    ------
    UnknownPlace
        E415: a code is neither a state's nor an airport's.
    UnknownAircraftType
        E126: a type is not in the list.
    ClosuresUnknown
        E416: the day lies before the closures that are known.
    """
    return answer(wish)


def cells(route: Route) -> dict[str, str]:
    """Return a row as texts by column; empty where there is no number."""
    values: dict[str, object] = {
        "origin": route.origin,
        "destination": route.destination,
        "aircraft": route.aircraft,
        "reason": route.reason,
        "great_circle_km": route.great_circle,
        "legal_km": route.legal,
        "detour": route.detour,
        "ground_km": route.ground,
        "air_km": route.air,
        "payload_kg": route.payload,
        "possible_payload_kg": route.possible,
        "limit": route.limit,
        "trip_fuel_kg": route.trip_fuel,
        "fuel_per_seat_km_kg": route.fuel_per_seat_km,
        "airborne_hours": route.airborne_time,
        "seats": route.seats,
        "round": " ".join(route.round),
    }
    return {name: _text(name, values[name]) for name in COLUMNS}


def _text(name: str, value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.{DIGITS.get(name, 0)}f}" if isfinite(value) else ""


def as_csv(routes: Iterable[Route]) -> str:
    """Return rows as CSV with a header."""
    text = io.StringIO()
    writer: csv.DictWriter[str] = csv.DictWriter(text, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells(route) for route in routes)
    return text.getvalue()
