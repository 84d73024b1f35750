"""Quotations of a text: direct, mixed and reported speech with their speakers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corredor.studies.evidence.calc.quotations.chains import chain_of
from corredor.studies.evidence.calc.quotations.dialogue import spoken_lines
from corredor.studies.evidence.calc.quotations.direct import direct_in
from corredor.studies.evidence.calc.quotations.found import Found, Setting, settings
from corredor.studies.evidence.calc.quotations.indirect import indirect_in
from corredor.studies.evidence.calc.quotations.inside import with_author_inside
from corredor.studies.evidence.calc.quotations.marks import marked_in
from corredor.studies.evidence.calc.quotations.mixed import mixed_in
from corredor.studies.evidence.calc.quotations.page import Page
from corredor.studies.evidence.calc.quotations.repeats import with_repeats
from corredor.studies.evidence.calc.quotations.speakers import Speakers
from corredor.studies.evidence.calc.quotations.words import Gender, SpeechWords
from corredor.studies.evidence.calc.records import Mention, Quotation, Sentence, Span

ADJACENT: Final = 3
"""Code points between two quotations of which the second goes on with the first."""


def quotations_in(
    text: str,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    words: SpeechWords,
) -> tuple[Quotation, ...]:
    """Quotations of a text in order of place, each with its speaker where one can be found.

    Parameters
    ----------
    text
        Normal text of the document.
    sentences
        Its sentences, in order.
    mentions
        Its names and phrases for people, bodies and places; those beside a cue that are missing
        are made from capital letters.
    words
        Word lists of the language.

    Returns
    -------
    tuple of Quotation
        Titles and names in marks are left out. The author's own words have no speaker and are
        no quotation.
    """
    page = Page(text, sentences, mentions, words)
    marks = marked_in(text)
    lines = spoken_lines(page)
    covered = [line.scope for line in lines]
    places = _uncovered(settings(page, marks), covered)
    direct, rest = direct_in(page, places)
    direct = [with_author_inside(page, one) for one in direct]
    spoken = sorted([*direct, *lines], key=lambda one: one.scope)
    cues = {one.cue.start for one in spoken if one.cue is not None}
    taken = [piece for one in direct for piece in _outer(one)] + covered
    reported = indirect_in(page, sorted(set(taken)), cues)
    found = sorted(
        [*spoken, *mixed_in(page, reported, rest)], key=lambda one: (one.pieces[0], one.scope)
    )
    return with_repeats(text, _resolved(page, found))


def _uncovered(places: list[Setting], spans: list[Span]) -> list[Setting]:
    """Leave out what meets one of some spans that are in order and apart."""
    free: list[Setting] = []
    at = 0
    for setting in places:
        outer = setting.marked.outer
        while at < len(spans) and spans[at].end <= outer.start:
            at += 1
        if at == len(spans) or not spans[at].meets(outer):
            free.append(setting)
    return free


def _outer(one: Found) -> list[Span]:
    """Return the pieces of direct speech with their marks."""
    return [Span(max(0, piece.start - 1), piece.end + 1) for piece in one.pieces]


def _resolved(page: Page, found: list[Found]) -> list[Quotation]:
    speakers = Speakers(page)
    quotations: list[Quotation] = []
    last: Found | None = None
    for one in sorted(found, key=lambda item: item.scope):
        speaker, path = _speaker(page, speakers, one, last)
        gender = one.verb.form.gender if one.verb else ""
        if speaker is None and one.cue is None and one.kind == "mixed":
            continue
        if speaker is not None:
            speakers.heard(speaker, one.scope, gender)
        span = Span(one.pieces[0].start, one.pieces[-1].end)
        chain = chain_of(page, one, speaker)
        quoted = one.quoted
        quotations.append(
            Quotation(span, one.kind, one.pieces, one.cue, speaker, path, chain, quoted)
        )
        last = one
    return sorted(quotations, key=lambda quotation: (quotation.span, quotation.kind))


def _speaker(
    page: Page, speakers: Speakers, one: Found, last: Found | None
) -> tuple[Mention | None, str]:
    gender = one.verb.form.gender if one.verb else ""
    if one.subject is not None:
        mention, path = speakers.resolved(one.subject, gender)
        if path == "cue-subject" and one.path:
            path = one.path
        if mention is not None:
            return mention, path
    start = one.scope.start
    if one.path == "previous-sentence":
        return _without_cue(page, speakers, one, last)
    if one.path == "interview":
        guest = _guest(page, start)
        return guest, "interview" if guest else ""
    if one.path == "elided" or one.verb is not None:
        mention = _elided(page, speakers, start, gender)
        return mention, "elided" if mention else ""
    mention = speakers.recent(start, "")
    return mention, "previous-sentence" if mention else ""


def _elided(page: Page, speakers: Speakers, start: int, gender: Gender) -> Mention | None:
    """Who goes on speaking where the verb has no subject."""
    if gender == "p":
        return speakers.last("p")
    mention = speakers.recent(start, gender)
    return mention or speakers.last() or speakers.next_named(start)


def _without_cue(
    page: Page, speakers: Speakers, one: Found, last: Found | None
) -> tuple[Mention | None, str]:
    """Who speaks in a quotation that stands alone: who spoke just before, or was named."""
    start = one.scope.start
    spoke = speakers.last()
    if last is not None and spoke is not None:
        between = page.text[last.scope.end : start]
        named = [m for m in page.mentions_between(last.scope.end, start) if m.kind == "person"]
        same = [m for m in named if speakers.same(m, spoke)]
        if len(between) < STRETCH and (not named or same) and between.count("\n\n") < 2:
            return spoke, "continued"
    mention = speakers.recent(start, "")
    if mention is None:
        mention = speakers.next_named(one.scope.end)
        return mention, "next-sentence" if mention else ""
    return mention, "previous-sentence"


STRETCH: Final = 600
"""Code points between two quotations within which the same speaker goes on."""


def _guest(page: Page, start: int) -> Mention | None:
    """Who answers in an interview: the first person named before it."""
    people = [m for m in page.mentions_before(start, 200) if m.kind == "person"]
    return replace(people[-1]) if people else None
