"""Extraction: production that declines, up to what can be recovered, and its flow of money.

Decline after Arps 1945 (doi:10.2118/945228-G): exponential, hyperbolic or harmonic by one
exponent.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BarrelPerDay = Annotated[float, "bbl/day"]
Money = Annotated[float, "money"]
DAYS_A_YEAR = 365.25
"""Days of a year, as the list of units has it."""


@dataclass(frozen=True)
class Field:
    """A field as proposed.

    Parameters
    ----------
    plateau
        Production of its best years [bbl/day].
    ramp
        Share of the plateau in each year before it, first to last [share].
    plateau_years
        Years at the plateau [year].
    decline
        Nominal decline in the first year after it [1/year].
    exponent
        Of the decline after Arps: 0 exponential, 1 harmonic [1].
    in_place, recovery
        Oil in the reservoir, and the share that can be recovered [bbl, share].
    years
        From the first spending to the last production [year].
    """

    plateau: float
    ramp: tuple[float, ...]
    plateau_years: int
    decline: float
    exponent: float
    in_place: float
    recovery: float
    years: int


@dataclass(frozen=True)
class FieldFlow:
    """Flow of a field by year, each of shape (years,).

    Parameters
    ----------
    production
        Oil [bbl].
    revenue, royalty, operation, capital
        Money of the year [money]; the last three are positive and taken off.
    net
        Revenue less the three [money].
    recovered
        All oil produced [bbl].
    cut
        Whether production ends because the recoverable oil does.
    """

    production: FloatArray
    revenue: FloatArray
    royalty: FloatArray
    operation: FloatArray
    capital: FloatArray
    net: FloatArray
    recovered: float
    cut: bool


def decline_share(time: Any, decline: float, exponent: float) -> Any:
    """Return production over that at the start of decline (Arps 1945) [share].

    Parameters
    ----------
    time
        Since the start of decline [year].
    decline, exponent
        As of `Field`.

    Examples
    --------
    >>> [round(float(decline_share(*one)), 6) for one in ((1.0, 0.1, 0.0), (10.0, 0.1, 1.0))]
    [0.904837, 0.5]
    """
    if exponent == 0:
        return np.exp(-decline * np.asarray(time))[()]
    return (1 + exponent * decline * np.asarray(time)) ** (-1 / exponent)


def _declined(start: float, end: float, decline: float, exponent: float) -> float:
    """Return the integral of `decline_share` over a span [year]."""
    if decline == 0:
        return end - start
    if exponent == 0:
        return (math.exp(-decline * start) - math.exp(-decline * end)) / decline
    if exponent == 1:
        return math.log((1 + decline * end) / (1 + decline * start)) / decline
    power = 1 - 1 / exponent
    first, last = (1 + exponent * decline * at for at in (start, end))
    return (last**power - first**power) / (power * exponent * decline)


def production(field: Field) -> FloatArray:
    """Return the oil of each year, shape (years,) [bbl], cut where recoverable oil ends.

    Raises
    ------
    ValueError
        The exponent isn't between 0 and 1, or the recovery no share.

    Examples
    --------
    >>> made = production(Field(1_000.0, (), 1, 0.1, 0.0, 1e9, 0.3, 3))
    >>> [round(float(one)) for one in made]
    [365250, 347581, 314505]
    """
    if not (0 <= field.exponent <= 1 and 0 <= field.recovery <= 1):
        raise ValueError("the exponent of decline and the recovery lie between 0 and 1")
    level = [*field.ramp, *[1.0] * field.plateau_years]
    after = range(max(0, field.years - len(level)))
    level += [_declined(at, at + 1, field.decline, field.exponent) for at in after]
    wanted = np.asarray(level[: field.years]) * field.plateau * DAYS_A_YEAR
    reached = np.minimum(np.cumsum(wanted), field.in_place * field.recovery)
    return np.diff(reached, prepend=0.0)


def field_flow(
    field: Field,
    capital: Sequence[float],
    price: float,
    variable: float,
    fixed: float,
    royalty: float,
) -> FieldFlow:
    """Return the flow of a field by year, before tax on profits.

    Parameters
    ----------
    field
        As proposed.
    capital
        Spent in each year [money]; years beyond its end spend nothing.
    price, variable
        Of a barrel sold, and the cost of lifting and moving it [money/bbl].
    fixed
        Upkeep of each year with production [money/year].
    royalty
        Share of revenue [share].

    Examples
    --------
    >>> field = Field(1_000.0, (), 3, 0.0, 0.0, 1e9, 0.3, 3)
    >>> made = field_flow(field, [10e6], 60.0, 20.0, 1e6, 0.1)
    >>> round(float(made.net[1]))
    11418500
    """
    made = production(field)
    spent = np.zeros(field.years)
    spent[: len(capital)] = capital[: field.years]
    revenue = made * price
    operation = made * variable + np.where(made > 0, fixed, 0.0)
    due = revenue * royalty
    recovered = float(made.sum())
    cut = recovered >= field.in_place * field.recovery > 0
    return FieldFlow(
        made, revenue, due, operation, spent, revenue - due - operation - spent, recovered, cut
    )


def barrel_cost(flow: FieldFlow, rate: float) -> float:
    """Return the levelised cost of a barrel: discounted cost over discounted oil [money/bbl].

    Parameters
    ----------
    flow
        Of the field; the first year isn't discounted.
    rate
        Of discount [share].

    Raises
    ------
    ZeroDivisionError
        It produces nothing.

    Examples
    --------
    >>> field = Field(1_000.0, (), 3, 0.0, 0.0, 1e9, 0.3, 3)
    >>> round(barrel_cost(field_flow(field, [], 60.0, 20.0, 0.0, 0.1), 0.1), 6)
    26.0
    """
    factors = (1 + rate) ** -np.arange(flow.production.size, dtype=np.float64)
    cost = float(factors @ (flow.capital + flow.operation + flow.royalty))
    return cost / float(factors @ flow.production)
