"""Words of a name as it stands: initials, dotted abbreviations, glued capitals, joined marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_QUOTED: Final = re.compile(r"[«»\"“”„‟<>]+")
_INSIDE: Final = re.compile(r"['’‘ʼ`´ʻʹʺ]")
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s\b")
_DOTTED: Final = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?")
_GLUED: Final = re.compile(r"(?<=[a-zà-öø-ÿа-яё])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])")
_HANDS: Final = re.compile(r"(?<=[A-Za-z])(?=[぀-ヿ一-鿿])")
_ARTICLE: Final = re.compile(r"(?<!\w)([وب]?ال)(?=[\u0621-\u064a]{3,})(?!الله)")
"""The Arabic article, which Latin spellings part from its word."""
_PARTS: Final = re.compile(r"[^\W_]+")
_AND: Final = re.compile(r"\s*[&+]\s*")


def words_of(text: str, dotted_apart: bool) -> list[str]:
    """Return the words of a name.

    Parameters
    ----------
    text
        A name as it stands.
    dotted_apart
        Whether ``J.P.`` is two initials (in persons' names) and not one word.

    Examples
    --------
    >>> words_of("«Gruma», S.A.B. de C.V.", dotted_apart=False)
    ['Gruma', 'SAB', 'de', 'CV']
    >>> words_of("J.-C. Juncker", dotted_apart=True)
    ['J', 'C', 'Juncker']
    >>> words_of("SergeiLavrov", dotted_apart=True)
    ['Sergei', 'Lavrov']
    """
    text = unicodedata.normalize("NFKC", text)
    text = _QUOTED.sub(" ", text)
    text = _POSSESSIVE.sub("", text)
    text = _INSIDE.sub("", text)
    text = _AND.sub(" & ", text)
    if not dotted_apart:
        text = _DOTTED.sub(lambda found: f" {found[0].replace('.', '')} ", text)
    text = _HANDS.sub(" ", _GLUED.sub(" ", text))
    text = text.replace("&", " and ")
    return _PARTS.findall(_ARTICLE.sub("\\1 ", text))
