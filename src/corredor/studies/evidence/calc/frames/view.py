"""A document as the frames see it: sentences with the tokens, names and countries in each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corredor.studies.evidence.calc.forms import Scan, ordered, scan
from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.frames.words import FrameWords
from corredor.studies.evidence.calc.records import Mention, Sentence, Span


@dataclass(frozen=True)
class Land:
    """A country at a token: ISO code and slug; `adjective` where the word is one.

    `site` is true where a place in the country is named, not the country itself.
    """

    token: int
    code: str
    slug: str
    adjective: bool
    site: bool = False


@dataclass(frozen=True)
class View:
    """A sentence: tokens `first` to `last`, exclusive, its names and its paragraph."""

    scan: Scan
    first: int
    last: int
    paragraph: int
    span: Span
    mentions: Sequence[Mention]
    words: FrameWords

    @cached_property
    def lands(self) -> tuple[Land, ...]:
        """The countries of the sentence in order."""
        return tuple(_lands(self))

    def hits(self, kind: str) -> list[Hit]:
        """Return the longest terms of a kind that begin in the sentence, in order."""
        return self.scan.between(kind, self.first, self.last)

    def has(self, kind: str) -> bool:
        """Whether a term of a kind stands in the sentence."""
        return self.scan.has((kind,), self.first, self.last)

    def token_at(self, offset: int) -> int:
        """Return the number of the first token that begins at an offset or after it."""
        return bisect_left(self.scan.starts, offset)

    def word(self, at: int) -> str:
        """Return a token's word; empty outside the sentence."""
        return self.scan.words[at] if self.first <= at < self.last else ""


class Place(NamedTuple):
    """Where a sentence stands: tokens `first` to `last`, exclusive, its span and paragraph."""

    first: int
    last: int
    span: Span
    paragraph: int


class Views:
    """The sentences of a text, seen only where asked for."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        words: FrameWords,
    ) -> None:
        self.scan = scan(text, words.lexicon)
        self.places = list(self._places(sentences))
        self._mentions, self._words = ordered(mentions), words
        self._seen: dict[int, View] = {}

    def _places(self, sentences: Sequence[Sentence]) -> Iterator[Place]:
        for sentence in sentences:
            span = sentence.span
            pieces = self.scan.pieces(span.start, span.end)
            for first, last in pieces:
                if len(pieces) > 1:
                    span = Span(self.scan.starts[first], self.scan.ends[last - 1])
                yield Place(first, last, span, sentence.paragraph)

    def __getitem__(self, number: int) -> View:
        """Return a sentence by its number."""
        if number not in self._seen:
            first, last, span, paragraph = self.places[number]
            inside = self._mentions.within(span)
            self._seen[number] = View(self.scan, first, last, paragraph, span, inside, self._words)
        return self._seen[number]


def _lands(view: View) -> list[Land]:
    """Return the countries of a sentence in order; a body's or person's country counts not here."""
    whole, first, last, words = view.scan, view.first, view.last, view.words
    starts = whole.starts
    found: dict[int, Land] = {}
    taken: set[int] = set()
    for mention in view.mentions:
        if mention.kind not in ("place", "organisation", "event", "work"):
            continue
        at = whole.token_at(mention.span.start)
        if mention.kind == "place" and mention.country and at < last:
            slug = words.countries.get(mention.country, mention.entity)
            adjective = whole.at(at, "demonym") is not None
            site = mention.entity != slug and not mention.stands_for and not adjective
            found[at] = Land(at, mention.country, slug, adjective, site)
        while at < last and starts[at] < mention.span.end:
            taken.add(at)
            at += 1
    for hit in whole.between("demonym", first, last):
        code = hit.term.value
        if hit.first not in taken:
            slug = words.countries.get(code, code.lower())
            found[hit.first] = Land(hit.first, code, slug, adjective=True)
    return [found[at] for at in sorted(found)]


def leading_lands(mentions: Sequence[Mention], words: FrameWords) -> tuple[str, ...]:
    """Return the slugs of the two countries that a document speaks of most, if it has two."""
    counted = Counter(mention.country for mention in mentions if mention.country)
    ranked = sorted(counted, key=lambda code: (-counted[code], code))[:2]
    return tuple(words.countries.get(code, code.lower()) for code in ranked)
