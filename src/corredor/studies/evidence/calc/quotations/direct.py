"""Direct speech: which marked stretches are somebody's words, and by which cue."""

from __future__ import annotations

from typing import Final

import regex

from corredor.studies.evidence.calc.quotations.found import Found, Setting
from corredor.studies.evidence.calc.quotations.page import Page, Verb
from corredor.studies.evidence.calc.quotations.subjects import (
    Subject,
    lone_noun_after,
    subject_after,
    subject_before,
    subjects_between,
)
from corredor.studies.evidence.calc.quotations.titles import is_name
from corredor.studies.evidence.calc.records import Span

LINK: Final = regex.compile(r"[,;]?\s*(?:[—–-]{1,2}\s*)?")
STOP: Final = regex.compile(r"[;:!?\n“”„«»\"]|(?<!\b\p{Lu}|\b[MDS]rs?|\bSra|\bMs)\.(?:\s|$)")
LEAD_WORDS: Final = 14
"""Words between a verb and the quotation that it leads to."""


def direct_in(page: Page, places: list[Setting]) -> tuple[list[Found], list[Setting]]:
    """Return the direct quotations, and the marked stretches that are none on their own."""
    found: list[Found] = []
    rest: list[Setting] = []
    for setting in places:
        joined = _joined(page, found[-1], setting) if found else None
        if joined is not None:
            found[-1] = joined
            continue
        if is_name(page, setting):
            continue
        one = _led(page, setting) or _tagged(page, setting) or _alone(page, setting, found)
        if one is None:
            rest.append(setting)
        else:
            found.append(one)
    return found, rest


def _whole(page: Page, setting: Setting) -> bool:
    """Whether the content begins as a sentence does."""
    first = setting.content(page).lstrip("¿¡—–- [(“‘'\"")[:1]
    return not first.islower()


def _pieces(page: Page, setting: Setting) -> tuple[Span, ...]:
    return setting.marked.pieces or (setting.marked.inner,)


def _made(
    page: Page, setting: Setting, verb: Verb | None, subject: Subject | None, path: str
) -> Found:
    cue = verb.span if verb else None
    scope = setting.marked.outer
    if cue is not None:
        scope = Span(min(scope.start, cue.start), max(scope.end, cue.end))
    pieces = _pieces(page, setting)
    return Found("direct", pieces, scope, cue, verb, subject, path, pieces)


def _joined(page: Page, last: Found, setting: Setting) -> Found | None:
    """Join a stretch to the one before it where the cue stands between them."""
    outer = last.quoted[-1]
    if setting.low > outer.end + 2 or last.cue is None or last.kind != "direct":
        return None
    between = page.text[outer.end + 1 : setting.marked.outer.start].strip()
    inside = outer.end <= last.cue.start < setting.marked.outer.start
    if not inside or not between.endswith((",", "—", "–", ":")) or STOP.search(between[:-1] + "|"):
        return None
    pieces = last.pieces + _pieces(page, setting)
    scope = Span(last.scope.start, setting.marked.outer.end)
    return Found("direct", pieces, scope, last.cue, last.verb, last.subject, last.path, pieces)


def _led(page: Page, setting: Setting) -> Found | None:
    """A cue before the quotation: "X said, …", "X: …", "X said that …" and a whole sentence."""
    before = setting.before(page).rstrip()
    if not before:
        return None
    start = setting.marked.outer.start
    verbs = page.verbs_between(setting.low, start)
    if before.endswith(":"):
        return _after_colon(page, setting, verbs)
    if not verbs:
        return None
    verb = verbs[-1]
    between = page.text[verb.span.end : start]
    comma = before.endswith((",", "—", "–"))
    words = page.words_between(verb.span.end, start)
    if STOP.search(between) or len(words) > (LEAD_WORDS if comma else 2):
        return None
    if comma and verb.form.weak and not _has_subject(page, verb, setting.low):
        return None
    if not comma and (not _whole(page, setting) or verb.form.kind == "label" or verb.form.weak):
        return None
    if not comma and any(not _bridge(page, at) for at in words):
        return None
    return _made(page, setting, verb, _subject(page, verb, setting.low, start), "")


def _has_subject(page: Page, verb: Verb, low: int) -> bool:
    return subject_before(page, verb.span.start, low) is not None


def _bridge(page: Page, at: int) -> bool:
    kinds = ("complementizer", "adverb")
    return any(page.is_a(at, kind) for kind in kinds) or page.lower(at) in page.lists.pronouns


def _after_colon(page: Page, setting: Setting, verbs: list[Verb]) -> Found | None:
    start = setting.marked.outer.start
    if verbs:
        verb = verbs[-1]
        return _made(page, setting, verb, _subject(page, verb, setting.low, start), "")
    named = subjects_between(page, setting.low, start)
    free = [subject for subject in named if not subject.governed]
    people = [s for s in free if s.mention is not None and s.mention.kind == "person"]
    if not named and not _whole(page, setting):
        return None
    return _made(page, setting, None, next(iter(people or free or named), None), "colon")


