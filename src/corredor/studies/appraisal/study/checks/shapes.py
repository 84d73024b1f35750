"""Errors of rows: what stands there, and what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from corredor.core.errors import N_, CellOutOfRange, CorredorError, UnreadableCell, Wording
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.appraisal.study.amounts import spent

RISING: Final = N_("three numbers in rising order: the first is larger than the last")
APPRAISED: Final = N_("a proposal of appraisal/appraisals.csv")


def unlike(row: Row, column: str, shape: str, example: str) -> UnreadableCell:
    """Return the error of a cell that isn't what was expected there.

    Parameters
    ----------
    shape
        What was expected, a text of the catalogues.
    example
        What one may write.
    """
    value = row.number(column) if row.text(column) == "" else row.text(column)
    shown = f"{value:g}" if isinstance(value, float) else value or " ".join(row.ids(column))
    return UnreadableCell(
        row.at(column), column=column, value=shown, shape=Wording(shape), example=example
    )


def disordered(row: Row, columns: Sequence[str]) -> CorredorError | None:
    """Return the error of three numbers that don't rise, at the middle one; None if they do."""
    low, middle, high = (row.number(column) or 0.0 for column in columns)
    if low <= middle <= high:
        return None
    if low <= high:
        given = {"low": f"{low:g}", "high": f"{high:g}", "value": f"{middle:g}"}
        return CellOutOfRange(row.at(columns[1]), column=columns[1], **given)
    return unlike(row, columns[1], RISING, f"{middle:g}")


def tried(work: Callable[[], object]) -> Iterator[CorredorError]:
    """Yield the error of some work, if it fails."""
    try:
        work()
    except CorredorError as error:
        yield error


def money(inputs: Inputs, row: Row, column: str) -> Iterator[CorredorError]:
    """Yield what is wrong with what a cell says is spent."""
    yield from tried(lambda: spent(inputs, row, column))
