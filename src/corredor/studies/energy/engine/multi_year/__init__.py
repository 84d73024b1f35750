"""Least-cost investment over years, by the equations of OSeMOSYS.

May import: calc, `engine.highs` and the modules of this room.
May not import: study, another engine.
`model` writes technologies, fuels and regions, `store` the stores, `plan` is the door.
"""

from corredor.studies.energy.engine.multi_year.plan import MultiYearPlan, multi_year_plan

__all__ = ["MultiYearPlan", "multi_year_plan"]
