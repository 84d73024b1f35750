"""Speed of duties and indices of trade: CPU seconds beside the goals.

    python benchmarks/speed/trade_indices.py

Synthetic flows of the size of a year of BACI; a schedule of the embedded rules, and one with a
general rate for each of some thousand lines.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import numpy as np

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

T = TypeVar("T")
ROWS = 1_000_000
COUNTRIES, PRODUCTS = 226, 5_022
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


def measured(name: str, goal: str, work: Callable[[], T]) -> T:
    start = time.process_time()
    result = work()
    print(f"{name:44} {time.process_time() - start:8.3f} CPU-s   goal {goal}")
    return result


def main() -> None:
    rng = np.random.default_rng(1)
    goods = consignments(rng)
    rules = schedule(
        "US", read_data_table("tariff_rules", "layers"), read_data_table("tariff_rules")
    )
    lines = wide()
    measured("1 M duties, embedded rules", "1", lambda: duties(rules, goods))
    measured("1 M duties, a rate for each of 5,529 lines", "1", lambda: duties(lines, goods))
    exports = rng.lognormal(0, 3, (COUNTRIES, PRODUCTS)) * (rng.random((COUNTRIES, PRODUCTS)) < 0.5)
    advantage = measured("RCA, one year", "0.7", lambda: revealed_advantage(exports))
    matrix = presence(advantage)

    def indices() -> None:
        near = proximity(matrix)
        density(matrix, near)
        complexity(matrix)
        kept = matrix[matrix.any(1)][:, matrix.any(0)]
        fitness(kept, 19)

    measured("all indices of complexity, one year", "2", indices)
    flows = measured("embedded flows, first reading", "1", reported_flows)
    year = flows.year(2019)
    marks = flows.estimated[EXPORTS, :, :, year] | flows.estimated[IMPORTS, :, :, year].T
    sides = [flows.value[side, :, :, year].astype(np.float64) for side in (EXPORTS, IMPORTS)]
    measured(
        "mirror gaps of all pairs of a year", "1", lambda: spread(sides[0], sides[1].T, marks, 1.0)
    )


if __name__ == "__main__":
    main()
