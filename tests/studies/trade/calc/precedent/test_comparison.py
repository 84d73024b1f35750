"""Corridors beside each other: published levels and rates of Russia with India and with Mexico."""

import numpy as np
import pytest

from corredor.data.trade_flows import EXPORTS, IMPORTS, reconciled_flows, reported_flows
from corredor.studies.trade.calc.precedent.comparison import (
    annual_growth,
    development,
    largest_break,
    nearest,
)

FLOWS = reported_flows()


def series(flow: int, reporter: str, partner: str) -> np.ndarray:
    return FLOWS.value[flow, FLOWS.country(reporter), FLOWS.country(partner)].astype(float)


@pytest.mark.parametrize(
    ("flow", "reporter", "partner", "first", "last", "growth"),
    [
        (EXPORTS, "RUS", "IND", 1082, 5958, 8.9),
        (EXPORTS, "IND", "RUS", 904, 2560, 5.3),
        (EXPORTS, "RUS", "MEX", 114, 1165, 12.3),
        (IMPORTS, "MEX", "RUS", 353, 922, 4.9),
    ],
)
def test_levels_and_rates_of_twenty_years(
    flow: int, reporter: str, partner: str, first: int, last: int, growth: float
) -> None:
    values = series(flow, reporter, partner)
    totals = FLOWS.total[flow, FLOWS.country(reporter)]
    found = development(values, totals, FLOWS.year(2000))
    assert (round(found.level[0]), round(found.level[-1])) == (first, last)
    assert round(100 * found.growth, 1) == growth
    assert found.index[0] == 1
    assert (found.share < 0.2).all()


def test_the_corridor_was_a_fifth_of_its_model_and_then_a_hundred_and_thirtieth() -> None:
    year = FLOWS.year(2020)
    mexico = series(IMPORTS, "MEX", "RUS")[year] + series(EXPORTS, "MEX", "RUS")[year]
    india = series(IMPORTS, "IND", "RUS")[year] + series(EXPORTS, "IND", "RUS")[year]
    russia = [
        series(EXPORTS, "RUS", other)[year] + series(IMPORTS, "RUS", other)[year]
        for other in ("MEX", "IND")
    ]
    assert round(100 * mexico / india) == 16
    assert round(100 * russia[0] / russia[1]) == 23
    baci = reconciled_flows()
    place = baci.countries.index
    both = {
        other: baci.value[place("RUS"), place(other)] + baci.value[place(other), place("RUS")]
        for other in ("MEX", "IND")
    }
    assert round(float(both["IND"] / both["MEX"]), -1) == 140


def test_growth_compounds() -> None:
    assert annual_growth(100.0, 121.0, 2) == pytest.approx(0.1)
    assert np.isnan(development([0.0, 5.0], [9.0, 9.0], 0).growth)
    with pytest.raises(ValueError, match="year after"):
        development([1.0, 2.0], [9.0, 9.0], 1)


def test_a_trait_in_another_unit_changes_no_order() -> None:
    traits = {
        "RU-MX": {"km": 10_000.0, "level": 1.3},
        "RU-IN": {"km": 4_300.0, "level": 9.3},
        "RU-BR": {"km": 11_500.0, "level": 4.9},
        "RU-CU": {"km": 9_600.0, "level": 0.2},
    }
    miles = {name: one | {"km": one["km"] / 1.609} for name, one in traits.items()}
    plain, turned = nearest("RU-MX", traits), nearest("RU-MX", miles)
    assert [one.name for one in plain] == ["RU-CU", "RU-BR", "RU-IN"]
    assert [one.distance for one in turned] == pytest.approx([one.distance for one in plain])
    with pytest.raises(ValueError, match="different traits"):
        nearest("RU-MX", traits | {"RU-CN": {"km": 1.0}})


def test_a_break_is_found_where_it_was_put() -> None:
    rng = np.random.default_rng(3)
    values = np.concatenate([rng.normal(0, 1, 12), rng.normal(8, 1, 8)])
    assert largest_break(values, 3)[0] == 12
    with pytest.raises(ValueError, match="too short"):
        largest_break([1.0, 2.0], 2)
