"""The ledger of a pair and year: four values, two of each direction, with valuation and marks.

A direction of trade is reported twice: by the exporter, valued fob, and by the importer, valued
cif. The audit keeps both and bounds the gap between them; it never averages. Figures that the
publisher made from the other side's are estimates, not reports: they are counted and left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from corredor.units import Money, Ratio

FAR: Final = 2
"""A gap beyond a factor of two, either way."""


class Valuation(StrEnum):
    """At which point of the journey a flow is valued."""

    FOB = "fob"
    CIF = "cif"


class Report(NamedTuple):
    """What one side says: its value, nan for no report, and whether it is an estimate."""

    value: Money
    valuation: Valuation
    estimated: bool = False

    @property
    def stated(self) -> bool:
        """Whether a number stands there, reported or estimated."""
        return not math.isnan(self.value)

    @property
    def reported(self) -> bool:
        """Whether the side itself said it."""
        return self.stated and not self.estimated


class Band(NamedTuple):
    """Bounds of the ratio of the importer's value to the exporter's that one cause allows."""

    cause: str
    low: Ratio
    high: Ratio


class Verdict(StrEnum):
    """What the gap of a direction comes to."""

    CONSISTENT = "consistent"
    EXPLAINED = "explained_within_bounds"
    UNEXPLAINED = "unexplained"
    NOT_COMPARABLE = "not_comparable"


class Mark(StrEnum):
    """What a person must know of a direction before using its numbers."""

    UNREPORTED = "unreported"
    ONE_SIDED = "one_sided"
    ESTIMATED = "estimated"
    LOOKS_ESTIMATED = "looks_estimated"
    CIF_BELOW_FOB = "cif_below_fob"
    FAR_APART = "far_apart"
    ZERO_AGAINST_TRADE = "zero_against_trade"


class Fill(NamedTuple):
    """The fixed factor by which a publisher fills a missing report from the other side's.

    Ratios within `tolerance` of it, relative, look like a fill even without a mark.
    """

    factor: Ratio
    tolerance: Ratio


@dataclass(frozen=True)
class Direction:
    """One direction of trade in one year, as the exporter and as the importer report it.

    Parameters
    ----------
    exporter, importer
        Countries.
    exported, imported
        Report of the exporter, fob, and of the importer, cif.
    """

    exporter: str
    importer: str
    exported: Report
    imported: Report

    @property
    def comparable(self) -> bool:
        """Whether both sides report themselves, and the exporter more than nothing."""
        return self.exported.reported and self.imported.reported and self.exported.value > 0

    @property
    def gap(self) -> Ratio:
        """Ratio of the importer's value to the exporter's; nan where they can't be compared."""
        return self.imported.value / self.exported.value if self.comparable else math.nan


@dataclass(frozen=True)
class Finding:
    """What the audit says of a direction.

    Parameters
    ----------
    gap
        Importer's value by the exporter's; nan where they can't be compared.
    bounds
        Ratios that valuation alone and that all causes together allow, low and high.
    verdict, marks
        What it comes to, and what to look at.
    """

    direction: Direction
    gap: Ratio
    valuation_bounds: tuple[Ratio, Ratio]
    bounds: tuple[Ratio, Ratio]
    verdict: Verdict
    marks: tuple[Mark, ...]


def timing_band(now: Money, before: Money, transit: Ratio) -> Band:
    """Bounds of the gap that goods under way at the turn of the year allow.

    Imports of a year are exports from a transit time earlier: of this year's, the part that
    arrives in time, and of the year before's, the part that was still under way. How much of a
    year's trade is shipped in its last days is not known, from nothing to twice its share.

    Parameters
    ----------
    now, before
        Exports of this year and of the one before, as the exporter reports them.
    transit
        Time of transport [share of a year].

    Examples
    --------
    >>> timing_band(100.0, 100.0, 0.1)
    Band(cause='timing', low=0.8, high=1.2)
    """
    spread = 2 * transit
    return Band("timing", 1 - spread, 1 + spread * before / now)


