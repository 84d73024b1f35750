"""Escalation: money of a method's vintage in the prices of today, by an index with a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from corredor.units import Deflator, MoneyFrom, MoneyTo, Ratio


def escalated_cost(cost: MoneyFrom, escalation: Deflator) -> MoneyTo:
    """Cost in the prices of another year: the cost times the rise of the named index.

    Parameters
    ----------
    cost
        Cost in prices of the method's year [money_from].
    escalation
        Index of the year wanted over that of the method's year [money_to/money_from].

    Returns
    -------
    float or array of the shape of the arguments
        Cost in prices of the year wanted [money_to].

    Examples
    --------
    >>> escalated_cost(100.0, 2.5)
    250.0
    """
    return cost * escalation


def index_rise(then: Ratio, now: Ratio) -> Deflator:
    """Rise of a price index from one year to another.

    Parameters
    ----------
    then, now
        The index in the two years, on one base [1].

    Returns
    -------
    float or array of the shape of the arguments
        Rise [money_to/money_from].

    Examples
    --------
    >>> round(index_rise(124.0, 313.689), 4)
    2.5298
    """
    return now / then


def index_value(rows: Iterable[Mapping[str, Any]], index: str, year: str) -> float:
    """Return one value of a price index from the rows of its table.

    Raises
    ------
    KeyError
        The table doesn't have that index in that year.

    Examples
    --------
    >>> index_value([{"index": "CPI-U", "year": "1989", "value": "124.0"}], "CPI-U", "1989")
    124.0
    """
    for row in rows:
        if row["index"] == index and row["year"] == year:
            return float(row["value"])
    raise KeyError(f"no value of the index {index!r} for the year {year!r}")
