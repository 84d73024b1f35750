"""Fifty proposals on many draws, whole; and a portfolio of sixty with its frontier.

The appraisal of a folder as the study runs it: worths by two analyses on every draw, all rates of
return, paybacks, tornado, switching values, Sobol's indices, chances of being built, the best set
with its frontier. Peak memory is that of the whole process, counted by the kernel.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from subprocess import run
from typing import Any

import numpy as np
import peers
from measure import Measure, Peer, cpu_of, wall_of

from corredor.core.assumption import Assumption, Distribution
from corredor.core.draws import Ensemble
from corredor.core.errors import Place
from corredor.core.finding import Column, FindingTable
from corredor.core.label import Label
from corredor.core.study import Inputs, Result, Settings
from corredor.core.table import Row
from corredor.studies.appraisal.calc.portfolio import Terms, frontier, selection
from corredor.studies.appraisal.inputs import TABLES
from corredor.studies.appraisal.study import READ, STUDY

PEERS = ("ortools",)
PROCESSORS = 2
PROPOSALS = 50
DRAWS = 100_000
YEARS = 30
CANDIDATES = 60
SECONDS = 10.0
GIGABYTES = 1.0
PORTFOLIO = 2.0
"""Seconds."""
KIBI_PER_GIGA = 1e9 / 1024
MEMORY = "import appraisal; print(appraisal.memory())"
CLASSES = ("rail", "roads", "airports", "oil_gas", "pipelines", "nuclear_power", "it")


def programme(proposals: int = PROPOSALS, draws: int = DRAWS) -> Inputs:
    """Return a folder of drawn proposals: four uncertain numbers and three flows each."""
    stream = np.random.default_rng(9)
    assumptions: dict[str, Assumption] = {}
    tables: dict[str, list[Mapping[str, object]]] = {spec.name: [] for spec in TABLES}

    def assume(name: str, value: float, unit: str, spread: float = 0.0) -> str:
        ends = (value * (1 - spread), value * (1 + spread)) if spread else (None, None)
        shape = "triangular" if spread else "exact"
        held = Distribution(shape, value, *ends)
        place = Place("assumptions.csv")
        assumptions[name] = Assumption(name, Label(en=name), unit, held, "", "", "", place)
        return name

    rate, horizon = assume("rate", 0.08, "share", 0.3), assume("horizon", 10.0, "year")
    for budget in ("one", "two"):
        amount = assume(f"budget-{budget}", proposals * 25e6, "USD_2024")
        tables["appraisal/budgets"].append({"id": budget, "amount": amount})
    for at in range(proposals):
        name = f"p{at:02}"
        cost = float(stream.lognormal(np.log(8e7), 0.8))
        tables["appraisal/appraisals"].append(
            {
                "proposal": name,
                "base_year": 2027.0,
                "financial_rate": rate,
                "economic_rate": "green_book",
                "reference_class": CLASSES[at % len(CLASSES)],
                "sector": f"s{at % 4}",
                "stage": ("mou", "contract")[at % 2],
                "horizon": horizon,
                "owner": "nobody",
                "date": "2026-11-22",
            }
        )
        flows = {
            "investment": (0.0, 3.0, assume(f"{name}-cost", cost, "USD_2024", 0.3), ""),
            "revenue": (
                4.0,
                float(YEARS),
                assume(f"{name}-volume", 1e6, "tonne/year", 0.4),
                assume(f"{name}-price", cost * 2.2e-7, "USD_2024/tonne", 0.3),
            ),
            "operating_cost": (
                4.0,
                float(YEARS),
                assume(f"{name}-running", cost * 0.05, "USD_2024/year", 0.3),
                "",
            ),
        }
        for account, (first, last, amount, times) in flows.items():
            tables["appraisal/flows"].append(
                {
                    "id": f"{name}-{account}",
                    "proposal": name,
                    "account": account,
                    "first": first,
                    "last": last,
                    "amount": amount,
                    "times": times,
                }
            )
        for budget in ("one", "two"):
            take = assume(f"{name}-{budget}", float(stream.lognormal(17, 0.7)), "USD_2024")
            row = {"proposal": name, "budget": budget, "amount": take}
            tables["appraisal/takes"].append(row)
    settings = Settings("speed", ("MX", "RU"), (), "USD", "2024", 1, draws)
    parts = dict.fromkeys(READ, ()) | {"settings": settings, "assumptions": assumptions}
    for name, rows in tables.items():
        parts[name] = tuple(_row(row, name, line) for line, row in enumerate(rows, 2))
    columns = tuple(Column(n, "text", n) for n in ("subject", "kind", "gate", "result", "because"))
    gates = tuple((f"p{at:02}", "proposal", "open", "", "") for at in range(proposals))
    found = {"screening.gate": FindingTable("screening.gate", "", columns, gates, ())}
    return Inputs("appraisal", Ensemble(1, draws), parts, found=found)


def _row(cells: Any, name: str, line: int) -> Row:
    return Row(cells, Place(name, line), {})


def candidates(count: int = CANDIDATES) -> Terms:
    """Return drawn proposals under two budgets, some of which need or exclude others.

    Their worths follow their costs, which makes the choice hard.
    """
    stream = np.random.default_rng(3)
    costs = stream.lognormal(16, 1.2, (count, 2))
    drawn = [stream.choice(count, 2, replace=False) for _ in range(8)]
    pairs = [(int(one), int(other)) for one, other in drawn]
    groups = [tuple(map(int, stream.choice(count, 3, replace=False))) for _ in range(5)]
    worth = costs.sum(axis=1) * stream.uniform(0.8, 1.2, count)
    return Terms(worth, costs, costs.sum(axis=0) * 0.3, pairs, groups)


def whole() -> Result:
    """Return the appraisal of the drawn programme."""
    return STUDY.run(programme())


def worths() -> float:
    """Return the CPU time of present values of as many drawn flows in plain NumPy [s]."""
    draw = np.random.default_rng(9)

    def work() -> None:
        for _ in range(PROPOSALS):
            cost, revenue, running = draw.triangular(0.7, 1, 1.3, (3, DRAWS))
            factors = 1 / (1 + draw.triangular(0.056, 0.08, 0.104, DRAWS))
            ages = np.arange(YEARS + 1)
            flows = np.where(ages[:, None] < 4, -cost / 4, 0.22 * revenue - 0.05 * running)
            np.quantile((flows * factors ** ages[:, None]).sum(axis=0), (0.1, 0.5, 0.9))

    return cpu_of(work)


def best_worth(terms: Terms) -> float:
    """Return the worth of the best set by OR-Tools' CP-SAT, amounts in whole units of money."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    taken = [model.new_bool_var("") for _ in terms.worth]
    worth = terms.worth.round().astype(int)
    for column, budget in zip(terms.costs.T, terms.budgets, strict=True):
        model.add(
            cp_model.LinearExpr.weighted_sum(taken, column.round().astype(int)) <= int(budget)
        )
    for one, other in terms.requires:
        model.add_implication(taken[one], taken[other])
    for group in terms.excludes:
        model.add_at_most_one(taken[at] for at in group)
    model.maximize(cp_model.LinearExpr.weighted_sum(taken, worth))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        raise AssertionError("the peer proves no best set")
    return solver.objective_value


