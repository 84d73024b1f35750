"""Plans of networks by PyPSA and HiGHS, whole: capacities, prices, entry prices and hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final

import numpy as np

from corredor.studies.energy.calc.bundle import NoPlan
from corredor.studies.energy.calc.dispatch.network import Network
from corredor.studies.energy.calc.dispatch.region import FloatArray, MoneyPerMwYear, MoneyPerYear
from corredor.studies.energy.engine.highs import LinearPlan
from corredor.studies.energy.engine.pypsa.export import (
    SOLVED,
    UNSERVED,
    pairs_of,
    quiet,
    tied,
    unquiet_export,
    version,
)
from corredor.units import Ratio

PROBE: Final = 0.01
"""Distance from an entry price at which it is tried [1]."""
ROUNDS: Final = 12
"""Runs of the solver between two limits, where dual values are one-sided."""
SAVES: Final = 1e-8
"""Share of the cost from which something is saved [1]: less is the solver's rounding."""
NONE: Final = 1e-6
"""Share of a price that counts as none [1]: what doesn't save there enters at no price."""
FEW: Final = 1e-5
"""Share of the peak up to which a capacity counts as none [1]."""


@dataclass(frozen=True)
class LinearEntry:
    """The price at which an option or a line enters a network's plan, by its reduced cost.

    Attributes
    ----------
    name
        As the network names it.
    low, annual_cost
        Below the first annual cost it saves; from the second on, nothing [money/MW/year]. The
        second is what dual values prove, or where they are degenerate further runs of the solver.
    saving_below
        What is saved at `low`, by a run of the solver [money/year].
    saving_above
        What is saved at 1.01 of `annual_cost`, by another [money/year].
    """

    name: str
    low: MoneyPerMwYear
    annual_cost: MoneyPerMwYear
    saving_below: MoneyPerYear
    saving_above: MoneyPerYear


@dataclass(frozen=True, eq=False)
class JointPlan:
    """The optimum of a network with what its hours and its entry prices are.

    Attributes
    ----------
    plan
        Capacities, cost and prices.
    gap
        Distance of the solver's primal and dual objectives, over the cost [1].
    output
        Of each option, after curtailment [MW], by its name in the network; shape (hours,).
    charge, discharge
        Of each store on the side of the grid [MW], by ``node.store``.
    flows
        What each line sends from its start, less what it sends from its end [MW].
    arriving
        What each node gets over lines less what it sends [MW], by node.
    unserved
        [MW], by node.
    entries
        Of each option and line that isn't built.
    """

    plan: LinearPlan
    gap: Ratio
    output: Mapping[str, Annotated[FloatArray, "MW"]]
    charge: Mapping[str, Annotated[FloatArray, "MW"]]
    discharge: Mapping[str, Annotated[FloatArray, "MW"]]
    flows: Mapping[str, Annotated[FloatArray, "MW"]]
    arriving: Mapping[str, Annotated[FloatArray, "MW"]]
    unserved: Mapping[str, Annotated[FloatArray, "MW"]]
    entries: tuple[LinearEntry, ...]


def plan(network: Network) -> LinearPlan:
    """Least-cost plan of a network by PyPSA and HiGHS, whole; DC power flow where lines ask for it.

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    NoPlan
        The solver found none.
    """
    return _read(network, _optimised(network))


def joint_plan(network: Network) -> JointPlan:
    """Least-cost plan of a network with its hours, and the entry price of all that isn't built.

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    NoPlan
        The solver found none.
    """
    made = _optimised(network)
    found = _read(network, made)
    gap = float(made.model.solver_model.getInfo().primal_dual_objective_error)
    return JointPlan(found, gap, *_hours(network, made), tuple(_entries(network, made, found)))


def _optimised(network: Network) -> Any:
    """Return PyPSA's network after its solver has run."""
    with quiet():
        made = unquiet_export(network)
        said = made.optimize(
            solver_name="highs",
            extra_functionality=tied(network),
            log_to_console=False,
            progress=False,
            solver_options={"output_flag": False, "threads": 1},
            include_objective_constant=False,
        )
    if tuple(said) != SOLVED:
        raise NoPlan(f"the solver says: {', '.join(said)}")
    return made


def _columns(made: Any) -> dict[str, int]:
    """Return the solver's column of each capacity, by its name in PyPSA."""
    names = made.model.solver_model.getLp().col_names_
    places = {int(name.removeprefix("x")): place for place, name in enumerate(names)}
    return {
        str(name): places[int(label)]
        for variable in SIZES
        if variable in made.model.variables
        for name, label in made.model.variables[variable].labels.to_series().items()
    }


SIZES: Final = ("Generator-p_nom", "Link-p_nom", "Line-s_nom", "Store-e_nom")
"""Capacities in PyPSA's model; their bounds are rows of it, not bounds of columns."""


def _reduced_costs(network: Network, made: Any) -> dict[str, float]:
    """Return by how much an annual cost exceeds what a capacity is worth, by name.

    A capacity that is two in PyPSA, tied to each other, has the reduced costs of both.
    """
    model, columns = made.model, _columns(made)
    duals = np.array(model.solver_model.getSolution().col_dual)
    found = {name: float(duals[column]) for name, column in columns.items()}
    for variable in SIZES:
        kind, _, size = variable.partition("-")
        for end in ("lower", "upper"):
            rule = f"{kind}-ext-{size}-{end}"
            if rule in model.constraints:
                for name, dual in model.constraints[rule].dual.to_series().items():
                    found[str(name)] += 0.0 if np.isnan(dual) else float(dual)
    for first, second, factor in pairs_of(network):
        found[first] += found[second] / factor
    return found


