"""Conditions on the attributes of a consignment: where it was smelted, what it contains.

Written as alternatives of joined tests, such as ``smelted=RU | cast=RU`` or
``annex=I-A/I-B & metal_weight<0.15``. A test on a word is true for any of the words after ``=``,
or for none of those after ``!=``; a test on a number compares by ``<`` or ``>=``. An attribute
that nobody stated makes a test neither true nor false.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
UNKNOWN: Final = ""
"""The word of an attribute that nobody stated; of a number it is nan."""


class Relation(StrEnum):
    """How a test compares."""

    IS = "="
    IS_NOT = "!="
    BELOW = "<"
    AT_LEAST = ">="


TEST: Final = re.compile(r"(\w+)\s*(!=|>=|=|<)\s*(\S+)")
NUMERIC: Final = (Relation.BELOW, Relation.AT_LEAST)


class Coded(NamedTuple):
    """A column of words: the words, and the place of each row's word among them."""

    words: tuple[str, ...]
    codes: NDArray[np.intp]


Column = Coded | NDArray[np.float64]
"""An attribute of many consignments: words, or numbers with nan for unknown."""


def coded(words: Sequence[str]) -> Coded:
    """Return a column of words from one word a row.

    Examples
    --------
    >>> coded(["RU", "MX", "RU"]).words
    ('MX', 'RU')
    """
    known = tuple(sorted(set(words)))
    place = {word: index for index, word in enumerate(known)}
    return Coded(known, np.fromiter((place[word] for word in words), np.intp, len(words)))


@dataclass(frozen=True)
class Test:
    """One test of an attribute; `words` for a comparison of words, `bound` for one of numbers."""

    attribute: str
    relation: Relation
    words: frozenset[str] = frozenset()
    bound: float = np.nan

    def outcomes(self, column: Column) -> tuple[Mask, Mask]:
        """Return for each row whether the test is true, and whether it may be."""
        if isinstance(column, Coded):
            known = np.array([word != UNKNOWN for word in column.words], np.bool_)
            among = np.array([word in self.words for word in column.words], np.bool_)
            true = known & (among if self.relation is Relation.IS else ~among)
            return true[column.codes], (true | ~known)[column.codes]
        true = column < self.bound if self.relation is Relation.BELOW else column >= self.bound
        return true, true | np.isnan(column)

    def excludes(self, other: Test) -> bool:
        """Whether no attribute makes both true."""
        if self.attribute != other.attribute:
            return False
        relations = {self.relation, other.relation}
        if relations == {Relation.IS}:
            return not self.words & other.words
        if relations == {Relation.IS, Relation.IS_NOT}:
            given, barred = (self, other) if self.relation is Relation.IS else (other, self)
            return given.words <= barred.words
        if relations == set(NUMERIC):
            low, high = (self, other) if self.relation is Relation.AT_LEAST else (other, self)
            return low.bound >= high.bound
        return False

    def implies(self, other: Test) -> bool:
        """Whether the other is true wherever this one is."""
        if self.attribute != other.attribute:
            return False
        match self.relation, other.relation:
            case Relation.IS, Relation.IS:
                return self.words <= other.words
            case Relation.IS, Relation.IS_NOT:
                return not self.words & other.words
            case Relation.IS_NOT, Relation.IS_NOT:
                return self.words >= other.words
            case Relation.BELOW, Relation.BELOW:
                return self.bound <= other.bound
            case Relation.AT_LEAST, Relation.AT_LEAST:
                return self.bound >= other.bound
            case _:
                return False


Joined = tuple[Test, ...]
"""Tests that must all be true."""


@dataclass(frozen=True)
class Condition:
    """Alternatives of joined tests; without any alternative it is always true."""

    alternatives: tuple[Joined, ...] = ()

    @property
    def tests(self) -> Iterable[Test]:
        """All tests."""
        return (test for joined in self.alternatives for test in joined)

    def outcomes(self, columns: Mapping[str, Column], rows: int) -> tuple[Mask, Mask]:
        """Return for each row whether the condition is true, and whether it may be.

        An attribute without a column is unknown in every row.
        """
        if not self.alternatives:
            return np.ones(rows, np.bool_), np.ones(rows, np.bool_)
        true, possible = np.zeros(rows, np.bool_), np.zeros(rows, np.bool_)
        for joined in self.alternatives:
            all_true, all_possible = np.ones(rows, np.bool_), np.ones(rows, np.bool_)
            for test in joined:
                if test.attribute in columns:
                    is_true, may_be = test.outcomes(columns[test.attribute])
                    all_true &= is_true
                    all_possible &= may_be
                else:
                    all_true[:] = False
            true |= all_true
            possible |= all_possible
        return true, possible

    def compatible(self, other: Condition) -> bool:
        """Whether some consignment makes both true."""
        return any(
            not any(one.excludes(two) for one in first for two in second)
            for first in self.alternatives or ((),)
            for second in other.alternatives or ((),)
        )


def implied(joined: Joined, condition: Condition) -> bool:
    """Whether a condition is true wherever all of the joined tests are."""
    return not condition.alternatives or any(
        all(any(test.implies(wanted) for test in joined) for wanted in alternative)
        for alternative in condition.alternatives
    )


def condition(text: str) -> Condition:
    """Read a condition.

    Raises
    ------
    ValueError
        A test is not understood, or a bound is no number.

    Examples
    --------
    >>> read = condition("smelted=RU | cast=RU")
    >>> [test.attribute for test in read.tests]
    ['smelted', 'cast']
    """
    if not text.strip():
        return Condition()
    return Condition(
        tuple(tuple(_test(part) for part in joined.split("&")) for joined in text.split("|"))
    )


def _test(text: str) -> Test:
    found = TEST.fullmatch(text.strip())
    if not found:
        raise ValueError(f"test {text.strip()!r} is not understood: write such as smelted=RU")
    attribute, sign, right = found.groups()
    relation = Relation(sign)
    if relation in NUMERIC:
        return Test(attribute, relation, bound=float(right))
    return Test(attribute, relation, frozenset(right.split("/")))