def joint_bounds(bands: Iterable[Band]) -> tuple[Ratio, Ratio]:
    """Return the ratios that causes allow when they act together: products of their bounds.

    Examples
    --------
    >>> joint_bounds([Band("freight", 1.0, 1.1), Band("timing", 0.9, 1.0)])
    (0.9, 1.1)
    """
    taken = list(bands)
    return math.prod(band.low for band in taken), math.prod(band.high for band in taken)


def marks_of(direction: Direction, fill: Fill | None = None) -> tuple[Mark, ...]:
    """Return what to look at in a direction, in the order of `Mark`."""
    exported, imported = direction.exported, direction.imported
    gap = direction.gap
    zero = direction.exported.reported and direction.imported.reported
    truths = {
        Mark.UNREPORTED: not (exported.reported or imported.reported),
        Mark.ONE_SIDED: exported.reported != imported.reported,
        Mark.ESTIMATED: any(side.stated and side.estimated for side in (exported, imported)),
        Mark.LOOKS_ESTIMATED: fill is not None and abs(gap / fill.factor - 1) <= fill.tolerance,
        Mark.CIF_BELOW_FOB: gap < 1,
        Mark.FAR_APART: gap > FAR or gap < 1 / FAR,
        Mark.ZERO_AGAINST_TRADE: zero and (exported.value == 0) != (imported.value == 0),
    }
    return tuple(mark for mark, true in truths.items() if true)


def _verdict(gap: Ratio, valuation: tuple[Ratio, Ratio], bounds: tuple[Ratio, Ratio]) -> Verdict:
    if math.isnan(gap):
        return Verdict.NOT_COMPARABLE
    if valuation[0] <= gap <= valuation[1]:
        return Verdict.CONSISTENT
    return Verdict.EXPLAINED if bounds[0] <= gap <= bounds[1] else Verdict.UNEXPLAINED


def audit(
    direction: Direction, valuation: Band, causes: Sequence[Band] = (), fill: Fill | None = None
) -> Finding:
    """Return the audit of a direction: gap, bounds, verdict and marks.

    Parameters
    ----------
    direction
        Both reports.
    valuation
        Margin of freight and insurance between cif and fob.
    causes
        Further causes with bounds that someone stands for: timing, re-exports, a share of goods
        that arrive through third countries. A cause without bounds explains nothing.
    fill
        How the publisher fills missing reports, to find fills without a mark.

    Examples
    --------
    Russia's goods to Mexico in 2016, million USD (IMF, Direction of Trade Statistics):

    >>> said = Report(1049.9, Valuation.FOB), Report(1379.9, Valuation.CIF)
    >>> found = audit(Direction("RUS", "MEX", *said), Band("freight", 1.0, 1.1))
    >>> round(found.gap, 2), found.verdict.value
    (1.31, 'unexplained')
    """
    margins = valuation.low, valuation.high
    bounds = joint_bounds([valuation, *causes])
    gap = direction.gap
    return Finding(
        direction, gap, margins, bounds, _verdict(gap, margins, bounds), marks_of(direction, fill)
    )


@dataclass(frozen=True)
class PairYear:
    """The four values of two countries in a year.

    Parameters
    ----------
    year
        Calendar year.
    there, back
        From the first country to the second, and from the second to the first.
    """

    year: int
    there: Direction
    back: Direction

    def total(self, reporter: str) -> Money:
        """Return exports plus imports as one side reports them; nan where either is missing.

        The sum is of fob and cif, as countries print their turnover.
        """
        sides = (
            direction.exported if reporter == direction.exporter else direction.imported
            for direction in (self.there, self.back)
        )
        values = [side.value if side.reported else math.nan for side in sides]
        return sum(values)


def lasting(gaps: Sequence[Ratio], bound: Ratio, least: int) -> int:
    """Return how many of the last comparable years in a row had a gap beyond a bound.

    Parameters
    ----------
    gaps
        Of successive years; nan where they can't be compared, which neither counts nor breaks.
    bound
        Above 1 for importers that report more, below 1 for less.
    least
        Years from which the gap is structural; fewer give 0.

    Examples
    --------
    >>> lasting([1.1, 2.2, 2.5, 3.1], 2.0, 3)
    3
    """
    run = 0
    for gap in reversed([gap for gap in gaps if not math.isnan(gap)]):
        if (gap > bound) if bound > 1 else (gap < bound):
            run += 1
        else:
            break
    return run if run >= least else 0
