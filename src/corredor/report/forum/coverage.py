"""Coverage and fairness: who of each sector meets anybody, and how many meetings people have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import tick_text
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.forum.sittings import count
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, SECOND, SIZE
from corredor.report.lettering import LINE, lines_of, text_width
from corredor.report.marks import FAINT, HAIR, WIDTH, Mark, Rule, Text, specification
from corredor.report.model import Drawing, ReportModel
from corredor.report.wording import Wording

COVERAGE: Final = "forum.coverage"
FAIRNESS: Final = "forum.fairness"
COVERAGE_TITLE: Final = N_("People with meetings, by sector and country")
FAIRNESS_TITLE: Final = N_("How many meetings people have")
COLORS: Final = (FIRST, SECOND)
"""Colours of the two sides in the order of the programme."""
LARGEST: Final = 20
"""Sectors that are drawn."""

_NAMES: Final = 190.0
_ROW: Final = 9.0
_TOP: Final = 30.0
_BAR: Final = 13.0
_COUNT: Final = 56.0
"""Width that is kept for the numbers at the end of a bar [px]."""
_COLUMNS: Final = 190.0
"""Height of the columns [px]."""
_WITHOUT: Final = 0.28
"""Opacity of the people without meetings."""


def coverage_plot(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the people of each sector with and without meetings, a side to the left and right."""
    rows = entries(model, COVERAGE)
    if not rows:
        return ()
    wording = Wording(model, speech)
    marks, height = _butterfly(rows, wording)
    alt = wording.say(
        N_(
            "People by sector, those of {first} to the left and those of {second} to the right, "
            "and how many of them have meetings."
        ),
        first=_side(0, wording),
        second=_side(1, wording),
    )
    drawn = svg(specification(marks, height), speech.language)
    return (Drawing("coverage", COVERAGE_TITLE, drawn, alt, COVERAGE),)


def _sides(wording: Wording) -> tuple[str, ...]:
    return tuple(wording.model.settings.sides[: len(COLORS)])


def _side(at: int, wording: Wording) -> str:
    sides = _sides(wording)
    return wording.country(sides[at]) if at < len(sides) else ""


def _butterfly(rows: Sequence[Entry], wording: Wording) -> tuple[list[Mark], float]:
    held = by(rows, "sector", "side")
    total = {
        code: sum(count(row, "people") for row in found)
        for (code,), found in by(rows, "sector").items()
    }
    order = sorted(total, key=lambda code: (-total[code], code))
    shown = order[:LARGEST]
    most = max(count(row, "people") for row in rows)
    scale = ((WIDTH - _NAMES) / 2 - _COUNT) / max(most, 1.0)
    middle = WIDTH / 2
    marks: list[Mark] = []
    for at in range(len(_sides(wording))):
        out = -1 if at == 0 else 1
        x, align = middle + out * _NAMES / 2, "right" if at == 0 else "left"
        marks.append(Text(x, 8, _side(at, wording), align, bold=True))
    top = _TOP
    for code in shown:
        lines = lines_of(wording.term(code), SIZE, _NAMES - 16)
        high = max(len(lines) * SIZE * LINE, _BAR)
        for number, line in enumerate(lines):
            y = top + high / 2 + (number - (len(lines) - 1) / 2) * SIZE * LINE
            marks.append(Text(middle, y, line, "center"))
        for at, side in enumerate(_sides(wording)):
            for row in held.get((code, side), ()):
                marks += _wing(row, at, top + high / 2, scale, wording)
        top += high + _ROW
    marks += _key(wording, top + 10)
    if len(order) > len(shown):
        said = wording.say(N_("smaller sectors: in the table"))
        marks.append(Text(WIDTH, top + 10, said, "right", opacity=FAINT))
    return marks, top + 24


