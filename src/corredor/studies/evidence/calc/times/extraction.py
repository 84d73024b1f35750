"""Expressions of time of a text as records, placed by a reference where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

import regex as re

from corredor.studies.evidence.calc.records import (
    Anchor,
    Span,
    TimeExpression,
    TimeKind,
    TimeReading,
)
from corredor.studies.evidence.calc.times.edtf import edtf_of
from corredor.studies.evidence.calc.times.open import anchored, constraint_of, open_timex
from corredor.studies.evidence.calc.times.parsing import meanings_in
from corredor.studies.evidence.calc.times.places import Conventions, Place, Setting
from corredor.studies.evidence.calc.times.resolution import places
from corredor.studies.evidence.calc.times.values import (
    Bound,
    Calendar,
    Duration,
    Meaning,
    Offset,
    Present,
    Range,
    Repetition,
    Slice,
    Stretch,
)
from corredor.studies.evidence.calc.times.words import TimeWords

SOMEWHERE: Final = datetime(2000, 1, 1)
"""Reference for what counts from none."""
SENTENCE: Final = re.compile(r"[.!?…]\s|\n")
REACH: Final = 160
"""Characters around an expression in which the tense of its sentence is looked for."""
MODIFIERS: Final = {"rest": "", "elapsed": ""}


def times_in(
    text: str,
    words: TimeWords,
    reference: datetime | None = None,
    *,
    country: str = "",
    speech: Sequence[Span] = (),
    conventions: Conventions | None = None,
    by_tense: bool = True,
) -> tuple[TimeExpression, ...]:
    """Return the expressions of time of a text, in its order.

    Parameters
    ----------
    text
        Normal text.
    words
        Lexicon and grammar of its language.
    reference
        Moment that relative expressions count from, such as that of publication; None leaves
        them open.
    country
        ISO 3166 alpha-2, for holidays whose day differs and for the order of day and month.
    speech
        Spans of quotations: what is relative there counts from the time of speaking.
    conventions
        What usage leaves open; None for the widest readings.
    by_tense
        Whether the tense of the sentence chooses between the past and the coming "June".
    """
    where = Setting(reference or SOMEWHERE, words.holidays, country, conventions or Conventions())
    readings: dict[Meaning, list[Place]] = {}
    made: list[TimeExpression] = []
    for span, meaning in meanings_in(text, words, country):
        relative = anchored(meaning)
        anchor = _anchor(span, text, words, speech) if relative else ""
        if relative and (reference is None or anchor == "event"):
            bare = reference is None and conventions is None
            timex = _bare_timex(meaning, words, country) if bare else open_timex(meaning, where)
            told = by_tense and timex and _is_told(meaning)
            tense = tense_at(text, span, words) if told else ""
            made.append(_open(span, meaning, timex, anchor, tense))
            continue
        found = readings.get(meaning)
        if found is None:
            found = readings[meaning] = places(meaning, where)
        if by_tense and relative and len(found) > 1:
            found = chosen(found, tense_at(text, span, words))
        placed = tuple([reading_of(place) for place in found])
        made.append(
            TimeExpression(span, kind_of(meaning), placed, anchor, "", modifier_of(meaning))
        )
    return tuple(made)


@lru_cache(maxsize=4096)
def _bare_timex(meaning: Meaning, words: TimeWords, country: str) -> str:
    """Return what is known of a TIMEX value without reference and conventions."""
    return open_timex(meaning, Setting(SOMEWHERE, words.holidays, country))


def _is_told(meaning: Meaning) -> bool:
    """Whether the tense of the sentence tells on which side of its anchor a meaning lies."""
    while isinstance(meaning, Bound):
        meaning = meaning.value
    return isinstance(meaning, Calendar) and not meaning.shifts


def _open(span: Span, meaning: Meaning, timex: str, anchor: Anchor, tense: str) -> TimeExpression:
    """Return an expression that no reference places, with what is known of it."""
    readings = (TimeReading(timex, edtf=edtf_of(TimeReading(timex))),) if timex else ()
    constraint = constraint_of(meaning, timex, tense)
    return TimeExpression(
        span, kind_of(meaning), readings, anchor, constraint, modifier_of(meaning)
    )


def modifier_of(meaning: Meaning) -> str:
    """Return the TIMEX3 modifier of a meaning; empty for what is left or has passed."""
    modifier = meaning.modifier if isinstance(meaning, Bound | Duration) else ""
    return MODIFIERS.get(modifier, modifier)


def chosen(found: Iterable[Place], tense: str) -> list[Place]:
    """Return the readings that the tense of the sentence allows; all where it allows none."""
    readings = list(found)
    return [place for place in readings if tense in place.reason.split()] or readings


def tense_at(text: str, span: Span, words: TimeWords) -> str:
    """Return ``past`` or ``future`` where the words about a span tell which; else empty.

    The nearest cue of the same sentence decides.
    """
    left = text[max(0, span.start - REACH) : span.start]
    right = text[span.end : span.end + REACH]
    breaks = [match.end() for match in SENTENCE.finditer(left)]
    left = left[breaks[-1] :] if breaks else left
    stop = SENTENCE.search(right)
    right = right[: stop.start()] if stop else right
    distances: list[tuple[int, str]] = []
    for tense, cues in (("past", words.past), ("future", words.future)):
        before = [match.end() for match in cues.finditer(left)]
        if before:
            distances.append((len(left) - before[-1], tense))
        after = cues.search(right)
        if after:
            distances.append((after.start(), tense))
    return min(distances)[1] if distances else ""


def _anchor(span: Span, text: str, words: TimeWords, speech: Sequence[Span]) -> Anchor:
    if words.anaphoric.match(span.of(text)):
        return "event"
    for each in speech:
        if each.start <= span.start and span.end <= each.end:
            return "speech"
    return "publication"


def reading_of(place: Place) -> TimeReading:
    """Return a place as a record."""
    begin, end = _iso(place.begin), _iso(place.end)
    edtf = edtf_of(TimeReading(place.timex, begin, end))
    return TimeReading(place.timex, begin, end, edtf)


def _iso(moment: datetime | None) -> str:
    if moment is None:
        return ""
    if moment == moment.replace(hour=0, minute=0, second=0, microsecond=0):
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def kind_of(meaning: Meaning) -> TimeKind:
    """Return the kind of a meaning, by the names of the contract."""
    match meaning:
        case Calendar():
            return _calendar_kind(meaning)
        case Duration():
            return "duration"
        case Offset():
            fine = any(unit in ("hour", "minute", "second") for unit, _ in meaning.length.amounts)
            return "datetime" if fine else "date"
        case Stretch():
            fine = any(unit in ("hour", "minute", "second") for unit, _ in meaning.length.amounts)
            return "datetimerange" if fine else "daterange"
        case Slice():
            return "daterange"
        case Range():
            return _range_kind(meaning)
        case Bound():
            return _bound_kind(meaning)
        case Repetition():
            return "set"
        case Present():
            return "daterange" if meaning.elapsed else "datetime"


def _calendar_kind(found: Calendar) -> TimeKind:
    if found.day_end or (found.has_date and found.hour is not None):
        return "datetime"
    if found.has_date and found.part:
        return "datetimerange"
    if found.part:
        return "timerange"
    if found.hour is not None:
        return "time"
    return "date" if found.grain == "day" and not found.span else "daterange"


def _range_kind(meaning: Range) -> TimeKind:
    kinds = {kind_of(end) for end in (meaning.begin, meaning.end) if end is not None}
    if kinds <= {"time", "timerange"}:
        return "timerange"
    if (
        "time" in kinds
        and isinstance(meaning.end, Offset)
        and meaning.end.base
        and not meaning.end.base.has_date
    ):
        return "timerange"
    clock = {"datetime", "datetimerange", "time", "timerange"}
    timed = any(isinstance(end, Calendar) and end.has_clock for end in (meaning.begin, meaning.end))
    return "datetimerange" if timed and kinds & clock else "daterange"


def _bound_kind(meaning: Bound) -> TimeKind:
    inner = kind_of(meaning.value)
    if meaning.modifier == "approx":
        return inner
    if inner in ("datetime", "datetimerange"):
        return "datetimerange"
    if inner in ("time", "timerange"):
        return "timerange"
    return "daterange"
