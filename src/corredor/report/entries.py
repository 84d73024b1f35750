"""Entries: rows of a study's table with their numbers, for drawings that show one service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corredor.core.finding import Cell, FindingTable
from corredor.core.quantity import Quantity
from corredor.report.cells import chosen
from corredor.report.ledger import cell_key, is_number
from corredor.report.model import ReportModel
from corredor.report.scales import without_price_year
from corredor.units import conversion


@dataclass(frozen=True)
class Entry:
    """One row of a table."""

    model: ReportModel
    table: FindingTable
    at: int

    def cell(self, column: str) -> Cell:
        """Return a cell; empty where the table has no such column."""
        names = [known.name for known in self.table.columns]
        return self.table.rows[self.at][names.index(column)] if column in names else ""

    def text(self, column: str) -> str:
        """Return a cell as text; empty where it is empty."""
        cell = self.cell(column)
        return "" if cell is None or isinstance(cell, tuple) else str(cell)

    def key(self, column: str) -> str:
        """Return the key of the number in a cell; empty where there is none."""
        cell = self.cell(column)
        if is_number(cell):
            return cell_key(self.table.key, self.at, column)
        return str(cell) if cell and cell in self.model.ledger else ""

    def quantity(self, column: str) -> Quantity | None:
        """Return the number in a cell, or the one that the cell names; None where it is empty."""
        key = self.key(column)
        return self.model.ledger[key] if key else None

    def number(self, column: str, unit: str) -> float | None:
        """Return the number in a cell in a unit; None where it is empty."""
        found = self.quantity(column)
        if found is None:
            return None
        change = conversion(without_price_year(found.unit), without_price_year(unit))
        return found.value * change.factor + change.offset

    def known(self, column: str, unit: str) -> float:
        """Return the number in a cell that is filled in each row.

        Raises
        ------
        ValueError
            It is empty: a fault of the study.
        """
        value = self.number(column, unit)
        if value is None:
            raise ValueError(cell_key(self.table.key, self.at, column))
        return value


def entries(model: ReportModel, key: str, only: Mapping[str, str] | None = None) -> list[Entry]:
    """Return the rows of a table that have given cells; none where there is no such table."""
    table = model.table(key)
    if table is None:
        return []
    return [Entry(model, table, at) for at in chosen(table, only or {})]


def by(rows: Iterable[Entry], *columns: str) -> dict[tuple[str, ...], list[Entry]]:
    """Return rows by the texts of some columns, in their order."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for row in rows:
        found.setdefault(tuple(row.text(column) for column in columns), []).append(row)
    return found


def best_first(rows: Iterable[Entry], column: str) -> list[Entry]:
    """Return the rows that have a number in a column, the greatest first."""
    known = [(held.value, row) for row in rows if (held := row.quantity(column)) is not None]
    return [row for _, row in sorted(known, key=lambda one: -one[0])]
