"""A claimed total set against statistics: what the data say of it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from corredor.units import Money, Ratio


class Measure(NamedTuple):
    """A comparable statistic: what it measures, the year, and its value in the claim's unit."""

    definition: str
    year: int
    value: Money


class Claimed(NamedTuple):
    """A claimed total: its year, value, the rounding of its last digit, and what it states.

    `split` tells whether exports and imports are given apart; `origins` how many independent
    sources stand behind it, one interview repeated being one.
    """

    year: int
    value: Money
    rounding: Money
    split: bool
    origins: int


class Standing(StrEnum):
    """How a claim stands to the measures of its own year, or of the nearest year."""

    AGREES = "agrees"
    WITHIN_SPAN = "within_span"
    OUTSIDE_SPAN = "outside_span"
    NOTHING_COMPARABLE = "nothing_comparable"


class Caution(StrEnum):
    """What is wrong with a claim, whatever its value."""

    UNSPLIT = "unsplit"
    OTHER_YEAR = "other_year"
    FIGURE_OF_OTHER_YEAR = "figure_of_other_year"
    SINGLE_SOURCE = "single_source"
    MEASURES_FAR_APART = "measures_far_apart"


@dataclass(frozen=True)
class Comparison:
    """A claimed total beside what is comparable; it does not decide between them.

    Parameters
    ----------
    standing
        Against the measures of the claim's year; against those of the nearest years, with
        `Caution.OTHER_YEAR`, where there are none of its own.
    compared
        Measures that it was set against.
    span
        Least and greatest of them.
    agreeing
        Measures of any year that equal the claim up to its rounding.
    nearest, distance
        Measure with the least ratio to the claim, and claim by measure.
    cautions
        In the order of `Caution`.
    """

    standing: Standing
    compared: tuple[Measure, ...]
    span: tuple[Money, Money]
    agreeing: tuple[Measure, ...]
    nearest: Measure | None
    distance: Ratio
    cautions: tuple[Caution, ...]


def rounding_of(value: float) -> Money:
    """Half the unit of the last digit before a figure's trailing zeros.

    Examples
    --------
    >>> rounding_of(1300.0), rounding_of(86.4)
    (50.0, 0.05)
    """
    whole, _, part = f"{abs(value):.12f}".partition(".")
    digits = (whole + part).rstrip("0")
    return 10.0 ** (len(whole) - len(digits)) / 2


def _around(year: int, measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Measures of the year; else those of the nearest year before and after it."""
    years = {measure.year for measure in measures}
    if year in years:
        wanted = {year}
    else:
        earlier = [other for other in years if other < year]
        later = [other for other in years if other > year]
        wanted = {max(earlier)} if earlier else set[int]()
        wanted |= {min(later)} if later else set[int]()
    return tuple(measure for measure in measures if measure.year in wanted)


def _agrees(claimed: Claimed, measure: Measure) -> bool:
    return abs(measure.value - claimed.value) <= claimed.rounding


def compare_claim(
    claimed: Claimed, measures: Sequence[Measure], recent: Collection[Measure] = (), far: Ratio = 2
) -> Comparison:
    """Set a claimed total against every comparable measure.

    Parameters
    ----------
    claimed
        The claim.
    measures
        By each side, by each valuation, reconciled; of any years; nan and 0 are passed over.
    recent
        Measures that count as comparable though not of the nearest year, such as the last year
        that both sides report.
    far
        Ratio of the greatest to the least measure from which they are far apart.

    Examples
    --------
    1,300 million USD of trade between Russia and Mexico, claimed for 2024 without a split; what
    Mexico reports for 2020 and what CEPII reconciles for 2023:

    >>> claim = Claimed(2024, 1300.0, rounding_of(1300.0), split=False, origins=1)
    >>> stated = Measure("Mexico reports", 2020, 1343.0), Measure("BACI", 2023, 507.0)
    >>> found = compare_claim(claim, stated)
    >>> found.standing.value, [caution.value for caution in found.cautions]
    ('outside_span', ['unsplit', 'other_year', 'figure_of_other_year', 'single_source'])
    """
    known = [measure for measure in measures if measure.value > 0]
    compared = tuple(
        dict.fromkeys([*_around(claimed.year, known), *(one for one in known if one in recent)])
    )
    agreeing = tuple(measure for measure in known if _agrees(claimed, measure))
    values = [measure.value for measure in compared]
    span = (min(values), max(values)) if values else (math.nan, math.nan)
    own = any(measure.year == claimed.year for measure in compared)
    nearest = min(known, key=lambda one: abs(math.log(claimed.value / one.value)), default=None)
    other = bool(agreeing) and all(measure.year != claimed.year for measure in agreeing)
    cautions = {
        Caution.UNSPLIT: not claimed.split,
        Caution.OTHER_YEAR: not own,
        Caution.FIGURE_OF_OTHER_YEAR: other,
        Caution.SINGLE_SOURCE: claimed.origins == 1,
        Caution.MEASURES_FAR_APART: len(values) > 1 and span[1] > far * span[0],
    }
    return Comparison(
        _standing(claimed, compared, span),
        compared,
        span,
        agreeing,
        nearest,
        claimed.value / nearest.value if nearest else math.nan,
        tuple(caution for caution, true in cautions.items() if true),
    )


def _standing(claimed: Claimed, compared: Sequence[Measure], span: tuple[Money, Money]) -> Standing:
    if not compared:
        return Standing.NOTHING_COMPARABLE
    own = [measure for measure in compared if measure.year == claimed.year]
    if any(_agrees(claimed, measure) for measure in own):
        return Standing.AGREES
    inside = span[0] - claimed.rounding <= claimed.value <= span[1] + claimed.rounding
    return Standing.WITHIN_SPAN if inside else Standing.OUTSIDE_SPAN
