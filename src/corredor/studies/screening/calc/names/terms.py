"""Terms of organisations: words, stems and phrases of several languages with one meaning."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from corredor.studies.screening.calc.names.tables import Terms

SHORTEST_STEM: Final = 3
LONGEST_ENDING: Final = 12
"""Letters that an inflected or derived word may have after its stem."""
_ENDING: Final = re.compile(
    r"(?:ts?i?on|its?el|stv|st|at|en|enn|esk|chesk|cesk|ichesk|icesk|sk|ov|ev|on|ar|n|nn|l|k){0,3}"
    r"(?:aya|oye|oe|ye|yy|iy|yi|ii|ij|iya|ia|ie|iye|ogo|omu|ymi|imi|ykh|ikh|ih|ami|akh|"
    r"oy|oi|ov|ev|ey|ei|om|am|em|uyu|iu|yu|u|y|i|a|ya|e|o|os|as|es|s|al|ales|ja|ija|ite|ata|ta)?"
)
"""What Slavic and Spanish derivation and inflection put after a stem, in Latin letters."""


class FoundPhrase(NamedTuple):
    """The words to before `after` mean a concept together."""

    after: int
    concept: str


class TermFinder:
    """Finds what a word or words in a row mean.

    Examples
    --------
    >>> terms = Terms({"machines": ("machine",)}, {"mashin": ("machine",)}, {"joint stock": "js"})
    >>> finder = TermFinder(terms, {"mach": ("machine",)})
    >>> finder.concepts("machines"), finder.concepts("mashiny"), finder.concepts("mach")
    (('machine',), ('machine',), ('machine',))
    >>> finder.phrase(["joint", "stock"], 0)
    FoundPhrase(after=2, concept='js')
    """

    def __init__(self, terms: Terms, abbreviations: Mapping[str, tuple[str, ...]]) -> None:
        self._words = terms.words
        self._stems = terms.stems
        self._abbreviations = abbreviations
        self._phrases: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for phrase, concept in terms.phrases.items():
            words = tuple(phrase.split())
            self._phrases[words[0]].append((words, concept))
        for rows in self._phrases.values():
            rows.sort(key=lambda row: (-len(row[0]), row))

    def concepts(self, key: str, sound: str = "", latin: bool = True) -> tuple[str, ...]:
        """Return the concepts of a word: as written, by abbreviation and by its stems.

        After a stem, a word in Latin letters must end as Slavic words do.
        """
        found = set(self._words.get(key, ()))
        found.update(self._abbreviations.get(key, ()))
        found.update(self._words.get(sound, ()))
        found.update(self._by_stem(key, latin))
        found.update(self._by_stem(sound, latin))
        return tuple(sorted(found))

    def _by_stem(self, spelt: str, latin: bool) -> set[str]:
        found = set[str]()
        longest = 0
        shortest = max(SHORTEST_STEM + latin, len(spelt) - LONGEST_ENDING)
        for length in range(len(spelt), shortest - 1, -1):
            concepts = self._stems.get(spelt[:length])
            if concepts and (not latin or longest or _ENDING.fullmatch(spelt, length)):
                longest = longest or length
                if length > SHORTEST_STEM or length == longest:
                    found.update(concepts)
        return found

    def phrase(self, keys: Sequence[str], first: int) -> FoundPhrase:
        """Return the longest phrase that begins with a word; it ends at once if there is none."""
        for words, concept in self._phrases.get(keys[first], ()):
            after = first + len(words)
            if tuple(keys[first:after]) == words:
                return FoundPhrase(after, concept)
        return FoundPhrase(first, "")
