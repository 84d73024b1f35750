"""The case: what the folder says of energy, ready for the parts of the study."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from corredor.core.errors import CorredorError, UnknownReference
from corredor.core.finding import Cell, Column, Finding, FindingTable, Flag
from corredor.core.quantity import Quantity
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.studies.energy.inputs import TABLES
from corredor.studies.energy.study.quantities import cell, optional


@dataclass(frozen=True)
class Case:
    """The rows of the folder that the study reads."""

    inputs: Inputs

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the rows of one of the study's tables, such as ``options``."""
        return self.inputs.table(f"energy/{name}")

    @cached_property
    def is_empty(self) -> bool:
        """Whether the folder has none of the study's tables."""
        return not any(self.inputs.table(spec.name) for spec in TABLES)

    def row(self, name: str, id: str) -> Row | None:
        """Return the row of a table by its id; None if there is none."""
        return next((row for row in self.rows(name) if row.text("id") == id), None)

    def named(self, name: str, row: Row, column: str) -> Row:
        """Return the row that a cell names.

        Raises
        ------
        UnknownReference
            E108: there is none, or the cell is empty.
        """
        found = self.row(name, row.text(column))
        if found is None:
            near = next((one.text("id") for one in self.rows(name)), name)
            value = row.text(column)
            raise UnknownReference(
                row.at(column), column=column, value=value, table=f"energy/{name}.csv", near=near
            )
        return found

    def cell(self, row: Row, column: str) -> Quantity:
        """Return the assumption that a cell names, in the programme's money."""
        return cell(self.inputs, row, column)

    def optional(self, row: Row, column: str) -> Quantity | None:
        """Return the assumption that a cell names; None if it is empty."""
        return optional(self.inputs, row, column)


@dataclass
class Made:
    """What the parts of the study made, in the order of the brief."""

    findings: list[Finding] = field(default_factory=list[Finding])
    tables: list[FindingTable] = field(default_factory=list[FindingTable])
    flags: list[Flag] = field(default_factory=list[Flag])
    absent: list[Absent] = field(default_factory=list[Absent])

    def find(self, key: str, label: str, quantity: Quantity, *subject: str) -> str:
        """Keep a number under a key of the study, and return the whole key."""
        whole = f"energy.{key}"
        self.findings.append(Finding(whole, label, quantity, subject))
        return whole

    def table(
        self,
        key: str,
        columns: tuple[Column, ...],
        rows: list[tuple[Cell, ...]],
        *sources: str,
    ) -> None:
        """Keep a table of the study; one without rows is left out."""
        if rows:
            name = f"energy_{key}"
            self.tables.append(FindingTable(f"energy.{key}", name, columns, tuple(rows), sources))

    def miss(self, key: str, error: CorredorError) -> None:
        """Keep that a finding could not be made, and why."""
        self.absent.append(Absent(f"energy.{key}", error))


def text(name: str, label: str = "") -> Column:
    """Return a column of texts as they stand."""
    return Column(name, "text", label or name)


def term(name: str, label: str = "") -> Column:
    """Return a column of ids of the folder."""
    return Column(name, "term", label or name)


def word(name: str, label: str = "") -> Column:
    """Return a column of words of the glossary."""
    return Column(name, "word", label or name)


def number(name: str, unit: str, label: str = "") -> Column:
    """Return a column of numbers."""
    return Column(name, "number", label or name, unit)


def figure(name: str, label: str = "") -> Column:
    """Return a column of keys of findings."""
    return Column(name, "figure", label or name)