def _subject(page: Page, verb: Verb, low: int, high: int) -> Subject | None:
    """The subject of a verb, on the side where the language puts it first."""
    if not verb.form.finite:
        return subject_before(page, verb.span.start, low)
    before = subject_before(page, verb.span.start, low)
    if before is not None and not (page.lists.language != "en" and _far(page, before, verb)):
        return before
    return subject_after(page, verb.span.end, high) or before


def _far(page: Page, subject: Subject, verb: Verb) -> bool:
    return len(page.words_between(subject.span.end, verb.span.start)) > LEAD_WORDS


def _tagged(page: Page, setting: Setting) -> Found | None:
    """A cue after the quotation: "…," said X; «…», — сказал X; "…", according to X."""
    content, end = setting.content(page), setting.marked.outer.end
    tail = content[-1]
    after = setting.after(page)
    link = LINK.match(page.text, end, max(end, setting.high))
    linked = bool(link and link.group().strip())
    if not after.strip() or (tail == "." and not linked):
        return None
    place = link.end() if link else end
    fits = tail in ",?!…—–-" or linked
    if not fits and not _whole(page, setting):
        return None
    before = setting.before(page).strip(" —–-")
    if before and not (tail in ",?!" and _whole(page, setting)) and _starts_before(page, setting):
        return None
    own = _by_phrase(page, setting, place)
    if own is not None:
        return own
    for verb in page.verbs_between(place, setting.high)[:3]:
        between = page.text[place : verb.span.start]
        if STOP.search(between):
            return None
        made = _tag(page, setting, verb, place, fits)
        if made is not None:
            return made
    return None


def _starts_before(page: Page, setting: Setting) -> bool:
    """Whether words of the same clause stand before the quotation."""
    return bool(page.words_between(setting.low, setting.marked.outer.start))


def _by_phrase(page: Page, setting: Setting, place: int) -> Found | None:
    match = next(iter(page.phrases_between(place, min(place + 1, setting.high))), None)
    if match is None or match.kind not in ("according", "own"):
        return None
    subject = None
    if match.kind == "according":
        subject = next(iter(subjects_between(page, match.end, setting.high)), None)
    pieces = _pieces(page, setting)
    cue = Span(match.start, match.end)
    scope = Span(setting.marked.outer.start, cue.end)
    return Found("direct", pieces, scope, cue, None, subject, "according-to", pieces)


def _tag(page: Page, setting: Setting, verb: Verb, place: int, fits: bool) -> Found | None:
    between = page.words_between(place, verb.span.start)
    immediate = all(
        page.is_a(at, "auxiliary") or page.is_a(at, "adverb") or _as(page, at) for at in between
    )
    if immediate:
        subject = subject_after(page, verb.span.end, setting.high)
        if subject is None and page.lists.language == "ru":
            subject = next(iter(subjects_between(page, verb.span.end, setting.high)), None)
        if subject is None and verb.form.finite:
            subject = lone_noun_after(page, verb.span.end, setting.high)
        if subject is None and page.lists.language == "en" and not fits:
            return None
        return _made(page, setting, verb, subject, "elided" if subject is None else "")
    if page.infinitive(verb) or not (verb.form.finite or fits):
        return None
    subject = subject_before(page, verb.span.start, place)
    if subject is None or (verb.form.weak and not fits):
        return None
    if not fits and len(between) > 3:
        return None
    return _made(page, setting, verb, subject, "")


def _as(page: Page, at: int) -> bool:
    return page.is_a(at, "as")


def _alone(page: Page, setting: Setting, found: list[Found]) -> Found | None:
    """A quotation that is a sentence of its own, with no cue beside it."""
    before = setting.before(page).strip(" —–-•*")
    after = setting.after(page).strip(" .,;")
    content = setting.content(page)
    ended = content[-1] in ".?!…," or setting.after(page).strip()[:1] in (".", "!", "?")
    if not _whole(page, setting) or not (ended or len(content.split()) >= LONE_WORDS):
        return None
    dash = LINK.match(
        page.text, setting.marked.outer.end, max(setting.high, setting.marked.outer.end)
    )
    if after and not before and dash is not None and dash.group().strip(" ,") in ("—", "–", "-"):
        named = subjects_between(page, dash.end(), setting.high)
        if named:
            return _made(page, setting, None, named[0], "name-after")
    if after or (before and not _short_name(page, setting)):
        return None
    if before:
        if not setting.before(page).rstrip().endswith((".", ":", "—", "–")):
            return None
        named = subjects_between(page, setting.low, setting.marked.outer.start)
        return _made(page, setting, None, named[0], "name-before") if named else None
    return _made(page, setting, None, None, "previous-sentence")


def _short_name(page: Page, setting: Setting) -> bool:
    words = page.words_between(setting.low, setting.marked.outer.start)
    return len(words) <= 4 and page.text[setting.low : setting.low + 1].isupper()


LONE_WORDS: Final = 5
"""Words from which a lone stretch without a full stop is taken as speech."""
