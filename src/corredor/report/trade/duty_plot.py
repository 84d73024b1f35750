"""Duty plot: what each good pays at the border over time, one bar of spans a good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import Axis
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, SECOND, SIZE
from corredor.report.lettering import text_width
from corredor.report.marks import (
    FAINT,
    HAIR,
    WIDTH,
    Mark,
    Path,
    Rule,
    Text,
    height_of,
    specification,
    texts,
)
from corredor.report.model import Drawing, ReportModel
from corredor.report.wording import Wording

TITLE: Final = N_("What the goods pay at the border over time")
TABLE: Final = "trade.duty_calendar"
YEARS: Final = 2
"""Years before the first day asked from which on spans are drawn."""
DEAREST: Final = 0.5
"""Duty from which a bar is as dark as it gets."""
_TOP: Final = 34.0
_BAR: Final = 24.0
_GAP: Final = 12.0
_EDGE: Final = 1.5
_SMALL: Final = 11.0
_RIGHT: Final = WIDTH - 4.0


def duty_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the spans of duty of all goods asked; nothing where none is."""
    rows = entries(model, TABLE)
    if not rows:
        return ()
    wording = Wording(model, speech)
    asked = [row.text("date") for row in entries(model, "trade.duties")]
    last = max(date.fromisoformat(row.text("to")) for row in rows)
    first = date.fromisoformat(min(asked) if asked else rows[0].text("from"))
    axis = Axis(first.replace(year=first.year - YEARS, day=1).toordinal(), last.toordinal(), 2, 678)
    marks: list[Mark] = []
    top = _TOP
    for (good,), held in by(rows, "good").items():
        name = texts(wording.term(good), 0.0, top, _RIGHT)
        marks += name
        top += height_of(name) + 3
        marks += _spans(held, axis, top, wording)
        top += _BAR + _GAP
    marks += _years(axis, top, wording)
    drawing = svg(specification(marks, top), speech.language)
    alt = wording.say(N_("One bar a good: spans of time with the duty of each written in it."))
    return (Drawing("duties", TITLE, drawing, alt, TABLE),)


def _years(axis: Axis, bottom: float, wording: Wording) -> Iterator[Mark]:
    first, last = (date.fromordinal(int(end)) for end in (axis.low, axis.high))
    for year in range(first.year + 1, last.year + 1):
        x = axis.at(date(year, 1, 1).toordinal())
        yield Rule(x, _TOP - 10, x, bottom, opacity=HAIR * 0.6)
        yield Text(x + 3, 12, wording.date(str(year)), opacity=FAINT)


def _spans(rows: Sequence[Entry], axis: Axis, top: float, wording: Wording) -> Iterator[Mark]:
    for row in rows:
        start, end = (date.fromisoformat(row.text(name)).toordinal() for name in ("from", "to"))
        if end <= axis.low:
            continue
        left, right = axis.at(max(start, axis.low)), axis.at(end) - _EDGE
        low, high = (row.number(name, "share") or 0.0 for name in ("low", "high"))
        sure = low == high
        opacity = 0.12 + 0.5 * min(high, DEAREST) / DEAREST
        corners = ((left, top), (right, top), (right, top + _BAR), (left, top + _BAR))
        yield Path(corners, FIRST if sure else SECOND, opacity=opacity, filled=True)
        said = wording.figure(row.key("low"), form="plain")
        if not sure:
            said = f"{said} – {wording.figure(row.key('high'), form='plain')}"
        for size in (SIZE, _SMALL):
            if text_width(said, size) + 6 <= right - left:
                yield Text(left + 4, top + _BAR / 2, said, size=size)
                break
