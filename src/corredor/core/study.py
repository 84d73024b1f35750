"""Studies: what one declares, what it is given, what it returns.

A study is a record, not a base class. Its `run` is pure: the same inputs give the same result,
and it can read only what it declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from corredor.core.assumption import Assumption
from corredor.core.attached import AttachedFile, attached_path
from corredor.core.claim import Claim, Fact
from corredor.core.draws import Ensemble
from corredor.core.errors import CorredorError, EmptyCell, NoNumber, UndeclaredRead
from corredor.core.finding import Finding, FindingTable, Flag
from corredor.core.quantity import Assumed, Cited, LookedUp, Quantity
from corredor.core.source import Document, RowRef, Source, TableSource
from corredor.core.table import Row, TableSpec

PARTS: Final = (
    "settings",
    "documents",
    "sources",
    "terms",
    "organisations",
    "places",
    "claims",
    "facts",
    "assumptions",
    "rates",
    "deflators",
    "derivations",
)
"""The parts of a folder that belong to no single study."""


@dataclass(frozen=True)
class Settings:
    """The settings of ``programme.toml`` that studies may read."""

    id: str
    sides: tuple[str, str]
    transit: tuple[str, ...]
    currency: str
    price_year: str
    seed: int
    draws: int


Mapper = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""Applies a pure function to each part of a work and gives the results in the order of the parts,
as the builtin `map` does, wherever it runs; function and parts can be pickled."""


@dataclass(frozen=True)
class Inputs:
    """What a study is given: the declared slice of the folder and nothing else.

    `parts` holds the declared parts by name, and the study's own tables by their names;
    `files` the files that those tables name, by path from the programme folder. `findings` and
    `found` are what the studies that it needs found, by key: numbers and tables.
    `map` computes parts of large work, in this process or elsewhere: no result depends on it.

    Examples
    --------
    >>> from corredor.core.errors import Place
    >>> quay = Row({"id": "north", "depth": 12.5}, Place("harbour/quays.csv", 2), {})
    >>> inputs = Inputs("harbour", Ensemble(seed=1, size=100), {"harbour/quays": (quay,)})
    >>> [row.number("depth") for row in inputs.table("harbour/quays")]
    [12.5]
    """

    study: str
    ensemble: Ensemble
    parts: Mapping[str, Any]
    findings: Mapping[str, Finding] = field(default_factory=dict[str, Finding])
    files: Mapping[str, AttachedFile] = field(default_factory=dict[str, AttachedFile])
    found: Mapping[str, FindingTable] = field(default_factory=dict[str, FindingTable])
    map: Mapper = map

    def _part(self, name: str) -> Any:
        if name not in self.parts:
            raise UndeclaredRead(None, study=self.study, name=name, known=sorted(self.parts))
        return self.parts[name]

    @property
    def settings(self) -> Settings:
        """The programme's settings."""
        return self._part("settings")

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""
        return self._part("documents")

    @property
    def sources(self) -> Mapping[str, Source]:
        """The links of attribution chains by id."""
        return self._part("sources")

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return self._part("claims")

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts by key."""
        return self._part("facts")

    def table(self, name: str) -> tuple[Row, ...]:
        """Return the rows of a declared table."""
        return self._part(name)

    def file(self, row: Row, column: str) -> AttachedFile | None:
        """Return the file that a cell of the study's tables names; None for an empty cell."""
        if not row.text(column):
            return None
        path = attached_path(row, column)
        if path not in self.files:
            raise UndeclaredRead(None, study=self.study, name=path, known=sorted(self.files))
        return self.files[path]

    def assumption(self, name: str) -> Quantity:
        """Return an assumption as a quantity with its draws."""
        held: Assumption = self._part("assumptions")[name]
        key = f"assumptions.{held.id}"
        draws = self.ensemble.column(key, held.distribution)
        return Quantity(key, held.distribution.value, held.unit, Assumed(held), draws)

    def fact(self, key: str) -> Quantity:
        """Return a fact as a quantity.

        Raises
        ------
        NoNumber
            E204: its sources disagree and nobody has decided, or it has no figure.
        """
        return quantity_of_fact(self.facts[key])

    def finding(self, key: str) -> Quantity:
        """Return the number that another study found, under a key that this one declared."""
        if key not in self.findings:
            known = sorted(self.findings)
            raise UndeclaredRead(None, study=self.study, name=key, known=known)
        return self.findings[key].quantity

    def finding_table(self, key: str) -> FindingTable:
        """Return the table that another study made, under a key that this one declared."""
        if key not in self.found:
            raise UndeclaredRead(None, study=self.study, name=key, known=sorted(self.found))
        return self.found[key]

    def deflator(self, currency: str, year_from: str, year_to: str) -> Quantity | None:
        """Return the factor from prices of one year to prices of another; None if unknown."""
        for row in self.table("deflators"):
            wanted = (currency, year_from, year_to)
            if (row.text("currency"), row.text("year_from"), row.text("year_to")) == wanted:
                unit = f"{currency}_{year_to}/{currency}_{year_from}"
                return quantity_of_cell("deflators", row, "factor", unit)
        return None


