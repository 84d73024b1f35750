"""The plan and the histories: times and order of tasks, order and dates of stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corredor.core.errors import N_, CorredorError, Infeasible
from corredor.core.period import parse_period
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.appraisal.inputs import HISTORIES, TASKS
from corredor.studies.appraisal.study.built import GROUP, has_days
from corredor.studies.appraisal.study.checks.shapes import disordered, money, unlike
from corredor.studies.appraisal.study.phases import circles

DAYS: Final = N_("a date of a known year, with a beginning and an end")
ENDED: Final = N_("another project, for this one has ended: nothing follows operating or cancelled")
FOLLOWED: Final = N_("a date not before the last stage of the project")
READ: Final = N_("a date not after the day on which the row was read")
SAME: Final = N_("the same in all rows of a project")
LAST: Final = ("operating", "cancelled")


def tasks(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong with the tasks: their times, their costs, circles."""
    rows = inputs.table(TASKS.name)
    ordered: list[Row] = []
    for row in rows:
        yield from money(inputs, row, "cost")
        if row.text("begins") and not has_days(row.text("begins")):
            yield unlike(row, "begins", DAYS, "2027-03")
        wrong = disordered(row, ("shortest", "likely", "longest"))
        if wrong is None:
            ordered.append(row)
        else:
            yield wrong
    circle = circles(rows) if len(ordered) == len(rows) else ""
    if circle:
        inside = [row for row in rows if f" {row.text('id')} " in f" {circle} "]
        place = (inside or rows)[0].at("after")
        yield Infeasible(place, study="appraisal", reason=circle)


def histories(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong with the histories: their dates, and what follows an end."""
    projects: dict[str, list[Row]] = {}
    for row in inputs.table(HISTORIES.name):
        wrong = [name for name in ("date", "seen") if not has_days(row.text(name))]
        for column in wrong:
            yield unlike(row, column, DAYS, "2024-06")
        if not wrong:
            projects.setdefault(row.text("project"), []).append(row)
    for rows in projects.values():
        ordered = sorted(rows, key=lambda row: _end(row, "date"))
        early = [row for row in ordered if _is_unread(row)]
        for row in early:
            yield unlike(row, "date", READ, row.text("retrieved"))
        if not early:
            yield from _stages(ordered)
        yield from _groups(rows)


def _is_unread(row: Row) -> bool:
    """Whether a stage is said to come after the day on which its row was read."""
    return has_days(row.text("retrieved")) and _start(row, "date") > _end(row, "retrieved")


def _stages(rows: Sequence[Row]) -> Iterator[CorredorError]:
    last = _end(rows[-1], "date")
    for row in rows:
        if _end(row, "seen") < last:
            yield unlike(row, "seen", FOLLOWED, rows[-1].text("date"))
    for before, row in pairwise(rows):
        if before.text("stage") in LAST:
            yield unlike(row, "project", ENDED, f"{row.text('project')}-again")


def _groups(rows: Sequence[Row]) -> Iterator[CorredorError]:
    for column in GROUP:
        common = Counter(row.text(column) for row in rows).most_common(1)[0][0]
        for row in rows:
            if row.text(column) != common:
                yield unlike(row, column, SAME, common)


def _start(row: Row, column: str) -> int:
    first = parse_period(row.text(column)).first
    return first.toordinal() if first else 0


def _end(row: Row, column: str) -> int:
    last = parse_period(row.text(column)).last
    return last.toordinal() if last else 0
