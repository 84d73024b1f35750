"""Baskets: what every country sells and buys by product, out of one source and year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corredor.studies.trade.inputs.flows import (
    EXPORT,
    FLOWS,
    IMPORT,
    RECONCILED,
    STATUSES,
    FlowTable,
)
from corredor.studies.trade.study.file_totals import one_level
from corredor.studies.trade.study.statistics import MILLION

Array = NDArray[np.float64]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Baskets:
    """Exports and imports by country and product [million USD] of one source and year.

    Parameters
    ----------
    kind
        What files of one publisher, format and edition have in common.
    source
        Id of the file.
    whole
        Whether it holds all countries.
    year
        Calendar year.
    areas, products
        Codes of N countries and K products.
    exports, imports
        To and from all partners, (N, K); by partners' exports where values are reconciled.
    flows
        What one country sells to another, (K,), of the pairs that were asked for.
    sold
        What one country sells to each other over all products, (N,), of the exporters asked for.
    """

    kind: tuple[str, ...]
    source: str
    whole: bool
    year: int
    areas: tuple[str, ...]
    products: tuple[str, ...]
    exports: Array
    imports: Array
    flows: Mapping[Pair, Array]
    sold: Mapping[str, Array]

    def place(self, code: str) -> int | None:
        """Return the place of a country; None where the source has it not."""
        return self.areas.index(code) if code in self.areas else None

    def flow(self, exporter: str, importer: str) -> Array:
        """Return what one country sells to another by product, (K,)."""
        return self.flows.get((exporter, importer), np.zeros(len(self.products)))

    def named(self, exporter: str, importer: str) -> dict[str, float]:
        """Return the products that one country sells to another, with their values."""
        values = self.flow(exporter, importer)
        return {self.products[at]: float(values[at]) for at in np.flatnonzero(values > 0)}


@dataclass(frozen=True)
class Origin:
    """Where baskets come from: kind, id of the file, and whether it holds all countries."""

    kind: tuple[str, ...]
    source: str
    whole: bool


def baskets_of_table(table: FlowTable, origin: Origin, pairs: Sequence[Pair]) -> Iterator[Baskets]:
    """Yield the baskets of each year of a table of flows, at one level of products."""
    level = table.select(one_level(table))
    for year in np.unique(level.period):
        yield _of_year(level.select(level.period == year), int(year), origin, pairs)


def _of_year(held: FlowTable, year: int, origin: Origin, pairs: Sequence[Pair]) -> Baskets:
    status = STATUSES.index(RECONCILED)
    reconciled = bool((held.status == status).all())
    exports = _sums(held, EXPORT, by_partner=False)
    imports = _sums(held, EXPORT if reconciled else IMPORT, by_partner=reconciled)
    place = {code: at for at, code in enumerate(held.areas)}
    known = [pair for pair in pairs if set(pair) <= place.keys()]
    flows = {pair: _flow(held, place[pair[0]], place[pair[1]]) for pair in known}
    sold = {exporter: _sold(held, place[exporter]) for exporter, _ in known}
    return Baskets(
        *(origin.kind, origin.source, origin.whole, year, held.areas, held.products),
        *(exports, imports, flows, sold),
    )


def _sums(held: FlowTable, flow: str, *, by_partner: bool) -> Array:
    found = np.zeros((len(held.areas), len(held.products)))
    rows = held.flow == FLOWS.index(flow)
    country = (held.partner if by_partner else held.reporter)[rows]
    np.add.at(found, (country, held.product[rows]), held.value[rows] / MILLION)
    return found


def _flow(held: FlowTable, exporter: int, importer: int) -> Array:
    """Return reports of the exporter; where it reports nothing at all, those of the importer."""
    found = np.zeros(len(held.products))
    for way, reporter, partner in ((EXPORT, exporter, importer), (IMPORT, importer, exporter)):
        sides = (held.reporter == reporter) & (held.partner == partner)
        rows = (held.flow == FLOWS.index(way)) & sides
        if rows.any():
            np.add.at(found, held.product[rows], held.value[rows] / MILLION)
            break
    return found


def _sold(held: FlowTable, exporter: int) -> Array:
    rows = (held.flow == FLOWS.index(EXPORT)) & (held.reporter == exporter)
    found = np.zeros(len(held.areas))
    np.add.at(found, held.partner[rows], held.value[rows] / MILLION)
    return found


def latest(every: Sequence[Baskets]) -> list[Baskets]:
    """Return the last year of each kind: a publisher's years are one kind."""
    last: dict[tuple[str, ...], Baskets] = {}
    for one in every:
        held = last.get(one.kind)
        if held is None or one.year > held.year:
            last[one.kind] = one
    return list(last.values())


def before(every: Sequence[Baskets], one: Baskets) -> Baskets | None:
    """Return the last year before of the same kind; None where there is none."""
    earlier = [other for other in every if other.kind == one.kind and other.year < one.year]
    return max(earlier, key=lambda other: other.year, default=None)
