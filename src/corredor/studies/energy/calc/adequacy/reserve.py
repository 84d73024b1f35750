"""Largest unit against the peak, firm capacity with it out, and a reserve margin as a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corredor.studies.energy.calc.bundle import Rules
from corredor.studies.energy.calc.dispatch.region import FloatArray
from corredor.units import Megawatt, Ratio, Share


def largest_unit_share(units: Sequence[Megawatt], peak: Megawatt) -> Share:
    """Largest unit over the peak of the system.

    Raises
    ------
    ValueError
        There is no unit, or the peak isn't above zero.

    Examples
    --------
    >>> round(largest_unit_share([300.0, 55.0], 660.0), 3)
    0.455
    """
    if not units or not peak > 0:
        raise ValueError("expected a unit, and a peak above zero")
    return max(units) / peak


@dataclass(frozen=True)
class Outage:
    """A system with its largest unit out (N-1).

    Attributes
    ----------
    largest
        Largest unit [MW].
    share
        Of the peak [1].
    firm
        Firm capacity without it [MW].
    margin
        What is left over the peak, as a share of it [1]; below zero, load is shed at the peak.
    allowed
        Whether the largest unit keeps within its limit and the margin within its own.
    """

    largest: Megawatt
    share: Share
    firm: Megawatt
    margin: Ratio
    allowed: bool


def with_largest_out(
    units: Sequence[Megawatt],
    firm: Megawatt,
    peak: Megawatt,
    *,
    most_share: Share,
    least_margin: Ratio = 0.0,
) -> Outage:
    """Firm capacity and margin with the largest unit out.

    Parameters
    ----------
    units
        Sizes of all units.
    firm
        Firm capacity of the whole system, that unit included.
    most_share
        Largest unit that the planner allows, over the peak.
    least_margin
        Least margin with it out.

    Examples
    --------
    >>> with_largest_out([300.0], 900.0, 660.0, most_share=0.15).allowed
    False
    >>> with_largest_out([55.0, 55.0], 760.0, 660.0, most_share=0.15).allowed
    True
    """
    share = largest_unit_share(units, peak)
    left = firm - max(units)
    margin = left / peak - 1
    return Outage(max(units), share, left, margin, share <= most_share and margin >= least_margin)


def reserve_rules(
    credits: FloatArray, peak: Megawatt, margin: Ratio, largest: Megawatt = 0.0
) -> Rules:
    """Rule that firm capacity covers the peak and a margin, with the largest unit out.

    Parameters
    ----------
    credits
        Firm share of each capacity, in the order of the region's names, shape (names,).
    margin
        Over the peak [1].

    Examples
    --------
    >>> reserve_rules(np.array([1.0, 0.0]), 100.0, 0.15, 55.0).least
    array([170.])
    """
    if not np.isfinite(credits).all() or (credits < 0).any():
        raise ValueError("a credit isn't finite and at least zero")
    return Rules(np.array([credits], float), np.array([(1 + margin) * peak + largest]))
