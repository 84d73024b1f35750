"""General equilibrium of gravity: resistances, endowment, universal gravity, tariffs, bands.

May import: numpy and the modules of this room. May not import: anything else of the project.
Every array may carry draws on its leading axes, except the tariff equilibrium.
"""

from corredor.studies.trade.calc.equilibrium.bands import (
    Bands,
    Draws,
    bands,
    coefficient_draws,
    largest_input,
)
from corredor.studies.trade.calc.equilibrium.endowment import (
    Economy,
    Outcome,
    conditional,
    economy,
    full_converged,
)
from corredor.studies.trade.calc.equilibrium.exact_hat import Deficit, Hats, exact_hat
from corredor.studies.trade.calc.equilibrium.published_loop import full_as_published
from corredor.studies.trade.calc.equilibrium.resistance import (
    NotConverged,
    Resistances,
    Terms,
    margin_terms,
    resistances,
)
from corredor.studies.trade.calc.equilibrium.tariffs import (
    Elasticities,
    Revenue,
    TariffBase,
    TariffOutcome,
    pass_through,
    tariff_base,
    tariff_equilibrium,
)

__all__ = [
    "Bands",
    "Deficit",
    "Draws",
    "Economy",
    "Elasticities",
    "Hats",
    "NotConverged",
    "Outcome",
    "Resistances",
    "Revenue",
    "TariffBase",
    "TariffOutcome",
    "Terms",
    "bands",
    "coefficient_draws",
    "conditional",
    "economy",
    "exact_hat",
    "full_as_published",
    "full_converged",
    "largest_input",
    "margin_terms",
    "pass_through",
    "resistances",
    "tariff_base",
    "tariff_equilibrium",
]
