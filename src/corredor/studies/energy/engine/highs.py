"""Linear programmes by HiGHS: the one door to ``highspy`` (extra ``energy``).

`plan` solves a network whole, as an oracle of tests and for small cases; `LpOracle` gives the
bundle the cost and the cut of given capacities where the dynamic programme doesn't reach: several
nodes, several stores, ramps. Subgradients are the duals of the columns whose bounds fix them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Annotated, Any, Final

import numpy as np

from corredor.studies.energy.calc.bundle import NoPlan, Problem, level_bundle
from corredor.studies.energy.calc.dispatch import Cuts, no_cuts
from corredor.studies.energy.calc.dispatch.network import Network
from corredor.studies.energy.calc.dispatch.region import FloatArray, MoneyPerYear
from corredor.studies.energy.calc.expansion.plan import (
    SCALE_OF_ENERGY,
    SCALE_OF_POWER,
    Plan,
    plan_of,
)
from corredor.studies.energy.calc.expansion.terms import Limits, Terms
from corredor.studies.energy.engine.linear import Programme, programme

LIBRARY: Final = "highspy"


def is_installed() -> bool:
    """Whether the library is there, without loading it."""
    return find_spec(LIBRARY) is not None


def version() -> str:
    """Version of HiGHS."""
    import highspy

    return str(highspy.Highs().version())


@dataclass(frozen=True, eq=False)
class LinearPlan:
    """The optimum of a network as one linear programme.

    Attributes
    ----------
    names
        Capacities.
    capacities
        [MW], of a store's energy [MWh], shape (names,).
    cost
        [money/year].
    reduced_costs
        By how much an annual cost must fall before its capacity enters [money/MW/year].
    prices
        Price at each node [money/MWh], shape (nodes, hours).
    energies
        Output of each option in a mean year [MWh/year], by name.
    unserved
        Energy not served in a mean year [MWh/year].
    status, solver
        The solver's word, and its name and version.
    """

    names: tuple[str, ...]
    capacities: Annotated[FloatArray, "MW"]
    cost: MoneyPerYear
    reduced_costs: Annotated[FloatArray, "money/MW/year"]
    prices: Annotated[FloatArray, "money/MWh"]
    energies: dict[str, float]
    unserved: Annotated[float, "MWh/year"]
    status: str
    solver: str


def plan(network: Network, *, limits: Limits | None = None) -> LinearPlan:
    """Least-cost plan of a network by one linear programme.

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    NoPlan
        No capacities meet the bounds.
    """
    held = programme(network)
    solver = _passed(held, limits)
    solver.run()
    status = solver.modelStatusToString(solver.getModelStatus())
    if status != "Optimal":
        raise NoPlan(f"the solver says: {status}")
    found = solver.getSolution()
    values, duals = np.array(found.col_value), np.array(found.row_dual)
    reduced = np.array(found.col_dual)[: held.capacities]
    span = range(network.hours)
    prices = np.stack([duals[first + np.array(span)] for first in held.balances])
    energies = {
        name: float(values[first : first + network.hours].sum() / network.years)
        for name, first in held.outputs.items()
    }
    cost = float(held.cost @ values)
    unserved = _unserved(network, held, values)
    return LinearPlan(
        network.names,
        values[: held.capacities],
        cost,
        reduced,
        prices * network.years,
        energies,
        unserved / network.years,
        status,
        f"HiGHS {solver.version()}",
    )


def _unserved(network: Network, held: Programme, values: FloatArray) -> float:
    """Return the energy that isn't served [MWh]: what costs what unserved energy costs."""
    first, total = held.capacities, 0.0
    for node in network.nodes:
        total += float(values[first : first + network.hours].sum())
        first += _columns(node, network.hours)
    return total


def _columns(node: Any, hours: int) -> int:
    """Return how many columns a node has."""
    spilled = any(option.must_run for option in node.options)
    return hours * (1 + spilled + len(node.options) + 3 * len(node.stores))


def _passed(held: Programme, limits: Limits | None) -> Any:
    """Return a solver that holds a programme."""
    import highspy
    from scipy.sparse import csc_matrix

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    model: Any = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(held.cost), len(held.low)
    model.col_cost_ = held.cost
    least, most = held.least.copy(), held.most.copy()
    rows, columns, values = held.rows, held.columns, held.values
    low, high = held.low, held.high
    if limits is not None:
        first = slice(0, held.capacities)
        least[first] = least[first] if limits.least is None else limits.least
        most[first] = most[first] if limits.most is None else limits.most
        if limits.rules is not None:
            count, names = limits.rules.coefficients.shape
            rows = np.append(rows, np.repeat(np.arange(len(low), len(low) + count), names))
            columns = np.append(columns, np.tile(np.arange(names), count))
            values = np.append(values, limits.rules.coefficients.ravel())
            low = np.append(low, limits.rules.least)
            high = np.append(high, np.full(count, np.inf))
            model.num_row_ = len(low)
    model.col_lower_, model.col_upper_ = least, most
    model.row_lower_, model.row_upper_ = low, high
    matrix = csc_matrix((values, (rows, columns)), shape=(len(low), len(held.cost)))
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = matrix.indptr
    model.a_matrix_.index_ = matrix.indices
    model.a_matrix_.value_ = matrix.data
    solver.passModel(model)
    return solver


