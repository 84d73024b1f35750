"""Readings: numbers as dots on a line from zero, for conflicts and for series.

Each dot carries its number in words, so that no axis has to be read off; lengths are compared
only where the numbers have one unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from corredor.core.errors import N_
from corredor.core.finding import Cell
from corredor.core.quantity import Cited, Quantity
from corredor.report.drawing import svg
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, SECOND, SIZE
from corredor.report.lettering import LINE, lines_of, text_width
from corredor.report.marks import (
    FAINT,
    HAIR,
    WIDTH,
    Dot,
    Mark,
    Rule,
    Text,
    height_of,
    specification,
    texts,
)
from corredor.report.model import Drawing, ReportModel
from corredor.report.scales import (
    CONFLICTS,
    SERIES,
    one_dimension,
    one_scale,
    without_price_year,
)
from corredor.report.spoken_units import NO_BREAK_SPACE
from corredor.report.wording import Wording
from corredor.units import conversion

CONFLICTS_TITLE: Final = N_("Where the sources disagree: both readings")
SERIES_TITLE: Final = N_("Figures that the sources give for more than one period")

_NAMES: Final = 210.0
_ZERO: Final = 226.0
"""Right edge of the names and place of zero [px]."""
_ARROW: Final = 34.0
_ROW: Final = 8.0
_PANEL: Final = 16.0
_NEAR: Final = 12.0
_NUMBERS: Final = 330.0
"""Greatest width of a number in words before it is broken [px]."""


@dataclass(frozen=True)
class Reading:
    """One number with the name that stands before it, and how it looks."""

    name: str
    quantity: Quantity
    second: bool = False


@dataclass(frozen=True)
class Panel:
    """Readings that are compared with one another, under a heading."""

    heading: str
    readings: tuple[Reading, ...]


def conflicts(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return both readings of each conflict of numbers; nothing if there is none."""
    wording = Wording(model, speech)
    panels = [
        _conflict(record, wording)
        for record in _records(model, CONFLICTS)
        if record["first_value"] and record["second_value"]
    ]
    alt = N_("Dots on a line from zero: the two readings of each conflict, one below the other.")
    return _drawing("conflicts", CONFLICTS_TITLE, panels, wording, alt, CONFLICTS)


