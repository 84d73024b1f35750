"""Joint plans of PyPSA against linear programmes written here from the equations, for scipy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from corredor.studies.energy.calc.dispatch import Line, Network, Node, Option, Storage
from corredor.studies.energy.engine import pypsa

pytest.importorskip("pypsa")

HOURS = 24
LOST = 4_000.0


class Truth:
    """A linear programme by names: variables are rows of hours, or one number."""

    def __init__(self) -> None:
        self.at: dict[str, np.ndarray] = {}
        self.cost: list[float] = []
        self.most: list[float | None] = []
        self.equal: list[tuple[dict[int, float], float]] = []
        self.below: list[tuple[dict[int, float], float]] = []

    def new(self, name: str, cost: float, count: int = 1, most: Any = None) -> np.ndarray:
        first = len(self.cost)
        self.cost += [cost] * count
        self.most += list(np.broadcast_to(most, count)) if most is not None else [None] * count
        self.at[name] = np.arange(first, first + count)
        return self.at[name]

    def solve(self) -> tuple[float, np.ndarray]:
        def matrix(rows: list[tuple[dict[int, float], float]]) -> tuple[np.ndarray, np.ndarray]:
            made = np.zeros((len(rows), len(self.cost)))
            for place, (terms, _) in enumerate(rows):
                for column, factor in terms.items():
                    made[place, column] += factor
            return made, np.array([side for _, side in rows])

        a_eq, b_eq = matrix(self.equal)
        a_ub, b_ub = matrix(self.below)
        bounds = [(0.0, most) for most in self.most]
        found: Any = linprog(self.cost, a_ub, b_ub, a_eq, b_eq, bounds, method="highs-ipm")
        assert found.status == 0
        return float(found.fun), found.x


def truth(
    network: Network, capex: dict[str, float] | None = None
) -> tuple[float, dict[str, float]]:
    """Least cost of a network, and its capacities, straight from the equations."""
    held = Truth()
    several = len(network.nodes) > 1
    balance: dict[str, list[dict[int, float]]] = {}
    for node in network.nodes:
        head = f"{node.name}." if several else ""
        rows: list[dict[int, float]] = [{} for _ in range(HOURS)]
        balance[node.name] = rows
        lost = held.new(f"{node.name} lost", network.unserved_cost, HOURS)
        for t in range(HOURS):
            rows[t][lost[t]] = 1.0
        for option in node.options:
            name = head + option.name
            size = held.new(name, (capex or {}).get(name, option.annual_cost))[0]
            out = held.new(f"{name} out", option.marginal_cost, HOURS)
            share = np.broadcast_to(option.availability, HOURS)
            for t in range(HOURS):
                rows[t][out[t]] = 1.0
                held.below.append(({out[t]: 1.0, size: -share[t]}, 0.0))
                ramp = network.ramps.get(name)
                if ramp is not None and t:
                    for sign in (1.0, -1.0):
                        step = {out[t]: sign, out[t - 1]: -sign, size: -ramp}
                        held.below.append((step, 0.0))
        for store in node.stores:
            power = held.new(f"{head}{store.name}_power", store.power_cost)[0]
            energy = held.new(f"{head}{store.name}_energy", store.energy_cost)[0]
            into, out, level = (held.new(f"{head}{store.name} {k}", 0.0, HOURS) for k in range(3))
            for t in range(HOURS):
                rows[t][into[t]], rows[t][out[t]] = -1.0, 1.0
                held.below += [({flow: 1.0, power: -1.0}, 0.0) for flow in (into[t], out[t])]
                held.below.append(({level[t]: 1.0, energy: -1.0}, 0.0))
                change = {level[t]: 1.0, into[t]: -store.charge_efficiency}
                change[out[t]] = 1 / store.discharge_efficiency
                if t:
                    change[level[t - 1]] = -1.0
                held.equal.append((change, 0.0))
    for line in network.lines:
        size = held.new(line.name, (capex or {}).get(line.name, line.annual_cost))[0]
        for start, end in ((line.start, line.end), (line.end, line.start)):
            flow = held.new(f"{line.name} {start}", 0.0, HOURS)
            for t in range(HOURS):
                balance[start][t][flow[t]] = -1.0
                balance[end][t][flow[t]] = line.efficiency
                held.below.append(({flow[t]: 1.0, size: -1.0}, 0.0))
    for node in network.nodes:
        for t in range(HOURS):
            held.equal.append((balance[node.name][t], float(node.demand[t])))
    cost, values = held.solve()
    return cost, {name: float(values[held.at[name][0]]) for name in network.names}


def linked(ramp: float | None = 0.15, loss: float = 0.03) -> Network:
    """Two nodes with a line, two stores at one of them, sun at the other, and a slow plant."""
    clock = np.arange(HOURS) * 2 * np.pi / 24
    sun = np.clip(np.sin(clock - 1.5), 0, 1)
    scale = HOURS / 8760
    north = Node(
        "north",
        80 + 30 * np.sin(clock),
        (Option("steam", 2.0e5 * scale, 25.0), Option("turbine", 7e4 * scale, 120.0)),
    )
    south = Node(
        "south",
        120 + 50 * np.sin(clock + 2),
        (Option("sun", 8e4 * scale, 0.0, sun), Option("diesel", 9e4 * scale, 190.0)),
        (
            Storage(3e4 * scale, 2.2e4 * scale, 0.95, 0.95, name="cells"),
            Storage(9e4 * scale, 2e3 * scale, 0.8, 0.9, name="water"),
        ),
    )
    line = Line("cable", "north", "south", 6e4 * scale, 1.0 - loss)
    ramps = {} if ramp is None else {"north.steam": ramp}
    return Network((north, south), (line,), LOST, ramps)


@pytest.mark.parametrize(("ramp", "loss"), [(0.15, 0.03), (None, 0.0)])
def test_a_joint_plan_costs_what_the_equations_say(ramp: float | None, loss: float) -> None:
    network = linked(ramp, loss)
    found = pypsa.joint_plan(network)
    cost, sizes = truth(network)
    assert found.plan.cost == pytest.approx(cost, rel=1e-7)
    assert found.gap <= 1e-7
    at = found.plan.capacities
    spent = float(network.annual_costs @ at) + LOST * sum(map(np.sum, found.unserved.values()))
    for node in network.nodes:
        for option in node.options:
            output = found.output[f"{node.name}.{option.name}"]
            spent += option.marginal_cost * float(output.sum())
        given = sum(found.output[f"{node.name}.{option.name}"] for option in node.options)
        for store in node.stores:
            key = f"{node.name}.{store.name}"
            given = given + found.discharge[key] - found.charge[key]
        given = given + found.arriving[node.name] + found.unserved[node.name]
        assert given == pytest.approx(node.demand, abs=1e-5)
    assert spent == pytest.approx(cost, rel=1e-7)
    flow = found.flows["cable"]
    arrived = np.maximum(flow, 0) * (1 - loss) - np.maximum(-flow, 0)
    assert found.arriving["south"] == pytest.approx(arrived, abs=1e-5)
    if ramp is not None:
        steps = np.abs(np.diff(found.output["north.steam"]))
        assert steps.max() <= ramp * at[0] + 1e-5
    assert sizes["cable"] > 1


def test_entry_prices_of_a_network_are_those_at_which_its_equations_build() -> None:
    network = linked()
    named = {"turbine": 9e5, "diesel": 2e6}
    nodes = tuple(
        replace(
            node,
            options=tuple(
                replace(option, annual_cost=named.get(option.name, option.annual_cost))
                for option in node.options
            ),
        )
        for node in network.nodes
    )
    dearer = Network(nodes, network.lines, LOST, network.ramps)
    found = pypsa.joint_plan(dearer)
    entries = {entry.name: entry for entry in found.entries}
    assert {"north.turbine", "south.diesel"} <= set(entries)
    cost, _ = truth(dearer)
    for name in ("north.turbine", "south.diesel"):
        entry = entries[name]
        assert 0 < entry.annual_cost < named[name.partition(".")[2]]
        assert 0.989 * entry.annual_cost <= entry.low < entry.annual_cost
        below, _ = truth(dearer, {name: entry.low})
        above, _ = truth(dearer, {name: 1.01 * entry.annual_cost})
        assert above == pytest.approx(cost, rel=1e-8)
        assert below < cost * (1 - 1e-9)
        assert entry.saving_below == pytest.approx(cost - below, rel=1e-3)
        assert entry.saving_above == pytest.approx(0.0, abs=1e-6 * cost)


def test_a_network_that_cannot_be_served_within_its_bounds_still_says_what_is_lost() -> None:
    demand = np.full(HOURS, 100.0)
    option = Option("gas", 10.0, 50.0, most=60.0)
    network = Network((Node("a", demand, (option,)),), (), LOST)
    found = pypsa.joint_plan(network)
    assert found.unserved["a"] == pytest.approx(np.full(HOURS, 40.0))
    assert found.plan.prices == pytest.approx(np.full((1, HOURS), LOST))
