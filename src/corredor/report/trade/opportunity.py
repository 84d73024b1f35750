"""Opportunity plot: by product, what could flow against what does; and goods as areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import Axis, across, room_for, up
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import SECOND, SIZE
from corredor.report.lettering import LINE, text_width
from corredor.report.marks import FAINT, HAIR, WIDTH, Dot, Mark, Rule, Text, specification, texts
from corredor.report.model import Drawing, ReportModel
from corredor.report.placement import Box, Wanted
from corredor.report.trade.treemap import Tile, tiles_of
from corredor.report.wording import Wording

TITLE: Final = N_("What could flow and what does, by product")
TABLE: Final = "trade.potential"
GOODS_TITLE: Final = N_("What flows, by product")
GOODS: Final = "trade.products"
UNIT: Final = "MUSD_nominal"
HEIGHT: Final = 250.0
HEADROOM: Final = 1.1
_TOP: Final = 26.0
_HEAD: Final = 22.0
_BELOW: Final = 40.0
_MAP: Final = 150.0
_GAP: Final = 14.0
_RIGHT: Final = WIDTH - 12.0


def opportunity_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a plot for each corridor with goods by their codes, one panel a direction."""
    wording = Wording(model, speech)
    made: list[Drawing] = []
    for (corridor,), rows in by(entries(model, TABLE), "corridor").items():
        marks: list[Mark] = []
        top = 0.0
        for (exporter, importer), held in by(rows, "exporter", "importer").items():
            name = f"{wording.term(exporter)} → {wording.term(importer)}"
            marks += texts(name, 0.0, top, WIDTH, bold=True)
            marks += _panel(held, top + _HEAD, wording)
            top += _HEAD + HEIGHT + _GAP
        drawing = svg(specification(marks, top), speech.language)
        alt = wording.say(
            N_(
                "Dots by product: what flows across, what could flow up; the line is where both "
                "are equal."
            )
        )
        only = {"corridor": corridor}
        made.append(Drawing(f"potential-{corridor}", TITLE, drawing, alt, TABLE, only, corridor))
    return tuple(made)


def _panel(rows: Sequence[Entry], top: float, wording: Wording) -> list[Mark]:
    places = [(row.known("actual", UNIT), row.known("potential", UNIT)) for row in rows]
    most = max((value for place in places for value in place), default=1.0) * HEADROOM or 1.0
    bottom = top + HEIGHT - _BELOW
    upward = Axis(0.0, most, bottom, top + _TOP - 8)
    left = room_for(upward, wording.speech) + 2
    along = Axis(0.0, most, left, _RIGHT)
    marks: list[Mark] = [
        *across(along, top + _TOP - 8, bottom, wording.speech, 6),
        *up(upward, left, _RIGHT, wording.speech, 4),
        Text(0.0, top + 6, wording.say(N_("could flow, million US dollars")), opacity=FAINT),
        Text(
            _RIGHT,
            bottom + SIZE * 2.3,
            wording.say(N_("flows, million US dollars")),
            "right",
            opacity=FAINT,
        ),
        Rule(left, bottom, _RIGHT, upward.at(most), opacity=HAIR * 1.6, dash=(4, 4)),
    ]
    dots = [(along.at(x), upward.at(y)) for x, y in places]
    names = [row.text("product") for row in rows]
    half = SIZE * LINE / 2
    wanted = [
        Wanted(x, y, text_width(name, SIZE) + 4, 2 * half, 10.0)
        for (x, y), name in zip(dots, names, strict=True)
    ]
    frame = Box(left + 2, top + _TOP - 8, _RIGHT, bottom - 2)
    marks += [Dot(x, y, "circle", 8, SECOND) for x, y in dots]
    taken: list[Box] = []
    for name, want in zip(names, wanted, strict=True):
        box = want.candidate(1, 0, want.gap)
        if any(box.overlap(other) for other in taken) or box.outside(frame):
            continue
        taken.append(box)
        marks.append(Text((box.left + box.right) / 2, (box.top + box.bottom) / 2, name, "center"))
    return marks


def goods_maps(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the largest goods of both directions of each corridor as areas."""
    wording = Wording(model, speech)
    made: list[Drawing] = []
    for (corridor,), rows in by(entries(model, GOODS), "corridor").items():
        marks: list[Mark] = []
        top = 0.0
        for (exporter, importer), held in by(rows, "exporter", "importer").items():
            year = wording.date(held[0].text("year"))
            name = f"{wording.term(exporter)} → {wording.term(importer)}, {year}"
            marks += texts(name, 0.0, top, WIDTH, bold=True)
            frame = Tile(0.0, top + _HEAD, WIDTH, _MAP)
            marks += tiles_of(held, "product", "", frame, wording)
            top += _HEAD + _MAP + _GAP
        drawing = svg(specification(marks, top), speech.language)
        alt = wording.say(N_("Areas by product, the largest of each direction."))
        only = {"corridor": corridor}
        made.append(Drawing(f"goods-{corridor}", GOODS_TITLE, drawing, alt, GOODS, only, corridor))
    return tuple(made)
