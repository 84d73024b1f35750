"""Week: supply hour by hour in the week of the highest demand, one kind on another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corredor.core.errors import N_
from corredor.report.drawing import svg
from corredor.report.energy.frame import Key, framed, legend, surface
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND
from corredor.report.marks import Mark, Path, specification
from corredor.report.model import Drawing, ReportModel
from corredor.report.wording import Wording

TITLE: Final = N_("The week of the highest demand")
TABLE: Final = "energy.week"
HEIGHT: Final = 280.0
HOURS_A_DAY: Final = 24.0
KINDS: Final = (
    ("nuclear", "nuclear", FIRST, 0.95),
    ("line", "line", FIRST, 0.45),
    ("thermal", "thermal", SECOND, 0.9),
    ("variable", "variable", SECOND, 0.4),
    ("discharge", "from_store", INK, 0.45),
    ("unserved", "unserved_power", INK, 0.15),
)
"""Column of each kind, its word, colour and opacity, from the bottom up."""


def week_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a plot for each region that was planned."""
    wording = Wording(model, speech)
    alt = wording.say(
        N_("Surfaces one on another by hour: what supplies the region, with its demand as a line.")
    )
    made: list[Drawing] = []
    for (region,), rows in by(entries(model, TABLE), "region").items():
        marks, height = _stack(rows, wording)
        drawing = svg(specification(marks, height), speech.language)
        only = {"region": region}
        made.append(Drawing(f"week-{region}", TITLE, drawing, alt, TABLE, only, region))
    return tuple(made)


def _stack(rows: Sequence[Entry], wording: Wording) -> tuple[list[Mark], float]:
    columns = {name: [row.known(name, "MW") for row in rows] for name, *_ in KINDS}
    demand = [row.known("demand", "MW") for row in rows]
    load = [d + row.known("charge", "MW") for d, row in zip(demand, rows, strict=True)]
    most = max(*load, *(sum(values) for values in zip(*columns.values(), strict=True)))
    days = [at / HOURS_A_DAY for at in range(len(rows))]
    plot = framed(
        (0.0, len(rows) / HOURS_A_DAY),
        most,
        HEIGHT,
        wording,
        wording.say(N_("Power, MW")),
        wording.say(N_("Days from the beginning of the week")),
    )
    marks: list[Mark] = [*plot.marks]
    base = [0.0] * len(rows)
    keys: list[Key] = []
    for name, called, color, opacity in KINDS:
        if max(columns[name]) <= 0:
            continue
        top = [b + v for b, v in zip(base, columns[name], strict=True)]
        low, high = (
            [(plot.across.at(day), plot.up.at(v)) for day, v in zip(days, line, strict=True)]
            for line in (base, top)
        )
        marks.append(surface(low, high, color, opacity))
        keys.append(Key(wording.word(called), color, opacity, is_surface=True))
        base = top
    line = tuple((plot.across.at(day), plot.up.at(d)) for day, d in zip(days, demand, strict=True))
    marks.append(Path(line, INK, 1.8))
    keys.append(Key(wording.word("demand"), INK))
    drawn, end = legend(keys, HEIGHT + 12)
    return [*marks, *drawn], end
