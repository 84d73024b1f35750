"""Sentences of documents in several languages that say the same, found by their vectors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import numpy as np

from corredor.sentence_vectors import encoded, is_installed
from corredor.studies.evidence.calc.derivation import (
    Alignment,
    Prepared,
    alignment,
    least_cosine,
)
from corredor.studies.evidence.calc.derivation.alignment import Vectors, figures
from corredor.studies.evidence.calc.records import Span

__all__ = ["SentenceVectors", "alignments", "chosen", "is_installed", "sentence_vectors"]
LANGUAGES: Final = frozenset({"en", "es", "ru"})

MOST_OF_DOCUMENT: Final = 60
"""Sentences of one document that are compared, spread evenly over it."""
MOST_OF_CORPUS: Final = 3_000
"""Sentences that are compared in one go: some six seconds and six megabytes."""
LONGEST: Final = 600
"""Code points of a sentence that are read."""
SHORTEST: Final = 20
"""Code points below which a sentence (a byline, a heading) is not compared."""
NEAREST: Final = 8
"""Documents in another language that each document is compared with, by its mean vector."""
LEAST_LIKE: Final = 0.25
"""Cosine of two documents' mean vectors from which their sentences are compared."""


@dataclass(frozen=True, eq=False)
class SentenceVectors:
    """Unit vectors of a document's sentences, shape (n, 512), and the sentences' spans."""

    language: str
    sentences: tuple[Span, ...]
    figures: tuple[frozenset[str], ...]
    vectors: Vectors = field(repr=False)


def chosen(document: Prepared, most: int = MOST_OF_DOCUMENT) -> tuple[Span, ...]:
    """Sentences of a document that are compared: spread evenly where there are too many."""
    long = [span for span in document.sentences if span.end - span.start >= SHORTEST]
    if len(long) <= most:
        return tuple(long)
    return tuple(long[at * len(long) // most] for at in range(most))


def sentence_vectors(documents: Mapping[str, Prepared]) -> dict[str, SentenceVectors]:
    """Vectors of the sentences of documents in the languages of the model, by document id.

    A corpus with more sentences than are read in one go gives fewer of each document.
    """
    read = {name: doc for name, doc in documents.items() if doc.language in LANGUAGES}
    most = max(1, min(MOST_OF_DOCUMENT, MOST_OF_CORPUS // max(1, len(read))))
    spans = {name: chosen(read[name], most) for name in sorted(read)}
    said = [span.of(read[name].text) for name, held in spans.items() for span in held]
    vectors = encoded(said, LONGEST)
    made: dict[str, SentenceVectors] = {}
    at = 0
    for name, held in spans.items():
        named = tuple(figures(span.of(read[name].text)) for span in held)
        part = vectors[at : at + len(held)]
        made[name] = SentenceVectors(read[name].language, held, named, part)
        at += len(held)
    return made


def alignments(documents: Mapping[str, Prepared]) -> tuple[Alignment, ...]:
    """Alignments of documents in different languages that are near each other, in order of ids.

    Nothing is read where all documents are in one language.
    """
    if len({document.language for document in documents.values()} & LANGUAGES) < len(("a", "b")):
        return ()
    held = sentence_vectors(documents)
    return tuple(_aligned(pair, held) for pair in _near(held))


def _aligned(pair: tuple[str, str], held: Mapping[str, SentenceVectors]) -> Alignment:
    one, two = held[pair[0]], held[pair[1]]
    least = least_cosine(one.language, two.language)
    vectors, sentences = (one.vectors, two.vectors), (one.sentences, two.sentences)
    return alignment(pair, vectors, sentences, least, (one.figures, two.figures))


def _near(held: Mapping[str, SentenceVectors]) -> list[tuple[str, str]]:
    """Return pairs in two languages of which one is among the other's nearest, in order."""
    filled = [name for name in sorted(held) if len(held[name].sentences)]
    by_language: dict[str, list[str]] = {}
    for name in filled:
        by_language.setdefault(held[name].language, []).append(name)
    pairs: set[tuple[str, str]] = set()
    for first, second in combinations(sorted(by_language), 2):
        pairs |= set(_nearest(by_language[first], by_language[second], held))
    return sorted(pairs)


def _nearest(
    first: Sequence[str], second: Sequence[str], held: Mapping[str, SentenceVectors]
) -> Iterable[tuple[str, str]]:
    means = [np.stack([_mean(held[name].vectors) for name in names]) for names in (first, second)]
    likeness = means[0] @ means[1].T
    sides = ((first, second, likeness), (second, first, likeness.T))
    for rows, columns, table in sides:
        order = np.argsort(-table, axis=1, kind="stable")[:, :NEAREST]
        for row, name in enumerate(rows):
            near: list[int] = order[row].tolist()
            for other in (columns[at] for at in near if table[row, at] >= LEAST_LIKE):
                yield min(name, other), max(name, other)


def _mean(vectors: Vectors) -> Vectors:
    mean: Vectors = vectors.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
