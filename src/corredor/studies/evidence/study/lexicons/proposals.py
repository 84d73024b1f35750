"""The lexicon of proposals and their stages."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from corredor.data.language import language_table
from corredor.data.tables import read_data_table
from corredor.studies.evidence.calc.forms import forms_of, lexicon_of
from corredor.studies.evidence.calc.proposals import StageWords


@lru_cache(maxsize=1)
def country_slugs() -> dict[str, str]:
    """Return the slug of each country by its ISO code.

    Examples
    --------
    >>> country_slugs()["CL"]
    'chile'
    """
    return {row["code"]: _slug(row["en"]) for row in read_data_table("countries")}


def _slug(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


@lru_cache(maxsize=8)
def demonyms(language: str) -> dict[str, str]:
    """Return the ISO code for each form of the adjectives and nouns of countries.

    Examples
    --------
    >>> demonyms("es")["chilenas"]
    'CL'
    """
    found: dict[str, str] = {}
    for row in language_table("any", "names_demonyms"):
        for word in row[language].split("|"):
            part = "n" if language == "en" or not word.endswith(("ий", "ый", "ой")) else "a"
            part = "a" if language == "es" else part
            for form in forms_of(language, word, part):
                found.setdefault(form, row["country"])
            if language == "es" and word.endswith(("és", "án", "ón")):
                stem = word[:-2] + {"é": "e", "á": "a", "ó": "o"}[word[-2]] + word[-1]
                for form in (f"{stem}a", f"{stem}as", f"{stem}es"):
                    found.setdefault(form, row["country"])
    return found


@lru_cache(maxsize=8)
def stage_words(language: str) -> StageWords:
    """Return the words of a language by which proposals and their stages are known.

    Examples
    --------
    >>> stage_words("en").language
    'en'
    """
    lexicon = lexicon_of(language, language_table(language, "proposals"), demonyms(language))
    return StageWords(language, lexicon, country_slugs())
