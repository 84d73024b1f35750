"""Reported speech: clauses that a sentence gives as somebody's, without quotation marks."""

from __future__ import annotations

from typing import Final

import regex

from corredor.studies.evidence.calc.quotations.clauses import clause, is_long, trimmed
from corredor.studies.evidence.calc.quotations.found import Found
from corredor.studies.evidence.calc.quotations.page import Page, Phrase, Verb
from corredor.studies.evidence.calc.quotations.phrases import (
    TAIL,
    TO_TOPIC,
    as_said,
    by_phrase,
    opinion_of,
)
from corredor.studies.evidence.calc.quotations.subjects import (
    Subject,
    impersonal,
    subject_after,
    subject_before,
    subjects_between,
)
from corredor.studies.evidence.calc.records import Span

CLAUSE: Final = regex.compile(r"[;:—\n]")


TO_THAT: Final = 12
"""Words between a verb and its "that"."""


def indirect_in(page: Page, taken: list[Span], cues: set[int]) -> list[Found]:
    """Return the reported clauses of the sentences; `taken` is direct speech, `cues` its verbs."""
    found: list[Found] = []
    barred = iter(sorted(taken))
    bar = next(barred, None)
    phrases = _phrases(page)
    for number, sentence in enumerate(page.sentences):
        span = sentence.span
        if span.end - span.start > LONGEST:
            continue
        while bar is not None and bar.end <= span.start:
            bar = next(barred, None)
        if bar is not None and bar.holds(span):
            continue
        one = _of_sentence(page, span, bar, cues, phrases.get(number, []))
        if one is not None:
            found.append(one)
    return found


LONGEST: Final = 3_000
"""Code points of a sentence that is still read for reported speech."""


def _phrases(page: Page) -> dict[int, list[Phrase]]:
    by_sentence: dict[int, list[Phrase]] = {}
    for phrase in page.phrases:
        if phrase.kind in ("according", "own"):
            by_sentence.setdefault(page.sentence_at(phrase.start), []).append(phrase)
    return by_sentence


def _of_sentence(
    page: Page, span: Span, bar: Span | None, cues: set[int], phrases: list[Phrase]
) -> Found | None:
    free = [
        verb
        for verb in page.verbs_between(span.start, span.end)
        if verb.span.start not in cues and not (bar is not None and bar.meets(verb.span))
    ]
    for match in phrases:
        if match.start in cues or (bar is not None and bar.start <= match.start < bar.end):
            continue
        if free and free[0].span.start < match.start and _by_verb(page, span, free[0]):
            break
        made = by_phrase(page, span, match, free)
        if made is not None and not _meets(made, bar):
            return made
    opinion = opinion_of(page, span)
    if opinion is not None and not _meets(opinion, bar):
        return opinion
    for verb in free[-1 : -LAST - 1 : -1]:
        made = None if page.infinitive(verb) else _tagged(page, span, verb)
        if made is not None and not _meets(made, bar):
            return made
    for number, verb in enumerate(free):
        made = _by_verb(page, span, verb, tags=number < len(free) - LAST)
        if made is not None and not _meets(made, bar):
            return made
    return None


def _meets(made: Found, bar: Span | None) -> bool:
    return bar is not None and any(piece.meets(bar) for piece in made.pieces)


LAST: Final = 2
"""Verbs at the end of a sentence that are first tried as a tag: "…, said X"."""


def _by_verb(page: Page, span: Span, verb: Verb, tags: bool = True) -> Found | None:
    if page.infinitive(verb):
        return None
    for reading in (as_said, _tagged, _that, _bare, _topic):
        made = reading(page, span, verb) if tags or reading is not _tagged else None
        if made is not None:
            return made
    return None


def _that(page: Page, span: Span, verb: Verb) -> Found | None:
    """Content after "said that", "dijo que", «сказал, что»."""
    if verb.form.kind == "label":
        return None
    start = _complementizer(page, verb, span.end)
    if start is None or _nominal(page, verb) or _object_first(page, span, verb, start):
        return None
    content = trimmed(page, start, span.end)
    if not is_long(page, content):
        return None
    passive = page.lower(verb.at - 1) in BE.get(page.lists.language, ())
    subject = _agent(page, verb, start) if passive else None
    subject = subject or (None if passive else _either(page, span, verb, start))
    if subject is None:
        subject = impersonal(page, verb, span.start)
    if subject is None and page.lists.language == "en" and verb.form.finite:
        return None
    return clause((content,), verb.span, verb, subject, "" if subject else "elided")


BE: Final = {"en": ("was", "is", "were", "been"), "es": ("fue", "sido")}


def _agent(page: Page, verb: Verb, end: int) -> Subject | None:
    """The one after "by" of a passive."""
    for at in page.words_between(verb.span.end, end)[:3]:
        if page.is_a(at, "passive"):
            return next(iter(subjects_between(page, page.ends[at], end)), None)
    return None


