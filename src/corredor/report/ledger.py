"""The ledger: every number that the report may print, by key.

A page prints a number by naming its key, and the audit reads the page back against the same
ledger: what isn't in it can't be printed, and what is printed must be in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeGuard

from corredor.core.assumption import Assumption
from corredor.core.claim import Claim, Fact
from corredor.core.draws import Ensemble
from corredor.core.finding import Cell, Column, Finding, FindingTable
from corredor.core.lineage import walk
from corredor.core.quantity import Assumed, LookedUp, Quantity
from corredor.core.source import TableSource
from corredor.core.study import quantity_of_claim, quantity_of_fact

OWN_TABLE: Final = TableSource("corredor", "", "", "", "", "")
"""The source of a table that a study made; its own lineage is that of the table."""


def cell_key(table: str, row: int, column: str) -> str:
    """Return the key of a number in a table's cell; rows count from 0.

    Examples
    --------
    >>> cell_key("evidence.facts", 0, "independent")
    'evidence.facts[0].independent'
    """
    return f"{table}[{row}].{column}"


@dataclass(frozen=True)
class Ledger:
    """Quantities by key; `names` gives the key under which a quantity's digest is kept."""

    quantities: Mapping[str, Quantity]
    names: Mapping[str, str]

    @classmethod
    def of(
        cls,
        *,
        claims: Iterable[Claim],
        facts: Iterable[Fact],
        assumptions: Iterable[Assumption],
        places: Iterable[Quantity],
        findings: Iterable[Finding],
        tables: Iterable[FindingTable],
        seed: int,
        draws: int,
    ) -> Ledger:
        """Enter all numbers of a report with every step of their lineage."""
        entry = _Entry()
        for claim in claims:
            if claim.value is not None:
                entry.add(claim.key, quantity_of_claim(claim))
        for fact in facts:
            if fact.taken is not None and fact.taken.value is not None:
                entry.add(f"facts.{fact.key}", quantity_of_fact(fact))
        ensemble = Ensemble(seed, draws)
        for assumption in assumptions:
            entry.add(*_assumed(assumption, ensemble))
            for key, quantity in _ends(assumption):
                entry.add(key, quantity)
        for quantity in places:
            entry.add(quantity.key, quantity)
        for finding in findings:
            entry.with_lineage(finding.key, finding.quantity)
        for table in tables:
            for key, quantity in numbers_in(table):
                entry.quantities[key] = quantity
        return cls(entry.quantities, entry.names)

    def __contains__(self, key: object) -> bool:
        """Whether there is a number under a key."""
        return key in self.quantities

    def __getitem__(self, key: str) -> Quantity:
        """Return the number under a key."""
        return self.quantities[key]

    def key_of(self, quantity: Quantity) -> str:
        """Return the key under which a quantity is kept."""
        return self.names[quantity.digest]


class _Entry:
    def __init__(self) -> None:
        self.quantities: dict[str, Quantity] = {}
        self.names: dict[str, str] = {}

    def add(self, key: str, quantity: Quantity) -> None:
        digest = quantity.digest
        held = self.quantities.setdefault(key, quantity)
        if held.digest != digest:  # one root in two units
            key = f"{key}@{quantity.unit}"
            self.quantities.setdefault(key, quantity)
        self.names.setdefault(digest, key)

    def with_lineage(self, key: str, quantity: Quantity) -> None:
        self.add(key, quantity)
        for step in walk(quantity):
            inner = step.quantity
            if inner.digest not in self.names:
                self.add(inner.key or f"step.{inner.digest[:12]}", inner)


def _assumed(assumption: Assumption, ensemble: Ensemble) -> tuple[str, Quantity]:
    key = f"assumptions.{assumption.id}"
    drawn = ensemble.column(key, assumption.distribution)
    value = assumption.distribution.value
    return key, Quantity(key, value, assumption.unit, Assumed(assumption), drawn)


def _ends(assumption: Assumption) -> Iterable[tuple[str, Quantity]]:
    """Yield the two ends of what a person assumes; nothing for an exact number."""
    distribution = assumption.distribution
    for end, value in (("low", distribution.low), ("high", distribution.high)):
        if value is not None:
            key = f"assumptions.{assumption.id}.{end}"
            yield key, Quantity(key, value, assumption.unit, Assumed(assumption))


def numbers_in(table: FindingTable) -> Iterable[tuple[str, Quantity]]:
    """Yield the numbers that stand in the cells of a table, with their keys."""
    for place, row in enumerate(table.rows):
        for column, cell in zip(table.columns, row, strict=True):
            if column.kind == "number" and is_number(cell):
                yield _cell(table, place, column, float(cell))


def is_number(cell: Cell) -> TypeGuard[float]:
    """Whether a cell holds a number."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _cell(table: FindingTable, row: int, column: Column, value: float) -> tuple[str, Quantity]:
    key = cell_key(table.key, row, column.name)
    origin = LookedUp(table.key, str(row), column.name, OWN_TABLE)
    return key, Quantity(key, value, column.unit or "1", origin)
