"""Voyages, tolls and the chain against published figures, and their laws."""

# pyright: reportArgumentType=false

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.energy.calc.lng.canal import Band, canal_toll
from corredor.studies.energy.calc.lng.chain import STEPS, delivered_price
from corredor.studies.energy.calc.lng.measures import cargo_mass
from corredor.studies.energy.calc.lng.voyage import Voyage, ships_needed, voyage, whole_ships

LADEN_2017 = [Band(60e3, 2.88), Band(30e3, 2.47), Band(30e3, 2.38), Band(None, 2.25)]


def trip(distance: float, canal_days: float = 0.0, **other: float) -> Voyage:
    given_ = {
        "distance": distance,
        "speed": 17.0,
        "capacity": 174e3,
        "fill": 0.985,
        "laden_rate": 0.001,
        "ballast_rate": 0.001,
        "heel_days": 0.0,
        "port_days": 3.0,
        "canal_days": canal_days,
        "charter_rate": 60e3,
        "gas_price": 8.0,
        "heat_content": 22.5,
        "tolls": 0.0,
        "port_dues": 0.0,
    }
    return voyage(**{**given_, **other})


@pytest.mark.parametrize(
    ("distance", "canal", "days", "cost"),
    [
        (588, 0, 5.9, 0.115),
        (4600, 0, 25.5, 0.591),
        (5575, 0, 30.3, 0.710),
        (5739, 0, 31.1, 0.730),
        (5806, 0, 31.5, 0.738),
        (6018, 0, 32.5, 0.764),
        (6765, 0, 36.2, 0.856),
        (3814, 1, 22.7, 0.512),
    ],
)
def test_eight_voyages(distance: float, canal: float, days: float, cost: float):
    made = trip(float(distance), float(canal))
    assert made.days == pytest.approx(days, abs=0.06)
    assert made.total == pytest.approx(cost, abs=1.1e-3)


def test_published_voyage_to_japan():
    """Platts, August 2016: Sabine Pass to Futtsu by Panama takes 23 days at 17 knots."""
    made = trip(9306.0, 0.0, laden_rate=0.0012, ballast_rate=0.0009, heel_days=1.5, port_days=3.0)
    assert made.sailing == pytest.approx(23, abs=0.5)
    assert made.heel == pytest.approx(made.loaded * 0.0009 * (made.sailing + 1.5))


def test_published_voyages_to_chile():
    """Sabine Pass to Mejillones: 11 days by Panama, 30 round the Horn, at some 13 knots."""
    assert trip(3607.0, speed=13.5).sailing == pytest.approx(11, abs=0.2)
    assert trip(9507.0, speed=13.2).sailing == pytest.approx(30, abs=0.2)


def test_published_tolls_of_panama():
    """Natural Gas Intelligence, 2017: bands; Argus, 2023: an amount for each passage and m³."""
    assert canal_toll(174e3, 0.0, LADEN_2017) == pytest.approx(439_800)
    new = [Band(None, 1.35)]
    assert canal_toll(160e3, 300e3, new) == pytest.approx(516_000)
    assert canal_toll(174e3, 300e3, new) == pytest.approx(534_900)


def test_a_tariff_is_not_extended_beyond_its_bands():
    with pytest.raises(ValueError, match="says nothing"):
        canal_toll(174e3, 0.0, [*LADEN_2017[:3]])
    assert canal_toll(100e3, 0.0, LADEN_2017[:3]) == pytest.approx(
        60e3 * 2.88 + 30e3 * 2.47 + 23800
    )


def test_published_mass_of_a_cargo():
    """Fasihi and others 2017: 138,000 m³ are 58,300 t."""
    assert cargo_mass(138e3, 0.4226) == pytest.approx(58_300, rel=5e-4)


PARTS = [(1, 15), (0, 5), (0, 0.2), (0, 3), (0, 0.1), (0, 1), (0, 1), (0, 4), (0, 0.05)]


@settings(max_examples=40, deadline=None)
@given(st.tuples(*(st.floats(low, high) for low, high in PARTS)))
def test_steps_add_up_to_the_delivered_price(given_: tuple[float, ...]):
    made = delivered_price(*given_)
    assert sum(getattr(made, step) for step in STEPS) == pytest.approx(made.delivered)
    assert made.delivered >= given_[0]
    assert made.fob == pytest.approx(made.gas + made.liquefaction)


@settings(max_examples=40, deadline=None)
@given(st.floats(100, 9000), st.floats(1.01, 1.5))
def test_a_longer_way_costs_more_and_delivers_less(distance: float, longer: float):
    near, far = trip(distance), trip(distance * longer)
    assert far.total > near.total
    assert far.heat < near.heat
    assert near.loaded == pytest.approx(near.delivered + near.boil_off + near.heel)
    assert near.total == pytest.approx(near.charter + near.boil_off_cost + near.toll + near.port)


def test_ships():
    made = trip(5739.0)
    ships = ships_needed(52e6, made.heat, made.days, 350.0)
    assert ships * 350 / made.days * made.heat == pytest.approx(52e6)
    assert whole_ships(ships) == np.ceil(ships)


def test_a_voyage_that_burns_its_cargo_is_refused():
    with pytest.raises(ValueError, match="nothing to deliver"):
        trip(9000.0, laden_rate=0.05)
