"""Networks and unit commitment by PyPSA with HiGHS: the one door to ``pypsa`` (extra ``energy``).

May import: PyPSA when called, `engine.highs` for its records, and calc. May not import: study.
`exported` writes a network as PyPSA's own, for users who go on there and as an oracle of ours;
`plan` solves it, DC power flow included, `joint_plan` with entry prices and all hours;
`commitment` says which units run.
"""

from corredor.studies.energy.engine.pypsa.commitment import commitment
from corredor.studies.energy.engine.pypsa.export import exported, is_installed, version
from corredor.studies.energy.engine.pypsa.plan import (
    JointPlan,
    LinearEntry,
    joint_plan,
    plan,
)

__all__ = [
    "JointPlan",
    "LinearEntry",
    "commitment",
    "exported",
    "is_installed",
    "joint_plan",
    "plan",
    "version",
]
