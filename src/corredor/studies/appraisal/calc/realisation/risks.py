"""Survival and cumulative incidence where several ends compete.

One minus Kaplan–Meier with the other ends taken for censored overstates each end: it asks what
would happen if nothing else could.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
CENSORED = 0
"""Code of a project whose end isn't known yet; ends are numbered from 1."""


@dataclass(frozen=True, eq=False)
class Survival:
    """Kaplan–Meier's estimate at the times at which something ended.

    Parameters
    ----------
    times, share, error
        Times, share that hasn't ended, and its standard error by Greenwood, shape (k,).
    """

    times: FloatArray
    share: FloatArray
    error: FloatArray


@dataclass(frozen=True, eq=False)
class Incidence:
    """Aalen–Johansen's estimate.

    Parameters
    ----------
    times
        Times at which something ended, shape (k,).
    share
        Cumulative incidence of each end, shape (k, ends) [1].
    error
        Its standard error, shape (k, ends).
    left
        Share for which nothing has ended, shape (k,); with the incidences it comes to 1.
    """

    times: FloatArray
    share: FloatArray
    error: FloatArray
    left: FloatArray

    def at(self, time: float) -> FloatArray:
        """Return the incidence of each end at a time, shape (ends,) [1]."""
        before = int(np.searchsorted(self.times, time, side="right"))
        found: FloatArray = np.vstack((np.zeros((1, self.share.shape[1])), self.share))[before]
        return found


def kaplan_meier(times: Sequence[float], ended: Sequence[int]) -> Survival:
    """Return the share that hasn't ended (Kaplan and Meier 1958, doi:10.2307/2281868).

    Parameters
    ----------
    times
        Time of each project until its end or until it was last seen.
    ended
        `CENSORED` where the end isn't known; anything else is an end.
    """
    at, risk, events = _counts(times, ended, 1)
    deaths: FloatArray = events.sum(axis=1)
    share: FloatArray = np.cumprod(1 - deaths / risk, dtype=np.float64)
    left: FloatArray = risk - deaths
    terms: FloatArray = np.divide(deaths, risk * left, out=np.zeros_like(share), where=left > 0)
    return Survival(at, share, share * np.sqrt(np.cumsum(terms, dtype=np.float64)))


def aalen_johansen(times: Sequence[float], ended: Sequence[int], ends: int) -> Incidence:
    """Return the cumulative incidence of competing ends.

    Aalen and Johansen (1978, Scand. J. Stat. 5:141); standard errors by the delta method
    (Marubini and Valsecchi 1995, 10.3).

    Parameters
    ----------
    times
        Time of each project until its end or until it was last seen.
    ended
        Number of the end, from 1; `CENSORED` where it isn't known.
    ends
        How many ends there are.
    """
    at, risk, events = _counts(times, ended, ends)
    deaths: FloatArray = events.sum(axis=1)
    left: FloatArray = np.cumprod(1 - deaths / risk, dtype=np.float64)
    before = np.concatenate(([1.0], left[:-1]))
    steps: FloatArray = before[:, None] * events / risk[:, None]
    share: FloatArray = np.cumsum(steps, axis=0, dtype=np.float64)
    return Incidence(at, share, _errors(risk, deaths, events, before, share), left)


def _errors(
    risk: FloatArray,
    deaths: FloatArray,
    events: FloatArray,
    before: FloatArray,
    share: FloatArray,
) -> FloatArray:
    made = np.zeros_like(share)
    safe = np.where(risk > deaths, risk - deaths, np.inf)
    for at in range(len(risk)):
        rest = share[at] - share[: at + 1]
        n, d, s = risk[: at + 1, None], deaths[: at + 1, None], before[: at + 1, None]
        e = events[: at + 1]
        first = rest**2 * d / (n * safe[: at + 1, None])
        second = s**2 * e * (n - e) / n**3
        third = rest * s * e / n**2
        made[at] = np.sqrt(np.maximum((first + second - 2 * third).sum(axis=0), 0.0))
    return made


def _counts(
    times: Sequence[float], ended: Sequence[int], ends: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the times of ends, how many were at risk, and how many ended how."""
    held = np.asarray(times, np.float64)
    kinds = np.asarray(ended, np.int64)
    at = np.unique(held[kinds != CENSORED])
    risk = np.array([np.count_nonzero(held >= time) for time in at], np.float64)
    events = np.zeros((len(at), ends))
    for number in range(1, ends + 1):
        some = held[kinds == number] if ends > 1 else held[kinds != CENSORED]
        events[:, number - 1] = [np.count_nonzero(some == time) for time in at]
    return at, risk, events
