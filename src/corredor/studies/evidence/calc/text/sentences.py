"""Sentences: where they begin and end, by the word before a stop and the word after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import regex

from corredor.studies.evidence.calc.records import Sentence, Span
from corredor.studies.evidence.calc.text.paragraphs import paragraphs_of

_STOP: Final = regex.compile(
    r"(?:[.!?…]++|[。！？]++)(?:[\"'”’»«“)\]}]|\[\d{1,3}\])*+", regex.VERSION1
)
_AFTER: Final = regex.compile(
    r"\s*+(?P<marks>[\"'“”„«‘’(\[{¿¡*•·‣>—–-]*+)\s*+(?P<word>[\p{L}\p{M}\p{N}]*+)",
    regex.VERSION1,
)
_BEFORE: Final = regex.compile(r"(?r)[\p{L}\p{M}\p{N}.'’/-]++", regex.VERSION1)
"""Read backwards from the end."""
_ROMAN: Final = regex.compile(r"[IVXLCDMХ]+(?:-[IVXLCDMХ]+)?", regex.VERSION1)
_ACRONYM: Final = regex.compile(r"\p{L}{1,3}(?:\.\p{L}{1,3})++", regex.VERSION1)
_COUNT: Final = regex.compile(r"(?:\d|\b[IVXLCDMХ]{1,7})\s?+\Z", regex.VERSION1)
_PREVIOUS: Final = regex.compile(r"(\p{L}++)\.\s?+\Z", regex.VERSION1)
_NAME: Final = regex.compile(r"\b\p{Lu}[\p{L}\p{M}.’'-]*+\s?+\Z", regex.VERSION1)
_OPENING: Final = ('"', "'", "“", "„", "«", "‘", "¿", "¡")
_LONGEST_WORD: Final = 24
"""Code points before a stop in which an abbreviation is looked for."""
_LIST_NUMBER: Final = 3
"""Digits of the longest number that counts an item at the start of a paragraph."""
_DAY: Final = 2
"""Digits of the longest number that may be a day or a month before a stop."""
_NAME_PARTICLES: Final = frozenset(("de", "del", "la", "las", "los", "el", "le", "les"))


@dataclass(frozen=True)
class SentenceWords:
    """The words of one language that tell the ends of sentences.

    `kinds` maps an abbreviation without its last stop to how it ends a sentence: ``before``
    never does, ``number`` not before a number, ``closing`` does before a capital, ``counted``
    does before a capital if a number precedes it, ``open`` only before a word of `starts`.
    `parts` holds the words, other than the last, of abbreviations of several words, each with
    the word after it; `endings` their last words, each with the word before it, and how the whole
    ends a sentence; `starts` words, in small letters, that often begin a sentence. `lasts` are
    the last words of `endings`, `known` all words that any of the tables asks for before a stop.
    """

    kinds: Mapping[str, str]
    parts: frozenset[tuple[str, str]]
    endings: Mapping[tuple[str, str], str]
    starts: frozenset[str]
    lasts: frozenset[str] = field(init=False)
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        lasts = frozenset(last for _, last in self.endings)
        parts = (first for first, _ in self.parts)
        object.__setattr__(self, "lasts", lasts)
        object.__setattr__(self, "known", lasts.union(self.kinds, parts))


def sentences_of(text: str, words: SentenceWords) -> tuple[Sentence, ...]:
    """Sentences of a text, in its order.

    A paragraph ends a sentence always; within one, a stop does that a capital, a digit or an
    opening mark follows, unless the word before it is an abbreviation or an initial.

    Parameters
    ----------
    text
        A normal text; time and memory grow with its length.
    words
        Those of its language.

    Examples
    --------
    >>> words = SentenceWords({"Dr": "before"}, frozenset(), {}, frozenset({"he"}))
    >>> text = "Dr. Li paid 3.5 million. He left."
    >>> [sentence.span.of(text) for sentence in sentences_of(text, words)]
    ['Dr. Li paid 3.5 million.', 'He left.']
    """
    return tuple(
        Sentence(span, number)
        for number, paragraph in enumerate(paragraphs_of(text))
        for span in _split(text, paragraph, words)
    )


def _split(text: str, paragraph: Span, words: SentenceWords) -> Iterator[Span]:
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        end = stop.end()
        if end >= paragraph.end:
            break
        if not text[end].isspace():
            continue
        if not _parts_plainly(text, start, stop, words):
            after = _AFTER.match(text, end, paragraph.end)
            if after is None or not _opens(text, after):
                continue
            if _is_point(stop[0]) and _abbreviates(text, start, stop, after, words):
                continue
        yield Span(start, end)
        start = _first(text, end)
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _parts_plainly(text: str, start: int, stop: regex.Match[str], words: SentenceWords) -> bool:
    """Whether a stop ends a sentence for sure: a word that no table holds, a blank, a capital.

    Most stops do, and need no pattern.
    """
    at, end = stop.span()
    letter = text[end + 1]
    if text[end] != " " or not letter.isalpha() or letter.islower():
        return False
    if not _is_point(stop[0]):
        return True
    first = max(start, at - _LONGEST_WORD)
    word = text[text.rfind(" ", first, at) + 1 or first : at]
    known = words.known
    return (
        len(word) > 1
        and word.isalpha()
        and word not in known
        and word[0].lower() + word[1:] not in known
    )


def _is_point(stop: str) -> bool:
    return stop[0] == "." and stop[1:2] not in (".", "!", "?", "…")


def _first(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


def _opens(text: str, after: regex.Match[str]) -> bool:
    """Whether what stands after a stop can begin a sentence."""
    word = after["word"]
    if word:
        return not word[0].islower()
    return bool(after["marks"]) or (after.end() < len(text) and text[after.end()] in "$€£¥₽#№@")


def _abbreviates(
    text: str, start: int, stop: regex.Match[str], after: regex.Match[str], words: SentenceWords
) -> bool:
    """Whether a full stop belongs to the word before it and ends no sentence."""
    at = stop.start()
    found = _BEFORE.match(text, max(start, at - _LONGEST_WORD), at)
    if found is None:
        return False
    word, following = found[0].lstrip("'’-"), after["word"]
    if word.isdigit():
        listed = found.start() == start and len(word) <= _LIST_NUMBER
        return listed or (len(word) <= _DAY and following.isdigit())
    if (word, following) in words.parts:
        return True
    kind = _ending(text, start, found.start(), word, words) if word in words.lasts else None
    kind = kind or words.kinds.get(word)
    if kind is None and len(word) > 1:
        kind = words.kinds.get(word[0].lower() + word[1:])
    kind = kind or _kind_by_form(word)
    if not kind:
        return False
    if kind in ("counted", "letter"):
        otherwise = "before" if kind == "counted" else "open"
        kind = "closing" if _follows(text, found.start(), _COUNT) else otherwise
    if kind == "initial":
        if len(following) == 1 and text[after.end() : after.end() + 1] == ".":
            return True
        named = following.lower() in _NAME_PARTICLES and _follows(text, found.start(), _NAME)
        return named or following.lower() not in words.starts
    if kind == "open":
        return following.lower() not in words.starts and after["marks"][:1] not in _OPENING
    counted = following[:1].isdigit()
    return {
        "before": True,
        "number": counted or _ROMAN.fullmatch(following) is not None,
        "closing": counted,
    }[kind]


def _ending(text: str, start: int, at: int, word: str, words: SentenceWords) -> str | None:
    """Return how an abbreviation of several words ends a sentence, by the word before its last."""
    previous = _PREVIOUS.search(text, max(start, at - _LONGEST_WORD), at)
    return words.endings.get((previous[1], word)) if previous else None


def _kind_by_form(word: str) -> str:
    """Return how a word that no table holds ends a sentence."""
    if len(word) == 1:
        return "initial" if word.isupper() else "letter"
    return "open" if _ACRONYM.fullmatch(word) else ""


def _follows(text: str, at: int, form: regex.Pattern[str]) -> bool:
    """Whether the word before an offset has a form."""
    return form.search(text, max(0, at - _LONGEST_WORD), at) is not None
