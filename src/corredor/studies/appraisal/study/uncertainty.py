"""What a worth hangs on: swings, switching values, shares of variance, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.quantity import Assumed, Derived, Quantity
from corredor.studies.appraisal.calc.sensitivity import (
    Shares,
    SobolPlan,
    Swing,
    Switch,
    flipped,
    quantile_error,
    share_error,
    switching_values,
    to_error,
    tornado,
    variance_shares,
)
from corredor.studies.appraisal.study.flows import Model
from corredor.studies.appraisal.study.measures import QUANTILES
from corredor.studies.appraisal.study.roots import Roots
from corredor.units import conversion

FloatArray = NDArray[np.float64]
PLAN_LOG2: Final = 10
REPLICATES: Final = 4
PER_CENT: Final = 0.01
"""Change of an input at which the European Commission's guide asks for the change of the worth,
and that change from which on it calls the input critical (Guide to Cost-Benefit Analysis 2014,
2.9.1)."""
BOUNDED: Final = ("uniform", "triangular", "pert")
"""Distributions whose low and high are the ends of what can be."""


@dataclass(frozen=True)
class Mover:
    """One input and what it does to the worth.

    Parameters
    ----------
    name, quantity
        The input.
    swing
        Worth at the ends of its 90 % interval, the others at their centre.
    switch
        Where the worth changes its sign over the declared range; None for a certain input.
    elasticity
        Relative change of the worth for one per cent more of the input; None where the worth or
        the input is zero.
    first, total
        Shares of the variance; None where the worth doesn't vary or the input is certain.
    """

    name: str
    quantity: Quantity
    swing: Swing
    switch: Switch | None
    elasticity: float | None
    first: float | None
    total: float | None

    @property
    def is_critical(self) -> bool:
        """Whether one per cent of it moves the worth by more than one per cent."""
        return self.elasticity is not None and abs(self.elasticity) > PER_CENT


@dataclass(frozen=True)
class Moved:
    """The uncertain inputs of a worth.

    Parameters
    ----------
    movers
        The one that swings it most first.
    together
        Whether some of them go together, so that shares of the variance say less.
    """

    movers: tuple[Mover, ...]
    together: bool


@dataclass(frozen=True)
class Spread:
    """How sure a worth is.

    Parameters
    ----------
    quantiles
        P10, P50 and P90, without the digits that the number of draws leaves open.
    error
        Half of the 95 % interval of the P50.
    below
        Share of the draws that are worth less than nothing [1].
    flips
        Share of the draws whose sign isn't that of the central value [1].
    """

    quantiles: tuple[float, ...]
    error: float
    below: float
    flips: float


def movers(model: Model, roots: Roots) -> Moved:
    """Return the uncertain inputs of a worth."""
    central = {name: float(value) for name, value in model.central.items()}
    free = {name: q for name, q in model.inputs.items() if q.draws is not None}
    ends = {name: _ends(quantity) for name, quantity in free.items()}
    bars = tornado(lambda levels: float(model.worth(levels)), central, ends)
    seed = roots.inputs.settings.seed
    shares = _shares(model, free, seed) if model.case.klass.has_variance else None
    names = sorted(free)
    made: list[Mover] = []
    for bar in bars:
        quantity = free[bar.name]
        at = names.index(bar.name)
        switch = switching_values(_OneMoved(model, bar.name), *_range(quantity))
        first = _known(shares.first[at], shares.first_error[at]) if shares else None
        total = _known(shares.total[at], shares.total_error[at]) if shares else None
        elasticity = _elasticity(model, central, bar.name)
        made.append(Mover(bar.name, quantity, bar, switch, elasticity, first, total))
    return Moved(tuple(made), _go_together(free, roots))


def _known(share: float, error: float) -> float:
    """Return a share of variance, of which estimates may lie outside 0 to 1, to its error."""
    return min(max(to_error(float(share), float(error)), 0.0), 1.0)


def _go_together(free: Mapping[str, Quantity], roots: Roots) -> bool:
    """Whether two of the inputs share an uncertain root, or are correlated by the folder."""
    seen: set[str] = set()
    for quantity in free.values():
        here = {roots.group(name) for name in _roots_of(quantity)}
        if seen & here:
            return True
        seen |= here
    return False


def _roots_of(quantity: Quantity) -> frozenset[str]:
    """Return the keys of the uncertain numbers that a number is made of."""
    if quantity.draws is None:
        return frozenset()
    if not isinstance(quantity.origin, Derived):
        return frozenset((quantity.key,))
    return frozenset[str]().union(*(_roots_of(one) for one in quantity.origin.inputs.values()))


def spread(quantity: Quantity) -> Spread | None:
    """Return how sure a worth is; None for a certain one."""
    draws = quantity.draws
    if draws is None:
        return None
    known: list[float] = []
    error = 0.0
    for part in QUANTILES:
        low, high = quantile_error(draws, part)
        error = (high - low) / 2 if part == QUANTILES[1] else error
        known.append(to_error(float(np.quantile(draws, part)), (high - low) / 2))
    below, flips = float(np.mean(draws < 0)), flipped(draws, quantity.value)
    count = len(draws)
    return Spread(
        tuple(known),
        error,
        to_error(below, share_error(below, count)),
        to_error(flips, share_error(flips, count)),
    )


def _ends(quantity: Quantity) -> tuple[float, float]:
    return quantity.interval or (quantity.value, quantity.value)


def _range(quantity: Quantity) -> tuple[float, float]:
    """Return the range within which an input is declared; that of its draws where it has no end."""
    root = quantity
    while isinstance(root.origin, Derived) and len(root.origin.inputs) == 1:
        inner = next(iter(root.origin.inputs.values()))
        if inner.value != root.value or inner.unit != root.unit:
            break
        root = inner
    if isinstance(root.origin, Assumed):
        held = root.origin.assumption.distribution
        if held.shape in BOUNDED and held.low is not None and held.high is not None:
            factor = conversion(root.origin.assumption.unit, quantity.unit).factor
            return held.low * factor, held.high * factor
    draws = np.full(1, quantity.value) if quantity.draws is None else quantity.draws
    return min(float(draws.min()), quantity.value), max(float(draws.max()), quantity.value)


@dataclass(frozen=True)
class _OneMoved:
    """The worth as a function of one input."""

    model: Model
    name: str

    def __call__(self, values: FloatArray) -> FloatArray:
        return self.model.worth({**self.model.central, self.name: values})


def _elasticity(model: Model, central: Mapping[str, float], name: str) -> float | None:
    base = float(model.worth(central))
    value = central[name]
    if not base or not value:
        return None
    moved = float(model.worth({**central, name: value * (1 + PER_CENT)}))
    return (moved - base) / abs(base)


def _between(column: FloatArray, parts: FloatArray) -> FloatArray:
    """Return quantiles of sorted draws, on the straight line between two of them."""
    at = parts * (len(column) - 1)
    below = np.minimum(at.astype(np.int64), len(column) - 2)
    low: FloatArray = column[below]
    return low + (at - below) * (column[below + 1] - low)


def _shares(model: Model, free: Mapping[str, Quantity], seed: int) -> Shares | None:
    """Return the shares of the variance, the inputs in the order of their names."""
    names = sorted(free)
    held = {name: np.sort(q.draws) for name, q in free.items() if q.draws is not None}
    if not held:
        return None

    def answer(points: FloatArray) -> FloatArray:
        levels = dict(model.central)
        for at, name in enumerate(names):
            levels[name] = _between(held[name], points[:, at])
        return model.worth(levels)

    try:
        return variance_shares(answer, len(names), SobolPlan(PLAN_LOG2, REPLICATES, seed))
    except ValueError:
        return None
