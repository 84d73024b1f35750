"""How words of many pairs of names meet: the likeness and the reason that `alike` gives each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.index.ranges import Bools, Ints, spans, spread
from corredor.studies.screening.calc.names.records import INITIAL, NUMBER
from corredor.studies.screening.calc.score import likeness as liking
from corredor.studies.screening.calc.score import records as how
from corredor.studies.screening.calc.score.alignment import KNOWN
from corredor.studies.screening.calc.score.columns import KINDS, NONE, Names, Tokens
from corredor.studies.screening.calc.score.likenesses import likenesses

Array = NDArray[Any]
HOW: Final = (
    *(how.MISSING, how.EQUAL, how.TRANSLITERATION, how.INITIAL, how.VARIANT, how.TRANSLATION),
    *(how.EDIT, how.ABBREVIATION),
)
"""Reasons by number."""
_NUMBER, _INITIAL = KINDS.index(NUMBER), KINDS.index(INITIAL)
_SPELLINGS: Final = ((0, 0), (1, 1), (2, 1), (3, 1), (1, 2), (1, 3))
"""Columns of spellings that are compared: the keys, and the first sound with all others."""


@dataclass(frozen=True, eq=False)
class Meetings:
    """Words of pairs of names, all of one by all of the other.

    Parameters
    ----------
    starts
        Where the words of each pair of names begin in `numbers`.
    numbers
        Which different pair of words it is.
    degree, how
        Likeness and place in `HOW` of each different pair of words.
    """

    starts: Ints
    numbers: Ints
    degree: Array
    how: Ints

    def of(self, pairs: Ints, cells: int) -> tuple[Array, Ints]:
        """Return likenesses and reasons of pairs of names of one size, shape (pairs, cells)."""
        numbers = self.numbers[self.starts[pairs][:, None] + np.arange(cells)]
        return self.degree[numbers], self.how[numbers]


def meetings(asked: Names, listed: Names, one: Ints, other: Ints, person: Bools) -> Meetings:
    """Return how the words of pairs of names meet.

    Parameters
    ----------
    one, other
        Numbers of the names of each pair.
    person
        Whether one of them is a person's, shape (pairs,).
    """
    rows, columns = asked.sizes[one], listed.sizes[other]
    counts = rows * columns
    pair = spread(counts)
    cell = spans(np.zeros_like(counts), counts)
    ours = asked.numbers[asked.starts[one][pair] + cell // columns[pair]]
    theirs = listed.numbers[listed.starts[other][pair] + cell % columns[pair]]
    width = max(len(listed.tokens.key), 1)
    words, numbers = np.unique((ours * width + theirs) * 2 + person[pair], return_inverse=True)
    a, b = np.divmod(words // 2, width)
    degree, by = _met(asked.tokens, listed.tokens, a, b, words % 2 > 0)
    return Meetings(np.cumsum(counts) - counts, numbers, degree, by)


def _met(ours: Tokens, theirs: Tokens, a: Ints, b: Ints, person: Bools) -> tuple[Array, Ints]:
    """Return the likeness of tokens and why, as `likeness.alike` does, the last reason first."""
    degree, by = np.zeros(len(a)), np.zeros(len(a), np.int64)

    def settle(at: Any, value: Any, reason: str) -> None:
        degree[at], by[at] = value, HOW.index(reason)

    equal = ours.key[a] == theirs.key[b]
    kinds = ours.kind[a], theirs.kind[b]
    numbers = (kinds[0] == _NUMBER) | (kinds[1] == _NUMBER)
    initial = ~numbers & ((kinds[0] == _INITIAL) | (kinds[1] == _INITIAL))
    left = np.flatnonzero(~equal & ~numbers & ~initial)
    sound = left[_common(ours.sounds[a[left]], theirs.sounds[b[left]])]
    left = np.setdiff1d(left, sound, assume_unique=True)
    meant = left[_common(ours.concepts[a[left]], theirs.concepts[b[left]])]
    left = np.setdiff1d(left, meant, assume_unique=True)
    near = _edited(ours, theirs, a[left], b[left])
    settle(left, near, how.EDIT)
    settle(left[near < liking.LEAST], 0.0, how.MISSING)
    short = left[~person[left] & (near < liking.ABBREVIATED)]
    settle(
        short[_abbreviated(ours, theirs, a[short], b[short])], liking.ABBREVIATED, how.ABBREVIATION
    )
    one_script = ours.ascii[a[meant]] == theirs.ascii[b[meant]]
    bodies = np.where(one_script, liking.SYNONYM, liking.TRANSLATED)
    settle(meant, bodies, how.TRANSLATION)
    mine = person[meant]
    least = np.where(one_script, liking.VARIANT, liking.VARIANT_ACROSS)[mine]
    like = _spelt(ours, theirs, a[meant[mine]], b[meant[mine]], _SPELLINGS[:2])
    settle(meant[mine], least + (1 - least) * liking.NEARER * like, how.VARIANT)
    settle(sound, liking.SOUND, how.TRANSLITERATION)
    opens = np.flatnonzero(initial & ((ours.openings[a] & theirs.openings[b]) != 0))
    settle(opens, liking.INITIALLED, how.INITIAL)
    settle(equal, 1.0, how.EQUAL)
    known = (by == HOW.index(how.EDIT)) & ours.known[a]
    known &= (1 - degree) * np.maximum(ours.length[a], theirs.length[b]) >= 1
    degree[known] -= KNOWN
    return degree, by


def _common(ones: Ints, others: Ints) -> Bools:
    """Whether rows of numbers have one in common, `NONE` aside, shape (rows,)."""
    found = np.zeros(len(ones), np.bool_)
    for column in range(ones.shape[1]):
        held = ones[:, column]
        some = np.flatnonzero(held != NONE)
        found[some] |= (others[some] == held[some, None]).any(axis=1)
    return found


def _spelt(ours: Tokens, theirs: Tokens, a: Ints, b: Ints, columns: Any) -> Array:
    """Return the greatest likeness of some spellings of tokens, shape (pairs,)."""
    best = np.zeros(len(a))
    for mine, facing in columns:
        one, other = ours.spellings[a, mine], theirs.spellings[b, facing]
        some = np.flatnonzero((one != NONE) & (other != NONE))
        near = likenesses(ours.spelt, theirs.spelt, one[some], other[some])
        best[some] = np.maximum(best[some], near)
    return best


def _edited(ours: Tokens, theirs: Tokens, a: Ints, b: Ints) -> Array:
    """Return how near spellings are, 0 below `LEAST`, as `likeness` counts edits."""
    letters = ours.letters[a], theirs.letters[b]
    common = 2 * np.bitwise_count(letters[0] & letters[1])
    enough = common >= np.minimum(*(np.bitwise_count(held) for held in letters))
    stems = (ours.spellings[a, -1] != NONE) & (theirs.spellings[b, -1] != NONE)
    best = np.zeros(len(a))
    at = np.flatnonzero(enough & stems)
    best[at] = _spelt(ours, theirs, a[at], b[at], ((-1, -1),))
    at = np.flatnonzero(enough & ~stems)
    best[at] = _spelt(ours, theirs, a[at], b[at], _SPELLINGS)
    same = (ours.bones[a[at]] == theirs.bones[b[at]]) & (
        ours.bone_count[a[at]] >= liking.FEWEST_BONES
    )
    best[at[same]] = np.maximum(best[at[same]], liking.CONSONANTS)
    best[best < liking.LEAST] = 0.0
    return best


def _abbreviated(ours: Tokens, theirs: Tokens, a: Ints, b: Ints) -> Bools:
    """Whether one token abbreviates the other, shape (pairs,)."""
    few = np.minimum(ours.length[a], theirs.length[b])
    many = np.maximum(ours.length[a], theirs.length[b])
    likely = (few >= liking.SHORTEST_ABBREVIATION) & (many >= 2 * few - 1)
    keys = ours.spellings[a, 0], theirs.spellings[b, 0]
    likely &= ours.spelt.codes[keys[0], 0] == theirs.spelt.codes[keys[1], 0]
    letters = ours.spelt.letters[keys[0]], theirs.spelt.letters[keys[1]]
    less = np.where(
        ours.length[a] <= theirs.length[b], letters[0] & ~letters[1], letters[1] & ~letters[0]
    )
    likely &= less == 0
    found = np.zeros(len(a), np.bool_)
    for at in np.flatnonzero(likely).tolist():
        found[at] = liking.abbreviates(ours.tokens[int(a[at])], theirs.tokens[int(b[at])])
    return found
