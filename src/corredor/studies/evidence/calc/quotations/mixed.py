"""Partial quotations: words in marks within a clause that reports what somebody says."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from corredor.studies.evidence.calc.quotations.found import Found, Setting
from corredor.studies.evidence.calc.quotations.page import Page
from corredor.studies.evidence.calc.quotations.subjects import subject_after, subject_before
from corredor.studies.evidence.calc.quotations.titles import title_case
from corredor.studies.evidence.calc.records import Span

BREAK: Final = regex.compile(r"[;\n]")
NEAR: Final = 18
"""Words between a verb and a partial quotation that it governs."""
LONG_FRAGMENT: Final = 6
"""Words from which a stretch in marks is speech although no cue stands in its sentence."""


def mixed_in(page: Page, reported: list[Found], rest: list[Setting]) -> list[Found]:
    """Return the reported clauses, those with words in marks as mixed, and further fragments."""
    clauses = sorted(reported, key=lambda one: one.scope)
    quoted: dict[int, list[Span]] = {}
    found: list[Found] = []
    at = 0
    for setting in rest:
        inner = setting.marked.inner
        while at < len(clauses) and clauses[at].scope.end <= inner.start:
            at += 1
        inside = at < len(clauses) and any(p.holds(inner) for p in clauses[at].pieces)
        if inside:
            quoted.setdefault(at, []).append(inner)
            continue
        one = _governed(page, setting) or _by_weight(page, setting)
        if one is not None:
            found.append(one)
    for number, clause in enumerate(clauses):
        if number in quoted:
            clause = replace(clause, kind="mixed", quoted=tuple(quoted[number]))
        found.append(clause)
    return found


def _governed(page: Page, setting: Setting) -> Found | None:
    """A fragment that a verb in its sentence governs: "called it …", "…, as she put it"."""
    inner, outer = setting.marked.inner, setting.marked.outer
    at = page.sentence_at(outer.start)
    if at < 0:
        return None
    span = page.sentences[at].span
    low = max(span.start, outer.start - 400)
    for verb in reversed(page.verbs_between(low, outer.start)):
        if len(page.words_between(verb.span.end, outer.start)) > NEAR:
            break
        if BREAK.search(page.text, verb.span.end, outer.start) or _noun(page, verb.at):
            continue
        if verb.form.weak and verb.form.kind != "label" and not _directed(page, verb.at):
            continue
        subject = subject_before(page, verb.span.start, span.start)
        if subject is None and page.lists.language != "en":
            subject = subject_after(page, verb.span.end, outer.start)
        return Found(
            "mixed",
            (inner,),
            Span(verb.span.start, outer.end),
            verb.span,
            verb,
            subject,
            "" if subject else "elided",
            (inner,),
        )
    for verb in page.verbs_between(outer.end, min(max(span.end, setting.high), outer.end + 200))[
        :1
    ]:
        between = page.words_between(outer.end, verb.span.start)
        subject = subject_before(page, verb.span.start, outer.end) or subject_after(
            page, verb.span.end, setting.high
        )
        if (
            len(between) <= NEAR
            and subject is not None
            and not _noun(page, verb.at)
            and not verb.form.weak
        ):
            return Found(
                "mixed",
                (inner,),
                Span(outer.start, verb.span.end),
                verb.span,
                verb,
                subject,
                "",
                (inner,),
            )
    return None


def _noun(page: Page, at: int) -> bool:
    nominal = page.is_a(at - 1, "determiner") and not page.is_a(at - 1, "auxiliary")
    return nominal or (
        page.is_a(at - 1, "preposition")
        and not page.is_a(at - 1, "auxiliary")
        and page.lower(at - 1) not in ("to", "as")
    )


def _directed(page: Page, at: int) -> bool:
    """Whether a name, pronoun or auxiliary stands right before a weak form."""
    before = page.lower(at - 1)
    capital = at > 0 and page.text[page.starts[at - 1]].isupper()
    return before in page.lists.pronouns or page.is_a(at - 1, "auxiliary") or capital


def _by_weight(page: Page, setting: Setting) -> Found | None:
    """A long fragment, or one in the first person, in a sentence without a cue."""
    content = setting.content(page)
    inner = setting.marked.inner
    words = [page.lower(at) for at in page.words_between(inner.start, inner.end)]
    first = sum(1 for word in words if word in page.lists.function["first"])
    if page.lists.language == "en" and title_case(content.split()):
        return None
    if len(words) < LONG_FRAGMENT and not (first and len(words) >= 3):
        return None
    if len(words) >= LONG_FRAGMENT or content[-1] in ",.?!":
        return Found(
            "mixed", (inner,), setting.marked.outer, None, None, None, "previous-sentence", (inner,)
        )
    return None
