"""Screening: which pairs of airports a type reaches past closed airspace, and the best of them.

May import: numpy, calc.performance, calc.fuel_plan, calc.sphere, calc.winds, corredor.units.
May not import: any other room; airports, types and tracks come as arguments.
"""

from corredor.studies.routes.calc.screening.curves import (
    MEASURES,
    Curve,
    Curves,
    Terms,
    curve_of,
    stacked,
)
from corredor.studies.routes.calc.screening.lengths import (
    chord_geodesic,
    half_chord,
    reduced_vectors,
)
from corredor.studies.routes.calc.screening.ranking import Ranking, merged, top
from corredor.studies.routes.calc.screening.rings import (
    CLOSED,
    NEAR,
    RANGE,
    REACHED,
    REASONS,
    RUNWAY,
    Rings,
    reasons,
    rings_of,
    takeoff_limits,
)
from corredor.studies.routes.calc.screening.rows import (
    Row,
    Screening,
    far_chord,
    open_row,
    screened,
    way_of,
)

__all__ = [
    "CLOSED",
    "MEASURES",
    "NEAR",
    "RANGE",
    "REACHED",
    "REASONS",
    "RUNWAY",
    "Curve",
    "Curves",
    "Ranking",
    "Rings",
    "Row",
    "Screening",
    "Terms",
    "chord_geodesic",
    "curve_of",
    "far_chord",
    "half_chord",
    "merged",
    "open_row",
    "reasons",
    "reduced_vectors",
    "rings_of",
    "screened",
    "stacked",
    "takeoff_limits",
    "top",
    "way_of",
]
