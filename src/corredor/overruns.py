"""Overruns: those of a class of projects, with the fat tail that its published figures ask for.

The ground floor, beside `units`. May import nothing of the project; everything above may import it.

Published classes give three figures: the mean, the share of projects at or above a threshold,
and the mean of those. Above the threshold the ratio of cost to estimate follows Pareto's law,
which has one more figure to fit and gets it from the mean of the tail. Below it nothing is known
but the mean of the rest; the distribution that adds least to that on a bounded range is the
truncated exponential (Jaynes 1957, doi:10.1103/PhysRev.106.620).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
STEEPEST: Final = 600.0
"""Steepest tilt of the body, past which it is a point at one of its ends."""
HALVINGS: Final = 200
"""More halvings than a float has bits between the steepest tilts."""


def rest_mean(mean: float, share: float, tail_mean: float) -> float:
    """Return the mean overrun of the projects below the threshold [1].

    Parameters
    ----------
    mean
        Mean overrun of all projects [1].
    share
        Share of projects at or above the threshold [1].
    tail_mean
        Mean overrun of those [1].

    Examples
    --------
    >>> round(rest_mean(1.20, 0.55, 2.04), 3)
    0.173
    """
    return (mean - share * tail_mean) / (1 - share)


def rest_range(mean: float, share: float, tail_mean: float, rounding: float) -> tuple[float, float]:
    """Return the least and largest mean of the rest that the rounded figures allow [1].

    Parameters
    ----------
    rounding
        Half of the last digit that the source prints, the same for the three figures [1].

    Examples
    --------
    >>> low, high = rest_range(2.38, 0.48, 4.27, 0.005)
    >>> round(low, 3), round(high, 3)
    (0.586, 0.684)
    """
    ends = [
        rest_mean(mean + a * rounding, share + b * rounding, tail_mean + c * rounding)
        for a in (-1, 1)
        for b in (-1, 1)
        for c in (-1, 1)
    ]
    return min(ends), max(ends)


@dataclass(frozen=True)
class Overrun:
    """Distribution of the overruns of a class.

    Parameters
    ----------
    threshold
        Overrun from which on the tail begins [1].
    share
        Share of projects in the tail [1].
    exponent
        Pareto's exponent of the ratio of cost to estimate in the tail; infinite where the tail
        is a point at the threshold. At 2 or less the variance has no bound, at 1 or less the
        mean.
    floor
        Least overrun, below 0 for savings [1].
    tilt
        Steepness of the body between floor and threshold, 0 where it is even.
    """

    threshold: float
    share: float
    exponent: float
    floor: float
    tilt: float

    @classmethod
    def of(
        cls, mean: float, share: float, tail_mean: float, threshold: float, floor: float
    ) -> Overrun:
        """Return the distribution that has a class's published figures.

        Raises
        ------
        ValueError
            No distribution can have them: the tail's mean lies below its threshold, or the rest
            would have a mean outside floor and threshold.
        """
        rest = rest_mean(mean, share, tail_mean)
        if tail_mean < threshold:
            raise ValueError(f"a tail from {threshold} on can't have the mean {tail_mean}")
        if not floor < rest < threshold:
            raise ValueError(f"projects from {floor} to {threshold} can't have the mean {rest}")
        over = tail_mean - threshold
        exponent = (1 + tail_mean) / over if over else np.inf
        tilt = _tilt((rest - floor) / (threshold - floor))
        return cls(threshold, share, float(exponent), floor, tilt)

    @property
    def mean(self) -> float:
        """Mean overrun [1]; infinite where the tail has no mean."""
        body = self.floor + (self.threshold - self.floor) * float(_middle(self.tilt))
        return (1 - self.share) * body + self.share * self.tail_mean

    @property
    def tail_mean(self) -> float:
        """Mean overrun of the tail [1]."""
        if np.isinf(self.exponent):
            return self.threshold
        if self.exponent <= 1:
            return np.inf
        return (1 + self.threshold) * self.exponent / (self.exponent - 1) - 1

    def quantile(self, part: float | FloatArray) -> FloatArray:
        """Return the overrun that a part of the projects stays at or below [1].

        Parameters
        ----------
        part
            From 0 to below 1 [1].
        """
        parts = np.asarray(part, np.float64)
        held = 1 - self.share
        inside = np.clip(parts / held, 0.0, 1.0) if held else np.zeros_like(parts)
        body = self.floor + (self.threshold - self.floor) * _position(self.tilt, inside)
        beyond = np.clip((1 - parts) / self.share, None, 1.0) if self.share else 1.0
        with np.errstate(divide="ignore"):
            tail = (1 + self.threshold) * np.power(beyond, -1 / self.exponent) - 1
        return np.where(parts < held, body, tail)

    def below(self, overrun: float) -> float:
        """Return the share of projects with a smaller overrun [1]."""
        if overrun >= self.threshold:
            ratio = (1 + self.threshold) / (1 + overrun)
            left = ratio**self.exponent if ratio < 1 else 1.0
            return 1 - self.share * left
        at = (overrun - self.floor) / (self.threshold - self.floor)
        return (1 - self.share) * float(_part(self.tilt, min(max(at, 0.0), 1.0)))


def _middle(tilt: float) -> float:
    """Return the mean of the density exp(tilt x) on [0, 1]."""
    if abs(tilt) < 1e-4:
        return 1 / 2 + tilt / 12
    return 1 / -np.expm1(-tilt) - 1 / tilt


def _tilt(mean: float) -> float:
    low, high = -STEEPEST, STEEPEST
    for _ in range(HALVINGS):
        tilt = (low + high) / 2
        if _middle(tilt) < mean:
            low = tilt
        else:
            high = tilt
    return (low + high) / 2


def _position(tilt: float, part: FloatArray) -> FloatArray:
    """Return where the density exp(tilt x) on [0, 1] has a part of its mass below."""
    if abs(tilt) < 1e-9:
        return part
    if tilt > 0:
        # from the far end, so that exp can't overflow
        return 1 + np.log(part + (1 - part) * np.exp(-tilt)) / tilt
    return np.log1p(part * np.expm1(tilt)) / tilt


def _part(tilt: float, at: float) -> float:
    if abs(tilt) < 1e-9:
        return at
    if tilt > 0:
        return (np.exp(tilt * (at - 1)) - np.exp(-tilt)) / -np.expm1(-tilt)
    return np.expm1(tilt * at) / np.expm1(tilt)
