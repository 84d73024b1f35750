"""Profile: the worth of a proposal over the discount rate, which shows every rate of return."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import Axis, across, room_for, up
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SIZE
from corredor.report.marks import FAINT, HAIR, WIDTH, Mark, Path, Rule, Text, specification
from corredor.report.model import Drawing, ReportModel
from corredor.report.spoken_units import currency
from corredor.report.wording import Wording

TABLE: Final = "appraisal.profile"
TITLE: Final = N_("Worth over the discount rate")
WORTH: Final = N_("Net present value, millions of {money}")
HUNDRED: Final = 100.0
"""Per cent of a whole."""

_TOP: Final = 26.0
_BOTTOM: Final = 220.0
_RIGHT: Final = WIDTH - 16.0


def profiles(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the profile of each proposal by the analysis that it is judged by."""
    wording = Wording(model, speech)
    judged = {
        row.text("proposal"): row.text("analysis") for row in entries(model, "appraisal.judgements")
    }
    made: list[Drawing] = []
    for (name, analysis), rows in by(entries(model, TABLE), "proposal", "analysis").items():
        if judged.get(name) != analysis:
            continue
        drawing = svg(specification(_plot(rows, wording), _BOTTOM + 40), speech.language)
        alt = wording.say(
            N_("Net present value over the discount rate; it crosses zero at each rate of return.")
        )
        only = {"proposal": name, "analysis": analysis}
        made.append(Drawing(f"profile-{name}", TITLE, drawing, alt, TABLE, only, name))
    return tuple(made)


def _plot(rows: Sequence[Entry], wording: Wording) -> list[Mark]:
    unit = rows[0].quantity("value")
    money = unit.unit if unit else ""
    points = [(row.known("rate", "share") * HUNDRED, row.known("value", money)) for row in rows]
    low, high = min(0.0, *(y for _, y in points)), max(0.0, *(y for _, y in points))
    room = max(high - low, 1e-9) * 0.06
    value = Axis(low - room, high + room, _BOTTOM, _TOP)
    left = room_for(value, wording.speech) + 2
    rate = Axis(points[0][0], points[-1][0], left, _RIGHT)
    zero = value.at(0.0)
    return [
        *across(rate, _TOP, _BOTTOM, wording.speech),
        *up(value, left, _RIGHT, wording.speech),
        Text(0, 8, wording.say(WORTH, money=currency(money, wording.speech)), opacity=FAINT),
        Text(
            _RIGHT,
            _BOTTOM + SIZE * 2.4,
            wording.say(N_("Discount rate, per cent")),
            "right",
            opacity=FAINT,
        ),
        Rule(left, zero, _RIGHT, zero, INK, opacity=HAIR * 2),
        Path(tuple((rate.at(x), value.at(y)) for x, y in points), FIRST, 2.4),
    ]
