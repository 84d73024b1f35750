"""Positive roots of polynomials with whole coefficients: isolated and refined without rounding.

Isolation by Descartes' rule of signs on halved intervals (Collins and Akritas 1976,
doi:10.1145/800205.806346); Yun's square-free decomposition gives the multiplicities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm
from typing import Final

PRIME: Final = (1 << 61) - 1
"""A Mersenne prime, as modulus."""

Polynomial = tuple[int, ...]
"""Whole coefficients, that of the highest power first and not zero; empty for zero."""
Interval = tuple[Fraction, Fraction]
"""A root is strictly between the two, or is both."""


def polynomial(coefficients: Iterable[Fraction]) -> Polynomial:
    """Return the polynomial with the same roots that has whole coefficients without divisor.

    Examples
    --------
    >>> polynomial([Fraction(1, 2), Fraction(-3, 4)])
    (2, -3)
    """
    held = list(coefficients)
    scale = lcm(*(one.denominator for one in held)) if held else 1
    return primitive([int(one * scale) for one in held])


def primitive(coefficients: Sequence[int]) -> Polynomial:
    """Return coefficients without leading zeros and without a common divisor."""
    first = next((at for at, one in enumerate(coefficients) if one), len(coefficients))
    kept = coefficients[first:]
    divisor = gcd(*kept) if kept else 1
    return tuple(one // divisor for one in kept)


def sign_changes(coefficients: Iterable[int]) -> int:
    """Return how often the sign changes, zeros left out.

    Examples
    --------
    >>> sign_changes([-1, 0, 3, 2, -5])
    2
    """
    signs = [one > 0 for one in coefficients if one]
    return sum(here != there for here, there in pairwise(signs))


def sign_at(coefficients: Polynomial, at: Fraction) -> int:
    """Return the sign of a polynomial at a number, -1, 0 or 1."""
    top, bottom = at.numerator, at.denominator
    value, power = 0, 1
    for one in coefficients:
        value = value * top + one * power
        power *= bottom
    return (value > 0) - (value < 0)


def derivative(coefficients: Polynomial) -> Polynomial:
    """Return the derivative up to a positive factor."""
    degree = len(coefficients) - 1
    return primitive([one * (degree - at) for at, one in enumerate(coefficients[:-1])])


def remainder(dividend: Polynomial, divisor: Polynomial) -> Polynomial:
    """Return the remainder of a division up to a positive factor."""
    rest = list(dividend)
    lead, sign = abs(divisor[0]), 1 if divisor[0] > 0 else -1
    while len(rest) >= len(divisor):
        factor = rest[0] * sign
        rest = [one * lead for one in rest]
        for at, one in enumerate(divisor):
            rest[at] -= factor * one
        rest = rest[1:]
        divisor_of_rest = gcd(*rest) if any(rest) else 1
        rest = [one // divisor_of_rest for one in rest]
    return primitive(rest)


def common(first: Polynomial, second: Polynomial) -> Polynomial:
    """Return the greatest common divisor, its leading coefficient positive."""
    while second:
        first, second = second, remainder(first, second)
    return first if not first or first[0] > 0 else tuple(-one for one in first)


def quotient(dividend: Polynomial, divisor: Polynomial) -> Polynomial:
    """Return a quotient that is known to leave no remainder."""
    rest = [Fraction(one) for one in dividend]
    found: list[Fraction] = []
    while len(rest) >= len(divisor):
        factor = rest[0] / divisor[0]
        found.append(factor)
        for at, one in enumerate(divisor):
            rest[at] -= factor * one
        rest = rest[1:]
    return polynomial(found)


def square_free(coefficients: Polynomial) -> Iterator[tuple[Polynomial, int]]:
    """Yield square-free factors and how often each stands in the polynomial (Yun 1976)."""
    slope = derivative(coefficients)
    if _is_square_free(coefficients, slope):
        yield coefficients, 1
        return
    shared = common(coefficients, slope)
    left, times = quotient(coefficients, shared), 1
    while len(left) > 1:
        again = common(left, shared)
        factor = quotient(left, again)
        if len(factor) > 1:
            yield factor, times
        left, shared = again, quotient(shared, again)
        times += 1


def _is_square_free(coefficients: Polynomial, slope: Polynomial) -> bool:
    """Whether no factor stands twice; False where it isn't sure.

    A common divisor would stay one in the integers modulo a prime that doesn't divide the
    leading coefficient, where it is found at once.
    """
    if coefficients[0] % PRIME == 0 or not slope:
        return False
    first, second = [one % PRIME for one in coefficients], [one % PRIME for one in slope]
    while second := _without_leading_zeros(second):
        inverse = pow(second[0], -1, PRIME)
        while len(first) >= len(second):
            factor = first[0] * inverse % PRIME
            for at, one in enumerate(second):
                first[at] = (first[at] - factor * one) % PRIME
            first = first[1:]
        first, second = second, first
    return len(first) == 1


def _without_leading_zeros(held: list[int]) -> list[int]:
    at = next((at for at, one in enumerate(held) if one), len(held))
    return held[at:]


def positive_roots(coefficients: Polynomial) -> list[Interval]:
    """Return an interval for each positive root of a square-free polynomial, in order.

    Returns
    -------
    list
        Disjoint open intervals with one root each; of a root found exactly, both ends.
    """
    if not sign_changes(coefficients):
        return []
    bound = _bound(coefficients)
    degree = len(coefficients) - 1
    # p(bound x): the positive roots come to lie between 0 and 1.
    scaled = primitive([one * bound ** (degree - at) for at, one in enumerate(coefficients)])
    found: list[Interval] = []
    pending = [(scaled, Fraction(0), Fraction(1))]
    while pending:
        held, low, width = pending.pop()
        if not held[-1]:
            found.append((low * bound, low * bound))
            held = primitive(held[:-1])
        changes = sign_changes(_shifted(held[::-1]))
        if changes == 1:
            found.append((low * bound, (low + width) * bound))
        if changes <= 1:
            continue
        left = primitive([one << at for at, one in enumerate(held)])
        pending.append((_shifted(left), low + width / 2, width / 2))
        pending.append((left, low, width / 2))
    return sorted(found)


def _bound(coefficients: Polynomial) -> int:
    """Return a power of two above all positive roots (Cauchy)."""
    lead = abs(coefficients[0])
    largest = max(abs(one) for one in coefficients[1:])
    return 1 << (largest // lead + 1).bit_length()


def _shifted(coefficients: Sequence[int]) -> Polynomial:
    """Return p(x + 1)."""
    held = list(coefficients)
    for last in range(len(held), 1, -1):
        for at in range(1, last):
            held[at] += held[at - 1]
    return tuple(held)


def refined(coefficients: Polynomial, interval: Interval, width: Fraction) -> Interval:
    """Return a root's interval narrowed until it is as narrow, relatively, as asked."""
    low, high = interval
    if low == high:
        return interval
    rises = _sign_beside(coefficients, low)
    while high - low > width * high:
        middle = (low + high) / 2
        sign = sign_at(coefficients, middle)
        if not sign:
            return middle, middle
        low, high = (middle, high) if sign == rises else (low, middle)
    return low, high


def _sign_beside(coefficients: Polynomial, low: Fraction) -> int:
    """Return the sign right above a number, which may itself be a root."""
    sign = sign_at(coefficients, low)
    while not sign:
        coefficients = derivative(coefficients)
        sign = sign_at(coefficients, low)
    return sign
