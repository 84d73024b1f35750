"""Names of screening beside nomenklatura's matchers, in one run: quality, and time of a pair.

``NOMENKLATURA_PYTHON=/path/to/python python benchmarks/quality/screening_peers.py``, where that
interpreter has ``nomenklatura`` (``pip install nomenklatura``; where PyICU has no wheel it needs
libicu-dev, pkg-config and a C++ compiler). Printed, for each matcher: F1, precision and recall on
``name_bench.csv``; the share of corridor pairs judged rightly; the CPU time of a pair after the
first hundred, and how many times ours it takes. Ours is judged by the regression that has not seen
the pair, at the thresholds in use; a peer's match is a score from 0.70, as its authors set it. The
first person that a matcher is asked for is timed apart: tables are loaded then.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from screening_names import HERE, Judge
from screening_names import name_scores as fitting

from corredor.studies.screening.calc.score import score

MATCHERS: Final = ("logic-v2", "logic-v1", "name-based", "regression-v1")
LEAST: Final = 0.70
WARM: Final = 100
PEER: Final = """
import json, sys, time
begin = time.process_time()
from followthemoney import model
from nomenklatura.matching import get_algorithm
from nomenklatura.matching.types import ScoringConfig
SCHEMAS = {"person": "Person", "vessel": "Vessel"}
pairs, matchers, warm = json.load(sys.stdin)
said = {"import": time.process_time() - begin}
def entity(number, schema, name):
    schema = SCHEMAS.get(schema, "Organization")
    data = {"id": number, "schema": schema, "properties": {"name": [name]}}
    return model.get_proxy(data)
def asked(number):
    schema, one, other = pairs[number]
    return entity(f"a{number}", schema, one), entity(f"b{number}", schema, other)
config = ScoringConfig.defaults()
for matcher in matchers:
    compare = get_algorithm(matcher).compare
    begin = time.process_time()
    compare(*asked(0), config)
    first = time.process_time() - begin
    for number in range(warm):
        compare(*asked(number), config)
    made = [asked(number) for number in range(len(pairs))]
    begin = time.process_time()
    scores = [compare(*two, config).score for two in made]
    took = (time.process_time() - begin) / len(pairs)
    said[matcher] = {"scores": scores, "pair": took, "first": first}
json.dump(said, sys.stdout)
"""


def measures(hits: Sequence[bool], labels: Sequence[bool]) -> tuple[float, float, float]:
    """Return F1, precision and recall."""
    both = sum(hit and label for hit, label in zip(hits, labels, strict=True))
    return (
        2 * both / (sum(hits) + sum(labels)),
        both / max(sum(hits), 1),
        both / max(sum(labels), 1),
    )


def ours(judge: Judge, pairs: Sequence[Any], bench: Sequence[Any]) -> tuple[list[bool], float]:
    """Return what we judge of all pairs, those of name_bench left out in turn, and the time."""
    forms = [(judge.form(one, schema), judge.form(other, schema)) for schema, one, other in pairs]
    for one, other in forms[:WARM]:
        score(one, other, judge.model)
    begin = time.process_time()
    values = [score(judge.form(a, s), judge.form(b, s), judge.model) for s, a, b in pairs]
    took = (time.process_time() - begin) / len(pairs)
    x = fitting.feature_rows(list(bench))
    y = np.array([float(row[3]) for row in bench])
    person = np.array([row[0] == "person" for row in bench])
    hits = np.zeros(len(bench), np.bool_)
    for schema, rows in (("person", person), ("organisation", ~person)):
        hits[rows] = fitting.left_out(x[rows], y[rows]) >= judge.model.review[schema]
    rest = [
        value.value >= judge.model.review[judge.model.kind(one.schema, other.schema)]
        for value, (one, other) in list(zip(values, forms, strict=True))[len(bench) :]
    ]
    return [*hits.tolist(), *rest], took


def main() -> None:
    """Print a line for each matcher."""
    bench = fitting.read_pairs(fitting.PAIRS)
    corridor = fitting.read_pairs(HERE / "corridor_pairs.csv")
    pairs = [(schema, one, other) for schema, one, other, *_ in (*bench, *corridor)]
    labels = [row[3] for row in (*bench, *corridor)]
    hits, took = ours(Judge(), pairs, bench)
    found: dict[str, tuple[list[bool], float, float]] = {"corredor": (hits, took, 0.0)}
    python = os.environ.get("NOMENKLATURA_PYTHON")
    if python:
        given = json.dumps([pairs, MATCHERS, WARM])
        done = subprocess.run(
            [python, "-c", PEER], input=given, check=True, capture_output=True, text=True
        )
        said = json.loads(done.stdout)
        print(f"nomenklatura imported in {said['import']:.1f} s of CPU")
        for name in MATCHERS:
            held = said[name]
            hits = [value >= LEAST for value in held["scores"]]
            found[name] = hits, held["pair"], held["first"]
    else:
        print("NOMENKLATURA_PYTHON names no interpreter: no peer beside", file=sys.stderr)
    size = len(bench)
    for name, (judged, pair, first) in found.items():
        f1, precision, recall = measures(judged[:size], labels[:size])
        right = [hit == label for hit, label in zip(judged[size:], labels[size:], strict=True)]
        print(
            f"{name:14} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  "
            f"corridor {sum(right)}/{len(right)}  {pair * 1e6:6.0f} µs a pair, "
            f"{pair / took:.1f} times ours; first pair {first:.1f} s"
        )


if __name__ == "__main__":
    main()
