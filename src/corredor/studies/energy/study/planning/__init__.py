"""Planning: a region's rows, its least-cost plan, and what is asked of the plan.

May import: core, inputs, calc, engine, `study.case`, `study.costs` and `study.profiles`.
May not import: what makes findings, tables and flags of it.
"""

from corredor.studies.energy.study.planning.plans import planned_regions
from corredor.studies.energy.study.planning.records import Planned

__all__ = ["Planned", "planned_regions"]
