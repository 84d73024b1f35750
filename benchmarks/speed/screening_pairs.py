"""A pair of names judged, with its reasons, beside the matchers of nomenklatura on name_bench.

What each finds there is scored in ``quality/screening_peers.py``; here only the time counts.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import peers
from measure import Measure, cpu_of

from corredor.studies.screening.calc.score import score
from corredor.studies.screening.study.forms import name_reader
from corredor.studies.screening.study.scorer import score_model

PEERS = ("nomenklatura", "followthemoney")
PAIRS = Path(__file__).parents[1] / "quality" / "name_bench.csv"
MATCHERS = ("logic-v2", "logic-v1", "name-based", "regression-v1")
GOAL = 1e-3
"""Seconds a pair."""
WARM = 100
"""Pairs that are judged before, for tables are read and kept then [1]."""
COMPARED = """
import json, sys, time
from followthemoney import model
from nomenklatura.matching import get_algorithm
from nomenklatura.matching.types import ScoringConfig
SCHEMAS = {"person": "Person", "vessel": "Vessel"}
compare = get_algorithm(sys.argv[1]).compare
config = ScoringConfig.defaults()
def entity(number, schema, name):
    schema = SCHEMAS.get(schema, "Organization")
    return model.get_proxy({"id": str(number), "schema": schema, "properties": {"name": [name]}})
def judged(some):
    for schema, one, other in some:
        compare(entity(0, schema, one), entity(1, schema, other), config)
pairs = json.load(sys.stdin)
judged(pairs[:int(sys.argv[2])])
start = time.process_time()
judged(pairs)
print((time.process_time() - start) / len(pairs))
"""


def pairs() -> list[tuple[str, str, str]]:
    """Return kind and two names of each pair."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [
            ("person" if row["schema"] == "Person" else "organisation", row["name1"], row["name2"])
            for row in csv.DictReader(file)
        ]


def measures() -> Iterator[Measure]:
    held, reader, model = pairs(), name_reader(), score_model()

    def judged(some: list[tuple[str, str, str]]) -> None:
        for kind, one, other in some:
            score(reader.form(one, kind), reader.form(other, kind), model)

    judged(held[:WARM])
    each = cpu_of(lambda: judged(held)) / len(held)
    for matcher in MATCHERS:
        found = peers.answer("nomenklatura", COMPARED, matcher, str(WARM), given=json.dumps(held))
        peer = found.peer(f"nomenklatura, {matcher}")
        yield Measure("a pair of names judged", each, "CPU s", GOAL, peer)
