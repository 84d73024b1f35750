"""The problems of a folder, collected while it is read."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from corredor.core.errors import CorredorError, Place, Problems

MOST_PER_FILE: Final = 1000
"""Problems kept of one code in one file; whoever mends these runs the check again."""
MOST_COMPARED: Final = 5000
"""Words with which a misspelt one is compared."""
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
    candidates = sorted(known)
    if len(candidates) > MOST_COMPARED:
        candidates = [c for c in candidates if c[:1] == word[:1]][:MOST_COMPARED]
    close = difflib.get_close_matches(word, candidates, 1, SIMILAR)
    return close[0] if close else otherwise or next(iter(candidates), "")


def nearest_first(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return known words, the one most like the word given first and the others in their order."""
    ordered = list(known)
    close = difflib.get_close_matches(word, ordered, 1, SIMILAR)
    return tuple(dict.fromkeys([*close, *ordered]))
