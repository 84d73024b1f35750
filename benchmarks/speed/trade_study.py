"""The whole study of the example: three corridors, every part of the brief, after the first run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from measure import Measure

from corredor.core.draws import Ensemble
from corredor.core.study import Inputs
from corredor.run.main_job import load
from corredor.run.plan import files_of, slice_of
from corredor.studies.trade.study import STUDY

EXAMPLE = Path(__file__).parents[2] / "examples" / "russia-mexico"


def measures() -> Iterator[Measure]:
    programme = load(EXAMPLE)[0]
    settings = programme.settings
    ensemble = Ensemble(settings.seed, settings.draws)
    held = slice_of(programme, STUDY), {}, files_of(programme, STUDY)
    for name in ("first", "second"):
        begin = time.process_time()
        result = STUDY.run(Inputs(STUDY.name, ensemble, *held))
        took = time.process_time() - begin
        tables = len(result.tables)
        yield Measure(f"trade of the example, {name} run", took, "CPU s", note=f"{tables} tables")
