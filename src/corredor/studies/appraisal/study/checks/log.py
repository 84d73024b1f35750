"""Forecasts: whether each can be scored once its day has come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corredor.core.errors import N_, CorredorError, EmptyCell, Wording
from corredor.core.period import parse_period
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.appraisal.inputs import FORECASTS
from corredor.studies.appraisal.study.built import has_days
from corredor.studies.appraisal.study.checks.plan import DAYS
from corredor.studies.appraisal.study.checks.shapes import disordered, unlike

ENDS: Final = ("low", "middle", "high")
LATER: Final = N_("a day not before the forecast was made")
ONE: Final = N_("a probability, or low, middle and high")
ALL: Final = N_("a number: low, middle and high stand together")
CHANCE: Final = N_("the probability that was forecast")
SAID: Final = N_("the unit of low, middle and high")
WHERE: Final = N_("where the outcome was read")


def forecasts(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong with the forecasts of the folder."""
    for row in inputs.table(FORECASTS.name):
        yield from _dates(row)
        yield from _values(row)
        known = row.text("happened") or row.number("outcome") is not None
        if known and not row.text("known"):
            yield _empty(row, "known", WHERE)


def _dates(row: Row) -> Iterator[CorredorError]:
    wrong = [name for name in ("made", "resolves") if not has_days(row.text(name))]
    for column in wrong:
        yield unlike(row, column, DAYS, "2027-12-31")
    if wrong:
        return
    made, resolves = (parse_period(row.text(name)) for name in ("made", "resolves"))
    if made.first and resolves.last and resolves.last < made.first:
        yield unlike(row, "resolves", LATER, "2027-12-31")


def _values(row: Row) -> Iterator[CorredorError]:
    chance, values = row.number("probability"), [row.number(name) for name in ENDS]
    filled = [value for value in values if value is not None]
    if chance is None and not filled:
        yield _empty(row, "probability", ONE)
        return
    if row.text("happened") and chance is None:
        yield _empty(row, "probability", CHANCE)
    if filled or row.number("outcome") is not None:
        for column, value in zip(ENDS, values, strict=True):
            if value is None:
                yield _empty(row, column, ALL)
        if not row.text("unit"):
            yield _empty(row, "unit", SAID)
    wrong = disordered(row, ENDS) if len(filled) == len(ENDS) else None
    if wrong is not None:
        yield wrong


def _empty(row: Row, column: str, kind: str) -> EmptyCell:
    return EmptyCell(row.at(column), column=column, kind=Wording(kind))
