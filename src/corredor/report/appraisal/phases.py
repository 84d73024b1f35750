"""Phases: the tasks of the plan as bars over the months, with slack and gates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import Axis, across
from corredor.report.drawing import svg
from corredor.report.entries import Entry, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND, SIZE
from corredor.report.lettering import text_width
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
from corredor.report.wording import Wording

TABLE: Final = "appraisal.tasks"
TITLE: Final = N_("Phases of the plan")

_NAMES: Final = 210.0
_LEFT: Final = 226.0
_RIGHT: Final = WIDTH - 16.0
_TOP: Final = 28.0
_BAR: Final = 12.0
_ROW: Final = 9.0


def phases_plot(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the phases at their most likely times; nothing without tasks."""
    rows = entries(model, TABLE)
    if not rows:
        return ()
    wording = Wording(model, speech)
    marks, height = _bars(rows, wording)
    drawing = svg(specification(marks, height), speech.language)
    alt = wording.say(
        N_("Bars over the months of the plan, one for each phase; a diamond is a gate.")
    )
    return (Drawing("phases", TITLE, drawing, alt, TABLE),)


def _bars(rows: Sequence[Entry], wording: Wording) -> tuple[list[Mark], float]:
    last = max(row.known("end", "month") + row.known("slack", "month") for row in rows)
    axis = Axis(0.0, max(last, 1.0), _LEFT, _RIGHT)
    marks: list[Mark] = []
    top = _TOP
    for row in rows:
        name = texts(wording.term(row.text("task")), _NAMES, top, _NAMES, align="right")
        y = top + height_of(name) / 2
        start, end = row.known("start", "month"), row.known("end", "month")
        slack = row.known("slack", "month")
        color = SECOND if row.text("critical") == "critical" else FIRST
        marks += [*name, Rule(axis.at(start), y, axis.at(end), y, color, _BAR)]
        if slack > 0:
            marks.append(Rule(axis.at(end), y, axis.at(end + slack), y, color, 2, HAIR * 2, (3, 3)))
        if row.text("gate"):
            marks.append(Dot(axis.at(end), y, "diamond", 11, INK))
        top += height_of(name) + _ROW
    ground = across(axis, _TOP - _ROW / 2, top, wording.speech)
    heading = wording.say(N_("Months from the beginning of the plan, most likely times"))
    marks = [Text(0, 8, heading, opacity=FAINT), *ground, *marks, *_legend(wording, top + 34)]
    return marks, top + 46


def _legend(wording: Wording, y: float) -> list[Mark]:
    made: list[Mark] = []
    x = 8.0
    for said, color in (
        (wording.say(N_("on a critical path")), SECOND),
        (wording.say(N_("with slack")), FIRST),
    ):
        made += [Rule(x, y, x + 22, y, color, _BAR), Text(x + 28, y, said, opacity=FAINT)]
        x += 46 + text_width(said, SIZE)
    gate = wording.say(N_("one may stop here"))
    return [*made, Dot(x + 8, y, "diamond", 11, INK), Text(x + 20, y, gate, opacity=FAINT)]
