"""Anchors: where a quotation stands in its document, found again or refused.

A quotation may lose typography and move; it may not lose a digit, a sign or a scale word. What is
compared is the text after folding, never an edit distance: with one digit changed a similarity of
0.9 is still reached, and the number is wrong.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

import regex as re

from corredor.core.amounts import NUMBER, Amounts, amounts_of
from corredor.core.claim import Selector
from corredor.core.context import Context, Likeness, stored
from corredor.core.folding import fold

AnchorStatus = Literal[
    "exact",
    "moved",
    "typography",
    "context_changed",
    "ambiguous",
    "cut",
    "digits_changed",
    "orphan",
]
FOUND: Final[frozenset[AnchorStatus]] = frozenset(
    {"exact", "moved", "typography", "context_changed"}
)
"""Statuses of a quotation that stands in its document."""

MOST_SPOTS: Final = 1000
"""Places of one quotation, no better than each other, at which the search ends."""
MOST_TRIED: Final = 50_000
"""Passages looked at, those that cut a word or number included, at which it ends."""
_NUMBER: Final = re.compile(NUMBER)
_APART: Final = " … "
_amounts = lru_cache(maxsize=2)(amounts_of)
"""The document's text folded, once for the many claims on it."""


@dataclass(frozen=True)
class Anchored:
    """The result of a search: a status and, where one place was found, its offsets.

    `start` and `end` count code points of the document's text from 0, `end` exclusive; both are
    0 for ``ambiguous`` and ``orphan``. `count` is the number of places. `there` is the document's
    wording and `sought` the claim's, where they differ: for ``digits_changed``, ``cut`` and
    ``context_changed``.
    """

    status: AnchorStatus
    start: int = 0
    end: int = 0
    count: int = 0
    there: str = ""
    sought: str = ""


@dataclass(frozen=True)
class _Search:
    """A quotation in NFC and the text in which it is looked for."""

    text: str
    amounts: Amounts
    exact: str
    context: Context
    start: int | None
    """Where the quotation is said to stand; None where nobody says."""


@dataclass(frozen=True)
class _Spot:
    """A passage that may be the quotation: in the document, and from `first` in the folded text."""

    start: int
    end: int
    first: int
    last: int
    likeness: Likeness = "same"


