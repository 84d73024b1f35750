"""Anchors: where a quotation stands in its document, found again or refused.

A quotation may lose typography and move; it may not lose a digit. What is compared is the text
after folding of quotation marks, dashes, spaces and ligatures, never an edit distance: with one
digit changed a similarity of 0.9 is still reached, and the number is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from corredor.core.claim import Selector

AnchorStatus = Literal["exact", "moved", "typography", "ambiguous", "digits_changed", "orphan"]
CONTEXT: Final = 32
"""Code points of prefix and suffix in a selector."""

_FOLDED: Final = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′´`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬀ": "ff",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "…": "...",
    "\N{SOFT HYPHEN}": "",
    "\N{ZERO WIDTH SPACE}": "",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "",
}
_NUMBER: Final = re.compile(r"(?<!\d)(?<!\d[.,' ])\d++(?:[.,' ]\d++)*+")
_SEPARATORS: Final = ".,' \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_DIGITS: Final = "0123456789"
_MINUS: Final = "-\N{MINUS SIGN}"


@dataclass(frozen=True)
class Anchored:
    """The result of a search: a status and, where one place was found, its offsets.

    `start` and `end` count code points of the document's text from 0, `end` exclusive; both are
    0 for ``ambiguous`` and ``orphan``. `count` is the number of places, `there` the document's
    wording at the place of ``digits_changed``.
    """

    status: AnchorStatus
    start: int = 0
    end: int = 0
    count: int = 0
    there: str = ""


@dataclass(frozen=True)
class _Folded:
    text: str
    offsets: tuple[int, ...]
    """For each code point of `text` the offset that it has in the original."""


def fold(text: str) -> str:
    """Return a text without the typography that copying may change.

    Examples
    --------
    >>> fold("«1 300»  млн —  да")
    '"1 300" млн - да'
    """
    return _folded(text).text


def _folded(text: str) -> _Folded:
    kept: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        plain = " " if character.isspace() else _FOLDED.get(character, character)
        if plain == " " and (not kept or kept[-1] == " "):
            continue
        for piece in plain:
            kept.append(piece)
            offsets.append(offset)
    return _Folded("".join(kept), tuple(offsets))


_folded_document = lru_cache(maxsize=2)(_folded)
"""Folding for the many claims on one document."""


def locate(text: str, selector: Selector) -> Anchored:
    """Find a quotation in a document's text.

    Parameters
    ----------
    text
        The document's text in NFC.
    selector
        The quotation, with what helps to tell it from its repetitions.

    Returns
    -------
    Anchored
        ``exact`` at the place given (or the only one), ``moved`` elsewhere, ``typography`` after
        folding; ``ambiguous``, ``digits_changed`` and ``orphan`` are errors.

    Notes
    -----
    Selectors after the W3C Web Annotation Data Model, sections 4.2.4 and 4.2.5.

    Examples
    --------
    >>> locate("It rose to $86.4 million.", Selector("$86.4 million")).status
    'exact'
    >>> locate("It rose to $86.4 million.", Selector("$36.4 million")).status
    'digits_changed'
    >>> locate("Trade was 1,300 million.", Selector("300 million")).status
    'digits_changed'
    """
    exact = unicodedata.normalize("NFC", selector.exact)
    if not exact.strip():
        return Anchored("orphan")
    start = selector.start
    end = (start or 0) + len(exact)
    if start is not None and text[start:end] == exact and _whole(text, start, end):
        return Anchored("exact", start, end, 1)
    places = _places(text, exact)
    if places:
        chosen = _chosen(text, places, len(exact), selector)
        if chosen is None:
            return Anchored("ambiguous", count=len(places))
        status: AnchorStatus = "exact" if start in (None, chosen) else "moved"
        return Anchored(status, chosen, chosen + len(exact), len(places))
    return _folded_place(text, exact, selector)


def _folded_place(text: str, exact: str, selector: Selector) -> Anchored:
    folded, wanted = _folded_document(text), _folded(exact).text.strip()
    places = _places(folded.text, wanted)
    if places:
        chosen = _chosen(folded.text, places, len(wanted), selector)
        if chosen is None:
            return Anchored("ambiguous", count=len(places))
        first, last = folded.offsets[chosen], folded.offsets[chosen + len(wanted) - 1]
        return Anchored("typography", first, last + 1, len(places))
    return _other_digits(text, folded, wanted)


def _other_digits(text: str, folded: _Folded, wanted: str) -> Anchored:
    """Look for the same words with other numbers, for a message that says what stands there."""
    if not _NUMBER.search(wanted):
        return Anchored("orphan")
    pieces = [re.escape(piece) for piece in _NUMBER.split(wanted)]
    found = re.search(_NUMBER.pattern.join(pieces), folded.text)
    if found is None or fold(found[0]) == wanted:
        return Anchored("orphan")
    first, last = folded.offsets[found.start()], folded.offsets[found.end() - 1]
    return Anchored("digits_changed", first, last + 1, 1, text[first : last + 1])


def _places(text: str, exact: str) -> list[int]:
    places: list[int] = []
    at = text.find(exact)
    while at >= 0:
        if _whole(text, at, at + len(exact)):
            places.append(at)
        at = text.find(exact, at + 1)
    return places


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the passage cuts through no word and no number.

    "300" is not found in "1,300" or "-300", and "3 mil" not in "3 millones".
    """
    if start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        return False
    if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        return False
    if text[start].isdigit() and start > 0:
        before = text[start - 1]
        if before in _SEPARATORS and start > 1 and text[start - 2].isdigit():
            return not _joins(text, start)
        if before in _MINUS and (start == 1 or not text[start - 2].isalnum()):
            return False
    if text[end - 1].isdigit() and end < len(text):
        after = text[end]
        if after in _SEPARATORS and end + 1 < len(text) and text[end + 1].isdigit():
            return not _joins(text, end + 1)
    return True


GROUP: Final = 3
"""Digits of a group of thousands."""


def _joins(text: str, at: int) -> bool:
    """Whether the digits from `at` go on the number before the separator at ``at - 1``.

    A point or comma always does; a blank only between groups of thousands: "1 300", but not
    "in 2024 300 people".
    """
    if text[at - 1] in ".,'":
        return True
    before, after = text[max(0, at - 2 - GROUP) : at - 1], text[at : at + GROUP + 1]
    leading = len(before) - len(before.rstrip(_DIGITS))
    following = len(after) - len(after.lstrip(_DIGITS))
    return 0 < leading <= GROUP and following == GROUP


def _chosen(text: str, places: list[int], length: int, selector: Selector) -> int | None:
    """Return the place that prefix, suffix and position single out; None if they can't."""
    if len(places) == 1:
        return places[0]
    prefix, suffix = fold(selector.prefix).strip(), fold(selector.suffix).strip()
    if prefix or suffix:
        places = [
            at
            for at in places
            if fold(text[max(0, at - 2 * CONTEXT) : at]).strip().endswith(prefix)
            and fold(text[at + length : at + length + 2 * CONTEXT]).strip().startswith(suffix)
        ]
    if len(places) == 1:
        return places[0]
    if selector.start is None or not places:
        return None
    start = selector.start
    nearest = sorted(places, key=lambda at: abs(at - start))
    first, second = (abs(at - start) for at in nearest[:2])
    return nearest[0] if first < second else None
