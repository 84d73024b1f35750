"""A text laid out for the reading of quotations: its words, sentences, mentions and verbs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import compress, count
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.quotations.words import SpeechWords, VerbForm
from corredor.studies.evidence.calc.records import Mention, Sentence, Span

WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


class Word(NamedTuple):
    """A word: its place in the text and its form in lower case."""

    start: int
    end: int
    lower: str


class Verb(NamedTuple):
    """A verb that may introduce speech: the number of its word, its span and its form."""

    at: int
    span: Span
    form: VerbForm


class Phrase(NamedTuple):
    """A phrase of `SpeechWords.phrases` and its kind."""

    start: int
    end: int
    kind: str


class Page:
    """A text with indexes to its words, sentences and mentions."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        mentions: tuple[Mention, ...],
        words: SpeechWords,
    ) -> None:
        self.text = text
        self.lists = words
        self.sentences = sentences
        self.starts, self.ends, self.lowers = _words(text)
        self.sentence_starts = [sentence.span.start for sentence in sentences]
        self.mentions = sorted(
            (mention for mention in mentions if mention.kind in SPEAKING),
            key=lambda mention: (mention.span.start, -mention.span.end),
        )
        self.mention_starts = [mention.span.start for mention in self.mentions]
        self.phrases = self._phrases()
        self.phrase_starts = [phrase.start for phrase in self.phrases]
        self.surnames = {
            mention.name.split()[-1]: mention
            for mention in reversed(self.mentions)
            if mention.kind == "person" and mention.name.split()
        }
        self.verbs = self._verbs()
        self.verb_starts = [verb.span.start for verb in self.verbs]

    def _verbs(self) -> list[Verb]:
        known = self.lists.verbs
        found: list[Verb] = []
        for at in compress(count(), map(known.__contains__, self.lowers)):
            form = known[self.lowers[at]]
            if not form.follower or self._followed(at, form.follower):
                found.append(Verb(at, Span(self.starts[at], self.ends[at]), form))
        return found

    def infinitive(self, verb: Verb) -> bool:
        """Whether a verb stands in the infinitive."""
        if self.lists.language == "en":
            return self.lower(verb.at) == verb.form.lemma and self.lower(verb.at - 1) == "to"
        return self.lower(verb.at).removesuffix("se") == verb.form.lemma.removesuffix("se")

    def _followed(self, at: int, follower: str) -> bool:
        return all(self.lower(at + 1 + i) == word for i, word in enumerate(follower.split()))

    def _phrases(self) -> list[Phrase]:
        heads, firsts, lowers = self.lists.phrases, self.lists.phrase_firsts, self.lowers
        found: list[Phrase] = []
        for at in compress(count(), map(firsts.__contains__, lowers)):
            for key in (f"{lowers[at]} {self.lower(at + 1)}", lowers[at]):
                for phrase, kind in heads.get(key, ()):
                    last = at + len(phrase)
                    if tuple(lowers[at:last]) == phrase:
                        if not found or found[-1].end <= self.starts[at]:
                            found.append(Phrase(self.starts[at], self.ends[last - 1], kind))
                        break
        return found

    def phrases_between(self, start: int, end: int) -> list[Phrase]:
        """Return the phrases of the word list that start between two places."""
        low = bisect_left(self.phrase_starts, start)
        return self.phrases[low : bisect_left(self.phrase_starts, end)]

    def word(self, at: int) -> Word:
        """Return a word by number."""
        return Word(self.starts[at], self.ends[at], self.lowers[at])

    def lower(self, at: int) -> str:
        """Return a word by number in lower case; empty outside of the text."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def is_a(self, at: int, kind: str) -> bool:
        """Whether a word, by number, is a function word of a kind."""
        return 0 <= at < len(self.lowers) and self.lowers[at] in self.lists.function.get(kind, NONE)

    def no_word_is(self, kind: str, words: range) -> bool:
        """Whether none of some words, by number, is a function word of a kind: asked fast."""
        of_kind = self.lists.function.get(kind, NONE)
        return of_kind.isdisjoint(self.lowers[words.start : words.stop])

    def words_from(self, start: int) -> int:
        """Return the number of the first word that starts at or after a place."""
        return bisect_left(self.starts, start)

    def words_between(self, start: int, end: int) -> range:
        """Return the numbers of the words that start between two places."""
        starts = self.starts
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, 0 if end < start else first)
        return range(first, last)

    def verbs_between(self, start: int, end: int) -> list[Verb]:
        """Return the verbs of speech that start between two places."""
        low = bisect_left(self.verb_starts, start)
        return self.verbs[low : bisect_left(self.verb_starts, end)]

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that start between two places."""
        low = bisect_left(self.mention_starts, start)
        return self.mentions[low : bisect_left(self.mention_starts, end)]

    def mentions_before(self, end: int, count: int) -> list[Mention]:
        """Return the last mentions before a place, latest first."""
        high = bisect_left(self.mention_starts, end)
        return self.mentions[max(0, high - count) : high][::-1]

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence at or before a place; -1 if there is none."""
        return bisect_right(self.sentence_starts, place) - 1


def _words(text: str) -> tuple[list[int], list[int], list[str]]:
    """Return the starts and ends of the words and the words in lower case.

    Between two blanks most often stands a word alone or with a mark behind it, which needs no
    pattern. In lower case a text is as long but for "İ", and a final sigma is told by what
    follows: texts with these are read word by word.
    """
    starts: list[int] = []
    ends: list[int] = []
    lowers: list[str] = []
    low = text.lower()
    if len(low) != len(text) or "Σ" in text:
        for match in WORD.finditer(text):
            starts.append(match.start())
            ends.append(match.end())
            lowers.append(match[0].lower())
        return starts, ends, lowers
    at = 0
    for piece in low.split(" "):
        size = len(piece)
        if piece.isalpha():
            starts.append(at)
            ends.append(at + size)
            lowers.append(piece)
        elif piece[-1:] in PAUSES and piece[:-1].isalpha():
            starts.append(at)
            ends.append(at + size - 1)
            lowers.append(piece[:-1])
        elif size:
            for match in WORD.finditer(low, at, at + size):
                starts.append(match.start())
                ends.append(match.end())
                lowers.append(match[0])
        at += size + 1
    return starts, ends, lowers


PAUSES: Final = frozenset('.,;:!?)»”"')
"""Marks that end most words that a mark ends."""
NONE: Final[frozenset[str]] = frozenset()
SPEAKING: Final = frozenset(("person", "organisation", "place", "role"))
