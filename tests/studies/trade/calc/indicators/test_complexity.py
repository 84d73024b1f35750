"""Complexity: definitions checked another way, and what the sample rule drops."""

import numpy as np
import pytest

from corredor.studies.trade.calc.indicators.complexity import (
    Rule,
    complexity,
    density,
    fitness,
    presence,
    proximity,
    sample,
)


@pytest.fixture(scope="module")
def matrix() -> np.ndarray:
    rng = np.random.default_rng(11)
    able, hard = rng.normal(size=(30, 1)), rng.normal(size=(1, 80))
    return (able - hard + rng.normal(scale=0.7, size=(30, 80)) > 0).astype(float)


def test_the_index_is_an_eigenvector_of_the_definition(matrix: np.ndarray) -> None:
    found = complexity(matrix)
    rows, columns = matrix.sum(1) > 0, matrix.sum(0) > 0
    kept = matrix[np.ix_(rows, columns)]
    walk = (kept / kept.sum(1)[:, None]) @ (kept / kept.sum(0)).T
    values, vectors = np.linalg.eig(walk)
    second = np.real(vectors[:, np.argsort(-np.real(values))[1]])
    second = (second - second.mean()) / second.std()
    index = found.country[rows]
    assert min(abs(index - second).max(), abs(index + second).max()) < 1e-9
    assert (index.mean(), index.std()) == pytest.approx((0, 1), abs=1e-12)
    assert np.corrcoef(index, found.diversity[rows])[0, 1] > 0


def test_order_of_countries_and_products_changes_nothing(matrix: np.ndarray) -> None:
    rng = np.random.default_rng(12)
    rows, columns = rng.permutation(30), rng.permutation(80)
    plain, turned = complexity(matrix), complexity(matrix[np.ix_(rows, columns)])
    np.testing.assert_allclose(turned.country, plain.country[rows], atol=1e-9)
    np.testing.assert_allclose(turned.product, plain.product[columns], atol=1e-9)


def test_an_empty_country_is_left_out_and_changes_no_other(matrix: np.ndarray) -> None:
    wider = np.vstack([matrix, np.zeros(80)])
    found = complexity(wider)
    assert np.isnan(found.country[-1])
    np.testing.assert_allclose(found.country[:-1], complexity(matrix).country, atol=1e-9)


def test_groups_without_a_common_product_are_not_compared() -> None:
    apart = np.zeros((4, 4))
    apart[:2, :2] = apart[2:, 2:] = [[1.0, 1.0], [1.0, 0.0]]
    with pytest.raises(ValueError, match="share no product"):
        complexity(apart)
    with pytest.raises(ValueError, match="three countries"):
        complexity(np.ones((2, 3)))


def test_proximity_is_the_lesser_conditional_chance() -> None:
    has = np.array([[1.0, 1, 0], [1.0, 0, 0], [1.0, 1, 1], [0.0, 0, 1]])
    near = proximity(has)
    assert near[0, 1] == pytest.approx(2 / 3)  # 2 of 3 that have the first have the second
    assert near[0, 2] == pytest.approx(1 / 3)
    assert np.diag(near).tolist() == [1, 1, 1]
    held = density(has, near)
    assert held[2].tolist() == [1, 1, 1]
    assert held[1, 1] == pytest.approx(near[0, 1] / near[:, 1].sum())


def test_fitness_after_one_update_by_hand_and_its_means(matrix: np.ndarray) -> None:
    kept = matrix[matrix.any(1)][:, matrix.any(0)]
    first = fitness(kept, 1)
    np.testing.assert_allclose(first.country, kept.sum(1) / kept.sum(1).mean())
    ubiquity = 1 / kept.sum(0)
    np.testing.assert_allclose(first.product, ubiquity / ubiquity.mean())
    later = fitness(kept, 19)
    assert (later.country.mean(), later.product.mean()) == pytest.approx((1, 1))


def test_fitness_refuses_an_empty_row() -> None:
    with pytest.raises(ValueError, match="drop it before"):
        fitness(np.array([[1.0, 1.0], [0.0, 0.0]]), 3)


def test_presence_counts_an_unknown_advantage_as_none() -> None:
    assert presence(np.array([[1.0, 0.99, np.nan]])).tolist() == [[1, 0, 0]]


def test_the_sample_rule_says_what_it_drops() -> None:
    exports = np.array([[9.0, 9.0], [9.0, 0.0], [1.0, 0.0], [9.0, 9.0]])
    found = sample(exports, np.array([5e6, 5e4, 5e6, np.nan]), Rule(1e6, 5.0, 10.0))
    assert found.countries.tolist() == [True, False, False, False]
    assert found.products.tolist() == [False, False]
    assert {why: out.tolist() for why, out in found.dropped.items()} == {
        "population": [1, 3],
        "exports": [2],
        "world_exports": [0, 1],
    }
