"""Sums of quantities of one kind."""

from __future__ import annotations

from collections.abc import Sequence

from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.units import Same


def sum_of(first: Same, second: Same) -> Same:
    """Sum of both."""
    return first + second


def total_of(parts: Sequence[Quantity]) -> Quantity:
    """Return the sum of quantities, at least one."""
    made = parts[0]
    for part in parts[1:]:
        made = derive(sum_of, first=made, second=part)
    return made
