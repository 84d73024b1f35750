"""Geometry of the globe: unit vectors on the authalic sphere, great circles, WGS84 lengths.

May import: numpy, corredor.units.
May not import: any other room; latitudes and longitudes end where unit vectors begin.
"""

from corredor.studies.routes.calc.sphere.arcs import (
    angle,
    clearance,
    cross,
    cross_track,
    great_circle_distance,
    interpolated,
    sampled,
)
from corredor.studies.routes.calc.sphere.authalic import (
    authalic_latitude,
    geodetic_latitude,
    geodetic_positions,
    unit_vectors,
)
from corredor.studies.routes.calc.sphere.predicates import orientation, orientations

__all__ = [
    "angle",
    "authalic_latitude",
    "clearance",
    "cross",
    "cross_track",
    "geodetic_latitude",
    "geodetic_positions",
    "great_circle_distance",
    "interpolated",
    "orientation",
    "orientations",
    "sampled",
    "unit_vectors",
]
