"""Words in a row that may be one word of another name, looked for in many pairs at once."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np

from corredor.studies.screening.calc.index.ranges import Bools, Ints
from corredor.studies.screening.calc.names.records import Token
from corredor.studies.screening.calc.score import alignment as aligning
from corredor.studies.screening.calc.score.columns import IS_BEARING, NONE, Tokens
from corredor.studies.screening.calc.score.edits import NEAR, REMEMBERED

OFF: Final = 1 - aligning.GLUED_AT_LEAST
"""Share of letters by which glued words may be another one's."""


class Glue:
    """Words of one side of pairs that may be glued to one another."""

    def __init__(self, tokens: Tokens, numbers: Ints, free: Bools, kinds: Ints) -> None:
        self.tokens, self.numbers, self.free, self.kinds = tokens, numbers, free, kinds

    def makes(self, other: Glue) -> Bools:
        """Whether words in a row may make a word of the other side, shape (pairs,)."""
        found = np.zeros(len(self.numbers), np.bool_)
        size = self.numbers.shape[1]
        if size < 2:
            return found
        for column in range(other.numbers.shape[1]):
            facing = other.numbers[:, column]
            at = np.flatnonzero(other.free[:, column] & IS_BEARING[other.kinds[:, column]] & ~found)
            found[at] |= self._means(at, other.tokens.concepts[facing[at]])
            for first in range(size - 1):
                some = at[self.free[at, first] & self.free[at, first + 1]]
                found[some] |= self._spells(some, first, other.tokens, facing[some])
        return found

    def _means(self, at: Ints, concepts: Ints) -> Bools:
        """Whether several free words are parts of a phrase with one of some meanings."""
        phrases = self.tokens.phrases[self.numbers[at]] * self.free[at][:, :, None]
        if not phrases.shape[2]:
            return np.zeros(len(at), np.bool_)
        parts = np.zeros(len(at), np.bool_)
        for concept in concepts.T:
            held = (phrases == concept[:, None, None]).any(axis=2) & self.free[at]
            parts |= (held.sum(axis=1) > 1) & (concept != NONE)
        return parts

    def _spells(self, at: Ints, first: int, facing: Tokens, column: Ints) -> Bools:
        """Whether words in a row from a first one are spelt together as one word."""
        found = np.zeros(len(at), np.bool_)
        if not len(at):
            return found
        run = self.numbers[at, first : first + aligning.MOST_GLUED]
        lengths = np.cumsum(self.tokens.length[run], axis=1)
        free = np.logical_and.accumulate(self.free[at, first : first + aligning.MOST_GLUED], axis=1)
        wanted = facing.length[column]
        likely = free & (np.abs(lengths - wanted[:, None]) <= aligning.FEW)
        likely &= (wanted >= aligning.SHORTEST_GLUED)[:, None]
        likely &= (self.tokens.length[run[:, 0]] <= wanted)[:, None]
        for last in range(1, run.shape[1]):
            some = np.flatnonzero(likely[:, last] & ~found)
            some = some[self._alike(run[some, : last + 1], facing, column[some])]
            for place in some.tolist():
                numbers: list[int] = run[place, : last + 1].tolist()
                words = [self.tokens.tokens[number] for number in numbers]
                one = facing.tokens[int(column[place])]
                found[place] = _together(*words, one) >= aligning.GLUED_AT_LEAST
        return found

    def _alike(self, run: Ints, facing: Tokens, column: Ints) -> Bools:
        """Whether words together have nearly the letters of one word, by key or first sound."""
        found = np.zeros(len(run), np.bool_)
        for way in (0, 1):
            rows, row = self.tokens.spellings[run, way], facing.spellings[column, way]
            made = np.bitwise_or.reduce(self.tokens.spelt.letters[rows], axis=1)
            letters = facing.spelt.letters[row]
            length = self.tokens.spelt.lengths[rows].sum(axis=1)
            wanted = facing.spelt.lengths[row]
            edits = OFF * np.maximum(length, wanted)
            near = np.bitwise_count(made & ~letters) * NEAR <= edits
            near &= np.bitwise_count(letters & ~made) * NEAR <= edits
            found |= near & (np.abs(length - wanted) <= edits)
        return found


@lru_cache(REMEMBERED)
def _together(*words: Token) -> float:
    """Return how alike all words but the last, without blanks between, are to the last one."""
    return aligning.together(words[:-1], words[-1], abjad=False)
