"""Asking an index: every listed name that covers, or is covered, enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.index.candidates import Candidates, Coverage
from corredor.studies.screening.calc.index.keys import KEYS
from corredor.studies.screening.calc.index.name_index import NameIndex
from corredor.studies.screening.calc.index.questions import Questions, questions
from corredor.studies.screening.calc.index.ranges import (
    Bools,
    Hashes,
    Ints,
    Numbers,
    distinct,
    spans,
)
from corredor.studies.screening.calc.names.records import NameForm

AT_A_TIME: Final = 2_000
"""Names asked for at a time, which bounds memory."""
MOST_WORDS: Final = 62
"""Words of a name that are asked for; a name with more is marked truncated."""
_ONE: Final = np.uint64(1)
_BY_INITIAL: Final = np.uint64(1 << 63)
_WORDS: Final = np.uint64((1 << MOST_WORDS) - 1)


@dataclass(frozen=True, eq=False)
class _Found:
    """Listed names of one name asked for."""

    names: Numbers
    shares: NDArray[np.float64]
    whole: Bools
    truncated: bool


def candidates(
    index: NameIndex,
    forms: Iterable[NameForm],
    identifiers: Mapping[int, Sequence[tuple[str, str]]] = MappingProxyType({}),
) -> Candidates:
    """Return every listed name within the budget of an index of each name asked for.

    A listed name is a candidate if the words that meet weigh at least the budget's share of either
    name, at least one of them no initial; or if a key of the whole name or an identifier meets.
    `definition` says the same slowly.

    Parameters
    ----------
    forms
        Normal forms of the names asked for.
    identifiers
        Kinds and values of the identifiers of the bearer of a name, by the name's number.
    """
    found = list(_answers(index, iter(forms), identifiers))
    truncated = np.array([answer.truncated for answer in found], np.bool_)
    coverage = Coverage(
        budget=index.budget,
        keys=KEYS,
        names=len(index),
        wordless=index.wordless,
        asked=len(found),
        truncated=int(np.count_nonzero(truncated)),
    )
    counts = [len(answer.names) for answer in found]
    return Candidates(
        asked=np.repeat(np.arange(len(found), dtype=np.int32), counts),
        names=_all([answer.names for answer in found], np.int32),
        shares=_all([answer.shares for answer in found], np.float32),
        whole=_all([answer.whole for answer in found], np.bool_),
        truncated=truncated,
        coverage=coverage,
    )


def _all(parts: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, kind), *(part.astype(kind) for part in parts)])


def _answers(
    index: NameIndex,
    forms: Iterator[NameForm],
    identifiers: Mapping[int, Sequence[tuple[str, str]]],
) -> Iterator[_Found]:
    marks = np.zeros(len(index.words), np.uint64)
    begin = 0
    while some := list(islice(forms, AT_A_TIME)):
        parts = [part for form in some for part in form.every]
        first = np.cumsum([0, *(len(form.every) for form in some)]).tolist()
        held: list[Sequence[tuple[str, str]]] = [()] * len(parts)
        for at in range(len(some)):
            held[first[at]] = identifiers.get(begin + at, ())
        asked = questions(index, parts, held, MOST_WORDS)
        for at, form in enumerate(some):
            found = [
                _Asking(index, asked, row, marks).found() for row in range(*first[at : at + 2])
            ]
            long = any(len(part.bearing) > MOST_WORDS for part in form.every)
            yield _cut(*_owned(index, found), index.budget.most, long)
        begin += len(some)


def _owned(
    index: NameIndex, found: Sequence[tuple[Numbers, NDArray[np.float64], Bools]]
) -> tuple[Numbers, NDArray[np.float64], Bools]:
    """Return whole names for their parts, each once with the greatest share."""
    names, shares, whole = (np.concatenate(held) for held in zip(*found, strict=True))
    owners = index.owners[names]
    if len(found) == 1 and (owners[1:] > owners[:-1]).all():
        return owners, shares, whole
    different, row = np.unique(owners, return_inverse=True)
    most, any_whole = np.zeros(len(different)), np.zeros(len(different), np.bool_)
    np.maximum.at(most, row, shares)
    np.logical_or.at(any_whole, row, whole)
    return different, most, any_whole


def _cut(
    names: Numbers, shares: NDArray[np.float64], whole: Bools, most: int, truncated: bool
) -> _Found:
    """Return listed names, those covered most where there are too many."""
    if len(names) <= most:
        return _Found(names, shares, whole, truncated)
    kept = np.sort(np.lexsort((names, -shares, ~whole))[:most])
    return _Found(names[kept], shares[kept], whole[kept], True)


class _Asking:
    """One name asked for.

    Parameters
    ----------
    index, asked, at
        The index, the names asked for, and the number of this one.
    marks
        For each listed word, places of the words that it meets, as bits; empty before and after.
    """

    def __init__(self, index: NameIndex, asked: Questions, at: int, marks: Hashes) -> None:
        self.index, self.asked, self.marks = index, asked, marks
        self.places = slice(int(asked.names.starts[at]), int(asked.names.starts[at + 1]))
        self.row: Ints = asked.names.values[self.places]
        self.initial: Bools = asked.initial[self.row]
        self.whole: Numbers = asked.whole.of(np.array([at]))[1]

    def found(self) -> tuple[Numbers, NDArray[np.float64], Bools]:
        """Return listed names, shares covered, and whether a key of the whole name met."""
        if self.initial.all():
            return self.whole, np.ones(len(self.whole)), np.ones(len(self.whole), np.bool_)
        touched, led = self._marked()
        at, joined = self._joined()
        parts = [self.whole, self.index.leading.of(touched)[1], self.index.postings.of(led)[1]]
        if len(joined):
            parts.append(self.index.names_of(joined))
        names = distinct(np.concatenate(parts))
        initials = self._mark_initials()
        first = self.index.names.starts[names]
        counts = self.index.names.starts[names + 1] - first
        flat = spans(first, counts)
        words = self.index.names.values[flat]
        met = self.marks[words]
        if len(joined):
            own = np.searchsorted(flat, joined)
            for neighbour in (own, own + 1):
                np.bitwise_or.at(met, neighbour, _ONE << at.astype(np.uint64))
        self.marks[touched] = 0
        self.marks[initials] = 0
        return self._enough(names, counts, words, met)

    def _marked(self) -> tuple[Numbers, Numbers]:
        """Mark listed words; return those, and the ones of which all names are looked at."""
        asked, marks = self.asked, self.marks
        place, words = asked.met.of(self.row)
        bits = _ONE << place.astype(np.uint64)
        np.bitwise_or.at(marks, words, bits)
        led = words[asked.lead[self.places][place]]
        starts = asked.glued.starts
        if starts[self.places.start] < starts[self.places.stop]:
            place, glued = asked.glued.of(np.arange(self.places.start, self.places.stop))
            for at in (place, place + 1):
                np.bitwise_or.at(marks, glued, _ONE << at.astype(np.uint64))
            words, led = np.concatenate([words, glued]), np.concatenate([led, glued])
        return distinct(words), distinct(led)

    def _joined(self) -> tuple[Ints, Numbers]:
        """Return places of words, and in the listed names, where a word is two neighbours glued."""
        return self.asked.joined.of(self.row)

    def _mark_initials(self) -> Ints:
        """Mark listed initials that a word begins with; return them."""
        bits = np.bitwise_or.reduce(self.asked.opening[self.row])
        initials = self.index.words.initials
        opened = initials[(self.index.words.openings[initials] & bits) != 0]
        self.marks[opened] |= _BY_INITIAL
        return opened

    def _enough(
        self, names: Numbers, counts: Ints, words: Numbers, met: Hashes
    ) -> tuple[Numbers, NDArray[np.float64], Bools]:
        """Return the names that cover or are covered enough, or were found by a whole key."""
        whole = np.isin(names, self.whole) if len(self.whole) else np.zeros(len(names), np.bool_)
        filled = counts > 0
        starts = (np.cumsum(counts) - counts)[filled]
        if not len(starts):
            return names[whole], np.ones(len(names))[whole], whole[whole]
        weight = self.index.weights[words]
        total = np.add.reduceat(weight, starts)
        covered = np.add.reduceat(weight * (met != 0), starts)
        bits = np.bitwise_or.reduceat(met, starts)
        own = self._own(bits, words, starts)
        asked = int(self.asked.weight[self.row].sum())
        share = self.index.budget.share
        enough = whole.copy()
        enough[filled] |= ((own >= share * asked) | (covered >= share * total)) & (
            (bits & _WORDS) != 0
        )
        shares = np.ones(len(names))
        shares[filled] = np.maximum(own / asked, covered / total)
        return names[enough], shares[enough], whole[enough]

    def _own(self, bits: Hashes, words: Numbers, starts: Ints) -> Ints:
        """Return how much of the name asked for each listed name covers [grain]."""
        own = np.zeros(len(bits), np.int64)
        opened = None
        for place, word in enumerate(self.row.tolist()):
            there = (bits >> np.uint64(place)) & _ONE
            if self.initial[place]:
                if opened is None:
                    opened = np.bitwise_or.reduceat(self.index.words.openings[words], starts)
                there |= (opened & self.asked.opening[word]) != 0
            own += there.astype(np.int64) * self.asked.weight[word]
        return own
