"""Functions on draws, read off between few nodes, against the functions themselves."""

# pyright: reportArgumentType=false, reportIndexIssue=false

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.routes.study import performance
from corredor.studies.routes.study.interpolation import FEW, on_box

SIZE = 400


@given(st.floats(0.5, 2), st.floats(0.5, 2), st.floats(0.5, 2))
def test_smooth_functions_are_met(a: float, b: float, c: float) -> None:
    generator = np.random.default_rng(1)
    x, y, z = (generator.uniform(0.9, 1.1, SIZE) for _ in range(3))

    def function(u, v, w):
        return np.exp(a * u) * v**b / w**c

    assert np.allclose(on_box(function, x, y, z), function(x, y, z), rtol=5e-4)


def test_few_draws_and_floats_are_exact() -> None:
    few = np.linspace(0, 1, FEW)
    assert (on_box(np.sin, few) == np.sin(few)).all()
    assert on_box(np.sin, 0.5) == np.sin(0.5)


def test_many_results_at_once() -> None:
    x = np.linspace(1, 2, SIZE)
    both = on_box(lambda u: np.stack([u, u**2]), x)
    assert both.shape == (2, SIZE)
    assert np.allclose(both, [x, x**2])


@pytest.mark.parametrize("aircraft", ["B77W", "A333", "A21N"])
def test_fuel_plan_on_draws_is_that_of_each_draw(aircraft: str) -> None:
    generator = np.random.default_rng(2)
    from corredor.studies.routes.study.aircraft import built

    empty = built(aircraft).operating_mass
    factor = built(aircraft).airframe.fuel_factor
    way = generator.normal(4_000, 100, SIZE)
    load = generator.normal(0.15 * empty, 0.01 * empty, SIZE)
    factors = generator.normal(factor, 0.03 * factor, SIZE)
    fixed = {"aircraft": aircraft, "alternate_distance": 300.0, "taxi": 30.0}
    drawn = performance.fuel_items(
        payload=load, air_distance=way, fuel_factor=factors, operating_mass=empty, **fixed
    )
    for at in (0, 100, 399):
        one = performance.fuel_items(
            payload=float(load[at]),
            air_distance=float(way[at]),
            fuel_factor=float(factors[at]),
            operating_mass=empty,
            **fixed,
        )
        assert drawn.trip[at] == pytest.approx(float(one.trip), rel=2e-4)
        assert drawn.block_fuel[at] == pytest.approx(float(one.block_fuel), rel=2e-4)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_products_of_lines_are_exact_in_any_number_of_directions(count: int) -> None:
    generator = np.random.default_rng(count)
    draws = [generator.uniform(1, 2, SIZE) for _ in range(count)]

    def product(*parts):
        return np.stack([np.prod(parts, axis=0), np.sum(parts, axis=0)])

    assert np.allclose(on_box(product, *draws), product(*draws), rtol=1e-12)
