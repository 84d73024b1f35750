"""Figures of a text: its numbers with unit, qualifier and every reading that the text allows."""

from __future__ import annotations

import re as stdlib_re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from corredor.studies.evidence.calc.figures.change import paired, unbound
from corredor.studies.evidence.calc.figures.counting import Counted, counted_behind
from corredor.studies.evidence.calc.figures.drafts import (
    LARGE,
    PERCENT,
    Draft,
    adjacent_word,
    draft_of,
    lone_draft,
    scale_letters,
)
from corredor.studies.evidence.calc.figures.elision import elided
from corredor.studies.evidence.calc.figures.joining import compounds, ranges
from corredor.studies.evidence.calc.figures.lookup import (
    phrase_at,
    sense_at,
    skip_blank,
)
from corredor.studies.evidence.calc.figures.magnitude import whole_first
from corredor.studies.evidence.calc.figures.money import (
    Choice,
    MoneyEvidence,
    choice,
    currencies_named,
    says_near,
)
from corredor.studies.evidence.calc.figures.refusing import (
    Refusal,
    alone_on_line,
    begins_sentence,
    date_refusal,
    form_refusal,
    in_address,
    is_label,
    is_year,
    word_before,
)
from corredor.studies.evidence.calc.figures.words import Sense, UnitWords
from corredor.studies.evidence.calc.records import (
    Figure,
    FigureKind,
    FigureReading,
    Number,
    NumberReading,
    Span,
)

SMALL: Final = Decimal(10)
"""Up to here a number in words needs a noun that is known to be counted."""
HUNDRED: Final = Decimal(100)
UNKNOWN: Final = Decimal(0)
"""Factor of a reading in another currency: no rate is known here."""
PLAIN: Final = ""
YEAR: Final = "year"


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
        if number.kind == "ordinal" and _anniversary(text, number, words) is None:
            draft = lone_draft(number)
        else:
            draft = draft_of(text, number, words, previous, following, small=small)
        found = _judged(text, draft, words, ended, following)
        if isinstance(found, Refusal):
            refusals.append(found)
            ended = number.span.end
        else:
            drafts.append(found)
            ended = found.end
    drafts = [whole_first(_meant(text, draft, words)) for draft in drafts]
    drafts = unbound(text, drafts, words)
    drafts = paired(text, compounds(text, drafts, words), words)
    joined = elided(text, ranges(text, drafts, words), words)
    kept: list[Draft] = []
    for draft in joined:
        if _stands(text, draft):
            kept.append(draft)
        else:
            refusals.append(Refusal(draft.number.span, "bare"))
    stated = frozenset(
        draft.sense.units[0]
        for draft in kept
        if draft.sense is not None and draft.sense.kind == "money" and len(draft.sense.units) == 1
    )
    evidence = replace(evidence, stated=stated)
    if any(_is_open_sign(text, draft) for draft in kept):
        shown = stated | currencies_named(text, words, evidence)
        evidence = replace(evidence, shown=shown)
    figures = tuple(_figure(text, draft, words, evidence) for draft in kept)
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


def _judged(
    text: str, draft: Draft, words: UnitWords, ended: int, following: int
) -> Draft | Refusal:
    """Return the draft with its noun, or the reason why its number is no figure."""
    number = draft.number
    reason = form_refusal(text, number, draft.start, ended)
    reason = reason or date_refusal(text, number, words)
    if not reason and draft.unit is None and alone_on_line(text, number.span):
        reason = "line"
    if reason:
        return Refusal(number.span, reason)
    anniversary = _anniversary(text, number, words)
    if anniversary is not None:
        end = anniversary.end
        sense = Sense("duration", (YEAR,))
        return draft._replace(sense=sense, unit=anniversary, end=end, last=end, kind="duration")
    if number.kind == "ordinal":
        return Refusal(number.span, "ordinal")
    if draft.sense is not None and draft.sense.kind != "count":
        return _measured(text, draft, words)
    if draft.sense is None:
        if is_year(text, number) and _dated(text, draft, words):
            return Refusal(number.span, "year")
        if is_label(text, draft.start, words):
            return Refusal(number.span, "label")
        counted = counted_behind(text, number.span.end, words, following, part=_is_part(number))
        if counted is not None and _rhetorical(text, number, counted, words):
            return Refusal(number.span, "bare")
        if counted is not None:
            last = max(draft.last, counted.span.end)
            draft = draft._replace(sense=counted.sense, unit=counted.span, last=last)
    elif is_year(text, number) and _dated(text, draft, words):
        return Refusal(number.span, "year")
    elif draft.unit is not None:
        counted = Counted(draft.sense, draft.unit)
        if _rhetorical(text, number, counted, words):
            return Refusal(number.span, "bare")
    return _share_of(draft) if _is_part(number) else draft


