"""How alike a need and an offer are: sentence vectors, terms and divisions in one product.

Every text becomes one row of features, so that the likeness of all needs and all offers is one
product of matrices. A row is made of unit vectors, each times the root of its part's weight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.scores.glossary import FloatArray, Glossary
from corredor.studies.forum.calc.scores.ngrams import ngram_vectors


@dataclass(frozen=True)
class Blend:
    """Weights of the parts of a likeness, whose sum is 1, and its calibration.

    `middle` is the likeness at which half the pairs meet, `steepness` the slope of their log
    odds there [1].
    """

    vectors: float
    terms: float
    divisions: float
    ngrams: float
    middle: float
    steepness: float


WITH_VECTORS: Final = Blend(0.56, 0.33, 0.11, 0.0, 0.43, 20.0)
CONCEPTS_ALONE: Final = Blend(0.0, 0.65, 0.20, 0.15, 0.44, 16.0)
"""Where no sentence vectors are at hand."""


def features(
    texts: Sequence[str],
    languages: Sequence[str],
    glossary: Glossary,
    vectors: FloatArray | None = None,
    blend: Blend | None = None,
) -> FloatArray:
    """Rows of features of texts, shape (texts, features), whose products are likenesses.

    Parameters
    ----------
    texts, languages
        The texts and their languages; an empty one is told from the words.
    glossary
        Terms in three languages.
    vectors
        Sentence vectors, shape (texts, dimensions), centred by language and of length 1; None
        where there are none.
    blend
        Weights; by default those that suit what is given.

    Returns
    -------
    FloatArray
        The product of two rows lies between -1 and 1.
    """
    if not texts:
        return np.zeros((0, 1), np.float32)
    held = blend or (CONCEPTS_ALONE if vectors is None else WITH_VECTORS)
    rows = [
        glossary.weights(glossary.named(text, language))
        for text, language in zip(texts, languages, strict=True)
    ]
    count = len(texts)
    parts: list[FloatArray] = [
        _scaled(np.array([row[0] for row in rows], np.float32), held.terms),
        _scaled(np.array([row[1] for row in rows], np.float32), held.divisions),
    ]
    if vectors is not None:
        parts.append(_scaled(vectors, held.vectors))
    if held.ngrams:
        parts.append(_scaled(ngram_vectors(texts), held.ngrams))
    return np.concatenate([part.reshape(count, -1) for part in parts], axis=1)


def _scaled(part: FloatArray, weight: float) -> FloatArray:
    return part * np.float32(np.sqrt(weight))


def centred(
    vectors: FloatArray, languages: Sequence[str], means: Mapping[str, FloatArray]
) -> FloatArray:
    """Return sentence vectors without what all texts of their language have in common.

    `means` holds the mean vector of each language over texts that no participant wrote, so that
    one participant more changes nobody's vector. A language without a mean stays as it is.
    """
    made = vectors.copy()
    for language, mean in means.items():
        at = np.array([held == language for held in languages], np.bool_)
        made[at] -= mean
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    return (made / np.maximum(lengths, 1e-9)).astype(np.float32)


def probability(likeness: NDArray[np.float32], blend: Blend = WITH_VECTORS) -> NDArray[np.float32]:
    """Share of pairs of that likeness which meet: a logistic curve fitted to labelled pairs.

    Examples
    --------
    >>> float(probability(np.array([WITH_VECTORS.middle], np.float32))[0])
    0.5
    """
    odds = np.float32(blend.steepness) * (likeness - np.float32(blend.middle))
    return (1 / (1 + np.exp(-odds))).astype(np.float32)
