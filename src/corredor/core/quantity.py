"""Quantities: numbers with a unit, an origin and, where they are uncertain, draws.

There are four origins and no fifth: `Cited`, `Assumed`, `LookedUp`, `Derived`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from corredor.core.assumption import Assumption, FloatArray
from corredor.core.claim import BOUNDS, Claim, Stance
from corredor.core.shown import amount, entry
from corredor.core.source import RowRef, TableSource
from corredor.units import conversion

LOWER: float = 0.05
UPPER: float = 0.95


@dataclass(frozen=True)
class Cited:
    """A number out of a quotation.

    `claim` is the one whose reading is taken, `agreeing` all that say the same. `fact` is empty
    and `stance` single_source where the number is the reading of one claim and no more.

    Examples
    --------
    >>> from corredor.testing import claimed
    >>> claim = claimed("c1", 1300.0, "MUSD_2024")
    >>> Cited("trade.amount.2024", claim, (claim,), "single_source", 1).claim.written
    '1300'
    """

    fact: str
    claim: Claim
    agreeing: tuple[Claim, ...]
    stance: Stance
    independent: int


@dataclass(frozen=True)
class Assumed:
    """A number that a person stands behind.

    Examples
    --------
    >>> from corredor.testing import assumed
    >>> assumed("load_factor", 0.7, "1").origin.assumption.owner
    'test'
    """

    assumption: Assumption


@dataclass(frozen=True)
class LookedUp:
    """A cell of a table whose publisher is known; `place` where the table is the user's.

    Examples
    --------
    >>> who = TableSource("Statistics office", "Ports", "", "CC0-1.0", "2026-01-15", "")
    >>> LookedUp("ports", "north", "depth", who).source.producer
    'Statistics office'
    """

    table: str
    row: str
    column: str
    source: TableSource
    place: RowRef | None = None


@dataclass(frozen=True)
class Method:
    """The function behind a derived number; `summary` is the first line of its docstring."""

    module: str
    name: str
    summary: str


@dataclass(frozen=True, eq=False)
class Derived:
    """A number that a function made from other quantities.

    `inputs` maps the function's argument names to quantities; `choices` its settings that are
    no numbers; `member` is the field of a record that the function returned.

    Examples
    --------
    >>> from corredor.testing import assumed
    >>> depth = assumed("depth", 12.5, "m")
    >>> method = Method("harbour", "twice", "Twice a depth.")
    >>> Derived(method, {"depth": depth}).inputs["depth"].value
    12.5
    """

    method: Method
    inputs: Mapping[str, Quantity]
    choices: Mapping[str, str] = field(default_factory=dict[str, str])
    member: str = ""


Origin = Cited | Assumed | LookedUp | Derived


@dataclass(frozen=True, eq=False)
class Quantity:
    """A number that knows where it comes from.

    Parameters
    ----------
    key
        Its name in the lineage, such as ``assumptions.load_factor``; empty for a step between.
    value
        Central value [unit].
    unit
        Unit, see `corredor.units`.
    origin
        Where it comes from.
    draws
        Draws [unit], shape (n,), read-only; None if the number is certain.

    Examples
    --------
    >>> from corredor.testing import assumed
    >>> fuel = assumed("fuel", 42.0, "t", low=40.0, high=46.0)
    >>> fuel.to("kg").value, fuel.is_bound
    (42000.0, False)
    >>> low, high = fuel.interval
    >>> 40.0 < low < 42.0 < high < 46.0
    True
    """

    key: str
    value: float
    unit: str
    origin: Origin
    draws: FloatArray | None = field(default=None, repr=False)

    @cached_property
    def interval(self) -> tuple[float, float] | None:
        """The 90 % interval of the draws [unit]; None if the number is certain.

        It reaches up to the central value where that lies outside, as where sources differ and
        the one that is followed states the most.
        """
        if self.draws is None:
            return None
        low, high = np.quantile(self.draws, (LOWER, UPPER))
        return min(float(low), self.value), max(float(high), self.value)

    @property
    def is_bound(self) -> bool:
        """Whether the source gives only a bound, such as "more than 150"."""
        return isinstance(self.origin, Cited) and self.origin.claim.qualifier in BOUNDS

    @cached_property
    def digest(self) -> str:
        """Content digest of the number with all that it comes from, 64 hexadecimal digits."""
        match self.origin:
            case Derived(method, inputs, choices, member):
                parts = [method.module, method.name, member]
                parts += [f"{name}={inputs[name].digest}" for name in sorted(inputs)]
                parts += [f"{name}={choices[name]}" for name in sorted(choices)]
            case origin:
                parts = [repr(origin)]
        drawn = b"" if self.draws is None else self.draws.tobytes()
        text = "\n".join([self.key, repr(self.value), self.unit, *parts])
        return hashlib.sha256(text.encode() + drawn).hexdigest()

    def _repr_html_(self) -> str:
        """Show itself in a notebook: key, number, unit, interval, and where it comes from."""
        return entry(self.key, amount(self.value, self.unit, self.interval), self.origin_line)

    @property
    def origin_line(self) -> str:
        """Where the number comes from, in one line of quotation, owner, publisher or method."""
        match self.origin:
            case Cited(claim=claim):
                return f"{claim.document}: “{claim.selector.exact}”"
            case Assumed(held):
                return f"{held.owner}, {held.date}: {held.rationale}"
            case LookedUp(table, row, column, source):
                return f"{source.producer}, {source.title}: {table}.{row}.{column}"
            case Derived(method, inputs):
                names = ", ".join(quantity.key or name for name, quantity in inputs.items())
                return f"{method.summary} {method.module}.{method.name}({names})"

    def to(self, unit: str) -> Quantity:
        """Return the same number in another unit of the same kind, with the same lineage."""
        if unit == self.unit:
            return self
        factor, offset = conversion(self.unit, unit)
        draws = None
        if self.draws is not None:
            draws = self.draws * factor + offset
            draws.setflags(write=False)
        return Quantity(self.key, self.value * factor + offset, unit, self.origin, draws)