def _either(page: Page, span: Span, verb: Verb, end: int) -> Subject | None:
    before = subject_before(page, verb.span.start, span.start)
    return before or (
        subject_after(page, verb.span.end, end) if page.lists.language != "en" else None
    )


def _object_first(page: Page, span: Span, verb: Verb, start: int) -> bool:
    """Whether a noun stands between verb and "that", so that the clause belongs to the noun."""
    words = page.words_between(verb.span.end, start)
    if len(words) < 3 or page.lists.language == "ru" or verb.form.lemma in LISTENED:
        return False
    at = next((i for i in words if not page.is_a(i, "adverb")), words[-1])
    if page.is_a(words[-2], "preposition") or page.is_a(words[1], "adverb"):
        return False
    if any(page.lower(i) in ABOUT[page.lists.language] for i in words):
        return True
    return (
        page.is_a(at, "determiner")
        and subject_before(page, verb.span.start, span.start) is not None
    )


def _complementizer(page: Page, verb: Verb, end: int) -> int | None:
    close = verb.form.weak or not verb.form.finite or verb.form.kind == "belief"
    words = page.words_between(verb.span.end, end)[: (1 if close else TO_THAT) + 1]
    if page.no_word_is("complementizer", words):
        return None
    mark = CLAUSE.search(page.text, verb.span.end, page.starts[words[-1]])
    for count, at in enumerate(words):
        if mark is not None and mark.start() < page.starts[at]:
            return None
        if page.is_a(at, "complementizer") and not page.is_a(at - 1, "blocking"):
            between = page.text[verb.span.end : page.starts[at]]
            if "," in between and page.lists.language == "en":
                return None
            return page.ends[at]
        other = page.lists.verbs.get(page.lowers[at])
        if other is not None and other.finite and count > 0 and not close:
            return None
    return None


def _nominal(page: Page, verb: Verb) -> bool:
    """Whether a form is a noun here: after a determiner, or a preposition other than "to"."""
    if not verb.form.weak:
        return False
    at = verb.at - 1
    clitic = page.is_a(at, "auxiliary")
    return (page.is_a(at, "determiner") or page.is_a(at, "preposition")) and not clitic


def _tagged(page: Page, span: Span, verb: Verb) -> Found | None:
    """Content before "…, said X", and around "…, X said, …"."""
    text = page.text
    if not verb.form.finite or verb.form.kind == "label" or _nominal(page, verb):
        return None
    comma = text.rfind(",", span.start, verb.span.start)
    if comma < 0 or (
        not is_long(page, Span(span.start, comma))
        and len(page.words_between(span.start, comma)) < 2
    ):
        return None
    between = page.words_between(comma, verb.span.start)
    if any(page.is_a(at, "complementizer") for at in between):
        return None
    adverbs = [
        at
        for at in between
        if page.is_a(at, "auxiliary") or page.is_a(at, "adverb") or page.is_a(at, "as")
    ]
    immediate = len(adverbs) == len(between)
    next_comma = text.find(",", verb.span.end, span.end)
    colon = text.find(":", verb.span.end, min(span.end, verb.span.end + 1))
    if any(
        page.is_a(at, "complementizer") for at in page.words_between(verb.span.end, span.end)[:3]
    ):
        return None
    if immediate:
        if _apposed(page, span, verb):
            return None
        if text[comma + 1 : verb.span.start].strip() and page.is_a(verb.at - 1, "relative"):
            return None
        subject = subject_after(page, verb.span.end, span.end)
        if subject is None and (
            verb.form.weak
            or page.lists.language != "es"
            or text[verb.span.end : verb.span.end + 1] not in ".,"
        ):
            return None
        if (
            subject is not None
            and len(page.words_between(verb.span.end, subject.span.start)) > 3
            and page.lists.language != "ru"
        ):
            return None
        end = span.end if next_comma < 0 or subject is not None else next_comma
        if subject is None and next_comma >= 0:
            return _parenthesis(page, span, comma, next_comma, verb, subject)
        content = trimmed(page, span.start, comma)
        del end
        return (
            clause((content,), verb.span, verb, subject, "" if subject else "elided")
            if is_long(page, content)
            else None
        )
    subject = subject_before(page, verb.span.start, comma + 1)
    if subject is None or len(between) > TAIL:
        return None
    rest = len(page.words_between(verb.span.end, span.end))
    lists_english = page.lists.language == "en"
    ended = rest == 0 or (lists_english and rest <= 3 and _circumstance(page, verb.at + 1))
    if colon == verb.span.end and is_long(page, trimmed(page, colon, span.end)):
        return _parenthesis(page, span, comma, colon, verb, subject)
    if ended:
        content = trimmed(page, span.start, comma)
        return clause((content,), verb.span, verb, subject) if is_long(page, content) else None
    if next_comma == verb.span.end:
        return _parenthesis(page, span, comma, next_comma, verb, subject)
    return None


