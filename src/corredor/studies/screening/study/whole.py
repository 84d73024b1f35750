"""The run of the screening study, from the folder's rows to its result."""

from __future__ import annotations

from corredor.core.errors import CorredorError, InputAbsent, Problems
from corredor.core.study import Absent, Inputs, Result
from corredor.studies.screening.inputs import LISTS, TABLES
from corredor.studies.screening.study.findings import findings
from corredor.studies.screening.study.flags import flags
from corredor.studies.screening.study.gate import gates
from corredor.studies.screening.study.lookback import lookback
from corredor.studies.screening.study.recall import recall
from corredor.studies.screening.study.screen import screening
from corredor.studies.screening.study.tables import tables


def run(inputs: Inputs) -> Result:
    """Screen all that the folder names; a folder without any table of screening is not screened."""
    if not any(inputs.table(spec.name) for spec in TABLES):
        missing = InputAbsent(None, study="screening", input=LISTS.file)
        return Result(absent=(Absent("screening", missing),))
    try:
        held = screening(inputs)
    except Problems as problems:
        return Result(absent=tuple(Absent("screening", error) for error in problems.errors))
    except CorredorError as error:
        return Result(absent=(Absent("screening", error),))
    doors = gates(held)
    made = [*tables(held, doors), *recall(held, inputs.settings.seed), *lookback(held)]
    unread = ((one.id, one.error) for one in held.every if one.error is not None)
    return Result(
        findings=tuple(findings(made)),
        tables=tuple(made),
        flags=tuple(flags(held, doors)),
        absent=tuple(Absent(f"screening.lists.{name}", error) for name, error in unread),
    )
