"""Claims and facts: what a document says in exact words, and what its sources make of it.

A claim is a quotation with a reading. A fact is what all claims on one subject, property and
period come to; it has a number only when they agree or when a person has decided.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import Final, Literal, get_args

from corredor.core.errors import Place

Kind = Literal["figure", "event", "item", "statement"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)
"""A figure has a number, an event a date, an item belongs to a list, a statement is somebody's
words."""

SPEECH: Final = ("direct", "indirect", "mixed")
"""How a text gives somebody's words: in marks, retold, or part in marks."""

Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than"]
QUALIFIERS: Final[tuple[str, ...]] = get_args(Qualifier)
LOWER_BOUNDS: Final[frozenset[str]] = frozenset({"at_least", "more_than"})
BOUNDS: Final[frozenset[str]] = LOWER_BOUNDS | {"at_most", "less_than"}

Basis = Literal["", "flow", "stock", "count", "unknown"]
BASES: Final[tuple[str, ...]] = ("flow", "stock", "count", "unknown")
"""Whether a figure is a flow over its period, a stock at its end, or a count; or nobody says."""

Stance = Literal["single_source", "corroborated", "disputed", "decided"]
STANCES: Final[tuple[str, ...]] = get_args(Stance)


@dataclass(frozen=True)
class Selector:
    """W3C TextQuoteSelector and TextPositionSelector on one document.

    `start` and `end` count code points of the document's text from 0, `end` exclusive; None
    where the user gave none.

    Examples
    --------
    >>> Selector("86.4 million dollars", prefix="stood at ").exact
    '86.4 million dollars'
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Claim:
    """A quotation and its reading.

    `value` is the number of a figure in `unit`, None for other kinds; `text` the EDTF date of
    an event (empty where the document leaves it open), the id of an item, or how a statement is
    given, a word of `SPEECH`; `written` the
    number as the row has it, whose last digit tells its rounding. `chain` leads from the
    outlet to the ultimate source.

    Examples
    --------
    >>> from corredor.testing import claimed
    >>> claim = claimed("c012", 150.0, "person", qualifier="more_than")
    >>> claim.key, claim.fact
    ('claims.c012', 'subject.property.2024')
    """

    id: str
    kind: Kind
    document: str
    selector: Selector
    subject: str
    property: str
    period: str
    scope: str
    value: float | None
    written: str
    text: str
    unit: str
    qualifier: Qualifier
    basis: Basis
    chain: tuple[str, ...]
    note: str
    place: Place

    @builtins.property  # the field `property` hides the name
    def key(self) -> str:
        """Key of this reading, such as ``claims.c012``."""
        return f"claims.{self.id}"

    @builtins.property  # the field `property` hides the name
    def reading(self) -> tuple[str, ...]:
        """What the claim says without who says it, equal for claims that say the same."""
        written = self.written if self.value is not None else self.text
        basis = self.basis if self.basis != "unknown" else ""
        return (written, self.unit, self.qualifier, self.scope, basis)

    @builtins.property  # the field `property` hides the name
    def fact(self) -> str:
        """Key of the fact that this claim speaks of, such as ``forum.participants.2025-04``.

        An item is a fact of its own for each member of the list: a list has no conflict. So is
        each statement: that somebody said one thing doesn't speak against another.
        """
        parts = [self.subject, self.property, self.period]
        if self.kind == "item":
            parts.append(self.text)
        if self.kind == "statement":
            parts.append(self.id)
        return ".".join(part for part in parts if part)


@dataclass(frozen=True)
class Conflict:
    """Two claims of one fact that can't both be taken, and in what they differ.

    They stand for all claims of the fact with the same readings.
    """

    first: str
    second: str
    kind: Literal["value", "bound", "definition", "basis", "date"]


@dataclass(frozen=True)
class Decision:
    """What a person decided on a fact; an empty `claim` means that no claim is to be used."""

    fact: str
    claim: str
    reason: str
    person: str
    date: str
    considered: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Fact:
    """What the claims of one subject, property and period come to.

    `claim` is the id of the claim whose reading the fact takes: the most precise of those that
    agree, or the one decided on; empty while disputed. `independent` counts the groups of
    attribution chains that share no link, over the claims named in `counted`.

    Examples
    --------
    >>> from corredor.testing import claimed
    >>> claim = claimed("c1", 1300.0, "MUSD_2024")
    >>> names = ("trade", "amount", "2024")
    >>> fact = Fact(".".join(names), "figure", *names, (claim,), "single_source", 1, "c1", (), None)
    >>> fact.taken.value
    1300.0
    """

    key: str
    kind: Kind
    subject: str
    property: str
    period: str
    claims: tuple[Claim, ...]
    stance: Stance
    independent: int
    claim: str
    conflicts: tuple[Conflict, ...]
    decision: Decision | None
    counted: tuple[str, ...] = ()

    @builtins.property  # the field `property` hides the name
    def taken(self) -> Claim | None:
        """The claim whose reading the fact takes; None while there is none."""
        return next((claim for claim in self.claims if claim.id == self.claim), None)
