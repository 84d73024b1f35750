"""A claimed list of goods set against the goods that flowed: stale, supported, left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from corredor.units import Money, Share


@dataclass(frozen=True)
class Composition:
    """A claimed list of goods against the goods that flowed.

    Parameters
    ----------
    share
        Share of the claimed goods in the flow, by year.
    peak, latest
        Year in which the share was greatest, and last year of the data.
    stale
        The list fits the peak and no longer the latest year.
    supported, irregular, absent
        Claimed goods by whether they stand above the least share in the latest year, in some
        years only, or in none.
    omitted
        Goods above the least share in the latest year that the list leaves out, largest first,
        with their shares.
    """

    share: Mapping[int, Share]
    peak: int
    latest: int
    stale: bool
    supported: tuple[str, ...]
    irregular: tuple[str, ...]
    absent: tuple[str, ...]
    omitted: tuple[tuple[str, Share], ...]


def compare_goods(
    claimed: Collection[str],
    flows: Mapping[int, Mapping[str, Money]],
    least: Share,
    majority: Share = 1 / 2,
) -> Composition:
    """Set a claimed list of goods against the flows of several years.

    Parameters
    ----------
    claimed
        Codes of the Harmonized System; a shorter code covers all that begin with it.
    flows
        By year and code, in one unit.
    least
        Share of the flow from which a good counts.
    majority
        The list is stale when its share reaches this in its best year, and in the latest year
        falls below this part of it.

    Raises
    ------
    ValueError
        There are no flows.

    Examples
    --------
    >>> flows = {2019: {"8703": 90.0, "0901": 10.0}, 2023: {"8703": 1.0, "0901": 9.0}}
    >>> found = compare_goods(["87"], flows, 0.1)
    >>> found.stale, found.supported, found.omitted
    (True, ('87',), (('0901', 0.9),))
    """
    totals = {year: sum(goods.values()) for year, goods in flows.items()}
    years = sorted(year for year, total in totals.items() if total > 0)
    if not years:
        raise ValueError("no year has a flow above 0")
    prefixes = tuple(claimed)
    parts = {
        year: {code: value / totals[year] for code, value in flows[year].items()} for year in years
    }
    of_claim = {
        good: {year: _covered(parts[year], good) for year in years}
        for good in dict.fromkeys(claimed)
    }
    share = {year: _covered(parts[year], prefixes) for year in years}
    peak, latest = max(years, key=lambda year: share[year]), years[-1]
    regular = {good: [one >= least for one in shares.values()] for good, shares in of_claim.items()}
    omitted = [
        (code, one)
        for code, one in parts[latest].items()
        if one >= least and not code.startswith(prefixes)
    ]
    return Composition(
        share,
        peak,
        latest,
        share[peak] >= majority and share[latest] < majority * share[peak],
        tuple(good for good, seen in regular.items() if seen[-1]),
        tuple(good for good, seen in regular.items() if any(seen) and not seen[-1]),
        tuple(good for good, seen in regular.items() if not any(seen)),
        tuple(sorted(omitted, key=lambda pair: (-pair[1], pair[0]))),
    )


def _covered(shares: Mapping[str, Share], prefix: str | tuple[str, ...]) -> Share:
    return sum(share for code, share in shares.items() if code.startswith(prefix))
