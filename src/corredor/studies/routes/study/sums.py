"""Sums, the lesser and the greater of quantities of one kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.units import Same


def total(first: Same, second: Same) -> Same:
    """Sum of both."""
    return first + second


def total_of_three(first: Same, second: Same, third: Same) -> Same:
    """Sum of three."""
    return first + second + third


def total_of_four(first: Same, second: Same, third: Same, fourth: Same) -> Same:
    """Sum of four."""
    return first + second + third + fourth


SUMS: Final[Mapping[int, Callable[..., float]]] = {2: total, 3: total_of_three, 4: total_of_four}
NAMES: Final = ("first", "second", "third", "fourth")


def lesser(first: Same, second: Same) -> Same:
    """The lesser of both."""
    return np.minimum(first, second)


def greater(first: Same, second: Same) -> Same:
    """The greater of both."""
    return np.maximum(first, second)


def total_of(parts: Sequence[Quantity]) -> Quantity:
    """Return the sum of quantities, at least one; in few steps, each of up to four."""
    left = list(parts)
    while len(left) > 1:
        taken = left[: max(SUMS)]
        made = derive(SUMS[len(taken)], **dict(zip(NAMES, taken, strict=False)))
        left = [*left[len(taken) :], made]
    return left[0]


def least_of(parts: Sequence[Quantity]) -> Quantity:
    """Return the least of quantities, at least one."""
    made = parts[0]
    for part in parts[1:]:
        made = derive(lesser, first=made, second=part)
    return made


def greatest_of(parts: Sequence[Quantity]) -> Quantity:
    """Return the greatest of quantities, at least one."""
    made = parts[0]
    for part in parts[1:]:
        made = derive(greater, first=made, second=part)
    return made
