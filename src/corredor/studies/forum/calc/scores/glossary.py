"""Terms of trade in three languages, and which of them a text names.

A text in one language and a text in another meet in the terms that both name. A phrase of the
glossary is one or more words; a star stands for any ending. The words of a longer phrase may
stand in any order within a few words of each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.scores.words import LANGUAGES, fold, language_of, stem, words

FloatArray = NDArray[np.float32]

STAR: Final = "*"
SEPARATOR: Final = ";"
WINDOW: Final = 4
"""Words within which the words of a phrase stand."""
LONGEST_PREFIX: Final = 14
GENERAL_WEIGHT: Final = 0.4
"""Weight [1] of a term that many trades share (equipment, consulting), beside a thing's of 1."""


class Term(NamedTuple):
    """A term: its id, ISIC division (empty: none), whether many trades share it, its phrases.

    `phrases` maps a language to phrases parted by semicolons.
    """

    id: str
    division: str
    general: bool
    phrases: Mapping[str, str]


class _Part(NamedTuple):
    letters: str
    prefix: bool

    def fits(self, word: str, stemmed: str) -> bool:
        return word.startswith(self.letters) if self.prefix else stemmed == self.letters


class _Phrase(NamedTuple):
    term: int
    rest: tuple[_Part, ...]


@dataclass(frozen=True)
class Glossary:
    """Terms with an index by the first word of each phrase.

    Examples
    --------
    >>> rows = [Term("coffee", "01", False, {"es": "café", "en": "coffee", "ru": "кофе*"})]
    >>> glossary = Glossary.of(rows)
    >>> glossary.named("Exportamos café verde", "es"), glossary.named("Кофейные зёрна", "ru")
    ((0,), (0,))
    """

    terms: tuple[Term, ...]
    divisions: tuple[str, ...]
    _stems: Mapping[str, Mapping[str, tuple[_Phrase, ...]]]
    _prefixes: Mapping[str, Mapping[str, tuple[_Phrase, ...]]]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Glossary:
        """Return a glossary of terms."""
        held = tuple(terms)
        stems: dict[str, dict[str, tuple[_Phrase, ...]]] = {}
        prefixes: dict[str, dict[str, tuple[_Phrase, ...]]] = {}
        for language in LANGUAGES:
            indexes = stems.setdefault(language, {}), prefixes.setdefault(language, {})
            for number, term in enumerate(held):
                for text in term.phrases.get(language, "").split(SEPARATOR):
                    parts = _parts(text, language)
                    if not parts:
                        continue
                    index = indexes[parts[0].prefix]
                    phrase = _Phrase(number, parts[1:])
                    index[parts[0].letters] = (*index.get(parts[0].letters, ()), phrase)
        divisions = tuple(sorted({term.division for term in held if term.division}))
        return cls(held, divisions, stems, prefixes)

    def named(self, text: str, language: str = "") -> tuple[int, ...]:
        """Return the numbers of the terms that a text names, rising.

        Without a language it is told from the words; where they don't tell it is read as
        Spanish and as English.
        """
        known = language if language in LANGUAGES else language_of(text)
        found: set[int] = set()
        for read_as in (known,) if known else ("es", "en"):
            found |= self._named(words(text), read_as)
        return tuple(sorted(found))

    def _named(self, held: list[str], language: str) -> set[int]:
        stemmed = [stem(word, language) for word in held]
        stems, prefixes = self._stems[language], self._prefixes[language]
        found: set[int] = set()
        for at, word in enumerate(held):
            starts = [stems.get(stemmed[at], ())]
            starts += [
                prefixes.get(word[:length], ())
                for length in range(1, min(len(word), LONGEST_PREFIX) + 1)
            ]
            for phrases in starts:
                for phrase in phrases:
                    if phrase.term not in found and _near(phrase.rest, at, held, stemmed):
                        found.add(phrase.term)
        return found

    def weights(self, named: Iterable[int]) -> tuple[FloatArray, FloatArray]:
        """Return unit vectors over the terms, shape (terms,), and divisions, shape (divisions,).

        Both are zero where no term is named.
        """
        terms = np.zeros(len(self.terms), np.float32)
        divisions = np.zeros(len(self.divisions), np.float32)
        place = {code: at for at, code in enumerate(self.divisions)}
        for number in named:
            term = self.terms[number]
            weight = GENERAL_WEIGHT if term.general else 1.0
            terms[number] = weight
            if term.division:
                divisions[place[term.division]] += weight
        return _unit(terms), _unit(divisions)


def _unit(vector: FloatArray) -> FloatArray:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def _parts(text: str, language: str) -> tuple[_Part, ...]:
    """Return the words of a phrase; in Russian the later words are met by their beginning."""
    held = fold(text).split()
    made: list[_Part] = []
    for word in held:
        if word.endswith(STAR):
            made.append(_Part(word.removesuffix(STAR), True))
        else:
            made.append(_Part(stem(word, language), language == "ru" and len(held) > 1))
    return tuple(part._replace(letters=part.letters[:LONGEST_PREFIX]) if part.prefix else part
                 for part in made)  # fmt: skip


def _near(rest: tuple[_Part, ...], at: int, held: list[str], stemmed: list[str]) -> bool:
    low, high = max(0, at - WINDOW), min(len(held), at + WINDOW + 1)
    others = [place for place in range(low, high) if place != at]
    return all(any(part.fits(held[k], stemmed[k]) for k in others) for part in rest)
