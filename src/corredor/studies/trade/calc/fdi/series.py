"""Series of foreign direct investment: vintages, revisions, and changes that may be stated.

OECD, Benchmark Definition of Foreign Direct Investment, 4th edition (2008): flows and positions
differ, and so do new equity, reinvested earnings and debt between companies.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from corredor.units import Money, Ratio, Share

QUARTERS: Final = 4


class Component(StrEnum):
    """Part of a flow or position."""

    TOTAL = "total"
    NEW_EQUITY = "new_equity"
    REINVESTED_EARNINGS = "reinvested_earnings"
    INTERCOMPANY_DEBT = "intercompany_debt"


class Concept(StrEnum):
    """Flow of a period, or position at its end."""

    FLOW = "flow"
    POSITION = "position"


class Figure(NamedTuple):
    """A figure of one period as published on one day; `value` nan for a confidential cell.

    `quarter` is 1 to 4, or 0 for a whole year.
    """

    concept: Concept
    component: Component
    year: int
    quarter: int
    vintage: date
    value: Money


Key = tuple[Concept, Component, int, int]


def _key(figure: Figure) -> Key:
    return figure.concept, figure.component, figure.year, figure.quarter


@dataclass(frozen=True)
class Revision:
    """First and last published figure of a period; `ratio` last by first, nan from 0."""

    first: Figure
    last: Figure
    vintages: int
    ratio: Ratio


def revisions(figures: Iterable[Figure]) -> dict[Key, Revision]:
    """Return by period how far the last vintage lies from the first; blanks are passed over.

    Raises
    ------
    ValueError
        Two figures of one period have one vintage and differ.

    Examples
    --------
    >>> what = Concept.FLOW, Component.TOTAL, 2024, 1
    >>> said = Figure(*what, date(2024, 5, 20), 10.0), Figure(*what, date(2025, 2, 20), 25.0)
    >>> revisions(said)[what].ratio
    2.5
    """
    by_key: dict[Key, dict[date, Figure]] = {}
    for figure in figures:
        if math.isnan(figure.value):
            continue
        published = by_key.setdefault(_key(figure), {})
        before = published.setdefault(figure.vintage, figure)
        if before.value != figure.value:
            raise ValueError(f"{figure.year} has two figures of {figure.vintage.isoformat()}")
    found: dict[Key, Revision] = {}
    for key, published in sorted(by_key.items()):
        first, last = published[min(published)], published[max(published)]
        ratio = last.value / first.value if first.value else math.nan
        found[key] = Revision(first, last, len(published), ratio)
    return found


def latest(figures: Iterable[Figure], known_on: date) -> dict[Key, Figure]:
    """Return by period the last figure published up to a day; a later vintage is not known yet."""
    found: dict[Key, Figure] = {}
    for figure in figures:
        if figure.vintage <= known_on and not math.isnan(figure.value):
            before = found.get(_key(figure))
            if before is None or figure.vintage > before.vintage:
                found[_key(figure)] = figure
    return dict(sorted(found.items()))


class Doubt(StrEnum):
    """Why a change may not be printed as growth, or needs a word beside it."""

    SMALL_BASE = "small_base"
    SIGN_CHANGE = "sign_change"
    ONE_DEAL = "one_deal"
    REVISED = "revised"
    PROVISIONAL = "provisional"
    FEW_YEARS = "few_years"


class Limits(NamedTuple):
    """Assumptions of a judgement, each with an owner in the programme.

    Parameters
    ----------
    base
        Value below which no rate of change is stated.
    one_quarter
        Share of a year's gross flow in one quarter from which it counts as one deal.
    revision
        Ratio by which a figure of such a series was revised from which it counts as unsettled.
    settled
        Years after which figures are no longer revised.
    """

    base: Money
    one_quarter: Share
    revision: Ratio
    settled: Ratio


@dataclass(frozen=True)
class Change:
    """A change between two years, with a rate only where one may be stated.

    Parameters
    ----------
    before, after, difference
        In the unit of the figures.
    rate
        Relative change; none on a small base or across a change of sign.
    share
        Of the later year's total from all countries; nan where that is not known.
    doubts
        In the order of `Doubt`.
    """

    before: Money
    after: Money
    difference: Money
    rate: Ratio | None
    share: Share
    doubts: tuple[Doubt, ...]


def one_deal(quarters: Sequence[Money], least: Share) -> bool:
    """Whether one quarter carries most of a year, in absolute amounts.

    Examples
    --------
    >>> one_deal([1.0, 80.0, 2.0, 3.4], 0.75), one_deal([20.0, 25.0, 20.0, 21.0], 0.75)
    (True, False)
    """
    amounts = [abs(value) for value in quarters if not math.isnan(value)]
    total = sum(amounts)
    return len(amounts) == QUARTERS and total > 0 and max(amounts) >= least * total


def change(
    annual: Mapping[int, Money],
    years: tuple[int, int],
    limits: Limits,
    *,
    known: int,
    total: Money = math.nan,
    quarters: Sequence[Money] = (),
    revised: Ratio = 1,
) -> Change:
    """Return the change between two years of one series, with what stands against a rate.

    Parameters
    ----------
    annual
        Figures of one concept, component and unit by year.
    years
        The earlier and the later.
    limits
        From when on something counts.
    known
        Year in which the figures were taken.
    total
        Of the later year from all countries.
    quarters
        Of the later year.
    revised
        Greatest ratio by which a figure of the series was revised.

    Raises
    ------
    KeyError
        A year has no figure.

    Examples
    --------
    >>> limits = Limits(base=25.0, one_quarter=0.75, revision=1.25, settled=3)
    >>> found = change({2022: 2.8, 2024: 86.4}, (2022, 2024), limits, known=2026, total=36_872.0)
    >>> found.rate, round(found.share, 4), [doubt.value for doubt in found.doubts]
    (None, 0.0023, ['small_base', 'provisional', 'few_years'])
    """
    before, after = annual[years[0]], annual[years[1]]
    small = min(abs(before), abs(after)) < limits.base
    crossed = before * after < 0
    doubts = {
        Doubt.SMALL_BASE: small,
        Doubt.SIGN_CHANGE: crossed,
        Doubt.ONE_DEAL: one_deal(quarters, limits.one_quarter),
        Doubt.REVISED: max(revised, 1 / revised) >= limits.revision,
        Doubt.PROVISIONAL: known - years[1] < limits.settled,
        Doubt.FEW_YEARS: len(annual) <= 2,
    }
    return Change(
        before,
        after,
        after - before,
        None if small or crossed else after / before - 1,
        after / total,
        tuple(doubt for doubt, true in doubts.items() if true),
    )


def rank(country: str, flows: Mapping[str, Money]) -> int:
    """Place of a country among all by its flow, 1 the greatest; equal flows share a place.

    Examples
    --------
    >>> rank("RU", {"US": 9.0, "ES": 5.0, "RU": 0.1})
    3
    """
    return 1 + sum(value > flows[country] for value in flows.values())
