"""The scene of a selection: pairs with all that is asked of them, and the selection among some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.studies.forum.calc.running import IntArray, interpreted
from corredor.studies.forum.calc.scores import Candidates as Pairs
from corredor.studies.forum.calc.scores import Rules
from corredor.studies.forum.calc.scores.parts import Pair
from corredor.studies.forum.calc.scores.sectors import BoolArray
from corredor.studies.forum.calc.selection import Candidates, Selection, two_sided_selection
from corredor.studies.forum.engine.kernels import runner
from corredor.studies.forum.inputs.records import Person
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.interpreting import Interpreting
from corredor.studies.forum.study.matching import Matching

UNITS: Final = 1_000
"""Whole units of a score."""
LARGE: Final = 20_000
"""Candidate pairs from which kernels are worth compiling [1]."""


@dataclass(frozen=True)
class Choice:
    """A meeting that is to be held: two people by id, the first side's first, and its score [1]."""

    first: str
    second: str
    score: float
    pinned: bool = False
    interpreter: str = ""


@dataclass(frozen=True, eq=False)
class Scene:
    """Pairs with all that is asked of them; a pair is named by its place among `pairs`."""

    book: Book
    matched: Matching
    asked: Rules
    pairs: Pairs
    room: Mapping[str, int]
    people: Mapping[str, Person]
    booths: Interpreting

    def rows(self, at: int) -> Pair:
        """Return the row of each side of a pair."""
        return int(self.pairs.rows[at]), int(self.pairs.columns[at])

    def names(self, at: int) -> tuple[str, str]:
        """Return the ids of a pair's people."""
        row, column = self.rows(at)
        return self.matched.people[0][row], self.matched.people[1][column]

    def is_asked(self, at: int) -> bool:
        """Whether the organiser pinned a pair, or both its people wish it."""
        pair = self.rows(at)
        return pair in self.asked.pinned or self.asked.wishes.get(pair, 0) > 1

    def choice(self, at: int, interpreter: str) -> Choice:
        """Return a pair as a meeting that is to be held."""
        first, second = self.names(at)
        pinned = self.rows(at) in self.asked.pinned
        return Choice(first, second, round(float(self.pairs.scores[at]), 4), pinned, interpreter)

    def able(self, at: int) -> tuple[str, ...]:
        """Who can interpret between a pair."""
        first, second = self.names(at)
        return self.booths.between(self.people[first].languages, self.people[second].languages)

    def interpreted(self, held: IntArray) -> BoolArray:
        """Whether each pair of all needs an interpreter, as far as it is held."""
        speaks = [side.speaks.astype(np.int64) for side in self.matched.sides]
        shared = (speaks[0][self.pairs.rows] * speaks[1][self.pairs.columns]).sum(axis=1)
        needs = shared == 0
        out = np.ones(len(needs), np.bool_)
        out[held] = False
        return needs & ~out

    def selected(self, held: IntArray) -> Selection:
        """Select among some of the pairs."""
        count = len(self.matched.people[0])
        names = [*self.matched.people[0], *self.matched.people[1]]
        people = [self.people[name] for name in names]
        ends = np.stack([self.pairs.rows[held], self.pairs.columns[held] + count], axis=1)
        room = np.array([self.room[name] for name in names], np.int64).reshape(-1)
        limits = np.minimum([person.capacity for person in people], room).astype(np.int64)
        pins, limits = self._pins(held, ends, limits, room)
        run = runner() if len(held) > LARGE else interpreted
        asked = Candidates(
            limits=limits,
            pairs=ends.astype(np.int64).reshape(-1, 2),
            scores=np.round(self.pairs.scores[held] * UNITS).astype(np.int64),
            pinned=pins,
            officials=np.array([person.rank == "official" for person in people], np.bool_),
            official_limit=self._official_limit(people, ends, pins),
            grades=(round(self.book.rules["good_score"] * UNITS),),
            fair_to=self.book.rules.count("fair_to"),
        )
        return two_sided_selection(asked, np.arange(len(names)) >= count, run)

    def _pins(
        self, held: IntArray, ends: IntArray, limits: IntArray, room: IntArray
    ) -> tuple[BoolArray, IntArray]:
        """Pins that people have time for; a pin counts more than the wish for few meetings."""
        pins = np.zeros(len(held), np.bool_)
        taken = np.zeros(len(limits), np.int64)
        for at, place in enumerate(held.tolist()):
            if self.rows(place) in self.asked.pinned:
                one, other = ends[at]
                if taken[one] < room[one] and taken[other] < room[other]:
                    pins[at] = True
                    taken[[one, other]] += 1
        return pins, np.maximum(limits, taken)

    def _official_limit(self, people: Sequence[Person], ends: IntArray, pins: BoolArray) -> int:
        """Most meetings of one person with officials [1]; not less than the pins ask."""
        official = np.array([person.rank == "official" for person in people], np.bool_)
        most = np.zeros(len(people), np.int64)
        for one, other in ends[pins].tolist():
            most[one] += official[other]
            most[other] += official[one]
        return max(self.book.rules.count("meetings_with_officials"), int(most.max(initial=0)))
