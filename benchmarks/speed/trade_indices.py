"""Duties and indices of trade, beside ecomplexity.

Synthetic flows of the size of a year of BACI; a schedule of the embedded rules, and one with a
general rate for each of some thousand lines.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import peers
from measure import Measure, cpu_of
from numpy.typing import NDArray

from corredor.data.tables import read_data_table
from corredor.data.trade_flows import EXPORTS, IMPORTS, reported_flows
from corredor.studies.trade.calc.indicators.advantage import revealed_advantage
from corredor.studies.trade.calc.indicators.complexity import (
    complexity,
    density,
    fitness,
    presence,
    proximity,
)
from corredor.studies.trade.calc.mirror.spread import spread
from corredor.studies.trade.calc.tariff.batch import Consignments, duties
from corredor.studies.trade.calc.tariff.condition import Coded
from corredor.studies.trade.calc.tariff.rules import Schedule, schedule

FloatArray = NDArray[np.float64]
PEERS = ("ecomplexity",)
GOALS = {"duties": 1.0, "indices": 2.0}
"""Seconds."""
PEER = """
import sys, time
import numpy as np, pandas as pd
from ecomplexity import ecomplexity
exports = np.load(sys.argv[1])
columns = {"time": "year", "loc": "country", "prod": "product", "val": "value"}
def frame(exports):
    i, k = np.indices(exports.shape)
    parts = {"year": 2022, "country": i.ravel(), "product": k.ravel(), "value": exports.ravel()}
    return pd.DataFrame(parts)
ecomplexity(frame(exports[:40, :200]), columns)
data = frame(exports)
start = time.process_time()
found = ecomplexity(data, columns)
took = time.process_time() - start
print(took, *found.groupby("country").eci.first())
"""
ROWS = 1_000_000
COUNTRIES, PRODUCTS, FEWER = 226, 5_022, 2_000
WORDS = {
    "claim": ("USMCA", "none"),
    "content_approved": ("yes", "no"),
    "content_overstated": ("yes", "no"),
    "annex": ("I-A", "I-B", "II", "III", "none"),
    "smelted": ("RU", "CA", "MX"),
    "cast": ("RU", "CA", "MX"),
    "us_metal": ("yes", "no"),
    "derivative": ("yes", "no"),
    "use": ("us_assembly", "sale"),
}
SHARES = ("us_content", "metal_content", "metal_weight", "foreign_parts")
LINES = tuple(
    f"{chapter:02d}{heading:02d}{rest}10"
    for chapter in range(1, 98)
    for heading in range(1, 20)
    for rest in ("10", "90", "91")
)


def consignments(rng: np.random.Generator) -> Consignments:
    def column(words: tuple[str, ...]) -> Coded:
        return Coded(words, rng.integers(0, len(words), ROWS))

    days = rng.integers(date(2025, 1, 1).toordinal(), date(2026, 12, 1).toordinal(), ROWS)
    attributes = {name: column(words) for name, words in WORDS.items()}
    return Consignments(
        column(LINES),
        column(("MX", "RU", "CN", "CA", "GB", "DE")),
        days.astype(np.int32),
        {**attributes, **{name: rng.random(ROWS) for name in SHARES}},
    )


def wide() -> Schedule:
    """A schedule with a general rate for every line."""
    rows = [row for row in read_data_table("tariff_rules") if row["importer"] == "US"]
    plain = next(row for row in rows if row["id"] == "us_mfn_8703")
    rates = [
        plain | {"id": f"line_{place}", "lines": line, "rate": str(place % 30 / 100)}
        for place, line in enumerate(LINES)
    ]
    return schedule(
        "US", read_data_table("tariff_rules", "layers"), [*rates, *(r for r in rows if r != plain)]
    )


def measures() -> Iterator[Measure]:
    rng = np.random.default_rng(1)
    goods = consignments(rng)
    plain = schedule(
        "US", read_data_table("tariff_rules", "layers"), read_data_table("tariff_rules")
    )
    for name, rules in (("embedded rules", plain), (f"a rate for {len(LINES):,} lines", wide())):
        took = cpu_of(lambda rules=rules: duties(rules, goods))
        yield Measure(f"{ROWS:,} duties, {name}", took, "CPU s", GOALS["duties"])
    exports = rng.lognormal(0, 3, (COUNTRIES, PRODUCTS)) * (rng.random((COUNTRIES, PRODUCTS)) < 0.5)
    yield from _indices(exports)
    yield Measure("embedded flows, first reading", cpu_of(reported_flows), "CPU s")
    flows = reported_flows()
    year = flows.year(2019)
    marks = flows.estimated[EXPORTS, :, :, year] | flows.estimated[IMPORTS, :, :, year].T
    sides = [flows.value[side, :, :, year].astype(np.float64) for side in (EXPORTS, IMPORTS)]
    took = cpu_of(lambda: spread(sides[0], sides[1].T, marks, 1.0))
    yield Measure("mirror gaps of all pairs of a year", took, "CPU s")


def _indices(exports: FloatArray) -> Iterator[Measure]:
    name = f"RCA, complexity, proximity, density of {COUNTRIES} countries"
    took = cpu_of(lambda: _complexities(exports))
    yield Measure(f"{name} and {PRODUCTS:,} products", took, "CPU s", GOALS["indices"])
    some = exports[:, :FEWER]
    kept: list[FloatArray] = []
    took = cpu_of(lambda: kept.append(_complexities(some)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "exports.npy"
        np.save(path, some)
        found = peers.answer("ecomplexity", PEER, str(path))
    if found.numbers:
        np.testing.assert_allclose(found.numbers[1:], kept[0], rtol=1e-4, atol=1e-4)
    peer = found.peer("ecomplexity", "fitness")
    yield Measure(f"{name} and {FEWER:,} products", took, "CPU s", peer=peer)


def _complexities(exports: FloatArray) -> FloatArray:
    """Find all indices and return that of the countries."""
    matrix = presence(revealed_advantage(exports))
    density(matrix, proximity(matrix))
    found = complexity(matrix).country
    fitness(matrix[matrix.any(1)][:, matrix.any(0)], 19)
    return found
