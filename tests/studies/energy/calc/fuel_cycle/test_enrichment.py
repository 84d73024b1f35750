"""Balances of enrichment against published figures, their laws, and the civil limits."""

# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportIndexIssue=false

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.core.derive import derive_record
from corredor.core.errors import WrongUnit
from corredor.studies.energy.calc.fuel_cycle.enrichment import (
    HALEU,
    LEU,
    NotAShare,
    NotCivil,
    OutOfOrder,
    balance,
    enrichment_class,
    feed_factor,
    separative_work,
    value_function,
)
from corredor.studies.energy.calc.fuel_cycle.measures import NATURAL, oxide_of_uranium
from corredor.studies.energy.calc.fuel_cycle.prices import (
    QuotedPart,
    carrying_cost,
    energy_of_fuel,
    fuel_cost,
    fuel_cost_of_energy,
    quotation_check,
)
from corredor.studies.energy.calc.fuel_cycle.tails import optimal_tails, tails_curve
from corredor.testing import assumed

products = st.floats(0.02, 0.1999)
tails = st.floats(0.0005, 0.006)


def test_published_balance_of_3_5_percent():
    """World Nuclear Association and textbooks: 3.5 % product, 0.3 % tails, 0.711 % feed."""
    made = balance(0.035, 0.003, NATURAL)
    assert made.feed == pytest.approx(7.785, abs=2e-3)
    assert made.tails == pytest.approx(6.785, abs=2e-3)
    assert made.work == pytest.approx(4.34, abs=5e-3)
    values = [value_function(share) for share in (0.035, 0.003, NATURAL)]
    assert values == pytest.approx([3.085, 5.771, 4.868], abs=2e-3)


def test_wna_quotation_implies_its_own_enrichment():
    """WNA, March 2011: 7.55 kgU of feed and 7.3 SWU mean 4.18 % at 0.181 % tails."""
    made = balance(0.0418, 0.00181, NATURAL)
    assert made.feed == pytest.approx(8.9 * 0.848, rel=2e-3)
    assert made.work == pytest.approx(7.3, rel=2e-3)


def test_a_hundred_kilograms_of_natural_uranium():
    """WNA: 100 kg natural give 10 kg of 4.5 % for some 60 SWU; a rounded figure."""
    tail = (10 * 0.045 - 100 * NATURAL) / (10 - 100)
    assert tail == pytest.approx(0.0029, abs=5e-5)
    assert 10 * separative_work(0.045, tail, NATURAL) == pytest.approx(60, rel=0.06)


@settings(max_examples=40, deadline=None)
@given(products, tails)
def test_nothing_of_either_isotope_is_lost(product: float, tail: float):
    made = balance(product, tail, NATURAL)
    assert made.feed == pytest.approx(1 + made.tails)
    assert made.feed * NATURAL == pytest.approx(product + made.tails * tail)
    assert made.work > 0


@settings(max_examples=40, deadline=None)
@given(st.floats(0.02, 0.09), st.floats(1.01, 2.0), tails)
def test_more_enrichment_takes_more_of_both(product: float, more: float, tail: float):
    low, high = balance(product, tail, NATURAL), balance(product * more, tail, NATURAL)
    assert high.feed > low.feed
    assert high.work > low.work


@settings(max_examples=40, deadline=None)
@given(st.floats(0.02, 0.1), st.floats(0.001, 0.003), st.floats(0.0031, 0.006))
def test_in_two_steps_work_is_the_same(product: float, tail: float, other: float):
    """Product made by way of an intermediate of its own tails: separative work adds up."""
    middle = 0.012
    one = balance(product, tail, NATURAL)
    first = balance(middle, tail, NATURAL)
    second = balance(product, tail, middle)
    assert first.work * second.feed + second.work == pytest.approx(one.work)
    assert first.feed * second.feed == pytest.approx(one.feed)
    assert balance(product, other, NATURAL).work < one.work


def test_edges_of_the_classes():
    assert enrichment_class(0.05) == LEU
    assert enrichment_class(np.nextafter(0.05, 1)) == HALEU
    assert enrichment_class(0.1975) == HALEU
    assert enrichment_class(np.nextafter(0.2, 0)) == HALEU
    for product in (0.2, np.nextafter(0.2, 1), 0.9, 0.93):
        with pytest.raises(NotCivil) as refusal:
            enrichment_class(product)
        assert refusal.value.product == product


@pytest.mark.parametrize("function", [feed_factor, separative_work, balance])
@pytest.mark.parametrize("product", [0.2, 0.5, 0.9])
def test_nothing_is_computed_for_high_enriched_uranium(function, product: float):
    with pytest.raises(NotCivil):
        function(product, 0.0025, NATURAL)
    with pytest.raises(NotCivil):
        function(np.array([0.04, product]), 0.0025, NATURAL)


def test_prices_and_curves_refuse_it_too():
    with pytest.raises(NotCivil):
        fuel_cost(0.2, 0.0025, NATURAL, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0)
    with pytest.raises(NotCivil):
        tails_curve(0.2, NATURAL, 1.0, 1.0, np.array([0.002]))


