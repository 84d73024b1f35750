"""What the readers of quotations hand on before the speaker is known."""

from __future__ import annotations

from dataclasses import dataclass

from corredor.studies.evidence.calc.quotations.marks import Marked
from corredor.studies.evidence.calc.quotations.page import Page, Verb
from corredor.studies.evidence.calc.quotations.subjects import Subject
from corredor.studies.evidence.calc.records import QuotationKind, Span


@dataclass(frozen=True)
class Found:
    """A quotation whose speaker is not resolved yet.

    `path` is how the speaker is to be found where `subject` is None. `quoted` are the stretches
    in marks. `scope` runs from the first to the last word of content and cue.
    """

    kind: QuotationKind
    pieces: tuple[Span, ...]
    scope: Span
    cue: Span | None = None
    verb: Verb | None = None
    subject: Subject | None = None
    path: str = ""
    quoted: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Setting:
    """A marked stretch with the text beside it, from `low` to `high`, within its sentence."""

    marked: Marked
    low: int
    high: int

    def before(self, page: Page) -> str:
        """Return the text before the opening mark."""
        return page.text[self.low : self.marked.outer.start]

    def after(self, page: Page) -> str:
        """Return the text after the closing mark."""
        return page.text[self.marked.outer.end : self.high]

    def content(self, page: Page) -> str:
        """Return the text between the marks."""
        return self.marked.inner.of(page.text)


REACH = 600
"""Code points beside a marked stretch that are looked at."""


def settings(page: Page, marks: list[Marked]) -> list[Setting]:
    """Return each marked stretch with its surroundings."""
    return [
        Setting(
            marked,
            _low(page, marked, marks[at - 1].outer.end if at else 0),
            _high(
                page, marked, marks[at + 1].outer.start if at + 1 < len(marks) else len(page.text)
            ),
        )
        for at, marked in enumerate(marks)
    ]


def _low(page: Page, marked: Marked, last: int) -> int:
    start = marked.outer.start
    low = max(last, start - REACH, page.text.rfind("\n", max(0, start - REACH), start) + 1)
    at = page.sentence_at(start)
    if at >= 0 and page.sentences[at].span.start <= start:
        low = max(low, page.sentences[at].span.start)
    if low == start and at > 0:
        # a sentence that ends with a colon or a comma leads to what follows it
        last_span = page.sentences[at - 1].span
        if page.text[last_span.end - 1] in ":," and not page.text[last_span.end : start].strip():
            low = max(last, last_span.start, start - REACH)
    return low


def _high(page: Page, marked: Marked, following: int) -> int:
    text, end = page.text, marked.outer.end
    limit = min(following, end + REACH)
    line = text.find("\n", end, limit)
    limit = line if line >= 0 else limit
    at = page.sentence_at(end - 1)
    if at < 0:
        return limit
    stop = page.sentences[at].span.end
    if stop > end:
        return min(stop, limit)
    # the sentence goes on after the mark where the content ended with a question or a comma
    if at + 1 < len(page.sentences) and text[marked.inner.end - 1] in ",?!…—–-":
        return min(page.sentences[at + 1].span.end, limit)
    rest = text[end : end + 4].lstrip()
    if rest and (rest[0] in ",—–-" or rest[0].islower()) and at + 1 < len(page.sentences):
        return min(page.sentences[at + 1].span.end, limit)
    return min(max(stop, end), limit)
