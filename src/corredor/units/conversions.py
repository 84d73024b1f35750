"""Conversions: the linear change from one unit to another, where both measure the same."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from corredor.units.names import ZEROS
from corredor.units.reading import Reading, reading_of
from corredor.units.sizes import Measure, measure_of_root


class DimensionError(ValueError):
    """Two units that measure different things."""


class Conversion(NamedTuple):
    """Linear change of unit: ``target = factor * source + offset``."""

    factor: float
    offset: float


def _measure(reading: Reading) -> Measure:
    """Return what a unit measures, and its size without its power of ten."""
    size = 1.0
    dimensions: Counter[str] = Counter()
    for root, exponent in reading.roots:
        measure = measure_of_root(root)
        size *= measure.size**exponent
        for name, degree in measure.dimensions.items():
            dimensions[name] += round(degree * exponent)
    return Measure(size, {name: degree for name, degree in dimensions.items() if degree})


def _zero(reading: Reading) -> float:
    """Return the zero of a unit [base unit]: that of kelvin for the scales of temperature."""
    return sum(ZEROS.get(root, 0.0) for root, _ in reading.roots)


@lru_cache(maxsize=4096)
def conversion(source: str, target: str) -> Conversion:
    """Return the linear change from one unit to another.

    Raises
    ------
    UnknownUnitError
        One of the units can't be read.
    DimensionError
        The units measure different things.

    Examples
    --------
    >>> conversion("MUSD_2024", "USD_2024").factor
    1000000.0
    """
    start, end = reading_of(source), reading_of(target)
    power = start.power - end.power
    scale = float(10**power) if power >= 0 else 1 / 10**-power
    if start.roots == end.roots:
        return Conversion(scale, 0.0)
    first, second = _measure(start), _measure(end)
    if first.dimensions != second.dimensions:
        raise DimensionError(f"{source} -> {target}")
    offset = (_zero(start) - _zero(end)) / second.size
    return Conversion(scale * first.size / second.size, offset)


def same_dimension(first: str, second: str) -> bool:
    """Whether two known units measure the same thing.

    Examples
    --------
    >>> same_dimension("km", "mile"), same_dimension("USD_2022", "USD_2024")
    (True, False)
    """
    one, two = reading_of(first), reading_of(second)
    return one.roots == two.roots or _measure(one).dimensions == _measure(two).dimensions
