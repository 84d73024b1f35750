"""Synthetic regions of a benchmark's own: an isolated grid by the hour, and random small systems.

Everything is drawn from a seed: no figure is about a real place.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from corredor.studies.energy.calc.dispatch import Line, Network, Node, Option, Region, Storage

HOURS = 8_760
LOST = 5_000.0


def island(years: int = 1, seed: int = 1, *, cable: bool = True) -> Region:
    """An isolated grid of 660 MW with seven options and a battery, over weather years."""
    draw = np.random.default_rng(seed)
    demand, sun, wind = (
        np.concatenate(rows) for rows in zip(*(_year(draw) for _ in range(years)), strict=True)
    )
    options = [
        Option("diesel", 104_310.90, 190.0),
        Option("lng_ccgt", 131_034.29, 85.0),
        Option("lng_ocgt", 80_620.58, 135.0),
        Option("smr", 917_181.54, 13.0, 0.93),
        Option("solar", 95_944.69, 0.0, sun),
        Option("wind", 172_518.17, 0.0, wind),
    ]
    if cable:
        options.append(Option("hvdc", 184_334.31, 55.0))
    store = Storage(33_207.39, 25_702.50, 0.95, 0.95, name="battery")
    return Region(demand, tuple(options), LOST, store, float(years))


def _year(draw: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Hourly demand [MW], and shares of sun and wind, of one year."""
    hour = np.arange(HOURS)
    day, season = hour % 24, np.cos(2 * np.pi * (hour / HOURS - 0.6))
    evening = np.exp(-(((day - 20) / 4) ** 2)) + 0.7 * np.exp(-(((day - 15) / 3) ** 2))
    load = (1 + 0.35 * season) * (0.75 + 0.3 * evening) * (1 + 0.03 * draw.standard_normal(HOURS))
    clear = np.repeat(draw.beta(6, 1.5, HOURS // 24), 24)
    sun = np.clip(np.sin(np.pi * (day - 6) / 12), 0, None) ** 1.2 * clear * (0.85 + 0.1 * season)
    state, gusts = 0.0, np.empty(HOURS)
    for t, push in enumerate(draw.standard_normal(HOURS)):
        state = 0.97 * state + 0.24 * push
        gusts[t] = state
    wind = 1 / (1 + np.exp(-1.6 * (gusts - 0.9)))
    return 660 * draw.uniform(0.95, 1.03) * load / load.max(), sun, wind


def random_system(seed: int) -> Region:
    """A small system; some have no options, none of one, or no room for power or energy."""
    draw = np.random.default_rng(seed)
    hours = int(draw.integers(24, 200))
    clock = np.arange(hours) * 2 * np.pi / 24
    wave = 1 + np.sin(clock + draw.uniform(0, 6)) / 2 + 0.3 * draw.random(hours)
    scale = hours / HOURS
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


def random_network(seed: int) -> Network:
    """Two or three small nodes with lines, up to two stores each, and ramps."""
    draw = np.random.default_rng(seed)
    hours, count = 48, int(draw.integers(2, 4))
    clock, scale = np.arange(hours) * 2 * np.pi / 24, hours / HOURS
    nodes: list[Node] = []
    ramps: dict[str, float] = {}
    for place in range(count):
        wave = 1 + np.sin(clock + draw.uniform(0, 6)) / 2 + 0.3 * draw.random(hours)
        sun = np.clip(np.sin(clock) + 0.2 * draw.random(hours), 0, 1)
        options = [Option("peaker", float(draw.uniform(5e4, 1e5)) * scale, 180.0)]
        options.append(Option("plant", float(draw.uniform(1e5, 9e5)) * scale, 40.0, 0.9))
        options.append(Option("sun", float(draw.uniform(5e4, 2e5)) * scale, 0.0, sun))
        stores = [
            Storage(3e4 * scale, 2.5e4 * scale, 0.95, 0.95, name=f"s{number}")
            for number in range(int(draw.integers(0, 3)))
        ]
        nodes.append(Node(f"n{place}", draw.uniform(50, 300) * wave, tuple(options), tuple(stores)))
        if draw.random() < 0.5:
            ramps[f"n{place}.plant"] = float(draw.uniform(0.05, 0.5))
    lines = tuple(
        Line(
            f"l{place}",
            f"n{place}",
            f"n{place + 1}",
            float(draw.uniform(1e4, 2e5)) * scale,
            float(draw.choice([1.0, 0.95])),
        )
        for place in range(count - 1)
    )
    return Network(tuple(nodes), lines, LOST, ramps)
