"""Statistics: what sources state of totals, by reporter, partner, year and direction.

The totals that come with the program are arrays; a file of the user's is a table of flows. Both
answer one question: what does a reporter state of a partner in a year?
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from corredor.core.quantity import LookedUp, Quantity
from corredor.core.source import TableSource
from corredor.data.tables import read_data_source, read_data_table
from corredor.data.trade_flows import (
    EXPORTS,
    IMPORTS,
    ReportedFlows,
    reconciled_flows,
    reported_flows,
)
from corredor.studies.trade.calc.mirror.ledger import Direction, Fill, PairYear, Report, Valuation
from corredor.studies.trade.inputs.flows import (
    EXPORT,
    IMPORT,
)

EMBEDDED: Final = "trade_flows"
"""Folder of the totals that come with the program."""
DOTS, BACI_TOTALS = "imf_dots", "cepii_baci"
"""Ids of the two sources among them."""
FILL: Final = Fill(1.06, 5e-4)
"""Factor by which the International Monetary Fund fills a missing report from the partner's."""
MILLION: Final = 1e6
THOUSANDS: Final = 3
"""Decimals of a million dollars down to which sources state them."""
LETTERS: Final = 2
NONE: Final = math.nan
Array = NDArray[np.float64]


def current(year: int) -> str:
    """Return the unit of amounts of a year: million dollars of that year."""
    return f"MUSD_{year}"


@cache
def alpha3() -> Mapping[str, str]:
    """Return the code of three letters of each country by that of two, and the other way."""
    rows = read_data_table(EMBEDDED, "countries")
    pairs = [(row["alpha2"], row["code"]) for row in rows if row["alpha2"]]
    return {**dict(pairs), **{three: two for two, three in pairs}}


def alpha2(code: str) -> str:
    """Return a country's code of two letters; the code itself where it has none."""
    return code if len(code) == LETTERS else alpha3().get(code, code)


class Statistics(Protocol):
    """What one source states of totals [million USD of the year]."""

    @property
    def id(self) -> str:
        """Id of the source."""
        ...

    @property
    def reconciled(self) -> bool:
        """Whether it holds one value for both sides, made of both."""
        ...

    @property
    def whole(self) -> bool:
        """Whether it holds all countries, so that sums and ranks mean something."""
        ...

    def years(self, first: str, second: str) -> list[int]:
        """Return the years in which it states something of a pair."""
        ...

    def report(self, reporter: str, partner: str, year: int, flow: str) -> Report:
        """Return what a reporter states; nan where it states nothing."""
        ...

    def partners(self, reporter: str, year: int, flow: str) -> Mapping[str, float]:
        """Return the values of all partners above nothing."""
        ...

    def total(self, reporter: str, year: int, flow: str) -> float:
        """Return the sum over all partners; nan where it isn't known."""
        ...

    def source(self) -> TableSource:
        """Return who published it."""
        ...

    def matrix(self, year: int) -> tuple[tuple[str, ...], Array, Array]:
        """Return codes, exports and imports, both (N, N) exporters first; nan for no report."""
        ...


def value_of(stats: Statistics, reporter: str, partner: str, year: int, flow: str) -> Quantity:
    """Return what a reporter states as a quantity with its source.

    Raises
    ------
    ValueError
        It states nothing.
    """
    held = stats.report(reporter, partner, year, flow)
    if not held.stated:
        raise ValueError((stats.id, reporter, partner, year, flow))
    row = f"{year}.{reporter}.{flow}.{partner}"
    key = f"data.{stats.id}.{row}".lower()
    origin = LookedUp(stats.id, row, "value", stats.source())
    return Quantity(key, round(held.value, THOUSANDS), current(year), origin)


def total_of(stats: Statistics, reporter: str, year: int, flow: str) -> Quantity:
    """Return the sum over all partners as a quantity with its source.

    Raises
    ------
    ValueError
        It isn't known.
    """
    value = stats.total(reporter, year, flow)
    if math.isnan(value):
        raise ValueError((stats.id, reporter, year, flow))
    row = f"{year}.{reporter}.{flow}.world"
    key = f"data.{stats.id}.{row}".lower()
    origin = LookedUp(stats.id, row, "total", stats.source())
    return Quantity(key, round(value, THOUSANDS), current(year), origin)


def direction(stats: Statistics, exporter: str, importer: str, year: int) -> Direction:
    """Return one direction of trade as both sides report it."""
    exported = stats.report(exporter, importer, year, EXPORT)
    imported = stats.report(importer, exporter, year, IMPORT)
    return Direction(exporter, importer, exported, imported)


def pair_year(stats: Statistics, first: str, second: str, year: int) -> PairYear:
    """Return the four values of a pair and year."""
    ways = direction(stats, first, second, year), direction(stats, second, first, year)
    return PairYear(year, *ways)


