"""Sources that a text names: interviews, columns, data, statements, and the outlets behind them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex as re

from corredor.studies.evidence.calc.names.words import NameWords, SourcePhrase, folded
from corredor.studies.evidence.calc.records import Mention, NamedSource, Sentence, Span

MOST_WORDS: Final = 8
REACH: Final = 90
"""Code points before a name in which the words that make it a source stand."""
DATELINE: Final = 80
"""A wire agency's mark stands within so many code points of a paragraph's start."""
_QUOTES: Final = "«“\"„‘'( "
_LABEL: Final = re.compile(r"(?m)^[ \t•*-]*(\p{L}[\p{L} ]{2,28}):[ \t]*(\S[^\n]{1,78})$")
_KINDS: Final = frozenset(("organisation", "person", "role", "place", "event"))
MOST_GAP: Final = 4
MOST_NOUN: Final = 3
"""Words from an outlet's noun to its name: "diario chileno"."""
_OWNED: Final = re.compile(r"['’]s? (\w+)")


@dataclass(frozen=True)
class _Reading:
    """A text with what its mentions need to be read as sources."""

    text: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    mentions: tuple[Mention, ...]
    words: NameWords

    def sentence(self, at: int) -> Span:
        """Return the sentence that a place lies in."""
        number = max(0, bisect_right(self.starts, at) - 1)
        return self.sentences[number].span if self.sentences else Span(0, len(self.text))


def named_sources_in(
    text: str,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    words: NameWords,
) -> tuple[NamedSource, ...]:
    """Return the sources that a text names, in their order.

    `kind` says what the unseen document is: an interview, a column, an article, a statement, a
    set of data. Credits of pictures are none.
    """
    starts = tuple(sentence.span.start for sentence in sentences)
    reading = _Reading(text, sentences, starts, mentions, words)
    cued = [(m, p) for m in mentions if m.kind in _KINDS for p in _phrases(reading, m)]
    outlets = {
        mention.entity
        for mention, phrase in cued
        if (phrase.side == "medium" and mention.kind not in ("person", "role"))
        or (phrase.side == "label" and phrase.kind != "photo" and mention.kind != "person")
    }
    outlets |= words.outlets | {m.entity for m in mentions if _announced(reading, m)}
    found = [_source(reading, mention, phrase, outlets) for mention, phrase in cued]
    found.extend(_wire(reading, mention) for mention in mentions)
    found.extend(_labelled(reading))
    unique = {(s.span, s.kind): s for s in reversed([s for s in found if s is not None])}
    return tuple(sorted(unique.values(), key=lambda s: (s.span, s.kind)))


def _phrases(reading: _Reading, mention: Mention) -> tuple[SourcePhrase, ...]:
    """Return the longest phrase that makes a mention a source, before it or after it."""
    words, text = reading.words, reading.text
    sentence = reading.sentence(mention.span.start)
    start = _owner_start(reading, mention)
    before = text[max(sentence.start, start - REACH) : start]
    row = _without_noun(_plain(before, words), words)
    starts = words.source_starts
    sizes = () if starts.isdisjoint(row) else range(min(MOST_WORDS, len(row)), 0, -1)
    for size in sizes:
        if row[-size] not in starts:
            continue
        phrase = words.sources.get(" ".join(row[-size:]))
        if phrase and phrase.side != "after":
            labelled = before.rstrip(_QUOTES).endswith(":")
            if phrase.side == "label" and not labelled and " " not in phrase.text:
                continue
            return (phrase,)
    inverted = _inverted(row, words)
    if inverted:
        return (inverted,)
    after = text[mention.span.end : mention.span.end + 30].lower()
    first = after.split(maxsplit=1)[0] if after[:1] == " " and after.strip() else ""
    phrase = words.sources_after.get(first.strip(",.;:"))
    known = mention.kind == "organisation" and mention.entity in words.outlets
    return (phrase,) if phrase and (known or _announced(reading, mention)) else ()


def _inverted(row: list[str], words: NameWords) -> SourcePhrase | None:
    """Return a phrase whose verb some words part from the source: "según informó ayer |la…"."""
    if words.classes["as"].isdisjoint(row) or row[-1] in words.classes["of"]:
        return None
    for at in range(len(row) - 3, max(-1, len(row) - MOST_GAP - 3), -1):
        if row[at] in words.classes["as"]:
            return words.sources.get(" ".join(row[at : at + 2]))
    return None


def _owner_start(reading: _Reading, mention: Mention) -> int:
    """Return where a mention begins with its possessor: "|Mexico's Ministry of Economy"."""
    text, start = reading.text, mention.span.start
    owned = text[max(0, start - 3) : start].rstrip()
    if not owned.endswith(("’s", "'s", "s’", "s'")):
        return start
    for other in reading.mentions:
        if other.span.end in (start - 3, start - 2) and other.kind == "place":
            return other.span.start
    return start


def _plain(before: str, words: NameWords) -> list[str]:
    last = before.split()[-MOST_WORDS - MOST_NOUN :]
    row = [plain for word in last if (plain := _bare(word))]
    while row and row[-1] in words.classes["article"]:
        row.pop()
    if row and row[-1] == "del":
        row[-1] = "de"
    if row and row[-1] == "al":
        row[-1] = "a"
    return row


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return folded(word).strip('«»“”"„(),;:—–')


