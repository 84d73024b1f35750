"""Curves: the power of an offer by its price, and its entry price by the price of rivals' fuel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import Axis
from corredor.report.drawing import svg
from corredor.report.energy.frame import Key, framed, legend
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND, SIZE
from corredor.report.lettering import text_width
from corredor.report.marks import FAINT, Dot, Mark, Path, Rule, Text, specification
from corredor.report.model import Drawing, ReportModel
from corredor.report.spoken_units import currency
from corredor.report.wording import Wording

FRONTIER_TITLE: Final = N_("How much of an offer the plan takes at which price")
BREAK_TITLE: Final = N_("The price at which an offer enters, by the price of rivals' fuel")
FRONTIER: Final = "energy.frontier"
BREAKS: Final = "energy.break_even"
ENTRIES: Final = "energy.entry_prices"
HEIGHT: Final = 260.0
STYLES: Final = ((FIRST, ()), (SECOND, (7.0, 4.0)), (INK, (2.0, 3.0)))
"""Colour and dashes of the first, second and third line."""
PRICE: Final = (5.0, 4.0)
"""Dashes of a price."""


def frontier_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a plot of power over price for each offer, with its entry price."""
    wording = Wording(model, speech)
    alt = wording.say(N_("Steps of the power that the least-cost plan takes, over the price."))
    made: list[Drawing] = []
    for (region, option), rows in by(entries(model, FRONTIER), "region", "option").items():
        if max(row.known("capacity", "MW") for row in rows) <= 0:
            continue
        marks, height = _frontier(rows, option, wording)
        drawing = svg(specification(marks, height), speech.language)
        only = {"region": region, "option": option}
        key = f"frontier-{option}"
        made.append(Drawing(key, FRONTIER_TITLE, drawing, alt, FRONTIER, only, option))
    return tuple(made)


def _unit(rows: Sequence[Entry], column: str) -> str:
    found = rows[0].quantity(column)
    return found.unit if found is not None else ""


def _prices(unit: str, wording: Wording) -> str:
    said = N_("Overnight cost, {money} a kilowatt")
    return wording.say(said, money=currency(unit, wording.speech))


def _frontier(rows: Sequence[Entry], option: str, wording: Wording) -> tuple[list[Mark], float]:
    unit = _unit(rows, "overnight")
    points = sorted((row.known("overnight", unit), row.known("capacity", "MW")) for row in rows)
    plot = framed(
        (points[0][0], points[-1][0]),
        max(power for _, power in points),
        HEIGHT,
        wording,
        wording.say(N_("Power in the plan, MW")),
        _prices(unit, wording),
    )
    line = tuple((plot.across.at(x), plot.up.at(y)) for x, y in points)
    marks: list[Mark] = [*plot.marks, Path(line, FIRST, 2.4)]
    keys = [Key(wording.term(option), FIRST)]
    for column, said, color in (
        ("entry", N_("entry price"), INK),
        ("offered", N_("price looked at"), SECOND),
    ):
        for row in entries(wording.model, ENTRIES, {"option": option}):
            price = row.number(column, unit)
            if price is not None and points[0][0] <= price <= points[-1][0]:
                x = plot.across.at(price)
                marks.append(Rule(x, 28, x, plot.bottom, color, 1.6, dash=PRICE))
                keys.append(Key(wording.say(said), color, dash=PRICE))
    drawn, end = legend(keys, HEIGHT + 12)
    return [*marks, *drawn], end


