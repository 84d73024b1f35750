"""Which cells of a panel an estimate can use: groups without flow or with one cell fall away."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import numpy as np

from corredor.studies.trade.calc.gravity.cells import BoolArray, FloatArray
from corredor.studies.trade.calc.gravity.panel import Drop, Panel


class Effects(Enum):
    """Fixed effects of a gravity model; in a panel of one year a country-year is a country."""

    NONE = "none"
    COUNTRY_YEARS = "exporter-year, importer-year"
    DIRECTED = "exporter-year, importer-year, directed pair"
    SYMMETRIC = "exporter-year, importer-year, symmetric pair"

    @property
    def paired(self) -> bool:
        """True where pairs have effects."""
        return self in (Effects.DIRECTED, Effects.SYMMETRIC)


def folded(pairs: FloatArray) -> FloatArray:
    """Return (i, j) plus (j, i) for every two countries, domestic cells once; (N, N, ...).

    Examples
    --------
    >>> folded(np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([[1., 5.],
           [5., 4.]])
    """
    own = np.arange(len(pairs))
    both = pairs + pairs.swapaxes(0, 1)
    both[own, own] = pairs[own, own]
    return both


def pruned(panel: Panel, effects: Effects, zeros: bool = True, singletons: bool = True) -> Panel:
    """Return the panel without cells that say nothing about the slopes, counted by reason.

    A group (exporter-year, importer-year, pair) whose flows are all zero has an effect of minus
    infinity; a group of one cell fits it exactly. Dropping one group may leave another so, hence
    it is repeated until nothing changes (Correia, Guimarães and Zylkin 2019, arXiv:1903.01633).

    Parameters
    ----------
    zeros
        Drop groups without flow: for Poisson models, not for the logarithm of flows.
    singletons
        Drop groups of one cell, as Stata's estimators do.

    Raises
    ------
    ValueError
        Symmetric pairs of a panel whose exporters and importers are different lists.
    """
    if effects is Effects.SYMMETRIC and not panel.square:
        raise ValueError("symmetric pairs need one list of countries")
    if effects is Effects.NONE:
        return panel
    used = panel.used.copy()
    counts: dict[str, int] = {}
    changed = True
    while changed:
        changed = False
        for reason, gone in _useless(panel, effects, used, zeros, singletons):
            number = int(np.count_nonzero(gone))
            if number:
                counts[reason] = counts.get(reason, 0) + number
                used &= ~gone
                changed = True
    if not counts:
        return panel
    kept = panel.without(~used, "")
    drops = tuple(Drop(reason, number) for reason, number in counts.items())
    return Panel(
        panel.exporters,
        panel.years,
        panel.importers,
        panel.names,
        panel.layout,
        kept.flow,
        kept.columns,
        used,
        (*panel.drops, *drops),
    )


def _useless(
    panel: Panel, effects: Effects, used: BoolArray, zeros: bool, singletons: bool
) -> Iterator[tuple[str, BoolArray]]:
    layout = panel.layout
    groups = [("exporter-year", "rows"), ("importer-year", "columns")]
    if effects.paired:
        groups.append(("pair", "pairs"))
    for name, which in groups:
        for reason, wanted in (("no flow", zeros), ("one cell", singletons)):
            if not wanted:
                continue
            cells = used.astype(np.float64)
            source = np.where(used, panel.flow, 0) if reason == "no flow" else cells
            totals: FloatArray = getattr(layout, which)(source)
            if which == "pairs" and effects is Effects.SYMMETRIC:
                totals = folded(totals)
            poor = totals <= 0 if reason == "no flow" else totals == 1
            if not poor.any():
                continue
            layout.scale(cells, which, poor.astype(np.float64))
            gone = cells > 0
            if gone.any():
                yield f"{name} with {reason}", gone
