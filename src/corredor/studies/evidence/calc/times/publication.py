"""Bounds of a document's day of publication, from what it says of time itself.

Each constraint is an interval that follows from one sentence; their intersection bounds the day.
A constraint that contradicts all others together is left out and named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import regex as re

from corredor.studies.evidence.calc.records import Sentence, Span, TimeExpression, TimeReading

NEAR: Final = 366
"""Days within which "last April" and "next June" lie of the day of publication."""
SINCE: Final = re.compile(r"P(?P<years>\d+)Y")
ANCHORED_YEAR: Final = "year = year(anchor)"
WEEK: Final = 7
HEAD: Final = 1000
"""Characters at the beginning of a document in which its dateline is looked for."""
_WORD: Final = r"(?:\p{Lu}[\p{L}\p{M}’'-]*+\.?|\p{Ll}{1,3}|\(\p{Lu}[\p{L} .]{1,30}\))"
BEFORE_DATE: Final = re.compile(rf"[#*\s]*{_WORD}(?:[\s,/–—-]{{1,3}}{_WORD}){{0,8}}\s?[,.(/–—-]\s?")
"""From the beginning of a line: a place, and perhaps an agency before it."""
_AGENCY: Final = r"(?:\(\s?\p{Lu}[^()\n]{1,40}\)|/\s?\p{Lu}[^/\n]{1,40}/)"
_NAME: Final = r"\p{Lu}[\p{L}.]*+(?:\s\p{Lu}[\p{L}.]*+){0,3}"
AFTER_DATE: Final = re.compile(
    r"\)?[.,]?\s*"
    rf"(?:{_AGENCY}(?:\s?[.:–—-]|\s(?=[\p{{Lu}}«“\"¿¡]))|(?:{_NAME})?\s*[.:]?\s?[–—-]|\p{{Lu}}{{3,}}+\.)"
    r"[^\n]{20}"
)
"""An agency in brackets, slashes or capitals, or a dash; then the text itself."""
DAY: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")


def dateline_date(text: str, times: Sequence[TimeExpression]) -> str:
    """Return the day in a dateline, such as "LIMA, 3 July 2024 (Agency) –"; empty without one.

    Parameters
    ----------
    text
        Normal text; a dateline begins one of its first lines.
    times
        Its expressions of time.

    Returns
    -------
    A day in EDTF, ``XXXX-07-03`` where the year is not stated.
    """
    for time in times:
        if time.span.start > HEAD:
            break
        if time.kind != "date" or time.modifier or len(time.readings) != 1:
            continue
        begin = text.rfind("\n", 0, time.span.start) + 1
        if not BEFORE_DATE.fullmatch(text, begin, time.span.start):
            continue
        day = time.readings[0].timex
        if AFTER_DATE.match(text, time.span.end) and DAY.fullmatch(day):
            return day
    return ""


@dataclass(frozen=True, order=True)
class Constraint:
    """An interval that the day of publication lies in, and the sentence that says so.

    `rule` is ``told``, ``this-year``, ``anniversary``, ``last``, ``next``, ``weekday`` or
    ``known``. Ends are included; None is open.
    """

    earliest: date | None
    latest: date | None
    rule: str
    sentence: Span

    def holds(self, other: Constraint) -> bool:
        """Whether the two intervals share a day."""
        starts = self.latest is None or other.earliest is None or other.earliest <= self.latest
        ends = self.earliest is None or other.latest is None or other.latest >= self.earliest
        return starts and ends


@dataclass(frozen=True)
class Publication:
    """The interval of a day of publication, and what it rests on.

    `reasons` are the constraints that set an end; `others` agree but set none; `rejected`
    contradict them. `earliest` and `latest` are included; None is open.
    """

    earliest: date | None
    latest: date | None
    reasons: tuple[Constraint, ...] = ()
    others: tuple[Constraint, ...] = ()
    rejected: tuple[Constraint, ...] = ()


def publication_bounds(
    times: Sequence[TimeExpression],
    sentences: Sequence[Sentence],
    tenses: Sequence[str] = (),
    *,
    known: Iterable[Constraint] = (),
) -> Publication:
    """Constraint the day of publication by a document's own expressions of time.

    Parameters
    ----------
    times
        Expressions found without a reference.
    sentences
        The document's sentences.
    tenses
        For each expression ``past``, ``future`` or empty, as `tense_at` gives it: an event with a
        full date told as past was before publication.
    known
        Constraints from outside, such as the year of a forum that the text calls "last April".

    Returns
    -------
    The intersection, with the sentences it rests on.
    """
    found = list(known)
    told = tuple(tenses) or ("",) * len(times)
    for time, tense in zip(times, told, strict=True):
        sentence = _sentence_of(time.span, sentences)
        found += _from_one(time, tense, sentence)
    found += _anniversaries(times, sentences)
    years = {
        bound.earliest.year for bound in found if bound.rule == "anniversary" and bound.earliest
    }
    if len(years) == 1:
        found += _in_year(times, sentences, years.pop())
    return intersection(found)


def _sentence_of(span: Span, sentences: Sequence[Sentence]) -> Span:
    for sentence in sentences:
        if sentence.span.holds(span):
            return sentence.span
    return span


def _from_one(time: TimeExpression, tense: str, sentence: Span) -> list[Constraint]:
    if time.anchor or len(time.readings) != 1:
        return []
    first, last = next(_days(reading) for reading in time.readings)
    if tense == "past" and first is not None and time.modifier in ("", "start", "mid", "end"):
        return [Constraint(first, None, "told", sentence)]
    if tense == "future" and last is not None and time.modifier in ("", "start", "mid", "end"):
        return [Constraint(None, last, "told", sentence)]
    return []


def _days(reading: TimeReading) -> tuple[date | None, date | None]:
    """Return the first and last day of a reading."""
    first = date.fromisoformat(reading.begin[:10]) if reading.begin[:4].isdecimal() else None
    last = None
    if reading.end[:4].isdecimal():
        last = date.fromisoformat(reading.end[:10])
        if "T" not in reading.end:
            last -= timedelta(1)
    return first, last


def _anniversaries(
    times: Sequence[TimeExpression], sentences: Sequence[Sentence]
) -> list[Constraint]:
    """Derive the year from "135 years since 1 December 1890" told of this year."""
    made: list[Constraint] = []
    for time in times:
        timex = time.readings[0].timex if time.kind == "duration" and time.readings else ""
        length = SINCE.fullmatch(timex)
        if length is None or time.modifier:
            continue
        sentence = _sentence_of(time.span, sentences)
        inside = [other for other in times if sentence.holds(other.span)]
        named = {int(year) for other in inside if (year := _plain_year(other))}
        since = {first.year for other in inside if (first := _one_year(other))}
        sums = {year + int(length["years"]) for year in since}
        years = sums & named
        if not years and any(_is_this_year(other) for other in inside):
            years = sums
        made += [
            Constraint(date(year, 1, 1), date(year, 12, 31), "anniversary", sentence)
            for year in sorted(years)
        ]
    return made


def _plain_year(time: TimeExpression) -> str:
    """Return a year that stands as such, "" for all else."""
    if time.anchor or len(time.readings) != 1:
        return ""
    found = re.fullmatch(r"\d{4}", time.readings[0].timex)
    return found[0] if found and not time.modifier else ""


def _one_year(time: TimeExpression) -> date | None:
    """Return the first day of an absolute time within one year."""
    if time.kind not in ("date", "daterange") or time.anchor or len(time.readings) != 1:
        return None
    first, last = next(_days(reading) for reading in time.readings)
    return first if first and last and first.year == last.year else None


def _is_this_year(time: TimeExpression) -> bool:
    return time.constraint == ANCHORED_YEAR and time.anchor == "publication"


def _in_year(
    times: Sequence[TimeExpression], sentences: Sequence[Sentence], year: int
) -> list[Constraint]:
    """Place days without year by the year that another sentence gives."""
    made: list[Constraint] = []
    for time in times:
        if not time.constraint or len(time.readings) != 1 or time.anchor == "speech":
            continue
        timex = time.readings[0].timex
        months = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", timex)
        if months is None:
            continue
        sentence = _sentence_of(time.span, sentences)
        try:
            first = date(year, int(months[1]), int(months[2] or 1))
        except ValueError:
            continue
        if time.constraint in (f"{timex} <= anchor",):
            made.append(Constraint(first, None, "told", sentence))
        elif time.constraint == f"anchor <= {timex}":
            last = _month_end(first) if months[2] is None else first
            made.append(Constraint(None, last, "told", sentence))
    return made


def _month_end(first: date) -> date:
    following = (first.replace(day=28) + timedelta(4)).replace(day=1)
    return following - timedelta(1)


def named_bound(constraint: str, year: int, sentence: Span) -> Constraint | None:
    """Constraint publication by "last April" or "next June" once that April or June has a year.

    >>> named_bound("XXXX-04 < anchor", 2025, Span(0, 9)).earliest
    datetime.date(2025, 5, 1)
    """
    past = re.fullmatch(r"XXXX-(\d\d) < anchor", constraint)
    future = re.fullmatch(r"anchor < XXXX-(\d\d)", constraint)
    if past is not None:
        first = _month_end(date(year, int(past[1]), 1)) + timedelta(1)
        return Constraint(first, first + timedelta(NEAR), "last", sentence)
    if future is not None:
        last = date(year, int(future[1]), 1) - timedelta(1)
        return Constraint(last - timedelta(NEAR), last, "next", sentence)
    return None


def relative_bound(constraint: str, first: date, last: date, sentence: Span) -> Constraint | None:
    """Constraint publication by "yesterday" or "last week" once the event told has a date.

    Parameters
    ----------
    constraint
        Of the expression, such as ``week = week(anchor) - P1W``.
    first, last
        Days of the event as another document gives them.
    sentence
        That tells the event.
    """
    found = re.fullmatch(
        r"(day|week|month|year) = \1\(anchor\)(?: ([+-]) P(\d+)[DWMY])?", constraint
    )
    if found is None:
        return None
    count = int(found[3] or 0) * (-1 if found[2] == "+" else 1)
    unit = found[1]
    if unit == "day":
        return Constraint(first + timedelta(count), last + timedelta(count), "known", sentence)
    if unit == "week":
        begin = first - timedelta(first.weekday()) + timedelta(WEEK * count)
        end = last - timedelta(last.weekday()) + timedelta(WEEK * count + WEEK - 1)
        return Constraint(begin, end, "known", sentence)
    if unit == "month":
        months = first.year * 12 + first.month - 1 + count
        until = last.year * 12 + last.month - 1 + count
        begin = date(months // 12, months % 12 + 1, 1)
        return Constraint(
            begin, _month_end(date(until // 12, until % 12 + 1, 1)), "known", sentence
        )
    return Constraint(
        date(first.year + count, 1, 1), date(last.year + count, 12, 31), "known", sentence
    )


def intersection(bounds: Iterable[Constraint]) -> Publication:
    """Intersect constraints, the narrowest first; what contradicts the rest is set aside.

    Order does not matter: the constraints are sorted before.
    """
    ordered = sorted(set(bounds), key=_key)
    kept: list[Constraint] = []
    rejected: list[Constraint] = []
    for bound in ordered:
        agree = sum(bound.holds(other) for other in ordered)
        (kept if 2 * agree > len(ordered) else rejected).append(bound)
    earliest = max((b.earliest for b in kept if b.earliest), default=None)
    latest = min((b.latest for b in kept if b.latest), default=None)
    while earliest and latest and earliest > latest:
        worst = min(kept, key=lambda b: (sum(b.holds(other) for other in kept), _key(b)))
        kept.remove(worst)
        rejected.append(worst)
        earliest = max((b.earliest for b in kept if b.earliest), default=None)
        latest = min((b.latest for b in kept if b.latest), default=None)
    reasons = [
        b
        for b in kept
        if (b.earliest and b.earliest == earliest) or (b.latest and b.latest == latest)
    ]
    others = [b for b in kept if b not in reasons]
    return Publication(
        earliest, latest, tuple(reasons), tuple(others), tuple(sorted(rejected, key=_key))
    )


def _key(bound: Constraint) -> tuple[date, date, str, Span]:
    return (bound.earliest or date.min, bound.latest or date.max, bound.rule, bound.sentence)


def together(documents: Iterable[Publication]) -> Publication:
    """Intersect the bounds of several documents published on one day, such as copies."""
    return intersection(
        bound for each in documents for bound in (*each.reasons, *each.others, *each.rejected)
    )
