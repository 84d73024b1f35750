"""Years made of months: a year counts when it has all twelve, or is stated as a year."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corredor.studies.trade.inputs.flows import ESTIMATED, RECONCILED, STATUSES, FlowTable

MONTHS: Final = 12
LONGEST_YEAR: Final = 9999
"""Above it a period is a year and a month."""


class Years(NamedTuple):
    """Flows by year, and how many years were left out because they lack months."""

    table: FlowTable
    incomplete: int


def years_of_months(table: FlowTable) -> Years:
    """Return the flows of a table by calendar year.

    A year that is stated stays as it is, also where its months are there; of the others those with
    all twelve months are summed. A sum with an estimated month is estimated.

    Parameters
    ----------
    table
        With years and months; each flow once.

    Examples
    --------
    >>> from corredor.studies.trade.inputs.flows import Flow
    >>> def flow(period, value):
    ...     return Flow("RUS", "MEX", "TOTAL", period, "X", "fob", "reported", value, "s")
    >>> months = [flow(201900 + month, 1.0) for month in range(1, 13)] + [flow(202001, 5.0)]
    >>> years = years_of_months(FlowTable.of(months))
    >>> [(row.period, row.value) for row in years.table.rows()], years.incomplete
    ([(2019, 12.0)], 1)
    """
    monthly = table.period > LONGEST_YEAR
    if not monthly.any():
        return Years(table, 0)
    year = np.where(monthly, table.period // 100, table.period).astype(np.int32)
    columns = (table.reporter, table.partner, table.product, year, table.flow, table.valuation)
    keys = np.stack([column.astype(np.int32) for column in columns], axis=1)
    _, first, group = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    group = group.ravel()
    count = len(first)
    stated = np.bincount(group[~monthly], minlength=count) > 0
    months = np.bincount(group[monthly], minlength=count)
    used = np.where(stated[group], ~monthly, months[group] == MONTHS)
    kept = stated | (months == MONTHS)
    value = np.bincount(group[used], table.value[used], minlength=count).astype(np.float64)
    status = _worst(table.status[used], group[used], count)
    at = first[kept]
    made = FlowTable(
        table.areas,
        table.products,
        table.reporter[at],
        table.partner[at],
        table.product[at],
        year[at],
        table.flow[at],
        table.valuation[at],
        status[kept],
        value[kept],
        table.source,
    )
    return Years(made, int((~kept).sum()))


def _worst(status: NDArray[np.uint8], group: NDArray[np.intp], count: int) -> NDArray[np.uint8]:
    """Return the status of each group: estimated where one of its flows is."""
    made = np.zeros(count, np.uint8)
    for word in (RECONCILED, ESTIMATED):
        code = STATUSES.index(word)
        made[group[status == code]] = code
    return made
