"""Technical stops: the best none, one or two of them, and why each other candidate fails.

May import: numpy, calc.sphere, calc.performance, calc.fuel_plan, corredor.units.
May not import: any other room; tracks, winds and stations come as arguments.
"""

from corredor.studies.routes.calc.stops.legs import Station, Terms
from corredor.studies.routes.calc.stops.options import (
    AIRSPACE,
    GATE,
    OUTAGE,
    RANGE,
    REASONS,
    RUNWAY,
    Refusal,
    StopComparison,
    StopOption,
    stop_options,
)
from corredor.studies.routes.calc.stops.pareto import is_on_frontier

__all__ = [
    "AIRSPACE",
    "GATE",
    "OUTAGE",
    "RANGE",
    "REASONS",
    "RUNWAY",
    "Refusal",
    "Station",
    "StopComparison",
    "StopOption",
    "Terms",
    "is_on_frontier",
    "stop_options",
]
