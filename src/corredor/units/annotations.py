"""Annotations: the units that the arguments and results of functions are annotated with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Final

Km = Annotated[float, "km"]
Metre = Annotated[float, "m"]
Foot = Annotated[float, "foot"]
Hour = Annotated[float, "hour"]
Minute = Annotated[float, "minute"]
Knot = Annotated[float, "knot"]
Day = Annotated[float, "day"]
Year = Annotated[float, "year"]
Kg = Annotated[float, "kg"]
Tonne = Annotated[float, "tonne"]
MegawattHour = Annotated[float, "MWh"]
Megawatt = Annotated[float, "MW"]
Degree = Annotated[float, "degree"]
Kelvin = Annotated[float, "kelvin"]
Share = Annotated[float, "share"]
Ratio = Annotated[float, "1"]
Person = Annotated[float, "person"]
Money = Annotated[float, "money"]
MoneyFrom = Annotated[float, "money_from"]
MoneyTo = Annotated[float, "money_to"]
Deflator = Annotated[float, "money_to/money_from"]
Same = Annotated[float, "unit"]
"""Any unit, the same for every argument so annotated."""

SAME: Final = "unit"
_VARIABLE: Final = re.compile(r"\bmoney(?:_[a-z]+)?\b")


def variables_in(unit: str) -> tuple[str, ...]:
    """Return the money variables of an annotation's unit, such as ``money`` in ``money/MWh``."""
    return tuple(_VARIABLE.findall(unit))


def bound(unit: str, units: Mapping[str, str]) -> str:
    """Put real units in the place of an annotation's variables.

    Examples
    --------
    >>> bound("money/MWh", {"money": "MXN_2023"})
    'MXN_2023/MWh'
    """
    if unit == SAME:
        return units[SAME]
    return _VARIABLE.sub(lambda found: units[found[0]], unit)
