"""The level bundle: the least of a convex cost that is known by cuts, between proven bounds.

May import: numpy, scipy, corredor.units, `calc.dispatch`.
May not import: anything else of the project.
"""

from corredor.studies.energy.calc.bundle.level import level_bundle
from corredor.studies.energy.calc.bundle.master import Bound, master
from corredor.studies.energy.calc.bundle.problem import (
    CutsContradict,
    NoPlan,
    Oracle,
    Problem,
    Rules,
    Settled,
    Solution,
    check,
    contradictions,
)

__all__ = [
    "Bound",
    "CutsContradict",
    "NoPlan",
    "Oracle",
    "Problem",
    "Rules",
    "Settled",
    "Solution",
    "check",
    "contradictions",
    "level_bundle",
    "master",
]
