"""Labels: what a thing is called in Spanish, English and Russian."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("es", "en", "ru")
"""The languages of every text that a user sees."""


@dataclass(frozen=True)
class Label:
    """A text in up to three languages; an empty string is a missing one.

    Examples
    --------
    >>> Label(es="Foro", en="Forum").spoken("ru")
    ('Forum', 'en')
    """

    es: str = ""
    en: str = ""
    ru: str = ""

    def spoken(self, language: str) -> tuple[str, str]:
        """Return the text and the language that it is in: the one asked for, if there is one."""
        for candidate in (language, "en", "es", "ru"):
            text = str(getattr(self, candidate))
            if text:
                return text, candidate
        return "", language

    def missing(self) -> tuple[str, ...]:
        """Return the languages in which there is no text."""
        return tuple(language for language in LANGUAGES if not getattr(self, language))
