"""A panel of bilateral flows: exporters x years x importers, with every dropped row counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from corredor.studies.trade.calc.gravity.cells import (
    DENSE_FILL,
    BoolArray,
    FloatArray,
    Grid,
    Layout,
)
from corredor.studies.trade.calc.gravity.listed import Listed


@dataclass(frozen=True)
class Drop:
    """Cells left out of an estimate [1], and the reason."""

    reason: str
    cells: int


@dataclass(frozen=True, eq=False)
class Panel:
    """Flows and covariates of the cells (exporter, year, importer).

    `flow` has the shape of the cells of `layout`, `columns` (K, cells); both are 0 where a cell
    isn't `used`. Years needn't be adjacent. `square` says that exporters and importers are one
    list of countries, so that domestic cells and unordered pairs exist.
    """

    exporters: tuple[str, ...]
    years: tuple[int, ...]
    importers: tuple[str, ...]
    names: tuple[str, ...]
    layout: Layout
    flow: FloatArray
    columns: FloatArray
    used: BoolArray
    drops: tuple[Drop, ...] = ()

    @property
    def square(self) -> bool:
        """True where exporters and importers are one list of countries."""
        return self.exporters == self.importers

    @property
    def count(self) -> int:
        """The number of used cells [1]."""
        return int(np.count_nonzero(self.used))

    def without(self, cells: BoolArray, reason: str) -> Panel:
        """Return the panel without the used ones of these cells, their count among the drops."""
        gone = cells & self.used
        number = int(np.count_nonzero(gone))
        if not number:
            return self
        columns = self.columns.copy()
        columns[:, gone] = 0
        return replace(
            self,
            used=self.used & ~gone,
            flow=np.where(gone, 0, self.flow),
            columns=columns,
            drops=(*self.drops, Drop(reason, number)),
        )

    def cells(self, values: FloatArray) -> FloatArray:
        """Return the values of the used cells alone, in the order of exporter, year, importer."""
        return values[..., self.used]

    def labels(self) -> list[tuple[str, int, str]]:
        """Return exporter, year and importer of the used cells, in the order of `cells`."""
        exporter, year, importer = (place[self.used] for place in self.layout.places())
        return [
            (self.exporters[i], self.years[t], self.importers[j])
            for i, t, j in zip(exporter, year, importer, strict=True)
        ]


def panel_from_rows(
    exporter: Sequence[str] | NDArray[np.str_],
    importer: Sequence[str] | NDArray[np.str_],
    year: Sequence[int] | NDArray[np.int_],
    flow: ArrayLike,
    columns: Mapping[str, ArrayLike],
    domestic: bool = True,
) -> Panel:
    """Return the panel of long rows, one per exporter, importer and year.

    A row without flow or covariate (NaN) is dropped and counted, and so is a domestic row unless
    `domestic`. A pair and year without a row is absent, not zero. The cells are stored on the
    full grid unless fewer than `DENSE_FILL` of it are used.

    Raises
    ------
    ValueError
        Columns of unequal length, a flow that is negative or infinite, or two rows of one cell.

    Examples
    --------
    >>> panel = panel_from_rows(
    ...     ["RUS", "MEX", "MEX"], ["MEX", "RUS", "MEX"], [2020] * 3, [1.0, 2.0, 9.0],
    ...     {"ln_dist": [9.2, 9.2, 6.5]}, domestic=False)
    >>> panel.count, panel.drops
    (2, (Drop(reason='domestic cell', cells=1),))
    """
    sold = np.asarray(flow, np.float64)
    held = {name: np.asarray(column, np.float64) for name, column in columns.items()}
    origin, end, when = np.asarray(exporter), np.asarray(importer), np.asarray(year)
    if any(column.shape != sold.shape for column in (origin, end, when, *held.values())):
        raise ValueError("columns of unequal length")
    if np.any(sold < 0) or np.any(np.isinf(sold)):
        raise ValueError("a flow is negative or infinite")
    x = np.array(list(held.values())).reshape(len(held), len(sold))
    at_home = origin == end
    missing = np.isnan(sold) | ~np.isfinite(x).all(0)
    drops = [Drop("missing flow or covariate", int(missing.sum()))]
    keep = ~missing
    if not domestic:
        drops.append(Drop("domestic cell", int((at_home & keep).sum())))
        keep &= ~at_home
    return _placed(
        origin, end, when, sold, x, keep, tuple(held), tuple(d for d in drops if d.cells)
    )


def _placed(
    origin: NDArray[np.str_],
    end: NDArray[np.str_],
    when: NDArray[np.int_],
    sold: FloatArray,
    x: FloatArray,
    keep: BoolArray,
    names: tuple[str, ...],
    drops: tuple[Drop, ...],
) -> Panel:
    countries, places = np.unique(np.concatenate([origin[keep], end[keep]]), return_inverse=True)
    years, t = np.unique(when[keep], return_inverse=True)
    i, j = np.split(places, 2)
    n, size = len(countries), (len(countries), len(years), len(countries))
    flat = (i * size[1] + t) * n + j
    order = np.argsort(flat, kind="stable")
    if np.any(flat[order][1:] == flat[order][:-1]):
        raise ValueError("two rows of one exporter, importer and year")
    listed = tuple(str(country) for country in countries)
    dates = tuple(int(year) for year in years)
    if len(flat) < DENSE_FILL * np.prod(size):
        layout: Layout = Listed(size, i[order], t[order], j[order])
        kept, used = sold[keep][order], np.ones(len(flat), bool)
        return Panel(listed, dates, listed, names, layout, kept, x[:, keep][:, order], used, drops)
    grid = np.zeros((1 + len(names), *size))
    grid.reshape(1 + len(names), -1)[0, flat] = sold[keep]
    grid.reshape(1 + len(names), -1)[1:, flat] = x[:, keep]
    used = np.zeros(size, bool)
    used.reshape(-1)[flat] = True
    return Panel(listed, dates, listed, names, Grid(size), grid[0], grid[1:], used, drops)


def panel_from_arrays(
    flow: FloatArray,
    columns: Mapping[str, FloatArray],
    countries: Sequence[str],
    years: Sequence[int],
    used: BoolArray | None = None,
    importers: Sequence[str] | None = None,
) -> Panel:
    """Return the panel of arrays [year, exporter, importer]; cells not `used` are absent.

    A column may also be one matrix [exporter, importer], the same in every year.

    Examples
    --------
    >>> panel_from_arrays(np.ones((2, 3, 3)), {}, ("CUB", "MEX", "RUS"), (2019, 2020)).count
    18
    """
    held = np.ones(flow.shape, bool) if used is None else used.copy()
    held &= np.isfinite(flow)
    grids = [np.broadcast_to(column, flow.shape) for column in columns.values()]
    for grid in grids:
        held &= np.isfinite(grid)
    absent = (flow.size if used is None else int(np.count_nonzero(used))) - int(held.sum())
    inner = np.ascontiguousarray(held.transpose(1, 0, 2))
    full = bool(inner.all())
    x = np.empty((len(grids), *inner.shape))
    for k, grid in enumerate(grids):
        x[k] = grid.transpose(1, 0, 2)
    y = np.array(flow.transpose(1, 0, 2), np.float64, order="C")
    if not full:
        y[~inner] = 0
        x[:, ~inner] = 0
    if np.any(y < 0) or np.any(np.isinf(y)):
        raise ValueError("a flow is negative or infinite")
    drops = (Drop("missing flow or covariate", absent),) if absent else ()
    ends = tuple(countries) if importers is None else tuple(importers)
    shape = (inner.shape[0], inner.shape[1], inner.shape[2])
    return Panel(
        tuple(countries), tuple(years), ends, tuple(columns), Grid(shape), y, x, inner, drops
    )
