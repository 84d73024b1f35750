"""Edit distances of sounds: letters that spellings exchange cost less than others."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

NEAR: Final = 0.5
"""Cost of a letter for one that hearing, typing or another language puts in its place."""
_NEAR: Final = (
    "ae ai ao au ei eo io iu ou oa "
    "bp bv dt fv gh gk hk kc gj jc js cs xs xc jx mn vu ij lr ih td dz sz sj "
    "0o 1i 1l 5s 8b 9g"
)
NEAR_PAIRS: Final = frozenset(pair for two in _NEAR.split() for pair in (two, two[::-1]))
"""Two letters of which one is put in the place of the other."""
REMEMBERED: Final = 100_000


@lru_cache(REMEMBERED)
def distance(one: str, other: str) -> float:
    """Return the cost of the cheapest edits that make one word the other.

    Insertions, deletions and exchanges of neighbours cost 1, substitutions 1 or `NEAR`;
    a doubled letter costs `NEAR`.
    Damerau, F. J. (1964), https://doi.org/10.1145/363958.363994

    Examples
    --------
    >>> distance("petrov", "petorv"), distance("osama", "usama"), distance("ab", "b")
    (1.0, 0.5, 1.0)
    """
    if one == other:
        return 0.0
    before: list[float] = []
    last = [float(count) for count in range(len(other) + 1)]
    for row, letter in enumerate(one, 1):
        now = [float(row)]
        for column, facing in enumerate(other, 1):
            if letter == facing:
                cost = last[column - 1]
            else:
                cost = last[column - 1] + (NEAR if letter + facing in NEAR_PAIRS else 1.0)
                if last[column] + 1.0 < cost:
                    cost = last[column] + 1.0
                if now[column - 1] + 1.0 < cost:
                    cost = now[column - 1] + 1.0
                if (
                    before
                    and column > 1
                    and letter == other[column - 2]
                    and one[row - 2] == facing
                    and before[column - 2] + 1.0 < cost
                ):
                    cost = before[column - 2] + 1.0
            now.append(cost)
        before, last = last, now
    return last[-1]


@lru_cache(REMEMBERED)
def letters(word: str) -> frozenset[str]:
    """Return the different letters of a word.

    Examples
    --------
    >>> sorted(letters("banana"))
    ['a', 'b', 'n']
    """
    return frozenset(word)


def likeness(one: str, other: str) -> float:
    """Return 1 less the distance by the length of the longer word, 0 where it can't be near.

    Examples
    --------
    >>> likeness("lavrov", "lavrof"), likeness("petrov", "sanchez"), likeness("al", "alabama")
    (0.9166666666666666, 0.0, 0.0)
    """
    few, many = len(one), len(other)
    if few > many:
        few, many = many, few
    if many > 2 * few:
        return 0.0
    ours, theirs = letters(one), letters(other)
    if 2 * len(ours & theirs) < max(len(ours), len(theirs)):
        return 0.0
    return 1.0 - distance(one, other) / many
