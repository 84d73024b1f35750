"""Paragraphs: stretches of text between line ends, those that only wrap a line left aside."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import regex

from corredor.studies.evidence.calc.records import Span

_LINE: Final = regex.compile(r"\S[^\n]*+")
_WORD: Final = regex.compile(r"\S++")
_STOPS: Final = ".!?…:;。"
NARROWEST: Final = 40
"""Code points of the longest line, below which a text isn't taken as wrapped."""
WIDEST: Final = 120
"""Code points of the longest line, above which a text isn't taken as wrapped."""
FEWEST: Final = 3
"""Wrapped line ends from which on a text is taken as wrapped."""


def paragraphs_of(text: str) -> tuple[Span, ...]:
    r"""Paragraphs of a text, without the blanks around them.

    A line end ends a paragraph, unless the text is wrapped: its lines are at most 120 code points
    long and most of them end where the next word would not have fitted.

    Examples
    --------
    >>> [span.of("One.\n\nTwo.") for span in paragraphs_of("One.\n\nTwo.")]
    ['One.', 'Two.']
    """
    lines = _lines(text)
    found: list[Span] = []
    start = -1
    for line, wrapped in zip(lines, _wraps(text, lines), strict=True):
        start = line.start if start < 0 else start
        if not wrapped:
            found.append(Span(start, line.end))
            start = -1
    return tuple(found)


def _lines(text: str) -> list[Span]:
    """Return the lines that are not blank, without the blanks around them."""
    return [
        Span(line.start(), line.start() + len(line[0].rstrip())) for line in _LINE.finditer(text)
    ]


def _wraps(text: str, lines: list[Span]) -> list[bool]:
    """Return for each line whether its end only wraps it, so that its paragraph goes on."""
    width = max((line.end - line.start for line in lines), default=0)
    if width < NARROWEST:
        return [False] * len(lines)
    neighbours = [text.count("\n", one.end, after.start) == 1 for one, after in pairwise(lines)]
    pairs = zip(pairwise(lines), neighbours, strict=True)
    if width > WIDEST:
        return [*(close and _goes_on(text, *pair) for pair, close in pairs), False]
    full = [close and _is_full(text, *pair, width) for pair, close in pairs]
    wrapped = sum(full) >= max(FEWEST, sum(neighbours) / 2)
    return [*full, False] if wrapped else [False] * len(lines)


def _is_full(text: str, line: Span, after: Span, width: int) -> bool:
    """Whether the first word of the next line would not have fitted into this one."""
    word = _WORD.match(text, after.start, after.end)
    length = len(word[0]) if word else 0
    return line.end - line.start + 1 + length > width


def _goes_on(text: str, line: Span, after: Span) -> bool:
    """Whether a long line without a stop goes on in the next, which begins in small letters."""
    long = line.end - line.start >= NARROWEST
    return long and text[line.end - 1] not in _STOPS and text[after.start].islower()
