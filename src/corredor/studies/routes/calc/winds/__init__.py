"""Winds at flight level: seasonal means, the wind along a track, the way through the air.

May import: numpy, calc.sphere, corredor.units.
May not import: any other room; the table of winds comes as an argument.
"""

from corredor.studies.routes.calc.winds.climatology import (
    SEASONS,
    WindField,
    season_weights,
    wind_at,
    wind_field_of,
)
from corredor.studies.routes.calc.winds.equivalent import (
    TrackWind,
    air_distance,
    equivalent_wind,
    flown_distance,
    track_wind,
    wind_error,
)

__all__ = [
    "SEASONS",
    "TrackWind",
    "WindField",
    "air_distance",
    "equivalent_wind",
    "flown_distance",
    "season_weights",
    "track_wind",
    "wind_at",
    "wind_error",
    "wind_field_of",
]
