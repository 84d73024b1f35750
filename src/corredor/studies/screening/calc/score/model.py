"""The coefficients by which features become a probability, and the thresholds of results."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corredor.studies.screening.calc.score.features import NAMES
from corredor.studies.screening.calc.score.weights import PERSON

ORGANISATION: Final = "organisation"
LARGE: Final = 30.0
"""Logarithm of odds beyond which a probability is as good as sure."""


@dataclass(frozen=True)
class Line:
    """One logistic regression: an intercept and a coefficient for each feature."""

    intercept: float
    coefficients: Mapping[str, float]

    def probability(self, values: Sequence[float]) -> float:
        """Return the probability for features in the order of `features.NAMES`.

        Examples
        --------
        >>> Line(0.0, {}).probability([0.0] * len(NAMES))
        0.5
        """
        total = self.intercept + sum(
            self.coefficients.get(name, 0.0) * value
            for name, value in zip(NAMES, values, strict=True)
        )
        return 1 / (1 + math.exp(-max(-LARGE, min(LARGE, total))))


@dataclass(frozen=True)
class ScoreModel:
    """How names are scored.

    Parameters
    ----------
    lines
        Regression by schema: ``person`` and ``organisation``, the latter for all others.
    review, match
        By schema: probability from which a person must look, and from which the result is MATCH.
    weak
        Factor on the odds of a hit on a weak alias.
    """

    lines: Mapping[str, Line]
    review: Mapping[str, float]
    match: Mapping[str, float]
    weak: float

    def kind(self, *schemas: str) -> str:
        """Return whose line two names are scored by: a person's where one of them is."""
        return PERSON if PERSON in schemas else ORGANISATION