@pytest.mark.parametrize(
    ("product", "tail", "feed"), [(4.2, 0.0025, NATURAL), (0.04, 0.25, 0.711), (0.04, 0, NATURAL)]
)
def test_a_percentage_is_no_share(product: float, tail: float, feed: float):
    with pytest.raises((NotAShare, OutOfOrder)):
        feed_factor(product, tail, feed)


def test_shares_must_rise():
    for product, tail, feed in ((0.04, 0.008, NATURAL), (0.005, 0.002, NATURAL)):
        with pytest.raises(OutOfOrder):
            separative_work(product, tail, feed)


def test_published_price_of_fuel():
    """WNA, March 2011: 2,769 $/kgU and 0.77 c/kWh at 45,000 MWd/t."""
    parts = [
        QuotedPart("uranium", 8.9, 146, 1299),
        QuotedPart("conversion", 7.5, 13, 98),
        QuotedPart("work", 7.3, 155, 1132),
        QuotedPart("fabrication", 1, 240, 240),
    ]
    made = quotation_check(parts, 2769, 1)
    assert made.explained
    assert made.residual == 0
    assert made.computed == pytest.approx(2768.4)
    energy = energy_of_fuel(45.0, 1 / 3)
    assert energy == pytest.approx(360)
    assert fuel_cost_of_energy(2769.0, energy) == pytest.approx(7.69, abs=5e-3)


def test_a_residual_is_told_and_never_absorbed():
    parts = [QuotedPart("uranium", 8.9, 146, 1299), QuotedPart("work", 7.3, 155, 1132)]
    wrong_total = quotation_check(parts, 2500, 1)
    assert wrong_total.residual == pytest.approx(69)
    assert not wrong_total.explained
    wrong_line = quotation_check([QuotedPart("work", 7.3, 155, 1200)], 1200, 1)
    assert wrong_line.residual == 0
    assert not wrong_line.explained
    assert wrong_line.worst_difference == pytest.approx(1200 - 7.3 * 155)


def test_best_tails_for_the_published_prices():
    feed_price = 146 / 0.848 + 13
    assert optimal_tails(NATURAL, feed_price, 155.0) == pytest.approx(0.002082, abs=5e-7)
    confused = optimal_tails(NATURAL, 146 + 13, 155.0)
    assert confused == pytest.approx(0.00224, abs=2e-5)
    best = optimal_tails(NATURAL, feed_price, 155.0)
    cost = tails_curve(0.042, NATURAL, feed_price, 155.0, np.array([best]))
    assert cost[0] == pytest.approx(2533.7, abs=0.05)


@settings(max_examples=30, deadline=None)
@given(st.floats(20, 500), st.floats(20, 300), st.floats(0.02, 0.19))
def test_no_other_tails_cost_less(feed_price: float, work_price: float, product: float):
    best = float(optimal_tails(NATURAL, feed_price, work_price))
    around = np.clip(best * np.linspace(0.5, 1.5, 41), None, 0.99 * NATURAL)
    costs = tails_curve(product, NATURAL, feed_price, work_price, around)
    there = tails_curve(product, NATURAL, feed_price, work_price, np.array([best]))
    assert there[0] <= costs.min() * (1 + 1e-12)


def test_dearer_work_means_richer_tails():
    best = optimal_tails(NATURAL, 185.0, np.array([50.0, 100.0, 200.0]))
    assert np.all(np.diff(best) > 0)


def test_carrying_cost_grows_with_lead_and_rate():
    costs = (1_000.0, 100.0, 900.0, 300.0)
    none = carrying_cost(*costs, 24.0, 18.0, 12.0, 6.0, 0.0)
    assert none.total == 0
    made = carrying_cost(*costs, 24.0, 18.0, 12.0, 6.0, 0.08)
    assert made.uranium == pytest.approx(1_000 * (1.08**2 - 1))
    assert made.total == pytest.approx(
        made.uranium + made.conversion + made.enrichment + made.fabrication
    )


def test_pounds_of_oxide():
    """1 kgU stands for 2.5998 lb of U3O8 (trade usage)."""
    assert oxide_of_uranium(1.0) / 0.45359237 == pytest.approx(2.5998, abs=5e-5)


def test_a_price_of_oxide_is_refused_where_uranium_is_asked_for():
    price = assumed("p", 172.0, "USD_2011/kgU3O8")
    zero = assumed("z", 0.0, "share")
    others = {"conversion_price": "kgU", "fabrication_price": "kgU", "work_price": "SWU"}
    given_ = {name: assumed(name, 1.0, f"USD_2011/{unit}") for name, unit in others.items()}
    shares = {"product": 0.042, "tails": 0.0025, "feed": NATURAL}
    given_ |= {name: assumed(name, value, "share") for name, value in shares.items()}
    given_ |= dict.fromkeys(("uranium_loss", "conversion_loss", "work_loss"), zero)
    with pytest.raises(WrongUnit):
        derive_record(fuel_cost, uranium_price=price, **given_)
