"""Edges: which documents derive from which or from one origin, how, and how surely."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.derivation.alignment import Alignment
from corredor.studies.evidence.calc.derivation.fingerprint import candidates, fingerprint_of
from corredor.studies.evidence.calc.derivation.overlap import Overlap, overlap
from corredor.studies.evidence.calc.derivation.retelling import Retelling, retelling
from corredor.studies.evidence.calc.derivation.words import Prepared, Words, words_of
from corredor.studies.evidence.calc.records import Derivation, DerivationKind, Span

LEAST_PROBABILITY: Final = 0.4
"""Probability from which an edge is told at all."""
VERBATIM: Final = 0.95
NEAR_VERBATIM: Final = 0.5
"""Share of a text's words in shared runs from which it is a copy, word for word or nearly."""
SURE: Final = 0.999

_BASE: Final = -4.2
_RUNS: Final = 16.0
_THREES: Final = 10.0
_PAIRS: Final = 4.0
_CONTENT: Final = 3.0
_RETOLD: Final = 5.0
_LONGEST: Final = 0.45
"""Weights of the measures in the log odds of one origin, set by hand.

They put the odds at even where a tenth of the words lies in shared runs of four and a tenth of
the runs of three is shared, which parts rewritten from original answers in the published corpus
of Clough and Stevenson (2011), and near none for two reports on one subject.
"""
_CHANCE_RUN: Final = 5
"""Words up to which a shared run says nothing by its length alone."""
_MOST_LONGEST: Final = 9.0
_WORD: Final = 0.35
"""Log odds that each shared word beyond a chance run can give at most, from even odds on.

A short sentence is no proof by itself, however large a share of the texts it is: two offices word
a monthly figure alike. Eight words give 0.74, eleven 0.89, twenty 0.995. An edge that stays
unsure is shown and kept in the range of the counts; taken as certain, a wrong one would hide a
witness, and left out, a true one would invent one.
"""
_CHANCE_CONTENT: Final = 0.5
_ENOUGH_WORDS: Final = 10
"""Shared words from which shares are taken at their face value."""
_MOSTLY: Final = 0.75
"""Share of a text's words in shared runs, quotations among them, that no shared speech explains."""
_RATIO: Final = 10.0
"""Ratio of lengths from which a short text's single words are found in the long one by chance."""

_TRANSLATED: Final = 14.0
_HALF_TRANSLATED: Final = 0.28
_FEWEST_PARTNERS: Final = 3
"""An article and its translation score near 1, two retellings of one interview across languages
0.5 to 0.8, two articles on one subject 0.11 at most."""
_PARTNERS: Final = 1.5
_HALF_PARTNERS: Final = 2.0
_CHANCE_PARTNERS: Final = 0.13
"""Partners count by their number, too, where a part of a text was translated: beyond those that a
text on the same subject has by chance."""

ORIGIN: Final[Mapping[str, float]] = {
    "interview": 0.9,
    "column": 0.9,
    "article": 0.9,
    "speech": 0.5,
    "statement": 0.5,
    "outlet": 0.3,
}
"""Probability that two texts that name the same source of a kind retell one and the same piece."""


class _Reading(NamedTuple):
    """What speaks for an edge: its kind, its probability, its passages and its measures."""

    kind: DerivationKind
    probability: float
    passages: tuple[tuple[Span, Span], ...]
    measures: dict[str, float]


def derivations(
    documents: Mapping[str, Prepared], alignments: Iterable[Alignment] = ()
) -> tuple[Derivation, ...]:
    """Edges between documents that are not each other's independent witnesses.

    Parameters
    ----------
    documents
        By id.
    alignments
        Of documents in two languages, see `corredor.studies.evidence.calc.derivation.alignment`.

    Returns
    -------
    tuple of Derivation
        One for each pair at most, in the order of the ids. Which of the two came first is a
        matter of dates and not said here.

    Examples
    --------
    >>> said = "The port opens a new pier in June, and the old ferry moves to the northern bank."
    >>> found = derivations({"a": Prepared(said), "b": Prepared(said.upper())})
    >>> [(edge.first, edge.second, edge.kind) for edge in found]
    [('a', 'b', 'verbatim')]
    """
    words = {name: words_of(documents[name]) for name in sorted(documents)}
    prints = {name: fingerprint_of(words[name], documents[name]) for name in words}
    readings: dict[tuple[str, str], list[_Reading]] = {}
    for pair in candidates(prints):
        readings.setdefault(pair, []).append(_compared(pair, documents, words))
    for found in alignments:
        pair = (found.first, found.second)
        readings.setdefault(pair, []).append(_translation(found))
    for pair, kind in _common_origins(documents).items():
        readings.setdefault(pair, []).append(_Reading("same_origin", ORIGIN[kind], (), {}))
    edges = (_edge(pair, readings[pair]) for pair in sorted(readings))
    return tuple(edge for edge in edges if edge.probability >= LEAST_PROBABILITY)


