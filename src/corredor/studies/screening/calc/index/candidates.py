"""What an index answers: candidates, and what was looked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.index.budget import Budget
from corredor.studies.screening.calc.index.ranges import Bools, Numbers


@dataclass(frozen=True)
class Coverage:
    """What was looked for, and whether all of it was given.

    Parameters
    ----------
    budget
        Edits and bounds.
    keys
        Keys by which names meet.
    names
        Listed names that were searched.
    wordless
        Those among them without a word, found by keys of the whole name alone.
    asked
        Names asked for.
    truncated
        Those among them that have more candidates than the budget allows, or more words than can
        be asked.
    """

    budget: Budget
    keys: tuple[str, ...]
    names: int
    wordless: int
    asked: int
    truncated: int

    @property
    def complete(self) -> bool:
        """Whether every listed name within the budget was given."""
        return not self.truncated


@dataclass(frozen=True, eq=False)
class Candidates:
    """Listed names that names may be, by the number of the name asked for.

    Parameters
    ----------
    asked, names
        Numbers of the name asked for and of the listed name of each pair, in order.
    shares
        Share of weight that is covered of the one of the two names that is covered more.
    whole
        Whether a key of the whole name met.
    truncated
        Whether there are more than were given, shape (names asked for,).
    coverage
        What was looked for.
    """

    asked: Numbers
    names: Numbers
    shares: NDArray[np.float32]
    whole: Bools
    truncated: Bools
    coverage: Coverage

    def __len__(self) -> int:
        return len(self.asked)

    def of(self, asked: int) -> Numbers:
        """Return the listed names that a name may be."""
        first, last = np.searchsorted(self.asked, [asked, asked + 1])
        return self.names[first:last]
