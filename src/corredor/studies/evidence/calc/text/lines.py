"""Lines that are no running text: headlines, section heads, captions, credits, lone counters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import regex

from corredor.studies.evidence.calc.records import Span

LineKind = Literal["title", "heading", "caption", "credit", "counter"]

_LINE: Final = regex.compile(r"[^\n]++")
_COUNTER: Final = regex.compile(
    r"[\p{So}\p{Sk}\uFE0F\u200D\s]*+\d{1,3}(?:[.,\s\u00A0\u202F]?\d{1,3}){0,5}\s?[KkMmКкМ]?"
    r"(?:\s?(?P<word>[\p{L}\p{M}]++(?:\s\p{L}++)?+))?[\s.:+]*+",
    regex.VERSION1,
)
_STOPPED: Final = regex.compile(r"[.,;…](?:[\"'”’»)\]])*+\Z|[:—–-]\Z")
_LONGEST: Final = 160
"""Code points of the longest line that is taken as a heading."""
_LONGEST_CAPTION: Final = 300
"""Code points of the longest line that is taken as a caption."""
_MOST_WORDS: Final = 24
_NEAR: Final = 6
"""Lines after a heading among which running text must stand."""


@dataclass(frozen=True, order=True)
class Line:
    """A line that is no running text.

    ``title`` is the document's own, ``heading`` that of a section, ``caption`` the words under a
    picture, ``credit`` a line that names a source or author, ``counter`` a lone number such as
    that of shares or views.
    """

    span: Span
    kind: LineKind


@dataclass(frozen=True)
class LineWords:
    """The words of one language that tell lines which are no running text.

    `captions` and `credits` find the words of a picture's caption and of a named source or
    author; `counted` holds what counters count, in small letters.
    """

    captions: regex.Pattern[str]
    credits: regex.Pattern[str]
    counted: frozenset[str]


def headlines_of(text: str, words: LineWords) -> tuple[Line, ...]:
    r"""Lines of a text that are no running text, in its order.

    Examples
    --------
    >>> none = regex.compile(r"(?!)")
    >>> text = "Port opens\n\n188\n\nThe port opened on Monday, the ministry said."
    >>> [line.kind for line in headlines_of(text, LineWords(none, none, frozenset()))]
    ['title', 'counter']
    """
    return tuple(_found(text, words))


def _found(text: str, words: LineWords) -> Iterator[Line]:
    spans = [span for match in _LINE.finditer(text) if (span := _stripped(text, match))]
    kinds: list[LineKind | Literal[""]] = [_kind(span.of(text), words) for span in spans]
    headed = False
    for number, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        if kind == "heading" and "" not in kinds[number + 1 : number + 1 + _NEAR]:
            continue
        if kind:
            own: LineKind = "title" if kind == "heading" and not headed else kind
            yield Line(span, own)
        headed = headed or kind in ("heading", "")


def _stripped(text: str, match: regex.Match[str]) -> Span | None:
    line = match[0]
    first = match.start() + len(line) - len(line.lstrip())
    last = match.start() + len(line.rstrip())
    return Span(first, last) if first < last else None


def _kind(line: str, words: LineWords) -> LineKind | Literal[""]:
    """Return the kind of a line by its own form; empty for running text."""
    if len(line) > _LONGEST_CAPTION:
        return ""
    counter = _COUNTER.fullmatch(line)
    if counter is not None and (counter["word"] or "").lower() in words.counted | {""}:
        return "counter"
    if words.credits.match(line):
        return "credit"
    if words.captions.search(line):
        return "caption"
    first = next((c for c in line if c.isalnum()), "")
    short = len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS
    if short and first and not first.islower() and not _STOPPED.search(line):
        return "heading"
    return ""