def _compared(
    pair: tuple[str, str], documents: Mapping[str, Prepared], words: Mapping[str, Words]
) -> _Reading:
    first, second = pair
    shared = overlap(words[first], words[second])
    told = retelling(words[first], words[second], documents[first], documents[second])
    measures = {
        "containment": max(shared.fives),
        "longest_run": float(shared.longest),
        "retold": max(told.first, told.second),
        "runs": max(shared.runs),
    }
    passages = shared.passages or told.passages
    return _Reading(_kind(shared, told), text_probability(shared, told), passages, measures)


def _kind(shared: Overlap, told: Retelling) -> DerivationKind:
    """Return how one text has the words of the other: sentences taken as they are, are a copy."""
    copied = max(shared.whole)
    if copied >= VERBATIM:
        return "verbatim"
    if copied >= NEAR_VERBATIM:
        return "near_verbatim"
    runs = [run for run, _ in shared.passages]
    exact = all(any(_covers(run, sentence) for run in runs) for sentence, _ in told.passages)
    return "near_verbatim" if told.passages and exact else "paraphrase"


def _covers(run: Span, sentence: Span) -> bool:
    """Whether a shared run holds a sentence, but for the marks at its ends."""
    shared = min(run.end, sentence.end) - max(run.start, sentence.start)
    return shared >= VERBATIM * (sentence.end - sentence.start)


def text_probability(shared: Overlap, told: Retelling) -> float:
    """Probability that two texts in one language have one origin [1], by what they share."""
    small, large = sorted(shared.sizes)
    copied = max(shared.whole)
    if copied >= VERBATIM or (copied >= _MOSTLY and small >= _ENOUGH_WORDS):
        return _by_evidence(SURE, copied * small)
    common = max(share * size for share, size in zip(shared.runs, shared.sizes, strict=True))
    weight = min(1.0, common / _ENOUGH_WORDS)
    even = min(1.0, _RATIO * small / max(1, large))
    odds = (
        _BASE
        + weight * _RUNS * max(shared.runs)
        + even * _THREES * max(shared.threes)
        + even * _PAIRS * max(shared.pairs)
        + even * _CONTENT * max(0.0, max(shared.content) - _CHANCE_CONTENT)
        + even * _RETOLD * max(told.first, told.second)
        + min(_MOST_LONGEST, _LONGEST * max(0, shared.longest - _CHANCE_RUN))
    )
    return _by_evidence(_logistic(odds), max(common, shared.common))


def _by_evidence(probability: float, words: float) -> float:
    """Return a probability, or as much as so many shared words can give at most."""
    return min(SURE, probability, _logistic(_WORD * max(0.0, words - _CHANCE_RUN)))


def _translation(found: Alignment) -> _Reading:
    measures = {
        "aligned": max(found.shares),
        "alignment": found.score,
        "monotone": found.monotone,
    }
    return _Reading("translation", translation_probability(found), found.passages, measures)


def translation_probability(found: Alignment) -> float:
    """Probability that one document is told in another language by the other [1].

    Partners out of order count for less; of fewer than three partners only near-perfect ones say
    anything.
    """
    if not found.score:
        return 0.0
    count = max(1, len(found.passages))
    order = 1.0 if count < _FEWEST_PARTNERS else 0.5 + 0.5 * found.monotone
    by_share = _TRANSLATED * (found.score * order * count / (count + 1) - _HALF_TRANSLATED)
    share = max(found.shares)
    sentences = count / share if share else 0.0
    beyond = sentences * (found.score * order - _CHANCE_PARTNERS)
    by_number = _PARTNERS * (beyond - _HALF_PARTNERS)
    return min(SURE, _logistic(max(by_share, by_number)))


def _common_origins(documents: Mapping[str, Prepared]) -> dict[tuple[str, str], str]:
    """Return the pairs of documents that say that they retell the same, with the kind of source."""
    named: dict[tuple[str, str, str], list[str]] = {}
    for name in sorted(documents):
        for source in documents[name].origins:
            key = (source.kind, source.entity, source.within)
            if source.kind in ORIGIN and source.entity and name not in named.setdefault(key, []):
                named[key].append(name)
    pairs: dict[tuple[str, str], str] = {}
    for (kind, _, _), names in sorted(named.items()):
        for first, second in pairwise(names):
            known = pairs.setdefault((first, second), kind)
            if ORIGIN[kind] > ORIGIN[known]:
                pairs[first, second] = kind
    return pairs


def _edge(pair: tuple[str, str], readings: list[_Reading]) -> Derivation:
    """Put together what speaks for one edge, as if each reason stood for itself."""
    against = math.prod(1.0 - reading.probability for reading in readings)
    strongest = max(readings, key=lambda reading: (bool(reading.measures), reading.probability))
    kind = strongest.kind
    if kind == "paraphrase" and any(reading.kind == "same_origin" for reading in readings):
        kind = "same_origin"
    measures = {name: value for reading in readings for name, value in reading.measures.items()}
    return Derivation(
        *pair,
        kind=kind,
        probability=round(min(SURE, 1.0 - against), 3),
        passages=strongest.passages,
        measures=tuple((name, round(measures[name], 3)) for name in sorted(measures)),
    )


def _logistic(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, odds))))
