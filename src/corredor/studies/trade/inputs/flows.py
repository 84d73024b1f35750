"""Records of trade flows as a source states them, one by one and in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

EXPORT, IMPORT = FLOWS = ("X", "M")
"""What the reporter says of itself: exports to the partner, or imports from it."""
FOB, CIF, UNKNOWN = VALUATIONS = ("fob", "cif", "unknown")
"""At which point of the journey a flow is valued."""
REPORTED, ESTIMATED, RECONCILED = STATUSES = ("reported", "estimated", "reconciled")
"""Said by the reporter, filled in by the publisher, or made by the publisher of both reports."""
TOTAL: Final = "TOTAL"
"""Product of a row that covers all goods."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What one source states of one flow.

    Parameters
    ----------
    reporter, partner
        ISO 3166-1 alpha-3; a reconciled flow has its exporter as the reporter.
    product
        Code of the Harmonized System with its leading zeros, or ``TOTAL``.
    period
        Calendar year, or year and month as ``yyyymm``.
    flow
        One of `FLOWS`.
    valuation
        One of `VALUATIONS`.
    status
        One of `STATUSES`.
    value
        [current USD].
    source
        Id or name of the source.
    """

    reporter: str
    partner: str
    product: str
    period: int
    flow: str
    valuation: str
    status: str
    value: float
    source: str


@dataclass(frozen=True)
class FlowTable:
    """Flows of one source in columns of one length n.

    Parameters
    ----------
    areas, products
        Codes that the columns point into.
    reporter, partner
        Places in `areas`, shape (n,).
    product
        Places in `products`, shape (n,).
    period
        Calendar years, or ``yyyymm``, shape (n,).
    flow, valuation, status
        Places in `FLOWS`, `VALUATIONS` and `STATUSES`, shape (n,).
    value
        [current USD], shape (n,).
    source
        Id or name of the source.

    Examples
    --------
    >>> row = Flow("RUS", "MEX", TOTAL, 2020, EXPORT, FOB, REPORTED, 1.1646e9, "IMF DOTS")
    >>> table = FlowTable.of([row])
    >>> len(table), list(table.rows()) == [row]
    (1, True)
    """

    areas: tuple[str, ...]
    products: tuple[str, ...]
    reporter: NDArray[np.int32]
    partner: NDArray[np.int32]
    product: NDArray[np.int32]
    period: NDArray[np.int32]
    flow: NDArray[np.uint8]
    valuation: NDArray[np.uint8]
    status: NDArray[np.uint8]
    value: NDArray[np.float64]
    source: str

    def __post_init__(self) -> None:
        """Refuse columns of unequal length.

        Raises
        ------
        ValueError
            A column has another length than the values.
        """
        if any(len(column) != len(self.value) for column in self._columns()):
            raise ValueError("columns of unequal length")

    def _columns(self) -> tuple[NDArray[Any], ...]:
        return (
            *(self.reporter, self.partner, self.product, self.period),
            *(self.flow, self.valuation, self.status),
        )

    def __len__(self) -> int:
        """Return the number of flows."""
        return len(self.value)

    @classmethod
    def of(cls, flows: Iterable[Flow]) -> FlowTable:
        """Put rows of one source into columns; codes are sorted.

        Raises
        ------
        ValueError
            The rows are of several sources, or a word is none of the contract's.
        """
        rows = list(flows)
        sources = {row.source for row in rows}
        if len(sources) > 1:
            raise ValueError(f"several sources: {sorted(sources)}")
        areas = sorted({code for row in rows for code in (row.reporter, row.partner)})
        products = sorted({row.product for row in rows})

        return cls(
            tuple(areas),
            tuple(products),
            _places(areas, [row.reporter for row in rows]),
            _places(areas, [row.partner for row in rows]),
            _places(products, [row.product for row in rows]),
            np.array([row.period for row in rows], np.int32),
            _places(FLOWS, [row.flow for row in rows]).astype(np.uint8),
            _places(VALUATIONS, [row.valuation for row in rows]).astype(np.uint8),
            _places(STATUSES, [row.status for row in rows]).astype(np.uint8),
            np.array([row.value for row in rows], np.float64),
            sources.pop() if sources else "",
        )

    def rows(self) -> Iterator[Flow]:
        """Yield the flows one by one."""
        columns: list[list[int]] = [column.tolist() for column in self._columns()]
        values: list[float] = self.value.tolist()
        for at, value in enumerate(values):
            reporter, partner, product, period, flow, valuation, status = (
                column[at] for column in columns
            )
            yield Flow(
                self.areas[reporter],
                self.areas[partner],
                self.products[product],
                period,
                FLOWS[flow],
                VALUATIONS[valuation],
                STATUSES[status],
                value,
                self.source,
            )

    def select(self, kept: NDArray[np.bool_]) -> FlowTable:
        """Return the flows of a mask, shape (n,); the codes stay."""
        return FlowTable(
            self.areas,
            self.products,
            self.reporter[kept],
            self.partner[kept],
            self.product[kept],
            self.period[kept],
            self.flow[kept],
            self.valuation[kept],
            self.status[kept],
            self.value[kept],
            self.source,
        )


def _places(codes: Sequence[str], cells: Iterable[str]) -> NDArray[np.int32]:
    place = {code: at for at, code in enumerate(codes)}
    try:
        return np.array([place[cell] for cell in cells], np.int32)
    except KeyError as error:
        raise ValueError(f"{error.args[0]!r} is none of {list(codes)}") from None
