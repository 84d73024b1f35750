"""Ladder: how far each proposal has come on the scale of stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import radians, sin
from typing import Final

from corredor.core.errors import N_
from corredor.report.drawing import svg
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

TITLE: Final = N_("How far each proposal has come")
TABLE: Final = "evidence.proposals"
HISTORY: Final = "evidence.stages"
RISING: Final = (
    "interest",
    "proposed",
    "presented",
    "offered",
    "negotiated",
    "signed",
    "under_way",
    "completed",
)
ENDED: Final = ("suspended", "cancelled")
"""Stages that stand beside the scale."""

_NAMES: Final = 226.0
_STEP: Final = 42.0
_APART: Final = 12.0
"""Width of the proposals' names, of a stage's column, and before the stages beside the scale."""
_TILT: Final = -60.0
"""Angle of the stages' names [degree], clockwise."""
_ROW: Final = 11.0


def columns() -> Mapping[str, float]:
    """Return the stages with the middle of their columns [px]."""
    start = _NAMES + 26
    middles = {stage: start + _STEP * n for n, stage in enumerate(RISING)}
    beside = middles[RISING[-1]] + _STEP + _APART
    return middles | {stage: beside + _STEP * n for n, stage in enumerate(ENDED)}


def ladder(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the proposals with their stages; nothing if there is no proposal."""
    table = model.tables.get(TABLE)
    if table is None or not table.rows:
        return ()
    wording = Wording(model, speech)
    reached = {str(row["proposal"]): str(row["stage"] or "") for row in table.records()}
    top = _head_height(wording)
    marks = list(_head(wording, top))
    bottom = top + _ROW
    for name, stage in reached.items():
        label = texts(wording.term(name), 0, bottom, _NAMES)
        y = bottom + height_of(label) / 2
        marks += [*label, *_steps(y, stage, _passed(model, name))]
        bottom += height_of(label) + _ROW
    marks += [Rule(x, top + 4, x, bottom - 4, opacity=HAIR * 0.6) for x in columns().values()]
    spec = specification(marks, bottom)
    alt = wording.say(N_("Table of dots: each proposal in a row, with the stage that it reached."))
    return (Drawing("ladder", TITLE, svg(spec, speech.language), alt, TABLE),)


def _passed(model: ReportModel, proposal: str) -> list[str]:
    """Return the stages in a proposal's history."""
    history = model.tables.get(HISTORY)
    records = history.records() if history else ()
    return [str(row["stage"]) for row in records if row["proposal"] == proposal]


def _head_height(wording: Wording) -> float:
    widest = max(text_width(wording.word(stage), SIZE) for stage in columns())
    return widest * sin(radians(-_TILT)) + SIZE


def _head(wording: Wording, bottom: float) -> Iterator[Mark]:
    for stage, x in columns().items():
        yield Text(x, bottom - 4, wording.word(stage), opacity=FAINT, angle=_TILT)


def _steps(y: float, stage: str, passed: list[str]) -> Iterator[Mark]:
    at = columns()
    yield Rule(_NAMES + 14, y, WIDTH, y, opacity=HAIR * 0.6)
    places = [at[name] for name in {stage, *passed} if name in at]
    if len(places) > 1:
        yield Rule(min(places), y, max(places), y, width=2, opacity=0.6)
    for name in dict.fromkeys(passed):
        if name in at and name != stage:
            yield Dot(at[name], y, "circle", 5, INK)
    if stage in at:
        ended = stage in ENDED
        yield Dot(at[stage], y, "diamond" if ended else "circle", 12, SECOND if ended else FIRST)
