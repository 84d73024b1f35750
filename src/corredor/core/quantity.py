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
from corredor.core.source import RowRef, TableSource
from corredor.units import conversion

LOWER: float = 0.05
UPPER: float = 0.95


@dataclass(frozen=True)
class Cited:
    """A number out of a quotation.

    `claim` is the one whose reading is taken, `agreeing` all that say the same. `fact` is empty
    and `stance` single_source where the number is the reading of one claim and no more.
    """

    fact: str
    claim: Claim
    agreeing: tuple[Claim, ...]
    stance: Stance
    independent: int


@dataclass(frozen=True)
class Assumed:
    """A number that a person stands behind."""

    assumption: Assumption


@dataclass(frozen=True)
class LookedUp:
    """A cell of a table whose publisher is known; `place` where the table is the user's."""

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
        """Whether the source gives only a bound: "more than 150"."""
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
