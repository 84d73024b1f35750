"""Words of Spanish, English and Russian without their endings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LANGUAGES: Final = ("es", "en", "ru")

_WORD: Final = re.compile(r"[^\W_]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_KEPT: Final = "й"
_MARK: Final = "\x00"
SHORTEST_STEM: Final = 3
"""Letters that an ending leaves at least."""
SHORTEST_VOWEL_STEM: Final = 6
"""Letters from which a Spanish word loses its last vowel, which is its gender."""

_RUSSIAN: Final = (
    *("ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими"),
    *("иях", "иям", "ях", "ах", "ам", "ям", "ов", "ев", "ей", "ий", "ый", "ой", "ая", "яя"),
    *("ое", "ее", "ые", "ие", "ую", "юю", "ым", "им", "ом", "ем", "ых", "их", "ия", "ию"),
    *("ии", "ью", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й"),
)
_SPANISH: Final = (
    ("ciones", "cion"),
    ("ores", "or"),
    ("nes", "n"),
    ("les", "l"),
    ("res", "r"),
    ("des", "d"),
    ("ces", "z"),
    ("s", ""),
)
_SIBILANTS: Final = ("s", "x", "z", "h")
_FUNCTION_WORDS: Final = {
    "es": frozenset(
        (
            *("de", "la", "el", "los", "las", "del", "para", "con", "y", "en", "una", "un"),
            *("por", "que", "se", "su", "al", "o", "como"),
        )
    ),
    "en": frozenset(
        (
            *("the", "of", "and", "for", "to", "in", "with", "a", "an", "our", "we", "from"),
            *("by", "at", "is", "are", "on", "your", "or"),
        )
    ),
}


def fold(text: str) -> str:
    """Return a text in lower case without accents; й stays itself, ё becomes е.

    Examples
    --------
    >>> fold("Café, ёлка, Йод")
    'cafe, елка, йод'
    """
    kept = text.lower().replace("ё", "е").replace(_KEPT, _MARK)
    parts = unicodedata.normalize("NFD", kept)
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", plain).replace(_MARK, _KEPT)


def words(text: str) -> list[str]:
    """Return the words of a text, folded.

    Examples
    --------
    >>> words("Café verde, sacos de 60 kg")
    ['cafe', 'verde', 'sacos', 'de', '60', 'kg']
    """
    return _WORD.findall(fold(unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return a folded word without the endings of number, gender and case.

    Examples
    --------
    >>> stem("camiones", "es"), stem("вагонами", "ru"), stem("batteries", "en")
    ('camion', 'вагон', 'battery')
    """
    match language:
        case "ru":
            return _russian(word)
        case "es":
            return _spanish(word)
        case _:
            return _english(word)


def _russian(word: str) -> str:
    for ending in _RUSSIAN:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _spanish(word: str) -> str:
    for ending, instead in _SPANISH:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)] + instead
            break
    if len(word) >= SHORTEST_VOWEL_STEM and word[-1] in "aoe":
        return word[:-1]
    return word


def _english(word: str) -> str:
    if len(word) <= SHORTEST_STEM or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word[: -len("ies")] + "y"
    if word.endswith("es") and word[: -len("es")].endswith(_SIBILANTS):
        return word[: -len("es")]
    return word[:-1]


def language_of(text: str) -> str:
    """Return the language of a short text among es, en and ru; empty where words don't tell.

    Examples
    --------
    >>> language_of("Ищем поставщиков"), language_of("Venta de café"), language_of("Café")
    ('ru', 'es', '')
    """
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic > latin:
        return "ru"
    held = words(text)
    counts = {name: sum(word in known for word in held) for name, known in _FUNCTION_WORDS.items()}
    if counts["es"] == counts["en"]:
        return ""
    return max(counts, key=lambda name: counts[name])
