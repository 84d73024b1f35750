"""Wind on a track: from the seasonal means to the way through the air."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache, partial

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc import winds
from corredor.studies.routes.calc.winds import TrackWind, WindField
from corredor.studies.routes.study.interpolation import on_box
from corredor.units import Km, Knot, Ratio


@cache
def field() -> WindField:
    """Return the seasonal means of the wind."""
    return winds.wind_field_of(read_data_table("winds"))


def points_of(track: str) -> tuple[list[float], list[float]]:
    """Return the latitudes and longitudes [degree] of a track in text.

    Examples
    --------
    >>> points_of("55.97,37.41 22.99,-82.41")
    ([55.97, 22.99], [37.41, -82.41])
    """
    points = [point.split(",") for point in track.split()]
    return [float(point[0]) for point in points], [float(point[1]) for point in points]


@lru_cache(maxsize=512)
def wind_on(track: str, day: str) -> TrackWind:
    """Return the mean wind on a track, as text, around a day of the year."""
    of_year = date.fromisoformat(day).timetuple().tm_yday
    return winds.track_wind(field(), of_year, *points_of(track))


def tailwind(airspeed: Knot, wind_scale: Ratio, wind_error: Knot, track: str, day: str) -> Knot:
    """Equivalent wind along a track in the mean of the season around a day, tailwind positive."""
    wind = partial(winds.equivalent_wind, wind_on(track, day))
    return on_box(wind, airspeed, wind_scale) + wind_error


def flown_distance(
    legal_length: Km, great_circle: Km, flown_factor: Ratio, detour_factor: Ratio
) -> Km:
    """Distance flown over the ground: shortest way and detour, each by the factor of practice."""
    return winds.flown_distance(legal_length, great_circle, flown_factor, detour_factor)


def air_distance(ground_distance: Km, airspeed: Knot, wind: Knot) -> Km:
    """Way through the air for a way over the ground with an equivalent wind."""
    return winds.air_distance(ground_distance, airspeed, wind)
