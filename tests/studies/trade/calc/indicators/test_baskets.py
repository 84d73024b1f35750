"""Overlap, concentration, intensity: published figures of 2019 and laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corredor.data.trade_flows import EXPORTS, IMPORTS, reported_flows
from corredor.studies.trade.calc.indicators.concentration import (
    active,
    entropy,
    herfindahl,
    normalised_herfindahl,
    theil,
)
from corredor.studies.trade.calc.indicators.intensity import trade_intensity
from corredor.studies.trade.calc.indicators.overlap import (
    complementarity,
    complementarity_of_pairs,
    drysdale_complementarity,
    intra_industry,
    similarity,
    total_intra_industry,
)

BASKET = arrays(np.float64, 6, elements=st.floats(0.01, 1e6))


@pytest.mark.parametrize(
    ("country", "flow", "value"),
    [
        ("MEX", EXPORTS, 0.6526),
        ("MEX", IMPORTS, 0.2457),
        ("RUS", EXPORTS, 0.0488),
        ("RUS", IMPORTS, 0.0766),
        ("CUB", EXPORTS, 0.0746),
        ("CUB", IMPORTS, 0.0705),
    ],
)
def test_concentration_over_partners_in_2019(country: str, flow: int, value: float) -> None:
    flows = reported_flows()
    partners = flows.value[flow, flows.country(country), :, flows.year(2019)].astype(float)
    assert round(float(herfindahl(np.nan_to_num(partners))), 4) == value


def test_intensity_of_russia_in_mexico_in_2019_with_and_without_russia_in_the_world() -> None:
    flows = reported_flows()
    exports = flows.value[EXPORTS, :, :, flows.year(2019)].astype(float)
    pair = flows.country("RUS"), flows.country("MEX")
    assert round(trade_intensity(exports, *pair, "includes_exporter"), 4) == 0.1568
    assert round(trade_intensity(exports, *pair, "excludes_exporter"), 4) == 0.1538


@given(BASKET, BASKET)
def test_complementarity_and_similarity_are_one_measure_of_two_baskets(
    first: np.ndarray, second: np.ndarray
) -> None:
    # 1 - half the sum of |a - b| is the sum of the lesser shares.
    assert float(complementarity(first, second)) == pytest.approx(
        100 * float(similarity(first, second)), abs=1e-9
    )
    assert float(similarity(first, second)) == pytest.approx(float(similarity(second, first)))
    assert float(complementarity(first, first * 7)) == pytest.approx(100)


def test_pairs_are_the_index_of_each_pair() -> None:
    rng = np.random.default_rng(8)
    exports, imports = rng.random((4, 7)), rng.random((5, 7))
    found = complementarity_of_pairs(exports, imports)
    assert found.shape == (4, 5)
    assert found[2, 3] == pytest.approx(float(complementarity(exports[2], imports[3])))


def test_two_indices_of_one_name_differ() -> None:
    exports, imports, world = [8.0, 2.0], [6.0, 4.0], [5.0, 5.0]
    assert float(complementarity(exports, imports)) == pytest.approx(80)
    assert float(drysdale_complementarity(exports, imports, world)) == pytest.approx(1.12)


@given(BASKET)
def test_concentration_runs_from_even_to_one(values: np.ndarray) -> None:
    assert 1 / 6 - 1e-12 <= float(herfindahl(values)) <= 1
    assert -1e-9 <= float(normalised_herfindahl(values)) <= 1
    assert float(theil(values)) == pytest.approx(np.log(6) - float(entropy(values)))
    assert float(herfindahl(np.append(values, 0))) == pytest.approx(float(herfindahl(values)))
    mean = values / values.mean()
    assert float(theil(values)) == pytest.approx(float((mean * np.log(mean)).mean()), abs=1e-9)


def test_all_in_one_partner() -> None:
    assert float(herfindahl([9.0, 0, 0])) == 1
    assert float(normalised_herfindahl([9.0, 0, 0])) == 1
    assert float(entropy([9.0, 0, 0])) == 0
    assert int(active([9.0, 0, 0])) == 1


@given(BASKET, BASKET)
def test_trade_of_one_industry_is_between_none_and_all(
    exports: np.ndarray, imports: np.ndarray
) -> None:
    by_product = intra_industry(exports, imports)
    assert ((by_product >= 0) & (by_product <= 1)).all()
    weights = (exports + imports) / (exports + imports).sum()
    assert float(total_intra_industry(exports, imports)) == pytest.approx(
        float(weights @ by_product)
    )
