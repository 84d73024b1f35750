"""Words of a text with what the grammar of names asks of each: its case, its place, its gap."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count
from typing import Final

from corredor.studies.evidence.calc.names.words import NameWords, folded
from corredor.studies.evidence.calc.records import Sentence, Span

_WORD: Final = re.compile(
    r"([^\W\d_](?:"
    r"(?<=E)E\.[ \u00a0]?UU\.?"
    r"|\.(?:[^\W\d_]\.){1,3}(?:[^\W\d_](?![\w.]))?"  # U.S., А. С. without blanks
    r"|(?<!\w[’'].)\w*(?:(?:[-‑&]|[’'ʻ](?!s\b)|\.(?=[a-zа-яё]{2}))\w+)*"
    r"))",
)
"""A word, in a group: a stretch split by it is gaps and words by turns."""
LONGEST_ABBREVIATION: Final = 4
LONGEST_CODE: Final = 3
"""Letters of the longest code beside a sign of currency: "US$", "MX$", "M€"."""
_SIGNS: Final = frozenset("$¢£¤¥֏؋৲৳৻૱௹฿៛﷼﹩＄￠￡￥￦").union(map(chr, range(0x20A0, 0x20C1)))
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

    def runs(self) -> Iterator[range]:
        """Yield the capitalised words in a row that only blanks part."""
        first = after = 0
        for number in compress(count(), self.capital):
            if number > after or not self.joined(number):
                if after > first:
                    yield range(first, after)
                first = number
            after = number + 1
        if after > first:
            yield range(first, after)


def words_in(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as a text's would be cut, folded.

    Examples
    --------
    >>> words_in("Côte d’Ivoire")
    ('côte', "d'ivoire")
    """
    return tuple(folded(word) for word in _parts(phrase, {})[1::2])


def tokens_of(text: str, sentences: tuple[Sentence, ...], words: NameWords) -> Tokens:
    """Return the words of a text.

    Only the sentences are read, which something parts from each other; `words` tells abbreviations
    that keep their point.
    """
    spans = [sentence.span for sentence in sentences]
    parts = _parts(_laid_out(text, spans), words.titles)
    places = list(accumulate(map(len, parts)))
    word, gap, start, end = parts[1::2], parts[:-1:2], places[:-1:2], places[1::2]
    owner, first = list[int](), list[int]()
    for number, span in enumerate(spans):
        count = bisect_left(start, span.end, len(owner)) - len(owner)
        if count:
            first.append(len(owner))
            owner += [number] * count
    capital = [w[0].isupper() or ("-" in w and _prefixed(w)) for w in word]
    breaking = {g for g in set(gap) - _BLANKS if _breaks(g)}
    initial = [g in breaking for g in gap]
    for number in first:
        gap[number] = text[end[number - 1] if number else 0 : start[number]]
        initial[number] = True
    for number in _in_amounts(word, [*gap, text[end[-1] :] if end else ""]):
        capital[number] = False
    headline = _headlines(text, spans, word, capital, owner)
    if headline:
        initial = [i or o in headline for i, o in zip(initial, owner, strict=True)]
    low = folded("\0".join(word)).split("\0") if word else []
    return Tokens(
        text, tuple(word), tuple(low), tuple(start), tuple(end), tuple(gap), tuple(capital),
        tuple(initial), tuple(owner), headline,
    )  # fmt: skip


def _laid_out(text: str, spans: Sequence[Span]) -> str:
    """Return as long a text with nothing but the sentences, which no word can cross."""
    pieces, at = list[str](), 0
    for span in spans:
        pieces += ("\0" * (span.start - at), text[span.start : span.end])
        at = span.end
    return "".join(pieces)


def _parts(text: str, titles: Mapping[str, str]) -> list[str]:
    """Return the gaps and words of a text by turns, a gap at both ends."""
    parts = _WORD.split(text)
    for number in [n for n, gap in enumerate(parts[::2]) if gap != " " and gap[:1] == "."]:
        if number and _keeps_point(parts, 2 * number, titles):
            parts[2 * number - 1] += "."
            parts[2 * number] = parts[2 * number][1:]
    return parts


def _in_amounts(word: Sequence[str], gap: Sequence[str]) -> Iterator[int]:
    """Yield the words that belong to an amount and name nothing: "M€", "US$", "5G".

    They stand right behind a digit, or are short and touch a sign of currency.
    """
    near = {g for g in set(gap) if g and (g[0] in _SIGNS or g[-1] in _SIGNS or g[-1].isdecimal())}
    if not near:
        return
    for number, between in enumerate(gap):
        if between not in near:
            continue
        if number and between[0] in _SIGNS and len(word[number - 1]) <= LONGEST_CODE:
            yield number - 1
        if number == len(word):
            return
        if between[-1].isdecimal() or (between[-1] in _SIGNS and len(word[number]) <= LONGEST_CODE):
            yield number


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
    spans: Sequence[Span],
    word: list[str],
    capital: list[bool],
    owner: list[int],
) -> frozenset[int]:
    """Return the sentences without a full stop in which most longer words are capitalised."""
    unended = {
        number
        for number, span in enumerate(spans)
        if text[span.end - 1] not in _ENDS
        and text[span.start : span.end].rstrip(_CLOSING)[-1:] not in _ENDS
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
