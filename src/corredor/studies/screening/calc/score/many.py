"""Scores of many pairs of names at once: as `score` gives them, but for those that it leaves.

Two names whose words answer one another one by one are settled here, in columns. Where words may
be glued, stand as a phrase or as an acronym, where a script leaves vowels out, and for names that
a stroke parts, the value is left open (not a number) and `score` must be asked.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.index.ranges import Ints
from corredor.studies.screening.calc.score.columns import Names
from corredor.studies.screening.calc.score.group import Group, Kinds
from corredor.studies.screening.calc.score.meeting import meetings
from corredor.studies.screening.calc.score.model import ScoreModel

Array = NDArray[Any]
AT_A_TIME: Final = 200_000
"""Pairs scored at a time, which bounds memory."""
LARGEST: Final = 10
"""Tokens of the longest name that is scored here."""


def values(asked: Names, listed: Names, one: Ints, other: Ints, model: ScoreModel) -> Array:
    """Return the score of each pair, not a number where `score` must be asked, shape (pairs,).

    Parameters
    ----------
    asked, listed
        Names with common numbers of texts.
    one, other
        Numbers of the names of each pair.
    """
    found = np.full(len(one), np.nan)
    for begin in range(0, len(one), AT_A_TIME):
        some = slice(begin, begin + AT_A_TIME)
        found[some] = _values(asked, listed, one[some], other[some], model)
    return found


def _values(asked: Names, listed: Names, one: Ints, other: Ints, model: ScoreModel) -> Array:
    found = np.full(len(one), np.nan)
    kinds = Kinds(asked, listed)
    rows, columns = asked.sizes[one], listed.sizes[other]
    plain = ~asked.apart[one] & ~listed.apart[other]
    plain &= ~kinds.abjad[asked.kind[one], listed.kind[other]]
    plain &= (rows > 0) & (columns > 0) & (np.maximum(rows, columns) <= LARGEST)
    person = kinds.person[asked.kind[one[plain]], listed.kind[other[plain]]]
    met = meetings(asked, listed, one[plain], other[plain], person)
    place = np.flatnonzero(plain)
    shapes = rows[plain] * (LARGEST + 1) + columns[plain]
    order = np.argsort(shapes, kind="stable")
    ends = np.flatnonzero(np.diff(shapes[order], append=-1)) + 1
    begin = 0
    for end in ends.tolist():
        at = order[begin:end]
        cells = int(rows[place[at[0]]] * columns[place[at[0]]])
        ends_of = one[place[at]], other[place[at]]
        group = Group(asked, listed, *ends_of, kinds, *met.of(at, cells))
        found[place[at]] = group.values(model)
        begin = end
    return found
