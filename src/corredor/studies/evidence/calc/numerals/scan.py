"""The pieces of a text that numbers are made of, and what links each to the one before."""

from __future__ import annotations

import re as stdlib_re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import regex as re

from corredor.studies.evidence.calc.numerals.digits import digits_in, figures
from corredor.studies.evidence.calc.numerals.marks import Marks
from corredor.studies.evidence.calc.numerals.pieces import Piece
from corredor.studies.evidence.calc.numerals.words import NumeralWords

ADDRESS: Final = re.compile(r"(?:https?://|www\.|[\w.+-]{1,64}@)[^\s<>\"]++", re.IGNORECASE)
_ADDRESSED: Final = re.compile("://|www|@")
WORD: Final = stdlib_re.compile(r"[^\W\d_]+")
LINK_LENGTH: Final = 16
"""Characters between two numerals of one number, at most."""


def lowered(text: str) -> str:
    """Return the text in lower case, each letter in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def places_of(form: str, low: str) -> Iterator[int]:
    """Yield where a word or phrase stands in a lower-case text, as words of their own."""
    place = low.find(form)
    while place >= 0:
        end = place + len(form)
        if not (low[place - 1 : place].isalpha() or low[end : end + 1].isalpha()):
            yield place
        place = low.find(form, end)


def pieces_in(
    text: str, low: str, present: set[str], words: NumeralWords, marks: Marks
) -> list[Piece]:
    """Return the digits and numerals of a text, in order; identifiers and addresses are none.

    `low` is the text in lower case, from `lowered`; `present` are its words, from `words_of`.
    """
    blocked = [found.span() for found in ADDRESS.finditer(text)] if _ADDRESSED.search(low) else []
    pieces: list[Piece] = []
    for found in digits_in(text):
        pieces.extend(figures(text, found, marks, words))
    tails = {piece.start for piece in pieces}
    for form in words.words.keys() & present:
        word = words.words[form]
        size = len(form)
        pieces.extend(
            Piece(place, place + size, word)
            for place in places_of(form, low)
            if place not in tails and not _headed(low, place, words)
        )
    pieces.sort(key=lambda piece: piece.start)
    if blocked:
        pieces = _outside(pieces, blocked)
    for before, piece in pairwise(pieces):
        piece.link = _link(low, before.end, piece.start, words)
    return pieces


def words_of(low: str) -> set[str]:
    """Return the words of a text; only what isn't all letters between blanks is looked into."""
    found = set(low.split())
    mixed = [stretch for stretch in found if not stretch.isalpha()]
    return found.union(WORD.findall(" ".join(mixed)))


def _headed(low: str, place: int, words: NumeralWords) -> bool:
    """Whether a digit or a prefix stands right before a place, as in «во-первых»."""
    if low[place - 1 : place].isdigit():
        return True
    if not low.endswith(words.heads, 0, place):
        return False
    return any(
        low.endswith(head, 0, place)
        and not low[place - len(head) - 1 : place - len(head)].isalpha()
        for head in words.heads
    )


def _outside(pieces: list[Piece], blocked: list[tuple[int, int]]) -> list[Piece]:
    """Return the pieces that don't begin in any of the stretches, both in order."""
    kept: list[Piece] = []
    stretch = iter(blocked)
    start, end = next(stretch)
    for piece in pieces:
        while end <= piece.start and (later := next(stretch, None)) is not None:
            start, end = later
        if not start <= piece.start < end:
            kept.append(piece)
    return kept


def _link(low: str, end: int, start: int, words: NumeralWords) -> str:
    """Return the part in the grammar of the text between two pieces, empty where it has none."""
    if start - end > LINK_LENGTH:
        return ""
    between = low[end:start]
    if "\n\n" in between:
        return ""
    return words.links.get(" ".join(between.split()), "")
