"""The forum study on the example's 300 people: planned from nothing, and repaired on the day."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Measure

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "russia-mexico"
GOALS = {"plan": 10.0, "day": 2.0}
"""Processor time of the study in a fresh process [s]."""
RUN = """
import sys, time
from pathlib import Path
from corredor.core.draws import Ensemble
from corredor.core.study import Inputs
from corredor.programme.folder import read_programme
from corredor.programme.review import table_bytes
from corredor.run.plan import slice_of
from corredor.studies.forum.inputs import CHANGES, PLAN, TABLES

folder, copied = map(Path, sys.argv[1:])
from corredor.studies.forum.study import STUDY

def timed(root):
    given = Inputs("forum", Ensemble(1, 1), slice_of(read_programme(root, TABLES), STUDY))
    begun = time.process_time()
    return STUDY.run(given), time.process_time() - begun

if not copied.exists():
    result, spent = timed(folder)
    import shutil
    shutil.copytree(folder, copied, ignore=shutil.ignore_patterns("out"))
    table = next(table for table in result.tables if table.key == "forum.meetings")
    rows = [
        {"id": one["id"], "participant": one["first"], "other": one["second"],
         "slot": one["slot"], "room": one["room"], "table": str(one["table"]),
         "interpreter": one["interpreter"], "score": str(one["score"])}
        for one in table.records()
    ]
    (copied / PLAN.file).write_bytes(table_bytes(PLAN, rows))
    first, second = rows[0], rows[1]
    changes = [
        {"id": "c1", "kind": "no_show", "participant": first["participant"], "slot": first["slot"]},
        {"id": "c2", "kind": "room_closed", "room": second["room"], "slot": rows[-1]["slot"]},
    ]
    (copied / CHANGES.file).write_bytes(table_bytes(CHANGES, changes))
else:
    _, spent = timed(copied)
print(spent)
"""


def spent(copied: Path) -> float:
    """Return the processor time of a fresh process: of the plan, then of the repair [s]."""
    command = [sys.executable, "-c", RUN, str(EXAMPLE), str(copied)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def measures() -> list[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "example"
        plan, day = spent(copied), spent(copied)
    return [
        Measure("forum study of 300 people", plan, "CPU s", GOALS["plan"]),
        Measure("its repair on the day, a hall closed", day, "CPU s", GOALS["day"]),
    ]
