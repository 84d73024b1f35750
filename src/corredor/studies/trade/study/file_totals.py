"""File totals: what a file of the user's states of all goods, as statistics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corredor.core.source import TableSource
from corredor.studies.trade.calc.mirror.ledger import Report, Valuation
from corredor.studies.trade.inputs.flows import (
    CIF,
    ESTIMATED,
    EXPORT,
    FLOWS,
    IMPORT,
    RECONCILED,
    STATUSES,
    TOTAL,
    VALUATIONS,
    FlowTable,
)
from corredor.studies.trade.study.statistics import MILLION, NONE, Array


@dataclass(frozen=True)
class FileTotals:
    """Totals out of a file of the user's, as `summed` makes them."""

    table: FlowTable
    publisher: TableSource
    whole: bool

    @property
    def id(self) -> str:
        """Id of the source."""
        return self.table.source

    @property
    def reconciled(self) -> bool:
        """Whether its rows are reconciled."""
        status = STATUSES.index(RECONCILED)
        return bool(len(self.table) and (self.table.status == status).all())

    def source(self) -> TableSource:
        """Return who published it."""
        return self.publisher

    @cached_property
    def _reports(self) -> Mapping[tuple[str, str, int, str], Report]:
        found: dict[tuple[str, str, int, str], Report] = {}
        for row in self.table.rows():
            valuation = _valuation(row.valuation, row.flow)
            report = Report(row.value / MILLION, valuation, row.status == ESTIMATED)
            found[row.reporter, row.partner, row.period, row.flow] = report
        return found

    def years(self, first: str, second: str) -> list[int]:
        """Return the years in which either states something of the other."""
        pair = {first, second}
        return sorted({year for one, other, year, _ in self._reports if {one, other} == pair})

    def report(self, reporter: str, partner: str, year: int, flow: str) -> Report:
        """Return what a reporter states; nan where it states nothing."""
        missing = Report(NONE, _valuation("", flow))
        return self._reports.get((reporter, partner, year, flow), missing)

    def partners(self, reporter: str, year: int, flow: str) -> Mapping[str, float]:
        """Return the values of all partners above nothing, of reconciled imports by exporter."""
        if self.reconciled and flow == IMPORT:
            return {
                one: held.value
                for (one, other, when, _), held in self._reports.items()
                if other == reporter and when == year and held.value > 0
            }
        return {
            other: held.value
            for (one, other, when, way), held in self._reports.items()
            if one == reporter and when == year and way == flow and held.value > 0
        }

    def total(self, reporter: str, year: int, flow: str) -> float:
        """Return the sum over all partners; nan where the file holds some of them alone."""
        if not self.whole:
            return NONE
        found = self.partners(reporter, year, flow)
        return sum(found.values()) if found else NONE

    def matrix(self, year: int) -> tuple[tuple[str, ...], Array, Array]:
        """Return codes, exports and imports, estimates left out."""
        areas = tuple(sorted({one for key in self._reports for one in key[:2]}))
        place = {code: at for at, code in enumerate(areas)}
        made = {way: np.full((len(areas), len(areas)), np.nan) for way in FLOWS}
        for (one, other, when, way), held in self._reports.items():
            if when == year and held.reported:
                ends = (one, other) if way == EXPORT else (other, one)
                made[way][place[ends[0]], place[ends[1]]] = held.value
        return areas, made[EXPORT], made[IMPORT]


def _valuation(word: str, flow: str) -> Valuation:
    if word in (CIF, VALUATIONS[0]):
        return Valuation(word)
    return Valuation.FOB if flow == EXPORT else Valuation.CIF


def one_level(table: FlowTable) -> NDArray[np.bool_]:
    """Return which rows are goods of the number of digits that most rows have, none twice.

    Examples
    --------
    >>> from corredor.studies.trade.inputs.flows import Flow
    >>> said = ("RUS", "MEX"), (2023, "X", "fob", "reported", 1.0, "file")
    >>> codes = ("72", "7208", "7601")
    >>> one_level(FlowTable.of(Flow(*said[0], code, *said[1]) for code in codes)).tolist()
    [False, True, True]
    """
    lengths = np.array([0 if code == TOTAL else len(code) for code in table.products] or [0])
    of_rows = lengths[table.product]
    counts = np.bincount(of_rows)
    counts[0] = 0
    most = len(counts) - 1 - int(counts[::-1].argmax())
    return of_rows == most


def summed(table: FlowTable) -> FlowTable:
    """Return the rows for all goods; where a source has none, the sums of its goods by flow."""
    if TOTAL in table.products:
        return table.select(table.product == table.products.index(TOTAL))
    table = table.select(one_level(table))
    key = table.reporter.astype(np.int64)
    for column, size in (
        (table.partner, len(table.areas)),
        (table.period, int(table.period.max(initial=0)) + 1),
        (table.flow, len(FLOWS)),
    ):
        key = key * size + column
    _, first, place = np.unique(key, return_index=True, return_inverse=True)
    value = np.bincount(place.reshape(-1), table.value, len(first)).astype(np.float64)
    return FlowTable(
        table.areas,
        (TOTAL,),
        table.reporter[first],
        table.partner[first],
        np.zeros(len(first), np.int32),
        table.period[first],
        table.flow[first],
        table.valuation[first],
        table.status[first],
        value,
        table.source,
    )
