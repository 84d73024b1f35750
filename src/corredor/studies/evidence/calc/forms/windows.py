"""The records near a stretch of text, without a walk over all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from corredor.studies.evidence.calc.records import Span

NESTED = 8
"""How many records back one that reaches into a stretch may begin."""


class Placed(Protocol):
    """A record with a span."""

    @property
    def span(self) -> Span:
        """Its stretch of the text."""
        ...


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Ordered(Generic[P]):
    """Records in the order of their starts, and those starts."""

    records: Sequence[P]
    starts: Sequence[int]

    def near(self, span: Span) -> Sequence[P]:
        """Return the records that may meet a stretch."""
        first, last = self.window(span)
        return self.records[first:last]

    def within(self, span: Span) -> Sequence[P]:
        """Return the records that begin in a stretch or right after it."""
        starts = self.starts
        return self.records[bisect_left(starts, span.start) : bisect_right(starts, span.end)]

    def window(self, span: Span) -> tuple[int, int]:
        """Return from which record to which, exclusive, one may meet a stretch."""
        starts = self.starts
        return max(0, bisect_left(starts, span.start) - NESTED), bisect_left(starts, span.end)


def ordered(records: Sequence[P]) -> Ordered[P]:
    """Return records that stand in the order of their starts, ready to be looked up.

    Examples
    --------
    >>> from corredor.studies.evidence.calc.records import Sentence
    >>> rows = [Sentence(Span(at, at + 5), 0) for at in range(0, 100, 10)]
    >>> ordered(rows).near(Span(0, 12))[-1].span.start
    10
    """
    return Ordered(records, [record.span.start for record in records])
