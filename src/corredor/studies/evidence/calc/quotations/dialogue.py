"""Speech by layout: dialogue behind dashes, interviews with a name before each answer."""

from __future__ import annotations

from typing import Final

import regex

from corredor.studies.evidence.calc.quotations.found import Found
from corredor.studies.evidence.calc.quotations.page import Page, Verb
from corredor.studies.evidence.calc.quotations.subjects import (
    Subject,
    lone_noun_after,
    subject_after,
    subject_before,
    subjects_between,
)
from corredor.studies.evidence.calc.records import Span

DASHED: Final = regex.compile(r"(?m)^[ \t]*([—–―]|-(?=\s))\s?(?=[^\s—–-])")
LABEL: Final = regex.compile(r"(?m)^[ \t]*((?:\p{Lu}[\p{L}’'.-]*+ ?){1,4}):\s(?=[^\s“«\"„])")
NARRATION: Final = regex.compile(r"(?<=[,.!?…:;])\s*[—–―-]\s?(?=\p{Ll})|\s[—–―](?=\p{Ll})")
RETURN: Final = regex.compile(r"[—–―](?=[.,:;])[.,:;]?\s?|[.,:;]\s*[—–―-]\s|\s[—–―](?=[¿¡\p{L}])")
FIRST_WORDS: Final = 5
"""Words of a narration among which its verb must stand."""


def spoken_lines(page: Page) -> list[Found]:
    """Return the speeches behind dashes and behind names at the start of a line."""
    text = page.text
    return sorted([*_behind_dashes(page, text), *_behind_names(page, text)], key=lambda f: f.scope)


def _behind_dashes(page: Page, text: str) -> list[Found]:
    found: list[Found] = []
    asked = False
    for match in DASHED.finditer(text):
        end = text.find("\n", match.end())
        end = end if end >= 0 else len(text)
        if end - match.end() > LONGEST:
            continue
        made = _dialogue(page, match.end(), end)
        if made is not None:
            found.append(made)
        elif text[match.end() : end].rstrip().endswith("?"):
            asked = True
        elif asked and match.group(1) != "-":
            asked = False
            piece = Span(match.end(), end)
            found.append(Found("direct", (piece,), piece, None, None, None, "interview", (piece,)))
    return found


LONGEST: Final = 5_000
"""Code points of a line that is still read as dialogue."""


def _dialogue(page: Page, start: int, end: int) -> Found | None:
    """Speech with the words of its author between or behind dashes."""
    text = page.text
    pieces: list[Span] = []
    cue: Verb | None = None
    subject: Subject | None = None
    at = start
    for match in NARRATION.finditer(text, start, end):
        if match.start() < at:
            continue
        back = RETURN.search(text, match.end(), end)
        stop = back.start() if back else end
        words = page.words_between(match.end(), stop)[:FIRST_WORDS]
        verb = next((v for v in page.verbs_between(match.end(), stop) if v.at in words), None)
        if verb is None or (cue is not None and not pieces):
            continue
        if cue is None:
            cue = verb
            subject = subject_after(page, verb.span.end, stop)
            subject = subject or subject_before(page, verb.span.start, match.end())
            subject = subject or lone_noun_after(page, verb.span.end, stop)
        pieces.append(stripped(text, at, match.start()))
        at = back.end() if back else end
        if not back:
            break
    if cue is None:
        return None
    last = stripped(text, at, end)
    if last.end > last.start:
        pieces.append(last)
    scope = Span(start, max(end if last.end > last.start else at, cue.span.end))
    spans = tuple(pieces)
    path = "" if subject else "elided"
    return Found("direct", spans, scope, cue.span, cue, subject, path, spans)


def stripped(text: str, start: int, end: int) -> Span:
    """Return a stretch without the blanks and dashes at its ends."""
    while start < end and text[start] in " \t—–―":
        start += 1
    while end > start and text[end - 1] in " \t—–―":
        end -= 1
    return Span(start, end)


def _behind_names(page: Page, text: str) -> list[Found]:
    """Speech behind "Name:" where at least two lines begin so."""
    matches = [match for match in LABEL.finditer(text) if len(match.group(1)) <= NAME]
    if len(matches) < 2:
        return []
    found: list[Found] = []
    for match in matches:
        end = text.find("\n", match.end())
        piece = stripped(text, match.end(), end if end >= 0 else len(text))
        named = subjects_between(page, match.start(1), match.end(1))
        if len(match.group(1)) <= 2:
            if match.group(1) in ANSWER:
                spans = (piece,)
                found.append(Found("direct", spans, piece, None, None, None, "interview", spans))
            continue
        if not named or len(page.words_between(piece.start, piece.end)) < 1:
            continue
        spans = (piece,)
        scope = Span(match.start(1), piece.end)
        found.append(Found("direct", spans, scope, None, None, named[0], "label", spans))
    return found


ANSWER: Final = frozenset(("A", "R", "О", "Р"))
"""Letters before the answers of an interview."""
NAME: Final = 40
"""Code points of a name before a colon."""
