"""Airports for a diversion: which are adequate as far as the data say, and the nearest of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.edto import adequacy
from corredor.studies.routes.calc.performance.trip import LEAST_DISTANCE
from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.study.reference import AIRPORTS, RUNWAYS, by_column
from corredor.studies.routes.study.stations import Station, station_of
from corredor.units import Degree, Km

METRES_PER_FOOT: Final = 0.3048
"""One foot [m] (international foot, exact)."""


@dataclass(frozen=True, eq=False)
class Airfields:
    """Airports that are adequate for a diversion; whether their rescue services are is unknown.

    `points` are unit vectors, shape (n, 3).
    """

    codes: tuple[str, ...]
    states: tuple[str, ...]
    points: NDArray[np.float64] = field(repr=False)


@cache
def airfields() -> Airfields:
    """Return the airports whose longest paved runway suits a wide-body."""
    surfaces = by_column(RUNWAYS, "icao")
    rows = [row for row in read_data_table(AIRPORTS) if row["icao"] in surfaces]
    feet = [surfaces[row["icao"]]["longest_paved_ft"] for row in rows]
    length = np.array([float(cell or 0) for cell in feet]) * METRES_PER_FOOT
    unknown = np.full(len(rows), np.nan)
    chosen = np.flatnonzero(adequacy(length, length > 0, unknown).adequate)
    kept = [rows[at] for at in chosen]
    positions = np.array([[float(row["lat"]), float(row["lon"])] for row in kept])
    return Airfields(
        tuple(row["iata"] for row in kept),
        tuple(row["country"] for row in kept),
        unit_vectors(positions[:, 0], positions[:, 1]),
    )


def alternate_of(destination: Station, origin: Station, closed: frozenset[str]) -> Station:
    """Return the nearest adequate airport to a destination in a state open to the carrier."""
    own = frozenset((destination.code, origin.code))
    return station_of(_nearest(destination.position, own, closed))


@lru_cache(maxsize=1024)
def _nearest(place: tuple[float, float], own: frozenset[str], closed: frozenset[str]) -> str:
    known = airfields()
    order: list[int] = np.argsort(-(known.points @ unit_vectors(*place))).tolist()
    for at in order:
        if known.codes[at] not in own and known.states[at] not in closed:
            return known.codes[at]
    raise LookupError("no airport is open")


def alternate_distance(
    latitude: Degree, longitude: Degree, to_latitude: Degree, to_longitude: Degree
) -> Km:
    """Way to the destination alternate: the geodesic, at least the shortest trip of the method."""
    from corredor.studies.routes.engine.geodesic import geodesic

    return max(geodesic(latitude, longitude, to_latitude, to_longitude).length, LEAST_DISTANCE)


def way_to_alternate(destination: Station, alternate: Station) -> Quantity:
    """Return the way from a destination to its alternate."""
    return derive(
        alternate_distance,
        latitude=destination.latitude,
        longitude=destination.longitude,
        to_latitude=alternate.latitude,
        to_longitude=alternate.longitude,
    )
