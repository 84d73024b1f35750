"""Tokens of a text that may belong to an expression of time; all others become walls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Item
from corredor.studies.evidence.calc.times.words import TOKEN, TimeWords, unaccented

NOTHING: Final[Mapping[str, object]] = {}
MONEY: Final = frozenset("$€£¥₽₴₺₹₩₫฿#№§@+")
"""Marks before a number that make it no date."""
UNITS: Final = frozenset("%°$€£₽‰")
"""Marks after a number that make it no date."""
DIGITS: Final = {1: "NUM", 2: "NUM", 3: "NUM3", 4: "NUM4", 8: "NUM8"}
PAUSES: Final = frozenset('.,;:!?)»”"')
"""Marks that end most words that a mark ends."""


def tokens(text: str, words: TimeWords) -> list[Item]:
    """Return the items of a text; what lies between two runs that matter is one wall.

    A run is a stretch of tokens that the lexicon knows; it matters where one of them is more
    than a preposition, article or mark.
    """
    found = _found(folded_text(text), words.known)
    items: list[Item] = []
    wall = words.codes.alone("OTHER")
    known, strong = words.known, words.strong
    first = at = 0
    matters = walled = False
    for at, (word, start) in enumerate(found):
        if word in known:
            if word in strong or (
                word in words.ones and at and found[at - 1][0] in words.hour_articles
            ):
                matters = True
        elif word.isdecimal():
            matters = True
        else:
            if matters:
                walled = _run(items, found, first, at, words, text) == wall
                matters = False
            if not walled:
                items.append(Item(wall, start, start + len(word), NOTHING))
                walled = True
            first = at + 1
    if matters:
        _run(items, found, first, at + 1, words, text)
    return items


def _found(low: str, known: frozenset[str]) -> list[tuple[str, int]]:
    """Return the tokens of a folded text with their places; of unknown words in a row the first.

    Between two blanks most often stands a word alone or with a mark behind it, which needs no
    pattern.
    """
    found: list[tuple[str, int]] = []
    at = 0
    unknown = False
    for piece in low.split(" "):
        size = len(piece)
        if piece.isalpha():
            if piece in known:
                found.append((piece, at))
                unknown = False
            elif not unknown:
                found.append((piece, at))
                unknown = True
        elif piece[-1:] in PAUSES and piece[:-1].isalpha():
            if not unknown or piece[:-1] in known:
                found.append((piece[:-1], at))
            found.append((piece[-1], at + size - 1))
            unknown = False
        elif size:
            found += [(each[0], each.start()) for each in TOKEN.finditer(low, at, at + size)]
            unknown = False
        at += size + 1
    return found


def _run(
    items: list[Item], found: list[tuple[str, int]], at: int, end: int, words: TimeWords, text: str
) -> str:
    """Append the items of a run of known tokens; return the code of the last."""
    code = ""
    while at < end:
        word, start = found[at]
        key = _phrase(found, at, words) if word in words.longer else ()
        code, values = words.forms[key] if key else _entry(word, start, words, text)
        at += len(key) or 1
        last, begin = found[at - 1]
        items.append(Item(code, start, begin + len(last), values))
    return code


def _phrase(found: list[tuple[str, int]], at: int, words: TimeWords) -> tuple[str, ...]:
    """Return the longest phrase of several words that begins at a token; empty if none."""
    if at + 1 < len(found):
        for key in words.heads.get((found[at][0], found[at + 1][0]), ()):
            size = len(key)
            if size == 2 or tuple([each[0] for each in found[at : at + size]]) == key:
                return key
    return ()


def folded_text(text: str) -> str:
    """Return the text in lower case and without the accents that writers leave out, as long."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return unaccented(low)


def _entry(word: str, start: int, words: TimeWords, text: str) -> tuple[str, Mapping[str, object]]:
    """Return the code and the values of one token."""
    entry = words.single.get(word)
    if entry is not None:
        return entry
    kind = DIGITS.get(len(word), "") if word.isdecimal() and word.isascii() else ""
    if kind:
        before = text[start - 1] if start else ""
        after = text[start + len(word) : start + len(word) + 2].lstrip(" \u00a0")[:1]
        if not (before in MONEY or (before == "_" and kind == "NUM") or after in UNITS):
            return words.codes.alone(kind), {kind: word}
    return words.codes.alone("OTHER"), NOTHING
