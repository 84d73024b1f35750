"""A sentence as the rules of events see it."""

from __future__ import annotations

from dataclasses import dataclass

from corredor.studies.evidence.calc.events.words import EventWords
from corredor.studies.evidence.calc.forms import Scan
from corredor.studies.evidence.calc.records import Mention, Span, TimeExpression


@dataclass(frozen=True)
class Part:
    """A sentence: its tokens `first` to `last`, names and times.

    `inner` are the tokens within names; `leading` the two countries that the document names
    most, as slugs.
    """

    text: str
    scan: Scan
    first: int
    last: int
    span: Span
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    inner: frozenset[int]
    leading: tuple[str, ...]
    words: EventWords

    def word(self, at: int) -> str:
        """Return a token's word; empty outside the sentence."""
        return self.scan.words[at] if self.first <= at < self.last else ""
