"""Rates of return of yearly flows: all of them, or the proof that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import Final

from corredor.studies.appraisal.calc.roots.polynomial import (
    Polynomial,
    polynomial,
    positive_roots,
    refined,
    sign_changes,
    square_free,
)
from corredor.studies.appraisal.calc.roots.sturm import sturm_count

WIDTH: Final = Fraction(1, 1 << 60)
"""Relative width of the interval of a discount factor: finer than a float."""


@dataclass(frozen=True)
class Rate:
    """A rate at which a cash flow is worth nothing [1].

    Parameters
    ----------
    value
        The rate; -1 is the loss of everything, and no rate.
    times
        Multiplicity of the root: at an even one the value touches nothing and turns back.
    """

    value: float
    times: int = 1


@dataclass(frozen=True)
class Rates:
    """All rates of return of a cash flow above -1, in order.

    Parameters
    ----------
    rates
        The rates; none where no rate exists.
    sign_changes
        How often the flows change their sign: the most rates there can be.
    counted
        Number of distinct rates by another method; None where the flows are so many that it
        would take too long, or change their sign at most once, which is a proof by itself.
    certified
        Whether the number of the rates is proven.
    everywhere
        Whether the cash flow is worth nothing at every rate, for it holds nothing.
    """

    rates: tuple[Rate, ...]
    sign_changes: int
    counted: int | None = None
    certified: bool = True
    everywhere: bool = False

    @property
    def conventional(self) -> bool:
        """Whether the flows change their sign once, so that one rate says all."""
        return self.sign_changes == 1


MOST_COUNTED: Final = 80
"""Years up to which the roots are counted a second time."""


def rates_of_return(flows: Sequence[float]) -> Rates:
    """Return every internal rate of return of yearly flows.

    In the discount factor x = 1/(1 + r) the value is a polynomial with the flows, as they are
    written in decimals, for coefficients; its positive roots are the rates above -1.

    Parameters
    ----------
    flows
        Flows at the ends of years 0, 1, ... [money].

    Raises
    ------
    ValueError
        A flow is no finite number.

    Examples
    --------
    >>> [round(rate.value, 9) for rate in rates_of_return([-1000, 2500, -1540]).rates]
    [0.1, 0.4]
    >>> rates_of_return([100, 10]).rates
    ()
    """
    exact = [_written(flow) for flow in flows]
    if not any(exact):
        return Rates((), 0, everywhere=True)
    held = _stripped(polynomial(reversed(exact)))
    changes = sign_changes(held)
    found: list[Rate] = []
    for factor, times in square_free(held):
        for interval in positive_roots(factor):
            low, high = refined(factor, interval, WIDTH)
            found.append(Rate(_float(2 / (low + high) - 1), times))
    counted = sturm_count(held) if changes > 1 and len(held) <= MOST_COUNTED + 1 else None
    certified = counted is None or counted == len(found)
    return Rates(tuple(sorted(found, key=lambda r: r.value)), changes, counted, certified)


def _written(flow: float) -> Fraction:
    """Return a flow as its shortest decimals say it."""
    try:
        return Fraction(Decimal(repr(float(flow))))
    except (ValueError, OverflowError, ArithmeticError):
        raise ValueError(f"no finite flow: {flow!r}") from None


def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return inf


def _stripped(held: Polynomial) -> Polynomial:
    """Return a polynomial without its roots at 0, which are no rates."""
    last = max(at for at, one in enumerate(held) if one)
    return held[: last + 1]
