"""The best set for each size of the budgets, and who leaves when they fall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corredor.studies.appraisal.calc.portfolio.selection import Choice, Terms, selection


@dataclass(frozen=True, eq=False)
class Step:
    """The best set at one size of the budgets.

    Parameters
    ----------
    part
        Of the full budgets [1].
    choice
        The best set there; None where the forced proposals don't fit.
    left, joined
        Proposals that the next larger size has and this one hasn't, and the other way round: a
        smaller budget can bring in a cheap proposal in the place of a dear one.
    """

    part: float
    choice: Choice | None
    left: tuple[int, ...]
    joined: tuple[int, ...]


def frontier(terms: Terms, parts: Sequence[float]) -> tuple[Step, ...]:
    """Return the best sets for parts of all budgets, the largest part first.

    The worth never rises as the parts fall.

    Parameters
    ----------
    parts
        Of the budgets, in any order [1].
    """
    steps: list[Step] = []
    before: frozenset[int] = frozenset()
    for part in sorted(parts, reverse=True):
        choice = selection(replace(terms, budgets=terms.budgets * part))
        held = frozenset(choice.chosen) if choice else frozenset[int]()
        left = tuple(sorted(before - held)) if steps else ()
        joined = tuple(sorted(held - before)) if steps else ()
        steps.append(Step(part, choice, left, joined))
        before = held
    return tuple(steps)
