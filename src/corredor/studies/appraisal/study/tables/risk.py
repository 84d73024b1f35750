"""Tables of risk: what a worth hangs on, overruns, budgets, chances of being built, waiting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.appraisal.inputs import APPRAISALS, HISTORIES
from corredor.studies.appraisal.study.built import base_rates, ended
from corredor.studies.appraisal.study.findings import name_of, switch_key
from corredor.studies.appraisal.study.found import Found
from corredor.studies.appraisal.study.roots import CORRELATED
from corredor.studies.appraisal.study.tables.made import (
    MILLION,
    OF_FLOWS,
    PROPOSAL,
    made,
)
from corredor.studies.appraisal.study.uncertainty import Mover

ASSUMED: Final = "assumptions."


def movers(found: Found) -> FindingTable:
    """What each uncertain number does to the worth."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            for mover in one.moved.movers if one.moved else ():
                swing, switch = mover.swing, mover.switch
                values = switch.values if switch else ()
                state = "no_switch" if not values else "switch" if len(values) == 1 else "switches"
                yield (
                    *(one.case.id, _name_of(mover)),
                    mover.quantity.key or one.case.key(mover.name),
                    *(swing.at_low / MILLION, swing.at_high / MILLION),
                    state,
                    switch_key(one, mover) if len(values) == 1 else None,
                    *(mover.elasticity, "critical_number" if mover.is_critical else "other_number"),
                    *(mover.first, mover.total),
                )

    columns = (
        *(PROPOSAL, Column("name", "term", "uncertain_input")),
        Column("input", "figure", "value_taken"),
        Column("at_low", "number", "worth_at_low", f"M{found.money}"),
        Column("at_high", "number", "worth_at_high", f"M{found.money}"),
        Column("state", "word", "switch_state"),
        Column("switch", "figure", "switching_value"),
        Column("elasticity", "number", "change_for_one_per_cent", "share"),
        Column("critical", "word", "critical_input"),
        Column("first", "number", "variance_first", "share"),
        Column("total", "number", "variance_total", "share"),
    )
    return made("movers", columns, rows(), OF_FLOWS)


def _name_of(mover: Mover) -> str:
    """Return what a number is called: an assumption, or what it is of a finding."""
    key = (mover.quantity.key or mover.name).replace(CORRELATED, ASSUMED)
    parts = key.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def chances(found: Found) -> FindingTable:
    """Where each proposal stands when its horizon ends."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            held = one.chances
            keys = [one.case.key(name) for name in ("built", "cancelled", "between")]
            horizon = held.horizon.key
            yield one.case.id, one.case.stage, horizon, *keys, held.learnt, held.projects, held.own

    columns = (
        *(PROPOSAL, Column("stage", "word", "stage"), Column("horizon", "figure", "horizon")),
        Column("built", "figure", "chance_built"),
        Column("cancelled", "figure", "chance_cancelled"),
        Column("between", "figure", "chance_between"),
        Column("learnt", "word", "learnt_from"),
        *(
            Column("projects", "number", "projects_seen", "1"),
            Column("own", "number", "own_group", "1"),
        ),
    )
    return made("chances", columns, rows(), (APPRAISALS.name, HISTORIES.name))


def classes(found: Found) -> FindingTable:
    """Overruns: the class and the figure that was taken."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            held = one.case.klass
            if held.state == "none":
                continue
            keys = [
                one.case.key(name) if value is not None else None
                for name, value in (
                    ("overrun", held.overrun),
                    ("class_median", held.median),
                    ("place_in_class", held.at),
                )
            ]
            borrowed = one.case.row.text("borrowed") or one.case.row.text("overrun_reason")
            yield one.case.id, held.name, held.state, *keys, borrowed

    columns = (
        *(PROPOSAL, Column("class", "word", "reference_class")),
        Column("state", "word", "overrun_state"),
        Column("overrun", "figure", "overrun"),
        Column("median", "figure", "class_median"),
        Column("place", "figure", "place_in_class"),
        Column("reason", "text", "reason"),
    )
    return made("classes", columns, rows(), (APPRAISALS.name,))


def options(found: Found) -> FindingTable:
    """The option to wait."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            if one.wait:
                better = "wait_pays" if one.wait.pays else "now_pays"
                now, option = one.wait.now / MILLION, one.wait.option / MILLION
                yield one.case.id, now, option, better, one.wait.multiple

    columns = (
        *(PROPOSAL, Column("now", "number", "worth_of_deciding_now", f"M{found.money}")),
        Column("option", "number", "worth_of_waiting", f"M{found.money}"),
        Column("better", "word", "wait_or_not"),
        Column("multiple", "number", "worth_over_cost_to_invest", "1"),
    )
    return made("options", columns, rows(), OF_FLOWS)


def budgets(found: Found) -> FindingTable:
    """Budgets that cover each investment at wanted certainties."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            for held in one.budgets:
                name = name_of(held)
                keys = one.case.key(f"uplift_{name}"), one.case.key(f"covering_{name}")
                yield one.case.id, one.case.klass.name, held.certainty, *keys, held.by

    columns = (
        *(PROPOSAL, Column("class", "word", "reference_class")),
        Column("certainty", "number", "certainty", "share"),
        Column("uplift", "figure", "uplift"),
        Column("budget", "figure", "covering_budget"),
        Column("by", "word", "uplift_from"),
    )
    return made("uplifts", columns, rows(), OF_FLOWS)


def ended_projects(found: Found) -> FindingTable:
    """What became of the projects of the histories: competing ends by Aalen and Johansen."""
    rows = (
        (
            one.years,
            *(one.built, one.cancelled, one.left, one.error or None, one.watched),
        )
        for one in ended(found.realisation.histories)
    )
    columns = (
        Column("years", "number", "years_after", "year"),
        Column("built", "number", "share_built", "share"),
        Column("cancelled", "number", "share_cancelled", "share"),
        Column("left", "number", "share_left", "share"),
        Column("error", "number", "standard_error", "share"),
        Column("watched", "number", "projects_watched", "1"),
    )
    return made("ended", columns, rows, (HISTORIES.name,))


def elsewhere(found: Found) -> FindingTable:
    """Published rates of other projects, each with its own denominator."""
    rows = (
        (name, f"appraisal.base_rate.{name}", row["of"], row["period"], row["source"])
        for name, (_, row) in base_rates().items()
    )
    columns = (
        Column("what", "word", "base_rate"),
        Column("rate", "figure", "base_rate_value"),
        Column("of", "word", "denominator"),
        Column("period", "date", "period"),
        Column("source", "text", "source"),
    )
    return made("elsewhere", columns, rows if found.judged else (), ())