def _is_part(number: Number) -> bool:
    """Whether a number in words is a part of a whole: "a third"."""
    value = number.readings[0].low
    return number.spelled and value is not None and 0 < value < 1


def _share_of(draft: Draft) -> Draft:
    """Return a part of what is counted as a share: "a third of companies"."""
    if draft.sense is None or draft.sense.kind != "count":
        return draft
    values = tuple((_percent(low), high) for low, high in draft.values)
    return draft._replace(sense=Sense("share", (PERCENT,)), unit=None, values=values)


def _percent(value: Decimal) -> Decimal:
    percent = value * HUNDRED
    whole = percent.to_integral_value()
    return whole if percent == whole else percent.normalize()


def _rhetorical(text: str, number: Number, counted: Counted, words: UnitWords) -> bool:
    """Whether a small number in words is a way of speaking: "our two peoples", "both sides"."""
    value = number.readings[0].low
    if not number.spelled or value is None or value > SMALL:
        return False
    own = number.span.of(text)
    if words.says("both", own) or counted.unlisted:
        return True
    return words.says("rhetorical", counted.span.of(text))


def _meant(text: str, draft: Draft, words: UnitWords) -> Draft:
    """Tell money from weight where one word means both: a pound, a drachma."""
    sense = draft.sense
    if sense is None or sense.other is None or sense.other.kind == "count":
        return draft
    money = says_near(text, draft.first, draft.last, words, "money_near")
    mass = says_near(text, draft.first, draft.last, words, "mass_near")
    large = bool(draft.values) and draft.values[0][0] >= LARGE
    if (money or large) and not mass:
        return draft
    if mass and not money:
        return draft._replace(sense=sense.other)
    doubted = replace(sense if large else sense.other, other=sense.other if large else sense)
    return draft._replace(sense=doubted, unsure=True)


def _measured(text: str, draft: Draft, words: UnitWords) -> Draft | Refusal:
    """Tell ages from durations, and years before a verb from money: "2025 marks"."""
    sense = draft.sense
    if sense is not None and is_year(text, draft.number) and _calendar(text, draft, sense):
        return Refusal(draft.number.span, "year")
    hours = sense is not None and sense.units == ("h",) and not draft.rate
    if hours and words.says("at", word_before(text, draft.start)):
        return Refusal(draft.number.span, "clock")
    if sense is not None and sense.word and is_year(text, draft.number):
        before = word_before(text, draft.start)
        said = words.says("year", before) or before[:1].isupper()
        if said or begins_sentence(text, draft.start) or not before:
            return Refusal(draft.number.span, "year")
    if sense is not None and sense.kind == "duration":
        end = phrase_at(text, skip_blank(text, draft.end), words, "old")
        if end is None and text[draft.end : draft.end + 1] == "-":
            end = phrase_at(text, draft.end + 1, words, "old")
        if end is not None:
            unit = Span(draft.unit.start if draft.unit else draft.end, end)
            last = max(draft.last, end)
            return draft._replace(kind="age", unit=unit, end=end, last=last)
    return draft


def _calendar(text: str, draft: Draft, sense: Sense) -> bool:
    """Whether the unit is part of a date: "в 2024 году", "2024 г.", "1990s"."""
    if sense.units == ("s",):
        return draft.unit is not None and draft.unit.start == draft.number.span.end
    if sense.units == (YEAR,):
        return draft.qualifier not in ("more_than", "less_than")
    return sense.units == ("g",) and draft.unit is not None and draft.unit.of(text) == "г"


