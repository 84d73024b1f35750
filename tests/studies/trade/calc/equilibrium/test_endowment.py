"""The guide's world without borders, as published and converged, and laws of the equilibrium."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.trade.calc.equilibrium import (
    Deficit,
    NotConverged,
    bands,
    coefficient_draws,
    conditional,
    economy,
    exact_hat,
    full_as_published,
    full_converged,
    largest_input,
    margin_terms,
    resistances,
)
from corredor.studies.trade.calc.gravity import Effects, fit_ppml, panel_from_rows

SIGMA = 7.0


@pytest.fixture(scope="module")
def world(guide: Any) -> Any:
    """The base of 2006, costs without borders, and the countries."""
    rows = guide.of_years(2006)
    columns = {
        "ln_dist": np.log(rows["dist"]),
        "cntg": rows["cntg"].astype(float),
        "border": (rows["exporter"] != rows["importer"]).astype(float),
    }
    fit = fit_ppml(
        panel_from_rows(rows["exporter"], rows["importer"], rows["year"], rows["trade"], columns),
        Effects.COUNTRY_YEARS,
    )
    countries = np.unique(rows["exporter"]).tolist()
    n = len(countries)
    grid = [column.reshape(n, n) for column in columns.values()]
    flows = rows["trade"].reshape(n, n)
    without = np.exp(fit.coefficients[0] * grid[0] + fit.coefficients[1] * grid[1])
    costs = without * np.exp(fit.coefficients[2] * grid[2])
    base = economy(costs, flows.sum(1), flows.sum(0), SIGMA, countries.index("DEU"))
    return base, without, countries, fit, grid


def test_the_published_world_without_borders(world: Any, guide: Any) -> None:
    base, without, countries, _, _ = world
    table = guide.table("agtpa_ge_trade_without_borders.csv")
    places = [countries.index(row["country"]) for row in table]
    found, fixed = full_as_published(base, without), conditional(base, without)[0]
    assert len(table) == 69
    assert found.passes == 5
    for name, values, within in (
        ("change_xi_cdl", fixed.exports, 1e-6),
        ("change_xi_full", found.exports, 1e-4),
        ("change_price_full", found.price, 1e-5),
        ("change_imr_full", found.inward, 1e-5),
        ("change_rgdp_full", found.real_output, 2e-5),
    ):
        published = [float(row[name]) for row in table]
        assert 100 * (values[places] - 1) == pytest.approx(published, abs=within), name


def test_the_converged_world_without_borders(world: Any, guide: Any) -> None:
    base, without, countries, _, _ = world
    found, mexico = full_converged(base, without), countries.index("MEX")
    shown = [found.exports, found.price, found.inward, found.real_output]
    assert [100 * (values[mexico] - 1) for values in shown] == pytest.approx(
        [174.7427, 29.0008, -11.5404, 45.8302], abs=1e-4
    )
    table = guide.table("agtpa_ge_trade_without_borders.csv")
    places = [countries.index(row["country"]) for row in table]
    names = ("change_xi_full", "change_price_full", "change_imr_full", "change_rgdp_full")
    gaps = [
        np.max(np.abs(100 * (values[places] - 1) - [float(row[name]) for row in table]))
        for name, values in zip(names, shown, strict=True)
    ]
    assert gaps == pytest.approx([9.2581, 0.226, 0.1066, 0.0825], abs=1e-4)


def test_no_change_of_costs_changes_nothing(world: Any) -> None:
    base, _, _, _, _ = world
    found = full_converged(base, base.costs)
    for values in (found.exports, found.price, found.inward, found.real_output):
        assert values == pytest.approx(np.ones(69), abs=1e-10)


@settings(max_examples=10, deadline=None)
@given(st.floats(1e-3, 1e3), st.integers(0, 99))
def test_units_and_order_say_nothing(unit: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = 6
    costs = np.exp(-rng.uniform(0.5, 2, (n, n))) + 2 * np.eye(n)
    flows = rng.lognormal(0, 1, (n, n)) + 3 * np.eye(n)
    other = np.sqrt(costs)
    one = full_converged(economy(costs, flows.sum(1), flows.sum(0), 5.0, 0), other)
    scaled = economy(costs * unit, flows.sum(1) * unit, flows.sum(0) * unit, 5.0, 0)
    two = full_converged(scaled, other * unit)
    assert two.real_output == pytest.approx(one.real_output, rel=1e-9)
    order = np.concatenate([[0], 1 + rng.permutation(n - 1)])
    mixed = economy(costs[np.ix_(order, order)], flows.sum(1)[order], flows.sum(0)[order], 5.0, 0)
    three = full_converged(mixed, other[np.ix_(order, order)])
    assert three.exports == pytest.approx(one.exports[order], rel=1e-9)


def test_terms_meet_the_totals_and_define_the_resistances(world: Any) -> None:
    base, _, _, _, _ = world
    assert base.flows.sum(1) == pytest.approx(base.sales, rel=1e-11)
    assert base.flows.sum(0) == pytest.approx(base.spending, rel=1e-11)
    found = base.resistances
    assert found.inward[base.reference] == pytest.approx(1)
    inward = (base.costs * (base.sales / found.outward)[:, None]).sum(0)
    assert inward == pytest.approx(found.inward, rel=1e-10)
    with pytest.raises(NotConverged), np.errstate(all="ignore"):
        margin_terms(np.diag([1.0, 1.0]), np.array([1.0, 3.0]), np.array([2.0, 2.0]), 0)


def test_an_economy_states_what_it_needs() -> None:
    ones, costs = np.ones(2), np.ones((2, 2))
    for sales, spending, sigma in ((ones, ones, 1.0), (ones * 0, ones, 5.0), (ones, ones * 2, 5.0)):
        with pytest.raises(ValueError, match=r"elasticity|sells|sums"):
            economy(costs, sales, spending, sigma, 0)


def test_the_resistances_of_a_package_with_its_own_totals(guide: Any) -> None:
    """Totals over all partners, shares of each side's own sum, a constant in the trade cost."""
    rows = guide.table("gegravity_sample_2006.csv")
    terms = ("lndist", "contiguity", "common_language", "pta", "international")
    countries = sorted({row["exporter"] for row in rows})
    n, slopes = len(countries), (-0.3898623, 0.891577, 0.0326249, 0.4711383, -3.412584)
    costs, sales, spending = np.zeros((n, n)), np.zeros(n), np.zeros(n)
    for row in rows:
        i, j = countries.index(row["exporter"]), countries.index(row["importer"])
        index = sum(b * float(row[term]) for b, term in zip(slopes, terms, strict=True))
        costs[i, j] = np.exp(16.32434 + index)
        sales[i], spending[j] = float(row["Y"]), float(row["E"])
    germany = countries.index("DEU")
    sold, bought = sales / sales.sum(), spending / spending.sum()
    terms_found = margin_terms(costs, sold, bought, germany)
    found = resistances(terms_found, sold, bought, germany)
    assert found.outward[germany] ** (1 / (1 - 5)) == pytest.approx(0.050346, rel=2e-5)
    assert 100 * (np.exp(0.4711383) - 1) == pytest.approx(60.18165, rel=1e-6)


