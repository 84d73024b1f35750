"""Vectors of what people say of themselves, and the mean of each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from corredor.sentence_vectors import Vectors, encoded, is_installed

__all__ = ["is_installed", "language_means", "sentence_vectors"]
LONGEST: Final = 400
"""Code points of a text that are read."""


def sentence_vectors(texts: Sequence[str]) -> Vectors:
    """Unit vectors of texts, shape (texts, 512).

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    """
    return encoded(texts, LONGEST)


def language_means(texts: Mapping[str, Sequence[str]]) -> dict[str, Vectors]:
    """Mean vector of the texts of each language, shape (512,): what all its texts share."""
    return {
        language: sentence_vectors(held).mean(axis=0) for language, held in sorted(texts.items())
    }
