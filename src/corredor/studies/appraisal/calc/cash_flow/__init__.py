"""Worth of flows over time: discounting, present value, and the measures made of them.

May import: numpy and the modules of this room. May not import: anything else of the project.
Flows have the shape (..., n), years last; the flow of year 0 isn't discounted.
"""

from corredor.studies.appraisal.calc.cash_flow.discounting import (
    DAYS,
    Band,
    dated_factor,
    dated_factors,
    discount_factors,
    discount_sum,
    scheduled_factor,
    scheduled_sum,
)
from corredor.studies.appraisal.calc.cash_flow.measures import (
    benefit_cost_ratio,
    capital_recovery_factor,
    discounted_payback,
    equivalent_annual_cost,
    immediate_return,
    levelised_cost,
    modified_rate,
    payback,
    present_value,
)

__all__ = [
    "DAYS",
    "Band",
    "benefit_cost_ratio",
    "capital_recovery_factor",
    "dated_factor",
    "dated_factors",
    "discount_factors",
    "discount_sum",
    "discounted_payback",
    "equivalent_annual_cost",
    "immediate_return",
    "levelised_cost",
    "modified_rate",
    "payback",
    "present_value",
    "scheduled_factor",
    "scheduled_sum",
]