class _TooManyError(Exception):
    """More spots than are looked at."""


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
        folding, ``context_changed`` between other words than prefix and suffix; ``ambiguous``,
        ``cut`` (through a number), ``digits_changed`` (in the quotation or its context) and
        ``orphan`` are errors. A quotation that stands in more places than are looked at, and not
        at the place given, is ``ambiguous`` with a count of `MOST_SPOTS`.

    Notes
    -----
    Selectors after the W3C Web Annotation Data Model, sections 4.2.4 and 4.2.5.

    Examples
    --------
    >>> locate("It rose to $86.4 million.", Selector("$86.4 million")).status
    'exact'
    >>> locate("It rose to $86.4 million.", Selector("$36.4 million")).status
    'digits_changed'
    >>> locate("Trade was 1,300 million.", Selector("300 million")).there
    '1,300 million'
    """
    exact = unicodedata.normalize("NFC", selector.exact)
    if not exact.strip():
        return Anchored("orphan")
    start = selector.start if selector.start is not None and selector.start >= 0 else None
    search = _Search(text, _amounts(text), exact, Context.of(selector), start)
    if start is not None and text.startswith(exact, start):
        there, _ = _whole(search, [_exact_spot(search, start)])
        if there and there[0].likeness == "same":
            return Anchored("exact", start, there[0].end, 1)
    try:
        return _found(search)
    except _TooManyError:
        return Anchored("ambiguous", count=MOST_SPOTS)


def _found(search: _Search) -> Anchored:
    """Look for a quotation in the whole document; raises `_TooManyError`."""
    spots, cut = _whole(search, _exact_spots(search))
    status: AnchorStatus = "exact"
    wanted = ""
    if not _alike(spots):
        wanted = fold(search.exact).strip(" ")
        others, more = _whole(search, _folded_spots(search, wanted))
        if not spots or _alike(others):
            spots, cut, status = others, cut or more, "typography"
    if spots:
        return _chosen(search, spots, status)
    if cut:
        return _cut(search, cut[0])
    return _other_digits(search, wanted)


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the prefix and suffix to be stored with a quotation that stands at these offsets."""
    return stored(_amounts(text), text, start, end)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a passage widened as far as needed for its edges to cut no word and no amount.

    Examples
    --------
    >>> widened("It fell by -5 % in May.", 12, 13)
    (11, 15)
    """
    amounts = _amounts(text)
    first, last = amounts.folded.at(start), amounts.folded.at(end)
    while True:
        left, right = amounts.around(first), amounts.around(last)
        if left or right:
            first, last = left[0] if left else first, right[1] if right else last
        elif _in_word(amounts, first):
            first -= 1
        elif _in_word(amounts, last):
            last += 1
        else:
            break
    if (first, last) == (amounts.folded.at(start), amounts.folded.at(end)):
        return start, end
    left_edge, right_edge = amounts.folded.original(first, last)
    return min(start, left_edge), max(end, right_edge)


def _exact_spot(search: _Search, start: int) -> _Spot:
    end = start + len(search.exact)
    folded = search.amounts.folded
    return _Spot(start, end, folded.at(start), folded.at(end))


def _exact_spots(search: _Search) -> Iterator[_Spot]:
    at = search.text.find(search.exact)
    while at >= 0:
        yield _exact_spot(search, at)
        at = search.text.find(search.exact, at + 1)


def _folded_spots(search: _Search, wanted: str) -> Iterator[_Spot]:
    folded = search.amounts.folded
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        last = at + len(wanted)
        yield _Spot(*folded.original(at, last), at, last)
        at = folded.text.find(wanted, at + 1)


def _whole(search: _Search, spots: Iterable[_Spot]) -> tuple[list[_Spot], list[_Spot]]:
    """Return the spots that cut nothing, with their likeness, and the first that cuts an amount."""
    whole: list[_Spot] = []
    cut: list[_Spot] = []
    alike = 0
    amounts, context = search.amounts, search.context
    for tried, spot in enumerate(spots):
        if tried == MOST_TRIED or alike == MOST_SPOTS:
            raise _TooManyError
        if amounts.around(spot.first) or amounts.around(spot.last):
            if not cut:
                cut.append(spot)
        elif spot.first < spot.last and not (
            _in_word(amounts, spot.first) or _in_word(amounts, spot.last)
        ):
            asked = context.before or context.after
            likeness = context.likeness(amounts, spot.first, spot.last) if asked else "same"
            whole.append(replace(spot, likeness=likeness) if asked else spot)
            alike += likeness == "same"
    return whole, cut


def _in_word(amounts: Amounts, at: int) -> bool:
    """Whether an edge at an offset of the folded text cuts a word, or an accent from its letter."""
    text = amounts.folded.text
    if not 0 < at < len(text):
        return False
    return (text[at].isalnum() and text[at - 1].isalnum()) or unicodedata.combining(text[at]) > 0


def _alike(spots: Sequence[_Spot]) -> list[_Spot]:
    return [spot for spot in spots if spot.likeness == "same"]


def _chosen(search: _Search, spots: Sequence[_Spot], status: AnchorStatus) -> Anchored:
    """Return the spot that prefix, suffix and position single out, if they do."""
    alike = _alike(spots)
    spot = _singled_out(search, alike or spots, near=bool(alike))
    if spot is None:
        return Anchored("ambiguous", count=len(alike or spots))
    if spot.likeness != "same":
        status = "digits_changed" if spot.likeness == "digits" else "context_changed"
        there, sought = _surroundings(search, spot)
        return Anchored(status, spot.start, spot.end, len(spots), there, sought)
    if status == "exact" and search.start not in (None, spot.start):
        status = "moved"
    return Anchored(status, spot.start, spot.end, len(spots))


def _singled_out(search: _Search, spots: Sequence[_Spot], *, near: bool) -> _Spot | None:
    """Return the only spot, or the one at the position given, or, if allowed, next to it."""
    if len(spots) == 1:
        return spots[0]
    start = search.start
    if start is None:
        return None
    first, second = sorted(spots, key=lambda spot: abs(spot.start - start))[:2]
    if first.start == start:
        return first
    return first if near and abs(first.start - start) < abs(second.start - start) else None


def _surroundings(search: _Search, spot: _Spot) -> tuple[str, str]:
    """Return the words around a spot, and those that were stored."""
    context, folded = search.context, search.amounts.folded.text
    before = folded[max(0, spot.first - len(context.before) - 1) : spot.first].strip()
    after = folded[spot.last : spot.last + len(context.after) + 1].strip()
    there = (before if context.before else "", after if context.after else "")
    return _APART.join(there).strip(), _APART.join((context.before, context.after)).strip()


def _cut(search: _Search, spot: _Spot) -> Anchored:
    """Return the amounts that a spot cuts."""
    amounts = search.amounts
    around = (amounts.around(spot.first), amounts.around(spot.last))
    passages = dict.fromkeys(amounts.folded.original(*it) for it in around if it)
    there = _APART.join(search.text[start:end] for start, end in passages)
    return Anchored("cut", spot.start, spot.end, 1, there, search.exact)


def _other_digits(search: _Search, wanted: str) -> Anchored:
    """Look for the same words with other numbers, for a message that says what stands there."""
    if not _NUMBER.search(wanted):
        return Anchored("orphan")
    amounts, folded = search.amounts, search.amounts.folded
    pieces = [re.escape(piece) for piece in _NUMBER.split(wanted)]
    found = re.search(NUMBER.join(pieces), folded.text)
    if found is None or found[0] == wanted:
        return Anchored("orphan")
    first, last = found.span()
    first, _ = amounts.around(first) or (first, last)
    _, last = amounts.around(last) or (first, last)
    start, end = folded.original(first, last)
    return Anchored("digits_changed", start, end, 1, search.text[start:end], search.exact)
