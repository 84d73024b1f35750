"""Bilateral totals of trade in goods: as each side reports them, and as CEPII reconciles them.

May import: core, data.tables, numpy. May not: read anything but the files beside it.
`reported_flows` gives the reports with the marks of estimates, `reconciled_flows` one value a pair.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.data.tables import read_data_table

NAME: Final = "trade_flows"
IMPORTS, EXPORTS = 0, 1
"""Places of the two flows on the first axis of `ReportedFlows.value`."""
MUSD: Final = 1e-3
"""Million dollars in a thousand."""


@dataclass(frozen=True)
class ReportedFlows:
    """What each country reported of its trade in goods with each other one.

    Parameters
    ----------
    countries
        ISO 3166-1 alpha-3, N of them.
    first_year
        Year of the first place on the last axis.
    value
        [million USD of the year], shape (2, N, N, years): imports cif and exports fob, by
        reporter, partner and year; nan where there is no report.
    estimated
        Of the same shape: true where the publisher estimated what the reporter left out.
    total
        Sums over all partners of the source, estimates included, shape (2, N, years); nan where
        the reporter has none. Before `complete_from` they exceed the sums of `value`.
    complete_from
        First year that holds all pairs; the years before hold those with a country of the
        corridor alone, so that nothing may be summed over partners or countries there.
    """

    countries: tuple[str, ...]
    first_year: int
    value: NDArray[np.float32]
    estimated: NDArray[np.bool_]
    total: NDArray[np.float64]
    complete_from: int

    def country(self, code: str) -> int:
        """Return the place of a country by its ISO 3166 code, of three letters or two.

        Raises
        ------
        KeyError
            The set has no such country.
        """
        return _places()[code]

    def year(self, year: int) -> int:
        """Return the place of a year.

        Raises
        ------
        KeyError
            The set has no such year.
        """
        place = year - self.first_year
        if not 0 <= place < self.value.shape[-1]:
            raise KeyError(year)
        return place


@dataclass(frozen=True)
class ReconciledFlows:
    """One value for each exporter and importer, made of the reports of both.

    `value` is fob [million USD], shape (N, N), exporters first; nan where there is none.
    """

    countries: tuple[str, ...]
    year: int
    value: NDArray[np.float32]


@cache
def _places() -> dict[str, int]:
    rows = read_data_table(NAME, "countries")
    return {row[name]: place for place, row in enumerate(rows) for name in ("code", "alpha2")}


@cache
def _arrays() -> tuple[NDArray[Any], ...]:
    """Years; shape, presence, values, marks and totals of the reports; presence, values of BACI."""
    path = files("corredor.data").joinpath(NAME, f"{NAME}.npy.xz")
    with path.open("rb") as packed, lzma.open(packed) as stream:
        return tuple(np.load(stream, allow_pickle=False) for _ in range(8))


def _bits(packed: NDArray[np.uint8], count: int) -> NDArray[np.bool_]:
    return np.unpackbits(packed, count=count).view(np.bool_)


def _numbers(planes: NDArray[np.uint8]) -> NDArray[np.float64]:
    whole = np.ascontiguousarray(planes.T).view("<u4")[:, 0]
    return whole * MUSD


def _codes() -> tuple[str, ...]:
    return tuple(row["code"] for row in read_data_table(NAME, "countries"))


@cache
def reported_flows() -> ReportedFlows:
    """Return the reports of the IMF's Direction of Trade Statistics; the arrays are shared.

    Examples
    --------
    >>> flows = reported_flows()
    >>> place = flows.country("RU"), flows.country("MEX"), flows.year(2020)
    >>> round(float(flows.value[(EXPORTS, *place)]), 1)
    1164.6
    """
    years, dimensions, packed, planes, marks, sums, *_ = _arrays()
    shape = tuple(int(length) for length in dimensions)
    present = _bits(packed, int(np.prod(shape))).reshape(shape)
    value = np.full(shape, np.nan, np.float32)
    value[present] = _numbers(planes)
    estimated = np.zeros(shape, np.bool_)
    estimated[present] = _bits(marks, planes.shape[1])
    total = _numbers(sums).reshape(shape[0], shape[1], shape[3])
    total[total == 0] = np.nan
    for array in (value, estimated, total):
        array.setflags(write=False)
    return ReportedFlows(_codes(), int(years[0]), value, estimated, total, int(years[1]))


@cache
def reconciled_flows() -> ReconciledFlows:
    """Return the totals of CEPII's BACI; the array is shared.

    Examples
    --------
    >>> flows = reconciled_flows()
    >>> round(float(flows.value[flows.countries.index("RUS"), flows.countries.index("MEX")]), 1)
    504.5
    """
    years, *_, packed, planes = _arrays()
    codes = _codes()
    shape = (len(codes), len(codes))
    value = np.full(shape, np.nan, np.float32)
    value[_bits(packed, value.size).reshape(shape)] = _numbers(planes)
    value.setflags(write=False)
    return ReconciledFlows(codes, int(years[2]), value)
