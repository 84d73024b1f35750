"""Power of regions: what the planning of regions comes to in numbers, tables and flags.

May import: core, units, `study.planning` and what it rests on.
May not import: other parts of the brief.
"""

from corredor.studies.energy.study.power.costs import overnight_of
from corredor.studies.energy.study.power.supply import read_profiles, supplied

__all__ = ["overnight_of", "read_profiles", "supplied"]