def _anniversary(text: str, number: Number, words: UnitWords) -> Span | None:
    """Return the word that makes years of a number, as in "80th anniversary", or nothing."""
    at = skip_blank(text, number.span.end)
    if text[at : at + 1] == "-":
        at += 1
    end = phrase_at(text, at, words, "anniversary")
    return None if end is None else Span(at, end)


def _dated(text: str, draft: Draft, words: UnitWords) -> bool:
    """Whether four digits are a year here: no bound, and what years have before or behind."""
    if draft.qualifier != "exact":
        return False
    before = word_before(text, draft.start)
    if not before or before[0].isupper() or words.says("year", before):
        return True
    if begins_sentence(text, draft.start):
        return True
    return not adjacent_word(text, draft.end)


def _stands(text: str, draft: Draft) -> bool:
    """Whether a number without unit says enough to be a figure."""
    if draft.sense is not None:
        return True
    own = draft.number.span.of(text)
    scaled = draft.number.scale > 1 or bool(scale_letters(text, draft.number))
    marked = any(mark in own for mark in ".,") and own[:1].isdigit()
    wordy = draft.number.spelled and draft.number.scale == 1
    return (scaled and not wordy) or marked or draft.qualifier not in ("exact", "about")


def _figure(text: str, draft: Draft, words: UnitWords, evidence: MoneyEvidence) -> Figure:
    sense = draft.sense or Sense("plain", (PLAIN,))
    symbol = _is_sign(text, draft)
    money = sense.kind == "money"
    chosen = (
        choice(sense, evidence, words, symbol=symbol)
        if money
        else Choice(sense.units[:1], "form", ("form",))
    )
    number = draft.number
    if draft.elided and chosen.decided != "open":
        chosen = replace(chosen, decided="document", reasons=("document", *chosen.reasons[1:]))
    unsure = draft.unsure or "open" in (number.decided, chosen.decided)
    decided = "open" if unsure else chosen.decided
    if decided == "form":
        decided = number.decided
    unit = draft.unit
    return Figure(
        Span(min(draft.first, draft.start), max(draft.last, draft.end)),
        draft.digits or number.span,
        draft.kind or _kind(sense, draft),
        tuple(_readings(draft, sense, chosen)),
        decided,
        unit.of(text) if unit is not None else "",
        unit_span=unit,
        noun=sense.noun,
    )


def _is_sign(text: str, draft: Draft) -> bool:
    """Whether the unit is a mere sign, as "$" is."""
    unit = draft.unit or draft.lent
    return unit is not None and not any(letter.isalpha() for letter in unit.of(text))


def _is_open_sign(text: str, draft: Draft) -> bool:
    return draft.sense is not None and draft.sense.dollar and _is_sign(text, draft)


def _kind(sense: Sense, draft: Draft) -> FigureKind:
    return "measure" if sense.kind == "duration" and draft.rate else sense.kind


def _readings(draft: Draft, sense: Sense, chosen: Choice) -> list[FigureReading]:
    """Return all numbers in the chosen unit, then the first number in each other one."""
    made: list[FigureReading] = []
    basis = draft.values[0][0] if draft.values else Decimal(1)
    rate = f"/{draft.rate}" if draft.rate else ""
    for at, (low, high) in enumerate(draft.values):
        reading = draft.number.readings[min(at, len(draft.number.readings) - 1)]
        made.append(
            FigureReading(
                low * sense.scale,
                (low if high is None else high) * sense.scale,
                chosen.units[0] + rate,
                draft.qualifier,
                chosen.reasons[0] if at == 0 and chosen.decided != "form" else reading.reason,
                Decimal(1) if at == 0 else (low / basis if basis else UNKNOWN),
            )
        )
    if not made:
        return made
    made.extend(
        replace(made[0], unit=unit + rate, reason=reason, factor=UNKNOWN)
        for unit, reason in zip(chosen.units[1:], chosen.reasons[1:], strict=True)
    )
    if draft.elided:
        made.append(replace(made[0], unit="", reason="open", factor=UNKNOWN))
    if draft.unsure and sense.other is not None:
        other = sense.other.units[0] + rate
        made.append(replace(made[0], unit=other, reason="open", factor=UNKNOWN))
    return made
