"""Axes: from numbers to places of a plot, with round numbers at the ticks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import Final

from corredor.report.i18n import Speech
from corredor.report.i18n.numbers import written
from corredor.report.ink import SIZE
from corredor.report.lettering import text_width
from corredor.report.marks import FAINT, HAIR, Mark, Rule, Text

STEPS: Final = (1, 2, 5, 10)
"""Round steps between ticks, times a power of ten."""
_GAP: Final = 7.0


@dataclass(frozen=True)
class Axis:
    """A linear axis from `low` to `high`, drawn from `start` to `end` [px]."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a number lies [px]."""
        part = (value - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self, most: int) -> tuple[float, ...]:
        """Return round numbers on the axis, at most about `most` of them.

        Examples
        --------
        >>> Axis(0.0, 11_200.0, 0.0, 100.0).ticks(6)
        (0.0, 2000.0, 4000.0, 6000.0, 8000.0, 10000.0)
        """
        steps = _steps((self.high - self.low) / most)
        return next(ticks for ticks in map(self._multiples, steps) if ticks)

    def _multiples(self, step: float) -> tuple[float, ...]:
        first, last = ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9)
        return tuple(float(f"{number * step:.12g}") for number in range(first, last + 1))


def _steps(least: float) -> Iterator[float]:
    """Yield the least round step of at least a size, then ever smaller ones."""
    power = 10.0 ** floor(log10(least))
    at = next(at for at, step in enumerate(STEPS) if step * power >= least * (1 - 1e-9))
    while True:
        yield STEPS[at] * power
        if at == 0:
            at, power = len(STEPS) - 1, power / 10
        at -= 1


def tick_text(value: float, speech: Speech) -> str:
    """Return the number at a tick as it is written."""
    exact = Decimal(repr(value))
    return written(Decimal(int(value)) if exact == int(value) else exact.normalize(), speech)


def across(axis: Axis, top: float, bottom: float, speech: Speech, most: int = 7) -> Iterator[Mark]:
    """Yield guide lines from `top` to `bottom` and the numbers below them."""
    for value in axis.ticks(most):
        x = axis.at(value)
        yield Rule(x, top, x, bottom, opacity=HAIR * 0.6)
        yield Text(x, bottom + SIZE, tick_text(value, speech), "center", opacity=FAINT)


def up(axis: Axis, left: float, right: float, speech: Speech, most: int = 6) -> Iterator[Mark]:
    """Yield guide lines from `left` to `right` and the numbers to the left of them."""
    for value in axis.ticks(most):
        y = axis.at(value)
        yield Rule(left, y, right, y, opacity=HAIR * 0.6)
        yield Text(left - _GAP, y, tick_text(value, speech), "right", opacity=FAINT)


def room_for(axis: Axis, speech: Speech, most: int = 6) -> float:
    """Return the width that the numbers of an axis take [px]."""
    return max(text_width(tick_text(value, speech), SIZE) for value in axis.ticks(most)) + _GAP
