"""Golden: distribution of mirror gaps of 2019, with and without the publisher's estimates."""

import numpy as np
import pytest

from corredor.data.trade_flows import EXPORTS, IMPORTS, reported_flows
from corredor.studies.trade.calc.mirror.spread import reliability, spread


@pytest.fixture(scope="module")
def flows_2019() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    flows = reported_flows()
    year = flows.year(2019)
    exported = flows.value[EXPORTS, :, :, year].astype(float)
    imported = flows.value[IMPORTS, :, :, year].T.astype(float)
    marks = flows.estimated[EXPORTS, :, :, year] | flows.estimated[IMPORTS, :, :, year].T
    return exported, imported, marks


def test_reports_of_both_sides_in_2019(flows_2019: tuple[np.ndarray, ...]) -> None:
    found = spread(*flows_2019, floor=1.0)
    assert (found.pairs, found.estimated) == (12_528, 1_196)
    assert round(found.median, 4) == 1.1019
    assert round(found.weighted, 4) == 1.0073
    assert round(found.far, 4) == 0.2726
    low, quarter, _, three, high = found.quantiles
    assert [round(q, 3) for q in (low, quarter, three, high)] == [0.468, 0.832, 1.543, 2.796]


def test_estimates_feign_agreement(flows_2019: tuple[np.ndarray, ...]) -> None:
    found = spread(*flows_2019, floor=1.0, with_estimates=True)
    assert found.pairs == 13_724
    assert [round(x, 4) for x in (found.median, found.weighted, found.far)] == [
        1.0614, 1.0085, 0.2488,
    ]  # fmt: skip
    exported, imported, marks = flows_2019
    only = spread(
        np.where(marks, exported, np.nan), np.where(marks, imported, np.nan), marks, 1.0,
        with_estimates=True,
    )  # fmt: skip
    assert only.pairs == 1_196
    assert round(only.median, 3) == 1.06


def test_the_world_of_2019() -> None:
    flows = reported_flows()
    totals = np.nansum(flows.value[..., flows.year(2019)].astype(float), axis=(1, 2))
    assert totals == pytest.approx([18_593_765.1, 18_223_083.7], rel=1e-6)


def test_order_of_countries_changes_nothing(flows_2019: tuple[np.ndarray, ...]) -> None:
    order = np.random.default_rng(3).permutation(len(flows_2019[0]))
    turned = [array[np.ix_(order, order)] for array in flows_2019]
    assert spread(*turned, floor=1.0).median == spread(*flows_2019, floor=1.0).median
    plain, moved = reliability(*flows_2019, floor=1.0), reliability(*turned, floor=1.0)
    np.testing.assert_allclose(moved.distance, plain.distance[order])


def test_a_country_that_reports_double_lies_farther_from_its_partners() -> None:
    true = np.array([[0.0, 10, 20], [30, 0, 40], [50, 60, 0]])
    said = true.copy()
    said[0] *= 2
    heard = true.copy()
    heard[:, 0] *= 2
    found = reliability(said, heard, np.zeros((3, 3), bool), 1.0)
    assert found.distance[0] == pytest.approx(np.log(2))
    assert found.partners.tolist() == [4, 4, 4]


def test_nothing_to_compare_is_an_error() -> None:
    with pytest.raises(ValueError, match="no pair"):
        spread(np.array([np.nan]), np.array([2.0]), np.array([False]), 1.0)
