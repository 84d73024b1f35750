"""Tornado: how far each uncertain number swings the worth of a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corredor.core.errors import N_
from corredor.core.quantity import Assumed, Derived
from corredor.report.axes import Axis, across
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND, SIZE
from corredor.report.marks import (
    FAINT,
    HAIR,
    WIDTH,
    Mark,
    Rule,
    Text,
    height_of,
    specification,
    texts,
)
from corredor.report.model import Drawing, ReportModel
from corredor.report.spoken_units import currency
from corredor.report.wording import Wording

TABLE: Final = "appraisal.movers"
TITLE: Final = N_("What swings the worth")
WORTH: Final = N_("Worth, millions of {money}; blue rises with the number, orange falls")
MOST: Final = 10
"""Numbers that are drawn, those that swing it most."""

_NAMES: Final = 220.0
_LEFT: Final = 236.0
_RIGHT: Final = WIDTH - 20.0
_TOP: Final = 26.0
_BAR: Final = 13.0
_ROW: Final = 10.0


def tornados(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a tornado for each proposal that has uncertain numbers."""
    wording = Wording(model, speech)
    made: list[Drawing] = []
    for (name,), rows in by(entries(model, TABLE), "proposal").items():
        marks, height = _bars(rows[:MOST], wording)
        drawing = svg(specification(marks, height), speech.language)
        alt = wording.say(
            N_("Bars from the worth at the low end of each number to that at its high end.")
        )
        only = {"proposal": name}
        made.append(Drawing(f"tornado-{name}", TITLE, drawing, alt, TABLE, only, name))
    return tuple(made)


def _bars(rows: Sequence[Entry], wording: Wording) -> tuple[list[Mark], float]:
    unit = rows[0].quantity("at_low")
    money = unit.unit if unit else ""
    ends = [(row.known("at_low", money), row.known("at_high", money)) for row in rows]
    low, high = min(min(pair) for pair in ends), max(max(pair) for pair in ends)
    low, high = min(low, 0.0), max(high, 0.0)
    room = max(high - low, 1e-9) * 0.04
    axis = Axis(low - room, high + room, _LEFT, _RIGHT)
    marks: list[Mark] = []
    top = _TOP
    for row, (first, last) in zip(rows, ends, strict=True):
        name = texts(_name(row, wording), _NAMES, top, _NAMES, align="right")
        y = top + height_of(name) / 2
        color = SECOND if last < first else FIRST
        marks += [
            *name,
            Rule(axis.at(min(first, last)), y, axis.at(max(first, last)), y, color, _BAR),
        ]
        top += height_of(name) + _ROW
    ground = list(across(axis, _TOP - _ROW / 2, top, wording.speech, most=6))
    zero = axis.at(0.0)
    ground.append(Rule(zero, _TOP - _ROW / 2, zero, top, INK, opacity=HAIR * 2))
    heading = wording.say(WORTH, money=currency(money, wording.speech))
    marks = [Text(0, 8, heading, opacity=FAINT), *ground, *marks]
    return marks, top + SIZE * 2


def _name(row: Entry, wording: Wording) -> str:
    """Return what an uncertain number is called: an assumption, a finding, or its root."""
    key = row.key("input")
    quantity = wording.model.ledger[key] if key else None
    while quantity is not None and isinstance(quantity.origin, Derived):
        finding = wording.model.findings.get(quantity.key)
        if finding is not None:
            word = wording.word(finding.label)
            return word[:1].upper() + word[1:]
        quantity = next(iter(quantity.origin.inputs.values()), None)
    if quantity is not None and isinstance(quantity.origin, Assumed):
        return quantity.origin.assumption.label.spoken(wording.speech.language)[0]
    return row.text("input")
