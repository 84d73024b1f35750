"""Sturm's count of positive roots: another way to the same number."""

from __future__ import annotations

from corredor.studies.appraisal.calc.roots.polynomial import (
    Polynomial,
    derivative,
    remainder,
    sign_changes,
)


def sturm_count(coefficients: Polynomial) -> int:
    """Return how many distinct positive roots a polynomial has (Sturm 1829).

    The polynomial isn't zero at 0. Signs of the chain there and far out are those of its last
    and of its first coefficients.

    Examples
    --------
    >>> sturm_count((1, -3, 2)), sturm_count((1, 0, 1)), sturm_count((1, -2, 1))
    (2, 0, 1)
    """
    chain = [coefficients]
    following = derivative(coefficients)
    while following:
        chain.append(following)
        rest = remainder(chain[-2], chain[-1])
        following = tuple(-one for one in rest)
    return sign_changes(held[-1] for held in chain) - sign_changes(held[0] for held in chain)
