"""Translations learnt from entries that a list names in several languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from corredor.studies.screening.calc.names.records import WORD, NameForm, Token
from corredor.studies.screening.calc.names.tables import NameTables, Terms
from corredor.studies.screening.calc.score.alignment import aligned

LEARNT: Final = "learnt:"
"""Stands before the concepts that come from lists and from no table."""
MOST_NAMES: Final = 12
"""Names of an entry that are compared with one another."""
LONGEST: Final = 4
"""Words of the longest phrase that is learnt."""
SHORTEST: Final = 3
PERSON: Final = "person"


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Words of two names of one entry that stand where the other has none of its own.

    Parameters
    ----------
    one, other
        Keys with blanks between, in alphabetical order.
    count
        Entries that show the pair.
    """

    one: str
    other: str
    count: int


def equivalents(entries: Iterable[Sequence[NameForm]], at_least: int = 1) -> tuple[Equivalent, ...]:
    """Return what words of organisations' names translate to what, the most frequent first.

    The names of an entry are aligned two by two; what is left on both sides and is of at most
    `LONGEST` words each is one pair of equivalents. A pair in which one side has words that
    have other equivalents of their own in more entries is left out.

    Parameters
    ----------
    entries
        The normal forms of the names of each entry.
    at_least
        Entries that must show a pair.
    """
    counts = Counter[tuple[str, str]]()
    for forms in entries:
        counts.update(_pairs_of(forms[:MOST_NAMES]))
    words = Counter[tuple[str, str]](
        {pair: count for pair, count in counts.items() if " " not in pair[0] + pair[1]}
    )
    found = [
        Equivalent(*pair, count)
        for pair, count in counts.items()
        if count >= at_least and not _explained(pair, count, words)
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.count, pair.one, pair.other)))


def _explained(pair: tuple[str, str], count: int, words: Counter[tuple[str, str]]) -> bool:
    """Whether each word of the shorter side has an equivalent in the other by itself."""
    ours, theirs = (side.split() for side in pair)
    if len(ours) == len(theirs) == 1:
        return False
    few, many = sorted((ours, theirs), key=len)
    return all(
        any(words[(min(one, other), max(one, other))] > count for other in many) for one in few
    )


def _pairs_of(forms: Sequence[NameForm]) -> set[tuple[str, str]]:
    found = set[tuple[str, str]]()
    for one, other in combinations(forms, 2):
        if PERSON in (one.schema, other.schema):
            continue
        alignment = aligned(one, other)
        ours = [alignment.query[p.query[0]] for p in alignment.pairs if not p.listed]
        theirs = [alignment.listed[p.listed[0]] for p in alignment.pairs if not p.query]
        sides = sorted((_phrase(ours), _phrase(theirs)))
        if all(sides):
            found.add((sides[0], sides[1]))
    return found


def _phrase(tokens: Sequence[Token]) -> str:
    """Return the keys of words as one phrase, "" where they are none, too many or too short."""
    keys = [token.key for token in tokens if token.kind == WORD]
    if len(keys) > LONGEST or any(len(key) < SHORTEST for key in keys):
        return ""
    return " ".join(keys)


def with_equivalents(tables: NameTables, found: Iterable[Equivalent]) -> NameTables:
    """Return tables that know the equivalents learnt beside their own.

    Parameters
    ----------
    tables
        Tables from the reference data.
    found
        As `equivalents` returns them.
    """
    words = dict(tables.terms.words)
    phrases = dict(tables.terms.phrases)
    for pair in found:
        concept = f"{LEARNT}{pair.one}"
        for side in (pair.one, pair.other):
            if " " in side:
                phrases.setdefault(side, concept)
            words[side] = tuple(sorted({*words.get(side, ()), concept}))
    return replace(tables, terms=Terms(words, tables.terms.stems, phrases))
