"""Chains: what each step adds to the price of gas, and each stage to that of fuel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corredor.core.errors import N_
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SIZE
from corredor.report.lettering import text_width
from corredor.report.marks import (
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
from corredor.report.wording import Wording

GAS: Final = "energy.lng"
GAS_TITLE: Final = N_("From the wellhead to the pipe")
FUEL: Final = "energy.fuel_cost"
FUEL_TITLE: Final = N_("What a kilogram of fuel costs, stage by stage")
_NAMES: Final = 190.0
_LEFT: Final = 204.0
_TOP: Final = 24.0
_ROW: Final = 9.0
_GAP: Final = 8.0
_BAR: Final = 13.0


def chain_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a waterfall for each route of gas and each contract of fuel."""
    wording = Wording(model, speech)
    alt = wording.say(N_("Bars one after the other: each step begins where the last ends."))
    made: list[Drawing] = []
    for table, title, subject, step, amount in (
        (GAS, GAS_TITLE, "route", "step", "amount"),
        (FUEL, FUEL_TITLE, "contract", "stage", "cost"),
    ):
        for (name,), rows in by(entries(model, table), subject).items():
            marks, height = _bars(rows, step, amount, wording)
            drawing = svg(specification(marks, height), speech.language)
            key = f"{table.rpartition('.')[2]}-{name}"
            made.append(Drawing(key, title, drawing, alt, table, {subject: name}, name))
    return tuple(made)


def _bars(
    rows: Sequence[Entry], step: str, amount: str, wording: Wording
) -> tuple[list[Mark], float]:
    """Return the bars of a chain, whose last row is the sum of the others."""
    unit = wording.model.ledger[rows[0].key(amount)].unit
    parts = [row.known(amount, unit) for row in rows]
    said = [wording.figure(row.key(amount), form="plain") for row in rows]
    widest = max(text_width(text, SIZE, bold=True) for text in said)
    scale = (WIDTH - _LEFT - widest - 2 * _GAP) / max(parts[-1], 1e-9)
    marks: list[Mark] = []
    top, before = _TOP - SIZE, 0.0
    for at, (row, part, text) in enumerate(zip(rows, parts, said, strict=True)):
        is_sum = at == len(rows) - 1
        if not is_sum and part == 0:
            continue
        name = texts(wording.word(row.text(step)), _NAMES, top, _NAMES, align="right", bold=is_sum)
        y = top + height_of(name) / 2
        start = _LEFT + (0.0 if is_sum else before * scale)
        end = start + part * scale
        color, opacity = (INK, 0.6) if is_sum else (FIRST, 1.0)
        marks += [*name, Rule(start, y, max(end, start + 1), y, color, _BAR, opacity)]
        marks.append(Text(end + _GAP, y, text, bold=is_sum))
        before += part
        top += height_of(name) + _ROW
    marks.append(Rule(_LEFT, _TOP - SIZE - _ROW / 2, _LEFT, top - _ROW / 2, opacity=HAIR * 1.6))
    return marks, top
