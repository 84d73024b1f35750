"""Reported speech by phrases: "according to X", "in her words", "as X noted", "for X"."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.quotations.clauses import clause, is_long, trimmed
from corredor.studies.evidence.calc.quotations.found import Found
from corredor.studies.evidence.calc.quotations.page import Page, Phrase, Verb
from corredor.studies.evidence.calc.quotations.subjects import (
    Subject,
    noun_phrase_after,
    subject_after,
    subject_before,
    subjects_between,
)
from corredor.studies.evidence.calc.records import Span

TO_TOPIC: Final = 5


TAIL: Final = 8
"""Words that may follow the verb and subject of a tag: "…, he said in an interview"."""


def opinion_of(page: Page, span: Span) -> Found | None:
    """Content of "For X, …" and "Para X, …", with a person named."""
    at = page.words_from(span.start)
    if not page.is_a(at, "opinion"):
        return None
    comma = page.text.find(",", span.start, span.end)
    if comma < 0:
        return None
    start = page.ends[at]
    people = [m for m in page.mentions_between(start, comma) if m.kind in ("person", "role")]
    words = page.words_between(start, people[0].span.start) if people else ()
    content = _past_apposition(page, people[0].span.end, span.end) if people else span
    if not people or not all(page.is_a(i, "determiner") for i in words):
        return None
    if not is_long(page, content) or page.lists.verbs.get(
        page.lower(page.words_from(content.start))
    ):
        return None
    cue = Span(span.start, page.ends[at])
    return clause((content,), cue, None, Subject("mention", people[0].span, people[0]), "opinion")


def by_phrase(page: Page, span: Span, match: Phrase, verbs: list[Verb]) -> Found | None:
    """Content of a sentence with "according to X" or "in her words"."""
    own = match.kind == "own"
    at = page.words_from(match.end)
    first = next((verb for verb in verbs if verb.at in (at, at + 1, at + 2)), None)
    if first is not None and not own and first.form.finite and as_word(page, at - 1):
        return _as_said(page, span, match.start, first)
    end = match.end
    subject = None
    if not own:
        subject = _named_after(page, match.end, span.end)
        if subject is None:
            return None
        end = _phrase_end(page, subject.span.end, span.end)
    pieces = _around(page, span, match.start, end)
    if not pieces:
        return None
    return clause(pieces, Span(match.start, match.end), None, subject, "according-to")


def _named_after(page: Page, start: int, end: int) -> Subject | None:
    """Return the first name, pronoun or role close behind a phrase, a person before the rest."""
    comma = page.text.find(",", start, end)
    stop = comma if comma >= 0 else end
    found = subjects_between(page, start, min(stop, start + NAME_REACH))
    found = [s for s in found if not s.possessive] or found
    people = [s for s in found if s.mention is not None and s.mention.kind == "person"]
    near = [s for s in found if len(page.words_between(start, s.span.start)) <= TO_TOPIC]
    return next(iter(people or near), None) or noun_phrase_after(page, start, stop)


NAME_REACH: Final = 160


def _phrase_end(page: Page, start: int, end: int) -> int:
    """Return where the noun phrase of "according to X, director of Y," ends."""
    comma = page.text.find(",", start, end)
    bracket = page.text.find("(", start, comma if comma >= 0 else end)
    if bracket >= 0:
        close = page.text.find(")", bracket, end)
        comma = page.text.find(",", close, end) if close >= 0 else comma
    return comma if comma >= 0 else end


def _around(page: Page, span: Span, start: int, end: int, apposed: bool = True) -> tuple[Span, ...]:
    """Return the pieces of a sentence before and after a parenthesis that are long enough."""
    before, after = trimmed(page, span.start, start), trimmed(page, end, span.end)
    words_before = len(page.words_between(before.start, before.end))
    if is_long(page, after) and words_before <= LEAD:
        after = _past_apposition(page, end, span.end) if apposed else after
        return (after,) if is_long(page, after) else ()
    if is_long(page, before) and not is_long(page, after):
        return (before,)
    return tuple(piece for piece in (before, after) if is_long(page, piece))


LEAD: Final = 7
"""Words before "according to" that only lead in: "It should be noted that, according to …"."""


def _past_apposition(page: Page, start: int, end: int) -> Span:
    """Skip "X, a spokesman for Y," after the name: the content begins after the last comma."""
    comma = page.text.find(",", start, end)
    if comma < 0:
        return trimmed(page, start, end)
    second = page.text.find(",", comma + 1, min(end, comma + 1 + NAME_REACH))
    roles = [
        i
        for i in page.words_between(comma, second if second >= 0 else comma)[:3]
        if page.lists.nouns.get(page.lower(i), "p") != "p" or page.is_a(i, "relative")
    ]
    begins = page.is_a(page.words_from(comma), "preposition")
    apposed = second >= 0 and bool(roles) and not begins and not page.verbs_between(comma, second)
    return trimmed(page, (second if apposed else comma) + 1, end)


def _as_said(page: Page, span: Span, start: int, verb: Verb) -> Found | None:
    """Content of "…, as X informed" and "según refirió, …"."""
    subject = subject_after(page, verb.span.end, _phrase_end(page, verb.span.end, span.end))
    subject = subject or subject_before(page, verb.span.start, start)
    end = _phrase_end(page, subject.span.end if subject else verb.span.end, span.end)
    if page.lists.language == "en" and len(page.words_between(verb.span.end, end)) > TAIL:
        return None
    pieces = _around(page, span, start, max(end, verb.span.end), subject is not None)
    if not pieces:
        return None
    return clause(pieces, verb.span, verb, subject, "" if subject else "elided")


def as_word(page: Page, at: int) -> bool:
    """Whether a word, by number, is "as" or its like."""
    return page.is_a(at, "as")


def as_said(page: Page, span: Span, verb: Verb) -> Found | None:
    """Content of "As X noted, …", «Как сообщил X, …» and "…, como señaló X"."""
    if not verb.form.finite or (verb.form.weak and page.lists.language == "en"):
        return None
    first = max(verb.at - AS_REACH + 1, 0)
    if page.no_word_is("as", range(first, verb.at)):
        return None
    for at in range(verb.at - 1, first - 1, -1):
        begin, end = page.starts[at], page.ends[at]
        if begin < span.start:
            return None
        if as_word(page, at):
            led = page.text[max(span.start, begin - 3) : begin].rstrip()
            begins = begin == span.start or led.endswith((",", "—"))
            return _as_said(page, span, begin, verb) if begins else None
        if page.text[end : end + 1] in (",", ";"):
            return None
    return None


AS_REACH: Final = 7
"""Words from "as" to its verb."""
