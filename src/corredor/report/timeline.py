"""Timeline: dated events below one another, with the long silences between them cut short."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import N_
from corredor.core.finding import Cell
from corredor.core.period import Period, parse_period
from corredor.report.drawing import svg
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, SECOND
from corredor.report.lettering import text_width
from corredor.report.marks import (
    FAINT,
    HAIR,
    WIDTH,
    Dot,
    Mark,
    Rule,
    Shape,
    Text,
    height_of,
    specification,
    texts,
)
from corredor.report.model import Drawing, ReportModel
from corredor.report.wording import Wording

TITLE: Final = N_("Dated events, in their order")
TABLE: Final = "evidence.timeline"
SILENCE: Final = datetime.timedelta(days=3 * 366)
"""A longer time without an event is cut short and drawn dashed."""

_DATES: Final = 176.0
_AXIS: Final = 196.0
_EVENTS: Final = 214.0
"""Right edge of the dates, place of the axis, left edge of the events [px]."""
_GAP: Final = 13.0
_BREAK: Final = 22.0
"""Space below an event, and the space more where time is cut short [px]."""
_DOT: Final = 10.0
_FIRST_LINE: Final = 8.0


@dataclass(frozen=True)
class _Event:
    date: str
    period: Period | None
    stance: str
    text: str
    dated: str


def timeline(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the timeline; nothing if no event is known."""
    table = model.tables.get(TABLE)
    if table is None or not table.rows:
        return ()
    wording = Wording(model, speech)
    events = [_event(record, wording) for record in table.records()]
    marks = list(_drawn(events))
    marks += _legend(events, wording, _bottom(marks) + 20)
    spec = specification(marks, _bottom(marks) + 6)
    alt = wording.say(
        N_(
            "Timeline of the events that the documents date, the earliest first. Events whose "
            "year is not stated stand at the end."
        )
    )
    return (Drawing("timeline", TITLE, svg(spec, speech.language), alt, TABLE),)


def _event(record: dict[str, Cell], wording: Wording) -> _Event:
    date, stance = str(record["date"] or ""), str(record["stance"])
    text = wording.matter(record["subject"], record["property"])
    # A fact whose sources disagree has no date yet: that is not the same as a date unstated.
    dated = wording.word(stance) if stance == "disputed" and not date else wording.date(date)
    return _Event(date, parse_period(date) if date else None, stance, text, dated)


def _bottom(marks: list[Mark]) -> float:
    return max(mark.box[3] for mark in marks if isinstance(mark, Text))


def _drawn(events: list[_Event]) -> Iterator[Mark]:
    """Yield the events below one another and the axis between them."""
    top = 2.0
    before: tuple[_Event, float] | None = None
    for event in events:
        cut = before is not None and _is_cut(before[0], event)
        top += _BREAK if cut else 0.0
        dates = texts(event.dated, _DATES, top, _DATES, align="right", opacity=FAINT)
        names = texts(event.text, _EVENTS, top, WIDTH - _EVENTS)
        y = top + _FIRST_LINE
        shape, color, filled = form_of(event.stance)
        if _lasts(event):
            yield Rule(_AXIS, y, _AXIS, y + 12, color, 5, cap="round")
        yield Dot(_AXIS, y, shape, _DOT, color, filled)
        yield from dates
        yield from names
        if before is not None and _follows(before[0], event):
            end = y - _DOT
            dash = (2.0, 4.0) if cut else ()
            yield Rule(_AXIS, before[1] + _DOT, _AXIS, end, opacity=HAIR * 1.6, dash=dash)
        before = event, y + (12 if _lasts(event) else 0)
        top += max(height_of(dates), height_of(names)) + _GAP


def _lasts(event: _Event) -> bool:
    """Whether an event is an interval; an open end counts as one."""
    return "/" in event.date


def _place_in_time(event: _Event) -> int:
    """Return 0 for an event with its year, 1 for one without the year, 2 for one without date."""
    if event.period is None:
        return 2
    return int(event.period.yearless)


def _follows(first: _Event, second: _Event) -> bool:
    """Whether both events have a place in time, so that the axis joins them."""
    return _place_in_time(first) == _place_in_time(second) == 0


def _is_cut(first: _Event, second: _Event) -> bool:
    """Whether long silence lies between two events, or they belong to different groups."""
    if _place_in_time(first) != _place_in_time(second):
        return True
    if first.period is None or second.period is None:
        return False
    end, start = first.period.last, second.period.first
    return end is not None and start is not None and start - end > SILENCE


def form_of(stance: str) -> tuple[Shape, str, bool]:
    """Return shape, colour and filling of an event's dot."""
    if stance == "disputed":
        return "diamond", SECOND, False
    return "circle", FIRST, stance != "single_source"


def _legend(events: list[_Event], wording: Wording, y: float) -> Iterator[Mark]:
    x = _EVENTS
    stances = {event.stance for event in events}
    for stance in ("single_source", "corroborated", "decided", "disputed"):
        if stance not in stances:
            continue
        name = wording.word(stance)
        shape, color, filled = form_of(stance)
        yield Dot(x + 5, y, shape, _DOT, color, filled)
        label = Text(x + 16, y, name, opacity=FAINT)
        yield label
        x += 34 + text_width(name, label.size)
