"""Figures of a text: its numbers with unit, qualifier and every reading that the text allows."""

from __future__ import annotations

import re as stdlib_re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from corredor.studies.evidence.calc.figures.change import paired, unbound
from corredor.studies.evidence.calc.figures.drafts import (
    Draft,
    adjacent_word,
    draft_of,
    lone_draft,
)
from corredor.studies.evidence.calc.figures.elision import elided
from corredor.studies.evidence.calc.figures.joining import compounds, ranges
from corredor.studies.evidence.calc.figures.judging import anniversary_of, judged, meant, stands
from corredor.studies.evidence.calc.figures.lookup import (
    sense_at,
)
from corredor.studies.evidence.calc.figures.magnitude import whole_first
from corredor.studies.evidence.calc.figures.money import (
    MoneyEvidence,
    currencies_named,
)
from corredor.studies.evidence.calc.figures.readings import figure_of, is_open_sign
from corredor.studies.evidence.calc.figures.refusing import (
    Refusal,
    in_address,
    is_year,
    word_before,
)
from corredor.studies.evidence.calc.figures.words import UnitWords
from corredor.studies.evidence.calc.records import (
    Figure,
    Number,
    NumberReading,
    Span,
)


def figures_in(
    text: str,
    numbers: Sequence[Number],
    words: UnitWords,
    *,
    country: str = "",
    named: tuple[str, ...] = (),
    taken: Sequence[Span] = (),
) -> tuple[Figure, ...]:
    """Return the figures of a text in order.

    Parameters
    ----------
    text
        The document's normal text.
    numbers
        Its numbers, as `numbers_in` gives them.
    words
        The lexicon of its language.
    country
        The publisher's country, ISO 3166 alpha-2; empty where it is unknown.
    named
        The countries that the document is about.
    taken
        Spans that are something else, such as dates; a number within one is no figure.
    """
    return _analysed(text, numbers, words, MoneyEvidence(country=country, named=named), taken)[0]


def refused_in(
    text: str, numbers: Sequence[Number], words: UnitWords, *, taken: Sequence[Span] = ()
) -> tuple[Refusal, ...]:
    """Return the numbers of a text that are no figures, each with the reason."""
    return _analysed(text, numbers, words, MoneyEvidence(), taken)[1]


def _analysed(
    text: str,
    numbers: Sequence[Number],
    words: UnitWords,
    evidence: MoneyEvidence,
    taken: Sequence[Span],
) -> tuple[tuple[Figure, ...], tuple[Refusal, ...]]:
    numbers = sorted([*numbers, *_articles(text, numbers, words)], key=_place)
    blocked = sorted(taken)
    starts = [span.start for span in blocked]
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    ended = 0
    small = text.islower()
    for at, number in enumerate(numbers):
        if not number.readings or number.kind == "relative":
            continue
        previous = max(numbers[at - 1].span.end if at else 0, ended)
        following = _following(text, numbers, at)
        if not blocked and _among_numbers(text, number):
            if is_year(text, number):
                refusals.append(Refusal(number.span, "year"))
            else:
                drafts.append(lone_draft(number))
            ended = number.span.end
            continue
        place = bisect_right(starts, number.span.start) - 1
        other = "taken" if place >= 0 and blocked[place].meets(number.span) else ""
        other = other or ("address" if in_address(text, number.span) else "")
        if other:
            refusals.append(Refusal(number.span, other))
            continue
        if number.kind == "ordinal" and anniversary_of(text, number, words) is None:
            draft = lone_draft(number)
        else:
            draft = draft_of(text, number, words, previous, following, small=small)
        found = judged(text, draft, words, ended, following)
        if isinstance(found, Refusal):
            refusals.append(found)
            ended = number.span.end
        else:
            drafts.append(found)
            ended = found.end
    drafts = [whole_first(meant(text, draft, words)) for draft in drafts]
    drafts = unbound(text, drafts, words)
    drafts = paired(text, compounds(text, drafts, words), words)
    joined = elided(text, ranges(text, drafts, words), words)
    kept: list[Draft] = []
    for draft in joined:
        if stands(text, draft):
            kept.append(draft)
        else:
            refusals.append(Refusal(draft.number.span, "bare"))
    stated = frozenset(
        draft.sense.units[0]
        for draft in kept
        if draft.sense is not None and draft.sense.kind == "money" and len(draft.sense.units) == 1
    )
    evidence = replace(evidence, stated=stated)
    if any(is_open_sign(text, draft) for draft in kept):
        shown = stated | currencies_named(text, words, evidence)
        evidence = replace(evidence, shown=shown)
    figures = tuple(figure_of(text, draft, words, evidence) for draft in kept)
    return figures, tuple(sorted(refusals))


def _place(number: Number) -> tuple[int, int]:
    return number.span.start, number.span.end


def _among_numbers(text: str, number: Number) -> bool:
    """Whether digits stand between others, so that nothing can be their unit, noun or bound."""
    start, end = number.span.start, number.span.end
    if number.spelled or number.kind != "cardinal" or start < 2 or end + 1 >= len(text):
        return False
    beside = text[start - 2 : start] + text[end : end + 2]
    return (
        beside[1] == beside[2] == " "
        and (beside[0].isdigit() or beside[0] == "%")
        and beside[3].isdigit()
    )


def _following(text: str, numbers: Sequence[Number], at: int) -> int:
    """Return where the next number starts that is no word such as "second"."""
    for next_one in numbers[at + 1 : at + 3]:
        if not (next_one.spelled and next_one.kind == "ordinal"):
            return next_one.span.start
    return len(text)


@lru_cache(maxsize=8)
def _before_word(words: frozenset[str]) -> stdlib_re.Pattern[str]:
    """Return the pattern of one of the words before another word."""
    forms = sorted({*words, *(word.capitalize() for word in words)})
    return stdlib_re.compile(rf"(?:{'|'.join(forms)}) (?=\w)")


def _articles(text: str, numbers: Sequence[Number], words: UnitWords) -> list[Number]:
    """Return the articles that are a one because they stand before a money: "un yen"."""
    ones = words.single.get("one")
    if not ones:
        return []
    taken = {number.span.start for number in numbers}
    found: list[Number] = []
    for article in _before_word(ones).finditer(text):
        if article.start() in taken or text[article.start() - 1 : article.start()].isalnum():
            continue
        sense = sense_at(text, article.end(), words)
        if sense is None or words.says("half", word_before(text, article.start())):
            continue
        if words.language == "en":
            following = adjacent_word(text, sense.span.end)
            if following and not words.says("function", following):
                continue
        if sense.sense.kind == "money" and not sense.sense.word:
            span = Span(article.start(), article.end() - 1)
            reading = NumberReading(Decimal(1), Decimal(1))
            found.append(Number(span, "cardinal", (reading,), spelled=True))
    return found
