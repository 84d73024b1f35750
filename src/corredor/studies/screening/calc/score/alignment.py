"""The alignment of two names: which word of one answers which word of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corredor.studies.screening.calc.index.keys import VOWELLESS
from corredor.studies.screening.calc.names.records import (
    BEARING,
    FORM,
    PARTICLE,
    PHRASE,
    WORD,
    NameForm,
    Token,
)
from corredor.studies.screening.calc.score import records as how
from corredor.studies.screening.calc.score.edits import likeness
from corredor.studies.screening.calc.score.likeness import (
    LEAST,
    SOUND,
    TRANSLATED,
    Alike,
    alike,
)
from corredor.studies.screening.calc.score.weights import NO_RARITY, PERSON, Rarity, weight

KNOWN: Final = 0.15
MOST_GLUED: Final = 4
SHORTEST_GLUED: Final = 5
GLUED_AT_LEAST: Final = 0.85
FEW: Final = 2
ACRONYM: Final = 0.75
SHORTEST_ACRONYM: Final = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the query and of the listed name that answer one another; none on one side."""

    query: tuple[int, ...]
    listed: tuple[int, ...]
    likeness: float
    how: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of two names' bearing tokens with the weights of these tokens."""

    query: tuple[Token, ...]
    listed: tuple[Token, ...]
    query_weights: tuple[float, ...]
    listed_weights: tuple[float, ...]
    pairs: tuple[Pair, ...]


def aligned(query: NameForm, listed: NameForm, rarity: Rarity = NO_RARITY) -> Alignment:
    """Return the alignment of two names, words of legal form left out.

    Best pairs are taken first; words that are left are tried glued to their neighbours
    (Van der Bilt, Vanderbilt) and as acronyms.
    """
    ours = tuple(token for token in query.tokens if token.kind != FORM) or query.tokens
    theirs = tuple(token for token in listed.tokens if token.kind != FORM) or listed.tokens
    person = PERSON in (query.schema, listed.schema)
    abjad = (query.script in VOWELLESS) != (listed.script in VOWELLESS)
    free_ours, free_theirs = set(range(len(ours))), set(range(len(theirs)))
    pairs: list[Pair] = []
    found = [
        (-degree, abs(row - column), row, column, by)
        for row, one in enumerate(ours)
        for column, other in enumerate(theirs)
        for degree, by in (_judged(alike(one, other, person, abjad), one, other, rarity),)
        if degree >= LEAST
    ]
    found.sort()
    sure = [row for row in found if -row[0] >= SOUND and ours[row[2]].kind in BEARING]
    _take(sure, free_ours, free_theirs, pairs)
    _glue(ours, theirs, free_ours, free_theirs, pairs, abjad)
    _take(found, free_ours, free_theirs, pairs)
    if not person:
        _acronym(ours, theirs, free_ours, free_theirs, pairs)
    pairs += [Pair((row,), (), 0.0, how.MISSING) for row in sorted(free_ours)]
    pairs += [Pair((), (column,), 0.0, how.MISSING) for column in sorted(free_theirs)]
    return Alignment(
        ours,
        theirs,
        tuple(weight(token, query, rarity) for token in ours),
        tuple(weight(token, listed, rarity) for token in theirs),
        tuple(pairs),
    )


def _judged(found: Alike, one: Token, other: Token, rarity: Rarity) -> Alike:
    """Return a likeness less `KNOWN` where an edit leads from one known word to another."""
    if found[1] != how.EDIT or not rarity.weights:
        return found
    if (1 - found[0]) * max(len(one.key), len(other.key)) < 1 or not rarity.knows(one):
        return found
    return found[0] - KNOWN, found[1]


def _take(
    found: list[tuple[float, int, int, int, str]],
    free_ours: set[int],
    free_theirs: set[int],
    pairs: list[Pair],
) -> None:
    for degree, _, row, column, by in found:
        if row in free_ours and column in free_theirs:
            free_ours.discard(row)
            free_theirs.discard(column)
            pairs.append(Pair((row,), (column,), -degree, by))


def _glue(
    ours: tuple[Token, ...],
    theirs: tuple[Token, ...],
    free_ours: set[int],
    free_theirs: set[int],
    pairs: list[Pair],
    abjad: bool,
) -> None:
    """Pair runs of words of one name with a word of the other that they make together."""
    for many, one, free_many, free_one, swapped in (
        (ours, theirs, free_ours, free_theirs, False),
        (theirs, ours, free_theirs, free_ours, True),
    ):
        if len(free_many) < 2:
            continue
        for column in sorted(free_one):
            run = _run(many, one[column], free_many, abjad)
            if run is not None:
                rows, degree = run
                free_many.difference_update(rows)
                free_one.discard(column)
                sides = ((column,), rows) if swapped else (rows, (column,))
                pairs.append(Pair(*sides, degree, how.GLUED))


def _run(
    many: tuple[Token, ...], one: Token, free: set[int], abjad: bool
) -> tuple[tuple[int, ...], float] | None:
    if one.kind not in BEARING:
        return None
    for concept in one.concepts:
        rows = tuple(row for row in sorted(free) if PHRASE + concept in many[row].concepts)
        if len(rows) > 1:
            return rows, TRANSLATED
    if len(one.key) < SHORTEST_GLUED:
        return None
    best: tuple[tuple[int, ...], float] | None = None
    for first in sorted(free):
        if first + 1 not in free or len(many[first].key) > len(one.key):
            continue
        rows = [first]
        for row in range(first + 1, min(first + MOST_GLUED, len(many))):
            if row not in free:
                break
            rows.append(row)
            degree = together([many[number] for number in rows], one, abjad)
            if degree >= max(GLUED_AT_LEAST, best[1] if best else 0.0):
                best = tuple(rows), degree
    return best


def together(words: Sequence[Token], one: Token, abjad: bool) -> float:
    """Return how alike some words without blanks between are to one word."""
    key = "".join(word.key for word in words)
    if abjad:
        bones = "".join(word.bones for word in words)
        light = "".join(word.bones for word in words if word.kind != PARTICLE)
        return max(likeness(bones, one.bones), likeness(light, one.bones)) * SOUND
    if abs(len(key) - len(one.key)) > FEW:
        return 0.0
    sound = "".join(word.sounds[0] for word in words)
    return max(likeness(key, one.key), likeness(sound, one.sounds[0]))


def _acronym(
    ours: tuple[Token, ...],
    theirs: tuple[Token, ...],
    free_ours: set[int],
    free_theirs: set[int],
    pairs: list[Pair],
) -> None:
    """Pair an acronym with the words whose first letters it is."""
    for short, long, free_short, free_long, swapped in (
        (ours, theirs, free_ours, free_theirs, False),
        (theirs, ours, free_theirs, free_ours, True),
    ):
        words = [row for row in sorted(free_long) if long[row].kind in BEARING]
        letters = "".join(long[row].key[0] for row in words)
        for column in sorted(free_short):
            key = short[column].key
            if short[column].kind == WORD and len(key) >= SHORTEST_ACRONYM and key == letters:
                rows = tuple(words)
                sides = ((column,), rows) if not swapped else (rows, (column,))
                pairs.append(Pair(*sides, ACRONYM, how.ABBREVIATION))
                free_short.discard(column)
                free_long.difference_update(rows)
                return
