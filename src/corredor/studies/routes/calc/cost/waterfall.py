"""The cost waterfall of a trip: its items in one money, from fuel to handling."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from corredor.units import Money, Share

CASH: Final = (
    "fuel",
    "flight_crew",
    "cabin_crew",
    "airframe_maintenance",
    "engine_maintenance",
    "landing",
    "navigation",
    "handling",
)
"""Items that are paid for flying; the others are those of owning."""


@dataclass(frozen=True)
class Waterfall:
    """Cost of one trip by item, each a number or an array of draws [money].

    An item that a method doesn't know is not a number, never zero: ATA 1967 knows no charges. A
    charge that nobody knows makes the total unknown.
    """

    fuel: Money
    flight_crew: Money
    cabin_crew: Money
    airframe_maintenance: Money
    engine_maintenance: Money
    depreciation: Money
    interest: Money
    insurance: Money
    landing: Money
    navigation: Money
    handling: Money

    def items(self) -> tuple[tuple[str, Money], ...]:
        """Return the items that the method knows with their names, in order."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return tuple((name, value) for name, value in named if not np.all(np.isnan(value)))

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the items that the method doesn't know."""
        known = {name for name, _ in self.items()}
        return tuple(field.name for field in fields(self) if field.name not in known)

    @property
    def total(self) -> Money:
        """Sum of the items that the method knows [money]."""
        return sum((value for _, value in self.items()), 0.0)

    @property
    def cash(self) -> Money:
        """Sum of the items paid for flying [money]."""
        return sum((value for name, value in self.items() if name in CASH), 0.0)

    def shares(self) -> dict[str, Share]:
        """Return each known item over the total [share]; they add to 1."""
        total = self.total
        return {name: value / total for name, value in self.items()}
