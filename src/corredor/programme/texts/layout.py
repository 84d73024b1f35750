"""Lines of a printed page joined to the paragraphs that they were broken from."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

_HYPHENS: Final = ("\N{SOFT HYPHEN}", "\ufffe", "\x02")
"""How a hyphen at the end of a line arrives that parts a word."""
_WORD: Final = re.compile(r"\w+-\w+")
_LAST: Final = re.compile(r"(\w{1,40})\W\Z")
_FIRST: Final = re.compile(r"\w*")
_STOPS: Final = ".!?…:;"
_BULLETS: Final = "•▪◦‣·*–—-"
_LIGATURES: Final = {
    ord(character): unicodedata.normalize("NFKC", character)
    for character in map(chr, range(0xFB00, 0xFB07))
}
SHORT: Final = 0.85
"""Share of the column's width below which a line ends its paragraph."""
LEADING: Final = 1.5
"""Distance of lines over the usual one, above which a paragraph ends."""
LARGER: Final = 1.2
"""Size of letters over that of the next line, above which a paragraph ends."""
FEWEST_PAGES: Final = 3
"""Pages on which a line must stand to be a running head or foot."""


@dataclass(frozen=True)
class PrintedLine:
    """A line as it is printed: its text and its box in points, `bottom` below `top`."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def without_running_lines(
    pages: Sequence[Sequence[PrintedLine]],
) -> list[Sequence[PrintedLine]]:
    """Return the pages without first and last lines that stand on most of them.

    Numbers count as equal, so that page numbers are such lines too.
    """
    counts: Counter[tuple[bool, str]] = Counter()
    for lines in pages:
        if lines:
            counts.update([(True, _masked(lines[0])), (False, _masked(lines[-1]))])
    enough = max(FEWEST_PAGES, (len(pages) + 1) // 2)
    found: list[Sequence[PrintedLine]] = []
    for lines in pages:
        first = bool(lines) and counts[True, _masked(lines[0])] >= enough
        kept = lines[1:] if first else lines
        last = bool(kept) and counts[False, _masked(kept[-1])] >= enough
        found.append(kept[:-1] if last else kept)
    return found


def _masked(line: PrintedLine) -> str:
    words = "".join("0" if c.isdigit() else c for c in line.text).split()
    return " ".join("0" if set(word) == {"0"} else word for word in words)


def compounds_of(pages: Sequence[Sequence[PrintedLine]]) -> frozenset[str]:
    """Return the words with a hyphen that stand within a line, in small letters."""
    return frozenset(
        found[0].lower() for lines in pages for line in lines for found in _WORD.finditer(line.text)
    )


def paragraphs_of_page(
    lines: Sequence[PrintedLine], compounds: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield the paragraphs of a page, hyphens at line ends resolved.

    A word of `compounds` keeps its hyphen; another loses it between small letters.
    """
    if not lines:
        return
    gaps = [one.bottom - two.bottom for one, two in pairwise(lines)]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    width = max(line.right - line.left for line in lines)
    paragraph = lines[0].text
    for (line, after), gap in zip(pairwise(lines), gaps, strict=True):
        if _goes_on(line, after, gap, usual, width):
            paragraph = _joined(paragraph, after.text, compounds)
        else:
            yield _clean(paragraph)
            paragraph = after.text
    yield _clean(paragraph)


def _goes_on(line: PrintedLine, after: PrintedLine, gap: float, usual: float, width: float) -> bool:
    """Whether a line's paragraph goes on in the next line."""
    end, start = line.text.rstrip()[-1:], after.text.lstrip()[:1]
    if end in _HYPHENS:
        return True
    tall, next_tall = line.top - line.bottom, after.top - after.bottom
    if max(tall, next_tall) > LARGER * LARGER * max(min(tall, next_tall), 1.0):
        return False
    if gap > LEADING * usual or start in _BULLETS:
        return False
    if start.islower() and end not in _STOPS:
        return True
    if gap < 0:  # the next column
        return end not in _STOPS and line.right - line.left > SHORT * width
    indented = after.left - line.left > max(next_tall, 1.0) * 0.8
    return not indented and line.right - line.left > SHORT * width


def _joined(paragraph: str, after: str, compounds: frozenset[str]) -> str:
    """Return two lines as one; a word parted by a hyphen at the line's end is made whole."""
    paragraph, after = paragraph.rstrip(), after.lstrip()
    if not paragraph.endswith(("-", *_HYPHENS)) or not paragraph[-2:-1].isalnum():
        return f"{paragraph} {after}"
    head, tail = _LAST.search(paragraph), _FIRST.match(after)
    whole = f"{head[1] if head else ''}-{tail[0] if tail else ''}".lower()
    parted = paragraph[-2].islower() and after[:1].islower() and whole not in compounds
    return paragraph[:-1] + ("" if parted else "-") + after


def _clean(paragraph: str) -> str:
    for hyphen in _HYPHENS:
        paragraph = paragraph.replace(hyphen, "" if hyphen == _HYPHENS[0] else "-")
    return paragraph.translate(_LIGATURES)
