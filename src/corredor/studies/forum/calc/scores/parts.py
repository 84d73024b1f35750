"""Parts of a score and the rules over it: weights, wishes, pins, vetoes, languages, removals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.scores.glossary import FloatArray
from corredor.studies.forum.calc.scores.likeness import WITH_VECTORS, Blend, probability
from corredor.studies.forum.calc.scores.sectors import BoolArray, nearness
from corredor.studies.forum.calc.scores.side import Side, best_likeness

Pair = tuple[int, int]
"""A person of the first side and one of the second."""

LARGEST_SIZE_GAP: Final = 3
"""Classes between a micro and a large enterprise."""
SMALLEST: Final = 1e-9
BOTH: Final = 2
"""Wishes of a pair that both people state [1]."""


class Removal(IntEnum):
    """Why a pair is no candidate, the first that holds; 0 is not removed."""

    NONE = 0
    BLOCKED = 1
    VETO = 2
    SAME_ORGANISATION = 3
    NO_LANGUAGE = 4
    NO_SLOT = 5


@dataclass(frozen=True)
class Weights:
    """What the organiser gives each part of a score; only their ratios matter [1].

    Where nobody says anything all parts weigh the same.

    `one_sided` is the share of the stronger direction that the weaker one counts for at least: 0
    asks for interest on both sides, 1 takes the stronger alone. `interpreter` is the share of its
    score that a pair keeps which needs an interpreter.
    """

    texts: float = 1
    sector: float = 1
    size: float = 1
    wishes: float = 1
    one_sided: float = 1 / 2
    interpreter: float = 1


@dataclass(frozen=True)
class Rules:
    """What people and the organiser ask for, by pair.

    Parameters
    ----------
    wishes
        Who of a pair wishes the meeting: 1 one of them, 2 both.
    pinned
        Pairs that meet whatever their score.
    vetoes, blocked
        Pairs that don't meet: at a person's or the organiser's word; by a screening flag of
        severity blocker. A blocked pair can't be pinned.
    interpreted
        Pairs of languages between which an interpreter is at hand, shape (languages, languages),
        symmetric.
    """

    wishes: Mapping[Pair, int] = field(default_factory=dict[Pair, int])
    pinned: frozenset[Pair] = frozenset()
    vetoes: frozenset[Pair] = frozenset()
    blocked: frozenset[Pair] = frozenset()
    interpreted: BoolArray | None = None


def reciprocal(first: FloatArray, second: FloatArray, one_sided: float) -> FloatArray:
    """Harmonic mean of the interest of both sides, each at least a share of the other's [1].

    Examples
    --------
    >>> one, two = np.array([1.0, 0.6], np.float32), np.array([0.0, 0.6], np.float32)
    >>> [round(float(value), 2) for value in reciprocal(one, two, 0.25)]
    [0.4, 0.6]
    """
    low = np.maximum(first, one_sided * second)
    high = np.maximum(second, one_sided * first)
    return (2 * low * high / np.maximum(low + high, SMALLEST)).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Parts:
    """Parts of the scores of a block, shape (rows, columns) each.

    `forth` is the probability that an offer of the second person meets a need of the first,
    `back` the other way round; `heard` says whether any direction could be judged. `sized` says
    whether both sizes are known, `placed` whether both sectors are.
    """

    forth: FloatArray
    back: FloatArray
    heard: BoolArray
    sector: FloatArray
    placed: BoolArray
    size: FloatArray
    sized: BoolArray
    common: BoolArray
    interpreted: BoolArray

    def scores(self, weights: Weights) -> tuple[FloatArray, FloatArray]:
        """Return the scores without wishes, and the weight that they stand on."""
        texts = reciprocal(self.forth, self.back, weights.one_sided)
        total = np.zeros(texts.shape, np.float32)
        weight = np.zeros(texts.shape, np.float32)
        for value, known, share in (
            (texts, self.heard, weights.texts),
            (self.sector, self.placed, weights.sector),
            (self.size, self.sized, weights.size),
        ):
            total += np.where(known, value * np.float32(share), 0)
            weight += np.where(known, np.float32(share), 0)
        return total, weight


def parts_of(rows: Side, columns: Side, rules: Rules, blend: Blend = WITH_VECTORS) -> Parts:
    """Parts of the scores of all people of one side with all of another."""
    forth, asked = best_likeness(rows.needs, len(rows), columns.offers, len(columns))
    back, answered = best_likeness(columns.needs, len(columns), rows.offers, len(rows))
    placed = rows.sectors[0].sum(axis=1) > 0, columns.sectors[0].sum(axis=1) > 0
    sizes = np.abs(rows.size[:, None] - columns.size[None, :]) / LARGEST_SIZE_GAP
    common = _product(rows.speaks, columns.speaks)
    reached = rows.speaks
    if rules.interpreted is not None:
        reached = _product(rows.speaks, rules.interpreted.T)
    return Parts(
        forth=np.where(asked, probability(forth, blend), 0).astype(np.float32),
        back=np.where(answered.T, probability(back.T, blend), 0).astype(np.float32),
        heard=asked | answered.T,
        sector=nearness(rows.sectors, columns.sectors),
        placed=np.logical_and.outer(*placed),
        size=np.clip(1 - sizes, 0, 1).astype(np.float32),
        sized=(rows.size[:, None] >= 0) & (columns.size[None, :] >= 0),
        common=common,
        interpreted=_product(reached, columns.speaks),
    )


def _product(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> BoolArray:
    """Whether two rows share a column, shape (first, second)."""
    return first.astype(np.float32) @ second.astype(np.float32).T > 0


def removals(rows: Side, columns: Side, parts: Parts, rules: Rules, first: int) -> NDArray[np.int8]:
    """Why each pair of a block is removed, as numbers of `Removal`; rows count from `first`."""
    found = np.zeros((len(rows), len(columns)), np.int8)
    found[~_product(rows.free, columns.free)] = Removal.NO_SLOT
    found[~(parts.common | parts.interpreted)] = Removal.NO_LANGUAGE
    found[rows.organisation[:, None] == columns.organisation[None, :]] = Removal.SAME_ORGANISATION
    for pairs, reason in ((rules.vetoes, Removal.VETO), (rules.blocked, Removal.BLOCKED)):
        for row, column in pairs:
            if first <= row < first + len(rows):
                found[row - first, column] = reason
    return found
