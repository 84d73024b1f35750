"""Shares won: a change of exports split into growth, markets and competitiveness."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import numpy as np

from corredor.core.finding import Cell, FindingTable
from corredor.studies.trade.calc.indicators.market_share import constant_market_share
from corredor.studies.trade.inputs.flows import EXPORT, IMPORT
from corredor.studies.trade.study.case import Case, Corridor
from corredor.studies.trade.study.columns import amount, day, made, money, term, word
from corredor.studies.trade.study.statistics import Statistics, alpha2
from corredor.studies.trade.study.weight import whole_source

SPAN: Final = 5
"""Years between the two that are compared."""
MARKETS: Final = "markets_alone"
"""The split knows markets and no goods, so that the order of the effects changes nothing."""


def market_share_table(case: Case) -> FindingTable:
    """The change of each side's exports, as it reports them, over five years in four parts."""
    columns = (
        *(word("source", "statistics"), term("exporter")),
        *(day("from", "first_year"), day("to", "last_year"), word("order", "order_of_effects")),
        *(money("change", "change_of_exports_value"), money("growth", "part_of_growth")),
        *(money("market", "part_of_markets"), money("competitiveness", "part_of_shares")),
    )
    rows = dict.fromkeys(row for corridor in case.corridors for row in _rows(case, corridor))
    return made("market_share", "constant_market_share", columns, rows, "trade/flows")


def _rows(case: Case, corridor: Corridor) -> Iterator[tuple[Cell, ...]]:
    found = whole_source(case, corridor)
    if found is None:
        return
    stats, last = found
    for exporter, _ in corridor.ways:
        before = stats.partners(exporter, last - SPAN, EXPORT)
        after = stats.partners(exporter, last, EXPORT)
        if before and after:
            yield _row(stats, exporter, (last - SPAN, last))


def _row(stats: Statistics, exporter: str, years: tuple[int, int]) -> tuple[Cell, ...]:
    """Split over the markets whose imports are known in both years."""
    flows = [stats.partners(exporter, year, EXPORT) for year in years]
    markets = sorted(
        market
        for market in {*flows[0], *flows[1]}
        if all(not math.isnan(stats.total(market, year, IMPORT)) for year in years)
    )
    before, after = (np.array([[one.get(market, 0.0)] for market in markets]) for one in flows)
    wanted, later = (
        np.array([[stats.total(market, year, IMPORT)] for market in markets]) for year in years
    )
    held = constant_market_share(before, after, wanted, later, "market_then_product")
    return (
        *(stats.id, alpha2(exporter), str(years[0]), str(years[1]), MARKETS),
        *(amount(held.change), amount(held.growth)),
        *(amount(held.market), amount(held.competitiveness)),
    )
