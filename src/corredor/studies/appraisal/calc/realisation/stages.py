"""Projects that pass stages or leave: rates of each move, pooled between groups, and where it ends.

A project stands in one stage at a time and leaves it by one of several moves, each with a rate of
its own. A rate is learnt from the moves seen and the time spent in the stage (Poisson in the
exposure, Gamma before and after); a group with few projects borrows from all the others as much
as the groups resemble each other (Gelman et al. 2013, *Bayesian Data Analysis*, 2.7 and 5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
History = tuple[Sequence[tuple[int, float]], float]
"""Stages of a project with the times at which it entered them, and when it was last seen."""

TERMS: Final = 20
"""Steps of the chain that are counted within a part of the time that expects at most one."""
STRENGTHS: Final = np.geomspace(0.1, 1000.0, 81)
"""Years of exposure that the other groups may stand for, from nearly none to nearly all."""


@dataclass(frozen=True, eq=False)
class Exposure:
    """What was seen of the moves between stages.

    Parameters
    ----------
    moves
        How often a stage was left for another, shape (stages, stages) [1].
    years
        Time that was spent in each stage, shape (stages,) [year].
    """

    moves: FloatArray
    years: FloatArray

    def __add__(self, other: Exposure) -> Exposure:
        """Return what was seen in both."""
        return Exposure(self.moves + other.moves, self.years + other.years)


@dataclass(frozen=True, eq=False)
class Rates:
    """Rates of the moves as Gamma distributions; a move of shape 0 never happens.

    Parameters
    ----------
    shape
        Moves, seen and supposed, shape (stages, stages) [1].
    years
        Exposure, seen and supposed, shape (stages, stages) [year].
    """

    shape: FloatArray
    years: FloatArray

    @property
    def mean(self) -> FloatArray:
        """Mean rates, shape (stages, stages) [1/year]."""
        return np.divide(
            self.shape, self.years, out=np.zeros_like(self.shape), where=self.shape > 0
        )

    def draws(self, count: int, stream: np.random.Generator) -> FloatArray:
        """Return draws of the rates, shape (count, stages, stages) [1/year]."""
        scale = np.divide(1.0, self.years, out=np.zeros_like(self.years), where=self.shape > 0)
        return stream.standard_gamma(self.shape, (count, *self.shape.shape)) * scale


def exposure(histories: Sequence[History], stages: int) -> Exposure:
    """Return moves and time in stages of dated projects.

    Raises
    ------
    ValueError
        The times of a project don't rise.

    Examples
    --------
    >>> seen = exposure([([(0, 2020.0), (1, 2021.5)], 2024.0)], 2)
    >>> seen.moves.tolist(), seen.years.tolist()
    ([[0.0, 1.0], [0.0, 0.0]], [1.5, 2.5])
    """
    moves, years = np.zeros((stages, stages)), np.zeros(stages)
    for steps, seen in histories:
        ends = [*(time for _, time in steps[1:]), seen]
        for number, ((stage, entered), left) in enumerate(zip(steps, ends, strict=True)):
            if left < entered:
                raise ValueError(f"a stage can't be left at {left}, before it began at {entered}")
            years[stage] += left - entered
            if number + 1 < len(steps):
                moves[stage, steps[number + 1][0]] += 1
    return Exposure(moves, years)


def learnt(prior: Rates, seen: Exposure) -> Rates:
    """Return the rates after what was seen; moves that the prior rules out stay ruled out."""
    open_ = prior.shape > 0
    return Rates(
        np.where(open_, prior.shape + seen.moves, 0.0),
        prior.years + np.where(open_, seen.years[:, None], 0.0),
    )


def pooled(overall: Rates, group: Exposure, strength: float) -> Rates:
    """Return the rates of one group, which borrows from all.

    The group's rate varies around the overall one by as much as groups differ, and the overall
    one isn't known better than its own exposure tells; both variances add up.

    Parameters
    ----------
    overall
        Rates over all groups.
    strength
        Years of exposure for which the overall rates would stand if they were known [year]: with
        0 a group would stand alone, with very many all groups are alike.
    """
    years = np.maximum(overall.years, np.finfo(np.float64).tiny)
    weight: FloatArray = 1 / (1 / strength + 1 / years)
    return learnt(Rates(overall.mean * weight, weight), group)


def pooling_strength(overall: Rates, groups: Sequence[Exposure]) -> float:
    """Return the strength under which the groups' moves are most likely [year].

    Each count is negative-binomial around the overall rate; the marginal likelihood is compared
    over a grid. Groups that differ no more than chance give the largest strength of the grid.
    """
    from math import lgamma

    mean = overall.mean
    best, most = float(STRENGTHS[-1]), -np.inf
    for strength in STRENGTHS:
        total = 0.0
        for seen in groups:
            for stage, end in np.argwhere(mean > 0):
                shape, count, years = (
                    mean[stage, end] * strength,
                    seen.moves[stage, end],
                    seen.years[stage],
                )
                total += lgamma(shape + count) - lgamma(shape)
                total += shape * np.log(strength) - (shape + count) * np.log(strength + years)
        if total > most + 1e-9:
            best, most = float(strength), total
    return best


def stage_probabilities(rates: FloatArray, start: int, years: float | FloatArray) -> FloatArray:
    """Return where a project stands after a time, shape (..., stages) [1]; they come to 1.

    The exponential of the generator (Kolmogorov 1931, doi:10.1007/BF01457949): under constant
    rates the Aalen–Johansen probabilities of the moves.

    Parameters
    ----------
    rates
        Of the moves, shape (..., stages, stages) [1/year].
    start
        Stage in which it stands now.
    years
        From now, one number or shape (...) [year].

    Examples
    --------
    >>> rates = np.array([[0, 0.3, 0.1], [0, 0, 0], [0, 0, 0]])
    >>> found = stage_probabilities(rates, 0, 1e6)
    >>> found.round(6).tolist()
    [0.0, 0.75, 0.25]
    """
    moves = rates * np.asarray(years, np.float64)[..., None, None]
    count = rates.shape[-1]
    places = range(count)
    moves[..., places, places] = 0.0
    out = moves.sum(axis=-1)
    fastest: FloatArray = np.maximum(out.max(axis=-1), np.finfo(np.float64).tiny)
    halvings = max(int(np.ceil(np.log2(fastest.max()))), 0)
    # As a mixture of steps of a chain every term is positive: nothing cancels.
    chain = moves / fastest[..., None, None]
    chain[..., places, places] = 1 - out / fastest[..., None]
    short = fastest[..., None, None] / 2**halvings
    made = term = np.broadcast_to(np.eye(count), moves.shape)
    for number in range(1, TERMS + 1):
        term = term @ chain * (short / number)
        made = made + term
    made = made * np.exp(-short)
    for _ in range(halvings):
        made = made @ made
    found: FloatArray = made[..., start, :]
    return np.clip(found / found.sum(axis=-1, keepdims=True), 0.0, 1.0)
