"""Flows of a reading in columns, gathered one by one, each flow once."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import Place, RepeatedFlow, TooManyRows
from corredor.studies.trade.inputs.flows import FLOWS, STATUSES, VALUATIONS, FlowTable
from corredor.studies.trade.readers.account import Reading

MOST_FLOWS: Final = 5_000_000
"""Flows that are kept in memory; greater files go through the engine."""


class _Codes:
    """Codes by the order in which they come, to be sorted at the end."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, code: str) -> int:
        return self.places.setdefault(code, len(self.places))

    def order(self) -> tuple[tuple[str, ...], NDArray[np.int32]]:
        """Return the codes sorted, and for each old place the new one."""
        codes = tuple(sorted(self.places))
        moved = np.empty(len(codes), np.int32)
        moved[[self.places[code] for code in codes]] = np.arange(len(codes), dtype=np.int32)
        return codes, moved


def table_of(reading: Reading) -> FlowTable:
    """Walk a reading to its end and return its flows in columns.

    Raises
    ------
    RepeatedFlow
        E144: a flow stands twice.
    TooManyRows
        E014: there are more than memory should hold.
    CorredorError
        What the reader raises.
    """
    areas, products = _Codes(), _Codes()
    places = [array("i") for _ in range(4)]
    words = [array("B") for _ in range(3)]
    value = array("d")
    kinds = [{word: at for at, word in enumerate(held)} for held in (FLOWS, VALUATIONS, STATUSES)]
    source = ""
    for flow in reading.flows:
        if len(value) >= MOST_FLOWS:
            file = reading.account.file
            raise TooManyRows(Place(file), file=file, limit=MOST_FLOWS)
        source = flow.source
        codes = areas.place(flow.reporter), areas.place(flow.partner), products.place(flow.product)
        for column, cell in zip(places, (*codes, flow.period), strict=True):
            column.append(cell)
        said = flow.flow, flow.valuation, flow.status
        for column, known, word in zip(words, kinds, said, strict=True):
            column.append(known[word])
        value.append(flow.value)
    table = _table(areas, products, places, words, value, source)
    _refuse_repeated(table, reading.account.file)
    return table


def _table(
    areas: _Codes,
    products: _Codes,
    places: Sequence[array[int]],
    words: Sequence[array[int]],
    value: array[float],
    source: str,
) -> FlowTable:
    known_areas, moved = areas.order()
    known_products, shifted = products.order()
    reporter, partner, product, period = (np.frombuffer(one, np.int32) for one in places)
    flow, valuation, status = (np.frombuffer(one, np.uint8) for one in words)
    return FlowTable(
        known_areas,
        known_products,
        moved[reporter],
        moved[partner],
        shifted[product],
        period,
        flow,
        valuation,
        status,
        np.frombuffer(value, np.float64),
        source,
    )


def _refuse_repeated(table: FlowTable, file: str) -> None:
    """Refuse a table that states a flow of one valuation twice."""
    keys = np.stack(
        [
            *(table.reporter, table.partner, table.product, table.period),
            *(table.flow.astype(np.int32), table.valuation.astype(np.int32)),
        ],
        axis=1,
    )
    found, first, count = np.unique(keys, axis=0, return_index=True, return_counts=True)
    if len(found) < len(keys):
        at = int(first[count > 1].min())
        row = next(table.select(np.arange(len(table)) == at).rows())
        said = (row.reporter, row.partner, row.product, str(row.period), row.flow)
        raise RepeatedFlow(Place(file), flow=" ".join(said), count=int(count[count > 1].max()))
