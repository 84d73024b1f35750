"""Tokens of a text that may belong to an expression of time; between them stand walls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

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


class Run(NamedTuple):
    """Tokens in a row that the lexicon knows, each with its place.

    `walled` says that other words stand before the run, `ended` that one ends it.
    """

    found: list[tuple[str, int]]
    walled: bool
    ended: bool


def items_in(text: str, words: TimeWords) -> Iterator[list[Item]]:
    """Yield the items of each stretch of a text that may hold an expression of time.

    What lies between two runs is a wall, and stands at the ends of both: twice behind a run that
    others follow, since a rule may ask for the end of the text. Two runs whose wall a rule may
    look across stay together.
    """
    wall = Item(words.codes.alone("OTHER"), 0, 0, NOTHING)
    items: list[Item] = []
    ended = False
    for run in _runs(folded_text(text), words):
        if items and items[-1].code in words.across:
            items.append(wall)
        elif items:
            yield [*items, wall, wall]
            items = []
        if not items and run.walled:
            items.append(wall)
        items += _items(run.found, words, text)
        ended = run.ended
    if items:
        if ended and items[-1].code != wall.code:
            items.append(wall)
        yield items


def _runs(low: str, words: TimeWords) -> Iterator[Run]:
    """Yield the runs of a folded text that matter.

    A run matters where one of its tokens is more than a preposition, article or mark.
    """
    known, strong, ones = words.known, words.strong, words.ones
    pieces = low.split(" ")
    starts = list(accumulate([len(piece) + 1 for piece in pieces], initial=0))
    run: list[tuple[str, int]] = []
    walled = matters = False
    expected = 0
    for at in [at for at, piece in enumerate(pieces) if piece in known or not piece.isalpha()]:
        between = at > expected
        expected = at + 1
        if between:
            if matters:
                yield Run(run, walled, ended=True)
            run, walled, matters = [], True, False
        for word, start in _tokens(pieces[at], starts[at]):
            if word in known:
                if word in strong or (word in ones and run and run[-1][0] in words.hour_articles):
                    matters = True
            elif word.isdecimal():
                matters = True
            else:
                if matters:
                    yield Run(run, walled, ended=True)
                run, walled, matters = [], True, False
                continue
            run.append((word, start))
    if matters:
        yield Run(run, walled, ended=expected < len(pieces))


def _tokens(piece: str, start: int) -> Sequence[tuple[str, int]]:
    """Return the tokens of what stands between two blanks, with their places.

    That is most often a word or number alone or with a mark behind it, which needs no pattern.
    """
    if piece.isalpha() or piece.isdecimal():
        return ((piece, start),)
    word, mark = piece[:-1], piece[-1:]
    if mark in PAUSES and (word.isalpha() or word.isdecimal()):
        return ((word, start), (mark, start + len(word)))
    return [(each[0], start + each.start()) for each in TOKEN.finditer(piece)]


def _items(found: list[tuple[str, int]], words: TimeWords, text: str) -> Iterator[Item]:
    """Yield the items of a run."""
    at = 0
    while at < len(found):
        word, start = found[at]
        key = _phrase(found, at, words) if word in words.longer else ()
        code, values = words.forms[key] if key else _entry(word, start, words, text)
        at += len(key) or 1
        last, begin = found[at - 1]
        yield Item(code, start, begin + len(last), values)


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
