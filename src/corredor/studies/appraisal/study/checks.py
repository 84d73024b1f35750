"""Checks: what is wrong in rows that only appraisal can judge, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from corredor.core.errors import (
    N_,
    CellOutOfRange,
    CorredorError,
    Infeasible,
    UnreadableCell,
    Wording,
)
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.appraisal.inputs import (
    APPRAISALS,
    BUDGETS,
    CORRELATIONS,
    FLOWS,
    HISTORIES,
    LONGEST,
    TAKES,
    TASKS,
)
from corredor.studies.appraisal.study.amounts import in_money, product
from corredor.studies.appraisal.study.built import has_days
from corredor.studies.appraisal.study.discounting import discounting
from corredor.studies.appraisal.study.phases import circles
from corredor.studies.appraisal.study.proposals import FACTORS, Roots, wrong_correlations

UNITS: Final = {
    "reinvestment_rate": "share",
    "own_overrun": "share",
    "delay": "year",
    "horizon": "year",
    "wait": "year",
    "volatility": "1",
}
"""Units of the assumptions that a proposal names."""
DAYS: Final = N_("a date of a known year, with a beginning and an end")
WHOLE: Final = N_("a whole year")
COMMON: Final = N_("the base year of the other proposals: worths of several don't compare")


def check(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong: rates, units, years, moneys, correlations, circles of tasks."""
    yield from _proposals(inputs)
    yield from _flows(inputs)
    yield from wrong_correlations(inputs, inputs.table(CORRELATIONS.name))
    for spec, column in ((BUDGETS, "amount"), (TAKES, "amount"), (TASKS, "cost")):
        for row in inputs.table(spec.name):
            yield from _money(inputs, row, column)
    yield from _tasks(inputs)
    for row in inputs.table(HISTORIES.name):
        for column in ("date", "seen"):
            if not has_days(row.text(column)):
                yield _shape(row, column, Wording(DAYS), "2024-06")


def _proposals(inputs: Inputs) -> Iterator[CorredorError]:
    rows, roots = inputs.table(APPRAISALS.name), Roots(inputs)
    for row in rows:
        for column in ("financial_rate", "economic_rate"):
            yield from _tried(lambda row=row, column=column: discounting(inputs, row, column))
        for column, unit in UNITS.items():
            yield from _tried(
                lambda row=row, column=column, unit=unit: roots.optional(row, column, unit)
            )
        yield from _money(inputs, row, "sunk")
        yield from _whole(row, "base_year")
        if row.number("base_year") != rows[0].number("base_year"):
            common = f"{rows[0].number('base_year') or 0:.0f}"
            yield _shape(row, "base_year", Wording(COMMON), common)


def _flows(inputs: Inputs) -> Iterator[CorredorError]:
    roots = Roots(inputs)
    for row in inputs.table(FLOWS.name):
        yield from _whole(row, "first")
        yield from _whole(row, "last")
        first, last = row.number("first") or 0.0, row.number("last") or 0.0
        if last < first:
            ends = {"low": f"{first:g}", "high": f"{LONGEST}"}
            yield CellOutOfRange(row.at("last"), column="last", value=f"{last:g}", **ends)
        named = [row.text(column) for column in FACTORS if row.text(column)]
        if not named and not row.text("finding"):
            shape = Wording(N_("an assumption, or the key of a number in the column finding"))
            yield _shape(row, "amount", shape, "oil-price")
        elif not row.text("finding"):
            factors = [inputs.assumption(name) for name in named]
            yield from _tried(
                lambda row=row, factors=factors: in_money(
                    inputs, product(factors), row.text("id"), row.at("amount")
                )
            )
        yield from _tried(lambda row=row: roots.optional(row, "conversion", "1"))


def _tasks(inputs: Inputs) -> Iterator[CorredorError]:
    rows = inputs.table(TASKS.name)
    ordered: list[Row] = []
    for row in rows:
        times = [row.number(name) or 0.0 for name in ("shortest", "likely", "longest")]
        if times == sorted(times):
            ordered.append(row)
            continue
        given = {"low": f"{times[0]:g}", "high": f"{times[2]:g}", "value": f"{times[1]:g}"}
        yield CellOutOfRange(row.at("likely"), column="likely", **given)
    wrong = circles(rows) if len(ordered) == len(rows) else ""
    if wrong:
        inside = [row for row in rows if f" {row.text('id')} " in f" {wrong} "]
        place = (inside or rows)[0].at("after")
        yield Infeasible(place, study="appraisal", reason=wrong)


def _money(inputs: Inputs, row: Row, column: str) -> Iterator[CorredorError]:
    if row.text(column):
        found = inputs.assumption(row.text(column))
        yield from _tried(lambda: in_money(inputs, found, found.key, row.at(column)))


def _whole(row: Row, column: str) -> Iterator[CorredorError]:
    value = row.number(column) or 0.0
    if not value.is_integer():
        yield _shape(row, column, Wording(WHOLE), f"{value:.0f}")


def _shape(row: Row, column: str, shape: Wording, example: str) -> UnreadableCell:
    value = row.number(column) if row.text(column) == "" else row.text(column)
    shown = f"{value:g}" if isinstance(value, float) else value or ""
    return UnreadableCell(row.at(column), column=column, value=shown, shape=shape, example=example)


def _tried(work: Callable[[], object]) -> Iterator[CorredorError]:
    try:
        work()
    except CorredorError as error:
        yield error
