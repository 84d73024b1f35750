"""Swings of an answer, one input at a time, and the values at which it changes sign."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
STEPS: Final = 64
"""Parts into which a range is cut to look for changes of sign."""
HALVINGS: Final = 100


@dataclass(frozen=True)
class Swing:
    """What one input does to the answer between its two ends.

    Parameters
    ----------
    name
        Of the input.
    at_low, at_high
        Answer at the low and at the high end of the input, the others at their centre.
    """

    name: str
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """Distance between the two answers."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Switch:
    """Where an answer changes sign over the declared range of an input.

    Parameters
    ----------
    values
        Values of the input at which the answer is zero, rising; empty where it never is.
    at_low, at_high
        Answer at the ends of the range.
    """

    values: tuple[float, ...]
    at_low: float
    at_high: float


def tornado(
    answer: Callable[[Mapping[str, float]], float],
    centre: Mapping[str, float],
    ends: Mapping[str, tuple[float, float]],
) -> tuple[Swing, ...]:
    """Return the swings of an answer, the largest first, equal ones by name.

    Parameters
    ----------
    answer
        The answer for a value of each input.
    centre
        Value of each input.
    ends
        Low and high end of the inputs that are moved, one at a time.

    Examples
    --------
    >>> bars = tornado(lambda x: 2 * x["a"] - x["b"], {"a": 1, "b": 1}, {"a": (0, 2), "b": (0, 2)})
    >>> [(bar.name, bar.size) for bar in bars]
    [('a', 4), ('b', 2)]
    """
    swings = [
        Swing(name, answer({**centre, name: low}), answer({**centre, name: high}))
        for name, (low, high) in ends.items()
    ]
    return tuple(sorted(swings, key=lambda swing: (-swing.size, swing.name)))


def switching_values(answer: Callable[[FloatArray], FloatArray], low: float, high: float) -> Switch:
    """Return where an answer changes sign between two values of one input.

    The range is cut into equal parts; a change of sign within a part is found by bisection.
    Two changes within one part are not seen.

    Parameters
    ----------
    answer
        Answers for values of the input, shape (n,) to shape (n,).
    low, high
        Ends of the range.

    Examples
    --------
    >>> found = switching_values(lambda x: 100 * x - 61, 0.0, 1.0)
    >>> round(found.values[0], 9)
    0.61
    """
    grid = np.linspace(low, high, STEPS + 1)
    found = answer(grid)
    signs = np.sign(found)
    values = [float(at) for at, sign in zip(grid, signs, strict=True) if sign == 0]
    for at in np.flatnonzero(signs[:-1] * signs[1:] < 0):
        values.append(_crossing(answer, float(grid[at]), float(grid[at + 1]), float(signs[at])))
    return Switch(tuple(sorted(values)), float(found[0]), float(found[-1]))


def _crossing(
    answer: Callable[[FloatArray], FloatArray], left: float, right: float, sign: float
) -> float:
    for _ in range(HALVINGS):
        middle = (left + right) / 2
        if middle in (left, right):
            break
        if np.sign(answer(np.full(1, middle))[0]) == sign:
            left = middle
        else:
            right = middle
    return (left + right) / 2


def flipped(draws: FloatArray, centre: float) -> float:
    """Return the share of draws whose sign is not that of the central answer [1].

    Examples
    --------
    >>> flipped(np.array([1.0, -1.0, 2.0, 3.0]), 2.0)
    0.25
    """
    other: NDArray[np.bool_] = np.sign(draws) != np.sign(centre)
    return float(np.count_nonzero(other) / len(draws))
