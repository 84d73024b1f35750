"""One side of a forum as arrays: its people and what they need and offer, without names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.scores.glossary import FloatArray
from corredor.studies.forum.calc.scores.sectors import BoolArray

IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Texts:
    """Features of texts in the order of their owners.

    Parameters
    ----------
    owner
        Person of each text, rising, shape (texts,).
    features
        Rows of `likeness.features`, shape (texts, features).
    """

    owner: IntArray
    features: FloatArray

    def __post_init__(self) -> None:
        """Refuse texts out of order.

        Raises
        ------
        ValueError
            Owners don't rise, or there is not one row a text.
        """
        if len(self.owner) != len(self.features) or np.any(np.diff(self.owner) < 0):
            raise ValueError("texts stand in the order of their owners, one row of features each")

    def of(self, start: int, end: int) -> Texts:
        """Return the texts of people from `start` to before `end`, who count from 0."""
        low, high = np.searchsorted(self.owner, (start, end))
        return Texts(self.owner[low:high] - start, self.features[low:high])


@dataclass(frozen=True, eq=False)
class Side:
    """The people of one side.

    Parameters
    ----------
    organisation
        Number of each person's organisation over both sides, shape (people,).
    needs, offers
        Their texts.
    sectors
        Membership in the nodes of each level, on columns common to both sides, shape
        (people, nodes) each.
    size
        Class of the organisation's size from 0; -1 where unknown, shape (people,).
    speaks
        Languages, shape (people, languages).
    free
        Slots in which a person may meet, shape (people, slots).
    """

    organisation: IntArray
    needs: Texts
    offers: Texts
    sectors: tuple[BoolArray, ...]
    size: IntArray
    speaks: BoolArray
    free: BoolArray

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.organisation)

    def of(self, start: int, end: int) -> Side:
        """Return the people from `start` to before `end`."""
        held = slice(start, end)
        return Side(
            self.organisation[held],
            self.needs.of(start, end),
            self.offers.of(start, end),
            tuple(level[held] for level in self.sectors),
            self.size[held],
            self.speaks[held],
            self.free[held],
        )

    @property
    def needing(self) -> BoolArray:
        """Who states a need, shape (people,)."""
        return _stated(self.needs, len(self))

    @property
    def offering(self) -> BoolArray:
        """Who states an offer, shape (people,)."""
        return _stated(self.offers, len(self))


def _stated(texts: Texts, people: int) -> BoolArray:
    made = np.zeros(people, bool)
    made[texts.owner] = True
    return made


def best_likeness(
    needs: Texts, needing: int, offers: Texts, offering: int
) -> tuple[FloatArray, BoolArray]:
    """Likeness of each person's nearest need and each other's nearest offer.

    Returns
    -------
    tuple
        Likenesses, shape (needing, offering), 0 where one states nothing, and whether both state
        something, of the same shape.
    """
    found = np.zeros((needing, offering), np.float32)
    known = np.zeros((needing, offering), bool)
    if not len(needs.owner) or not len(offers.owner):
        return found, known
    rows, row_starts = np.unique(needs.owner, return_index=True)
    columns, column_starts = np.unique(offers.owner, return_index=True)
    likeness = needs.features @ offers.features.T
    likeness = np.maximum.reduceat(likeness, column_starts, axis=1)
    likeness = np.maximum.reduceat(likeness, row_starts, axis=0)
    at = np.ix_(rows, columns)
    found[at] = likeness
    known[at] = True
    return found, known