@dataclass(eq=False)
class Draft:
    """A programme while it is written, column by column and row by row."""

    columns: list[tuple[float, float, float]] = field(default_factory=list[Any])
    rows: list[tuple[float, float]] = field(default_factory=list[Any])
    entries: list[tuple[int, int, float]] = field(default_factory=list[Any])
    whole: list[int] = field(default_factory=list[int])

    def column(self, cost: float, least: float, most: float, *, whole: bool = False) -> int:
        """Add a column and return its place; `whole` for one that counts."""
        self.columns.append((cost, least, most))
        if whole:
            self.whole.append(len(self.columns) - 1)
        return len(self.columns) - 1

    def row(self, terms: Mapping[int, float], low: float, high: float) -> None:
        """Add a row: factors by the place of their columns, and its bounds."""
        place = len(self.rows)
        self.rows.append((low, high))
        self.entries.extend((place, k, factor) for k, factor in terms.items() if factor)


@dataclass(frozen=True, eq=False)
class Solved:
    """The optimum of a draft: its cost and values, shape (columns,)."""

    cost: float
    values: FloatArray
    status: str
    solver: str


def solved(draft: Draft) -> Solved:
    """Return the optimum of a draft.

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    NoPlan
        It has none.
    """
    cost, least, most = np.array(draft.columns, float).T
    low, high = np.array(draft.rows, float).reshape(-1, 2).T
    rows, columns, values = np.array(draft.entries, float).reshape(-1, 3).T
    places = (rows.astype(int), columns.astype(int), values, low, high)
    blank = np.zeros(0, int)
    held = Programme(cost, least, most, *places, blank, {}, 0)
    solver = _passed(held, None)
    if draft.whole:
        import highspy

        kinds = np.array([highspy.HighsVarType.kInteger] * len(draft.whole))
        solver.changeColsIntegrality(len(kinds), np.array(draft.whole, np.int32), kinds)
    solver.run()
    status = solver.modelStatusToString(solver.getModelStatus())
    if status != "Optimal":
        raise NoPlan(f"the solver says: {status}")
    found = np.array(solver.getSolution().col_value)
    return Solved(float(cost @ found), found, status, f"HiGHS {solver.version()}")


class LpOracle:
    """Dispatch cost and cut of a network's capacities, by a linear programme that stays warm.

    Parameters
    ----------
    network
        The network.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self._held = programme(network)
        self._solver = _passed(self._held, None)
        blank = np.zeros(self._held.capacities)
        places = np.arange(len(blank), dtype=np.int32)
        self._solver.changeColsCost(len(blank), places, blank)
        self._places = places

    def __call__(self, capacities: FloatArray) -> Cuts:
        """Return the cost and the cut of capacities, one row.

        Raises
        ------
        ArithmeticError
            The solver didn't come to an optimum.
        """
        count = len(self._places)
        self._solver.changeColsBounds(count, self._places, capacities, capacities)
        self._solver.run()
        status = self._solver.modelStatusToString(self._solver.getModelStatus())
        if status != "Optimal":
            raise ArithmeticError(f"the solver says: {status}")
        value = float(self._solver.getInfo().objective_function_value)
        gradient = np.array(self._solver.getSolution().col_dual)[:count]
        # Capacity never raises the cost; what does so is rounding of the solver's.
        gradient = np.minimum(gradient, 0.0)
        intercept = value - gradient @ capacities
        return Cuts(
            capacities[None].copy(), np.array([value]), np.array([intercept]), gradient[None]
        )


def network_plan(
    network: Network,
    *,
    terms: Terms | None = None,
    limits: Limits | None = None,
    oracle: LpOracle | None = None,
    cuts: Cuts | None = None,
    tolerance: float = 1e-4,
    most_calls: int = 200,
) -> tuple[Plan, Cuts]:
    """Least-cost plan of a network between bounds, by cuts of a linear programme; and the cuts.

    Bounds are as good as the solver's tolerances, some 1e-7 of the cost.

    Parameters
    ----------
    terms
        Other annual costs than the network's; marginal costs and demand are the oracle's.
    oracle, cuts
        Those of an earlier plan of this network, to use again.
    """
    asked, held = terms or Terms(), limits or Limits()
    peak = network.peak
    energy = np.array([name.endswith("_energy") for name in network.names])
    problem = Problem(
        network.annual_costs if asked.annual_costs is None else asked.annual_costs,
        network.least if held.least is None else held.least,
        network.most if held.most is None else held.most,
        np.where(energy, SCALE_OF_ENERGY, SCALE_OF_POWER) * peak,
        held.rules,
    )
    known = no_cuts(len(network.names)) if cuts is None else cuts
    start = np.where(energy, 0.0, SCALE_OF_POWER * peak)
    solution = level_bundle(
        problem,
        oracle or LpOracle(network),
        known,
        start,
        tolerance=tolerance,
        most_calls=most_calls,
    )
    return plan_of(network.names, problem, solution, asked), solution.cuts
