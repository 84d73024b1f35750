"""The language of a text, told or left open; the one door to py3langid."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any, Final, cast

from corredor.core.label import LANGUAGES

PART: Final = 400
"""Code points of a part of a text whose language is told by itself."""
MOST_PARTS: Final = 6
"""Parts of a long text that are looked at, spread over it evenly."""
FEWEST_LETTERS: Final = 40
"""Letters below which no language is told."""
SURE: Final = 0.9
"""Probability from which on a part's language counts."""
AGREED: Final = 0.75
"""Share of the parts, by length, that must be in one language."""


def language_of(text: str) -> str:
    """Return the language of a text: ``es``, ``en`` or ``ru``; empty where it can't be told.

    Every language that the library knows takes part, so that a text in Portuguese or Ukrainian
    is told from one in Spanish or Russian and left open.

    Parameters
    ----------
    text
        Some sentences at least; a text that is partly in one language and partly in another is
        left open.

    Examples
    --------
    >>> language_of("The port of the island opened a new quay for grain ships on Monday morning.")
    'en'
    >>> language_of("OK")
    ''
    """
    if sum(map(str.isalpha, text[: MOST_PARTS * PART])) < FEWEST_LETTERS:
        return ""
    step = max(PART, len(text) // MOST_PARTS)
    weights: Counter[str] = Counter()
    for start in range(0, len(text), step):
        part = text[start : start + PART]
        letters = sum(map(str.isalpha, part))
        if letters >= FEWEST_LETTERS:
            language, probability = cast("tuple[str, float]", _identifier().classify(part))
            weights[language if probability >= SURE else ""] += letters
    found = max(LANGUAGES, key=lambda language: weights[language])
    return found if weights[found] >= AGREED * weights.total() > 0 else ""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid  # pyright: ignore[reportMissingTypeStubs]

    library = cast("Any", langid)
    return library.LanguageIdentifier.from_model_file(library.MODEL_FILE, norm_probs=True)