def series(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return each property's figures over its periods; nothing if there is no series."""
    wording = Wording(model, speech)
    panels: list[Panel] = []
    records = _records(model, SERIES)
    for (subject, name), rows in groupby(
        records, key=lambda row: (row["subject"], row["property"])
    ):
        readings = tuple(
            Reading(wording.date(row["period"]), model.ledger[str(row["value"])]) for row in rows
        )
        panels.append(Panel(wording.matter(subject, name), readings))
    alt = N_("Dots on a line from zero: the figures of each property, the earliest period first.")
    return _drawing("series", SERIES_TITLE, panels, wording, alt, SERIES)


def _records(model: ReportModel, key: str) -> tuple[dict[str, Cell], ...]:
    table = model.tables.get(key)
    return table.records() if table else ()


def _conflict(record: dict[str, Cell], wording: Wording) -> Panel:
    readings = (
        Reading(
            _origin(record[f"{side}_sources"], wording),
            wording.model.ledger[str(record[f"{side}_value"])],
            side == "second",
        )
        for side in ("first", "second")
    )
    heading = wording.matter(record["subject"], record["property"], record["period"])
    return Panel(heading, tuple(readings))


def _origin(chain: Cell, wording: Wording) -> str:
    """Return who said it and, where the chain names one, which outlet printed it."""
    links = chain if isinstance(chain, tuple) else (str(chain),)
    source = wording.term(links[-1])
    kinds = {
        name: wording.model.sources[name].kind for name in links if name in wording.model.sources
    }
    outlet = next((name for name in links[:-1] if kinds.get(name) == "outlet"), "")
    if not outlet:
        return source
    return f"{source} ({wording.term(outlet).replace(' ', NO_BREAK_SPACE)})"


def _drawing(
    key: str, title: str, panels: Sequence[Panel], wording: Wording, alt: str, table: str
) -> tuple[Drawing, ...]:
    if not panels:
        return ()
    marks: list[Mark] = []
    top = 2.0
    for panel in panels:
        drawn = list(_panel(panel, wording, top))
        marks += drawn
        top = max(mark.box[3] for mark in drawn if isinstance(mark, Text)) + _PANEL
    spec = specification(marks, top - _PANEL + 6)
    drawing = svg(spec, wording.speech.language)
    return (Drawing(key, title, drawing, wording.say(alt), table),)


def lengths(quantities: Sequence[Quantity]) -> list[float] | None:
    """Return the numbers in one unit, as lengths from zero.

    None where their units measure different things or one of them is negative: such numbers are
    written and not drawn.
    """
    units = [without_price_year(quantity.unit) for quantity in quantities]
    if not one_dimension(quantities):
        return None
    if any(quantity.value < 0 for quantity in quantities):
        return None
    changes = [conversion(unit, units[0]) for unit in units]
    return [
        quantity.value * change.factor + change.offset
        for quantity, change in zip(quantities, changes, strict=True)
    ]


def _panel(panel: Panel, wording: Wording, top: float) -> Iterator[Mark]:
    heading = texts(panel.heading, 0, top, WIDTH, bold=True)
    yield from heading
    top += height_of(heading) + _ROW
    start = top - _ROW / 2
    numbers = _numbers(panel, wording)
    values = lengths([reading.quantity for reading in panel.readings])
    widest = max(text_width(line, 13) for lines in numbers for line in lines)
    room = WIDTH - _ZERO - widest - _ARROW - 2 * _NEAR
    scale = room / max(values or (1,)) if any(values or ()) else 0
    for at, reading in enumerate(panel.readings):
        name = texts(reading.name, _NAMES, top, _NAMES, align="right", opacity=FAINT)
        height = max(height_of(name), SIZE * LINE * len(numbers[at]))
        y = top + height_of(name) / 2
        yield from name
        x = _ZERO + _NEAR
        if values is not None:
            marks, x = _dot(reading, values[at] * scale, y)
            yield from marks
        for line, said in enumerate(numbers[at]):
            yield Text(x, y + SIZE * LINE * line, said)
        top += height + _ROW
    yield Rule(_ZERO, start, _ZERO, top - _ROW / 2, opacity=HAIR * 1.6)


def _numbers(panel: Panel, wording: Wording) -> list[tuple[str, ...]]:
    """Return the numbers of a panel in words, all in one scale, a long one in several lines."""
    quantities = [reading.quantity for reading in panel.readings]
    units = one_scale([quantity.unit for quantity in quantities])
    said = [
        wording.figure(quantity.key, unit if unit != quantity.unit else "")
        for quantity, unit in zip(quantities, units, strict=True)
    ]
    return [lines_of(number, 13, _NUMBERS) for number in said]


def _dot(reading: Reading, length: float, y: float) -> tuple[list[Mark], float]:
    """Return a dot at its distance from zero, with an arrow for a bound, and where it ends."""
    color = SECOND if reading.second else FIRST
    x = _ZERO + length
    end = x + _NEAR
    marks: list[Mark] = [Rule(_ZERO, y, x, y, color, 2)]
    qualifier = _qualifier(reading.quantity)
    if qualifier in ("more_than", "at_least"):
        end = x + _ARROW
        marks.append(Rule(x, y, end - 4, y, color, 2, dash=(3, 3)))
        marks.append(Dot(end - 4, y, "triangle-right", 7, color))
        end += _NEAR - 2
    elif qualifier in ("less_than", "at_most"):
        marks.append(Dot(max(x - _NEAR, _ZERO + 4), y, "triangle-left", 7, color))
    marks.append(Dot(x, y, "square" if reading.second else "circle", 10, color))
    return marks, end


def _qualifier(quantity: Quantity) -> str:
    return quantity.origin.claim.qualifier if isinstance(quantity.origin, Cited) else ""
