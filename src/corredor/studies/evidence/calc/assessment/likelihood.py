"""Likelihood: the seven words of ICD 203, kept apart from words of confidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

import regex as re

from corredor.studies.evidence.calc.records import Span

Likelihood = Literal[
    "almost_no_chance",
    "very_unlikely",
    "unlikely",
    "roughly_even",
    "likely",
    "very_likely",
    "almost_certain",
]
LIKELIHOODS: Final[tuple[Likelihood, ...]] = get_args(Likelihood)
Confidence = Literal["low", "moderate", "high"]

EDGES: Final = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95)
"""Probabilities at which one word gives way to the next (ICD 203, 2015, section D.6.e.2.a).

The bands there run from 1 to 5, 5 to 20, 20 to 45, 45 to 55, 55 to 80, 80 to 95 and 95 to 99 %."""
CERTAIN: Final = 0.99
"""Probability above which, and below its complement, ICD 203 has no word."""


def likelihood_of(probability: float) -> Likelihood | None:
    """Word of ICD 203 for a probability [1]; None for what is certain or ruled out.

    Examples
    --------
    >>> likelihood_of(0.7), likelihood_of(0.5), likelihood_of(1.0)
    ('likely', 'roughly_even', None)
    """
    if not 1 - CERTAIN <= round(probability, 9) <= CERTAIN:
        return None
    return LIKELIHOODS[bisect_right(EDGES, probability)]


@dataclass(frozen=True)
class LikelihoodWords:
    """Patterns of the words of likelihood and of confidence of all languages."""

    likelihood: re.Pattern[str]
    confidence: re.Pattern[str]

    @classmethod
    def of(cls, phrases: Mapping[str, Iterable[str]]) -> LikelihoodWords:
        """Compile lists of phrases under the names ``likelihood`` and ``confidence``."""
        return cls(_any_of(phrases["likelihood"]), _any_of(phrases["confidence"]))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(re.escape(p).replace(r"\ ", r"\s++") for p in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Mixture:
    """A sentence that mixes how likely a thing is with how sure the writer is of it."""

    sentence: Span
    likelihood: Span
    confidence: Span


def mixed_sentences(
    text: str, sentences: Sequence[Span], words: LikelihoodWords
) -> tuple[Mixture, ...]:
    """Sentences that hold a word of likelihood and a word of confidence, in order.

    Examples
    --------
    >>> words = LikelihoodWords.of({"likelihood": ["likely"], "confidence": ["high confidence"]})
    >>> text = "It is likely. We have high confidence that it is likely."
    >>> [(m.sentence.start, m.confidence.of(text)) for m in
    ...  mixed_sentences(text, [Span(0, 13), Span(14, 56)], words)]
    [(14, 'high confidence')]
    """
    found: list[Mixture] = []
    for span in sentences:
        likely = words.likelihood.search(text, span.start, span.end)
        sure = words.confidence.search(text, span.start, span.end)
        if likely and sure:
            found.append(Mixture(span, Span(*likely.span()), Span(*sure.span())))
    return tuple(found)
