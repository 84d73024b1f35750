"""Partial equilibrium: what a change of one duty does to imports, by two models side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.derive import derive_record
from corredor.core.errors import EmptyCell, UnreadableCell, WrongUnit
from corredor.core.finding import Cell, Finding, FindingTable
from corredor.core.quantity import Quantity
from corredor.core.study import Absent, Inputs, origin_of_cell
from corredor.core.table import Row
from corredor.studies.trade.calc.tariff.gsim import Elasticities, gsim
from corredor.studies.trade.calc.tariff.smart import smart
from corredor.studies.trade.inputs.tables import DUTY, SCENARIOS
from corredor.studies.trade.study.case import two_countries
from corredor.studies.trade.study.columns import figure, made, term, text, word
from corredor.studies.trade.study.files import publisher
from corredor.units import Money, Ratio, Share, money_in, same_dimension, with_price_year

Array = NDArray[np.float64]
SMART, GSIM = MODELS = ("smart", "gsim")
ELASTICITIES: Final = ("demand", "supply", "substitution")
PLACES: Final = ("imports", "others")
HOME: Final = "home"


@dataclass(frozen=True)
class Created:
    """Imports created, diverted and changed, with revenue and welfare, of the origin's goods."""

    creation: Money
    diversion: Money
    imports_change: Money
    revenue_change: Money
    welfare_change: Money


@dataclass(frozen=True)
class Simulated:
    """Changes in the new equilibrium of three sources: the origin, all others, and home."""

    imports_change: Money
    others_change: Money
    home_change: Money
    price_change: Share
    consumer_surplus: Money
    revenue_change: Money


def trade_created(
    imports: Money,
    others: Money,
    before: Share,
    after: Share,
    demand: Ratio,
    supply: Ratio,
    substitution: Ratio,
) -> Created:
    """Trade created and diverted by a change of duty on one origin, after Laird and Yeats."""
    given = (imports, others, before, after, demand, supply, substitution)
    sold, rest, old, new, demanded, supplied, moved = np.broadcast_arrays(
        *(np.asarray(one, float) for one in given)
    )
    nothing = np.zeros_like(old)
    found = smart(
        np.stack([sold, rest], -1),
        np.stack([old, nothing], -1),
        np.stack([new, nothing], -1),
        demanded[..., None],
        moved[..., None],  # pyright: ignore[reportArgumentType] - a column of draws
        supplied[..., None],
    )
    return Created(
        _plain(found.creation[..., 0]),
        _plain(found.diversion[..., 0]),
        _plain(found.change[..., 0]),
        _plain(found.revenue[..., 0]),
        _plain(found.welfare[..., 0]),
    )


def industry_simulated(
    imports: Money,
    others: Money,
    home: Money,
    before: Share,
    after: Share,
    demand: Ratio,
    supply: Ratio,
    substitution: Ratio,
) -> Simulated:
    """New equilibrium of one importer's market for one good, after Francois and Hall."""
    given = (imports, others, home, before, after, demand, supply, substitution)
    arrays = np.broadcast_arrays(*(np.asarray(one, float) for one in given))
    rows = np.stack([one.reshape(-1) for one in arrays], axis=1)
    found = np.array([_solved(row) for row in rows])
    parts = (found[:, at].reshape(arrays[0].shape) for at in range(found.shape[1]))
    return Simulated(*(_plain(part) for part in parts))


def _solved(row: Sequence[float]) -> tuple[float, ...]:
    imports, others, home, before, after, demand, supply, substitution = row
    sold = [place for place in range(3) if (imports, others, home)[place] > 0]
    flows = np.array([[imports], [others], [home]])[sold]
    old, new = (np.array([[rate], [0.0], [0.0]])[sold] for rate in (before, after))
    found = gsim(flows, old, new, Elasticities(demand, supply, substitution))
    change = np.zeros(3)
    change[sold] = (found.trade - flows)[:, 0]
    rest = (found.composite_price[0], found.consumer_surplus[0], found.revenue[0])
    return (*(float(one) for one in change), *(float(one) for one in rest))


