"""The lexicon of events."""

from __future__ import annotations

from functools import lru_cache

from corredor.data.language import language_table
from corredor.studies.evidence.calc.events import EventWords
from corredor.studies.evidence.calc.forms import lexicon_of
from corredor.studies.evidence.study.lexicons.frames import country_names
from corredor.studies.evidence.study.lexicons.proposals import country_slugs, demonyms


@lru_cache(maxsize=8)
def event_words(language: str) -> EventWords:
    """Return the words of a language by which events are known.

    Examples
    --------
    >>> event_words("ru").language
    'ru'
    """
    return EventWords(
        language,
        lexicon_of(language, language_table(language, "events"), demonyms(language)),
        country_slugs(),
        country_names(language),
    )
