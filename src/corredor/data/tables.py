"""The reader of the reference tables in this room, and their cells as quantities."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from corredor.core.assumption import Distribution
from corredor.core.draws import Ensemble
from corredor.core.quantity import LookedUp, Quantity
from corredor.core.source import TableSource

VALUE: Final = "value"
"""The column that a table with one number a row calls so; its range stands in low and high."""


@lru_cache(maxsize=64)
def read_data_table(name: str, file: str = "") -> tuple[dict[str, str], ...]:
    """Return the rows of a reference table, each as a mapping from column name to cell.

    Parameters
    ----------
    name
        Folder of the table.
    file
        Name of the file without its ending, where it isn't that of the folder.

    Examples
    --------
    >>> read_data_table("countries")[0]["code"]
    'AD'
    """
    path = files("corredor.data").joinpath(name, f"{file or name}.csv")
    text = path.read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@lru_cache(maxsize=64)
def read_data_source(name: str) -> TableSource:
    """Return who published a reference table, where, and the digest of the edition taken."""
    text = files("corredor.data").joinpath(name, "source.toml").read_text(encoding="utf-8")
    stated = tomllib.loads(text)
    return TableSource(**{field.name: str(stated[field.name]) for field in fields(TableSource)})


class Interval(NamedTuple):
    """Ends between which a cell may lie, in the unit of the cell."""

    low: float
    high: float


def source_of_row(name: str, row: Mapping[str, str]) -> TableSource:
    """Return the source of a row: its own `source` and `date`, or else that of its table."""
    table = read_data_source(name)
    if not row.get("source"):
        return table
    stated = [row["source"], row.get("date", "")]
    return replace(table, title="; ".join(part for part in stated if part))


def interval_of_cell(row: Mapping[str, str], column: str) -> Interval | None:
    """Return the range of a cell in the columns beside it; None where the row states none.

    The columns are called like the cell's with ``_low`` and ``_high``; ``low`` and ``high``
    alone belong to the column ``value``.

    Examples
    --------
    >>> interval_of_cell({"value": "2", "low": "1", "high": "3"}, "value")
    Interval(low=1.0, high=3.0)
    """
    names = ("low", "high") if column == VALUE else (f"{column}_low", f"{column}_high")
    low, high = (row.get(name, "") for name in names)
    return Interval(float(low), float(high)) if low and high else None


def quantity_of_entry(
    name: str,
    row: Mapping[str, str],
    entry: str,
    column: str,
    unit: str,
    ensemble: Ensemble | None = None,
    interval: Interval | None = None,
) -> Quantity:
    """Return a cell of a reference table as a quantity, with its source and its range.

    Parameters
    ----------
    name
        Folder of the table.
    row
        One of its rows; its `source` and `date`, if it has them, are those of the cell.
    entry
        What names the row, such as ``B77W``.
    column, unit
        The cell and its unit.
    ensemble
        Makes the draws of an uncertain cell; without it the cell is its central value.
    interval
        Its range, where that doesn't stand in the row: with the cell at or beyond an end the
        draws are uniform, with the cell between the ends triangular.

    Raises
    ------
    ValueError
        The cell holds no number.

    Examples
    --------
    >>> row = {"id": "burden", "value": "2", "low": "0", "high": "2", "source": "A report"}
    >>> found = quantity_of_entry("operating_costs", row, "burden", "value", "1", Ensemble(1, 9))
    >>> found.key, found.value, found.draws.shape
    ('data.operating_costs.burden.value', 2.0, (9,))
    """
    key = f"data.{name}.{entry}.{column}"
    value = float(row[column])
    origin = LookedUp(name, entry, column, source_of_row(name, row))
    ends = interval or interval_of_cell(row, column)
    if ensemble is None or ends is None or ends.low >= ends.high:
        return Quantity(key, value, unit, origin)
    inside = ends.low < value < ends.high
    low, high = min(ends.low, value), max(ends.high, value)
    drawn = Distribution("triangular" if inside else "uniform", value, low, high)
    return Quantity(key, value, unit, origin, ensemble.column(key, drawn))


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """Return the codes of ISO 3166-1 alpha-2.

    Examples
    --------
    >>> {"MX", "RU"} <= country_codes()
    True
    """
    return frozenset(row["code"] for row in read_data_table("countries"))
