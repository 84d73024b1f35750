"""The words that tell sentences and lines apart, in the form that `calc.text` takes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final

import regex

from corredor.data.language import language_table
from corredor.studies.evidence.calc.text import LineWords, SentenceWords

ABBREVIATIONS: Final = "abbreviations"
_NAMES: Final = r"\s++(?:(?:\p{Lu}[\p{L}\p{M}.'’-]*+|de|del|la|and|y|e|и)(?:,?\s++|\Z)){1,8}\Z"
"""One name or several that fill the rest of a line."""


@lru_cache(maxsize=8)
def sentence_words(language: str) -> SentenceWords:
    """Return the words that tell the ends of sentences.

    Parameters
    ----------
    language
        ``es``, ``en`` or ``ru``.

    Examples
    --------
    >>> sentence_words("es").kinds["Sr"]
    'before'
    """
    kinds: dict[str, str] = {}
    endings: dict[tuple[str, str], str] = {}
    parts: set[tuple[str, str]] = set()
    for table in ("any", language):
        for row in language_table(table, ABBREVIATIONS):
            pieces = [piece.rstrip(".") for piece in row["abbreviation"].split()]
            parts.update(pairwise(pieces))
            endings.update(dict.fromkeys(list(pairwise(pieces))[-1:], row["kind"]))
            kinds[".".join(pieces)] = row["kind"]
    starts = frozenset(row["word"] for row in language_table(language, "sentence_starts"))
    return SentenceWords(kinds, frozenset(parts), endings, starts)


@lru_cache(maxsize=8)
def line_words(language: str) -> LineWords:
    """Return the words that tell lines which are no running text.

    Parameters
    ----------
    language
        ``es``, ``en`` or ``ru``.

    Examples
    --------
    >>> bool(line_words("ru").captions.search("Порт. Фото: архив"))
    True
    """
    rows = language_table(language, "line_words")

    def words(kind: str) -> list[str]:
        return [row["word"] for row in rows if row["kind"] == kind]

    return LineWords(
        captions=_cue(words("caption"), r"(?:^|[.!?…”»)]\s{1,3}|[(|])", r"\s?[:/©|]"),
        credits=regex.compile(
            _cue(words("credit"), "^", r"\s?:").pattern
            + "|"
            + _cue(words("byline"), "^", _NAMES).pattern,
            regex.VERSION1,
        ),
        counted=frozenset(words("counter")),
    )


def _cue(words: Iterable[str], before: str, after: str) -> regex.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    either = "|".join(regex.escape(word) for word in longest_first)
    return regex.compile(rf"{before}(?i:{either}){after}", regex.VERSION1)
