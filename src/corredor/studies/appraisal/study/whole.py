"""The run of the appraisal, from the folder's rows to its result."""

from __future__ import annotations

from collections.abc import Sequence

from corredor.core.errors import CorredorError, Infeasible, InputAbsent
from corredor.core.study import Absent, Inputs, Result
from corredor.studies.appraisal.inputs import APPRAISALS, FORECASTS, TASKS
from corredor.studies.appraisal.study.built import Realisation
from corredor.studies.appraisal.study.choice import Portfolio, portfolio
from corredor.studies.appraisal.study.conventions import ranked
from corredor.studies.appraisal.study.findings import findings
from corredor.studies.appraisal.study.flags import flags
from corredor.studies.appraisal.study.judged import Judged, judge, yardstick
from corredor.studies.appraisal.study.log import scored
from corredor.studies.appraisal.study.options import Gate, gates_of, own_gates, underlying
from corredor.studies.appraisal.study.phases import Plan, circles, plan_of
from corredor.studies.appraisal.study.proposals import cases
from corredor.studies.appraisal.study.roots import Roots
from corredor.studies.appraisal.study.tables import Found, tables


def run(inputs: Inputs) -> Result:
    """Appraise the proposals of the folder; one without any is not appraised."""
    if not inputs.table(APPRAISALS.name):
        missing = InputAbsent(None, study="appraisal", input=APPRAISALS.file)
        return Result(absent=(Absent("appraisal", missing),))
    roots, realisation = Roots(inputs), Realisation(inputs)
    known, lost = cases(inputs, roots)
    absent, judged = list(lost), list[Judged]()
    by = yardstick(known)
    for case in known:
        try:
            judged.append(judge(case, roots, realisation, by))
        except CorredorError as error:
            absent.append(Absent(case.key("proposal"), error))
    absent += [missing for one in judged for missing in one.absent]
    plan = _plan(inputs, absent)
    gates, own = _gates(inputs, plan, judged, roots, absent)
    found = Found(
        tuple(judged),
        by,
        realisation,
        plan,
        gates,
        own,
        _portfolio(inputs, judged, absent),
        ranked(judged),
        scored(inputs.table(FORECASTS.name)),
        f"{inputs.settings.currency}_{inputs.settings.price_year}",
    )
    return Result(
        findings=tuple(findings(found)),
        tables=tuple(tables(found)),
        flags=tuple(flags(found)),
        absent=tuple(absent),
    )


def _plan(inputs: Inputs, absent: list[Absent]) -> Plan | None:
    """Return the network of the tasks; say why there is none where their order is wrong."""
    wrong = circles(inputs.table(TASKS.name))
    if wrong:
        error = Infeasible(None, study="appraisal", reason=wrong)
        absent.append(Absent("appraisal.schedule", error))
        return None
    return plan_of(inputs)


def _gates(
    inputs: Inputs,
    plan: Plan | None,
    judged: Sequence[Judged],
    roots: Roots,
    absent: list[Absent],
) -> tuple[tuple[Gate, ...], dict[str, tuple[Gate, ...]]]:
    """Return the gates of the plan, and those before each proposal that may be compared."""
    own: dict[str, tuple[Gate, ...]] = {}
    if plan is None:
        return (), own
    try:
        for one in judged:
            if one.case.gate.is_open:
                worth = one.worths.get(one.main)
                on = underlying(one.case, worth, one.main, roots) if worth else None
                own[one.case.id] = own_gates(inputs, plan, one.case, on)
        return gates_of(inputs, plan), own
    except CorredorError as error:
        absent.append(Absent("appraisal.gates", error))
        return (), {}


def _portfolio(inputs: Inputs, judged: Sequence[Judged], absent: list[Absent]) -> Portfolio | None:
    ranked = {one.case.id: one.today for one in judged if one.is_ranked and one.today is not None}
    try:
        return portfolio(inputs, ranked)
    except CorredorError as error:
        absent.append(Absent("appraisal.portfolio", error))
        return None
