"""Comparing corridors: which are near by stated traits, and how their series developed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from corredor.units import Money, Ratio, Year

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Near:
    """A corridor by its distance from the one in question.

    `by_trait` are the standardised differences, whose root of the weighted mean square is the
    distance.
    """

    name: str
    distance: Ratio
    by_trait: Mapping[str, Ratio]


def nearest(
    target: str,
    traits: Mapping[str, Mapping[str, float]],
    weights: Mapping[str, float] | None = None,
) -> tuple[Near, ...]:
    """Return the other corridors by their distance from one, the nearest first.

    Traits are those known at the start, such as level, gap, size, distance, regime of sanctions,
    agreement: never an outcome. Each is divided by its standard deviation over the corridors; a
    trait that is the same everywhere is passed over.

    Parameters
    ----------
    target
        The corridor in question.
    traits
        By corridor and trait.
    weights
        Of the traits; equal without.

    Raises
    ------
    ValueError
        A corridor lacks a trait.

    Examples
    --------
    >>> traits = {"RU-MX": {"km": 10.0}, "RU-IN": {"km": 4.0}, "RU-BR": {"km": 11.0}}
    >>> [near.name for near in nearest("RU-MX", traits)]
    ['RU-BR', 'RU-IN']
    """
    names = sorted(traits[target])
    if any(sorted(one) != names for one in traits.values()):
        raise ValueError("the corridors have different traits")
    table = {name: np.array([one[name] for one in traits.values()]) for name in names}
    spread = {name: float(values.std()) for name, values in table.items() if values.std() > 0}
    weight = {name: (weights or {}).get(name, 1.0) for name in spread}
    total = sum(weight.values())
    found: list[Near] = []
    for corridor, own in traits.items():
        if corridor == target:
            continue
        apart = {name: (own[name] - traits[target][name]) / spread[name] for name in spread}
        square = sum(weight[name] * apart[name] ** 2 for name in spread)
        found.append(Near(corridor, math.sqrt(square / total) if total else 0.0, apart))
    return tuple(sorted(found, key=lambda near: (near.distance, near.name)))


def annual_growth(before: Money, after: Money, years: Year) -> Ratio:
    """Growth a year that leads from one level to another, compounded.

    Examples
    --------
    >>> round(annual_growth(1082.0, 5958.0, 20), 3)
    0.089
    """
    return (after / before) ** (1 / years) - 1


@dataclass(frozen=True)
class Development:
    """A series from its start: levels before shares, shares before rates.

    Parameters
    ----------
    level
        Values from the year of the start, (T,).
    share
        Of the total of the country that reports, (T,).
    index
        Level by that of the start, (T,).
    growth
        A year, compounded, from the first to the last; nan from 0 or below.
    """

    level: Array
    share: Array
    index: Array
    growth: Ratio


def development(values: ArrayLike, totals: ArrayLike, start: int) -> Development:
    """Return how a series developed from its start.

    Parameters
    ----------
    values, totals
        Of the corridor, and of all trade of the country that reports, by year, (T,).
    start
        Place of the year in which the corridor starts.

    Raises
    ------
    ValueError
        Nothing comes after the start.
    """
    level = np.asarray(values, np.float64)[start:]
    if len(level) <= 1:
        raise ValueError("a development needs a year after the start")
    share = level / np.asarray(totals, np.float64)[start:]
    first, last = float(level[0]), float(level[-1])
    positive = first > 0 and last > 0
    growth = annual_growth(first, last, len(level) - 1) if positive else math.nan
    return Development(level, share, level / first if first else level * np.nan, growth)


def largest_break(values: ArrayLike, least: int) -> tuple[int, Ratio]:
    """Return the place before which the mean of a series breaks most, and the F statistic.

    Of all places that leave `least` years on each side: Andrews 1993, Econometrica 61(4),
    doi 10.2307/2951764, whose critical values the statistic needs, since the place is searched.

    Raises
    ------
    ValueError
        The series is too short.

    Examples
    --------
    >>> largest_break([1.0, 1.1, 0.9, 5.0, 5.1, 4.9], 2)[0]
    3
    """
    series = np.asarray(values, np.float64)
    count = len(series)
    if least < 1 or count < 2 * least or count <= 2:
        raise ValueError("the series is too short for a break")
    whole = ((series - series.mean()) ** 2).sum()
    best, place = -1.0, least
    for split in range(least, count - least + 1):
        parts = series[:split], series[split:]
        left = sum(((part - part.mean()) ** 2).sum() for part in parts)
        statistic = (whole - left) / (left / (count - 2)) if left > 0 else math.inf
        if statistic > best:
            best, place = float(statistic), split
    return place, best
