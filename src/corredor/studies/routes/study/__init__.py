"""The routes study: from services to tracks, fuel, time, cost, demand and a verdict.

May import: core, data, calc, inputs and engine of its folder. May not import: another study.
`run` is the whole; each module makes the numbers that its name says.
"""

from __future__ import annotations

from collections.abc import Iterator

from corredor.core.errors import CorredorError, InputAbsent
from corredor.core.study import Absent, Inputs, Result, Study
from corredor.studies.routes.inputs import SERVICES, TABLES
from corredor.studies.routes.study.accounts import judged
from corredor.studies.routes.study.answers import answer
from corredor.studies.routes.study.cases import cases
from corredor.studies.routes.study.cautions import cautions
from corredor.studies.routes.study.checks import wrong_rows
from corredor.studies.routes.study.details import detailed, details
from corredor.studies.routes.study.findings import findings
from corredor.studies.routes.study.flags import flags
from corredor.studies.routes.study.gates import gates
from corredor.studies.routes.study.hindrances import hindrances
from corredor.studies.routes.study.stops import comparisons
from corredor.studies.routes.study.tables import flying
from corredor.studies.routes.study.timetables import timetables


def run(inputs: Inputs) -> Result:
    """Say of each service whether it is legal, flyable, affordable and wanted, and what binds."""
    if not inputs.table(SERVICES.name):
        absent = InputAbsent(None, study="routes", input="routes/services.csv")
        return Result(absent=(Absent("routes", absent),))
    made = cases(inputs)
    asked = [(case, gates(case)) for case in made.cases]
    compared = comparisons(asked)
    by_service = {one.service: one for one in compared}
    answers = [answer(case, held, by_service.get(case.service.id)) for case, held in asked]
    others = [table for table in (hindrances(answers), timetables(answers)) if table.rows]
    return Result(
        findings=tuple(finding for one in answers for finding in (*findings(one), *details(one))),
        tables=(*judged(answers, compared), *flying(answers), *others, *detailed(answers)),
        flags=(*flags(answers), *cautions(answers)),
        absent=(
            *wrong_rows(inputs),
            *made.absent,
            *(absent for one in answers for absent in one.absent),
        ),
    )


def check(inputs: Inputs) -> Iterator[CorredorError]:
    """Say which rows can't be used; a service whose row is wrong leaves the others standing."""
    yield from (absent.error for absent in wrong_rows(inputs))
    yield from (absent.error for absent in cases(inputs).absent)


STUDY = Study(
    name="routes",
    tables=("settings", "assumptions", "rates", "deflators", "claims", *TABLES),
    needs=(),
    run=run,
    check=check,
)
