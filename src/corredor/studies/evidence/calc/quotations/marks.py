"""Quotation marks: the stretches of a text that stand between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from corredor.studies.evidence.calc.records import Span

MARK: Final = regex.compile("[“”„‟«»\"]|``|''|(?<![^\\s(\\[“«\"—–-])['‘](?=\\w)")
PARAGRAPH: Final = regex.compile(r"[^\n]+")
CLOSERS: Final = {"“": "”", "„": '“”‟"', "«": "»", '"': '"', "``": "''", "‟": "”"}
SINGLE_END: Final = regex.compile(r"(?<=[^\s(\[])['’](?!\w)")
PAUSE: Final = frozenset(".,?!…;:")
ELISIONS: Final = ("tis", "twas", "em", "til", "cause", "bout", "round", "n")
"""Words that begin with an apostrophe."""


@dataclass(frozen=True)
class Marked:
    """A stretch between quotation marks: `outer` with them, `inner` without.

    `closed` is false where the closing mark is missing. `pieces` are the inner stretches of its
    paragraphs where a speech runs over several of them.
    """

    outer: Span
    inner: Span
    mark: str
    closed: bool = True
    pieces: tuple[Span, ...] = ()


def marked_in(text: str) -> list[Marked]:
    """Return the outermost stretches between quotation marks, in order."""
    found: list[Marked] = []
    for paragraph in PARAGRAPH.finditer(text):
        begin = _begin(text, paragraph.start(), paragraph.end())
        for marked in _of_paragraph(text, paragraph.start(), paragraph.end()):
            if found and marked.outer.start == begin and _goes_on(text, found[-1], marked):
                found[-1] = _joined(found[-1], marked)
            else:
                found.append(marked)
    return [marked for marked in found if marked.inner.end > marked.inner.start]


def _begin(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _goes_on(text: str, last: Marked, marked: Marked) -> bool:
    between = text[last.outer.end : marked.outer.start]
    same = last.mark == marked.mark or {last.mark, marked.mark} == {"«", "»"}
    return not last.closed and same and between.count("\n") in (1, 2, 3) and not between.strip()


def _joined(first: Marked, second: Marked) -> Marked:
    pieces = (first.pieces or (first.inner,)) + (second.inner,)
    return Marked(
        Span(first.outer.start, second.outer.end),
        Span(first.inner.start, second.inner.end),
        first.mark,
        second.closed,
        pieces,
    )


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for match in MARK.finditer(text, start, end):
        yield match.start(), match.end(), match.group()


def _opens(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether a mark that both opens and closes opens: a blank before it, a word after it."""
    before = at == start or text[at - 1].isspace() or text[at - 1] in "([{—–-/‘'“«"
    return before and after < end and not text[after].isspace()


def _only_opens(text: str, at: int, after: int, end: int) -> bool:
    """Whether a straight mark can't close, so that the one before it was never closed."""
    return text[at - 1].isspace() and after < end and not text[after].isspace()


def _of_paragraph(text: str, start: int, end: int) -> list[Marked]:
    found: list[Marked] = []
    stack: list[tuple[int, int, str]] = []
    last_close = (0, 0)
    single_end = start
    for at, after, mark in _marks(text, start, end):
        if at < single_end:
            continue
        if mark in ("'", "‘"):
            if stack:
                continue
            close = _single_close(text, after, end, mark)
            if close:
                found.append(Marked(Span(at, close[1]), Span(after, close[0]), mark))
                single_end = close[1]
            continue
        closes = bool(stack) and mark in CLOSERS.get(stack[-1][2], "")
        if mark in ('"', "“", "''") and not closes and stack and mark != stack[-1][2]:
            closes = mark == '"' and any(opened[2] == mark for opened in stack)
            while closes and stack[-1][2] != mark:
                stack.pop()
        if closes and mark == '"' and _only_opens(text, at, after, end):
            stack[-1] = (at, after, mark)
        elif closes:
            opened = stack.pop()
            last_close = (at, after)
            if not stack:
                found.append(_trimmed(text, opened, at, after))
        elif mark in ("”", "»", "''"):
            continue
        elif len(stack) < DEEPEST and (mark != '"' or _opens(text, at, after, start, end)):
            stack.append((at, after, mark))
    if stack:
        found.append(_unclosed(text, stack[0], last_close, end))
    return found


def _trimmed(text: str, opened: tuple[int, int, str], at: int, after: int) -> Marked:
    return Marked(Span(opened[0], after), _stripped(text, opened[1], at), opened[2])


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _unclosed(
    text: str, opened: tuple[int, int, str], last_close: tuple[int, int], end: int
) -> Marked:
    """Close what stays open: at an inner mark that ends both, otherwise with the paragraph."""
    at, after = last_close
    if opened[2] == "«" and at > opened[1]:
        following = text[after : after + 4].lstrip()
        if not following or following[0] in ",.—–-!?;:":
            return Marked(Span(opened[0], after), _stripped(text, opened[1], after), opened[2])
    inner = _stripped(text, opened[1], end)
    return Marked(Span(opened[0], inner.end), inner, opened[2], closed=False)


def _single_close(text: str, start: int, end: int, mark: str) -> tuple[int, int] | None:
    """Return the closing single mark: one beside a pause, else the first that may close."""
    word = regex.match(r"\w+", text, pos=start, endpos=end)
    if word and (word.group().lower() in ELISIONS or word.group().isdigit()):
        return None
    first: tuple[int, int] | None = None
    for seen, match in enumerate(SINGLE_END.finditer(text, start, min(end, start + LONGEST))):
        at = match.start()
        following = text[at + 1 : at + 2]
        if text[at - 1] in PAUSE or following in PAUSE:
            return at, at + 1
        first = first or (at, at + 1)
        if seen == TRIES:
            break
    return first


DEEPEST: Final = 8
"""Levels of marks within marks that are followed."""
LONGEST: Final = 600
"""Code points within which a single mark must be closed."""
TRIES: Final = 6
"""Apostrophes looked at for the end of a stretch in single marks."""
