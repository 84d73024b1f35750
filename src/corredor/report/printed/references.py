"""References: the short numbers that lead from each printed number to what it rests on.

Quotations and assumptions are numbered in the order of their chapters, then the published tables,
then the ways in which numbers were derived: a method with the quotations, assumptions and tables
at the end of its lineage. Numbers that share both share a reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from corredor.core.label import Label
from corredor.core.quantity import Assumed, Cited, Derived, LookedUp, Method, Quantity
from corredor.report.ledger import OWN_TABLE
from corredor.report.model import ReportModel
from corredor.report.records import record_path, text_at

Published = tuple[str, str, str, str]
"""A published table by name, producer, title and address."""
Numbered = tuple[int, str]
"""The reference of a table, and the key of a number that was looked up in it."""
LABEL: Final = "o"
"""Places of references on paper begin so."""


@dataclass(frozen=True)
class Way:
    """How numbers were derived: the method, and the references of the ends of the lineage."""

    method: Method
    roots: tuple[int, ...]


@dataclass
class References:
    """The references of one language's report.

    Parameters
    ----------
    model
        What is told.
    claims, assumptions
        Names in the order of their chapters.
    """

    model: ReportModel
    claims: Sequence[str]
    assumptions: Sequence[str]
    tables: dict[Published, Numbered] = field(default_factory=dict[Published, Numbered])
    ways: dict[Way, int] = field(default_factory=dict[Way, int])
    _roots: dict[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])

    def __post_init__(self) -> None:
        """Number what has a chapter."""
        names = [f"claims.{name}" for name in self.claims]
        names += [f"assumptions.{name}" for name in self.assumptions]
        self._numbers = {name: at for at, name in enumerate(names, start=1)}

    def number(self, keys: Iterable[str]) -> None:
        """Number the tables and the ways behind some printed numbers, in this order."""
        held = [self.model.ledger[key] for key in keys]
        for quantity in held:
            self._tables_under(quantity)
        for quantity in held:
            if isinstance(quantity.origin, Derived):
                self.ways.setdefault(self._way(quantity, quantity.origin), self._next)

    @property
    def _next(self) -> int:
        return len(self._numbers) + len(self.tables) + len(self.ways) + 1

    def _tables_under(self, quantity: Quantity) -> None:
        pending, seen = [quantity], set[str]()
        while pending:
            one = pending.pop()
            if one.digest in seen:
                continue
            seen.add(one.digest)
            if isinstance(one.origin, Derived):
                inputs = one.origin.inputs
                pending += [inputs[name] for name in sorted(inputs, reverse=True)]
            elif isinstance(one.origin, LookedUp):
                key = self.model.ledger.key_of(one)
                self.tables.setdefault(_published(one.origin), (self._next, key))

    def _way(self, quantity: Quantity, origin: Derived) -> Way:
        return Way(origin.method, tuple(sorted(self._ends(quantity))))

    def _ends(self, quantity: Quantity) -> frozenset[int]:
        """Return the references of the ends of a lineage."""
        found = self._roots.get(quantity.digest)
        if found is not None:
            return found
        match quantity.origin:
            case Cited() as origin:
                names = {origin.claim.id, *(claim.id for claim in origin.agreeing)}
                found = frozenset(self._known(f"claims.{name}" for name in names))
            case Assumed(assumption):
                found = frozenset(self._known([f"assumptions.{assumption.id}"]))
            case LookedUp() as origin:
                held = self.tables.get(_published(origin))
                found = frozenset([held[0]] if held else [])
            case Derived(_, inputs):
                found = frozenset[int]().union(*(self._ends(one) for one in inputs.values()))
        self._roots[quantity.digest] = found
        return found

    def _known(self, names: Iterable[str]) -> list[int]:
        return [self._numbers[name] for name in names if name in self._numbers]

    def of_claim(self, name: str) -> tuple[int, ...]:
        """Return the reference of a quotation."""
        return tuple(self._known([f"claims.{name}"]))

    def of_assumption(self, name: str) -> tuple[int, ...]:
        """Return the reference of an assumption."""
        return tuple(self._known([f"assumptions.{name}"]))

    def of_number(self, key: str) -> tuple[int, ...]:
        """Return the references of a number: its quotations, its assumption, its table or its way.

        Raises
        ------
        KeyError
            It wasn't numbered: a fault of the writer.
        """
        quantity = self.model.ledger[key]
        if isinstance(quantity.origin, Derived):
            return (self.ways[self._way(quantity, quantity.origin)],)
        if isinstance(quantity.origin, LookedUp) and quantity.origin.source is OWN_TABLE:
            return ()
        return tuple(sorted(self._ends(quantity)))

    def title_of(self, key: str, language: str) -> Mapping[str, str]:
        """Return what is known of the published table in which a number was looked up."""
        made: dict[str, str] = {}
        for name in ("title", "producer", "url", "licence"):
            text: Any = text_at(record_path("tables", key, name), self.model)
            made[name] = text.spoken(language)[0] if isinstance(text, Label) else str(text or "")
        return made


def _published(origin: LookedUp) -> Published:
    return origin.table, origin.source.producer, origin.source.title, origin.source.url


def as_ranges(numbers: Iterable[int]) -> list[tuple[str, str]]:
    """Return references as they are written, each with the place of its first.

    Examples
    --------
    >>> as_ranges([4, 1, 2, 3, 9, 10])
    [('1–4', 'o1'), ('9', 'o9'), ('10', 'o10')]
    """
    made: list[list[int]] = []
    for number in sorted(numbers):
        if made and number == made[-1][-1] + 1:
            made[-1].append(number)
        else:
            made.append([number])
    said: list[tuple[str, str]] = []
    for run in made:
        if len(run) > 2:
            said.append((f"{run[0]}–{run[-1]}", f"{LABEL}{run[0]}"))
        else:
            said += [(str(one), f"{LABEL}{one}") for one in run]
    return said