@pytest.mark.parametrize("closure", Deficit)
@pytest.mark.parametrize("supply", [0.0, 1.0])
def test_exact_changes_clear_every_market(world: Any, closure: Deficit, supply: float) -> None:
    base, without, _, _, _ = world
    flows = base.flows
    found = exact_hat(flows, without / base.costs, SIGMA - 1, supply, closure)
    new = flows * found.flows
    assert (base.sales * found.output).sum() == pytest.approx(base.sales.sum(), rel=1e-11)
    assert new.sum(0) == pytest.approx(base.spending * found.spending, rel=1e-11)
    missed = new.sum(1) / (base.sales * found.output)
    assert np.ptp(missed) < 1e-11
    if closure is not Deficit.MULTIPLICATIVE:
        assert missed == pytest.approx(np.ones(69), rel=1e-11)
    same = exact_hat(flows, np.ones_like(flows), SIGMA - 1, supply, closure)
    assert same.welfare == pytest.approx(np.ones(69), rel=1e-12)


def test_deficits_of_a_fixed_sum_stay_fixed(world: Any) -> None:
    base, without, _, _, _ = world
    found = exact_hat(base.flows, without / base.costs, 6.0, closure=Deficit.ADDITIVE)
    deficits = base.spending * found.spending - base.sales * found.output
    assert deficits == pytest.approx(base.spending - base.sales, rel=1e-9)


def test_balanced_trade_makes_all_equilibria_one() -> None:
    rng = np.random.default_rng(3)
    n = 5
    costs = np.exp(-rng.uniform(0, 2, (n, n)))
    costs = (costs + costs.T) / 2 + np.eye(n)
    totals = rng.lognormal(0, 1, n)
    base = economy(costs, totals, totals, 5.0, 0)
    other = costs ** np.where(np.eye(n) > 0, 1, 0.8)
    loop = full_converged(base, other)
    hats = [exact_hat(base.flows, other / costs, 4.0, closure=closure) for closure in Deficit]
    for one in hats:
        assert one.price / one.index == pytest.approx(loop.real_output, rel=1e-9)
        assert one.welfare == pytest.approx(loop.real_output, rel=1e-9)


def test_exact_changes_state_what_they_need() -> None:
    with pytest.raises(ValueError, match="at home"):
        exact_hat(np.array([[0.0, 1.0], [1.0, 1.0]]), np.ones((2, 2)), 5.0)
    with pytest.raises(ValueError, match="elasticity"):
        exact_hat(np.ones((2, 2)), np.ones((2, 2)), 0.0)


def test_bands_of_draws_are_those_of_single_runs(world: Any) -> None:
    base, _, countries, fit, grid = world
    mexico = countries.index("MEX")
    drawn = coefficient_draws(
        fit.names, fit.coefficients, np.diag([0.05, 0.1, 0.12]) ** 2, 70, seed=5
    )

    def solve(batch: Any) -> Any:
        without = np.exp(np.tensordot(batch[:, :2], grid[:2], 1))
        costs = without * np.exp(np.multiply.outer(batch[:, 2], grid[2]))
        one = economy(costs, base.sales, base.spending, SIGMA, base.reference)
        return full_converged(one, without).real_output

    found = bands(drawn, solve)
    single = np.array([solve(draw[None])[0, mexico] for draw in drawn.values])
    assert found.median[mexico] == pytest.approx(np.median(single), rel=1e-11)
    assert found.low[mexico] == pytest.approx(np.percentile(single, 5), rel=1e-11)
    assert np.all(found.low < found.high)
    named = np.array(list(largest_input(found).values()))
    assert np.all(named.sum(0) == 1)
    assert np.all((found.shares >= 0) & (found.shares <= 1))
    again = coefficient_draws(fit.names, fit.coefficients, np.diag([0.05, 0.1, 0.12]) ** 2, 70, 5)
    assert np.array_equal(again.values, drawn.values)
    with pytest.raises(ValueError, match="negative"):
        coefficient_draws(("a",), np.ones(1), -np.eye(1), 3, 0)
