"""Bounds against the whole linear programme, networks, and PyPSA's published commitments."""

from collections.abc import Callable

import numpy as np
import pytest

from corredor.studies.energy.calc.adequacy import reserve_rules
from corredor.studies.energy.calc.bundle import contradictions
from corredor.studies.energy.calc.dispatch import (
    Line,
    Network,
    Node,
    Option,
    Region,
    Storage,
    Unit,
    network_of,
)
from corredor.studies.energy.calc.expansion import CutPool, Limits, entry_prices, least_cost_plan
from corredor.studies.energy.engine import highs, pypsa

pytest.importorskip("highspy")

SYSTEMS = 50
ENTRIES = 8


@pytest.mark.parametrize("seed", range(SYSTEMS))
def test_the_optimum_lies_between_the_bounds(
    random_region: Callable[[int], Region], seed: int
) -> None:
    region = random_region(seed)
    pool = CutPool(region)
    plan = least_cost_plan(region, pool, tolerance=2e-4)
    exact = highs.plan(network_of(region))
    assert plan.certified
    assert plan.lower <= exact.cost * (1 + 1e-8)
    assert plan.cost >= exact.cost * (1 - 1e-8)
    assert contradictions(pool.cuts()) == 0


@pytest.mark.parametrize("seed", range(ENTRIES))
def test_entry_prices_are_those_at_which_the_linear_programme_builds(
    random_region: Callable[[int], Region], seed: int
) -> None:
    region = random_region(seed)
    pool = CutPool(region)
    plan = least_cost_plan(region, pool, tolerance=1e-7)
    for entry in entry_prices(pool, plan):
        assert entry.certified
        places = [k for k, name in enumerate(region.names) if name.startswith(entry.option)]
        most = region.most.copy()
        most[places] = region.least[places]
        without = highs.plan(network_of(region), limits=Limits(most=most)).cost
        for share, built in ((0.99, entry.enters), (1.01, False)):
            costs = region.annual_costs.copy()
            costs[places] *= share * max(entry.share, 1e-6)
            network = network_of(region)
            object.__setattr__(network, "annual_costs", costs)
            cost = highs.plan(network).cost
            assert (cost < without * (1 - 1e-12)) if built else (cost >= without * (1 - 1e-8))


def test_a_reserve_margin_is_the_same_rule_in_the_linear_programme(
    random_region: Callable[[int], Region],
) -> None:
    region = random_region(2)
    credits = np.where([name.endswith("energy") for name in region.names], 0.0, 0.9)
    limits = Limits(rules=reserve_rules(credits, region.peak, 0.1))
    plan = least_cost_plan(region, limits=limits, tolerance=1e-7)
    exact = highs.plan(network_of(region), limits=limits)
    assert plan.lower <= exact.cost * (1 + 1e-8)
    assert plan.cost >= exact.cost * (1 - 1e-8)
    assert exact.cost > highs.plan(network_of(region)).cost * (1 + 1e-6)


def network(hours: int = 48, *, reactance: bool = False) -> Network:
    """Three nodes in a ring with several stores, ramps and, if asked, reactances."""
    draw = np.random.default_rng(5)
    clock, scale = np.arange(hours) * 2 * np.pi / 24, hours / 8760
    sun = np.clip(np.sin(clock), 0, 1)
    nodes = []
    for place in range(3):
        demand = 100 * (place + 1) * (1 + 0.4 * np.sin(clock + place) + 0.2 * draw.random(hours))
        options = (
            Option("gas", 1.2e5 * scale, float(draw.uniform(60, 120))),
            Option("sun", 9e4 * scale, 0.0, sun),
            Option("steam", float(draw.uniform(4e5, 6e5)) * scale, 12.0, 0.93, must_run=0.5),
        )
        stores = [Storage(3e4 * scale, 2.5e4 * scale, 0.95, 0.95, name="battery")]
        if place == 0:
            stores.append(Storage(9e4 * scale, 2e3 * scale, 0.8, 0.9, name="water"))
        nodes.append(Node(f"n{place}", demand, options, tuple(stores)))
    ends = (("n0", "n1", 1.0), ("n1", "n2", 0.97), ("n2", "n0", 1.0))
    lines = tuple(
        Line(
            f"l{k}",
            *ends[k][:2],
            2e4 * scale,
            1.0 if reactance else ends[k][2],
            reactance=0.1 * (k + 1) if reactance else None,
        )
        for k in range(3)
    )
    return Network(tuple(nodes), lines, 5_000.0, {"n0.steam": 0.1, "n1.gas": 0.2})


def test_a_network_is_planned_by_cuts_of_its_linear_programme() -> None:
    given = network()
    exact = highs.plan(given)
    plan, cuts = highs.network_plan(given)
    assert plan.certified
    assert plan.lower <= exact.cost * (1 + 1e-7)
    assert plan.cost >= exact.cost * (1 - 1e-7)
    assert contradictions(cuts) == 0
    assert exact.prices.shape == (3, given.hours)
    assert sum(exact.energies.values()) >= sum(node.demand.sum() for node in given.nodes) * 0.95


def test_pypsa_plans_the_same(random_region: Callable[[int], Region]) -> None:
    pytest.importorskip("pypsa")
    given = network_of(random_region(8))
    exact, found = highs.plan(given), pypsa.plan(given)
    assert found.cost == pytest.approx(exact.cost, rel=1e-7)
    assert found.unserved == pytest.approx(exact.unserved, rel=1e-6, abs=1e-3)
    assert found.solver.startswith("PyPSA ")


def test_lines_with_reactance_are_not_for_the_plain_programme() -> None:
    with pytest.raises(ValueError, match="reactance"):
        highs.plan(network(24, reactance=True))


def test_a_commitment_of_pypsa_is_reproduced() -> None:
    pytest.importorskip("pypsa")
    units = (
        Unit("coal", 10_000.0, 20, 0.3),
        Unit("gas", 1_000.0, 70, 0.1, least_on=3, on_before=0, off_before=1),
    )
    demand = np.array([4_000.0, 800, 5_000, 3_000])
    found = pypsa.commitment(demand, units)
    assert found.cost == pytest.approx(306_000)
    assert found.output == pytest.approx(np.array([[3900, 0, 4900, 3000], [100, 800, 100, 0]]))
    assert found.output.sum(0) + found.unserved == pytest.approx(demand)
    assert not found.output[~found.on].any()


def test_a_unit_is_on_or_off_before() -> None:
    with pytest.raises(ValueError, match="either on or off"):
        Unit("gas", 1.0, 1.0, on_before=1, off_before=1)
