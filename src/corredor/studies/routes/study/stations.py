"""Stations: the airports of a service, with position, elevation, runway and time zone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corredor.core.errors import UnknownStation
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.data.tables import quantity_of_entry
from corredor.studies.routes.study.reference import AIRPORTS, RUNWAYS, by_column


@dataclass(frozen=True)
class Station:
    """An airport.

    Parameters
    ----------
    code, icao
        IATA and ICAO code.
    name, state, zone
        Its name, ISO code of its state, time zone of the tz database.
    latitude, longitude
        Position [degree].
    elevation
        Elevation [foot]; None where the list doesn't know it.
    runway
        Length of the longest paved runway [foot]; None where none is known.
    """

    code: str
    icao: str
    name: str
    state: str
    zone: str
    latitude: Quantity
    longitude: Quantity
    elevation: Quantity | None
    runway: Quantity | None

    @property
    def position(self) -> tuple[float, float]:
        """Latitude and longitude [degree]."""
        return self.latitude.value, self.longitude.value


def station(code: str, row: Row, column: str) -> Station:
    """Return the airport of an IATA code that a cell of the user names.

    Raises
    ------
    UnknownStation
        E125: no airport has that code.
    """
    if code not in by_column(AIRPORTS, "iata"):
        raise UnknownStation(row.at(column), station=code)
    return station_of(code)


@cache
def station_of(code: str) -> Station:
    """Return the airport of an IATA code of the list."""
    row = by_column(AIRPORTS, "iata")[code]
    cells = {
        name: quantity_of_entry(AIRPORTS, row, code, name, "degree") for name in ("lat", "lon")
    }
    elevation = None
    if row["elevation_ft"]:
        elevation = quantity_of_entry(AIRPORTS, row, code, "elevation_ft", "foot")
    runway = None
    surface = by_column(RUNWAYS, "icao").get(row["icao"])
    if surface and surface["longest_paved_ft"]:
        runway = quantity_of_entry(RUNWAYS, surface, row["icao"], "longest_paved_ft", "foot")
    return Station(
        code=code,
        icao=row["icao"],
        name=row["name"],
        state=row["country"],
        zone=row["time_zone"],
        latitude=cells["lat"],
        longitude=cells["lon"],
        elevation=elevation,
        runway=runway,
    )
