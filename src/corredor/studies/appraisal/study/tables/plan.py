"""Tables of the plan: tasks, times, gates and what the right to stop is worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.appraisal.calc.sensitivity import share_error, to_error
from corredor.studies.appraisal.inputs import TASKS
from corredor.studies.appraisal.study.found import Found
from corredor.studies.appraisal.study.options import Gate
from corredor.studies.appraisal.study.phases import DRAWS, Plan
from corredor.studies.appraisal.study.tables.made import PROPOSAL, made, millions

GATES: Final = (
    Column("task", "term", "gate_of_plan"),
    PROPOSAL,
    Column("month", "number", "earliest_end", "month"),
    Column("when", "date", "quarter_of_end"),
    Column("p80", "number", "time_p80", "month"),
    Column("when_p80", "date", "quarter_p80"),
    Column("committed", "figure", "committed_until"),
)


def phases(found: Found) -> Iterator[FindingTable]:
    """Yield the tables of the network; none without tasks."""
    if found.plan is not None:
        yield _tasks(found.plan)
        yield _schedule(found.plan)
        yield _gates(found)
        yield _own_gates(found)


def _tasks(plan: Plan) -> FindingTable:
    share = dict(zip((t.id for t in plan.network.tasks), plan.simulated.criticality, strict=True))

    def rows() -> Iterator[tuple[Cell, ...]]:
        for name in sorted(plan.rows, key=lambda n: (plan.starts[n], n)):
            row = plan.rows[name]
            slack = plan.critical.slack[name]
            on_path = float(share[name])
            yield (
                *(name, row.text("proposal") or None, plan.starts[name], plan.ends[name]),
                *(plan.quarter(plan.starts[name]), plan.quarter(plan.ends[name]), slack),
                "critical" if any(name in path for path in plan.critical.paths) else "not_critical",
                to_error(on_path, share_error(on_path, DRAWS)),
                "gate_after" if row.text("gate") == "yes" else "",
                row.ids("after"),
            )

    columns = (
        *(Column("task", "term", "task"), PROPOSAL),
        Column("start", "number", "earliest_start", "month"),
        Column("end", "number", "earliest_end", "month"),
        Column("begins", "date", "quarter_of_start"),
        Column("ends", "date", "quarter_of_end"),
        Column("slack", "number", "slack", "month"),
        Column("critical", "word", "on_critical_path"),
        Column("share", "number", "criticality", "share"),
        Column("gate", "word", "stop_possible"),
        Column("after", "term", "waits_for"),
    )
    return made("tasks", columns, rows(), (TASKS.name,))


def _schedule(plan: Plan) -> FindingTable:
    """The time of the whole, and what it asks on top of the most likely one."""
    mean = float(plan.simulated.whole.mean())
    half = float(plan.simulated.whole.std()) * 2 / DRAWS**0.5
    likely, p50, p80 = plan.critical.time, plan.quantile(0.5), plan.quantile(0.8)
    in_time = plan.simulated.in_time(plan.pert.mean)
    row = (
        *(likely, plan.pert.mean, to_error(mean, half), to_error(plan.merge_bias, half), p50, p80),
        *((p50 / likely - 1, p80 / likely - 1) if likely else (None, None)),
        to_error(in_time, share_error(in_time, DRAWS)),
        plan.pert.in_time(plan.pert.mean),
        plan.first.isoformat() if plan.first else None,
    )
    columns = (
        Column("likely", "number", "time_at_likely", "month"),
        Column("pert", "number", "time_by_pert", "month"),
        Column("mean", "number", "time_simulated", "month"),
        Column("bias", "number", "merge_bias", "month"),
        Column("p50", "number", "time_p50", "month"),
        Column("p80", "number", "time_p80", "month"),
        Column("uplift_p50", "number", "time_uplift_p50", "share"),
        Column("uplift_p80", "number", "time_uplift_p80", "share"),
        Column("in_time", "number", "in_time_simulated", "share"),
        Column("in_time_pert", "number", "in_time_by_pert", "share"),
        Column("first", "date", "day_zero"),
    )
    return made("schedule", columns, (row,), (TASKS.name,))


def _gates(found: Found) -> FindingTable:
    rows = (
        (
            *(gate.task, gate.proposal or None, *_times(found.plan, gate)),
            f"appraisal.committed.{gate.task}" if gate.committed is not None else None,
        )
        for gate in found.gates
    )
    return made("gates", GATES, rows, (TASKS.name,))


def _times(plan: Plan | None, gate: Gate) -> tuple[Cell, ...]:
    """Return when a gate comes: by the likely times and by four draws of five, in quarters too."""
    quarters = [plan.quarter(month) if plan else None for month in (gate.month, gate.p80)]
    return gate.month, quarters[0], gate.p80, quarters[1]


def _own_gates(found: Found) -> FindingTable:
    """The gates before each proposal, the next one marked, with the worth of stopping there."""
    rows = (
        (
            *(gate.task, proposal, *_times(found.plan, gate)),
            f"appraisal.committed.{gate.task}" if gate.committed is not None else None,
            "next_gate" if gate.is_next else "later_gate",
            millions(gate.option),
        )
        for proposal, gates in sorted(found.own_gates.items())
        for gate in gates
    )
    columns = (
        *GATES,
        Column("state", "word", "gate_order"),
        Column("option", "number", "worth_of_stopping", f"M{found.money}"),
    )
    return made("next_gate", columns, rows, (TASKS.name,))
