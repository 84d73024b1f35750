"""The lexicon of measures, and of the words that frame a figure."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from corredor.data.language import language_table
from corredor.data.tables import read_data_table
from corredor.studies.evidence.calc.forms import forms_of, lexicon_of
from corredor.studies.evidence.calc.frames import FrameWords, Measure
from corredor.studies.evidence.calc.frames.words import Basis
from corredor.studies.evidence.study.lexicons.proposals import country_slugs, demonyms


@lru_cache(maxsize=8)
def frame_words(language: str) -> FrameWords:
    """Return the words of a language that frame a figure.

    Examples
    --------
    >>> frame_words("es").measures["fdi"].roles
    'directed'
    """
    measures = {
        row["measure"]: Measure(
            row["measure"],
            frozenset(row["kinds"].split()),
            cast(Basis, row["basis"]),
            row["family"],
            row["roles"],
        )
        for row in language_table("any", "frames_measures")
    }
    units = {row["unit"]: row["measure"] for row in language_table("any", "frames_units")}
    return FrameWords(
        language,
        lexicon_of(language, language_table(language, "frames"), demonyms(language)),
        measures,
        units,
        country_slugs(),
        country_names(language),
    )


@lru_cache(maxsize=8)
def country_names(language: str) -> dict[str, str]:
    """Return the slug of each country by its name and the forms of that.

    Examples
    --------
    >>> country_names("ru")["чили"]
    'chile'
    """
    slugs = country_slugs()
    found: dict[str, str] = {}
    for row in read_data_table("countries"):
        name = row[language].lower()
        found[name] = slugs[row["code"]]
        if language == "ru" and " " not in name:
            for form in forms_of(language, name, "n"):
                found.setdefault(form, slugs[row["code"]])
    for row in language_table("any", "names_places"):
        if row["kind"] == "country" and row["country"] in slugs:
            for name in row[language].split("|"):
                found.setdefault(name.lower(), slugs[row["country"]])
    return found


@lru_cache(maxsize=1)
def _labels() -> dict[str, dict[str, str]]:
    return {row["id"]: dict(row) for row in language_table("any", "frames_labels")}


@lru_cache(maxsize=1)
def _lands() -> dict[str, dict[str, str]]:
    slugs = country_slugs()
    return {slugs[row["code"]]: dict(row) for row in read_data_table("countries")}


def frame_label(slug: str, language: str) -> str:
    """Return the label of a measure or subject by its slug; empty where it has none.

    A slug is a measure or kind of event with its countries and goods. A body's own slug gives
    no label.

    Parameters
    ----------
    slug
        A `measure`, `subject` or `event` of a frame, or the `key` of an event.
    language
        ``es``, ``en`` or ``ru``.

    Examples
    --------
    >>> [frame_label("chile-kenya-investment", language) for language in ("es", "en", "ru")]
    ['inversión Chile–Kenia', 'Chile–Kenya investment', 'инвестиции: Чили — Кения']
    >>> frame_label("codelco-exports", "en")
    ''
    """
    read = _slug_parts(tuple(slug.split("-")))
    if read is None:
        return ""
    what, goods, lands = read
    of = f" ({_labels()[goods][language]})" if goods else ""
    named = [_lands()[land][language] for land in lands]
    label = _labels()[what][language]
    if not named:
        return f"{label}{of}"
    if language == "ru":
        return f"{label}{of}: {' — '.join(named)}"
    if len(named) == 1:
        return f"{label}{of}: {named[0]}"
    pair = "–".join(named)
    return f"{label}{of} {pair}" if language == "es" else f"{pair} {label}{of}"


def labels_of(slug: str) -> tuple[str, str, str]:
    """Return the Spanish, English and Russian labels of a measure or subject.

    Examples
    --------
    >>> labels_of("gdp")
    ('PIB', 'GDP', 'ВВП')
    """
    return (frame_label(slug, "es"), frame_label(slug, "en"), frame_label(slug, "ru"))


def _slug_parts(words: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]] | None:
    """Return what a slug is of, its goods and its countries; None where a word is left over.

    A kind of event comes before its countries, anything else after them.
    """
    labels = _labels()
    for size in range(len(words), 0, -1):
        last, first = "-".join(words[-size:]), "-".join(words[:size])
        if last in labels:
            lands, goods = _countries(words[:-size]), ""
            for cut in range(len(words) - size - 1, -1, -1):
                goods = "-".join(words[cut:-size])
                if lands is not None:
                    return last, "", lands
                before = _countries(words[:cut])
                if goods in labels and before is not None:
                    return last, goods, before
            if lands is not None:
                return last, "", lands
        after = _countries(words[size:])
        if first in labels and after is not None:
            return first, "", after
    return None


def _countries(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the slugs of countries that words make up, None where one is left over."""
    found: list[str] = []
    at = 0
    while at < len(words):
        end = next(
            (end for end in range(len(words), at, -1) if "-".join(words[at:end]) in _lands()), None
        )
        if end is None:
            return None
        found.append("-".join(words[at:end]))
        at = end
    return tuple(found)
