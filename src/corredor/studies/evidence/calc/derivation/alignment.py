"""Alignment: which sentences of two documents say the same in two languages, by their vectors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import regex as re
from numpy.typing import NDArray

from corredor.studies.evidence.calc.records import Span

Vectors = NDArray[np.float32]
Scores = NDArray[np.float64]

LEAST_COSINE: Final[Mapping[frozenset[str], float]] = {
    frozenset({"en", "es"}): 0.55,
    frozenset({"en", "ru"}): 0.52,
    frozenset({"es", "ru"}): 0.48,
}
"""Cosine from which two sentences are taken to say the same, by pair of languages.

Halfway between the median of true pairs (0.81, 0.76, 0.68) and the upper end of the best wrong
neighbours, of the universal sentence encoder multilingual v3 on 1,000 parallel sentences.
"""
OTHER_COSINE: Final = 0.60
"""The same for one language, and for languages not measured."""
NEIGHBOURS: Final = 4
"""Nearest sentences whose mean similarity a pair is set against (margin scoring)."""
LEAST_MARGIN: Final = 1.1
"""Similarity of a pair over the mean of its neighbours from which it stands out."""
_NEARLY: Final = 0.1
"""Cosine below the threshold from which a pair still weighs a little, but is no partner."""
_OTHER_FIGURES: Final = 0.3
"""Weight of partners whose figures all differ: the same sentence of another month's report."""
_FIGURE: Final = re.compile(r"\d++(?:[.,\u00a0\u202f]\d++)*+")
_SOFT: Final = 0.05
"""Cosine over which a pair near the threshold turns from unlike to like."""


@dataclass(frozen=True)
class Alignment:
    """Sentences of two documents that say the same.

    `shares` are the shares of the sentences of each that have a partner; `score` is the weight of
    the partners over the sentences of the shorter document, from 0 to 1; `monotone` the share of
    the partners that stand in the same order in both.
    """

    first: str
    second: str
    shares: tuple[float, float]
    score: float
    monotone: float
    passages: tuple[tuple[Span, Span], ...] = field(repr=False, default=())


def least_cosine(first: str, second: str) -> float:
    """Cosine from which sentences in two languages are taken to say the same [1].

    Examples
    --------
    >>> least_cosine("ru", "en"), least_cosine("en", "en")
    (0.52, 0.6)
    """
    return LEAST_COSINE.get(frozenset({first, second}), OTHER_COSINE)


def partners(similarity: Scores, least: float) -> tuple[tuple[int, int], ...]:
    """Pairs of sentences that are each other's best by margin, in the order of the first.

    Parameters
    ----------
    similarity
        Cosines [1], shape (sentences of the first, sentences of the second).
    least
        Cosine from which a pair counts.

    Examples
    --------
    >>> partners(np.array([[0.9, 0.2], [0.3, 0.8]]), 0.5)
    ((0, 0), (1, 1))
    """
    if not similarity.size:
        return ()
    margin = margins(similarity)
    best, back = margin.argmax(1), margin.argmax(0)
    return tuple(
        (row, int(column))
        for row, column in enumerate(best.tolist())
        if back[column] == row
        and similarity[row, column] >= least
        and (margin[row, column] >= LEAST_MARGIN or min(similarity.shape) == 1)
    )


def margins(similarity: Scores) -> Scores:
    """Each cosine over the mean of the nearest neighbours of both sentences [1].

    The pair itself is among the neighbours, as in margin scoring of parallel sentences (Artetxe
    and Schwenk 2019).
    """
    rows = min(NEIGHBOURS, similarity.shape[1])
    columns = min(NEIGHBOURS, similarity.shape[0])
    by_row = np.sort(similarity, axis=1)[:, -rows:].mean(axis=1)
    by_column = np.sort(similarity, axis=0)[-columns:, :].mean(axis=0)
    near = (by_row[:, None] + by_column[None, :]) / 2
    return similarity / np.maximum(near, _SOFT)


def in_order(columns: Sequence[int]) -> int:
    """Length of the longest rising run of places, gaps allowed.

    Examples
    --------
    >>> in_order([0, 3, 1, 2])
    3
    """
    tails: list[int] = []
    for column in columns:
        at = bisect_left(tails, column)
        tails[at : at + 1] = [column]
    return len(tails)


def figures(sentence: str) -> frozenset[str]:
    """Figures of a sentence as digits alone, so that "1,300 millones" is «1,3 млрд».

    Examples
    --------
    >>> sorted(figures("1,300 in 2022")) == sorted(figures("1,3 за 2022"))
    True
    """
    digits = (re.sub(r"\D", "", found).strip("0") for found in _FIGURE.findall(sentence))
    return frozenset(digits) - {""}


def alignment(
    names: tuple[str, str],
    vectors: tuple[Vectors, Vectors],
    sentences: tuple[Sequence[Span], Sequence[Span]],
    least: float,
    said: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]] | None = None,
) -> Alignment:
    """Sentences of two documents that say the same, one to one.

    Parameters
    ----------
    names
        Ids of the documents, in alphabetical order.
    vectors
        Unit vectors of their sentences [1], shapes (m, dimensions) and (n, dimensions).
    sentences
        The spans of those sentences.
    least
        Cosine from which two sentences say the same, see `least_cosine`.
    said
        The figures of those sentences: partners that have other figures weigh less.
    """
    one, two = vectors
    similarity = (one @ two.T).astype(np.float64)
    found = partners(similarity, least - _NEARLY)
    weights = [_soft(float(similarity[pair]), least) for pair in found]
    if said is not None:
        weights = [
            weight * _likeness(said[0][row], said[1][column])
            for weight, (row, column) in zip(weights, found, strict=True)
        ]
    like = [pair for pair in found if similarity[pair] >= least]
    return Alignment(
        *names,
        shares=(len(like) / max(1, len(one)), len(like) / max(1, len(two))),
        score=float(sum(weights)) / max(1, min(len(one), len(two))),
        monotone=in_order([column for _, column in like]) / max(1, len(like)),
        passages=tuple((sentences[0][row], sentences[1][column]) for row, column in like),
    )


def _likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """Return the weight of two sentences by the figures that both have."""
    if not one or not two:
        return 1.0
    return _OTHER_FIGURES + (1.0 - _OTHER_FIGURES) * len(one & two) / len(one | two)


def _soft(cosine: float, least: float) -> float:
    return float(1.0 / (1.0 + np.exp((least - cosine) / _SOFT)))
