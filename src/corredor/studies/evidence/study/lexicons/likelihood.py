"""Words of likelihood and of confidence in all languages, for the check of a brief."""

from __future__ import annotations

from functools import lru_cache

from corredor.core.label import LANGUAGES
from corredor.data.language import language_table
from corredor.studies.evidence.calc.assessment import LikelihoodWords


@lru_cache(maxsize=1)
def likelihood_words() -> LikelihoodWords:
    """Return the words of ICD 203 and their Spanish and Russian counterparts."""
    phrases: dict[str, list[str]] = {"likelihood": [], "confidence": []}
    for language in LANGUAGES:
        for row in language_table(language, "likelihood"):
            phrases[row["kind"]].append(row["phrase"])
    return LikelihoodWords.of(phrases)
