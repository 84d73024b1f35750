"""Fuel of reactors: need, price by stage, best tails, months of cover, and missed deliveries.

May import: core, data, units, inputs, `calc.fuel_cycle`, `study.case`, `study.quantities`.
May not import: other parts of the brief.
"""

from corredor.studies.energy.study.fuel.need import months_of_reloads, refuse_enrichment
from corredor.studies.energy.study.fuel.tables import fuelled

__all__ = ["fuelled", "months_of_reloads", "refuse_enrichment"]
