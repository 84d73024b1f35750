"""The problems of a folder, collected while it is read."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from corredor.core.errors import CorredorError, Place, Problems

MOST_PER_FILE: Final = 1000
"""Problems kept of one code in one file; whoever mends these runs the check again."""
MOST_COMPARED: Final = 2000
"""Words with which a misspelt one is compared."""
MOST_SUGGESTED: Final = 20
"""Misspelt words of one column that are compared; the reader mends the others alike."""
SIMILAR: Final = 0.6


class Refused(Exception):
    """What is wrong with a cell, before its place is known."""

    def __init__(self, kind: type[CorredorError], /, **fields: object) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.fields = fields

    def at(self, place: Place, excerpt: str = "") -> CorredorError:
        """Return it as an error at its place."""
        return self.kind(place, excerpt=excerpt, **self.fields)


class Diagnostics:
    """The problems found so far; `add` keeps the first thousand of a kind in each file."""

    def __init__(self) -> None:
        self._errors: list[CorredorError] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, error: CorredorError) -> None:
        """Keep a problem."""
        key = (error.place.file if error.place else "", error.code)
        self._counts[key] += 1
        if self._counts[key] <= MOST_PER_FILE:
            self._errors.append(error)

    def is_full(self, file: str, code: str) -> bool:
        """Whether no further problem of a code is kept for a file."""
        return self._counts[file, code] >= MOST_PER_FILE

    def extend(self, errors: Iterable[CorredorError]) -> None:
        """Keep several problems."""
        for error in errors:
            self.add(error)

    @property
    def has_errors(self) -> bool:
        """Whether one of the problems is an error."""
        return any(error.severity == "error" for error in self._errors)

    def add_excerpts(self, lines: Mapping[str, Callable[[int], str]]) -> None:
        """Give the problems without excerpt the line at their place; `lines` finds it, by file."""
        for error in self._errors:
            if error.place is not None and not error.excerpt and error.place.file in lines:
                error.excerpt = lines[error.place.file](error.place.line)

    def raise_errors(self) -> None:
        """Raise all problems together if one of them is an error.

        Raises
        ------
        Problems
            Errors, warnings and notes, the most severe first.
        """
        if self.has_errors:
            raise Problems(self._errors)

    def sorted(self) -> tuple[CorredorError, ...]:
        """Return the problems, the most severe first and then by place."""
        return tuple(sorted(self._errors, key=lambda error: error.order))


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the known word that is most like the one given.

    Examples
    --------
    >>> nearest("documnt", ["id", "document"])
    'document'
    """
    return Suggestions(known, otherwise).of(word)


class Suggestions:
    """Known words, and for misspelt ones that which may be meant.

    The first twenty misspelt words are compared letter by letter with those known; for a later
    one the next in the alphabet is given, so that a thousand errors cost no more than twenty.

    Examples
    --------
    >>> Suggestions(["id", "document"]).of("documnt")
    'document'
    """

    def __init__(self, known: Iterable[str], otherwise: str = "") -> None:
        self._known = known
        self._otherwise = otherwise
        self._sorted: list[str] | None = None
        self._said: dict[str, str] = {}

    def of(self, word: str) -> str:
        """Return the known word that is most like the one given; else what `otherwise` says."""
        if self._sorted is None:
            self._sorted = sorted(self._known)
        if word not in self._said:
            compared = len(self._said) < MOST_SUGGESTED
            self._said[word] = (
                _closest(word, self._sorted, self._otherwise)
                if compared
                else _next(word, self._sorted, self._otherwise)
            )
        return self._said[word]


def _closest(word: str, ordered: Sequence[str], otherwise: str) -> str:
    candidates = ordered
    if len(candidates) > MOST_COMPARED:
        at = bisect_left(candidates, word)
        first = max(0, at - MOST_COMPARED // 2)
        candidates = candidates[first : first + MOST_COMPARED]
    close = difflib.get_close_matches(word, candidates, 1, SIMILAR)
    return close[0] if close else otherwise or next(iter(candidates), "")


def _next(word: str, ordered: Sequence[str], otherwise: str) -> str:
    if not ordered:
        return otherwise
    return ordered[min(bisect_left(ordered, word), len(ordered) - 1)]


def nearest_first(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return known words, the one most like the word given first and the others in their order."""
    ordered = list(known)
    close = difflib.get_close_matches(word, ordered, 1, SIMILAR)
    return tuple(dict.fromkeys([*close, *ordered]))
