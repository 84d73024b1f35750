"""Fifty proposals on many draws, whole; and a portfolio of sixty with its frontier.

The appraisal of a folder as the study runs it: worths by two analyses on every draw, all rates of
return, paybacks, tornado, switching values, Sobol's indices, chances of being built, the best set
with its frontier. Peak memory is that of the whole process, counted by the kernel.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Mapping
from dataclasses import replace
from subprocess import run
from typing import Any

import numpy as np
from measure import Measure, best_of

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

PROPOSALS = 50
DRAWS = 100_000
YEARS = 30
CANDIDATES = 60
SECONDS = 10.0
GIGABYTES = 1.0
PORTFOLIO = 2.0
"""Seconds."""
KIBI_PER_GIGA = 1e9 / 1024
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


def measures() -> list[Measure]:
    whole_time = best_of(1, whole)
    said = run([sys.executable, __file__, "memory"], capture_output=True, text=True, check=True)
    terms = candidates()
    half = replace(terms, budgets=terms.budgets / 2)
    size = f"{PROPOSALS} proposals, {DRAWS} draws, {YEARS} years"
    return [
        Measure(f"appraisal of {size}", whole_time, "s", SECONDS),
        Measure(f"memory of the appraisal of {size}", float(said.stdout), "GB", GIGABYTES),
        Measure(
            f"best set of {CANDIDATES} proposals, two budgets",
            best_of(3, lambda: (selection(terms), selection(half))) / 2,
            "s",
            PORTFOLIO,
        ),
        Measure(
            f"frontier of {CANDIDATES} proposals, two budgets",
            best_of(1, lambda: frontier(terms, [part / 10 for part in range(11)])),
            "s",
            SECONDS,
        ),
    ]


def memory() -> float:
    """Return the peak memory of a process that appraises the drawn programme [GB]."""
    whole()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBI_PER_GIGA


if __name__ == "__main__":
    if "memory" in sys.argv:
        print(memory())
    else:
        for measure in measures():
            print(measure.row())
