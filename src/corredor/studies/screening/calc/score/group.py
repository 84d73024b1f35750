"""Pairs of names with equally many words: aligned as `aligned` does, all at once, and summed up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.index.keys import VOWELLESS
from corredor.studies.screening.calc.index.ranges import Bools, Ints
from corredor.studies.screening.calc.names.records import NUMBER, WORD
from corredor.studies.screening.calc.score import alignment as aligning
from corredor.studies.screening.calc.score import features as summing
from corredor.studies.screening.calc.score import likeness as liking
from corredor.studies.screening.calc.score import records as how
from corredor.studies.screening.calc.score.columns import IS_BEARING, KINDS, NONE, Names
from corredor.studies.screening.calc.score.features import NAMES, forms_differ
from corredor.studies.screening.calc.score.gluing import Glue
from corredor.studies.screening.calc.score.meeting import HOW
from corredor.studies.screening.calc.score.model import LARGE, ORGANISATION, ScoreModel
from corredor.studies.screening.calc.score.weights import PERSON

Array = NDArray[Any]
Said: TypeAlias = tuple[str, str, str]
"""Schema, script and class of legal form of a name."""
_LIGHT: Final = np.array([kind in summing.LIGHT for kind in KINDS])
_UNORDERED: Final = np.array([kind in summing.UNORDERED for kind in KINDS])
_WORD, _NUMBER = KINDS.index(WORD), KINDS.index(NUMBER)
_INITIAL: Final = HOW.index(how.INITIAL)
_TRANSLATED: Final = [HOW.index(by) for by in summing.TRANSLATED]
_CHANGED: Final = [HOW.index(by) for by in summing.CHANGED]


class Kinds:
    """What follows for two names from their schemas, scripts and legal forms, as squares."""

    def __init__(self, asked: Names, listed: Names) -> None:
        shape = (len(asked.sayings), len(listed.sayings))

        def square(holds: Callable[[Said, Said], bool]) -> Bools:
            found = [holds(a, b) for a in asked.sayings for b in listed.sayings]
            return np.array(found, np.bool_).reshape(shape)

        self.person = square(lambda a, b: PERSON in (a[0], b[0]))
        self.abjad = square(lambda a, b: (a[1] in VOWELLESS) != (b[1] in VOWELLESS))
        self.within = square(lambda a, b: PERSON in (a[0], b[0]) or a[1] == b[1])
        self.forms = square(lambda a, b: forms_differ(a[2], b[2]))
        self.asked = np.array([a[0] == PERSON for a in asked.sayings], np.bool_)
        self.listed = np.array([b[0] == PERSON for b in listed.sayings], np.bool_)


class Group:
    """Pairs of names with so many tokens each.

    Cells are the words of one by the words of the other, in the order in which `aligned` takes
    those that are equally alike.
    """

    def __init__(
        self,
        asked: Names,
        listed: Names,
        one: Ints,
        other: Ints,
        kinds: Kinds,
        degree: Array,
        by: Ints,
    ) -> None:
        self.count = len(one)
        ours, self.our_weights = _side(asked, one, kinds.asked)
        theirs, self.their_weights = _side(listed, other, kinds.listed)
        self.shape = ours.shape[1], theirs.shape[1]
        pair = asked.kind[one], listed.kind[other]
        self.person, self.forms = kinds.person[pair], kinds.forms[pair]
        self.within = kinds.within[pair]
        self.most_words = np.maximum(asked.words[one], listed.words[other])
        self.tokens, self.ours, self.theirs = (asked.tokens, listed.tokens), ours, theirs
        self.our_kinds, self.their_kinds = asked.tokens.kind[ours], listed.tokens.kind[theirs]
        cells: Ints = np.arange(self.shape[0] * self.shape[1], dtype=np.int64)
        rows, columns = cells // self.shape[1], cells % self.shape[1]
        self.order = np.lexsort((columns, rows, np.abs(rows - columns)))
        self.rows, self.columns = rows[self.order], columns[self.order]
        self.degree, self.by = degree[:, self.order], by[:, self.order]
        self.free = np.ones((self.count, self.shape[0]), np.bool_)
        self.free_theirs = np.ones((self.count, self.shape[1]), np.bool_)
        self.sums = _Sums(self.count, self.shape[0])

    def values(self, model: ScoreModel) -> Array:
        """Return the scores, not a number for what is left open."""
        sure = IS_BEARING[self.our_kinds][:, self.rows] & (self.degree >= liking.SOUND)
        self._take(np.where(sure, self.degree, 0.0))
        open_ = self._may_be_glued()
        self._take(np.where(self.degree >= liking.LEAST, self.degree, 0.0))
        open_ |= self._may_be_acronyms()
        found = np.empty(self.count)
        features = self._features()
        for kind, rows in ((PERSON, self.person), (ORGANISATION, ~self.person)):
            line = model.lines[kind]
            weights = np.array([line.coefficients.get(name, 0.0) for name in NAMES])
            total = np.clip(line.intercept + features[rows] @ weights, -LARGE, LARGE)
            found[rows] = 1 / (1 + np.exp(-total))
        found[open_] = np.nan
        return found

    def _take(self, degree: Array) -> None:
        """Pair free words, those most alike first."""
        degree = degree * self.free[:, self.rows] * self.free_theirs[:, self.columns]
        every = np.arange(self.count)
        for _ in range(min(self.shape)):
            best = degree.argmax(axis=1)
            at = every[degree[every, best] > 0]
            if not len(at):
                return
            cell = best[at]
            row, column = self.rows[cell], self.columns[cell]
            self._pair(at, row, column, self.degree[at, cell], self.by[at, cell])
            self.free[at, row] = False
            self.free_theirs[at, column] = False
            degree[at] *= (self.rows != row[:, None]) & (self.columns != column[:, None])

    def _pair(self, at: Ints, row: Ints, column: Ints, degree: Array, by: Ints) -> None:
        sums = self.sums
        kinds = self.our_kinds[at, row], self.their_kinds[at, column]
        share = np.minimum(self.our_weights[at, row], self.their_weights[at, column])
        lost = 1 - degree
        sums.covered[at] += share * degree
        sums.changed[at] += share * lost
        sums.most[at] = np.maximum(sums.most[at], share * lost)
        sums.initials[at] += share * (by == _INITIAL)
        sums.translated[at] += share * np.isin(by, _TRANSLATED)
        counts = np.isin(by, _CHANGED) & ~(_LIGHT[kinds[0]] & _LIGHT[kinds[1]])
        lengths = [
            tokens.length[side[at, place]]
            for tokens, side, place in zip(
                self.tokens, (self.ours, self.theirs), (row, column), strict=True
            )
        ]
        edits = lost * np.maximum(lengths[0], lengths[1]) * counts
        sums.edits[at] = np.maximum(sums.edits[at], edits)
        word = (kinds[0] == _WORD) | (kinds[1] == _WORD)
        sums.words[at] += word
        sums.exact[at] += word & (degree >= summing.FIRM)
        ordered = ~_UNORDERED[kinds[0]] & ~_UNORDERED[kinds[1]]
        sums.places[at[ordered], row[ordered]] = column[ordered]

    def _features(self) -> Array:
        sums = self.sums
        ours, theirs = self.our_weights.sum(axis=1), self.their_weights.sum(axis=1)
        less = np.maximum(np.minimum(ours, theirs), summing.NOTHING)
        more = np.maximum(np.maximum(ours, theirs), summing.NOTHING)
        left, extra, numbers = zip(
            _alone(self.free, self.our_weights, self.our_kinds),
            _alone(self.free_theirs, self.their_weights, self.their_kinds),
            strict=True,
        )
        named = {
            "covered_less": sums.covered / less,
            "covered_more": sums.covered / more,
            "contradicted": np.minimum(*left) / less,
            "left": np.maximum(*left) / more,
            "changed_most": sums.most,
            "changed_all": sums.changed / less,
            "single": (sums.words <= 1) & (self.most_words > 1),
            "initials": sums.initials / less,
            "translated": np.where(self.within, sums.translated / less, 0.0),
            "numbers": numbers[0] & numbers[1],
            "forms": self.forms,
            "glued": np.zeros(self.count),
            "exact": np.minimum(sums.exact, summing.MOST_WORDS) / summing.MOST_WORDS,
            "swapped": sums.swapped(),
            "edits": np.minimum(sums.edits, summing.MOST_EDITS) / summing.MOST_EDITS,
            "extra": np.minimum(np.maximum(*extra), summing.MOST_WORDS) / summing.MOST_WORDS,
        }
        return np.column_stack([named[name] for name in NAMES]).astype(np.float64)

    def _may_be_acronyms(self) -> Bools:
        """Whether a word that is left may be made of the first letters of others that are left."""
        found = np.zeros(self.count, np.bool_)
        for kinds, free, others, free_others, lengths in (
            (self.our_kinds, self.free, self.their_kinds, self.free_theirs, self._lengths(0)),
            (self.their_kinds, self.free_theirs, self.our_kinds, self.free, self._lengths(1)),
        ):
            letters = (free_others & IS_BEARING[others]).sum(axis=1)
            short = free & (kinds == _WORD) & (lengths == letters[:, None])
            found |= short.any(axis=1) & (letters >= aligning.SHORTEST_ACRONYM)
        return found & ~self.person

    def _lengths(self, side: int) -> Ints:
        return self.tokens[side].length[(self.ours, self.theirs)[side]]

    def _may_be_glued(self) -> Bools:
        """Whether free words in a row may be one free word of the other name, or mean it."""
        sides = (
            Glue(self.tokens[0], self.ours, self.free, self.our_kinds),
            Glue(self.tokens[1], self.theirs, self.free_theirs, self.their_kinds),
        )
        return sides[0].makes(sides[1]) | sides[1].makes(sides[0])


class _Sums:
    """Sums over pairs of words, shape (pairs of names,)."""

    def __init__(self, count: int, rows: int) -> None:
        self.covered, self.changed, self.most, self.edits, self.initials, self.translated = (
            np.zeros(count) for _ in range(6)
        )
        self.words, self.exact = np.zeros(count, np.int64), np.zeros(count, np.int64)
        self.places = np.full((count, rows), NONE, np.int64)

    def swapped(self) -> Bools:
        """Whether words met in another order than they stand."""
        before = np.maximum.accumulate(self.places, axis=1)[:, :-1]
        after = self.places[:, 1:]
        return ((after != NONE) & (after < before)).any(axis=1)


def _side(names: Names, number: Ints, persons: Bools) -> tuple[Ints, Array]:
    """Return tokens of names of one size and their weights, shape (names, tokens)."""
    size = int(names.sizes[number[0]])
    places = names.starts[number][:, None] + np.arange(size)
    tokens = names.numbers[places]
    person = persons[names.kind[number]][:, None]
    column = person.astype(np.int64) + (person & names.patronymic[places])
    return tokens, names.tokens.weight[tokens, column]


def _alone(free: Bools, weights: Array, kinds: Ints) -> tuple[Array, Ints, Bools]:
    """Return weight and count of words without counterpart, and whether one is a number."""
    light = _LIGHT[kinds]
    return (
        (weights * free).sum(axis=1),
        (free & ~light).sum(axis=1),
        (free & (kinds == _NUMBER)).any(axis=1),
    )
