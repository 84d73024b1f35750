"""Extended diversion time operations: how far an adequate airport is, and the fuel to reach it.

May import: numpy, calc.sphere, calc.performance, calc.fuel_plan, corredor.units.
May not import: any other room; airports and their data come as arguments.
"""

from corredor.studies.routes.calc.edto.adequacy import Adequacy, adequacy
from corredor.studies.routes.calc.edto.critical import (
    SCENARIOS,
    CriticalPoint,
    PlannedFlight,
    Scenario,
    critical_fuel,
    critical_points,
    fuel_remaining,
)
from corredor.studies.routes.calc.edto.profile import (
    DiversionProfile,
    EqualTimePoint,
    diversion_profile,
)
from corredor.studies.routes.calc.edto.rule import (
    ALL_AIRPORTS,
    EMERGENCY_STATES,
    OPEN_STATES,
    READINGS,
    RULE_TIMES,
    RULE_TIMES_OF_MORE,
    beyond,
    diversion_time,
    profiles_by_reading,
    rule_time,
    rule_time_of_more,
)

__all__ = [
    "ALL_AIRPORTS",
    "EMERGENCY_STATES",
    "OPEN_STATES",
    "READINGS",
    "RULE_TIMES",
    "RULE_TIMES_OF_MORE",
    "SCENARIOS",
    "Adequacy",
    "CriticalPoint",
    "DiversionProfile",
    "EqualTimePoint",
    "PlannedFlight",
    "Scenario",
    "adequacy",
    "beyond",
    "critical_fuel",
    "critical_points",
    "diversion_profile",
    "diversion_time",
    "fuel_remaining",
    "profiles_by_reading",
    "rule_time",
    "rule_time_of_more",
]
