"""Networks of tasks: critical paths, PERT, and the simulated time with its merge bias.

May import: numpy and the modules of this room. May not import: anything else of the project.
"""

from corredor.studies.appraisal.calc.schedule.network import (
    Critical,
    Network,
    Pert,
    Task,
    critical_path,
    network,
    pert,
)
from corredor.studies.appraisal.calc.schedule.simulation import Simulated, beta_draws, simulated

__all__ = [
    "Critical",
    "Network",
    "Pert",
    "Simulated",
    "Task",
    "beta_draws",
    "critical_path",
    "network",
    "pert",
    "simulated",
]
