"""Figure of the Earth: WGS84 and the sphere of equal area (NGA.STND.0036, table 3.1 and 3.5)."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
Numbers = float | FloatArray
"""One number or an array of them."""

SEMI_MAJOR_AXIS: Final = 6_378_137.0
"""Equatorial radius of WGS84 [m]."""
FLATTENING: Final = 1 / 298.257223563
"""Flattening of WGS84."""
ECCENTRICITY: Final = math.sqrt(FLATTENING * (2 - FLATTENING))
"""First eccentricity of WGS84."""
METRES_PER_KM: Final = 1_000.0
KM_PER_NAUTICAL_MILE: Final = 1.852
"""Kilometres in an international nautical mile (SI Brochure, 9th edition, table 8)."""
AUTHALIC_RADIUS: Final = (
    SEMI_MAJOR_AXIS
    / METRES_PER_KM
    * math.sqrt(
        (1 + (1 - ECCENTRICITY**2) * math.atanh(ECCENTRICITY) / ECCENTRICITY) / 2,
    )
)
"""Radius of the sphere with the area of WGS84 [km]: 6,371.0072."""
