"""Sweeps: whoever computes the parts, the bytes are the same."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import pytest

from corredor.core.study import Inputs, Result
from corredor.run.codec import encode
from corredor.studies.energy.calc.dispatch import Option, Region, Storage
from corredor.studies.energy.calc.expansion.frontier import Cases
from corredor.studies.energy.calc.expansion.sweep import (
    design_plan,
    swept_plans,
    years_of,
)
from corredor.studies.energy.study import STUDY
from corredor.testing import ENSEMBLE, attached

Apply = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Apply]:
    """A mapper over two processes of a Dask cluster, spoken to over TCP."""
    distributed: Any = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            protocol="tcp://",
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # None takes port 8787 all the same
        ) as cluster,
        distributed.Client(cluster.scheduler_address, set_as_default=False) as client,
    ):
        assert cluster.scheduler_address.startswith("tcp://")
        yield lambda work, parts: client.gather(client.map(work, list(parts), pure=False))


def island(years: int) -> Region:
    hours = np.arange(8760 * years)
    draw = np.random.default_rng(3)
    sun = np.clip(np.sin((hours % 24 - 6) * np.pi / 12), 0, 1) * draw.uniform(0.5, 1, len(hours))
    options = (
        Option("engines", 9e4, 180.0),
        Option("gas", 1.3e5, 80.0),
        Option("reactor", 9e5, 12.0, 0.9),
        Option("sun", 9e4, 0.0, sun),
    )
    store = Storage(3e4, 2.5e4, 0.95, 0.95)
    demand = 100 + 40 * (hours % 24 > 17) + 20 * draw.random(len(hours))
    return Region(demand, options, 4_000.0, store, float(years))


def test_a_cluster_gives_the_same_bytes_as_one_process(elsewhere: Apply) -> None:
    region = island(2)
    draw = np.random.default_rng(4)
    costs = region.annual_costs * np.exp(0.4 * draw.standard_normal((16, len(region.names))))
    cases = Cases(costs, growths=np.exp(0.1 * draw.standard_normal(16)))
    here = swept_plans(region, cases, size=8)
    there = swept_plans(region, cases, size=8, map=elsewhere)
    for name in ("capacities", "upper", "lower", "certified", "break_even", "calls"):
        assert getattr(here, name).tobytes() == getattr(there, name).tobytes()
    asked = [(year, 1e-5) for year in years_of(region)]
    for one, other in zip(map(design_plan, asked), elsewhere(design_plan, asked), strict=True):
        assert one.capacities.tobytes() == other.capacities.tobytes()
        assert (one.cost, one.lower) == (other.cost, other.lower)


def test_the_study_does_not_depend_on_who_computes_its_parts(grid: Any, elsewhere: Apply) -> None:
    grid.change("regions", "grid", draws="60")
    grid.change("options", "reactor", overnight=(5_000, "USD_2024/kW", 2_000, 9_000))
    held = {path: attached(path, content) for path, content in grid.files.items()}

    def run(**by: Any) -> Result:
        return STUDY.run(Inputs("energy", ENSEMBLE, grid.parts, {}, held, {}, **by))

    shown: list[str] = []

    def backwards(work: Callable[[Any], Any], parts: Iterable[Any]) -> list[Any]:
        asked = list(parts)
        shown.extend(type(part).__name__ for part in asked)
        return [work(part) for part in reversed(asked)][::-1]

    first = encode(run())
    assert encode(run(map=elsewhere)) == first
    assert encode(run(map=backwards)) == first
    assert len(shown) > 4