def _wing(row: Entry, at: int, y: float, scale: float, wording: Wording) -> Iterator[Mark]:
    """Yield the bar of one sector of one side with its two numbers."""
    out = -1 if at == 0 else 1
    start = WIDTH / 2 + out * _NAMES / 2
    people, met = count(row, "people"), count(row, "people_with_meetings")
    yield Rule(start, y, start + out * people * scale, y, COLORS[at], _BAR, _WITHOUT)
    yield Rule(start, y, start + out * met * scale, y, COLORS[at], _BAR)
    numbers = [
        wording.figure(row.key(n), form="number") for n in ("people_with_meetings", "people")
    ]
    said = numbers[1] if numbers[0] == numbers[1] else " / ".join(numbers)
    yield Text(start + out * (people * scale + 6), y, said, "right" if at == 0 else "left")


def _key(wording: Wording, y: float) -> Iterator[Mark]:
    x = 8.0
    for said, opacity in (
        (wording.say(N_("with meetings")), 1.0),
        (wording.say(N_("without")), _WITHOUT),
    ):
        for at, color in enumerate(COLORS):
            yield Rule(x + at * 15, y, x + at * 15 + 13, y, color, _BAR * 0.8, opacity)
        yield Text(x + 36, y, said, opacity=FAINT)
        x += 58 + text_width(said, SIZE)


@dataclass(frozen=True)
class _Column:
    """People of one side with a number of meetings."""

    side: int
    meetings: int
    row: Entry


def fairness_plot(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return how many people of each side have how many meetings."""
    rows = [row for row in entries(model, FAIRNESS) if count(row, "people")]
    if not rows:
        return ()
    wording = Wording(model, speech)
    sides = {code: at for at, code in enumerate(_sides(wording))}
    columns = [
        _Column(sides[row.text("side")], round(count(row, "meetings")), row)
        for row in rows
        if row.text("side") in sides
    ]
    drawn = svg(specification(_histogram(columns, wording), _COLUMNS + 96), speech.language)
    alt = wording.say(
        N_("Columns: how many people of {first} and of {second} have how many meetings."),
        first=_side(0, wording),
        second=_side(1, wording),
    )
    return (Drawing("fairness", FAIRNESS_TITLE, drawn, alt, FAIRNESS),)


def _histogram(columns: Sequence[_Column], wording: Wording) -> list[Mark]:
    last = max(column.meetings for column in columns)
    most = max(count(column.row, "people") for column in columns)
    step = WIDTH / (last + 1)
    bottom = _TOP + _COLUMNS
    marks: list[Mark] = [
        Text(0, 8, wording.say(N_("People")), opacity=FAINT),
        Rule(0, bottom, WIDTH, bottom, opacity=HAIR * 1.6),
        Text(
            WIDTH,
            bottom + SIZE * 2.6,
            wording.say(N_("Meetings of a person")),
            "right",
            opacity=FAINT,
        ),
    ]
    wide = min(step * 0.38, 34.0)
    for column in columns:
        middle = step * (column.meetings + 0.5)
        x = middle + (column.side - 0.5) * (wide + 2)
        y = bottom - count(column.row, "people") / most * (_COLUMNS - 20)
        marks.append(Rule(x, bottom, x, y, COLORS[column.side], wide))
        said = wording.figure(column.row.key("people"), form="number")
        size = min(SIZE, SIZE * (wide + 2) / max(text_width(said, SIZE), 1.0))
        marks.append(Text(x, y - SIZE * 0.8, said, "center", size=size))
    for meetings in range(last + 1):
        x = step * (meetings + 0.5)
        marks.append(
            Text(x, bottom + SIZE, tick_text(meetings, wording.speech), "center", opacity=FAINT)
        )
    x = 8.0
    for at, color in enumerate(COLORS):
        said = _side(at, wording)
        marks.append(Rule(x, bottom + 50, x + 16, bottom + 50, color, _BAR * 0.8))
        marks.append(Text(x + 22, bottom + 50, said, opacity=FAINT))
        x += 44 + text_width(said, SIZE)
    return marks
