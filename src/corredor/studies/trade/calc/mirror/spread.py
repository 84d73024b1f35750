"""Gaps of all pairs of a year: their distribution, and how reliable each reporter is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.units import Money, Ratio, Share

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
QUANTILES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
"""Shares of pairs below the quantiles of `Spread`."""
FAR: Final = 2


@dataclass(frozen=True)
class Spread:
    """Distribution of the importer's value by the exporter's over pairs of countries.

    Parameters
    ----------
    pairs
        Pairs with a ratio.
    estimated
        Pairs left out because the publisher estimated a side.
    one_sided
        Pairs for which one side reports above the floor and the other not at all.
    below
        Pairs that both report, with a side at or below the floor.
    median, weighted
        Median ratio, and sum of imports by sum of exports.
    far
        Share of pairs beyond a factor of two, either way.
    quantiles
        Ratios at `QUANTILES`.
    """

    pairs: int
    estimated: int
    one_sided: int
    below: int
    median: Ratio
    weighted: Ratio
    far: Share
    quantiles: tuple[Ratio, ...]


def spread(
    exported: Array,
    imported: Array,
    estimated: Mask,
    floor: Money,
    *,
    with_estimates: bool = False,
) -> Spread:
    """Return how far apart the two reports of each direction of trade lie.

    Parameters
    ----------
    exported, imported
        Reports of exporter and importer of the same flows [one unit], of one shape; nan where
        there is none.
    estimated
        Of the same shape: true where either is the publisher's estimate.
    floor
        Both sides must exceed it, so that tiny flows do not decide.
    with_estimates
        Keep the estimates, to show the agreement that nobody reported.

    Raises
    ------
    ValueError
        No pair remains.

    Examples
    --------
    >>> said = np.array([10.0, 20.0, 50.0]), np.array([11.0, 50.0, 53.0])
    >>> found = spread(*said, np.array([False, False, True]), 1.0)
    >>> found.pairs, found.estimated, round(found.median, 2), found.far
    (2, 1, 1.8, 0.5)
    """
    both = ~np.isnan(exported) & ~np.isnan(imported)
    above = both & (exported > floor) & (imported > floor)
    kept = above if with_estimates else above & ~estimated
    if not kept.any():
        raise ValueError("no pair has reports of both sides above the floor")
    alone = ~both & ((exported > floor) | (imported > floor)) & ~estimated
    x, m = exported[kept].astype(float), imported[kept].astype(float)
    ratio = m / x
    return Spread(
        pairs=int(kept.sum()),
        estimated=int((above & estimated).sum()),
        one_sided=int(alone.sum()),
        below=int((both & ~above & ~estimated).sum()),
        median=float(np.median(ratio)),
        weighted=float(m.sum() / x.sum()),
        far=float(((ratio > FAR) | (ratio < 1 / FAR)).mean()),
        quantiles=tuple(float(value) for value in np.quantile(ratio, QUANTILES)),
    )


@dataclass(frozen=True)
class Reliability:
    """How far a country's reports lie from its partners', by reporter.

    Parameters
    ----------
    distance
        Median of |ln(M/X)| over partners, shape (N,); nan without a comparable partner.
    partners
        How many directions of trade entered, shape (N,).
    """

    distance: Array
    partners: NDArray[np.intp]


def reliability(exported: Array, imported: Array, estimated: Mask, floor: Money) -> Reliability:
    """Return the median distance of each country's reports from those of its partners.

    Both directions count: what it exports and what it imports. A large distance does not say
    which side errs; a country is suspect when it lies far from partners that agree with others.

    Parameters
    ----------
    exported, imported
        Reports by exporter and importer, shape (N, N), exporters first.
    estimated
        Shape (N, N): true where either is an estimate.
    floor
        Both sides must exceed it.
    """
    kept = (exported > floor) & (imported > floor) & ~estimated
    distance = np.full(exported.shape, np.nan)
    distance[kept] = np.abs(np.log(imported[kept].astype(float) / exported[kept]))
    sides = np.concatenate([distance, distance.T], axis=1)
    counts = (~np.isnan(sides)).sum(1)
    median = np.full(len(sides), np.nan)
    for place in np.flatnonzero(counts):
        median[place] = np.nanmedian(sides[place])
    return Reliability(median, counts)
