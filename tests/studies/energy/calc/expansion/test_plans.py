"""Plans against exact optima: the synthetic region, a published example, rules, units, budgets."""

from dataclasses import replace

import numpy as np
import pytest

from corredor.studies.energy.calc.adequacy import reserve_rules
from corredor.studies.energy.calc.bundle import NoPlan
from corredor.studies.energy.calc.dispatch import Option, Region
from corredor.studies.energy.calc.expansion import (
    Cases,
    CutPool,
    Limits,
    Terms,
    block_entry,
    budget_plan,
    chunk_plans,
    chunks,
    entry_price,
    entry_prices,
    joined,
    least_cost_plan,
    many_plans,
    overnight_break_even,
    regret,
    unit_plan,
)

OPTIMUM = 278_272_562.75
"""Of the synthetic region, by HiGHS on the whole linear programme [$/year]."""


@pytest.fixture(scope="module")
def pool(synthetic_region: Region) -> CutPool:
    """Return a pool that knows the synthetic region's plan."""
    made = CutPool(synthetic_region)
    least_cost_plan(synthetic_region, made, tolerance=1e-8)
    return made


@pytest.fixture(scope="module")
def screening() -> Region:
    """Return PyPSA's example of screening curves, with 1,001 hours."""
    options = (Option("coal", 15.0, 2.0), Option("gas", 10.0, 12.0))
    load = 1_000 - np.arange(1_001.0)
    return Region(load, options, 1_012.0, years=1_001)


@pytest.mark.parametrize(("tolerance", "most"), [(1e-4, 60), (1e-8, 120)])
def test_bounds_of_the_synthetic_region_enclose_its_optimum(
    synthetic_region: Region, tolerance: float, most: int
) -> None:
    plan = least_cost_plan(synthetic_region, tolerance=tolerance)
    assert plan.certified
    assert plan.gap <= tolerance
    assert plan.calls <= most
    assert plan.lower <= OPTIMUM * (1 + 1e-11)
    assert plan.cost >= OPTIMUM * (1 - 1e-11)


def test_capacities_and_prices_of_the_synthetic_region_are_the_optimal_ones(
    pool: CutPool, synthetic_rows: dict[str, dict[str, str]]
) -> None:
    plan = least_cost_plan(pool.region, pool, tolerance=1e-8)
    for name, size, price in zip(plan.names, plan.capacities, plan.break_even, strict=True):
        row = synthetic_rows[name]
        # The optimum is flat: 1e-8 of the cost is some hundred kilowatts.
        assert size == pytest.approx(float(row["optimum_mw"]), abs=0.5), name
        if row["option"] != "wind":
            reduced = plan.annual_costs[plan.names.index(name)] - price
            assert reduced == pytest.approx(float(row["reduced_cost_usd_mw_y"]), rel=5e-3, abs=5)


def test_the_screening_curves_of_pypsa_are_reproduced(screening: Region) -> None:
    plan = least_cost_plan(screening, tolerance=1e-10)
    assert plan.cost == pytest.approx(14_706.193806, abs=1e-5)
    assert plan.capacities == pytest.approx([500, 490], abs=1)


def test_entry_prices_of_the_synthetic_region_are_proven(pool: CutPool) -> None:
    plan = least_cost_plan(pool.region, pool, tolerance=1e-8)
    found = {entry.option: entry for entry in entry_prices(pool, plan)}
    assert sorted(found) == ["diesel", "smr", "wind"]
    for entry in found.values():
        assert entry.certified
        assert entry.low >= 0.99 * entry.share
        assert entry.saving_below > 0
        assert entry.saving_above <= 2 * (entry.gap + 1e-9 * plan.cost)
    assert found["smr"].share == pytest.approx(0.5525, abs=1e-4)
    # By the whole linear programme: 917,181.54 - 410,430 … 410,457.
    assert 506_724 <= found["smr"].annual_cost <= 506_752
    block = block_entry(pool, "smr", 55.0)
    assert block.printable
    assert block.annual_cost < found["smr"].annual_cost
    assert not block_entry(CutPool(pool.region), "smr", 55.0, tolerance=1e-2).printable


