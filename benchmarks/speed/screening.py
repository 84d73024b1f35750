"""Candidates of 10,000 names among 100,000 and a million synthetic ones, a ranking peer beside.

The peer runs in an interpreter of its own with scikit-learn: ``CORREDOR_SKLEARN=/path/to/python``.
It ranks by character trigrams and gives the twenty nearest, as is usual; it finds what it ranks.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from measure import Measure

sys.path.insert(0, str(Path(__file__).parents[1]))
from synthetic_names import Made, Names, misspelt

NAMES, MANY, ASKED, ALONE = 100_000, 1_000_000, 10_000, 1_000
EDITED = ASKED // 5
"""Names asked for that are listed ones with two random edits; the others are drawn anew."""
IMPORT, SMALL, LARGE, ONE, MEMORY, BUILD = 0.3, 5.0, 30.0, 20.0, 1.0, 60.0
"""Goals [CPU s], and of one name [CPU ms], of memory [GB]."""
SCORED = 10.0
"""Goal of scoring all candidates [CPU s]."""
MISSED = 0.02
"""Goal of listed names with two edits that are missed: those below the budget [share]."""
LISTED_SEED, OTHER_SEED, EDITS_SEED = 7, 8, 5
IMPORTED = """
import time
begin = time.process_time()
import corredor.studies.screening.calc.index
print(time.process_time() - begin)
"""
PEER = """
import json, sys, time
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
asked, listed, rows = json.load(open(sys.argv[1]))
begin = time.process_time()
vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32)
held = vectors.fit_transform(listed).T.tocsc()
fitted = time.process_time()
queries, found = vectors.transform(asked), []
held = held.tocsr()
for first in range(0, len(asked), 200):
    scores = queries[first : first + 200] @ held
    for row in range(scores.shape[0]):
        a, b = scores.indptr[row : row + 2]
        values = scores.data[a:b]
        top = np.argpartition(-values, min(20, len(values) - 1))[:20] if len(values) else []
        found.append(set(scores.indices[a:b][top].tolist()))
asking = time.process_time() - fitted
missed = float(np.mean([row not in found[at] for at, row in enumerate(rows)]))
print(json.dumps({"asked": asking, "missed": missed}))
"""


def asked_names(count: int) -> tuple[list[Made], list[int]]:
    """Return names to ask for, and the listed ones of which the first are misspellings."""
    random = np.random.default_rng(EDITS_SEED)
    rows = sorted(random.choice(count, EDITED, replace=False).tolist())
    wanted = set(rows)
    listed = [made for at, made in enumerate(Names(LISTED_SEED)(count)) if at in wanted]
    edited = [Made(misspelt(made.text, random, 2), made.schema) for made in listed]
    return [*edited, *Names(OTHER_SEED)(ASKED - EDITED)], rows


def measured(count: int) -> dict[str, float]:
    """Return what building and asking an index of so many names takes."""
    from corredor.studies.screening.calc.index import NameIndex, candidates, size_of
    from corredor.studies.screening.study.forms import name_reader

    reader, reading = name_reader(), 0.0

    def forms() -> Iterator[Any]:
        nonlocal reading
        for made in Names(LISTED_SEED)(count):
            begin = time.process_time()
            form = reader.form(*made)
            reading += time.process_time() - begin
            yield form

    drawn = cpu_of_drawing(count)
    begin = time.process_time()
    index = NameIndex.of(forms())
    built = time.process_time() - begin - reading - drawn
    texts, rows = asked_names(count)
    queries = [reader.form(*made) for made in texts]
    candidates(index, queries[:1])
    begin = time.process_time()
    found = candidates(index, queries)
    took = time.process_time() - begin
    scored = scoring(found, index, queries, count) if count == NAMES else {}
    alone: list[float] = []
    for query in queries[:: ASKED // ALONE]:
        begin = time.process_time()
        candidates(index, [query])
        alone.append(time.process_time() - begin)
    return {
        "built": built,
        "read": reading,
        "asked": took,
        "alone": float(np.percentile(alone, 99)) * 1e3,
        "missed": float(np.mean([row not in found.of(at) for at, row in enumerate(rows)])),
        "each": len(found) / ASKED,
        "truncated": found.coverage.truncated,
        "arrays": size_of(index) / 2**30,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
        **scored,
    }


def scoring(found: Any, index: Any, queries: list[Any], count: int) -> dict[str, float]:
    """Return what scoring all candidates takes, with the words that met where one must look."""
    from corredor.studies.screening.calc.names import KeptForms
    from corredor.studies.screening.study.forms import name_reader
    from corredor.studies.screening.study.scorer import scorer

    reader, judge = name_reader(), scorer()
    listed = KeptForms(reader.form(*made) for made in Names(LISTED_SEED)(count))
    asked = KeptForms(queries)
    bounds = judge.thresholds
    begin = time.process_time()
    reached = 0
    for one, other in judge.batch(listed).reaching(asked, found.asked, found.names, bounds):
        judge.score(queries[one], listed[other], weak=False)
        reached += 1
    return {"scored": time.process_time() - begin, "reached": reached}


@lru_cache
def cpu_of_drawing(count: int) -> float:
    begin = time.process_time()
    for _ in Names(LISTED_SEED)(count):
        pass
    return time.process_time() - begin


def in_its_own_process(count: int) -> dict[str, float]:
    command = [sys.executable, __file__, str(count)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return json.loads(done.stdout)


def peer(count: int) -> dict[str, float | None]:
    python = os.environ.get("CORREDOR_SKLEARN")
    if not python:
        return {"asked": None, "missed": None}
    texts, rows = asked_names(count)
    listed = [made.text for made in Names(LISTED_SEED)(count)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.json"
        path.write_text(json.dumps([[made.text for made in texts], listed, rows]), "utf-8")
        command = [python, "-c", PEER, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def measures() -> Iterator[Measure]:
    imported = min(
        float(subprocess.check_output([sys.executable, "-c", IMPORTED], text=True))
        for _ in range(3)
    )
    yield Measure("import of the index of names, NumPy too (CPU)", imported, "s", IMPORT)
    ranked, name = peer(NAMES), "trigrams, twenty nearest"
    for count, goal in ((NAMES, SMALL), (MANY, LARGE)):
        took = in_its_own_process(count)
        beside = ranked if count == NAMES else {"asked": None, "missed": None}
        shown = f"{ASKED:,} x {count:,} names"
        each = f"{took['each']:.0f} candidates each, {took['truncated']:.0f} truncated"
        yield Measure(f"{shown}, {each} (CPU)", took["asked"], "s", goal, name, beside["asked"])
        missed = f"{shown}, missed of {EDITED:,} with two edits"
        yield Measure(missed, took["missed"], "share", MISSED, name, beside["missed"])
        yield Measure(f"one name x {count:,}, 99th of 100 (CPU)", took["alone"], "ms", ONE)
        if "scored" in took:
            pairs = f"{took['each'] * ASKED:,.0f} candidates, {took['reached']:,.0f} explained"
            yield Measure(f"{shown}, {pairs} (CPU)", took["scored"], "s", SCORED)
        build = f"index of {count:,} names built, their {took['read']:.0f} s of reading not counted"
        yield Measure(f"{build} (CPU)", took["built"], "s", BUILD)
        arrays = f"{shown}, memory with names read, arrays {took['arrays']:.2f} GB"
        yield Measure(arrays, took["memory"], "GB", MEMORY)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(int(sys.argv[1]))))
    else:
        for measure in measures():
            print(measure.row())
