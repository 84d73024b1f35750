"""Partial pooling of type effects: a Gaussian process over families, engines and carriers.

What a cell shows beyond the physical model is the sum of a level common to all types, an effect
of its family, of its group of engines, of the type itself, of the carrier and its kind of business,
and noise. A type without cells of its own gets what its family and engines are worth; a carrier
without cells what its kind of business is worth: low-cost carriers fly full and light cabins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

REJECT: Final = 3.5
"""Standardised residual beyond which a cell is taken for a booking error."""


REFERENCE: Final = 2023
"""Year of service to which the effects of types refer."""


@dataclass(frozen=True)
class Spread:
    """Standard deviations of the effects; `pair`: a carrier's type; `ageing`: a span."""

    level: float
    family: float
    engine: float
    type: float
    business: float
    carrier: float
    pair: float
    ageing: float
    noise: float


@dataclass(frozen=True)
class Label:
    """What a cell is pooled by."""

    code: str
    family: str
    engine: str
    carrier: str
    body: str
    year: int
    business: str


SPAN: Final = 4.0
"""Years over which `Spread.ageing` and the prior of ageing are stated."""


def ages(labels: Sequence[Label]) -> Any:
    """Return the years of cells from the reference year, in spans."""
    return (np.array([label.year for label in labels]) - REFERENCE) / SPAN


def _same(first: Sequence[str], second: Sequence[str]) -> Any:
    return np.asarray(first)[:, None] == np.asarray(second)[None, :]


def _covariance(
    first: Sequence[Label], second: Sequence[Label], spread: Spread, carrier: bool
) -> Any:
    def same(name: str) -> Any:
        return _same([getattr(one, name) for one in first], [getattr(one, name) for one in second])

    found = spread.level**2 + spread.family**2 * same("family")
    found = found + spread.engine**2 * same("engine") + spread.type**2 * same("code")
    found = found + spread.business**2 * same("business")
    wear = spread.ageing**2 * (1 + same("body")) / 2
    found = found + wear * np.outer(ages(first), ages(second))
    if not carrier:
        return found
    own = spread.carrier**2 + spread.pair**2 * same("code")
    return found + own * same("carrier")


def pooled(
    labels: Sequence[Label],
    values: Any,
    wanted: Sequence[Label],
    spread: Spread,
    prior: tuple[float, float],
    carrier: bool,
) -> tuple[Any, Any]:
    """Return mean and standard deviation of the effects of the wanted labels.

    With `carrier` the effect of the wanted carrier is added; without it, it is left at zero.
    `prior` is the level expected in the reference year and the ageing expected over a span.
    """
    known = _covariance(labels, labels, spread, True) + spread.noise**2 * np.eye(len(labels))
    cross = _covariance(wanted, labels, spread, carrier)
    gain = np.linalg.solve(known, cross.T).T
    level, ageing = prior
    expected, own_expected = (level + ageing * ages(some) for some in (labels, wanted))
    mean = own_expected + gain @ (np.asarray(values) - expected)
    own = np.diag(_covariance(wanted, wanted, spread, carrier))
    return mean, np.sqrt(np.maximum(own - np.sum(gain * cross, axis=1), 0))


def kept(labels: Sequence[Label], values: Any, spread: Spread, prior: tuple[float, float]) -> Any:
    """Return which cells are no booking errors; the worst is left out, then all are judged anew.

    A cell is judged by what the others say of it: its leave-one-out residual.
    """
    good = np.ones(len(labels), dtype=bool)
    level, ageing = prior
    shown = np.asarray(values) - level - ageing * ages(labels)
    while True:
        some = [label for label, is_good in zip(labels, good, strict=True) if is_good]
        known = _covariance(some, some, spread, True) + spread.noise**2 * np.eye(len(some))
        inverse = np.linalg.inv(known)
        left = inverse @ shown[good]
        score = np.abs(left) / np.sqrt(np.diag(inverse))
        if score.max() < REJECT:
            return good
        good[np.flatnonzero(good)[int(np.argmax(score))]] = False
