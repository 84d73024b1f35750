"""All rates at which a cash flow is worth nothing, with a proof of how many there are.

May import: the standard library and the modules of this room. May not import: anything else.
`polynomial` isolates roots in whole numbers, `sturm` counts them another way, `rates` speaks of
yearly flows, `dated` of flows on days.
"""

from corredor.studies.appraisal.calc.roots.dated import dated_rates
from corredor.studies.appraisal.calc.roots.rates import Rate, Rates, rates_of_return

__all__ = ["Rate", "Rates", "dated_rates", "rates_of_return"]
