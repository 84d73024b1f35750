"""Passages: the words of a document that a claim quotes, and their place."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from corredor.core.anchor import context_of, widened
from corredor.core.period import parse_period
from corredor.data.language import language_table
from corredor.studies.evidence.calc.records import Sentence, Span, TimeExpression

LONGEST = 400
"""Code points of the longest passage that is quoted whole."""
LONGEST_QUOTE = 2_000
"""Code points after which a passage ends, be it said in one breath or not."""
LONGEST_SENTENCE = 1_000
"""Code points shown of a sentence."""
BEFORE = 300
"""Code points shown of a longer sentence before the passage."""


def sentence_at(sentences: tuple[Sentence, ...], at: int) -> Span | None:
    """Return the sentence in which an offset lies; None between sentences."""
    index = bisect_right(sentences, at, key=lambda sentence: sentence.span.start) - 1
    if index < 0 or sentences[index].span.end <= at:
        return None
    return sentences[index].span


def passage(text: str, spans: tuple[Span, ...], within: Span | None) -> Span:
    """Return the shortest passage that holds the first span and, in its sentence, the others.

    Its edges stand between words, and it ends within the sentence.
    """
    first = spans[0]
    held = [span for span in spans if within is None or within.holds(span)]
    start = min(span.start for span in (first, *held))
    end = max(span.end for span in (first, *held))
    if end - start > LONGEST:
        start, end = first.start, first.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)


def place_cells(text: str, span: Span, sentence: Span | None) -> dict[str, str]:
    """Return the cells that tell where a passage stands, its first part where it is very long.

    It is widened by what its edges would cut of a word or amount, which no claim may quote.
    """
    span = _bounded(text, Span(*widened(text, span.start, span.end)))
    prefix, suffix = context_of(text, span.start, span.end)
    return {
        "quote": span.of(text),
        "prefix": prefix,
        "suffix": suffix,
        "start": str(span.start),
        "end": str(span.end),
        "sentence": _shown(text, span, sentence) if sentence else "",
    }


def _bounded(text: str, span: Span) -> Span:
    if span.end - span.start <= LONGEST_QUOTE:
        return span
    end = span.start + LONGEST_QUOTE
    blank = max(text.rfind(mark, span.start + LONGEST, end) for mark in " \n")
    return Span(span.start, blank if blank > 0 else end)


def _shown(text: str, span: Span, sentence: Span) -> str:
    """Return a sentence, or of a very long one what stands around the passage."""
    start, end = sentence.start, sentence.end
    if end - start > LONGEST_SENTENCE:
        start = max(start, span.start - BEFORE)
        end = min(end, start + LONGEST_SENTENCE)
    return text[start:end]


def time_cells(time: TimeExpression | None) -> dict[str, str]:
    """Return the cells of an expression of time: its reading as EDTF, empty where it is open."""
    if time is None:
        return {"period": "", "time": ""}
    edtf = period_cell(time.readings[0].edtf) if len(time.readings) == 1 else ""
    timex = time.readings[0].timex if time.readings else ""
    parts = [timex, f"[{time.constraint}]" if time.constraint else "", time.modifier]
    return {"period": edtf, "time": " ".join(filter(None, parts))}


def period_cell(edtf: str) -> str:
    """Return a period as it is; empty for one that a table wouldn't take.

    Examples
    --------
    >>> period_cell("2024-05"), period_cell("12024-05")
    ('2024-05', '')
    """
    try:
        parse_period(edtf)
    except ValueError:
        return ""
    return edtf


@lru_cache(maxsize=8)
def stems(language: str, table: str) -> re.Pattern[str]:
    """Return the pattern of the words that begin as a word list of a language says."""
    found = (re.escape(row["stem"]) for row in language_table(language, table))
    return re.compile(rf"\b(?:{'|'.join(found)})\w*", re.IGNORECASE)
