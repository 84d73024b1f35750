"""What is looked for: the budget of edits and the bound of covered weight, stated in the answer."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

MOST_EDITS: Final = 2
"""Edits that spellings may lie apart at most: keys are made by leaving out up to two letters."""
LONGEST: Final = 63
"""Letters of the longest spelling that may be met within edits: a row of bits of one integer."""

OPENING: Final = 9
"""Letters from the first that tell spellings apart well enough, where fewer would do."""


@dataclass(frozen=True)
class Budget:
    """Which listed names a name is held against; nothing within it is left out.

    Parameters
    ----------
    edits
        Pairs of a length [letters] and the edits allowed from there on, counted on the longer of
        two spellings. An edit is a letter more, less or other, or two neighbours swapped; no
        letter is edited twice (optimal string alignment). Figures are met only as they are, and
        so are spellings above `LONGEST`.
    share
        Share of the weight of one of two names that the other must cover, from above 0 to 1.
    bones
        Consonants from which on two words meet by consonants alone, though both are written with
        vowels. A word in a script without vowels meets any other by its consonants.
    acronym
        Letters from which on the initials of an organisation meet a name of one word.
    most
        Candidates of one name at most. A name with more is marked truncated: then what was found
        is not all, and a person must look.

    Raises
    ------
    ValueError
        If lengths don't rise, edits fall, are above `MOST_EDITS` or rise by more than one with a
        letter, or a bound lies outside its range.

    Examples
    --------
    >>> budget = Budget()
    >>> [budget.reach(length) for length in (3, 4, 7, 8, 64)]
    [0, 1, 1, 2, 0]
    """

    edits: tuple[tuple[int, int], ...] = ((1, 0), (4, 1), (8, 2))
    share: float = 0.5
    bones: int = 4
    acronym: int = 3
    most: int = 20_000

    def __post_init__(self) -> None:
        """Check the bounds."""
        lengths = [length for length, _ in self.edits]
        allowed = [edits for _, edits in self.edits]
        steps = [after - before for before, after in zip([0, *allowed], allowed, strict=False)]
        if lengths != sorted(set(lengths)) or lengths[:1] != [1] or not set(steps) <= {0, 1}:
            raise ValueError(f"edits {self.edits}: lengths rise from 1, edits by 0 or 1")
        if allowed[-1] > MOST_EDITS or not 0 < self.share <= 1 or self.most < 1:
            raise ValueError(f"edits to {MOST_EDITS}, share in (0, 1], most from 1: {self}")

    def reach(self, length: int) -> int:
        """Return the edits that two spellings may lie apart, by the longer one's length."""
        if length > LONGEST:
            return 0
        at = bisect_right(self.edits, (length, MOST_EDITS)) - 1
        return self.edits[at][1] if at >= 0 else 0

    def depth(self, length: int) -> int:
        """Return the letters to leave out of a spelling so that it meets all within reach.

        Two spellings within k edits become equal when up to k letters of the longer, and fewer of
        a shorter by the difference of their lengths, are left out.
        """
        return max(self.reach(length + more) - more for more in range(MOST_EDITS + 1))

    @cached_property
    def opening(self) -> int:
        """Letters from the first of which some are left out; the rest need not be looked at.

        The letters that two spellings share, cut to `opening` less the most edits, are left of
        the first `opening` letters of either; and spellings that share more letters than that are
        long enough for the most edits.
        """
        length, edits = self.edits[-1]
        return max(length + edits - 1, OPENING)
