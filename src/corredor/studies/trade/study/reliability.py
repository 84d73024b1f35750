"""Reliability: how far reports of all pairs of a year lie apart, and those of either side."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corredor.core.finding import Cell, FindingTable
from corredor.studies.trade.calc.mirror.spread import reliability, spread
from corredor.studies.trade.study.case import Case
from corredor.studies.trade.study.columns import day, made, number, ratio, share, term, word
from corredor.studies.trade.study.limits import limit
from corredor.studies.trade.study.statistics import Statistics, alpha2
from corredor.studies.trade.study.weight import whole_source

Array = NDArray[np.float64]


def _years(case: Case) -> Iterator[tuple[Statistics, int]]:
    """Yield each source and year that a corridor is weighed in, once."""
    found: dict[tuple[str, int], tuple[Statistics, int]] = {}
    for corridor in case.corridors:
        held = whole_source(case, corridor)
        if held is not None:
            found.setdefault((held[0].id, held[1]), held)
    yield from found.values()


def _reports(stats: Statistics, year: int) -> tuple[tuple[str, ...], Array, Array, NDArray[Any]]:
    codes, exported, imported = stats.matrix(year)
    return codes, exported, imported, np.zeros(exported.shape, bool)


def spread_table(case: Case) -> FindingTable:
    """How far the two reports of all pairs of a year lie apart, estimates left out."""
    columns = (
        *(word("source", "statistics"), day("year", "calendar_year")),
        *(number("pairs", "pairs_of_reports"), number("median", "median_gap")),
        *(number("weighted", "weighted_gap"), share("far", "share_far_apart")),
        number("one_sided", "pairs_one_sided"),
    )
    rows: list[tuple[Cell, ...]] = []
    floor = limit(case.inputs, "mirror_floor").value
    for stats, year in _years(case):
        _, exported, imported, estimated = _reports(stats, year)
        try:
            held = spread(exported, imported, estimated, floor)
        except ValueError:
            continue
        values = (held.pairs, ratio(held.median), ratio(held.weighted), ratio(held.far))
        rows.append((stats.id, str(year), *values, held.one_sided))
    return made("spread", "gaps_of_all_pairs", columns, rows, "trade/flows", "trade/limits")


def reliability_table(case: Case) -> FindingTable:
    """How far the reports of each country of the corridors lie from those of its partners."""
    columns = (
        *(word("source", "statistics"), day("year", "calendar_year"), term("reporter")),
        *(number("distance", "distance_of_reports"), number("partners", "directions_compared")),
    )
    rows: list[tuple[Cell, ...]] = []
    floor = limit(case.inputs, "mirror_floor").value
    wanted = dict.fromkeys(end for corridor in case.corridors for end in corridor.ways[0])
    for stats, year in _years(case):
        codes, exported, imported, estimated = _reports(stats, year)
        held = reliability(exported, imported, estimated, floor)
        for code in wanted:
            if code in codes and not math.isnan(held.distance[codes.index(code)]):
                at = codes.index(code)
                values = (ratio(float(held.distance[at])), int(held.partners[at]))
                rows.append((stats.id, str(year), alpha2(code), *values))
    return made("reliability", "reliability_of_reports", columns, rows, "trade/flows")
