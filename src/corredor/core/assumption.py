"""Assumptions: numbers that a named person stands behind, and how sure that person is.

`low` and `high` are the ends of the range for ``uniform``, ``triangular`` and ``pert``, and
the 5th and 95th percentile for ``normal`` and ``lognormal``. ``exact`` has neither. The value is
the middle of low and high for ``normal``, the square root of their product for ``lognormal``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import N_, BadDistribution, Place, ValueOffCentre
from corredor.core.label import Label

FloatArray = NDArray[np.float64]
Shape = Literal["exact", "uniform", "triangular", "pert", "normal", "lognormal"]
SHAPES: Final[tuple[str, ...]] = get_args(Shape)

Z95: Final = 1.6448536269514722
"""95th percentile of the standard normal distribution."""
OFF_CENTRE: Final = 0.01
"""Part of the range by which a value may be rounded off its centre."""
CENTRES: Final = {
    "normal": N_("the middle of low and high"),
    "lognormal": N_("the square root of low times high"),
}
PERT_WEIGHT: Final = 4.0
"""Weight of the mode in a PERT distribution (Malcolm and others 1959, doi:10.1287/opre.7.5.646)."""


@dataclass(frozen=True)
class Distribution:
    """How a number may turn out.

    Raises
    ------
    BadDistribution
        E209: the three numbers contradict each other.
    ValueOffCentre
        E212: the value of a normal or lognormal isn't the centre of its low and high.

    Examples
    --------
    >>> Distribution("triangular", 0.70, 0.60, 0.85).is_certain
    False
    """

    shape: Shape
    value: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        """Refuse parameters that contradict each other."""
        rule = self.broken_rule()
        if rule:
            raise BadDistribution(
                None, name=self.shape, low=self.low, value=self.value, high=self.high, rule=rule
            )
        low, high, centre = self.low, self.high, self.centre
        if low is None or high is None or centre is None:
            return
        if abs(self.value - centre) > OFF_CENTRE * (high - low):
            raise ValueOffCentre(
                None,
                name=self.shape,
                low=low,
                value=self.value,
                high=high,
                wanted=_rounded(centre, high - low),
                rule=CENTRES[self.shape],
            )

    @property
    def centre(self) -> float | None:
        """The median that low and high give a normal or lognormal; None for other shapes."""
        if self.low is None or self.high is None or self.shape not in CENTRES:
            return None
        if self.shape == "normal":
            return self.low / 2 + self.high / 2
        return math.sqrt(self.low) * math.sqrt(self.high)

    def broken_rule(self) -> str:
        """Return the rule that the parameters break; empty if they keep all."""
        low, value, high = self.low, self.value, self.high
        if not all(np.isfinite(x) for x in (low, value, high) if x is not None):
            return N_("finite numbers")
        if self.shape == "exact":
            return (
                "" if low is None and high is None else N_("no low and no high for an exact value")
            )
        if low is None or high is None:
            return N_("both low and high")
        if not (low <= value <= high and low < high):
            return N_("low ≤ value ≤ high, and low below high")
        if self.shape == "lognormal" and low <= 0:
            return N_("a positive low for a lognormal value")
        return ""

    @property
    def is_certain(self) -> bool:
        """Whether there is nothing to draw."""
        return self.shape == "exact"

    def quantile(self, parts: FloatArray) -> FloatArray:
        """Return the values that parts of all cases stay at or below, in the unit of the value.

        Parameters
        ----------
        parts
            Each above 0 and below 1 [1].

        Examples
        --------
        >>> Distribution("uniform", 1.0, 0.0, 4.0).quantile(np.array([0.25, 0.5])).tolist()
        [1.0, 2.0]
        """
        low, value, high = self.low, self.value, self.high
        if low is None or high is None:
            return np.full(parts.shape, value)
        match self.shape:
            case "uniform":
                return low + (high - low) * parts
            case "triangular":
                return _triangular(parts, low, value, high)
            case "pert":
                from scipy.special import betaincinv

                first = 1 + PERT_WEIGHT * (value - low) / (high - low)
                second = 1 + PERT_WEIGHT * (high - value) / (high - low)
                return low + (high - low) * betaincinv(first, second, parts)
            case "normal":
                middle, spread = (low + high) / 2, (high - low) / (2 * Z95)
                return middle + spread * _normal(parts)
            case "lognormal":
                middle = (np.log(low) + np.log(high)) / 2
                spread = (np.log(high) - np.log(low)) / (2 * Z95)
                return np.exp(middle + spread * _normal(parts))
            case "exact":
                return np.full(parts.shape, value)


def _triangular(parts: FloatArray, low: float, mode: float, high: float) -> FloatArray:
    width = high - low
    below = low + np.sqrt(parts * width * (mode - low))
    above = high - np.sqrt((1 - parts) * width * (high - mode))
    return np.where(parts * width < mode - low, below, above)


def _normal(parts: FloatArray) -> FloatArray:
    """Return standard normal quantiles; the standard library's, for SciPy loads slowly."""
    quantile = NormalDist().inv_cdf
    return np.fromiter(map(quantile, parts.tolist()), np.float64, len(parts))


def _rounded(centre: float, width: float) -> str:
    """Return a centre with as many digits as its range asks for."""
    decimals = 3 - math.floor(math.log10(width))
    return f"{round(centre, decimals):.15g}"


@dataclass(frozen=True)
class Assumption:
    """A number that a person assumes, with the reason and the date.

    Examples
    --------
    >>> from corredor.core.errors import Place
    >>> held = Distribution("triangular", 0.7, 0.6, 0.8)
    >>> name, place = Label(en="Load factor"), Place("assumptions.csv", 2)
    >>> Assumption("load_factor", name, "1", held, "A. Ruiz", "Like routes.", "2026", place).id
    'load_factor'
    """

    id: str
    label: Label
    unit: str
    distribution: Distribution
    owner: str
    rationale: str
    date: str
    place: Place
