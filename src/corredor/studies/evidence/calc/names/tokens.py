"""Words of a text with what the grammar of names asks of each: its case, its place, its gap."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from corredor.studies.evidence.calc.names.words import NameWords, folded
from corredor.studies.evidence.calc.records import Sentence

_WORD: Final = re.compile(
    r"([^\W\d_](?:"
    r"(?<=E)E\.[ \u00a0]?UU\.?"
    r"|\.(?:[^\W\d_]\.){1,3}(?:[^\W\d_](?![\w.]))?"  # U.S., А. С. without blanks
    r"|(?<!\w[’'].)\w*(?:(?:[-‑&]|[’'ʻ](?!s\b)|\.(?=[a-zа-яё]{2}))\w+)*"
    r"))",
)
"""A word, in a group: a stretch split by it is gaps and words by turns."""
LONGEST_ABBREVIATION: Final = 4
_POINTED: Final = frozenset(("St", "Ste", "Sta", "Sto"))
_OPENING: Final = frozenset(';“«"‘„¿¡:—–•-*[')
_BREAKING: Final = _OPENING - frozenset("\"“‘'")
_BLANKS: Final = frozenset((" ", "\u00a0", "\u202f", ""))
_ENDS: Final = frozenset(".!?…")
_CLOSING: Final = "”»\"'’)]"


@dataclass(frozen=True)
class Tokens:
    """The words of a text in step: `gap` is what stands before a word, `sentence` its number.

    `initial` marks words that a capital says nothing about: the first of a sentence or
    quotation, and all of a headline in title case.
    """

    text: str
    word: tuple[str, ...]
    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    gap: tuple[str, ...]
    capital: tuple[bool, ...]
    initial: tuple[bool, ...]
    sentence: tuple[int, ...]
    headline: frozenset[int]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.word)

    def joined(self, number: int) -> bool:
        """Whether only a blank parts a word from the one before, in the same sentence."""
        if number >= len(self.word):
            return False
        gap = self.gap[number]
        return gap in _BLANKS and self.sentence[number] == self.sentence[number - 1]


def words_in(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as a text's would be cut, folded.

    Examples
    --------
    >>> words_in("Côte d’Ivoire")
    ('côte', "d'ivoire")
    """
    return tuple(folded(word) for word in _parts(phrase, 0, len(phrase), {})[1::2])


def _parts(text: str, first: int, last: int, titles: Mapping[str, str]) -> list[str]:
    """Return the gaps and words of a stretch by turns, a gap at both ends."""
    if first and text[first - 1] in "’'":
        parts, place = list[str](), first
        for found in _WORD.finditer(text, first, last):
            parts += (text[place : found.start()], found[0])
            place = found.end()
        parts.append(text[place:last])
    else:
        parts = _WORD.split(text[first:last])
    if text.find(".", first, last - 1) < 0:
        return parts
    for number in range(2, len(parts), 2):
        if parts[number].startswith(".") and _keeps_point(parts, number, titles):
            parts[number - 1] += "."
            parts[number] = parts[number][1:]
    return parts


def tokens_of(text: str, sentences: tuple[Sentence, ...], words: NameWords) -> Tokens:
    """Return the words of a text.

    Only the sentences are read; `words` tells abbreviations that keep their point.
    """
    word, gap = list[str](), list[str]()
    start, end = list[int](), list[int]()
    owner, first = list[int](), list[int]()
    for number, sentence in enumerate(sentences):
        span = sentence.span
        parts = _parts(text, span.start, span.end, words.titles)
        if len(parts) == 1:
            continue
        first.append(len(word))
        places = list(accumulate(map(len, parts), initial=span.start))
        parts[0] = text[end[-1] if end else 0 : places[1]]
        word += parts[1::2]
        gap += parts[:-1:2]
        start += places[1:-1:2]
        end += places[2::2]
        owner += [number] * (len(parts) // 2)
    capital = [w[0].isupper() or ("-" in w and _prefixed(w)) for w in word]
    headline = _headlines(text, sentences, word, capital, owner)
    initial = [g != " " and g not in _BLANKS and _breaks(g) for g in gap]
    for number in first:
        initial[number] = True
    if headline:
        initial = [i or o in headline for i, o in zip(initial, owner, strict=True)]
    low = folded("\0".join(word)).split("\0") if word else []
    return Tokens(
        text, tuple(word), tuple(low), tuple(start), tuple(end), tuple(gap), tuple(capital),
        tuple(initial), tuple(owner), headline,
    )  # fmt: skip


_PREFIX: Final = re.compile(r"(?:а[лшрнзс]|эл[ьъ]?|аль|эш|эр|эн|al|el|ash|ar|an|as)-[^\W\d_]")


def _prefixed(word: str) -> bool:
    """Whether a word is an Arabic name with its article: «аль-Марри»."""
    match = _PREFIX.match(word)
    return match is not None and word[match.end() - 1].isupper()


def _keeps_point(parts: list[str], number: int, titles: Mapping[str, str]) -> bool:
    """Whether the point that begins a gap is the word's: an initial, an abbreviated title."""
    word = parts[number - 1]
    if len(word) > LONGEST_ABBREVIATION or not word[0].isupper():
        return False
    after = "".join(parts[number : number + 2])[1:3]
    follows = after[:1] in _BLANKS and after[1:2].isupper()
    if len(word) == 1:
        return follows or after[:1].isupper()
    return follows and (word in _POINTED or folded(word) + "." in titles)


def _breaks(gap: str) -> bool:
    """Whether a word after a gap begins something: a quotation, a clause after a colon."""
    return gap[-1] in _OPENING or gap.rstrip()[-1:] in _BREAKING


def _headlines(
    text: str,
    sentences: tuple[Sentence, ...],
    word: list[str],
    capital: list[bool],
    owner: list[int],
) -> frozenset[int]:
    """Return the sentences without a full stop in which most longer words are capitalised."""
    unended = {
        number
        for number, sentence in enumerate(sentences)
        if text[sentence.span.start : sentence.span.end].rstrip(_CLOSING)[-1:] not in _ENDS
    }
    if not unended:
        return frozenset()
    upper = dict.fromkeys(unended, 0)
    longer = dict.fromkeys(unended, 0)
    inside = [n for n, number in enumerate(owner) if number in unended]
    for at in inside:
        number, found, large = owner[at], word[at], capital[at]
        if len(found) > 3:
            longer[number] += 1
            upper[number] += large
    return frozenset(n for n in unended if longer[n] > 1 and upper[n] * 3 >= longer[n] * 2)