def _without_noun(row: list[str], words: NameWords) -> list[str]:
    """Return words without an outlet's noun at their end: "according to |the newspaper"."""
    for size in range(1, min(MOST_NOUN, len(row) - 1) + 1):
        if row[-size] in words.classes["outlet_noun"]:
            kept = row[:-size]
            plain = " ".join(row[-min(MOST_WORDS, len(row)) :])
            return row if plain in words.sources else _plain(" ".join(kept), words)
        if row[-size] not in words.demonyms and row[-size] not in words.modifiers:
            break
    return row


def _announced(reading: _Reading, mention: Mention) -> bool:
    """Whether a noun such as "newspaper" stands before a body's name, at its start or after it."""
    if mention.kind != "organisation" or not mention.entity:
        return False
    text, span = reading.text, mention.span
    nouns = reading.words.classes["outlet_noun"]
    first = mention.surface.split(" ", 1)[0].lower()
    if first in nouns:
        return True
    before = text[max(0, span.start - 40) : span.start]
    if any(word.lower().strip('«»“”"„') in nouns for word in before.rsplit(None, 4)[1:]):
        row = ["", *_plain(before, reading.words)]
        if _without_noun(row, reading.words) != row:
            return True
    if not text.startswith(" ", span.end):
        return False
    after = [word.strip(",.;:") for word in text[span.end : span.end + 24].lower().split()[:2]]
    return after[:1] == ["newspaper"] or after == ["news", "agency"]


def _source(
    reading: _Reading, mention: Mention, phrase: SourcePhrase, outlets: frozenset[str] | set[str]
) -> NamedSource | None:
    outlet = mention.entity in outlets and mention.kind not in ("person", "role")
    name, entity, within, kind = mention.name, mention.entity, "", phrase.kind
    if phrase.kind == "photo" or (not entity and mention.kind == "role"):
        return None
    if phrase.side in ("medium", "told"):
        if phrase.side == "told" and not outlet:
            return None
        if mention.kind not in ("person", "role"):
            within, person = entity, _speaker(reading, mention)
            entity = person.entity if person else ""
            name = f"{person.name}, {mention.name}" if person else mention.name
        kind = "interview" if phrase.side == "told" else kind
    elif phrase.kind == "article" and not outlet:
        if mention.kind in ("place", "event"):
            return None
        kind = "data_set" if _owns_data(reading, mention) else "statement"
        kind = "article" if phrase.side == "label" else kind
    elif phrase.kind == "data_set" and mention.kind in ("person", "role", "place", "event"):
        return None
    elif outlet and _owns_data(reading, mention):
        kind = "data_set"
    return NamedSource(mention.span, kind, entity, name, within)


def _owns_data(reading: _Reading, mention: Mention) -> bool:
    owned = _OWNED.match(reading.text, mention.span.end)
    return bool(owned) and owned.group(1).lower() in reading.words.classes["data"]


def _speaker(reading: _Reading, mention: Mention) -> Mention | None:
    """Return the person whose interview or column it is: the nearest in the sentence."""
    sentence = reading.sentence(mention.span.start)
    people = [
        m
        for m in reading.mentions
        if m.entity and (m.kind == "person" or m.kind == "role") and sentence.holds(m.span)
    ]
    if not people:
        return None
    return min(
        people,
        key=lambda m: (
            m.span.start - mention.span.end
            if m.span.start >= mention.span.end
            else mention.span.start - m.span.end,
            m.kind != "person",
            m.span,
        ),
    )


def _wire(reading: _Reading, mention: Mention) -> NamedSource | None:
    """Return the agency of a tag such as "(EFE)", "(AP) —" or "/TASS/"."""
    text, span = reading.text, mention.span
    known = mention.entity in reading.words.outlets
    if not known and not text.startswith("/", span.end):
        return None
    marks = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    if not known and (marks != "//" or mention.kind != "organisation"):
        return None
    line = text.rfind("\n", 0, span.start) + 1
    following = text[span.end : span.end + 4].strip()[:1]
    tag = marks in ("()", "//", "[]")
    dateline = tag and span.start - line <= DATELINE
    closing = tag and not text[span.end + 1 :].split("\n", 1)[0].strip(" .")
    led = (
        span.start - line <= DATELINE
        and following in ("—", "–")
        and "." not in text[line : span.start]
    )
    if not (dateline or closing or led):
        return None
    return NamedSource(span, "article", mention.entity, mention.name)


def _labelled(reading: _Reading) -> list[NamedSource]:
    """Return the sources of lines such as "Source: …" that hold no mention."""
    found: list[NamedSource] = []
    for match in _LABEL.finditer(reading.text):
        phrase = reading.words.sources.get(match.group(1).lower().strip())
        if phrase is None or phrase.side != "label" or phrase.kind == "photo":
            continue
        name = match.group(2).strip(' .;"«»“”')
        span = Span(match.start(2), match.start(2) + len(match.group(2).rstrip(" .")))
        if name and not any(m.span.meets(span) for m in reading.mentions):
            from corredor.studies.evidence.calc.names.persons import slug

            entity = slug(name, reading.words)
            if entity:
                found.append(NamedSource(span, "article", entity, name))
    return found


def source_phrases(
    rows: tuple[SourcePhrase, ...],
) -> tuple[Mapping[str, SourcePhrase], Mapping[str, SourcePhrase]]:
    """Return phrases that stand before a source, and those after one, by their text."""
    before = {phrase.text: phrase for phrase in reversed(rows) if phrase.side != "after"}
    after = {phrase.text: phrase for phrase in rows if phrase.side == "after"}
    return before, after
