"""What tests of plans share: the synthetic region with its exact optimum, and random systems."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corredor.studies.energy.calc.dispatch import Option, Region, Storage

DATA = Path(__file__).parent / "data"
LOST = 5_000.0


@pytest.fixture(scope="session")
def synthetic_rows() -> dict[str, dict[str, str]]:
    """Return the options of the synthetic region by name, with their part in the optimum."""
    with (DATA / "synthetic_region_options.csv").open(encoding="utf-8") as stream:
        return {row["option"]: row for row in csv.DictReader(stream)}


@pytest.fixture(scope="session")
def synthetic_region(synthetic_rows: dict[str, dict[str, str]]) -> Region:
    """Return the synthetic region: 8,760 hours, seven options and a battery."""
    hourly = np.genfromtxt(DATA / "synthetic_region_hourly.csv", delimiter=",", names=True)
    options = []
    for name, row in synthetic_rows.items():
        if row["kind"] == "storage":
            continue
        share = row["availability"]
        column = share.removeprefix("column ")
        options.append(
            Option(
                name,
                float(row["annual_cost_usd_mw_y"]),
                float(row["marginal_usd_mwh"]),
                float(share) if column == share else np.ascontiguousarray(hourly[column]),
            )
        )
    power, energy = (synthetic_rows[f"battery_{part}"] for part in ("power", "energy"))
    held, kept = (float(row["annual_cost_usd_mw_y"]) for row in (power, energy))
    efficiency = float(power["one_way_efficiency"])
    store = Storage(held, kept, efficiency, efficiency, name="battery")
    return Region(np.ascontiguousarray(hourly["demand_mw"]), tuple(options), LOST, store)


@pytest.fixture(scope="session")
def random_region() -> Callable[[int], Region]:
    """Return a maker of small systems by seed; some have no options, or no room for a store."""
    return _random_region


def _random_region(seed: int) -> Region:
    draw = np.random.default_rng(seed)
    hours = int(draw.integers(24, 120))
    clock = np.arange(hours) * 2 * np.pi / 24
    wave = 1 + np.sin(clock + draw.uniform(0, 6)) / 2 + 0.3 * draw.random(hours)
    scale = hours / 8760
    sun = np.clip(np.sin(clock) + 0.2 * draw.random(hours), 0, 1)
    options: list[Option] = []
    for place in range(int(draw.integers(0, 7))):
        kind = int(draw.integers(5))
        share = (0.9, 1.0, sun, draw.random(hours), 0.75)[kind]
        marginal = 0.0 if kind == 2 else float(draw.uniform(5, 250))
        option = Option(f"o{place}", float(draw.uniform(2e4, 9e5)) * scale, marginal, share)
        option = replace(option, must_run=0.3) if draw.random() < 0.2 else option
        if draw.random() < 0.3:
            option = replace(option, most=float(draw.choice([0.0, draw.uniform(1, 200)])))
        options.append(option)
    store = None
    if draw.random() < 0.8:
        costs = np.array([33_000.0, 26_000.0]) * scale * draw.choice([0.05, 1.0, 10.0])
        ways = float(draw.choice([0.95, 0.8, 1.0])), float(draw.choice([0.95, 0.9, 1.0]))
        room = np.where(draw.random(2) < 0.15, 0.0, np.inf).tolist()
        power, energy = costs.tolist()
        store = Storage(power, energy, *ways, most_power=room[0], most_energy=room[1])
    lost = float(draw.choice([150.0, 500.0, LOST]))
    demand = draw.uniform(50, 500) * wave
    return Region(demand, tuple(options), lost, store, float(draw.choice([1.0, 2.0])))
