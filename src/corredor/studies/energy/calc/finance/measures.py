"""Units of the finance room, and constants of its forms."""

from __future__ import annotations

from typing import Annotated, Final

MoneyPerKw = Annotated[float, "money/kW"]
MoneyPerKwYear = Annotated[float, "money/kW/year"]
MoneyPerMwYear = Annotated[float, "money/MW/year"]
MoneyPerKwh = Annotated[float, "money/kWh"]
MoneyPerMwhYear = Annotated[float, "money/MWh/year"]
MoneyPerMwh = Annotated[float, "money/MWh"]
MoneyPerMmbtu = Annotated[float, "money/MMBtu"]
MmbtuPerMwh = Annotated[float, "MMBtu/MWh"]
MoneyPerYear = Annotated[float, "money/year"]
Rate = Annotated[float, "share"]
"""Rate of one year."""

HOURS_A_YEAR: Final = 8760.0
"""Hours of a year in capacity factors."""
KW_A_MW: Final = 1000.0
"""Kilowatts in a megawatt."""
