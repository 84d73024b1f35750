"""From the annual cost at which an option enters to the overnight cost of its plant."""

from __future__ import annotations

from typing import Annotated, Final

from corredor.studies.energy.calc.dispatch.region import MoneyPerMwYear
from corredor.units import Ratio

MoneyPerKw = Annotated[float, "money/kW"]
MoneyPerKwYear = Annotated[float, "money/kW/year"]
PerYear = Annotated[float, "1/year"]

KW_PER_MW: Final = 1000
"""[kW/MW]"""


def overnight_break_even(
    annual_cost: MoneyPerMwYear, fixed_om: MoneyPerKwYear, annuity: PerYear, construction: Ratio
) -> MoneyPerKw:
    """Overnight cost of a plant whose annual cost is given.

    Parameters
    ----------
    annual_cost
        Of each MW installed [money/MW/year].
    fixed_om
        Fixed operation and maintenance [money/kW/year].
    annuity
        Capital recovery factor over the plant's life [1/year].
    construction
        Cost with interest during construction over overnight cost [1].

    Raises
    ------
    ValueError
        Annuity or construction factor isn't above zero.

    Examples
    --------
    >>> round(overnight_break_even(506_732.0, 190.0, 0.0807980, 1.0))
    3920
    """
    if not (annuity > 0 and construction > 0):
        raise ValueError("the annuity and the factor of construction must be above zero")
    return (annual_cost / KW_PER_MW - fixed_om) / (annuity * construction)
