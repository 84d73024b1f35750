"""Mirror plot: the same trade as both sides report it, year by year, one panel a direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import Axis, room_for, up
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, SECOND, SIZE
from corredor.report.lettering import text_width
from corredor.report.marks import (
    FAINT,
    HAIR,
    WIDTH,
    Dot,
    Mark,
    Path,
    Rule,
    Text,
    specification,
    texts,
)
from corredor.report.model import Drawing, ReportModel
from corredor.report.wording import Wording

TITLE: Final = N_("The same trade as both sides report it")
TABLE: Final = "trade.mirror"
UNIT: Final = "MUSD_nominal"
SERIES: Final = (("exported", "exported_by", FIRST), ("imported", "imported_by", SECOND))
"""Column of the value, column of who stands behind it, and colour."""
PANEL: Final = 168.0
"""Height of the plot of one direction [px]."""
HEADROOM: Final = 1.08
_HEAD: Final = 24.0
_GAP: Final = 26.0
_RIGHT: Final = WIDTH - 12.0


def mirror_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a plot for each corridor and source of reports."""
    wording = Wording(model, speech)
    made: list[Drawing] = []
    for (corridor, source), rows in by(entries(model, TABLE), "corridor", "source").items():
        if len({row.text("year") for row in rows}) < 2:
            continue
        marks, height = _panels(rows, wording)
        drawing = svg(specification(marks, height), speech.language)
        only = {"corridor": corridor, "source": source}
        key = f"mirror-{corridor}-{source}"
        made.append(Drawing(key, TITLE, drawing, _alt(rows, wording), TABLE, only, corridor))
    return tuple(made)


def _panels(rows: Sequence[Entry], wording: Wording) -> tuple[list[Mark], float]:
    marks: list[Mark] = [*_legend(wording, 10.0)]
    marks.append(Text(_RIGHT, 10.0, wording.say(N_("million US dollars")), "right", opacity=FAINT))
    years = sorted({int(row.text("year")) for row in rows})
    top = 30.0
    for (exporter, importer), held in by(rows, "exporter", "importer").items():
        name = f"{wording.term(exporter)} → {wording.term(importer)}"
        heading = texts(name, 0.0, top, WIDTH, bold=True)
        marks += heading
        top += _HEAD
        marks += _panel(held, years, top, wording)
        top += PANEL + _GAP
    return marks, top


def _panel(
    rows: Sequence[Entry], years: Sequence[int], top: float, wording: Wording
) -> Iterator[Mark]:
    known = [row.number(name, UNIT) for row in rows for name, _, _ in SERIES]
    most = max([value for value in known if value is not None] or [1.0]) or 1.0
    bottom = top + PANEL - SIZE * 1.6
    scale = Axis(0.0, most * HEADROOM, bottom, top)
    left = room_for(scale, wording.speech, 4) + 2
    time = Axis(years[0], years[-1], left + 8, _RIGHT - 8)
    yield from up(scale, left, _RIGHT, wording.speech, 4)
    yield Rule(left, bottom, _RIGHT, bottom, opacity=HAIR * 1.6)
    for value in time.ticks(9):
        if value == int(value):
            label = wording.date(str(int(value)))
            yield Text(time.at(value), bottom + SIZE, label, "center", opacity=FAINT)
    for name, behind, color in SERIES:
        yield from _series(rows, (name, behind, color), time, scale)


def _series(
    rows: Sequence[Entry], what: tuple[str, str, str], time: Axis, scale: Axis
) -> Iterator[Mark]:
    """Yield a line through the years that follow one another, estimates as empty marks."""
    name, behind, color = what
    run: list[tuple[float, float]] = []
    last = 0
    for row in rows:
        value, year = row.number(name, UNIT), int(row.text("year"))
        if value is None:
            continue
        place = time.at(year), scale.at(value)
        if run and year != last + 1:
            yield Path(tuple(run), color, 2.0)
            run = []
        run.append(place)
        last = year
        filled = row.text(behind) == "reported"
        shape = "circle" if color == FIRST else "square"
        yield Dot(*place, shape, 7, color, filled=filled)
    if len(run) > 1:
        yield Path(tuple(run), color, 2.0)


def _legend(wording: Wording, y: float) -> Iterator[Mark]:
    x = 6.0
    for said, color in (
        (wording.say(N_("exporter says, fob")), FIRST),
        (wording.say(N_("importer says, cif")), SECOND),
    ):
        yield Rule(x, y, x + 20, y, color, 2.0)
        yield Dot(x + 10, y, "circle" if color == FIRST else "square", 7, color)
        yield Text(x + 26, y, said, opacity=FAINT)
        x += 46 + text_width(said, SIZE)
    said = wording.say(N_("empty: estimated"))
    yield Dot(x + 5, y, "circle", 7, FIRST, filled=False)
    yield Text(x + 14, y, said, opacity=FAINT)


def _alt(rows: Sequence[Entry], wording: Wording) -> str:
    first = rows[0]
    return wording.say(
        N_("Lines by year, one panel for each direction of trade between {first} and {second}."),
        first=wording.term(first.text("exporter")),
        second=wording.term(first.text("importer")),
    )
