"""From texts in three languages to rows of features whose products are likenesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from corredor.core.label import LANGUAGES
from corredor.data.tables import read_data_table
from corredor.studies.forum.calc.scores import (
    CONCEPTS_ALONE,
    WITH_VECTORS,
    Blend,
    Glossary,
    Term,
    features,
)
from corredor.studies.forum.calc.scores.glossary import FloatArray
from corredor.studies.forum.calc.scores.likeness import centred
from corredor.studies.forum.calc.scores.words import language_of
from corredor.studies.forum.engine import embedding


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """Return the terms of trade in three languages."""
    return Glossary.of(
        Term(
            row["id"],
            row["isic"],
            row["kind"] == "general",
            {language: row[language] for language in LANGUAGES},
        )
        for row in read_data_table("trade_terms")
    )


@lru_cache(maxsize=1)
def language_means() -> Mapping[str, FloatArray]:
    """Return what the sentence vectors of each language share: the mean over names of sectors."""
    rows = [*read_data_table("isic"), *read_data_table("isic", "hs")]
    names = {language: [row[language] for row in rows] for language in LANGUAGES}
    return embedding.language_means(names)


def blend() -> Blend:
    """Return the weights of a likeness that suit what is installed."""
    return WITH_VECTORS if embedding.is_installed() else CONCEPTS_ALONE


def text_features(texts: Sequence[str], languages: Sequence[str], threads: int = 1) -> FloatArray:
    """Rows of features of texts, shape (texts, features); an empty language is told by the words.

    Without the sentence vectors the terms of trade and character n-grams stand alone.
    """
    told = [language or language_of(text) for text, language in zip(texts, languages, strict=True)]
    vectors = None
    if embedding.is_installed():
        vectors = centred(embedding.sentence_vectors(texts), told, language_means())
    return features(texts, told, glossary(), vectors)
