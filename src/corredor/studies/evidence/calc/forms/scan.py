"""One walk over a text: its tokens, and the terms of a lexicon that begin at each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from types import MappingProxyType
from typing import Final, NamedTuple

import regex

from corredor.studies.evidence.calc.forms.inflection import forms_of, phrase_parts, plain

TOKEN = regex.compile(
    r"\p{N}++(?:[.,]\p{N}++)++|[\p{L}\p{M}\p{N}]++(?:['’.&/\-‑][\p{L}\p{M}\p{N}]++)*+|[^\s]"
)
COMMON_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)+|\w+(?:['’.&/\-‑]\w+)*|\S")
"""The same for a text without `RARE` characters, at half the time."""
RARE = re.compile(
    r"[^\t\n -^`-\u00b1\u00b4-\u00b8\u00ba\u00bb\u00bf-\u02ff\u0370-\u0482"
    r"\u048a-\u052f\u2000-\u2060\u20a0-\u20bf\u2116\u2190-\u22ff]"
)
"""Characters besides letters of Europe, digits and marks: accents apart, small figures, _."""
SHORTEST = 3
"""Letters of the shortest inflected form that counts: "de" is a preposition before a verb."""
LAYERED: Final = frozenset(("stage", "measure"))
"""Kinds of which several terms may begin at one token, told apart by what surrounds it."""
LONGEST = 400
"""Tokens of the longest sentence that is read as one; longer ones are read in pieces."""
KEPT = 200_000
"""Letters of the longest text whose tokens are kept for the next lexicon."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a lexicon: its `kind`, its `value` and further `note`."""

    kind: str
    value: str = ""
    note: str = ""


class Entry(NamedTuple):
    """One form of the first word of a term: its tag and the forms of the words that follow."""

    term: Term
    tag: str
    rest: tuple[frozenset[str], ...] = ()


class Word(NamedTuple):
    """What a lexicon holds under the first word of terms.

    `kinds` are those of all of them, `alone` those of the terms that are this word alone.
    `single` has the first of these of each kind, `layered` all of the `LAYERED` kinds, `phrases`
    the longer terms by their second word, the longest first.
    """

    kinds: tuple[str, ...]
    alone: tuple[str, ...]
    single: tuple[tuple[str, Term, str], ...]
    layered: tuple[tuple[Term, str], ...]
    phrases: Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True)
class Lexicon:
    """Terms by the forms of their first words."""

    words: Mapping[str, Word]


class Token(NamedTuple):
    """A word or mark of a text; `word` as lexicons have it, `end` exclusive."""

    start: int
    end: int
    word: str


class Hit(NamedTuple):
    """A term found: tokens `first` to `last`, exclusive, and the tag of its first word."""

    first: int
    last: int
    term: Term
    tag: str


NO_PHRASES: Final[Mapping[str, tuple[Entry, ...]]] = MappingProxyType({})
NO_HITS: Final[Mapping[str, Hit]] = MappingProxyType({})


class Words(NamedTuple):
    """The tokens of a text: where each begins and ends, and its word."""

    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]


class Looked(dict[int, Mapping[str, Hit]]):
    """Terms by token, each looked up once."""

    def __init__(self, read: Callable[[int], Mapping[str, Hit]]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, index: int) -> Mapping[str, Hit]:
        found = self[index] = self._read(index)
        return found