def test_overnight_costs_of_a_small_reactor_are_the_measured_ones(
    synthetic_region: Region,
) -> None:
    # Real WACC 8 %, gas at 12 $/MMBtu: combined cycle 6.5 MMBtu/MWh + 3, open cycle 9.3 + 5.
    options = tuple(
        replace(option, marginal_cost={"lng_ccgt": 81.0, "lng_ocgt": 116.6}[option.name])
        if option.name.startswith("lng")
        else option
        for option in synthetic_region.options
        if option.name != "hvdc"
    )
    region = replace(synthetic_region, options=options)
    entry = entry_price(CutPool(region), "smr")
    rate, life, years = 0.08, 60, 5
    annuity = rate / (1 - (1 + rate) ** -life)
    # The year's cost of the given table has no interest during construction in it.
    plain = overnight_break_even(entry.annual_cost, 190.0, annuity, 1.0)
    growth = sum((1 + rate) ** (year + 0.5) for year in range(years)) / years
    assert entry.certified
    assert plain / growth == pytest.approx(4_258, rel=1e-3)


def test_what_stands_of_an_option_keeps_its_cost() -> None:
    load = 1_000 - np.arange(1_000.0)
    coal, sun = Option("coal", 15.0, 2.0, most=400.0), Option("sun", 60.0, 1.0)
    gas = Option("gas", 10.0, 12.0)
    apart = (coal, gas, replace(sun, name="old", least=100.0, most=100.0), sun)
    one = (coal, gas, replace(sun, least=100.0))
    found = [
        entry_price(CutPool(Region(load, options, 1_012.0, years=1_000)), "sun")
        for options in (apart, one)
    ]
    assert found[0].certified
    assert found[1].certified
    assert found[0].share == pytest.approx(found[1].share, rel=1e-3)
    assert 0 < found[0].share < 1


def test_an_option_that_no_price_lets_in_is_told() -> None:
    options = (Option("gas", 10.0, 12.0), Option("dear", 10.0, 990.0))
    region = Region(np.full(10, 100.0), options, 1_000.0)
    entry = entry_price(CutPool(region), "dear")
    assert not entry.enters
    assert entry.certified
    with pytest.raises(ValueError, match="nothing"):
        entry_price(CutPool(region), "dear", limits=Limits(most=np.array([9e9, 0.0])))
    with pytest.raises(KeyError):
        entry_price(CutPool(region), "coal")


def test_a_frontier_rises_and_is_concave_in_the_price(pool: CutPool) -> None:
    shares = np.linspace(0.3, 0.7, 9)
    costs = np.tile(pool.region.annual_costs, (len(shares), 1))
    place = pool.region.names.index("smr")
    costs[:, place] *= shares
    found = many_plans(pool.region, Cases(costs), pool, tolerance=1e-6)
    assert found.certified_share == 1
    assert (np.diff(found.upper) > -2e-6 * found.upper[:-1]).all()
    middle = (found.lower[:-2] + found.lower[2:]) / 2
    assert (found.upper[1:-1] >= middle * (1 - 1e-12)).all()
    chosen = found.chosen(pool.region.peak)[:, place]
    assert chosen.tolist() == (shares < 0.5525).tolist()


def test_draws_of_prices_and_demand_are_bounded_as_if_planned_alone(
    synthetic_region: Region,
) -> None:
    region = synthetic_region
    draw = np.random.default_rng(1)
    count = 4
    cases = Cases(
        region.annual_costs * np.exp(0.3 * draw.standard_normal((count, len(region.names)))),
        region.marginal_costs * np.exp(0.3 * draw.standard_normal((count, len(region.options)))),
        draw.uniform(1_000, 9_000, count),
        draw.uniform(0.8, 1.3, count),
    )
    parts = chunks(cases, 2)
    found = joined([chunk_plans(region, part) for part in parts])
    again = joined([chunk_plans(region, part) for part in reversed(parts)])
    assert np.array_equal(found.upper[2:], again.upper[:2])
    assert found.certified_share == 1
    assert cases.growths is not None
    assert cases.unserved_costs is not None
    for case in range(count):
        costs = cases.terms(case).marginal_costs
        assert costs is not None
        options = tuple(
            replace(option, marginal_cost=float(cost))
            for option, cost in zip(region.options, costs, strict=True)
        )
        alone = replace(
            region,
            demand=region.demand * cases.growths[case],
            options=options,
            unserved_cost=float(cases.unserved_costs[case]),
        )
        plan = least_cost_plan(alone, terms=Terms(cases.annual_costs[case]), tolerance=1e-6)
        assert found.lower[case] <= plan.cost * (1 + 1e-9)
        assert found.upper[case] >= plan.lower * (1 - 1e-9)


