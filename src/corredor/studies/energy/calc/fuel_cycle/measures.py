"""Units of the fuel room, and the constants that materials bring along."""

from __future__ import annotations

from typing import Annotated, Final

KgU = Annotated[float, "kgU"]
"""Uranium, in whatever compound it is."""
KgOxide = Annotated[float, "kgU3O8"]
KgUPerYear = Annotated[float, "kgU/year"]
KgUPerKgU = Annotated[float, "1"]
SwuPerKgU = Annotated[float, "SWU/kgU"]
SwuPerYear = Annotated[float, "SWU/year"]
Swu = Annotated[float, "SWU"]
MoneyPerKgU = Annotated[float, "money/kgU"]
MoneyPerKgOxide = Annotated[float, "money/kgU3O8"]
MoneyPerPoundOxide = Annotated[float, "money/lbU3O8"]
MoneyPerSwu = Annotated[float, "money/SWU"]
MoneyPerMwh = Annotated[float, "money/MWh"]
MoneyPerYear = Annotated[float, "money/year"]
MwhPerKgU = Annotated[float, "MWh/kgU"]
Burnup = Annotated[float, "MW*day/kgU"]
"""Heat of a kilogram of heavy metal [MWd/kgU], the same number as GWd/tU."""
Months = Annotated[float, "month"]

URANIUM_IN_OXIDE: Final = 0.848
"""Uranium in a kilogram of U3O8 [kgU/kgU3O8] (World Nuclear Association, Economics of Nuclear
Power, 2011; 3 · 238.03 over 842.08)."""
POUND: Final = 0.45359237
"""Kilograms to the pound (NIST SP 811, appendix B.8)."""
NATURAL: Final = 0.00711
"""Share of uranium-235 in natural uranium, by weight (World Nuclear Association, 2015)."""
HOURS_A_DAY: Final = 24.0
HOURS_A_YEAR: Final = 8760.0
"""Hours by which yearly output is counted in load factors."""
MONTHS_A_YEAR: Final = 12.0


def oxide_of_uranium(uranium: KgU) -> KgOxide:
    """Mass of U3O8 that holds some uranium.

    Examples
    --------
    >>> round(oxide_of_uranium(1.0) / POUND, 4)
    2.5998
    """
    return uranium / URANIUM_IN_OXIDE


def price_of_uranium(oxide_price: MoneyPerKgOxide) -> MoneyPerKgU:
    """Price of a kilogram of uranium, from that of a kilogram of U3O8.

    Examples
    --------
    >>> round(price_of_uranium(146.0), 1)
    172.2
    """
    return oxide_price / URANIUM_IN_OXIDE


def price_of_uranium_by_pound(pound_price: MoneyPerPoundOxide) -> MoneyPerKgU:
    """Price of a kilogram of uranium, from that of a pound of U3O8.

    Examples
    --------
    >>> round(price_of_uranium_by_pound(80.0), 2)
    207.98
    """
    return pound_price / POUND / URANIUM_IN_OXIDE
