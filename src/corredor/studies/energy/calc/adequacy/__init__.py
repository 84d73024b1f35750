"""Adequacy: the rules that come before price, of largest units and of reserves.

May import: numpy, corredor.units, `calc.dispatch` and `calc.bundle`.
May not import: anything else of the project.
"""

from corredor.studies.energy.calc.adequacy.reserve import (
    Outage,
    largest_unit_share,
    reserve_rules,
    with_largest_out,
)

__all__ = ["Outage", "largest_unit_share", "reserve_rules", "with_largest_out"]
