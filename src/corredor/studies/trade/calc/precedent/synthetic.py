"""Synthetic control: what a corridor might have been without its start, from corridors without one.

Abadie, Diamond and Hainmueller 2010, Journal of the American Statistical Association 105(490),
doi 10.1198/jasa.2009.ap08746. Donors are weighted so that their mix follows the corridor before the
start. Placebos, each donor taken for the corridor, say how large a gap comes without any cause;
with few donors they bound little, and then the interval is open.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corredor.studies.trade.calc.precedent.simplex import simplex_weights, unique_mix
from corredor.units import Ratio, Share

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Control:
    """A corridor and its synthetic control.

    Parameters
    ----------
    weights
        Of the donors, at least 0 and summing to 1, (J,).
    path
        The mix of the donors by year, (T,).
    gap
        Corridor less mix by year, (T,); after the start it is the estimated effect.
    before, after
        Root of the mean square of the gap before the start and from it on.
    unique
        Whether no other weights of the donors in use give the same path before the start.
    """

    weights: Array
    path: Array
    gap: Array
    before: Ratio
    after: Ratio
    unique: bool

    @property
    def ratio(self) -> Ratio:
        """Gap after the start by the gap before it; infinite for a perfect fit before."""
        return self.after / self.before if self.before > 0 else math.inf


def synthetic_control(series: Array, donors: Array, start: int) -> Control:
    """Return the synthetic control of a series from donors.

    Parameters
    ----------
    series
        Of the corridor by year, (T,), such as shares of the reporting country's trade.
    donors
        Of corridors without such a start, (T, J), in the same unit.
    start
        Place of the first year with an effect; at least two years come before it.

    Raises
    ------
    ValueError
        There are not two years before the start and one from it on, or a value is missing.

    Examples
    --------
    >>> donors = np.array([[1.0, 3.0], [2.0, 5.0], [3.0, 4.0], [4.0, 8.0]])
    >>> found = synthetic_control(np.array([2.0, 3.5, 3.5, 9.0]), donors, 3)
    >>> found.weights.round(6).tolist(), round(float(found.gap[3]), 6)
    ([0.5, 0.5], 3.0)
    """
    if not 2 <= start < len(series):
        raise ValueError("two years must come before the start, and one from it on")
    if not (np.isfinite(series).all() and np.isfinite(donors).all()):
        raise ValueError("a value is missing: leave the donor out, or shorten the series")
    scale = float(np.abs(series[:start]).max()) or 1.0
    fitted = donors[:start] / scale
    weights = simplex_weights(fitted, series[:start] / scale)
    path = donors @ weights
    gap = series - path
    before, after = (float(np.sqrt((part**2).mean())) for part in (gap[:start], gap[start:]))
    return Control(weights, path, gap, before, after, unique_mix(fitted, weights))


class Caution(StrEnum):
    """What limits the reading of a synthetic control."""

    POOR_FIT = "poor_fit"
    OVERFITTED = "overfitted"
    NOT_UNIQUE = "not_unique"
    FEW_DONORS = "few_donors"
    ONE_DONOR = "one_donor"


class Standards(NamedTuple):
    """Assumptions of a judgement.

    Parameters
    ----------
    coverage
        Of the interval.
    fit
        Gap before the start, by the deviation of the series before it, from which the fit is poor.
    one_donor
        Weight of a donor, or part of the effect that goes with leaving it out, from which it
        decides alone.
    """

    coverage: Share
    fit: Ratio
    one_donor: Share


@dataclass(frozen=True)
class Precedent:
    """An effect with its interval, and how it stands among placebos.

    Parameters
    ----------
    control
        The fit.
    low, high
        Interval of the effect by year from the start, (T - start,); infinite where there are too
        few placebos for the coverage.
    p_value
        Share of corridors, this one included, with a ratio of gaps at least as large.
    least_p_value
        The smallest that the number of donors allows.
    left_out
        Mean effect without each donor in use, by its place.
    cautions
        In the order of `Caution`.
    """

    control: Control
    low: Array
    high: Array
    p_value: Share
    least_p_value: Share
    left_out: dict[int, float]
    cautions: tuple[Caution, ...]


def precedent(series: Array, donors: Array, start: int, standards: Standards) -> Precedent:
    """Return the effect of a start with an interval from placebos.

    The interval of a year is the gap and the placebos' gaps of that year, each widened where the
    corridor fits worse before the start than the placebo, never narrowed: the rank of the
    corridor among them gives the coverage (Firpo and Possebom 2018,
    doi:10.1515/jci-2016-0026). It takes the corridors to be exchangeable, which a choice of the
    corridor for its success is not.

    Parameters
    ----------
    series, donors, start
        As in `synthetic_control`.
    standards
        Coverage, and from when on to caution.

    Raises
    ------
    ValueError
        There are fewer than three donors.
    """
    count = donors.shape[1]
    if count <= 2:
        raise ValueError("placebos need at least three donors")
    control = synthetic_control(series, donors, start)
    placebos = [
        synthetic_control(donors[:, place], np.delete(donors, place, axis=1), start)
        for place in range(count)
    ]
    least = 1 / (count + 1)
    higher = sum(one.ratio >= control.ratio for one in placebos)
    reach = _reach(control, placebos, start, standards.coverage)
    effect = control.gap[start:]
    left_out = _left_out(control, series, donors, start)
    cautions = {
        Caution.POOR_FIT: control.before > standards.fit * float(series[:start].std()),
        Caution.OVERFITTED: int((control.weights > 0).sum()) >= start,
        Caution.NOT_UNIQUE: not control.unique,
        Caution.FEW_DONORS: least > 1 - standards.coverage,
        Caution.ONE_DONOR: _one_decides(control, effect, left_out, standards.one_donor),
    }
    return Precedent(
        control,
        effect - reach,
        effect + reach,
        (1 + higher) * least,
        least,
        left_out,
        tuple(caution for caution, true in cautions.items() if true),
    )


def _reach(control: Control, placebos: list[Control], start: int, coverage: Share) -> Array:
    """Half the width of the interval by year: a placebo gap of the rank that the coverage asks."""
    years = len(control.gap) - start
    rank = math.ceil(coverage * (len(placebos) + 1) - np.finfo(float).eps)
    if rank > len(placebos):
        return np.full(years, np.inf)
    scaled = np.full((len(placebos), years), np.inf)
    for place, one in enumerate(placebos):
        if one.before > 0:
            scaled[place] = np.abs(one.gap[start:]) * max(1.0, control.before / one.before)
    return np.sort(scaled, axis=0)[rank - 1]


def _left_out(control: Control, series: Array, donors: Array, start: int) -> dict[int, float]:
    return {
        int(place): float(
            synthetic_control(series, np.delete(donors, place, axis=1), start).gap[start:].mean()
        )
        for place in np.flatnonzero(control.weights > 0)
    }


def _one_decides(control: Control, effect: Array, left_out: dict[int, float], least: Share) -> bool:
    mean = float(effect.mean())
    moved = max((abs(other - mean) for other in left_out.values()), default=0.0)
    return float(control.weights.max()) >= least or moved > least * abs(mean)
