"""Findings, tables of findings, and flags: what a study has to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal, get_args

from corredor.core.errors import N_
from corredor.core.quantity import Quantity
from corredor.core.shown import amount, entry, table

FlagSeverity = Literal["note", "warning", "blocker"]
FLAG_SEVERITIES: Final[tuple[str, ...]] = get_args(FlagSeverity)

CellKind = Literal[
    "text", "word", "term", "number", "figure", "claim", "document", "source", "date", "place"
]
"""What the cells of a column are.

``text`` as it stands · ``word`` of a closed vocabulary, translated · ``term`` an id of the
programme's terms, organisations or places · ``number`` in the column's unit · ``figure`` the
key of a finding or claim whose number is shown · ``claim``, ``document``, ``source`` an id ·
``date`` in EDTF · ``place`` file:line. A cell may hold several ids as a tuple.
"""

Cell = str | float | int | None | tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One number of a study: `key` begins with the study's name, `label` is an id of the glossary.

    `subject` are ids of the programme's terms that the label speaks of, in order.

    Examples
    --------
    >>> from corredor.testing import assumed
    >>> Finding("harbour.depth", "depth", assumed("depth", 12.5, "m")).quantity.value
    12.5
    """

    key: str
    label: str
    quantity: Quantity
    subject: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Give the quantity the finding's key, unless it is a root with a key of its own."""
        if not self.quantity.key:
            object.__setattr__(self, "quantity", replace(self.quantity, key=self.key))

    def _repr_html_(self) -> str:
        """Show itself in a notebook: key, number, unit, interval, and where it comes from."""
        held = self.quantity
        return entry(self.key, amount(held.value, held.unit, held.interval), held.origin_line)


@dataclass(frozen=True)
class Column:
    """A column of a finding table: `label` is an id of the glossary.

    Examples
    --------
    >>> Column("depth", "number", "depth", "m").kind
    'number'
    """

    name: str
    kind: CellKind
    label: str
    unit: str = ""


@dataclass(frozen=True)
class FindingTable:
    """Many numbers of a study with one lineage.

    `sources` names the tables of the folder that it was made from.

    Examples
    --------
    >>> columns = (Column("quay", "text", "quay"), Column("depth", "number", "depth", "m"))
    >>> rows = (("north", 12.5), ("south", 9.0))
    >>> table = FindingTable("harbour.quays", "quays", columns, rows, ("harbour/quays",))
    >>> table.column("depth")
    (12.5, 9.0)
    >>> table.records()[0]
    {'quay': 'north', 'depth': 12.5}
    """

    key: str
    label: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sources: tuple[str, ...]
    method: str = ""

    def __post_init__(self) -> None:
        """Refuse words where numbers stand: a number is one to the audit too.

        Raises
        ------
        TypeError
            A cell of a column of kind ``number`` is neither a number nor empty.
        """
        for at, column in enumerate(self.columns):
            if column.kind == "number" and any(
                _is_text(cell) for row in self.rows for cell in row[at : at + 1]
            ):
                raise TypeError(f"{self.key}: text in the column of numbers {column.name!r}")

    def _repr_html_(self) -> str:
        """Show itself in a notebook: the names and units of its columns, and its first rows."""
        heads = [f"{c.name} [{c.unit}]" if c.unit else c.name for c in self.columns]
        return table(self.key, heads, self.rows)

    def column(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of one column."""
        at = [column.name for column in self.columns].index(name)
        return tuple(row[at] for row in self.rows)

    def records(self) -> tuple[dict[str, Cell], ...]:
        """Return the rows as mappings from column name to cell, the same ones each time."""
        return self._records

    @cached_property
    def _records(self) -> tuple[dict[str, Cell], ...]:
        names = [column.name for column in self.columns]
        return tuple(dict(zip(names, row, strict=True)) for row in self.rows)


def _is_text(cell: Cell) -> bool:
    return isinstance(cell, str | tuple) and bool(cell)


@dataclass(frozen=True)
class Ref:
    """A thing that a flag's sentence names: its kind tells how it is shown.

    It can't be a bare number: a number in a sentence is a figure, by its key.

    Examples
    --------
    >>> Ref("figure", "harbour.depth").id
    'harbour.depth'
    >>> Ref("number", "12.5")
    Traceback (most recent call last):
    TypeError: a sentence names a number by its key, not as '12.5'
    """

    kind: CellKind
    id: str

    def __post_init__(self) -> None:
        """Refuse a bare number.

        Raises
        ------
        TypeError
            The kind is ``number``.
        """
        if self.kind == "number":
            raise TypeError(f"a sentence names a number by its key, not as {self.id!r}")


@dataclass(frozen=True)
class Flag:
    """Something that a person must look at; it renders its own sentence.

    `sentence` is the English template, marked with `N_`, and the key of its translations; its
    fields are each a `Ref`. A count in a sentence is a figure like any other number.

    Examples
    --------
    >>> shallow = N_("The shallowest quay has {depth}.")
    >>> named = {"depth": Ref("figure", "harbour.depth")}
    >>> Flag("harbour.shallow", "warning", shallow, named).severity
    'warning'
    """

    key: str
    severity: FlagSeverity
    sentence: str
    fields: Mapping[str, Ref] = field(default_factory=dict[str, Ref])
    subject: str = ""


__all__ = ["N_", "Cell", "CellKind", "Column", "Finding", "FindingTable", "Flag", "Ref"]