def _read(network: Network, made: Any) -> LinearPlan:
    """Return what PyPSA found."""
    found: dict[str, float] = {}
    for table, size in (("generators", "p_nom"), ("links", "p_nom"), ("lines", "s_nom")):
        found |= dict(getattr(made, table)[f"{size}_opt"])
    found |= dict(made.stores["e_nom_opt"])
    sizes = np.array([found[name] for name in network.names])
    output = made.generators_t.p.sum() / network.years
    energies = {name: float(output[name]) for name in network.names if name in output.index}
    unserved = sum(float(output[f"{node.name} {UNSERVED}"]) for node in network.nodes)
    price = made.buses_t.marginal_price
    prices = np.stack([np.asarray(price[node.name], float) for node in network.nodes])
    reduced = _reduced_costs(network, made)
    return LinearPlan(
        network.names,
        sizes,
        float(made.objective),
        np.array([reduced[name] for name in network.names]),
        prices,
        energies,
        unserved,
        "Optimal",
        version(),
    )


Series = dict[str, FloatArray]


def _hours(network: Network, made: Any) -> tuple[Series, Series, Series, Series, Series, Series]:
    """Return output, charge, discharge, flows, arriving and unserved power."""
    output = {
        name: np.asarray(made.generators_t.p[name], float)
        for name in network.names
        if name in made.generators_t.p
    }
    sent, got = made.links_t.p0, made.links_t.p1
    charge: Series = {}
    discharge: Series = {}
    several = len(network.nodes) > 1
    for node in network.nodes:
        for store in node.stores:
            power = f"{node.name}.{store.name}_power" if several else f"{store.name}_power"
            charge[f"{node.name}.{store.name}"] = np.asarray(sent[power], float)
            discharge[f"{node.name}.{store.name}"] = -np.asarray(got[f"{power} out"], float)
    flows: Series = {}
    arriving: Series = {node.name: np.zeros(network.hours) for node in network.nodes}
    for line in network.lines:
        if line.reactance is not None:
            ways = [(made.lines_t.p0[line.name], made.lines_t.p1[line.name], 1.0)]
        else:
            ways = [(sent[line.name], got[line.name], 1.0)]
            if line.efficiency < 1:
                ways.append((got[f"{line.name} back"], sent[f"{line.name} back"], -1.0))
        flow = np.zeros(network.hours)
        for first, last, sign in ways:
            arriving[line.start] -= np.asarray(first, float)
            arriving[line.end] -= np.asarray(last, float)
            flow += np.asarray(first if sign > 0 else -np.asarray(last, float), float)
        flows[line.name] = flow
    unserved = {
        node.name: np.asarray(made.generators_t.p[f"{node.name} {UNSERVED}"], float)
        for node in network.nodes
    }
    return output, charge, discharge, flows, arriving, unserved


def _entries(network: Network, made: Any, found: LinearPlan) -> Iterator[LinearEntry]:
    """Yield the entry price of each option and line that isn't built, tried a little aside.

    The solver keeps its basis, so that a trial is a few steps of the primal simplex method.
    """
    solver, columns = made.model.solver_model, _columns(made)
    for place, name in enumerate(network.names):
        cost, size = float(network.annual_costs[place]), float(found.capacities[place])
        room = network.most[place] > network.least[place]
        is_store = name.endswith(("_power", "_energy")) and name not in found.energies
        none = size - float(network.least[place]) <= FEW * network.peak
        if is_store or not none or not room or cost <= 0:
            continue
        price = max(cost - float(found.reduced_costs[place]), 0.0)
        yield _entry(name, price, found.cost, partial(_cost_at, solver, columns[name]))
        solver.changeColCost(columns[name], cost)


def _entry(name: str, high: float, base: float, cost_at: Callable[[float], float]) -> LinearEntry:
    """Return an entry price, by runs of the solver from a price at which nothing is saved.

    Parameters
    ----------
    high
        From here on nothing is saved, say the dual values [money/MW/year].
    base
        Cost of the plan without it [money/year].
    """
    if high <= 0:
        return LinearEntry(name, 0.0, 0.0, 0.0, 0.0)
    if base - cost_at(high * NONE) <= SAVES * base:
        return LinearEntry(name, 0.0, 0.0, 0.0, 0.0)
    above = base - cost_at(high * (1 + PROBE))
    low, saving = 0.0, 0.0
    tried = high * (1 - PROBE)
    for _ in range(ROUNDS):
        saved = base - cost_at(tried)
        if saved > SAVES * base:
            low, saving = tried, saved
        else:
            high = tried
        if low >= high * (1 - PROBE * (1 + SAVES)):
            break
        tried = (low + high) / 2
    return LinearEntry(name, low, high, saving, above)


def _cost_at(solver: Any, column: int, cost: float) -> float:
    """Return the least cost when a column costs otherwise.

    Raises
    ------
    ArithmeticError
        The solver didn't come to an optimum.
    """
    solver.changeColCost(column, cost)
    solver.run()
    status = solver.modelStatusToString(solver.getModelStatus())
    if status != "Optimal":
        raise ArithmeticError(f"the solver says: {status}")
    return float(solver.getInfo().objective_function_value)
