"""Candidates of a selection: who could meet whom, how good it would be, and the limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.running import IntArray

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Candidates:
    """Pairs of people who could meet.

    Attributes
    ----------
    limits
        Most meetings of each person [1], shape (people,).
    pairs
        The two people of each pair, numbered from 0, shape (pairs, 2).
    scores
        Worth of each pair in whole units such as thousandths [1], from 0 up, shape (pairs,).
    pinned, vetoed
        Pairs that must meet and that must not, shape (pairs,); empty where there are none.
    officials
        People whose meetings are scarce, shape (people,); empty where there are none.
    official_limit
        Most meetings of one person with officials [1], his pinned ones included.
    grades
        Scores from which a meeting is of a higher grade, rising. A meeting with an official is of
        the highest grade for the one who meets him.
    fair_to
        Number of meetings [1] up to which a person's next meeting comes before any score.
    """

    limits: IntArray
    pairs: IntArray = field(repr=False)
    scores: IntArray = field(repr=False)
    pinned: BoolArray = field(default_factory=lambda: np.zeros(0, np.bool_), repr=False)
    vetoed: BoolArray = field(default_factory=lambda: np.zeros(0, np.bool_), repr=False)
    officials: BoolArray = field(default_factory=lambda: np.zeros(0, np.bool_), repr=False)
    official_limit: int | None = None
    grades: tuple[int, ...] = ()
    fair_to: int | None = None

    @property
    def people(self) -> int:
        """Number of people [1]."""
        return len(self.limits)

    def pins(self) -> BoolArray:
        """Whether each pair must meet, shape (pairs,)."""
        return self.pinned if len(self.pinned) else np.zeros(len(self.pairs), np.bool_)

    def vetoes(self) -> BoolArray:
        """Whether each pair must not meet, shape (pairs,)."""
        return self.vetoed if len(self.vetoed) else np.zeros(len(self.pairs), np.bool_)

    def highest_level(self) -> int:
        """Level of a meeting with an official, or of the highest grade if there are none [1]."""
        return len(self.grades) + (1 if len(self.officials) else 0)

    def levels(self) -> IntArray:
        """Grade of each pair for each of its two people, shape (pairs, 2)."""
        grade = np.searchsorted(np.array(self.grades, np.int64), self.scores, side="right")
        levels = np.stack([grade, grade], axis=1).astype(np.int64)
        if len(self.officials):
            levels[self.officials[self.pairs[:, ::-1]]] = self.highest_level()
        return levels

    def problems(self) -> tuple[str, ...]:
        """Return what makes the candidates ill-formed or the pins impossible, in a fixed order."""
        return tuple([*self._shape_problems()] or [*self._pin_problems()])

    def _shape_problems(self) -> Iterable[str]:
        count = len(self.pairs)
        if self.pairs.shape != (count, 2) or len(self.scores) != count:
            yield f"{count} pairs of shape {self.pairs.shape}, {len(self.scores)} scores"
            return
        for name in ("pinned", "vetoed", "officials"):
            rows, expected = getattr(self, name), self.people if name == "officials" else count
            if len(rows) not in (0, expected):
                yield f"{name}: {len(rows)} rows, expected {expected}"
        if count and not (0 <= self.pairs.min() <= self.pairs.max() < self.people):
            yield f"pairs: people {self.pairs.min()} to {self.pairs.max()} of {self.people}"
        if (self.pairs[:, 0] == self.pairs[:, 1]).any():
            yield "pairs: a person with himself"
        keys = self.pairs.min(axis=1) * self.people
        if len(np.unique(keys + self.pairs.max(axis=1))) < count:
            yield "pairs: one pair twice"
        if self.limits.min(initial=0) < 0 or self.scores.min(initial=0) < 0:
            yield "limits and scores are from 0 up"
        if any(low >= high for low, high in zip(self.grades, self.grades[1:], strict=False)):
            yield f"grades: {self.grades}, expected rising"

    def _pin_problems(self) -> Iterable[str]:
        pins = self.pins()
        if (pins & self.vetoes()).any():
            yield "a pair is both pinned and vetoed"
        held = np.bincount(self.pairs[pins].ravel(), minlength=self.people)
        for person in np.flatnonzero(held > self.limits).tolist():
            yield f"person {person}: {held[person]} pinned, at most {self.limits[person]}"
        if self.official_limit is not None and len(self.officials):
            with_officials = self.levels()[pins] == self.highest_level()
            held = np.bincount(self.pairs[pins][with_officials], minlength=self.people)
            for person in np.flatnonzero(held > self.official_limit).tolist():
                yield f"person {person}: {held[person]} pinned with officials"


def two_sides(candidates: Candidates) -> BoolArray | None:
    """Sides such that every pair has one person of each, True for the second; None if none exist.

    Examples
    --------
    >>> path = Candidates(np.array([1, 1, 1]), np.array([[0, 1], [2, 1]]), np.array([5, 5]))
    >>> two_sides(path).tolist()
    [False, True, False]
    """
    side = np.full(candidates.people, -1, np.int64)
    near: list[list[int]] = [[] for _ in range(candidates.people)]
    pairs: list[tuple[int, int]] = candidates.pairs.tolist()
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    for root in range(candidates.people):
        if side[root] >= 0:
            continue
        side[root] = 0
        stack = [root]
        while stack:
            person = stack.pop()
            for other in near[person]:
                if side[other] < 0:
                    side[other] = 1 - side[person]
                    stack.append(other)
                elif side[other] == side[person]:
                    return None
    return side == 1