def _apposed(page: Page, span: Span, verb: Verb) -> bool:
    """Whether the comma before a verb ends an apposition to its subject: "X, of Y, explains Z"."""
    if page.lists.language != "en":
        return False
    before = subject_before(page, verb.span.start, span.start)
    after = subject_after(page, verb.span.end, span.end)
    led = before is not None and page.text[before.span.end : before.span.end + 1] in (",", "(")
    return led and (
        after is None
        or after.kind == "pronoun"
        or page.is_a(verb.at + 1, "determiner")
        or page.is_a(verb.at - 1, "auxiliary")
    )


def _circumstance(page: Page, at: int) -> bool:
    return page.is_a(at, "preposition") or page.is_a(at, "adverb")


def _parenthesis(
    page: Page, span: Span, start: int, end: int, verb: Verb, subject: Subject | None
) -> Found | None:
    pieces = trimmed(page, span.start, start), trimmed(page, end, span.end)
    if not is_long(page, pieces[1]):
        return None
    return clause(pieces, verb.span, verb, subject, "" if subject else "elided")


def _bare(page: Page, span: Span, verb: Verb) -> Found | None:
    """English content without "that", and objects: "said the talks …", "destacó la importancia"."""
    lists = page.lists
    if not verb.form.finite or verb.form.kind in ("label", "ask") or lists.language == "ru":
        return None
    if verb.form.kind == "belief" and lists.language != "en":
        return None
    if _nominal(page, verb) or page.lower(verb.at - 1) in BE.get(lists.language, ()):
        return None
    content = _bare_content(page, span, verb)
    if content is None or not is_long(page, content):
        return None
    subject = subject_before(page, verb.span.start, span.start)  # last: it costs most
    if subject is None:
        return None
    gap = page.text[subject.span.end : verb.span.start]
    if (verb.form.weak and len(gap.split()) > 1) or len(gap) > GAP:
        return None
    return clause((content,), verb.span, verb, subject)


def _bare_content(page: Page, span: Span, verb: Verb) -> Span | None:
    """Return what stands behind a verb as content, by the word that it begins with."""
    lists = page.lists
    at = _content_word(page, verb, span.end)
    if at is None or page.starts[at] >= span.end:
        return None
    skipped = page.text[verb.span.end : page.starts[at]]
    if any(mark in skipped for mark in ",;:—–()"):
        return None
    opening = page.is_a(at, "opening") or page.is_a(at, "determiner")
    if not opening and not (lists.language == "en" and page.text[page.starts[at]].isupper()):
        return None
    content = trimmed(page, page.starts[at], span.end)
    if (verb.form.kind == "belief" or verb.form.weak) and not _clause(page, content):
        return None
    return content


def _clause(page: Page, content: Span) -> bool:
    """Whether a finite verb shows within the first words."""
    words = page.words_between(content.start, content.end)[:CLAUSE_WORDS]
    return any(page.is_a(at, "auxiliary") for at in words)


CLAUSE_WORDS: Final = 12


GAP: Final = 160


def _content_word(page: Page, verb: Verb, end: int) -> int | None:
    """Return the number of the word that the content begins with, past times and listeners."""
    at = verb.at + 1
    for phrase in page.phrases_between(verb.span.end, verb.span.end + 2):
        if phrase.kind == "interview":
            for mention in page.mentions_between(phrase.end, min(end, phrase.end + GAP))[:1]:
                at = page.words_from(mention.span.end)
    while page.is_a(at, "adverb") and page.starts[at] < end:
        at += 1
    if verb.form.lemma in LISTENED:
        for mention in page.mentions_between(
            page.starts[at] if at < len(page.starts) else end, end
        )[:1]:
            if mention.span.start == page.starts[at]:
                return page.words_from(mention.span.end)
        return at + 1 if at + 1 < len(page.starts) else None
    return at if at < len(page.starts) else None


LISTENED: Final = frozenset(
    ["tell", "inform", "assure", "remind", "warn", "notify", "advise", "reassure", "convince"]
)


def _topic(page: Page, span: Span, verb: Verb) -> Found | None:
    """Content after "spoke about", "habló sobre", «рассказал о»."""
    topics = ABOUT[page.lists.language]
    if verb.form.kind != "say" or not verb.form.finite or _nominal(page, verb):
        return None
    words = page.words_between(verb.span.end, span.end)[:TO_TOPIC]
    at = next((i for i in words if page.lower(i) in topics), None)
    if at is None or CLAUSE.search(page.text, verb.span.end, page.starts[at]):
        return None
    subject = _either(page, span, verb, page.starts[at])
    content = trimmed(page, page.starts[at], span.end)
    if subject is None or not is_long(page, content):
        return None
    return clause((content,), verb.span, verb, subject)


ABOUT: Final = {
    "en": frozenset(("about",)),
    "es": frozenset(("sobre", "acerca")),
    "ru": frozenset(("о", "об", "про")),
}
