"""Programme: each day as slots downwards, the sessions in them, and the meetings of each slot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import tick_text
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.forum.sittings import SLOTS, Sitting, count, sittings
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, SECOND, SIZE
from corredor.report.lettering import LINE, lines_of, text_width
from corredor.report.marks import FAINT, HAIR, WIDTH, Mark, Path, Rule, Text, specification
from corredor.report.model import Drawing, ReportModel
from corredor.report.wording import Wording

TITLE: Final = N_("Programme of the day")
BREAK: Final = "break"
ACCENTED: Final = ("plenary", "panel")
"""Kinds of session that everybody may attend, drawn in the accent colour."""

_STEP: Final = 30.0
_TOP: Final = 30.0
_HOURS: Final = 46.0
_SESSIONS: Final = 446.0
"""Right edge of the sessions [px]; the meetings stand to the right of them."""
_BARS: Final = 462.0
_INSET: Final = 4.0
_SMALL: Final = 10.5
_FIRST_LINE: Final = 11.0
"""Middle of the first line of text below the top of its row [px]."""


def programme_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a drawing of each day: its slots, sessions, and meetings of two."""
    wording = Wording(model, speech)
    made: list[Drawing] = []
    for (date,), slots in sorted(by(entries(model, SLOTS), "date").items()):
        slots.sort(key=lambda row: row.text("begins"))
        held = sittings(model, date)
        marks, height = _day(slots, held, wording)
        drawn = svg(specification(marks, height), speech.language)
        alt = _alt(held, wording)
        made.append(Drawing(f"day-{date}", TITLE, drawn, alt, SLOTS, {"date": date}, date))
    return tuple(made)


def _day(
    slots: Sequence[Entry], held: Sequence[Sitting], wording: Wording
) -> tuple[list[Mark], float]:
    places = {row.text("slot"): at for at, row in enumerate(slots)}
    bottom = _TOP + _STEP * len(slots)
    marks: list[Mark] = [
        Text(_HOURS, 10, wording.say(N_("Sessions")), opacity=FAINT),
        Text(_BARS, 10, wording.say(N_("Meetings of two")), opacity=FAINT),
    ]
    for at, slot in enumerate(slots):
        y = _TOP + _STEP * at
        marks.append(Rule(0, y, WIDTH, y, opacity=HAIR * 0.5))
        marks.append(Text(0, y + _FIRST_LINE, slot.text("begins"), opacity=FAINT, size=_SMALL))
    marks.append(Rule(0, bottom, WIDTH, bottom, opacity=HAIR * 0.5))
    marks += _boxes(_spans(held, places), wording)
    marks += _bars(slots, wording)
    return marks, bottom + 2


def _bars(slots: Sequence[Entry], wording: Wording) -> Iterator[Mark]:
    """Yield how many meetings each slot has, on as many tables as it has."""
    counts = [count(slot, "meetings") for slot in slots]
    room = [count(slot, "tables") for slot in slots]
    most = max(*counts, *room, 1.0)
    scale = (WIDTH - _BARS - text_width(tick_text(most, wording.speech), SIZE) - 10) / most
    for at, (slot, held) in enumerate(zip(slots, counts, strict=True)):
        if not held:
            continue
        y = _TOP + _STEP * (at + 0.5)
        yield Rule(_BARS, y, _BARS + room[at] * scale, y, FIRST, _STEP * 0.5, 0.18)
        yield Rule(_BARS, y, _BARS + held * scale, y, FIRST, _STEP * 0.5)
        said = wording.figure(slot.key("meetings"), form="number")
        yield Text(_BARS + max(held, room[at]) * scale + 6, y, said)


@dataclass(frozen=True)
class _Span:
    """A session in a day: first and last row, its lane, and how many lanes stand beside it."""

    row: Entry
    first: int
    last: int
    lane: int = 0
    lanes: int = 1


def _spans(sessions: Sequence[Sitting], places: Mapping[str, int]) -> list[_Span]:
    """Return the sessions of a day, those that overlap side by side."""
    held = [
        _Span(
            one.first,
            min(places.get(row.text("slot"), 0) for row in one.rows),
            max(places.get(row.text("slot"), 0) for row in one.rows),
        )
        for one in sessions
    ]
    held.sort(key=lambda span: (span.first, -span.last, span.row.text("session")))
    made: list[_Span] = []
    cluster: list[_Span] = []
    for span in held:
        if cluster and span.first > max(one.last for one in cluster):
            made += _laned(cluster)
            cluster = []
        cluster.append(span)
    return made + _laned(cluster)


def _laned(cluster: Sequence[_Span]) -> list[_Span]:
    ends: list[int] = []
    lanes: list[int] = []
    for span in cluster:
        free = next((at for at, end in enumerate(ends) if end < span.first), len(ends))
        ends[free : free + 1] = [span.last]
        lanes.append(free)
    return [
        _Span(span.row, span.first, span.last, lane, len(ends))
        for span, lane in zip(cluster, lanes, strict=True)
    ]


def _boxes(spans: Sequence[_Span], wording: Wording) -> Iterator[Mark]:
    for span in spans:
        wide = (_SESSIONS - _HOURS) / span.lanes
        left, right = _HOURS + wide * span.lane, _HOURS + wide * (span.lane + 1) - 3
        top, bottom = _TOP + _STEP * span.first + 1.5, _TOP + _STEP * (span.last + 1) - 1.5
        kind = span.row.text("kind")
        color, tint = (SECOND, 0.14) if kind in ACCENTED else (FIRST, 0.12)
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        if kind != BREAK:
            yield Path(corners, color, opacity=tint, filled=True)
            yield Rule(left + 1.5, top, left + 1.5, bottom, color, 3)
        room = right - left - 2 * _INSET
        most = max(1, int((bottom - top) / (_SMALL * LINE)))
        name = wording.term(span.row.text("session"))
        for number, line in enumerate(_fitting(name, room, most)):
            y = top - 1.5 + _FIRST_LINE + _SMALL * LINE * number
            faint = FAINT if kind == BREAK else 1.0
            yield Text(left + _INSET + 3, y, line, size=_SMALL, opacity=faint)


def _fitting(text: str, room: float, most: int) -> tuple[str, ...]:
    """Return the lines of a text, cut where there are more than fit; the table has all of it."""
    lines = lines_of(text, _SMALL, room)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(last + "…", _SMALL) > room:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip(" ,:;") + "…")


def _alt(held: Sequence[Sitting], wording: Wording) -> str:
    names = dict.fromkeys(
        wording.term(one.first.text("session")) for one in held if one.first.text("kind") != BREAK
    )
    return wording.say(
        N_(
            "Programme of a day, slot by slot, with the meetings of each slot and these sessions: "
            "{sessions}."
        ),
        sessions=wording.joined(names),
    )