@dataclass(frozen=True)
class ImfTotals:
    """Reports of the Direction of Trade Statistics, which come with the program."""

    flows: ReportedFlows

    id = DOTS
    reconciled = False
    whole = True

    def source(self) -> TableSource:
        """Return who published it."""
        return read_data_source(EMBEDDED)

    def _place(self, code: str) -> int | None:
        try:
            return self.flows.country(code)
        except KeyError:
            return None

    def _at(self, year: int) -> int | None:
        try:
            return self.flows.year(year)
        except KeyError:
            return None

    def years(self, first: str, second: str) -> list[int]:
        """Return the years in which either states something of the other."""
        one, other = self._place(first), self._place(second)
        if one is None or other is None:
            return []
        value = self.flows.value
        stated = ~np.isnan(value[:, one, other]) | ~np.isnan(value[:, other, one])
        return [self.flows.first_year + int(at) for at in np.flatnonzero(stated.any(0))]

    def report(self, reporter: str, partner: str, year: int, flow: str) -> Report:
        """Return what a reporter states; nan where it states nothing."""
        valuation = Valuation.FOB if flow == EXPORT else Valuation.CIF
        one, other, at = self._place(reporter), self._place(partner), self._at(year)
        if one is None or other is None or at is None:
            return Report(NONE, valuation)
        place = (EXPORTS if flow == EXPORT else IMPORTS, one, other, at)
        value = float(self.flows.value[place])
        return Report(value, valuation, bool(self.flows.estimated[place]))

    def partners(self, reporter: str, year: int, flow: str) -> Mapping[str, float]:
        """Return the values of all partners above nothing; none before all pairs are held."""
        one, at = self._place(reporter), self._at(year)
        if one is None or at is None or year < self.flows.complete_from:
            return {}
        values = self.flows.value[EXPORTS if flow == EXPORT else IMPORTS, one, :, at]
        places = np.flatnonzero(values > 0)
        return {self.flows.countries[place]: float(values[place]) for place in places}

    def total(self, reporter: str, year: int, flow: str) -> float:
        """Return the sum over all partners of the source."""
        one, at = self._place(reporter), self._at(year)
        if one is None or at is None:
            return NONE
        return float(self.flows.total[EXPORTS if flow == EXPORT else IMPORTS, one, at])

    def matrix(self, year: int) -> tuple[tuple[str, ...], Array, Array]:
        """Return codes, exports and imports; estimates are left out, they are no reports."""
        at = self._at(year)
        if at is None or year < self.flows.complete_from:
            return (), np.zeros((0, 0)), np.zeros((0, 0))
        reports = np.where(self.flows.estimated[..., at], np.nan, self.flows.value[..., at])
        exported, imported = reports[EXPORTS], reports[IMPORTS].T
        return self.flows.countries, exported.astype(float), imported.astype(float)


@dataclass(frozen=True)
class BaciTotals:
    """Reconciled totals of one year, which come with the program."""

    id = BACI_TOTALS
    reconciled = True
    whole = True

    def source(self) -> TableSource:
        """Return who published it."""
        return read_data_source(EMBEDDED)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {code: at for at, code in enumerate(reconciled_flows().countries)}

    def years(self, first: str, second: str) -> list[int]:
        """Return its year, where it has the pair."""
        year = reconciled_flows().year
        ways = ((first, second), (second, first))
        known = any(self.report(*way, year, EXPORT).stated for way in ways)
        return [year] if known else []

    def report(self, reporter: str, partner: str, year: int, flow: str) -> Report:
        """Return the reconciled value of exports; nothing of imports, which would be the same."""
        flows = reconciled_flows()
        one, other = self._places.get(reporter), self._places.get(partner)
        if flow != EXPORT or year != flows.year or one is None or other is None:
            return Report(NONE, Valuation.FOB)
        return Report(float(flows.value[one, other]), Valuation.FOB)

    def partners(self, reporter: str, year: int, flow: str) -> Mapping[str, float]:
        """Return the values of all partners above nothing, of exports or of imports."""
        flows, place = reconciled_flows(), self._places.get(reporter)
        if year != flows.year or place is None:
            return {}
        values = flows.value[place] if flow == EXPORT else flows.value[:, place]
        return {flows.countries[at]: float(values[at]) for at in np.flatnonzero(values > 0)}

    def total(self, reporter: str, year: int, flow: str) -> float:
        """Return the sum over all partners."""
        found = self.partners(reporter, year, flow)
        return sum(found.values()) if found else NONE

    def matrix(self, year: int) -> tuple[tuple[str, ...], Array, Array]:
        """Return codes and exports, and no imports."""
        flows = reconciled_flows()
        if year != flows.year:
            return (), np.zeros((0, 0)), np.zeros((0, 0))
        value = flows.value.astype(float)
        return flows.countries, value, np.full_like(value, np.nan)


def embedded() -> Sequence[Statistics]:
    """Return the sources that come with the program."""
    return ImfTotals(reported_flows()), BaciTotals()
