"""Mirror: what both sides report of the same trade, year by year, and what the gap comes to."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from corredor.core.derive import derive
from corredor.core.finding import Cell, Finding, FindingTable
from corredor.core.study import Inputs
from corredor.studies.trade.calc.mirror import ledger
from corredor.studies.trade.calc.mirror.ledger import (
    Band,
    Mark,
    PairYear,
    Report,
    timing_band,
)
from corredor.studies.trade.inputs.flows import EXPORT, IMPORT
from corredor.studies.trade.study.case import Case, Corridor, way_slug
from corredor.studies.trade.study.columns import (
    amount,
    day,
    made,
    money,
    number,
    ratio,
    rounded_amount,
    term,
    text,
    word,
)
from corredor.studies.trade.study.limits import limit
from corredor.studies.trade.study.statistics import (
    DOTS,
    FILL,
    Statistics,
    alpha2,
    current,
    pair_year,
    value_of,
)
from corredor.units import Money

DAYS: Final = 365.25
ESTIMATED, REPORTED, MISSING = "estimated", "reported", "no_report"
MARK_WORDS: Final = {Mark.ONE_SIDED: "one_side_reports"}
"""Words of marks that mean something else elsewhere."""
Gap = Annotated[float, "1"]


def turnover(exports: Money, imports: Money) -> Money:
    """Exports and imports of one side, added as countries print their turnover."""
    return exports + imports


def mirror_gap(imported: Money, exported: Money) -> Gap:
    """The importer's value, cif, by the exporter's, fob, of the same direction of trade."""
    return imported / exported


@dataclass(frozen=True)
class Audited:
    """A year of a corridor in one source: the four values, and the audit of both directions."""

    corridor: Corridor
    stats: Statistics
    pair: PairYear
    findings: tuple[ledger.Finding, ledger.Finding]

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.pair.year

    @property
    def whole(self) -> bool:
        """Whether both sides report both directions themselves."""
        ways = (self.pair.there, self.pair.back)
        return all(way.exported.reported and way.imported.reported for way in ways)


def audits(case: Case) -> list[Audited]:
    """Return the audit of each year of each corridor in each source that has both sides."""
    found: list[Audited] = []
    for corridor in case.corridors:
        for stats in case.reports:
            found += _audited(case, corridor, stats)
    return found


def _audited(case: Case, corridor: Corridor, stats: Statistics) -> Iterator[Audited]:
    least = limit(case.inputs, "cif_margin_least").value
    most = limit(case.inputs, "cif_margin_most").value
    freight = Band("freight", 1 + least, 1 + most)
    fill = FILL if stats.id == DOTS else None
    for year in case.years(stats, corridor):
        pair = pair_year(stats, corridor.first, corridor.second, year)
        before = pair_year(stats, corridor.first, corridor.second, year - 1)
        ways = ((pair.there, before.there), (pair.back, before.back))
        made_of = [
            ledger.audit(now, freight, _timing(case.inputs, now, then), fill) for now, then in ways
        ]
        yield Audited(corridor, stats, pair, (made_of[0], made_of[1]))


def _timing(inputs: Inputs, now: ledger.Direction, before: ledger.Direction) -> list[Band]:
    """Return the band of goods under way at the turns of the year, where it can be stated."""
    exported, earlier = now.exported, before.exported
    if not exported.reported or not exported.value or not earlier.reported:
        return []
    transit = limit(inputs, "transit_time").value / DAYS
    return [timing_band(exported.value, earlier.value, transit)]


def state_of(report: Report) -> str:
    """Return a word for who stands behind a value."""
    if not report.stated:
        return MISSING
    return ESTIMATED if report.estimated else REPORTED


def mirror_table(found: Sequence[Audited]) -> FindingTable:
    """Each direction and year as both sides report it, with the gap, its bounds and a verdict."""
    columns = (
        *(text("corridor"), word("source", "statistics"), day("year", "calendar_year")),
        *(term("exporter"), term("importer")),
        *(money("exported", "exporter_says"), word("exported_by", "stands_behind")),
        *(money("imported", "importer_says"), word("imported_by", "stands_behind")),
        *(number("gap", "mirror_gap"), number("low", "gap_least"), number("high", "gap_most")),
        *(word("verdict", "mirror_verdict"), word("marks", "mirror_marks")),
    )
    rows = [row for one in found for row in _rows(one)]
    return made("mirror", "mirror_audit", columns, rows, "trade/flows", "trade/limits")


def _rows(one: Audited) -> Iterator[tuple[Cell, ...]]:
    for result in one.findings:
        way = result.direction
        yield (
            *(one.corridor.id, one.stats.id, str(one.year)),
            *(alpha2(way.exporter), alpha2(way.importer)),
            *(amount(way.exported.value), state_of(way.exported)),
            *(amount(way.imported.value), state_of(way.imported)),
            ratio(result.gap),
            *(ratio(result.bounds[0]), ratio(result.bounds[1])),
            result.verdict.value,
            tuple(MARK_WORDS.get(mark, mark.value) for mark in result.marks),
        )


def totals_table(found: Sequence[Audited]) -> FindingTable:
    """Exports plus imports of each year by the figures of either side."""
    columns = (
        *(text("corridor"), word("source", "statistics"), day("year", "calendar_year")),
        *(term("reporter"), money("exports", "exports_fob"), money("imports", "imports_cif")),
        money("total", "turnover"),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        for reporter in (one.corridor.first, one.corridor.second):
            rows.append(_total_row(one, reporter))
    return made("totals", "bilateral_totals", columns, rows, "trade/flows")


def _total_row(one: Audited, reporter: str) -> tuple[Cell, ...]:
    corridor = one.corridor
    partner = corridor.second if reporter == corridor.first else corridor.first
    exports = one.stats.report(reporter, partner, one.year, EXPORT)
    imports = one.stats.report(reporter, partner, one.year, IMPORT)
    said = [held.value if held.reported else math.nan for held in (exports, imports)]
    place = (corridor.id, one.stats.id, str(one.year), alpha2(reporter))
    amounts = (*(amount(value) for value in said), rounded_amount(one.pair.total(reporter)))
    return (*place, *amounts)


def latest_whole(found: Sequence[Audited]) -> Mapping[str, Audited]:
    """Return by corridor the last year in which both sides report both directions."""
    best: dict[str, Audited] = {}
    for one in found:
        held = best.get(one.corridor.id)
        if one.whole and (held is None or one.year > held.year):
            best[one.corridor.id] = one
    return best


def headline(found: Sequence[Audited]) -> Iterator[Finding]:
    """Yield the four values of the last whole year, both totals and both gaps, as findings."""
    for one in latest_whole(found).values():
        corridor, year = one.corridor, one.year
        subject = (alpha2(corridor.first), alpha2(corridor.second))
        quantities = {
            (reporter, flow): value_of(one.stats, reporter, partner, year, flow)
            for reporter, partner in corridor.ways
            for flow in (EXPORT, IMPORT)
        }
        for reporter, partner in corridor.ways:
            name = reporter.lower()
            exports, imports = quantities[reporter, EXPORT], quantities[reporter, IMPORT]
            ends = (alpha2(reporter), alpha2(partner))
            key = f"{year}.{corridor.slug}.{name}"
            yield Finding(f"trade.exports.{key}", "trade_exports", exports, ends)
            yield Finding(f"trade.imports.{key}", "trade_imports", imports, ends)
            total = derive(turnover, exports=exports, imports=imports).to(current(year))
            yield Finding(f"trade.total.{key}", "trade_total", total, (ends[0], *subject))
        for exporter, importer in corridor.ways:
            exported, imported = quantities[exporter, EXPORT], quantities[importer, IMPORT]
            if exported.value > 0:
                gap = derive(mirror_gap, imported=imported, exported=exported)
                key = f"trade.mirror_gap.{year}.{way_slug(exporter, importer)}"
                yield Finding(key, "mirror_gap", gap, (alpha2(exporter), alpha2(importer)))
