"""What is screened: the wish, and the airports of its two sides with their runways."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import UnknownPlace
from corredor.data.tables import country_codes, read_data_table
from corredor.studies.routes.engine.screening import FROM, TO
from corredor.studies.routes.study.reference import AIRPORTS, RUNWAYS, by_column

METRES_PER_FOOT: Final = 0.3048
"""One foot [m] (international foot, exact)."""


@dataclass(frozen=True)
class Wish:
    """What is screened.

    Attributes
    ----------
    origins, destinations
        Codes of states and airports; all airports where both are empty.
    types
        ICAO designators; all types where empty.
    carrier_state, day
        Whose carrier flies and when: what is closed to it. Nothing is closed without a state.
    closed
        Further areas that are closed, ISO 3166.
    payload
        Payload to be carried [kg]; None: all seats, 100 kg each.
    measure, count, worst, unreached
        What is ranked by, how many rows, from the worst on, and whether among the unreached.
    headwind
        Mean headwind [knot].
    warmth
        Temperature at take-off above the standard [kelvin].
    jobs
        Threads; None: one for each processor.
    """

    origins: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    carrier_state: str = ""
    day: date = date.min
    closed: tuple[str, ...] = ()
    payload: float | None = None
    measure: str = "fuel"
    count: int = 50
    worst: bool = False
    unreached: bool = False
    headwind: float = 0.0
    warmth: float = 15.0
    jobs: int | None = None


@dataclass(frozen=True, eq=False)
class Airports:
    """Airports that are screened: codes, states, positions [degree], runways [m, foot], sides."""

    codes: tuple[str, ...]
    states: tuple[str, ...]
    latitudes: Any = field(repr=False)
    longitudes: Any = field(repr=False)
    lengths: Any = field(repr=False)
    elevations: Any = field(repr=False)
    sides: NDArray[np.uint8] = field(repr=False)


@cache
def _sites() -> tuple[tuple[str, str, float, float, float, float], ...]:
    """Code, state, position, runway [m] and elevation [foot] of all airports, by code."""
    found: list[tuple[str, str, float, float, float, float]] = []
    surfaces = by_column(RUNWAYS, "icao")
    for row in sorted(read_data_table(AIRPORTS), key=lambda row: row["iata"]):
        runway = surfaces.get(row["icao"], {}).get("longest_paved_ft", "")
        # Where no list knows how high a runway lies, none can be reckoned with.
        length = float(runway or 0) * METRES_PER_FOOT if row["elevation_ft"] else 0.0
        place = float(row["lat"]), float(row["lon"])
        found.append((row["iata"], row["country"], *place, length, float(row["elevation_ft"] or 0)))
    return tuple(found)


def airports_of(origins: tuple[str, ...], destinations: tuple[str, ...]) -> Airports:
    """Return the airports of two sides; all airports on both where neither is named.

    Raises
    ------
    UnknownPlace
        E415: a code is neither a state's nor an airport's.
    """
    sites = _sites()
    known = {site[0] for site in sites} | country_codes()
    for code in (*origins, *destinations):
        if code not in known:
            raise UnknownPlace(None, name=code)
    world = not origins and not destinations

    def side(site: tuple[Any, ...]) -> int:
        both = ((origins, FROM), (destinations, TO))
        named = (bit for codes, bit in both if site[0] in codes or site[1] in codes)
        return FROM | TO if world else sum(named)

    kept = [(site, side(site)) for site in sites if side(site)]
    columns = [np.array([site[at] for site, _ in kept], float) for at in range(2, 6)]
    return Airports(
        tuple(site[0] for site, _ in kept),
        tuple(site[1] for site, _ in kept),
        *columns,
        sides=np.array([bits for _, bits in kept], np.uint8),
    )