def quantity_of_fact(fact: Fact) -> Quantity:
    """Return the number that a fact has, with the claims behind it."""
    claim = fact.taken
    if claim is None or claim.value is None:
        raise NoNumber(None, name=fact.key)
    opposed = _opposed(fact, claim)
    agreeing = tuple(c for c in fact.claims if c.reading not in opposed)
    origin = Cited(fact.key, claim, agreeing, fact.stance, fact.independent)
    return Quantity(f"facts.{fact.key}", claim.value, claim.unit, origin)


def _opposed(fact: Fact, claim: Claim) -> frozenset[tuple[str, ...]]:
    """Return the readings that are in conflict with that of a claim."""
    readings = {held.id: held.reading for held in fact.claims}
    pairs = [(readings[found.first], readings[found.second]) for found in fact.conflicts]
    both = [*pairs, *((second, first) for first, second in pairs)]
    return frozenset(second for first, second in both if first == claim.reading)


def quantity_of_claim(claim: Claim) -> Quantity:
    """Return the reading of one claim as a quantity; the claim must be a figure.

    Raises
    ------
    NoNumber
        E204: the claim is no figure.
    """
    if claim.value is None:
        raise NoNumber(None, name=claim.key)
    origin = Cited("", claim, (claim,), "single_source", 1)
    return Quantity(claim.key, claim.value, claim.unit, origin)


def quantity_of_cell(table: str, row: Row, column: str, unit: str) -> Quantity:
    """Return a filled cell of one of the folder's tables as a quantity, with the table's source.

    Raises
    ------
    EmptyCell
        E103: there is no number.

    Examples
    --------
    >>> from corredor.core.errors import Place
    >>> cells = {"id": "north", "depth": 12.5, "producer": "Port authority"}
    >>> row = Row(cells, Place("harbour/quays.csv", 2), {})
    >>> quantity_of_cell("harbour/quays", row, "depth", "m").key
    'harbour/quays.north.depth'
    """
    value = row.number(column)
    if value is None:
        raise EmptyCell(row.at(column), column=column, kind=unit)
    source = TableSource(
        producer=row.text("producer"),
        title=row.text("title"),
        url=row.text("url"),
        licence=row.text("licence"),
        retrieved=row.text("retrieved"),
        sha256="",
    )
    origin = origin_of_cell(table, row, column, source)
    return Quantity(f"{table}.{row.text('id')}.{column}", value, unit, origin)


def origin_of_cell(table: str, row: Row, column: str, source: TableSource) -> LookedUp:
    """Return where a cell of one of the folder's tables comes from.

    Parameters
    ----------
    source
        Who published what the row says; a cell that a scenario replaced names its owner instead.
    """
    stated, ref = row.replaced.get(column), row.ref
    if stated is not None:
        source = TableSource(stated.owner, stated.rationale, "", "", stated.date, "")
        ref = RowRef(stated.place.file, stated.place.line)
    return LookedUp(table, row.text("id"), column, source, ref)


@dataclass(frozen=True)
class Absent:
    """A finding that could not be made: its key and why.

    Examples
    --------
    >>> from corredor.core.errors import InputAbsent
    >>> error = InputAbsent(None, study="harbour", input="harbour/quays")
    >>> Absent("harbour.depth", error).error.code
    'E501'
    """

    key: str
    error: CorredorError


@dataclass(frozen=True)
class Result:
    """What a study returns.

    Examples
    --------
    >>> Result().findings
    ()
    """

    findings: tuple[Finding, ...] = ()
    tables: tuple[FindingTable, ...] = ()
    flags: tuple[Flag, ...] = ()
    absent: tuple[Absent, ...] = ()


@dataclass(frozen=True)
class Study:
    """A study: its name, what it reads, what it needs of others, and its run.

    `tables` holds the specifications of its own tables and the names of the common parts
    (`PARTS`) that it reads. `needs` are keys of findings and of their tables; ``screening.*``
    takes all of a study. `check` says what is wrong in rows that only this study can judge,
    before anything runs; it is given no findings. `extra` names the optional dependencies, as in
    ``pip install corredor[extra]``.

    Examples
    --------
    >>> from corredor.testing import run_study
    >>> def run(inputs: Inputs) -> Result:
    ...     return Result()
    >>> harbour = Study(name="harbour", tables=("claims",), needs=(), run=run)
    >>> run_study(harbour, {"claims": {}}).flags
    ()
    """

    name: str
    tables: tuple[TableSpec | str, ...]
    needs: tuple[str, ...]
    run: Callable[[Inputs], Result]
    extra: str = ""
    check: Callable[[Inputs], Iterable[CorredorError]] | None = None

    @property
    def own_tables(self) -> tuple[TableSpec, ...]:
        """The specifications of the study's own tables."""
        return tuple(table for table in self.tables if isinstance(table, TableSpec))

    @property
    def reads(self) -> tuple[str, ...]:
        """Names of all that the study reads of the folder."""
        return tuple(t.name if isinstance(t, TableSpec) else t for t in self.tables)
