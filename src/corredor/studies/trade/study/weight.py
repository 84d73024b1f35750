"""Weight: what a corridor is in the whole of each side's trade: share, rank, concentration."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import numpy as np

from corredor.core.derive import derive
from corredor.core.finding import Cell, Finding, FindingTable
from corredor.studies.trade.calc.indicators.concentration import (
    herfindahl,
    normalised_herfindahl,
)
from corredor.studies.trade.calc.indicators.intensity import trade_intensity
from corredor.studies.trade.inputs.flows import EXPORT, FLOWS, IMPORT
from corredor.studies.trade.study.case import Case, Corridor, way_slug
from corredor.studies.trade.study.columns import (
    amount,
    day,
    made,
    money,
    number,
    ratio,
    share,
    term,
    text,
    word,
)
from corredor.studies.trade.study.statistics import (
    Statistics,
    alpha2,
    total_of,
    value_of,
)
from corredor.units import Money, Share

FLOW_WORDS: Final = {EXPORT: "exports_fob", IMPORT: "imports_cif"}
SHOWN: Final = 12
"""Partners that are shown by name; the rest is one row."""
REST: Final = "other_partners"


def share_of_trade(value: Money, total: Money) -> Share:
    """Share of a partner in all exports, or all imports, of the country that reports."""
    return value / total


def whole_source(case: Case, corridor: Corridor) -> tuple[Statistics, int] | None:
    """Return the source of all countries, and its last year in which both sides report."""
    for stats in case.reports:
        if not stats.whole:
            continue
        years = [
            year
            for year in case.years(stats, corridor)
            if all(stats.partners(one, year, flow) for one, _ in corridor.ways for flow in FLOWS)
        ]
        if years:
            return stats, years[-1]
    return None


def weight_table(case: Case) -> FindingTable:
    """Share and rank of each side among the other's partners, in the last year that both report."""
    columns = (
        *(text("corridor"), word("source", "statistics"), day("year", "calendar_year")),
        *(term("reporter"), term("partner"), word("flow", "trade_flow")),
        *(money("value", "amount_musd"), money("total", "all_partners")),
        *(share("share", "share_of_trade"), number("rank", "rank_among_partners")),
        *(number("partners", "partners_counted"), number("concentration", "partner_hhi")),
        number("concentration_normalised", "partner_hhi_normalised"),
        *(number("intensity", "trade_intensity"), number("intensity_without", "intensity_without")),
    )
    rows = [row for corridor in case.corridors for row in _weights(case, corridor)]
    return made("weight", "weight_of_corridor", columns, rows, "trade/flows")


def _weights(case: Case, corridor: Corridor) -> Iterator[tuple[Cell, ...]]:
    found = whole_source(case, corridor)
    if found is None:
        return
    stats, year = found
    for reporter, partner in corridor.ways:
        for flow in FLOWS:
            held = stats.partners(reporter, year, flow)
            value = held.get(partner, math.nan)
            total = stats.total(reporter, year, flow)
            places = np.array(list(held.values()))
            rank = 1 + int((places > value).sum()) if value > 0 else None
            with_ = without = math.nan
            if value >= 0:
                with_, without = _intensity(stats, year, reporter, partner, flow)
            yield (
                *(corridor.id, stats.id, str(year), alpha2(reporter), alpha2(partner)),
                *(FLOW_WORDS[flow], amount(value), amount(total), ratio(value / total)),
                *(rank, len(held), ratio(float(herfindahl(places)))),
                ratio(float(normalised_herfindahl(places))),
                *(ratio(with_), ratio(without)),
            )


def _intensity(
    stats: Statistics, year: int, reporter: str, partner: str, flow: str
) -> tuple[float, float]:
    """Return the intensity of exports with the exporter in the world and without; nan of imports.

    Exporters' values, estimates included, as sums over all countries need them.
    """
    if flow != EXPORT:
        return math.nan, math.nan
    codes, exported, _ = stats.matrix(year)
    if reporter not in codes or partner not in codes:
        return math.nan, math.nan
    ends = codes.index(reporter), codes.index(partner)
    values = np.nan_to_num(exported)
    if not values[:, ends[1]].any() or not values[ends[0]].any():
        return math.nan, math.nan
    with_ = trade_intensity(values, *ends, world="includes_exporter")
    return float(with_), float(trade_intensity(values, *ends, world="excludes_exporter"))


def partners_table(case: Case) -> FindingTable:
    """The greatest partners of each side, with the other side wherever it stands."""
    columns = (
        *(text("corridor"), word("source", "statistics"), day("year", "calendar_year")),
        *(term("reporter"), word("flow", "trade_flow"), number("rank", "rank_among_partners")),
        *(term("partner"), money("value", "amount_musd"), share("share", "share_of_trade")),
    )
    rows = [row for corridor in case.corridors for row in _partners(case, corridor)]
    return made("partners", "partners_of_sides", columns, rows, "trade/flows")


def _partners(case: Case, corridor: Corridor) -> Iterator[tuple[Cell, ...]]:
    found = whole_source(case, corridor)
    if found is None:
        return
    stats, year = found
    for reporter, partner in corridor.ways:
        for flow in FLOWS:
            yield from _shown(corridor, stats, year, (reporter, partner, flow))


def _shown(
    corridor: Corridor, stats: Statistics, year: int, what: tuple[str, str, str]
) -> Iterator[tuple[Cell, ...]]:
    reporter, partner, flow = what
    held = sorted(stats.partners(reporter, year, flow).items(), key=lambda pair: (-pair[1], pair))
    total = sum(value for _, value in held)
    place = (corridor.id, stats.id, str(year), alpha2(reporter), FLOW_WORDS[flow])
    rest = total
    for rank, (code, value) in enumerate(held, start=1):
        if rank <= SHOWN or code == partner:
            rest -= value
            yield (*place, rank, alpha2(code), amount(value), ratio(value / total))
    if rest > 0:
        yield (*place, None, REST, amount(rest), ratio(rest / total))


def weight_findings(case: Case) -> Iterator[Finding]:
    """Yield the share of each side in the other's trade, as the other reports it."""
    for corridor in case.corridors:
        found = whole_source(case, corridor)
        if found is None:
            continue
        stats, year = found
        for reporter, partner in corridor.ways:
            for flow in FLOWS:
                if not stats.report(reporter, partner, year, flow).stated:
                    continue
                if math.isnan(stats.total(reporter, year, flow)):
                    continue
                value = value_of(stats, reporter, partner, year, flow)
                total = total_of(stats, reporter, year, flow)
                quantity = derive(share_of_trade, value=value, total=total)
                noun = "exports" if flow == EXPORT else "imports"
                key = f"trade.share_of_{noun}.{year}.{way_slug(reporter, partner)}"
                subject = (alpha2(reporter), alpha2(partner))
                yield Finding(key, f"trade_share_of_{noun}", quantity, subject)
