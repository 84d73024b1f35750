"""Quoted titles of works and events: 'the panel titled "…"', «книга „…“»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex as re

from corredor.studies.evidence.calc.names.words import NameWords, folded
from corredor.studies.evidence.calc.records import MentionKind, Span

_QUOTED: Final = re.compile(
    r"[“„]([^“”„\n]{2,140}+)[”“]|«([^«»\n]{2,140}+)»|\"([^\"\n]{2,140}+)\"|‘([^‘’\n]{2,140}+)’(?!\w)"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
REACH: Final = 60
MOST_BETWEEN: Final = 4
_TYPES: Final = {"work": "work", "event": "event", "cue": "work"}


@dataclass(frozen=True)
class Title:
    """A quoted title: the words between the marks, and whether they name a work or an event."""

    span: Span
    kind: MentionKind
    name: str


def titles_in(text: str, words: NameWords) -> tuple[Title, ...]:
    """Return the quoted titles of a text, which a word such as "book" or "titled" announces."""
    found: list[Title] = []
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 1
        kind = _announced(text[max(0, match.start() - REACH) : match.start()], words)
        if kind and text[match.start(group)].isupper():
            name = match.group(group).rstrip(" .,;:")
            start = match.start(group)
            found.append(Title(Span(start, start + len(name)), kind, name))
    return tuple(found)


def _announced(before: str, words: NameWords) -> MentionKind | None:
    """Return what the last words before a quotation say that its marks hold."""
    clause = re.split(r"[.!?;\n]", before)[-1]
    if clause.rstrip().endswith(":"):
        return None
    row = [folded(word) for word in _WORD.findall(clause)][-MOST_BETWEEN:]
    cue = next((words.works[word] for word in reversed(row) if word in words.works), None)
    if cue is None:
        return None
    if cue == "cue":
        nouns = [folded(word) for word in _WORD.findall(clause)]
        kinds = [words.works[word] for word in nouns if words.works.get(word, "cue") != "cue"]
        return "event" if "event" in kinds else "work"
    adjacent = row and words.works.get(row[-1])
    return ("event" if cue == "event" else "work") if adjacent else None
