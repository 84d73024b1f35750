"""The index of listed names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from corredor.studies.screening.calc.index.budget import Budget
from corredor.studies.screening.calc.index.gathering import gathered
from corredor.studies.screening.calc.index.hashing import joined_hashes
from corredor.studies.screening.calc.index.ranges import (
    Bools,
    Hashes,
    Ints,
    Numbers,
    Rows,
    rows_by,
    spread_of,
)
from corredor.studies.screening.calc.index.words import Words, leading, openings_counted
from corredor.studies.screening.calc.names.records import NameForm


@dataclass(frozen=True, eq=False)
class NameIndex:
    """Listed names, ready to be asked which of them a name may be.

    Parameters
    ----------
    budget
        What it finds.
    words
        The dictionary.
    names
        Words of each name in their order. A name that a stroke parts stands whole, and then part
        by part.
    owners
        Which of the given names each is, or is a part of.
    postings
        Names of each word.
    leading
        Names of each word that is among their rarest: one of these is met by every name that
        covers enough of a listed one.
    joined, joined_at
        Hashes of neighbouring words glued, in order, and the place of the first in `names`.
    whole, whole_names
        Hashes of keys of whole names, in order, and the name of each.
    """

    budget: Budget
    words: Words
    names: Rows
    owners: Numbers
    postings: Rows
    leading: Rows
    joined: Hashes
    joined_at: Numbers
    whole: Hashes
    whole_names: Numbers

    @classmethod
    def of(
        cls,
        forms: Iterable[NameForm],
        budget: Budget | None = None,
        identifiers: Mapping[int, Sequence[tuple[str, str]]] = MappingProxyType({}),
    ) -> NameIndex:
        """Return the index of listed names.

        Parameters
        ----------
        forms
            Normal forms of the names, taken one by one and not kept.
        budget
            What is to be found; by default as `Budget` has it.
        identifiers
            Kinds and values of the identifiers of the bearer of a name, by the name's number.
        """
        budget = Budget() if budget is None else budget
        raw = gathered(forms, identifiers, budget)
        words = Words.of(raw.words, budget)
        names = Rows(raw.starts, raw.numbers)
        of_name = spread_of(names)
        postings = rows_by(names.values, of_name, len(words))
        leads = _leading(names, of_name, words, budget)
        joined, joined_at = _joined(names, of_name, words)
        order = np.lexsort((raw.named, raw.whole))
        return cls(
            budget=budget,
            words=words,
            names=names,
            owners=raw.owners,
            postings=postings,
            leading=rows_by(names.values[leads], of_name[leads], len(words)),
            joined=joined,
            joined_at=joined_at,
            whole=raw.whole[order],
            whole_names=raw.named[order],
        )

    def __len__(self) -> int:
        return int(self.owners[-1]) + 1 if len(self.owners) else 0

    @cached_property
    def counts(self) -> Ints:
        """How often each word stands in the names."""
        return _counts(self.names, len(self.words))

    @cached_property
    def opened(self) -> Ints:
        """How often words with each opening stand in the names."""
        return openings_counted(self.words.openings, self.counts)

    @cached_property
    def weights(self) -> Ints:
        """Weight of each word [grain]."""
        return self.words.weights(self.counts, len(self.names))

    def names_of(self, places: Numbers) -> Numbers:
        """Return the names in which some places of `names` lie."""
        return np.searchsorted(self.names.starts, places, "right").astype(np.int32) - 1

    @cached_property
    def wordless(self) -> int:
        """Names without a word but initials: found by keys of the whole name alone."""
        words = ~self.words.initial[self.names.values]
        of_name = spread_of(self.names)
        filled = np.bincount(self.owners[of_name[words]], minlength=len(self))
        return len(self) - int(np.count_nonzero(filled))


def _counts(names: Rows, words: int) -> Ints:
    return np.bincount(names.values, minlength=words).astype(np.int64)


def _leading(names: Rows, of_name: Ints, words: Words, budget: Budget) -> Bools:
    weights = words.weights(_counts(names, len(words)), len(names))[names.values]
    return leading(of_name, weights, words.initial[names.values], budget.share)


def _joined(names: Rows, of_name: Ints, words: Words) -> tuple[Hashes, Numbers]:
    """Return hashes of neighbouring words of names glued, in order, and the first one's place."""
    at = np.flatnonzero(of_name[:-1] == of_name[1:])
    one, other = names.values[at], names.values[at + 1]
    hashes = joined_hashes(words.first[one], words.length[one].astype(np.int64), words.first[other])
    order = np.argsort(hashes, kind="stable")
    return hashes[order], at[order].astype(np.int32)
