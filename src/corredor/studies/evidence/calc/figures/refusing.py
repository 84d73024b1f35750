"""Numbers that are no figures: years, dates, times, labels, addresses, counters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex as re

from corredor.studies.evidence.calc.figures.lookup import phrase_at, skip_blank
from corredor.studies.evidence.calc.figures.words import UnitWords, next_token
from corredor.studies.evidence.calc.records import Number, Span

LONGEST_ADDRESS: Final = 200
"""Characters of an address before the number in it."""
_ADDRESS: Final = re.compile(
    r"(?:://|www\.|@|\.(?:com|org|net|gob|gov|edu|info|io|tv|[a-z]{2})/)\S*$"
)
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d|21[0-4]\d")
_LETTER_BEFORE: Final = re.compile(r"[\p{L}\p{N}_][-‑–.:/_]?$|#$|[\p{N}][,.:/]$")
_DASHES: Final = "-‑–—−"
_CLOCK_AFTER: Final = re.compile(r":\d|[hH]\d\d\b")
NEAR: Final = 100
"""Characters around a line in which other text is looked for."""
LAST_DAY: Final = 31
BEYOND_HOURS: Final = 25
"""The first number that is no hour of the day."""
LONGEST_WORD: Final = 24
"""Letters of the longest word before a number that is looked at."""
_SPACES: Final = frozenset(" \t\u00a0\u2007\u2009\u202f")
_BLANK: Final = (" ", "\u00a0")
_WORD_BEFORE: Final = re.compile(r"([\p{L}№#°º]++\.?(?:\s?º)?)[ \u00a0]?$")


@dataclass(frozen=True, order=True)
class Refusal:
    """A number that is no figure, and why.

    `reason` is ``address``, ``taken``, ``part``, ``line``, ``date``, ``clock``, ``year``,
    ``label``, ``ordinal`` or ``bare``.
    """

    span: Span
    reason: str


def in_address(text: str, span: Span) -> bool:
    """Whether a stretch lies in an address of the web or of mail.

    Examples
    --------
    >>> in_address("See www.a.org/2024 now", Span(14, 18))
    True
    """
    first = text.rfind(" ", max(0, span.start - LONGEST_ADDRESS), span.start) + 1
    before = text[max(first, span.start - LONGEST_ADDRESS) : span.start]
    if not ("/" in before or "@" in before or "www." in before):
        return False
    return _ADDRESS.search(before) is not None


def form_refusal(text: str, number: Number, start: int, previous: int) -> str:
    """Return why a number is none by what touches it; empty where nothing speaks against it.

    `start` is the number's, or that of the symbol before it; `previous` the end of the figure
    before it, to which a dash may link it.
    """
    before = text[max(0, start - 2) : start]
    linked = previous == start - 1 and text[previous] in _DASHES
    if not linked and _LETTER_BEFORE.search(before) and number.span.of(text)[:1].isdigit():
        return "part"
    if _CLOCK_AFTER.match(text, number.span.end):
        return "clock"
    return ""


def alone_on_line(text: str, span: Span) -> bool:
    """Whether nothing else stands on the line."""
    first, last = span.start, span.end
    while first and text[first - 1] in _SPACES:
        first -= 1
    while last < len(text) and text[last] in _SPACES:
        last += 1
    begins, ends = not first or text[first - 1] == "\n", last == len(text) or text[last] == "\n"
    around = (text[max(0, first - NEAR) : first], text[last : last + NEAR])
    return begins and ends and any(part.strip() for part in around)


def word_before(text: str, start: int) -> str:
    """Return the word right before an offset, or nothing."""
    end = start - 1 if text[start - 1 : start] in _BLANK else start
    first = max(0, end - LONGEST_WORD)
    while end > first and not text[end - 1].isspace():
        end -= 1
    return _word_at_end(text[end:start])


@lru_cache(maxsize=16384)
def _word_at_end(stretch: str) -> str:
    found = _WORD_BEFORE.search(stretch)
    return found[1] if found else ""


def begins_sentence(text: str, start: int) -> bool:
    """Whether nothing of the same sentence stands before an offset, so far as marks tell."""
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in ".!?:;\n"


def is_year(text: str, number: Number) -> bool:
    """Whether the digits are four that years have."""
    return number.kind == "cardinal" and _YEAR.fullmatch(number.span.of(text)) is not None


def date_refusal(text: str, number: Number, words: UnitWords) -> str:
    """Return ``date`` beside a month, ``clock`` before a mark of the time of day, or nothing."""
    start, end = number.span.start, number.span.end
    value = number.readings[0].low if number.readings else None
    if value is None:
        return ""
    day = 1 <= value <= LAST_DAY or is_year(text, number)
    if day and (before := word_before(text, start)) and _is_month(before, words):
        return "date"
    following = skip_blank(text, end)
    if value < BEYOND_HOURS and phrase_at(text, following, words, "clock") is not None:
        return "clock"
    token = next_token(text, following) if day else None
    if token is None:
        return ""
    if token.text in ("de", "of"):
        token = next_token(text, skip_blank(text, token.end))
    if token is not None and _is_month(token.text, words):
        return "date"
    return ""


def _is_month(word: str, words: UnitWords) -> bool:
    """Whether a word is a month; in English "may" and "march" are, with a capital."""
    return words.says("month", word) and (words.language != "en" or word[0].isupper())


def is_label(text: str, start: int, words: UnitWords) -> bool:
    """Whether the word before makes the number a name: "section 5", "flight 301"."""
    before = word_before(text, start)
    if not before:
        return text[max(0, start - 1) : start] in ("#", "№")
    return words.says("label", before)
