"""Plans beside PyPSA with HiGHS on one region in one run, frontiers, draws and weather years.

The peer runs in a process of its own and plans the region that `engine.pypsa` exports.
``ENERGY_YEARS=1`` adds a thousand draws on twenty weather years, which take minutes: goals of
both are those of two cores, 4 and 12 minutes.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import peers
from measure import Measure, Peer
from synthetic_regions import island
from threadpoolctl import threadpool_limits

from corredor.studies.energy.calc.dispatch import Region, dispatch_cost
from corredor.studies.energy.calc.expansion import (
    Cases,
    CutPool,
    chunk_plans,
    chunks,
    entry_prices,
    joined,
    least_cost_plan,
    many_plans,
)

PEERS = ("pypsa", "highspy")
POINTS, DRAWS, YEARS, SIDE, FEWER = 200, 1_000, 40, 40, 20
FASTER = 100
"""How many times less CPU time than PyPSA with HiGHS [1]."""
GOALS = {"plan": 0.5, "frontier": 5.0, "map": 30.0, "draws": 60.0, "fuel": 90.0, "years": 5.0}
GOALS |= {"draws of years": 480.0, "fuel of years": 1_440.0}
"""Seconds."""

PEER = """
import time
from synthetic_regions import island
from corredor.studies.energy.calc.dispatch import network_of
from corredor.studies.energy.engine import pypsa
import pypsa as loaded, linopy
network = network_of(island())
start = time.process_time()
found = pypsa.plan(network)
print(time.process_time() - start, found.cost)
"""


def cpu(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what a piece of work makes and its CPU time [s]."""
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


def measures() -> list[Measure]:
    with threadpool_limits(1):
        region = island()
        least_cost_plan(region)
        made = [*_plans(region), *_frontiers(region), *_draws(region), _years()]
        if os.environ.get("ENERGY_YEARS"):
            made += _draws(island(FEWER), f", {FEWER} weather years", " of years")
        return made


def _plans(region: Region) -> list[Measure]:
    plan, seconds = min((cpu(lambda: least_cost_plan(region)) for _ in range(3)), key=_second)
    peer = _peer(plan.lower, plan.cost)
    goal = GOALS["plan"] if peer.value is None else min(GOALS["plan"], peer.value / FASTER)
    name, note = f"least-cost plan of {region.hours:,} h", f"gap {plan.gap:.1g}, {plan.calls} calls"
    fine, of_fine = cpu(lambda: least_cost_plan(region, tolerance=1e-8))
    at = plan.capacities
    _, once = min((cpu(lambda: dispatch_cost(region, at)) for _ in range(20)), key=_second)
    pool = CutPool(region)
    least_cost_plan(region, pool, tolerance=1e-7)
    entries, of_entries = cpu(lambda: entry_prices(pool, least_cost_plan(region, pool)))
    certified = sum(entry.certified for entry in entries)
    proven = f"{certified} of {len(entries)} certified"
    return [
        Measure(name, seconds, "CPU s", goal, peer, note),
        Measure("the same to a gap of 1e-8", of_fine, "CPU s", note=f"gap {fine.gap:.1g}"),
        Measure("one dispatch with its cut", once, "CPU s"),
        Measure("entry prices", of_entries, "CPU s", note=proven),
    ]


def _second(pair: tuple[Any, float]) -> float:
    return pair[1]


def _peer(lower: float, upper: float) -> Peer:
    found = peers.answer_of([sys.executable, "-c", PEER])
    if found.numbers:
        cost = found.numbers[1]
        assert lower <= cost * (1 + 1e-7), (lower, cost)
        assert upper >= cost * (1 - 1e-7), (cost, upper)
    return found.peer("PyPSA with HiGHS", "nothing, and plans networks and unit commitment too")


def _frontiers(region: Region) -> list[Measure]:
    place, other = (region.names.index(name) for name in ("smr", "hvdc"))
    costs = np.tile(region.annual_costs, (POINTS, 1))
    costs[:, place] *= np.linspace(0.2, 1.2, POINTS)
    found, seconds = cpu(lambda: many_plans(region, Cases(costs), tolerance=1e-4))
    assert found.certified.all()
    grid = np.tile(region.annual_costs, (SIDE * SIDE, 1))
    grid[:, place] *= np.repeat(np.linspace(0.2, 1.2, SIDE), SIDE)
    grid[:, other] *= np.tile(np.linspace(0.6, 2.0, SIDE), SIDE)
    plane, of_plane = cpu(lambda: many_plans(region, Cases(grid), tolerance=1e-4))
    assert plane.certified.all()
    return [
        Measure(f"frontier of {POINTS} points", seconds, "CPU s", GOALS["frontier"]),
        Measure(f"map of {SIDE} × {SIDE} points", of_plane, "CPU s", GOALS["map"]),
    ]


def _draws(region: Region, over: str = "", goal: str = "") -> list[Measure]:
    draw = np.random.default_rng(1)
    middle, spread = np.ones(len(region.names)), np.full(len(region.names), 0.15)
    for name, median, sigma in (("smr", 0.55, 0.5), ("hvdc", 1.2, 0.3)):
        place = region.names.index(name)
        middle[place], spread[place] = median, sigma
    noise = draw.standard_normal((DRAWS, len(region.names)))
    costs = region.annual_costs * middle * np.exp(spread * noise)
    fuel = np.exp(0.25 * draw.standard_normal((DRAWS, len(region.options))))
    growths = np.exp(0.1 * draw.standard_normal(DRAWS))
    cases = {
        "draws": Cases(costs),
        "fuel": Cases(costs, region.marginal_costs * fuel, growths=growths),
    }
    said = {"draws": "draws of annual costs", "fuel": "draws of costs, fuel and demand"}
    made: list[Measure] = []
    for key, case in cases.items():
        parts = chunks(case)

        def work(parts: list[Cases] = parts) -> Any:
            return joined([chunk_plans(region, part) for part in parts])

        found, seconds = cpu(work)
        gap = float((1 - found.lower / found.upper).max())
        assert found.certified.all()
        note = f"gap at most {gap:.1g}, {found.calls.sum():,} calls"
        name = f"{DRAWS:,} {said[key]}{over}"
        made.append(Measure(name, seconds, "CPU s", GOALS[key + goal], note=note))
    return made


def _years() -> Measure:
    region = island(YEARS)
    plan, seconds = cpu(lambda: least_cost_plan(region))
    name = f"{YEARS} weather years, {region.hours:,} h"
    return Measure(name, seconds, "CPU s", GOALS["years"], note=f"gap {plan.gap:.1g}")