def _plain(values: Array) -> float:
    """Return a column of draws as it is, a single number as such."""
    return float(values) if values.ndim == 0 else values  # pyright: ignore[reportReturnType]


@dataclass(frozen=True)
class Solved:
    """A scenario of duty with what each model says of it."""

    row: Row
    results: Mapping[str, Mapping[str, Quantity]]

    def key(self, model: str, noun: str) -> str:
        """Return the key of a number."""
        return f"trade.scenario.{self.row.text('id')}.{model}.{noun}"


def scenarios(inputs: Inputs) -> tuple[list[Solved], list[Absent]]:
    """Return the scenarios of duty, solved, and those that lack an input."""
    found: list[Solved] = []
    absent: list[Absent] = []
    for row in inputs.table(SCENARIOS.name):
        if row.text("kind") != DUTY:
            continue
        try:
            two_countries(row, "importer", "origin")
            found.append(Solved(row, _results(inputs, row)))
        except (EmptyCell, UnreadableCell, WrongUnit) as error:
            absent.append(Absent(f"trade.scenario.{row.text('id')}", error))
    return found, absent


def _results(inputs: Inputs, row: Row) -> dict[str, Mapping[str, Quantity]]:
    given = {name: _amount(row, name) for name in PLACES}
    given |= {name: _cell(row, name, "share") for name in ("before", "after")}
    for name in ELASTICITIES:
        if not row.text(name):
            raise EmptyCell(row.at(name), column=name, kind="id")
        given[name] = inputs.assumption(row.text(name))
        if not same_dimension(given[name].unit, "1"):
            unit = given[name].unit
            raise WrongUnit(row.at(name), name=row.text(name), unit=unit, wanted="1")
    found = {SMART: derive_record(trade_created, **given)}
    if row.number(HOME) is not None:
        home = {HOME: _amount(row, HOME)}
        found[GSIM] = derive_record(industry_simulated, **given, **home)
    unit = given["imports"].unit
    return {
        model: {noun: one.to(unit) if money_in(one.unit) else one for noun, one in numbers.items()}
        for model, numbers in found.items()
    }


def _amount(row: Row, column: str) -> Quantity:
    unit = row.text("unit")
    if row.text("price_year"):
        unit = with_price_year(unit, row.text("price_year"))
    return _cell(row, column, unit)


def _cell(row: Row, column: str, unit: str) -> Quantity:
    """Return a number of a scenario with its source.

    Raises
    ------
    EmptyCell
        E103: there is none.
    """
    value = row.number(column)
    if value is None:
        raise EmptyCell(row.at(column), column=column, kind=unit or "number")
    name = row.text("id")
    origin = origin_of_cell(SCENARIOS.name, row, column, publisher(row))
    return Quantity(f"{SCENARIOS.name}.{name}.{column}", value, unit, origin)


def scenario_findings(found: Sequence[Solved]) -> Iterator[Finding]:
    """Yield every number of every scenario."""
    for one in found:
        for model, numbers in one.results.items():
            for noun, quantity in numbers.items():
                subject = (one.row.text("id"),)
                yield Finding(one.key(model, noun), f"scenario_{noun}", quantity, subject)


def scenarios_table(found: Sequence[Solved]) -> FindingTable:
    """What each change of duty does, by model and measure."""
    columns = (
        *(term("scenario"), term("importer"), term("origin", "origin_country")),
        *(text("good", "hs_code"), word("model", "scenario_model")),
        *(word("measure", "scenario_measure"), figure("value", "scenario_value")),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        row = one.row
        place = (row.text("id"), row.text("importer"), row.text("origin"), row.text("good"))
        for model, numbers in one.results.items():
            for noun in numbers:
                rows.append((*place, model, f"scenario_{noun}", one.key(model, noun)))
    return made("scenarios", "scenarios_of_duty", columns, rows, "trade/scenarios", "assumptions")
