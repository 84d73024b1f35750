"""The whole study: 500 parties against a list of 100,000 synthetic names, from file to tables.

The list is a table of the user's own with an alias in Cyrillic letters for one entry in ten. The
parties are a tenth misspelt listed names, the others drawn anew; recall is measured on 200 names,
which asks for some 1,000 more.
"""

from __future__ import annotations

import csv
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
from measure import Measure
from synthetic_names import Names, misspelt

NAMES, PARTIES, ALIASED = 100_000, 500, 10
MEMORY = 1.0
"""Goal [GB]."""
TO_CYRILLIC = str.maketrans("abvgdezijklmnoprstufhyc", "абвгдезийклмнопрстуфхыц")
LISTED_SEED, OTHER_SEED, EDITS_SEED = 7, 8, 5
COLUMNS = "id=id; name=name; alias=alias; schema=schema; programme=programme; measure=measure"


def listed_file(count: int) -> bytes:
    """Return a list as a table."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("id", "name", "alias", "schema", "programme", "measure"))
    for at, made in enumerate(Names(LISTED_SEED)(count - count // (ALIASED + 1))):
        alias = made.text.lower().translate(TO_CYRILLIC).title() if at % ALIASED == 0 else ""
        writer.writerow((f"e{at}", made.text, alias, made.schema, "DEMO", "asset_freeze"))
    return file.getvalue().encode()


def parts(parties: int, count: int) -> dict[str, Any]:
    """Return the tables of a folder that screens so many parties."""
    from corredor.core.errors import Place
    from corredor.core.study import Settings
    from corredor.core.table import Row
    from corredor.studies.screening.inputs import TABLES
    from corredor.studies.screening.study import READ

    specs = {spec.name: spec for spec in TABLES}
    random = np.random.default_rng(EDITS_SEED)
    drawn = list(Names(OTHER_SEED)(parties))
    for at, made in enumerate(Names(LISTED_SEED)(count)):
        if at >= parties // 10:
            break
        drawn[at * 10] = made._replace(text=misspelt(made.text, random, 2))

    def rows(table: str, cells: list[dict[str, str]]) -> tuple[Row, ...]:
        spec = specs[table]
        lists = {column.name for column in spec.columns if column.kind == "ids"}
        return tuple(
            Row(
                {
                    name: tuple(text.split()) if name in lists else text
                    for name, text in row.items()
                },
                Place(spec.file, line),
                {name: column for column, name in enumerate(row, 1)},
            )
            for line, row in enumerate(cells, 2)
        )

    said = {"rationale": "benchmark", "owner": "benchmark"}
    held: dict[str, Any] = dict.fromkeys((*READ, *specs), ())
    held["settings"] = Settings("speed", ("MX", "RU"), (), "USD", "2024", 1, 100)
    held["sources"] = {}
    held["screening/policy"] = rows(
        "screening/policy", [{"rule": "as_of", "value": "2026-11-22", **said}]
    )
    held["screening/parties"] = rows(
        "screening/parties",
        [
            {"id": f"p{at}", "name": made.text, "schema": made.schema}
            for at, made in enumerate(drawn)
        ],
    )
    one = {"list": "own", "format": "mapped_csv", "file": "own.csv", "regime": "US-OFAC-SDN"}
    more = {"columns": COLUMNS, "measure": "asset_freeze", "published": "2026-11-20"}
    held["screening/lists"] = rows("screening/lists", [{**one, **more}])
    return held


def measured(parties: int, count: int) -> dict[str, float]:
    """Return what the study takes, and what it finds."""
    from corredor.studies.screening.study import STUDY
    from corredor.testing import run_study

    folder, file = parts(parties, count), {"screening/own.csv": listed_file(count)}
    begin = time.process_time()
    result = run_study(STUDY, folder, files=file)
    took = time.process_time() - begin
    tables = {table.key: table.records() for table in result.tables}
    rows = tables["screening.parties"]
    hit = {row["party"] for row in rows if row["result"] in ("MATCH", "REVIEW")}
    edited = {f"p{at * 10}" for at in range(parties // 10)}
    return {
        "took": took,
        "hit": len(hit & edited) / len(edited),
        "others": len(hit - edited) / (parties - len(edited)),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }


def measures() -> Iterator[Measure]:
    code = (
        f"import json, screening_study as own; print(json.dumps(own.measured({PARTIES}, {NAMES})))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    took = json.loads(done.stdout)
    shown = f"study of {PARTIES} parties x {NAMES:,} names"
    note = f"{took['hit']:.0%} of the misspelt found, {took['others']:.0%} of the others"
    yield Measure(f"{shown}, recall measured", took["took"], "CPU s", note=note)
    yield Measure(f"{shown}, memory", took["memory"], "GB", MEMORY)
