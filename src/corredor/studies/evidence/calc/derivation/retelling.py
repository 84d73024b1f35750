"""Retelling: which sentences of two texts in one language say the same in other words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.evidence.calc.derivation.overlap import EDGE, MOST_PASSAGES
from corredor.studies.evidence.calc.derivation.words import Prepared, Words
from corredor.studies.evidence.calc.records import Span


@dataclass(frozen=True)
class Retelling:
    """How many sentences of each text the other tells in other words, as shares of its own."""

    first: float
    second: float
    passages: tuple[tuple[Span, Span], ...] = field(repr=False, default=())


SAME_CONTENT: Final = 0.6
"""Share of a sentence's long words found in one sentence of the other text: the same is told."""
FEWEST_WORDS: Final = 4
"""Long words from which a sentence is compared."""
MOST_SENTENCES: Final = 400


def retelling(first: Words, second: Words, one: Prepared, two: Prepared) -> Retelling:
    """Sentences that two texts in one language tell alike, whatever the order of the words."""
    here, there = _sentence_words(first, one), _sentence_words(second, two)
    if not here or not there:
        return Retelling(0.0, 0.0)
    codes = sorted({code for _, held in here for code in held})
    known = {code: at for at, code in enumerate(codes)}
    table, other = _incidence(here, known), _incidence(there, known)
    common = table @ other.T
    sizes = np.array([len(words) for _, words in here], np.float32)
    other_sizes = np.array([len(words) for _, words in there], np.float32)
    forth, back = common / sizes[:, None], common / other_sizes[None, :]
    best, best_back = forth.argmax(1), back.argmax(0)
    edges = _edges(here, one), _edges(there, two)
    told = [
        (i, int(j))
        for i, j in enumerate(best)
        if forth[i, j] >= SAME_CONTENT and not edges[0][i] & edges[1][j]
    ]
    told_back = [
        (int(i), j)
        for j, i in enumerate(best_back)
        if back[i, j] >= SAME_CONTENT and not edges[0][i] & edges[1][j]
    ]
    pairs = {*told, *told_back}
    passages = tuple((here[i][0], there[j][0]) for i, j in sorted(pairs))[:MOST_PASSAGES]
    return Retelling(len(told) / len(here), len(told_back) / len(there), passages)


def _edges(sentences: list[tuple[Span, frozenset[int]]], document: Prepared) -> list[int]:
    """Return for each sentence 1 if it stands at the head of its text, 2 at the foot, else 0."""
    size = len(document.text)
    return [
        (span.end <= EDGE * size) + 2 * (span.start >= (1 - EDGE) * size) for span, _ in sentences
    ]


def _sentence_words(words: Words, document: Prepared) -> list[tuple[Span, frozenset[int]]]:
    made: list[tuple[Span, frozenset[int]]] = []
    for span in document.sentences[:MOST_SENTENCES]:
        begin, end = np.searchsorted(words.starts, (span.start, span.end)).tolist()
        codes = frozenset(words.loose[begin:end][words.plain[begin:end]].tolist()) - {0}
        if len(codes) >= FEWEST_WORDS:
            made.append((span, codes))
    return made


def _incidence(
    sentences: list[tuple[Span, frozenset[int]]], known: dict[int, int]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    table = np.zeros((len(sentences), max(1, len(known))), np.float32)
    for row, (_, codes) in enumerate(sentences):
        table[row, [known[code] for code in codes if code in known]] = 1.0
    return table
