"""Candidates of 10,000 names among 100,000 and a million synthetic ones, two peers beside.

One ranks by character trigrams and gives the twenty nearest, as is usual; it finds what it ranks.
The other scans: it compares each name with every listed one.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import peers
from measure import Measure
from synthetic_names import Made, Names, misspelt

PEERS = ("scikit-learn", "rapidfuzz")
NAMES, MANY, ASKED, ALONE = 100_000, 1_000_000, 10_000, 1_000
EDITED = ASKED // 5
"""Names asked for that are listed ones with two random edits; the others are drawn anew."""
IMPORT, SMALL, LARGE, ONE, MEMORY = 0.3, 5.0, 30.0, 20.0, 1.0
"""Goals [CPU s], and of one name [CPU ms], of memory [GB]."""
SCANNED = 50
"""Names asked for by the peer that scans."""
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
asked, listed, rows = json.load(sys.stdin)
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
print(asking, missed)
"""
SCAN = """
import json, sys, time
from rapidfuzz import fuzz, process
asked, listed = json.load(sys.stdin)
process.cdist(asked[:1], listed, scorer=fuzz.token_sort_ratio, score_cutoff=70, workers=1)
start = time.process_time()
process.cdist(asked, listed, scorer=fuzz.token_sort_ratio, score_cutoff=70, workers=1)
print(time.process_time() - start)
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
    code = f"import json, screening_index as own; print(json.dumps(own.measured({count})))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def trigrams(count: int) -> peers.Answer:
    """Return time and misses of the peer that ranks by trigrams."""
    texts, rows = asked_names(count)
    listed = [made.text for made in Names(LISTED_SEED)(count)]
    given = json.dumps([[made.text for made in texts], listed, rows])
    return peers.answer("scikit-learn", PEER, given=given)


def full_scan(count: int) -> peers.Answer:
    """Return the time of the peer that compares some of the names with every listed one."""
    texts, _ = asked_names(count)
    listed = [made.text for made in Names(LISTED_SEED)(count)]
    given = json.dumps([[made.text for made in texts[:: ASKED // SCANNED]], listed])
    return peers.answer("rapidfuzz", SCAN, given=given)


def measures() -> Iterator[Measure]:
    imported = min(
        float(subprocess.check_output([sys.executable, "-c", IMPORTED], text=True))
        for _ in range(3)
    )
    yield Measure("import of the index of names, NumPy too", imported, "CPU s", IMPORT)
    for count, goal in ((NAMES, SMALL), (MANY, LARGE)):
        took = in_its_own_process(count)
        shown = f"{ASKED:,} x {count:,} names"
        note = f"{took['each']:.0f} candidates each, {took['truncated']:.0f} truncated"
        ranked = scanned = missed = None
        if count == NAMES:
            found = trigrams(count)
            ranked = found.peer("scikit-learn, trigrams", "all candidates but twenty")
            missed = found.peer("scikit-learn, trigrams", at=1)
            name = f"RapidFuzz, full scan, reckoned from {SCANNED} names"
            without = "other scripts, legal forms, reasons: a ratio of each pair"
            scanned = full_scan(count).peer(name, without, times=ASKED / SCANNED)
        yield Measure(shown, took["asked"], "CPU s", goal, ranked, note)
        if scanned:
            yield Measure(shown, took["asked"], "CPU s", goal, scanned, note)
        name = f"{shown}, missed of {EDITED:,} with two edits"
        yield Measure(name, took["missed"], "share", peer=missed)
        yield Measure(f"one name x {count:,}, 99th of 100", took["alone"], "CPU ms", ONE)
        if "scored" in took:
            note = f"{took['each'] * ASKED:,.0f} candidates, {took['reached']:,.0f} explained"
            yield Measure(f"{shown}, candidates scored", took["scored"], "CPU s", note=note)
        note = f"their {took['read']:.0f} s of reading not counted"
        yield Measure(f"index of {count:,} names built", took["built"], "CPU s", note=note)
        note = f"arrays {took['arrays']:.2f} GB"
        yield Measure(f"{shown}, memory with names read", took["memory"], "GB", MEMORY, note=note)
