"""The linear programme of a network: columns, rows and costs, for any solver.

Capacities are the first columns, in the order of the network's names. Operating costs are those
of a mean year. It is the model of `calc.dispatch`, hour by hour: what runs is at most what is
available, surplus must-run output is curtailed, stores are empty before the first hour.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from corredor.studies.energy.calc.dispatch.network import Line, Network, Node
from corredor.studies.energy.calc.dispatch.region import FloatArray, IntArray, Option, Storage

FREE: Final = np.inf


@dataclass(frozen=True, eq=False)
class Programme:
    """A linear programme: least ``cost @ v`` with ``low <= matrix @ v <= high`` and bounds.

    Attributes
    ----------
    cost, least, most
        By column; capacities first.
    rows, columns, values
        Entries of the matrix.
    low, high
        By row.
    balances
        First row of each node's balance, shape (nodes,); a row an hour.
    outputs
        First column of each option's output, by the name of the option.
    capacities
        Number of capacities [1].
    """

    cost: FloatArray
    least: FloatArray
    most: FloatArray
    rows: IntArray
    columns: IntArray
    values: FloatArray
    low: FloatArray
    high: FloatArray
    balances: IntArray
    outputs: dict[str, int]
    capacities: int


@dataclass(eq=False)
class _Draft:
    """A programme while it is written."""

    hours: int
    years: float
    columns: list[tuple[FloatArray, FloatArray, FloatArray]] = field(default_factory=list[Any])
    entries: list[tuple[Any, Any, Any]] = field(default_factory=list[Any])
    bounds: list[tuple[FloatArray, FloatArray]] = field(default_factory=list[Any])
    width: int = 0
    height: int = 0

    def column(self, cost: float, most: Any = FREE, least: float = 0.0) -> IntArray:
        """Add a column an hour and return their places."""
        wide = np.ones(self.hours)
        return self.add(cost / self.years * wide, least * wide, most * wide)

    def add(self, cost: FloatArray, least: FloatArray, most: FloatArray) -> IntArray:
        """Add columns and return their places."""
        self.columns.append((cost, least, most))
        self.width += len(cost)
        return np.arange(self.width - len(cost), self.width)

    def row(self, low: Any, high: Any, *terms: tuple[Any, Any]) -> IntArray:
        """Add a row an hour with terms (columns, factors) and return their places."""
        wide = np.ones(self.hours)
        self.bounds.append((low * wide, high * wide))
        places = np.arange(self.height, self.height + self.hours)
        self.height += self.hours
        for columns, factors in terms:
            self.enter(places, columns, factors)
        return places

    def enter(self, rows: IntArray, columns: Any, factors: Any) -> None:
        """Add entries to rows that stand."""
        wide = np.ones(len(rows))
        self.entries.append((rows, columns * wide.astype(int), factors * wide))


def programme(network: Network) -> Programme:
    """Return the linear programme of a network.

    Raises
    ------
    ValueError
        A line has a reactance: its flow isn't free, and this model doesn't know angles.
    """
    if any(line.reactance is not None for line in network.lines):
        raise ValueError("lines with reactance need the engine of power flow")
    draft = _Draft(network.hours, network.years)
    draft.add(network.annual_costs, network.least, network.most)
    place, outputs, balances = 0, dict[str, int](), dict[str, IntArray]()
    for node in network.nodes:
        unserved = draft.column(network.unserved_cost, node.demand)
        terms = [(unserved, 1.0)]
        if any(option.must_run for option in node.options):
            terms.append((draft.column(0.0), -1.0))
        balance = balances[node.name] = draft.row(node.demand, node.demand, *terms)
        place = _options(draft, network, node, place, balance, outputs)
        for store in node.stores:
            _store(draft, store, place, balance)
            place += 2
    for line in network.lines:
        _line(draft, line, place, balances)
        place += 1
    cost, least, most = (np.concatenate(parts) for parts in zip(*draft.columns, strict=True))
    rows, columns, values = (np.concatenate(parts) for parts in zip(*draft.entries, strict=True))
    low, high = (np.concatenate(parts) for parts in zip(*draft.bounds, strict=True))
    firsts = np.array([balance[0] for balance in balances.values()])
    sides = (rows, columns, values, low, high)
    return Programme(cost, least, most, *sides, firsts, outputs, place)


def _options(
    draft: _Draft,
    network: Network,
    node: Node,
    place: int,
    balance: IntArray,
    outputs: dict[str, int],
) -> int:
    """Add a node's options and return the place of the next capacity."""
    for option in node.options:
        output = _option(draft, option, place, balance)
        name = network.names[place]
        outputs[name] = int(output[0])
        ramp = network.ramps.get(name)
        if ramp is not None:
            before = np.append(output[0], output[:-1])
            for sign in (1.0, -1.0):
                draft.row(-FREE, 0.0, (output, sign), (before, -sign), (place, -ramp))
        place += 1
    return place


def _option(draft: _Draft, option: Option, place: int, balance: IntArray) -> IntArray:
    """Add an option's output: at most what is available, at least what must run."""
    output = draft.column(option.marginal_cost)
    draft.enter(balance, output, 1.0)
    draft.row(-FREE, 0.0, (output, 1.0), (place, -np.asarray(option.availability)))
    if option.must_run:
        share = option.must_run * np.asarray(option.availability)
        draft.row(0.0, FREE, (output, 1.0), (place, -share))
    return output


def _store(draft: _Draft, store: Storage, place: int, balance: IntArray) -> None:
    """Add a store: charge and discharge within its power, level within its energy."""
    charge, discharge, level = draft.column(0.0), draft.column(0.0), draft.column(0.0)
    draft.enter(balance, discharge, 1.0)
    draft.enter(balance, charge, -1.0)
    into, out = store.charge_efficiency, store.discharge_efficiency
    rows = draft.row(0.0, 0.0, (level, 1.0), (charge, -into), (discharge, 1 / out))
    draft.enter(rows[1:], level[:-1], -1.0)
    for flow in (charge, discharge):
        draft.row(-FREE, 0.0, (flow, 1.0), (place, -1.0))
    draft.row(-FREE, 0.0, (level, 1.0), (place + 1, -1.0))


def _line(draft: _Draft, line: Line, place: int, balances: dict[str, IntArray]) -> None:
    """Add a line: a flow each way within its capacity."""
    for start, end in ((line.start, line.end), (line.end, line.start)):
        flow = draft.column(0.0)
        draft.enter(balances[start], flow, -1.0)
        draft.enter(balances[end], flow, line.efficiency)
        draft.row(-FREE, 0.0, (flow, 1.0), (place, -1.0))
