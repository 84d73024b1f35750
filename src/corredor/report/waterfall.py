"""Waterfall: what a service costs, item after item up to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import N_
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SIZE
from corredor.report.lettering import text_width
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
from corredor.report.numerals import prices_of
from corredor.report.wording import Wording
from corredor.units import money_in

TITLE: Final = N_("What it costs, item by item")
TABLE: Final = "routes.cost"
TOTAL: Final = "total"
"""The item that is the sum of the others."""

_TOP: Final = 24.0
_NAMES: Final = 190.0
_LEFT: Final = 204.0
_BAR: Final = 13.0
_ROW: Final = 9.0
_GAP: Final = 8.0


@dataclass(frozen=True)
class _Item:
    """One bar: its name, the key of its amount, the amount, whether it is the sum."""

    name: str
    key: str
    amount: float
    is_sum: bool = False


def waterfalls(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a waterfall for each service whose cost is known."""
    wording = Wording(model, speech)
    alt = wording.say(N_("Bars one after the other: each item of cost begins where the last ends."))
    made: list[Drawing] = []
    for (service,), rows in by(entries(model, TABLE), "service").items():
        known = [row for row in rows if row.key("amount")]
        if not known:
            continue
        marks, height = _bars(_items(model, known), wording)
        drawing = svg(specification(marks, height), speech.language)
        key, only = f"cost-{service}", {"service": service}
        made.append(Drawing(key, TITLE, drawing, alt, TABLE, only, service))
    return tuple(made)


def _items(model: ReportModel, rows: Sequence[Entry]) -> list[_Item]:
    """Return the items of a service's cost in one unit, and their sum."""
    unit = model.ledger[rows[0].key("amount")].unit
    return [
        _Item(
            row.text("item"),
            row.key("amount"),
            row.known("amount", unit),
            is_sum=row.text("item") == TOTAL,
        )
        for row in rows
    ]


def _bars(items: Sequence[_Item], wording: Wording) -> tuple[list[Mark], float]:
    unit = wording.model.ledger[items[0].key].unit
    said = [wording.figure(item.key, form="number") for item in items]
    widest = max(text_width(text, SIZE, bold=True) for text in said)
    reach = max(sum(item.amount for item in items if not item.is_sum), items[-1].amount, 1e-9)
    scale = (WIDTH - _LEFT - widest - 2 * _GAP) / reach
    heading = f"{money_in(unit)[0].code}, {prices_of(unit, wording.speech)}"
    marks: list[Mark] = [Text(_LEFT, 8, heading, opacity=FAINT)]
    top, before = _TOP, 0.0
    for item, text in zip(items, said, strict=True):
        called = wording.word(item.name)
        name = texts(called, _NAMES, top, _NAMES, align="right", bold=item.is_sum)
        y = top + height_of(name) / 2
        start = _LEFT + (0.0 if item.is_sum else before * scale)
        end = start + item.amount * scale
        color, opacity = (INK, 0.6) if item.is_sum else (FIRST, 1.0)
        marks += [*name, Rule(start, y, max(end, start + 1), y, color, _BAR, opacity)]
        marks.append(Text(end + _GAP, y, text, bold=item.is_sum))
        before += item.amount
        top += height_of(name) + _ROW
    marks.append(Rule(_LEFT, _TOP - _ROW / 2, _LEFT, top - _ROW / 2, opacity=HAIR * 1.6))
    return marks, top