def break_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a plot of the entry price over the price of each rival fuel, for each offer."""
    wording = Wording(model, speech)
    alt = wording.say(N_("Lines of the entry price over the price of each fuel that rivals burn."))
    made: list[Drawing] = []
    for (region, option), rows in by(entries(model, BREAKS), "region", "option").items():
        marks, height = _breaks(rows, wording)
        drawing = svg(specification(marks, height), speech.language)
        only = {"region": region, "option": option}
        key = f"break-even-{option}"
        made.append(Drawing(key, BREAK_TITLE, drawing, alt, BREAKS, only, option))
    return tuple(made)


def _breaks(rows: Sequence[Entry], wording: Wording) -> tuple[list[Mark], float]:
    unit, heat = _unit(rows, "entry"), _unit(rows, "fuel_price")
    fuels: dict[tuple[str, ...], list[Entry]] = {}
    for row in rows:
        cell = row.cell("fuel")
        fuels.setdefault(cell if isinstance(cell, tuple) else (str(cell),), []).append(row)
    prices = [row.known("fuel_price", heat) for row in rows]
    most = max(row.known("entry", unit) for row in rows)
    code = currency(heat, wording.speech)
    plot = framed(
        (min(0.0, *prices), max(prices)),
        most,
        HEIGHT,
        wording,
        _prices(unit, wording),
        wording.say(N_("Price of the fuel, {money} a million Btu"), money=code),
    )
    marks: list[Mark] = [*plot.marks]
    keys: list[Key] = []
    for (names, held), (color, dash) in zip(fuels.items(), STYLES * len(fuels), strict=False):
        points = sorted(
            (plot.across.at(row.known("fuel_price", heat)), plot.up.at(row.known("entry", unit)))
            for row in held
        )
        marks.append(Path(tuple(points), color, 2.4, dash=dash))
        marks += [Dot(x, y, "circle", 7, color) for x, y in points]
        said = wording.joined(wording.term(name) for name in names)
        keys.append(Key(said, color, dash=dash))
    drawn, end = legend(keys, HEIGHT + 12)
    return [*marks, *drawn], end


def merit_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a plot of marginal cost over power for each region's plan."""
    wording = Wording(model, speech)
    alt = wording.say(N_("Steps: the options of the plan by marginal cost, as wide as they are."))
    made: list[Drawing] = []
    for (region,), rows in by(entries(model, MERIT), "region").items():
        marks, height = _merit(rows, wording)
        drawing = svg(specification(marks, height), speech.language)
        only = {"region": region}
        made.append(Drawing(f"merit-{region}", MERIT_TITLE, drawing, alt, MERIT, only, region))
    return tuple(made)


MERIT: Final = "energy.merit_order"
MERIT_TITLE: Final = N_("What runs first")


def _merit(rows: Sequence[Entry], wording: Wording) -> tuple[list[Mark], float]:
    unit = _unit(rows, "marginal")
    power = [row.known("mean", "MW") for row in rows]
    costs = [row.known("marginal", unit) for row in rows]
    code = currency(unit, wording.speech)
    plot = framed(
        (0.0, max(sum(power), 1.0)),
        max(*costs, 1.0),
        HEIGHT,
        wording,
        wording.say(N_("Marginal cost, {money} a megawatt-hour"), money=code),
        wording.say(N_("Power that can run in the mean of the year, MW")),
    )
    marks: list[Mark] = [*plot.marks]
    points: list[tuple[float, float]] = []
    ends = 0.0
    for size, cost in zip(power, costs, strict=True):
        points += [(ends, cost), (ends + size, cost)]
        ends += size
    line = tuple((plot.across.at(x), plot.up.at(y)) for x, y in points)
    marks.append(Path(line, FIRST, 2.4))
    marks += _named(rows, power, costs, plot.across, plot.up, wording)
    return marks, HEIGHT + 8


def _named(
    rows: Sequence[Entry],
    power: Sequence[float],
    costs: Sequence[float],
    run: Axis,
    rise: Axis,
    wording: Wording,
) -> Iterator[Mark]:
    """Yield the name of each step: above its end, where lower steps leave room, or beyond it."""
    ends = 0.0
    for at, (row, size, cost) in enumerate(zip(rows, power, costs, strict=True)):
        name, y = wording.term(row.text("option")), rise.at(cost)
        ends += size
        end = run.at(ends)
        fits = end - text_width(name, SIZE) - NEAR >= run.start
        above = y - rise.at(costs[at + 1]) if at + 1 < len(costs) else 0.0
        beyond = not fits and above > 2 * SIZE
        place, align = (end - NEAR, "right") if fits else (run.start + NEAR, "left")
        if beyond:
            place = end + NEAR
        yield Text(place, y - SIZE * 0.8, name, align, opacity=FAINT)


NEAR: Final = 4.0
"""Distance of a name from the line beside it [px]."""
