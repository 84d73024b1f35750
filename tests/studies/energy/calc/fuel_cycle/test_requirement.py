"""Needs of a reactor against published figures, and a ledger against one kept by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.energy.calc.fuel_cycle.ledger import (
    Cover,
    Draw,
    Lot,
    fuel_of_lots,
    interruption_cost,
    stock_cover,
)
from corredor.studies.energy.calc.fuel_cycle.measures import NATURAL
from corredor.studies.energy.calc.fuel_cycle.requirement import (
    bundles_of_reload,
    reactor_requirement,
    reload_calendar,
    reload_requirement,
)

LEADS = {"u3o8": 24, "uf6": 18, "enriched": 8, "bundles": 0}


def test_published_requirements_of_mexico_lie_in_the_envelope():
    """WNA: 237 tU (table of December 2024) and 270 tU (February 2015) for Laguna Verde."""
    least = reactor_requirement(1608.0, 0.80, 50.0, 0.347, 0.04, 0.0022, NATURAL, 0.0, 0.0)
    most = reactor_requirement(1608.0, 0.90, 42.0, 0.347, 0.042, 0.0025, NATURAL, 0.0, 0.0)
    assert least.heavy_metal / 1e3 == pytest.approx(27, abs=0.5)
    assert most.heavy_metal / 1e3 == pytest.approx(36, abs=0.5)
    assert least.uranium / 1e3 == pytest.approx(208, abs=1)
    assert most.uranium / 1e3 == pytest.approx(310, abs=1)
    for published in (237, 270):
        assert least.uranium / 1e3 < published < most.uranium / 1e3


def test_a_reload_is_what_its_cycle_takes():
    made = reload_requirement(30_000.0, 240_000.0, 190_000.0, 18.0, 2.0)
    assert made.heavy_metal == 22_500
    assert made.work == 142_500
    assert bundles_of_reload(22_500.0, 180.1) == 125


def test_two_units_of_eighteen_months_reload_twice_one_year_and_once_the_next():
    made = reload_calendar([2, 11], [18, 18], 72)
    assert [sum(12 * y <= one.month < 12 * y + 12 for one in made) for y in range(6)] == [
        2,
        1,
        1,
        2,
        1,
        1,
    ]
    with pytest.raises(ValueError, match="cycle"):
        reload_calendar([1], [0], 10)


@settings(max_examples=30, deadline=None)
@given(st.floats(6, 36), st.integers(1, 4), st.floats(120, 600))
def test_reloads_add_up_to_the_mean(cycle: float, units: int, months: float):
    one = reload_requirement(30_000.0, 1.0, 1.0, cycle, float(units))
    calendar = reload_calendar([0.0] * units, [cycle] * units, months)
    spent = len(calendar) * one.heavy_metal
    assert spent == pytest.approx(30_000 * months / 12, abs=units * one.heavy_metal)


def test_ledger_kept_by_hand():
    """Stock of one reload in bundles, half a one as UF6; three deliveries of enriched uranium.

    Reloads of 20 t of product in months 4, 13 and 22; balance 9 kg of natural uranium each.
    By hand: bundles 20 (month 0), UF6 90/9 = 10 (month 18), deliveries of 20 at 3, 12, 21 ready
    in 11, 20, 29. All: 20 | 20 (11) | 10 (18) + 20 (20) | ... need 20, 40, 60 at 4, 13, 22.
    """
    lots = [
        Lot("bundles", 20e3),
        Lot("uf6", 90e3),
        Lot("enriched", 20e3, 3),
        Lot("enriched", 20e3, 12),
        Lot("enriched", 20e3, 21),
    ]
    reloads = [Draw(4, 20e3), Draw(13, 20e3), Draw(22, 20e3)]
    by_missed = [stock_cover(lots, reloads, 9.0, LEADS, missed, 30) for missed in range(4)]
    assert by_missed[0] == Cover(0, 30.0, 0.0, 0.0, True, None)
    assert by_missed[1] == Cover(1, 13.0, 20e3, 20e3, False, 20.0)
    assert by_missed[2] == Cover(2, 13.0, 20e3, 40e3, False, 29.0)
    assert by_missed[3] == Cover(3, 13.0, 20e3, 60e3, False, None)
    cost = interruption_cost(by_missed[1], 400.0, 24.0, 805.0, 0.85, 45.0)
    assert cost.replacement == 20e3 * 400
    assert cost.idle_months == 7
    assert cost.energy == pytest.approx(7 / 12 * 8760 * 805 * 0.85)
    assert cost.total == pytest.approx(8e6 + cost.energy * 45)
    bought = interruption_cost(by_missed[3], 400.0, 16.0, 805.0, 0.85, 45.0)
    assert bought.idle_months == 3


def test_a_replacement_in_time_loses_no_energy():
    cover = Cover(1, 15.0, 1.0, 2e3, False, None)
    made = interruption_cost(cover, 100.0, 12.0, 800.0, 0.9, 50.0)
    assert made.energy == 0
    assert made.total == 2e5


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(1, 50), min_size=1, max_size=6),
    st.lists(st.floats(1, 40), min_size=1, max_size=6),
    st.floats(0, 60),
)
def test_missing_more_never_lasts_longer(deliveries: list[float], draws: list[float], stock: float):
    lots = [Lot("bundles", stock)]
    lots += [Lot("enriched", amount, 1.0 + 5 * at) for at, amount in enumerate(deliveries)]
    reloads = [Draw(9.0 * at + 4, amount) for at, amount in enumerate(draws)]
    months = [
        stock_cover(lots, reloads, 9.0, LEADS, missed, 60).months
        for missed in range(len(deliveries) + 1)
    ]
    assert months == sorted(months, reverse=True)


def test_bad_ledgers_are_refused():
    with pytest.raises(ValueError, match="missed"):
        stock_cover([Lot("bundles", 1.0)], [], 9.0, LEADS, 1, 12)
    with pytest.raises(ValueError, match="kgU"):
        fuel_of_lots([Lot("uf6", -1.0)], 9.0, LEADS)
    with pytest.raises(KeyError):
        fuel_of_lots([Lot("fuel", 1.0)], 9.0, LEADS)
