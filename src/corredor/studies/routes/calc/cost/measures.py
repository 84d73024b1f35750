"""Units of the cost room, and the conversions that the American methods need."""

from __future__ import annotations

from typing import Annotated, Final

MoneyPerHour = Annotated[float, "money/hour"]
MoneyPerKg = Annotated[float, "money/kg"]
MoneyPerKgKm = Annotated[float, "money/kg/km"]
MoneyPerTonne = Annotated[float, "money/tonne"]
MoneyPerYear = Annotated[float, "money/year"]
MoneyPerPerson = Annotated[float, "money/person"]
MoneyPerKm = Annotated[float, "money/km"]
FlightsPerYear = Annotated[float, "flight/year"]
PerYear = Annotated[float, "1/year"]
Count = Annotated[float, "1"]
Newton = Annotated[float, "1"]
"""Thrust [N]; the list of units has no force, so a quantity gives the plain number."""
Seat = Annotated[float, "seat"]

POUND: Final = 0.45359237
"""Kilograms to the pound (NIST SP 811, appendix B.8)."""
POUND_FORCE: Final = 4.4482216152605
"""Newtons to the pound-force (NIST SP 811, appendix B.8)."""
THOUSAND: Final = 1e3
TEN_THOUSAND: Final = 1e4
HUNDRED_THOUSAND: Final = 1e5


def thousand_pounds(mass: float) -> float:
    """Return a mass [kg] in thousands of pounds.

    Examples
    --------
    >>> thousand_pounds(453.59237)
    1.0
    """
    return mass / POUND / THOUSAND


def pounds_of_thrust(thrust: float) -> float:
    """Return a thrust [N] in pounds-force.

    Examples
    --------
    >>> round(pounds_of_thrust(444_822.16152605))
    100000
    """
    return thrust / POUND_FORCE
