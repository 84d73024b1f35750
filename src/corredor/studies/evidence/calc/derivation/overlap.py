"""Overlap: what two texts share, word for word and in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.evidence.calc.derivation.words import (
    Codes,
    Words,
    shingles,
    unmasked_shingles,
)
from corredor.studies.evidence.calc.records import Span

RUN: Final = 4
"""Words from which a run that two texts share counts."""
MOST_PLACES: Final = 8
"""Places in the second text that are tried for one run of the first."""
NAME_LIKE: Final = 0.6
"""Share of capitals among a shared run's words from which it is a name or a title."""
EDGE: Final = 0.15
"""Share of a text at its head and at its foot where an outlet's own lines stand: the same ones
around all its articles, so that they are shared by texts that have nothing else in common."""
HEADING: Final = 20
"""Words up to which a run at the head of both is taken for such a line; a longer one is a lead."""
MOST_PASSAGES: Final = 40
_BLOCK: Final = 256


@dataclass(frozen=True)
class Run:
    """A run of words that two texts share: where it begins in each, and its length in words."""

    first: int
    second: int
    length: int


@dataclass(frozen=True)
class Overlap:
    """What two texts share.

    Each pair holds the share of the first text and that of the second, from 0 to 1: `fives`,
    `threes` and `pairs` of its distinct runs of five, three and two words, `content` of its
    distinct long words whatever their endings, `runs` of its words that lie in shared runs of
    four words or more, `whole` the same without any mask. `longest` is the longest run in words,
    `common` the number of distinct long words that both have.
    Names, titles and masked words are in none of them but `whole`; runs at the head or the foot of
    both texts only in the shares of distinct runs. `sizes` are the words of each.
    """

    sizes: tuple[int, int]
    fives: tuple[float, float]
    threes: tuple[float, float]
    pairs: tuple[float, float]
    content: tuple[float, float]
    runs: tuple[float, float]
    whole: tuple[float, float]
    longest: int
    common: int
    passages: tuple[tuple[Span, Span], ...] = field(repr=False, default=())


def overlap(first: Words, second: Words) -> Overlap:
    """What two texts share, measured by containment in either direction.

    Examples
    --------
    >>> from corredor.studies.evidence.calc.derivation.words import Prepared, words_of
    >>> one = words_of(Prepared("The port opens a new pier in June, the mayor said today."))
    >>> two = words_of(Prepared("Officials: the port opens a new pier in June."))
    >>> made = overlap(one, two)
    >>> made.longest, round(made.runs[1], 2)
    (8, 0.89)
    """
    found = list(shared_runs(first.codes, second.codes))
    plain = {run: _plain_length(first, second, run) for run in found}
    counted = [
        run
        for run in found
        if plain[run] >= RUN and not _is_name(first, run) and not _at_edge(first, second, run)
    ]
    content = np.unique(_content(first)), np.unique(_content(second))
    return Overlap(
        sizes=(first.size, second.size),
        fives=_containments(unmasked_shingles(first, 5), unmasked_shingles(second, 5)),
        threes=_containments(unmasked_shingles(first, 3), unmasked_shingles(second, 3)),
        pairs=_containments(unmasked_shingles(first, 2), unmasked_shingles(second, 2)),
        content=_containments(*content),
        runs=_covered(first, second, counted, masked=True),
        whole=_covered(first, second, found, masked=False),
        longest=max((plain[run] for run in counted), default=0),
        common=len(np.intersect1d(*content, assume_unique=True)),
        passages=_passages(first, second, counted),
    )


def _content(words: Words) -> Codes:
    return words.loose[words.plain & (words.loose != 0)]


def _containments(first: Codes, second: Codes) -> tuple[float, float]:
    """Return the share of the distinct codes of each that the other has, too."""
    one, two = np.unique(first), np.unique(second)
    both = len(np.intersect1d(one, two, assume_unique=True))
    return both / max(1, len(one)), both / max(1, len(two))


def shared_runs(first: Codes, second: Codes) -> Iterator[Run]:
    """Yield the runs of four words or more that two texts share, by their place in the first.

    At each place the longest one is taken and the search goes on behind it, so that no word of
    the first text lies in two runs.
    """
    here, there = shingles(first, RUN), shingles(second, RUN)
    held = np.isin(there, here)
    places: defaultdict[int, list[int]] = defaultdict(list)
    for at in np.flatnonzero(held).tolist():
        known = places[int(there[at])]
        if len(known) < MOST_PLACES:
            known.append(at)
    begin = 0
    for at in np.flatnonzero(np.isin(here, there)).tolist():
        if at < begin:
            continue
        options = [(_common(first, second, at, other), -other) for other in places[int(here[at])]]
        length, other = max(options)
        if length >= RUN:
            yield Run(at, -other, length)
            begin = at + length


def _common(first: Codes, second: Codes, at: int, other: int) -> int:
    """Return how many words are equal from two places on."""
    length = 0
    while True:
        one = first[at + length : at + length + _BLOCK]
        two = second[other + length : other + length + _BLOCK]
        size = min(len(one), len(two))
        differs = np.flatnonzero(one[:size] != two[:size])
        if len(differs):
            return length + int(differs[0])
        length += size
        if size < _BLOCK:
            return length


def _is_name(words: Words, run: Run) -> bool:
    """Whether a shared run is a long name or a title, by its capitals."""
    within = slice(run.first, run.first + run.length)
    long = words.loose[within] != 0
    return bool(words.capital[within][long].mean() >= NAME_LIKE) if long.any() else False


def _plain_length(first: Words, second: Words, run: Run) -> int:
    """Return how many words of a run are masked in neither text."""
    one = first.plain[run.first : run.first + run.length]
    two = second.plain[run.second : run.second + run.length]
    return int((one & two).sum())


def _covered(first: Words, second: Words, runs: list[Run], *, masked: bool) -> tuple[float, float]:
    """Return the share of the words of each text, or of those not masked, within runs."""
    shares: list[float] = []
    for words, starts in ((first, [r.first for r in runs]), (second, [r.second for r in runs])):
        within = np.zeros(words.size, np.bool_)
        for start, run in zip(starts, runs, strict=True):
            within[start : start + run.length] = True
        counted = words.plain if masked else np.ones(words.size, np.bool_)
        shares.append(float((within & counted).sum() / max(1, counted.sum())))
    return shares[0], shares[1]


def _at_edge(first: Words, second: Words, run: Run) -> bool:
    """Whether a run stands at the head of both texts, or at the foot of both."""
    places = ((run.first, first.size), (run.second, second.size))
    head = all(at + run.length <= EDGE * size for at, size in places)
    foot = all(at >= (1 - EDGE) * size for at, size in places)
    return (head and run.length <= HEADING) or foot


def _passages(first: Words, second: Words, runs: list[Run]) -> tuple[tuple[Span, Span], ...]:
    longest = sorted(runs, key=lambda run: (-run.length, run.first))[:MOST_PASSAGES]
    return tuple(
        (_span(first, run.first, run.length), _span(second, run.second, run.length))
        for run in sorted(longest, key=lambda run: run.first)
    )


def _span(words: Words, start: int, length: int) -> Span:
    return Span(int(words.starts[start]), int(words.ends[start + length - 1]))