def measures() -> Iterator[Measure]:
    size = f"{PROPOSALS} proposals, {DRAWS:,} draws, {YEARS} years"
    without = "returns, paybacks, tornado, Sobol's indices, chances, frontier: present values alone"
    peer = Peer("plain NumPy", worths(), without)
    yield Measure(f"appraisal of {size}", cpu_of(whole), "CPU s", PROCESSORS * SECONDS, peer)
    yield Measure(f"appraisal of {size}, two processors", wall_of(whole), "s", SECONDS)
    said = run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
    yield Measure(f"memory of the appraisal of {size}", float(said.stdout), "GB", GIGABYTES)
    yield _best_set()
    terms = candidates()
    steps = [part / 10 for part in range(11)]
    took = cpu_of(lambda: frontier(terms, steps))
    yield Measure(f"frontier of {CANDIDATES} proposals, two budgets", took, "CPU s", SECONDS)


def _best_set() -> Measure:
    terms = candidates()
    half = replace(terms, budgets=terms.budgets / 2)
    both = (terms, half)

    def theirs() -> float:
        found: list[float] = []
        took = cpu_of(lambda: found.extend(map(best_worth, both))) / len(both)
        ours = [choice.worth for one in both if (choice := selection(one))]
        # Amounts in whole units: each of them is off by a half at most.
        if not np.allclose(found, ours, rtol=0, atol=CANDIDATES):
            raise AssertionError(f"the peer finds {found}, not {ours}")
        return took

    took = cpu_of(lambda: [selection(one) for one in both], 3) / len(both)
    peer = peers.here(theirs).peer("OR-Tools CP-SAT", "cents: it counts in whole units")
    name = f"best set of {CANDIDATES} proposals, two budgets"
    return Measure(name, took, "CPU s", PORTFOLIO, peer)


def memory() -> float:
    """Return the peak memory of a process that appraises the drawn programme [GB]."""
    whole()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBI_PER_GIGA
