"""Frontier: what the best set of proposals is worth as the budgets fall, and who leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import Axis, across, room_for, up
from corredor.report.drawing import svg
from corredor.report.entries import Entry, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, SIZE
from corredor.report.marks import FAINT, WIDTH, Dot, Mark, Path, Text, specification
from corredor.report.model import Drawing, ReportModel
from corredor.report.spoken_units import currency
from corredor.report.wording import Wording

TABLE: Final = "appraisal.frontier"
TITLE: Final = N_("What smaller budgets are worth")
WORTH: Final = N_("Worth of the best set, millions of {money}")
HUNDRED: Final = 100.0
"""Per cent of a whole."""

_TOP: Final = 26.0
_BOTTOM: Final = 220.0
_RIGHT: Final = WIDTH - 16.0


def frontier_plot(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the frontier; nothing without budgets, or where no set is worth anything."""
    rows = [row for row in entries(model, TABLE) if row.key("worth")]
    if len(rows) < 2 or not any(_worth(row) for row in rows):
        return ()
    wording = Wording(model, speech)
    drawing = svg(specification(_plot(rows, wording), _BOTTOM + 40), speech.language)
    alt = wording.say(N_("Worth of the best set over the part of all budgets that there is."))
    return (Drawing("frontier", TITLE, drawing, alt, TABLE),)


def _worth(row: Entry) -> float:
    held = row.quantity("worth")
    return held.value if held else 0.0


def _plot(rows: Sequence[Entry], wording: Wording) -> list[Mark]:
    unit = rows[0].quantity("worth")
    money = unit.unit if unit else ""
    points = sorted(
        (row.known("part", "share") * HUNDRED, row.known("worth", money)) for row in rows
    )
    high = max(max(y for _, y in points) * 1.08, 1e-9)
    worth = Axis(min(0.0, *(y for _, y in points)), high, _BOTTOM, _TOP)
    left = room_for(worth, wording.speech) + 2
    part = Axis(0.0, HUNDRED, left, _RIGHT)
    steps: list[tuple[float, float]] = []
    for (x, y), (after, _) in zip(points, [*points[1:], points[-1]], strict=True):
        steps += [(part.at(x), worth.at(y)), (part.at(after), worth.at(y))]
    return [
        *across(part, _TOP, _BOTTOM, wording.speech),
        *up(worth, left, _RIGHT, wording.speech),
        Text(0, 8, wording.say(WORTH, money=currency(money, wording.speech)), opacity=FAINT),
        Text(
            _RIGHT,
            _BOTTOM + SIZE * 2.4,
            wording.say(N_("Part of all budgets, per cent")),
            "right",
            opacity=FAINT,
        ),
        Path(tuple(steps), FIRST, 2.0),
        *(Dot(part.at(x), worth.at(y), size=7, color=FIRST) for x, y in points),
    ]
