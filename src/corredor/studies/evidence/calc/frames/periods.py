"""The period of each figure of a sentence: its own time first, then the nearest that is free."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from corredor.studies.evidence.calc.frames.view import View
from corredor.studies.evidence.calc.records import Figure, Span, TimeExpression
from corredor.studies.evidence.calc.times.values import DATED

PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
"""A TIMEX3 value that is a year, a month or a day: the period itself, whatever its bound."""
DAY = re.compile(r"[0-9X]{4}-(?:[0-9X]{2}-[0-9]{2}|W[0-9X]{2}-[0-9])")
"""A TIMEX3 value that is a day or a time of day."""
AMOUNTS = ("money", "share", "measure", "plain")
"""Kinds of figures that sum up more than a day."""
CROSSED = 60
"""What a figure or semicolon between a figure and a time adds to their distance, in letters."""
TIGHT = 3
"""How many words, and no mark, may part a figure from its own time: "in the year"."""
COMPARED = 7
"""How many words before a time the word of a comparison may stand: "than in the same month of"."""
DEADLINE = 5
"""How many words after a figure a time with "by" still dates the figure, not a later verb."""
NEIGHBOURS = 6
"""How many times on either side of a figure may date it."""


def periods_of(
    text: str, view: View, figures: Sequence[Figure], times: Sequence[TimeExpression]
) -> list[TimeExpression | None]:
    """Return the expression of time that each figure of a sentence belongs to, None without one.

    A time that stands right after or before a figure is that figure's own. The others take the
    nearest; a time of comparison, as in "8 % more than in 2022", dates nothing.
    """
    first = bisect_left(times, view.span.start, key=lambda time: time.span.start)
    last = bisect_left(times, view.span.end, key=lambda time: time.span.start)
    dated = [
        time for time in times[first:last] if time.kind in DATED and view.span.holds(time.span)
    ]
    free = [time for time in dated if not _is_compared(view, time, figures)]
    if not free:
        return [None] * len(figures)
    owned = _owned(view, figures, free)
    holders = {time.span: at for at, time in owned.items()}
    return [
        owned.get(at) or _nearest(text, view, figures, at, free, holders)
        for at in range(len(figures))
    ]


def period_text(time: TimeExpression | None) -> str:
    """Return a period as EDTF; empty where it is open or unknown."""
    if time is None or len(time.readings) != 1:
        return ""
    reading = time.readings[0]
    return reading.timex if PLAIN.fullmatch(reading.timex) else reading.edtf


def _is_compared(view: View, time: TimeExpression, figures: Sequence[Figure]) -> bool:
    """Whether a word of comparison governs a time, with no figure between them."""
    at = view.token_at(time.span.start)
    for before in range(at - 1, max(view.first, at - COMPARED) - 1, -1):
        place = bisect_left(figures, view.scan.ends[before], key=lambda figure: figure.span.start)
        if place and figures[place - 1].span.end > view.scan.starts[before]:
            return False
        if view.scan.at(before, "compare") is not None:
            return True
        if view.scan.words[before] in ",;.":
            return False
    return False


def _owned(
    view: View, figures: Sequence[Figure], free: Sequence[TimeExpression]
) -> dict[int, TimeExpression]:
    """Return the times that stand right after their figures, then those right before."""
    owned: dict[int, TimeExpression] = {}
    starts = [time.span.start for time in free]
    for at, figure in enumerate(figures):
        place = bisect_left(starts, figure.span.end)
        if figure.kind in ("duration", "age") or place == len(free):
            continue
        if _words_between(view, figure.span.end, starts[place], marks=False) <= TIGHT:
            owned[at] = free[place]
    taken = {time.span for time in owned.values()}
    for at, figure in enumerate(figures):
        place = bisect_left(starts, figure.span.start) - 1
        if at in owned or place < 0 or free[place].span in taken:
            continue
        if _words_between(view, free[place].span.end, figure.span.start, marks=True) <= TIGHT:
            owned[at] = free[place]
            taken.add(free[place].span)
    return owned


def _words_between(view: View, start: int, end: int, *, marks: bool) -> int:
    """Return how many words part two places; more than `TIGHT` where a mark or figure does."""
    first, last = view.token_at(start), view.token_at(end)
    words = 0
    for at in range(first, min(last, first + TIGHT + 2)):
        word = view.scan.words[at]
        if not word[:1].isalpha():
            if word[:1].isdigit() or not marks or word != ",":
                return TIGHT + 1
            continue
        words += 1
    return words


def _nearest(
    text: str,
    view: View,
    figures: Sequence[Figure],
    at: int,
    free: Sequence[TimeExpression],
    holders: dict[Span, int],
) -> TimeExpression | None:
    """Return the time nearest to a figure; other figures and semicolons between count much."""
    figure = figures[at]
    place = bisect_left(free, figure.span.start, key=lambda time: time.span.start)
    others = figures[max(0, at - NEIGHBOURS) : at + 1 + NEIGHBOURS]
    best: tuple[int, int, TimeExpression] | None = None
    for time in free[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]:
        before = time.span.end <= figure.span.start
        if time.span.meets(figure.span) or (not before and figure.kind in ("duration", "age")):
            continue
        if not before and _is_later_deadline(view, figure, time):
            continue
        if figure.kind in AMOUNTS and _is_day(time):
            continue
        if before and holders.get(time.span) == at - 1 and _is_second(view, figures, at):
            continue
        low, high = (
            (time.span.end, figure.span.start) if before else (figure.span.end, time.span.start)
        )
        gap = high - low + CROSSED * text.count(";", low, high)
        gap += CROSSED * sum(low <= other.span.start < high for other in others)
        if best is None or (gap, time.span.start) < best[:2]:
            best = (gap, time.span.start, time)
    return best[2] if best is not None else None


def _is_day(time: TimeExpression) -> bool:
    """Whether a time is a day, which dates what is told of an amount, not the amount."""
    return any(DAY.match(reading.timex) for reading in time.readings)


def _is_later_deadline(view: View, figure: Figure, time: TimeExpression) -> bool:
    """Whether "by 2028" stands too far after a figure to be its own time."""
    start = view.token_at(time.span.start)
    by = any(view.scan.at(k, "deadline") is not None for k in (start - 1, start))
    return by and start - view.token_at(figure.span.end) > DEADLINE


def _is_second(view: View, figures: Sequence[Figure], at: int) -> bool:
    """Whether a figure is what another one became: "from 3 million in 2022 to 9 million"."""
    start = view.token_at(figures[at].span.start)
    close = start - view.token_at(figures[at - 1].span.end) <= 2 * COMPARED
    return close and any(view.scan.at(k, "second") is not None for k in (start - 1, start))