class Scan:
    """The tokens of a text and the terms found, each looked up when it is first asked for.

    `starts`, `ends` and `words` are those of the tokens; `places` gives by kind the tokens at
    which a term of it may begin, `terms` by token the longest term of each kind that begins there.
    """

    __slots__ = ("_entries", "_layers", "ends", "places", "starts", "terms", "words")

    def __init__(self, tokens: Words, lexicon: Lexicon) -> None:
        self.starts, self.ends, self.words = tokens
        words = self.words
        self._entries: list[Word | None] = list(map(lexicon.words.get, words))
        self.terms = Looked(self._read)
        self._layers: dict[int, Sequence[Hit]] = {}
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self._entries):
            if word is None:
                continue
            kinds = word.alone
            if word.phrases and index + 1 < len(words) and words[index + 1] in word.phrases:
                kinds = word.kinds
            for kind in kinds:
                places[kind].append(index)
        self.places: Mapping[str, Sequence[int]] = dict(places)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in order."""
        return tuple(map(Token, self.starts, self.ends, self.words))

    def layers(self, index: int) -> Sequence[Hit]:
        """Return all terms of the `LAYERED` kinds that begin at a token, the longest first."""
        found = self._layers.get(index)
        if found is None:
            word = self._entries[index]
            if word is None:
                return ()
            found = [Hit(index, index + 1, term, tag) for term, tag in word.layered]
            if word.phrases:
                longer = [hit for hit in self._phrases(index) if hit.term.kind in LAYERED]
                found = [*longer, *found]
            self._layers[index] = found
        return found

    def at(self, index: int, kind: str) -> Hit | None:
        """Return the longest term of a kind that begins at a token."""
        return self.terms[index].get(kind)

    def spots(self, kind: str, first: int, last: int) -> Sequence[int]:
        """Return the tokens between two at which a term of a kind may begin."""
        places = self.places.get(kind)
        if places is None:
            return ()
        return places[bisect_left(places, first) : bisect_left(places, last)]

    def between(self, kind: str, first: int, last: int) -> list[Hit]:
        """Return the longest terms of a kind that begin between two tokens, in order."""
        terms = self.terms
        return [
            hit for at in self.spots(kind, first, last) if (hit := terms[at].get(kind)) is not None
        ]

    def has(self, kinds: Iterable[str], first: int, last: int) -> bool:
        """Whether a term of one of the kinds begins between two tokens."""
        terms = self.terms
        for kind in kinds:
            for at in self.spots(kind, first, last):
                if kind in terms[at]:
                    return True
        return False

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the tokens of a sentence as pieces, first and last; most sentences are one."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if last - first <= LONGEST:
            return [(first, last)]
        return [(at, min(at + LONGEST, last)) for at in range(first, last, LONGEST)]

    def token_at(self, offset: int) -> int:
        """Return the number of the first token that begins at an offset or after it."""
        return bisect_left(self.starts, offset)

    def _read(self, index: int) -> Mapping[str, Hit]:
        word = self._entries[index] if 0 <= index < len(self._entries) else None
        if word is None:
            return NO_HITS
        after = index + 1
        if not (word.phrases and after < len(self.words) and self.words[after] in word.phrases):
            return {kind: Hit(index, index + 1, term, tag) for kind, term, tag in word.single}
        found: dict[str, Hit] = {}
        for hit in self._phrases(index):
            found.setdefault(hit.term.kind, hit)
        for kind, term, tag in word.single:
            if kind not in found:
                found[kind] = Hit(index, index + 1, term, tag)
        return found

    def _phrases(self, index: int) -> Iterator[Hit]:
        """Yield the terms of several words that begin at a token, the longest first."""
        word, words, after = self._entries[index], self.words, index + 1
        if word is None or after >= len(words):
            return
        for term, tag, rest in word.phrases.get(words[after], ()):
            last = after + len(rest)
            if last > len(words):
                continue
            if all(words[after + at] in rest[at] for at in range(1, len(rest))):
                yield Hit(index, last, term, tag)


def lexicon_of(
    language: str, rows: Iterable[Mapping[str, str]], demonyms: Mapping[str, str] | None = None
) -> Lexicon:
    """Build a lexicon from the rows of a word list.

    Each row has ``kind``, ``value``, ``part`` (see `forms_of`), ``words``: lemmas or phrases
    divided by ``|``, each with listed forms behind ``=``. Forms of `demonyms` get the kind
    ``demonym`` with the code of the country as value.

    Examples
    --------
    >>> rows = [{"kind": "head", "value": "", "part": "n", "words": "air route|plant"}]
    >>> found = scan("Two air routes and a plant.", lexicon_of("en", rows))
    >>> [hit.first for hit in found.between("head", 0, 6)]
    [1, 5]
    """
    made: dict[str, list[Entry]] = {}
    for row in rows:
        for item in row["words"].split("|"):
            lemma, _, listed = item.partition("=")
            term = Term(row["kind"], row["value"], row.get("note", ""))
            words = plain(lemma).split()
            parts = phrase_parts(language, words, row["part"])
            rest = tuple(
                frozenset(forms_of(language, word, part))
                for word, part in zip(words[1:], parts[1:], strict=True)
            )
            for form, tag in forms_of(language, words[0], parts[0], listed).items():
                if len(form) >= SHORTEST or row["part"] == "x" or form == words[0]:
                    made.setdefault(form, []).append(Entry(term, tag, rest))
    peoples = {code: Term("demonym", code) for code in (demonyms or {}).values()}
    for form, code in (demonyms or {}).items():
        made.setdefault(form, []).append(Entry(peoples[code], "a"))
    shared: dict[tuple[tuple[int, str, int], ...], Word] = {}
    sorted_out: dict[str, Word] = {}
    for form, found in made.items():
        key = tuple((id(entry.term), entry.tag, id(entry.rest)) for entry in found)
        if key not in shared:
            shared[key] = _word(found)
        sorted_out[form] = shared[key]
    return Lexicon(sorted_out)


def _word(entries: Sequence[Entry]) -> Word:
    """Return the terms under one first word, sorted out."""
    single: dict[str, tuple[str, Term, str]] = {}
    layered: list[tuple[Term, str]] = []
    phrases: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: -len(entry.rest)):
        term, tag, rest = entry
        if rest:
            for second in rest[0]:
                phrases[second].append(entry)
            continue
        single.setdefault(term.kind, (term.kind, term, tag))
        if term.kind in LAYERED:
            layered.append((term, tag))
    longer = {second: tuple(found) for second, found in phrases.items()}
    kinds = tuple(sorted({entry.term.kind for entry in entries}))
    return Word(kinds, tuple(single), tuple(single.values()), tuple(layered), longer or NO_PHRASES)


def _tokens(text: str) -> Words:
    """Return the tokens of a text."""
    small = plain(text)
    same = len(small) == len(text)
    kind = TOKEN if not same or RARE.search(small) else COMMON_TOKEN
    whole = small if same else text
    words: list[str] = kind.findall(whole)
    starts: list[int] = []
    at = 0
    for word in words:  # nothing but blanks lies between tokens
        at = whole.find(word, at)
        starts.append(at)
        at += len(word)
    ends = list(map(add, starts, map(len, words)))
    return Words(starts, ends, words if same else list(map(plain, words)))


_kept_tokens = lru_cache(maxsize=4)(_tokens)


def scan(text: str, lexicon: Lexicon) -> Scan:
    """Return the tokens of a text and the terms that stand in it."""
    return Scan(_kept_tokens(text) if len(text) <= KEPT else _tokens(text), lexicon)
