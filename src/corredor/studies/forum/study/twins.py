"""Twins: people who may be one person written twice, in any script.

Nobody is merged: the pairs are shown, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from corredor.core.names import SAME_PERSON, name_keys, name_parts, same_person
from corredor.core.names.persons import part_likeness
from corredor.studies.forum.study.fields import NOTE

LEAST_ALIKE: Final = 2 * SAME_PERSON - 1
"""Likeness that each word must reach: half of a name's likeness is that of its least alike word."""
Word = tuple[str, frozenset[str]]
"""A word of a name, and the keys that its spellings share; an initial has none."""


def duplicates(people: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Pairs of ids whose names may be one person's, in any script, sorted.

    Examples
    --------
    >>> duplicates([("a", "Алексей Валков"), ("b", "Aleksey Valkov"), ("c", "Ana Ruiz")])
    (('a', 'b'),)
    """
    names = {person: _without_note(name) for person, name in people}
    words = {
        person: [(part, name_keys(part)) for part in name_parts(name)]
        for person, name in names.items()
    }
    return tuple(
        (one, other)
        for one, other in combinations(sorted(names), 2)
        if _may_agree(words[one], words[other])
        and same_person(names[one], names[other]) >= SAME_PERSON
    )


def _without_note(name: str) -> str:
    """Return a name without what stands in brackets after it, which many people share."""
    return NOTE.sub(" ", name).strip() or name


def _may_agree(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether each word of the shorter name may be a spelling of some word of the other."""
    short, full = (one, other) if len(one) <= len(other) else (other, one)
    return all(any(_alike(word, against) for against in full) for word in short)


def _alike(one: Word, other: Word) -> bool:
    may = not one[1] or not other[1] or one[1] & other[1]
    return bool(may) and part_likeness(one[0], other[0]) >= LEAST_ALIKE