def test_whole_units_cost_more_and_keep_the_reserve_with_the_largest_out() -> None:
    load = 1_000 - np.arange(1_000.0)
    options = (Option("coal", 15.0, 2.0, block=300.0), Option("gas", 10.0, 12.0, block=70.0))
    region = Region(load, options, 1_012.0, years=1_000)
    pool = CutPool(region)
    free = least_cost_plan(region, pool, tolerance=1e-9)
    whole = unit_plan(pool, tolerance=1e-7)
    costs = {}
    for coal in range(5):
        for gas in range(20):
            at = np.array([300.0 * coal, 70.0 * gas])
            costs[coal, gas] = float(pool.dispatched(at).values[0] + region.annual_costs @ at)
    best = min(costs, key=lambda units: costs[units])
    assert whole.plan.certified
    assert tuple(whole.units.values()) == best
    assert whole.plan.cost == pytest.approx(costs[best], rel=1e-6)
    assert whole.plan.lower >= free.lower
    spare = unit_plan(pool, spare=np.ones(2), margin=0.1, tolerance=1e-7)
    sizes = [300.0] * spare.units["coal"] + [70.0] * spare.units["gas"]
    assert sum(sizes) - max(sizes) >= 1_100 - 1e-6
    allowed = {
        units: cost
        for units, cost in costs.items()
        if 300 * units[0] + 70 * units[1] - (300 if units[0] else 70) >= 1_100
    }
    assert spare.plan.cost == pytest.approx(min(allowed.values()), rel=1e-6)


def test_a_reserve_margin_is_a_rule_of_the_plan(screening: Region) -> None:
    rules = reserve_rules(np.ones(2), screening.peak, 0.15)
    plan = least_cost_plan(screening, limits=Limits(rules=rules), tolerance=1e-9)
    assert plan.certified
    assert plan.capacities.sum() == pytest.approx(1_150, abs=1e-3)
    with pytest.raises(NoPlan):
        least_cost_plan(screening, limits=Limits(most=np.full(2, 500.0), rules=rules))


def test_a_budget_is_met_at_its_price() -> None:
    load = 1_000 - np.arange(1_000.0)
    options = (Option("coal", 15.0, 2.0), Option("gas", 10.0, 12.0))
    region = Region(load, options, 1_012.0, years=1_000)
    pool, use = CutPool(region), np.array([0.9, 0.4])
    free = budget_plan(pool, use, 1e9, tolerance=1e-7)
    assert free.price == 0
    found = budget_plan(pool, use, 300.0, tolerance=1e-6)
    assert found.certified
    assert found.used == pytest.approx(300.0)
    assert found.cost > free.cost
    # With the budget's price in the marginal costs, the plan costs as much and its payment.
    priced = region.marginal_costs + found.price * use
    plan = least_cost_plan(region, terms=Terms(marginal_costs=priced), tolerance=1e-9)
    assert plan.cost - found.price * 300.0 == pytest.approx(found.cost, rel=1e-5)


def test_the_design_of_a_flat_year_regrets_it(pool: CutPool) -> None:
    region = pool.region
    plan = least_cost_plan(region, pool, tolerance=1e-8)
    mean = np.repeat(region.demand.reshape(-1, 24).mean(1), 24)
    design = least_cost_plan(replace(region, demand=mean)).capacities
    found = regret(pool, design, plan)
    assert 0.05 < found.low <= found.high
    assert regret(pool, plan.capacities, plan).low == pytest.approx(0, abs=1e-12)


def test_many_years_are_planned_in_one(synthetic_region: Region) -> None:
    region = synthetic_region
    twice = replace(
        region,
        demand=np.concatenate((region.demand, 1.05 * region.demand)),
        options=tuple(
            replace(option, availability=np.tile(option.availability, 2))
            if np.ndim(option.availability)
            else option
            for option in region.options
        ),
        years=2.0,
    )
    plan = least_cost_plan(twice)
    assert plan.certified
    assert OPTIMUM < plan.cost < 1.06 * OPTIMUM


def test_a_region_that_needs_nothing_is_planned_for_nothing() -> None:
    standing = Option("river", 0.0, 0.0, most=200.0)
    region = Region(np.full(10, 100.0), (standing, Option("gas", 10.0, 12.0)), 1_000.0)
    plan = least_cost_plan(region)
    assert plan.certified
    assert plan.cost == pytest.approx(0, abs=1e-6)
