"""What a number with its unit is: a figure, or a year, a label, a way of speaking."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.figures.counting import Counted, counted_behind
from corredor.studies.evidence.calc.figures.drafts import (
    LARGE,
    PERCENT,
    Draft,
    adjacent_word,
    scale_letters,
)
from corredor.studies.evidence.calc.figures.lookup import (
    phrase_at,
    skip_blank,
)
from corredor.studies.evidence.calc.figures.money import (
    says_near,
)
from corredor.studies.evidence.calc.figures.refusing import (
    Refusal,
    alone_on_line,
    begins_sentence,
    date_refusal,
    form_refusal,
    is_label,
    is_year,
    word_before,
)
from corredor.studies.evidence.calc.figures.words import Sense, UnitWords
from corredor.studies.evidence.calc.records import (
    Number,
    Span,
)

SMALL: Final = Decimal(10)
"""Up to here a number in words needs a noun that is known to be counted."""
HUNDRED: Final = Decimal(100)
YEAR: Final = "year"


def judged(
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
    anniversary = anniversary_of(text, number, words)
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


def meant(text: str, draft: Draft, words: UnitWords) -> Draft:
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


def anniversary_of(text: str, number: Number, words: UnitWords) -> Span | None:
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


def stands(text: str, draft: Draft) -> bool:
    """Whether a number without unit says enough to be a figure."""
    if draft.sense is not None:
        return True
    own = draft.number.span.of(text)
    scaled = draft.number.scale > 1 or bool(scale_letters(text, draft.number))
    marked = any(mark in own for mark in ".,") and own[:1].isdigit()
    wordy = draft.number.spelled and draft.number.scale == 1
    return (scaled and not wordy) or marked or draft.qualifier not in ("exact", "about")
