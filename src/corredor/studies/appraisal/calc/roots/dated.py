"""Rates of return of flows on days: found by halving, proven by bounds that can't be passed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import exp, expm1, gcd, inf, isfinite, log, log1p, nextafter
from typing import Final

from corredor.studies.appraisal.calc.roots.rates import Rate, Rates, rates_of_return

DAYS: Final = 365.0
"""Days of a year under actual/365 (ISDA 2006, 4.16(d))."""
FINEST: Final = 1e-12
"""Width of an interval [1] below which it isn't halved: roots that close aren't told apart."""
ROUNDING: Final = 1e-13
"""Relative error allowed for a sum of powers, far above that of its floats."""
CLOSE: Final = 1e-6
"""Distance of zeros [1] that weren't told apart within which they count as one."""
MOST_STEPS: Final = 120
"""Equal steps between flows up to which they are solved exactly."""
LEAST_EXPONENT: Final = -700.0
"""Exponent below which a power is nothing beside one."""
FARTHEST: Final = 690.0
"""Logarithm of the discount factor of a year to which roots are looked for: all rates that
a float can hold."""


def dated_rates(days: Sequence[int], flows: Sequence[float]) -> Rates:
    """Return every rate of return of flows on days, actual/365 from the first.

    Parameters
    ----------
    days
        Day numbers, in any order.
    flows
        Flows [money].

    Raises
    ------
    ValueError
        A flow is no finite number, or there are not as many days as flows.
    """
    if len(days) != len(flows) or not all(isfinite(flow) for flow in flows):
        raise ValueError("days and flows don't match, or a flow is no finite number")
    by_day: dict[int, float] = {}
    for day, flow in zip(days, flows, strict=True):
        by_day[day] = by_day.get(day, 0.0) + flow
    step = gcd(*(day - min(days) for day in days))
    if step and (max(days) - min(days)) // step <= MOST_STEPS:
        return _regular(by_day, step)
    terms = [((day - min(days)) / DAYS, by_day[day]) for day in sorted(by_day) if by_day[day]]
    if not terms:
        return Rates((), 0, everywhere=True)
    changes = sum((a > 0) != (b > 0) for (_, a), (_, b) in pairwise(terms))
    start = terms[0][0]
    held = _Value([(time - start, flow) for time, flow in terms])
    found, certified = held.zeros(-FARTHEST, FARTHEST)
    rates = tuple(Rate(_rate(at)) for at in sorted(found, reverse=True))
    certified = certified and (changes > 1 or len(rates) == changes)
    return Rates(rates, changes, None, certified)


def _regular(by_day: dict[int, float], step: int) -> Rates:
    """Return the rates of flows that lie whole steps apart: exact, like those of yearly flows."""
    first = min(by_day)
    flows = [0.0] * ((max(by_day) - first) // step + 1)
    for day, flow in by_day.items():
        flows[(day - first) // step] = flow
    found = rates_of_return(flows)
    rates = [replace(r, value=_rate(-log1p(r.value) * DAYS / step)) for r in found.rates]
    return replace(found, rates=tuple(rates))


def _rate(at: float) -> float:
    """Return the rate of a logarithm of the discount factor; infinite beyond all floats."""
    return expm1(-at) if at > LEAST_EXPONENT else inf


class _Value:
    """Value of dated flows by the logarithm u of the discount factor of a year."""

    def __init__(self, terms: Iterable[tuple[float, float]]) -> None:
        self.terms = tuple(terms)
        self.slope = tuple((time, time * flow) for time, flow in self.terms if time)

    def zeros(self, low: float, high: float) -> tuple[list[float], bool]:
        """Return all zeros in an interval, and whether it is proven that there are no more."""
        found: list[float] = []
        close: list[float] = []
        pending = [(low, high)]
        while pending:
            left, right = pending.pop()
            below, above = bounds(self.terms, left, right)
            if below > 0 or above < 0:
                continue
            falls, rises = bounds(self.slope, left, right)
            if falls > 0 or rises < 0:
                found += self._only(left, right)
                continue
            if right - left < FINEST:
                close.append((left + right) / 2)
                continue
            middle = (left + right) / 2
            pending += [(left, middle), (middle, right)]
        if close:
            found = [at for at in found if min(abs(at - other) for other in close) > CLOSE]
        return _merged(found, FINEST * 4) + _merged(close, CLOSE), not close

    def at(self, u: float) -> float:
        """Return the value, scaled so that it doesn't overflow."""
        return _scaled_sum(self.terms, u)

    def _only(self, left: float, right: float) -> list[float]:
        """Return the zero of an interval in which the value only rises or only falls."""
        first, last = self.at(left), self.at(right)
        if first == 0:
            return [left]
        if last == 0:
            return [right]
        if (first > 0) == (last > 0):
            return []
        while nextafter(left, inf) < right:
            middle = (left + right) / 2
            if middle in (left, right):
                break
            value = self.at(middle)
            if value == 0:
                return [middle]
            left, right = (middle, right) if (value > 0) == (first > 0) else (left, middle)
        return [(left + right) / 2]


def bounds(terms: Sequence[tuple[float, float]], left: float, right: float) -> tuple[float, float]:
    """Return numbers between which a sum of flow·e^(time·u) lies for all u of an interval.

    Scaled by a positive factor; times are not negative. Of a flow in, the least is at the left
    end and the most at the right one; of a flow out it is the other way round.
    """
    if not terms:
        return 0.0, 0.0
    top = max(log(abs(flow)) + max(time * left, time * right) for time, flow in terms)
    low = high = size = 0.0
    for time, flow in terms:
        here = _power(log(abs(flow)) + time * left - top)
        there = _power(log(abs(flow)) + time * right - top)
        size += here + there
        low, high = (low + here, high + there) if flow > 0 else (low - there, high - here)
    return low - size * ROUNDING, high + size * ROUNDING


def _scaled_sum(terms: Sequence[tuple[float, float]], u: float) -> float:
    top = max(log(abs(flow)) + time * u for time, flow in terms)
    return sum(
        (1 if flow > 0 else -1) * _power(log(abs(flow)) + time * u - top) for time, flow in terms
    )


def _power(exponent: float) -> float:
    return exp(exponent) if exponent > LEAST_EXPONENT else 0.0


def _merged(found: Iterable[float], width: float) -> list[float]:
    """Return zeros once where several lie closer together than a width."""
    kept: list[float] = []
    last = -inf
    for at in sorted(found):
        if at - last > width:
            kept.append(at)
        last = at
    return kept
