"""Lexicon of the expressions of time of a language."""

from __future__ import annotations

from functools import lru_cache

from corredor.data.language import language_table
from corredor.studies.evidence.calc.times.words import TimeWords, compiled_words


@lru_cache(maxsize=8)
def time_words(language: str) -> TimeWords:
    """Return the words of time of ``es``, ``en`` or ``ru``, compiled once.

    >>> time_words("en").language
    'en'
    """
    return compiled_words(
        language,
        (*language_table(language, "times"), *language_table("any", "times")),
        language_table(language, "times_holidays"),
        language_table("any", "times_holidays"),
    )
