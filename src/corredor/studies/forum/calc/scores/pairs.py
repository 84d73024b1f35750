"""The best pairs of two sides, block by block: memory grows with the people, not with the pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.scores.glossary import FloatArray
from corredor.studies.forum.calc.scores.likeness import WITH_VECTORS, Blend
from corredor.studies.forum.calc.scores.parts import (
    BOTH,
    Pair,
    Parts,
    Removal,
    Rules,
    Weights,
    parts_of,
    removals,
)
from corredor.studies.forum.calc.scores.side import IntArray, Side

BLOCK: Final = 256
"""People of the first side whose pairs are held at once."""
DECIMALS: Final = 4
"""Decimals to which scores are rounded before they are ranked, so that ranks don't hang on the
order in which a processor adds."""


@dataclass(frozen=True, eq=False)
class Candidates:
    """Pairs worth a meeting, by row, then score falling, then column.

    Each person has the `most` best of the pairs that aren't removed; pinned ones are always in,
    with score 1.

    Parameters
    ----------
    rows, columns
        People of the first and the second side, shape (pairs,).
    scores
        From 0 to 1 [1], shape (pairs,).
    """

    rows: IntArray
    columns: IntArray
    scores: FloatArray


def blocks(
    first: Side, second: Side, weights: Weights, rules: Rules, blend: Blend, size: int = BLOCK
) -> Iterator[tuple[int, FloatArray, NDArray[np.int8], Parts]]:
    """Yield the first row, scores, removals and parts of each block of rows.

    A removed pair has the score -1, a pinned one 1.
    """
    for start in range(0, len(first), size):
        rows = first.of(start, start + size)
        parts = parts_of(rows, second, rules, blend)
        scores = _scores(parts, weights, rules, start)
        removed = removals(rows, second, parts, rules, start)
        _pin(scores, removed, rules, start)
        scores[removed != Removal.NONE] = -1
        yield start, np.round(scores, DECIMALS), removed, parts


def _scores(parts: Parts, weights: Weights, rules: Rules, start: int) -> FloatArray:
    total, weight = parts.scores(weights)
    weight += np.float32(weights.wishes)
    for (row, column), wishes in rules.wishes.items():
        if start <= row < start + len(total):
            total[row - start, column] += weights.wishes * min(wishes, BOTH) / BOTH
    scores = total / np.maximum(weight, np.float32(1e-9))
    scores[~parts.common] *= np.float32(weights.interpreter)
    return scores.astype(np.float32)


def _pin(scores: FloatArray, removed: NDArray[np.int8], rules: Rules, start: int) -> None:
    """Let a pin outvote a missing language or slot, but neither a veto nor a blocker."""
    for row, column in rules.pinned:
        at = row - start
        if 0 <= at < len(scores) and removed[at, column] not in (Removal.BLOCKED, Removal.VETO):
            scores[at, column] = 1
            removed[at, column] = Removal.NONE


def best_pairs(
    first: Side,
    second: Side,
    most: int,
    weights: Weights | None = None,
    rules: Rules | None = None,
    blend: Blend = WITH_VECTORS,
) -> Candidates:
    """The `most` best pairs of each person of both sides, without those that are removed.

    Time grows with the pairs, memory with the people: each block of rows is forgotten when its
    best pairs are taken.

    Parameters
    ----------
    first, second
        The sides.
    most
        Pairs kept for each person [1]; pinned ones come on top.

    Returns
    -------
    Candidates
        At most ``most * (len(first) + len(second))`` pairs and the pinned ones.
    """
    held, asked = weights or Weights(), rules or Rules()
    keys: list[IntArray] = []
    values: list[FloatArray] = []
    best = np.full((most, len(second)), -1, np.float32)
    best_rows = np.full((most, len(second)), -1, np.int64)
    for start, scores, _, _ in blocks(first, second, held, asked, blend):
        kept = min(most, len(second))
        order = np.argsort(-scores, axis=1, kind="stable")[:, :kept]
        at = np.repeat(np.arange(len(scores)), kept), order.ravel()
        pins = [p for p in sorted(asked.pinned) if start <= p[0] < start + len(scores)]
        for chosen in (at, _indexes(pins, start)):
            found = scores[chosen]
            good = found >= 0
            keys.append(((chosen[0] + start) * len(second) + chosen[1])[good])
            values.append(found[good])
        stacked = np.concatenate([best, scores])
        numbers = np.arange(start, start + len(scores))[:, None]
        rows = np.concatenate([best_rows, np.broadcast_to(numbers, scores.shape)])
        order = np.argsort(-stacked, axis=0, kind="stable")[:most]
        best = np.take_along_axis(stacked, order, axis=0)
        best_rows = np.take_along_axis(rows, order, axis=0)
    good = (best >= 0) & (best_rows >= 0)
    columns = np.broadcast_to(np.arange(len(second)), best.shape)
    keys.append((best_rows * len(second) + columns)[good])
    values.append(best[good])
    return _collected(np.concatenate(keys), np.concatenate(values), len(second))


def _indexes(pairs: list[Pair], start: int) -> tuple[IntArray, IntArray]:
    held = np.array(pairs, np.int64).reshape(-1, 2)
    return held[:, 0] - start, held[:, 1]


def _collected(keys: IntArray, values: FloatArray, width: int) -> Candidates:
    distinct, at = np.unique(keys, return_index=True)
    rows, columns, scores = distinct // max(width, 1), distinct % max(width, 1), values[at]
    order = np.lexsort((columns, -scores, rows))
    return Candidates(rows[order], columns[order], scores[order])


def removed_pairs(
    first: Side,
    second: Side,
    reasons: frozenset[Removal],
    rules: Rules | None = None,
    most: int = 100_000,
) -> tuple[tuple[int, int, Removal], ...]:
    """Pairs removed for one of the reasons, by row and column, at most `most` of them.

    A pinned pair is listed only where a veto or a blocker keeps it apart.
    """
    asked = rules or Rules()
    found: list[tuple[int, int, Removal]] = []
    for start, _, removed, _ in blocks(first, second, Weights(), asked, WITH_VECTORS):
        wanted = np.isin(removed, [int(reason) for reason in reasons])
        for row, column in np.argwhere(wanted)[: most - len(found)]:
            found.append((start + int(row), int(column), Removal(int(removed[row, column]))))
    return tuple(found)
