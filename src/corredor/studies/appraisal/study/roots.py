"""The numbers that flows are made of, correlated ones in their common order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from corredor.core.assumption import FloatArray
from corredor.core.errors import N_, CorredorError, EmptyCell, UnreadableCell, Wording
from corredor.core.quantity import Quantity
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.appraisal.calc.sensitivity import rank_correlated, triangle
from corredor.studies.appraisal.inputs import CORRELATIONS
from corredor.studies.appraisal.study.amounts import in_unit, refuse_outside, reordered, spent
from corredor.studies.appraisal.study.discounting import Discounting, discounting

CORRELATED: Final = "appraisal.correlated."
"""Begins the keys of numbers whose draws stand in the order of a correlation."""
RANGES: Final = N_("two different assumptions with a range each")
ONCE: Final = N_("one row for a pair of numbers, whichever stands first")
TOGETHER: Final = N_("correlations that can hold together")


class Roots:
    """The numbers that the flows are made of, correlated ones in their common order."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self._held: dict[str, Quantity] = {}
        self._groups: dict[str, str] = {}
        self._rates: dict[str, Discounting] = {}
        self._correlate(inputs.table(CORRELATIONS.name))

    def __getitem__(self, name: str) -> Quantity:
        """Return an assumption."""
        if name not in self._held:
            self._held[name] = self.inputs.assumption(name)
        return self._held[name]

    def optional(self, row: Row, column: str, unit: str = "") -> Quantity | None:
        """Return the assumption that a cell names; None for an empty cell.

        Raises
        ------
        WrongUnit
            E201: it measures something else than the unit asked for.
        CellOutOfRange
            E113: it can be less or more than such a number ever is.
        """
        if not row.text(column):
            return None
        found = self[row.text(column)]
        if not unit:
            return found
        made = in_unit(found, unit, row.at(column))
        refuse_outside(made, row, column)
        return made

    def needed(self, row: Row, column: str, unit: str) -> Quantity:
        """Return the same as `optional` of a cell that is always filled."""
        found = self.optional(row, column, unit)
        if found is None:
            raise EmptyCell(row.at(column), column=column, kind=unit)
        return found

    def money(self, row: Row, column: str) -> Quantity | None:
        """Return the same as `optional` of what is spent, in the money of the programme."""
        return spent(self.inputs, row, column, self.optional(row, column))

    def discounting(self, row: Row, column: str) -> Discounting:
        """Return the rate or schedule that a cell names, the same one each time."""
        name = row.text(column)
        if name not in self._rates:
            self._rates[name] = discounting(self.inputs, row, column)
        return self._rates[name]

    def group(self, key: str) -> str:
        """Return one name for all numbers that the folder correlates with a number."""
        return self._groups.get(key, key)

    def _correlate(self, rows: Sequence[Row]) -> None:
        held = [row for row in rows if not wrong_correlations(self.inputs, [row])]
        for names in _groups(held):
            if wrong_correlations(self.inputs, _within(names, held)):
                continue
            drawn = [self.inputs.assumption(name) for name in names]
            columns = np.column_stack([one.draws for one in drawn if one.draws is not None])
            made = rank_correlated(columns, _matrix(names, rows))
            self._groups |= {one.key: drawn[0].key for one in drawn}
            for at, (name, one) in enumerate(zip(names, drawn, strict=True)):
                kept = one if not at else reordered(one, made[:, at], f"{CORRELATED}{name}")
                self._held[name] = kept


def wrong_correlations(inputs: Inputs, rows: Sequence[Row]) -> tuple[CorredorError, ...]:
    """Return what is wrong with correlations: one of an exact number, or of one with itself."""
    wrong: list[CorredorError] = []
    seen: set[frozenset[str]] = set()
    for row in rows:
        pair = frozenset((row.text("first"), row.text("second")))
        columns = ("first", "second") if len(pair) > 1 else ("second",)
        for column in columns:
            name = row.text(column)
            if inputs.assumption(name).draws is None or len(pair) == 1:
                wrong.append(_unreadable(row, column, name, Wording(RANGES), "oil-price"))
        if pair in seen:
            value = row.number("correlation")
            wrong.append(_unreadable(row, "correlation", value, Wording(ONCE)))
        seen.add(pair)
    for names in () if wrong else _groups(rows):
        held = _within(names, rows)
        try:
            triangle(_matrix(names, held))
        except ValueError:
            value = held[-1].number("correlation")
            wrong.append(_unreadable(held[-1], "correlation", value, Wording(TOGETHER)))
    return tuple(wrong)


def _unreadable(
    row: Row, column: str, value: object, shape: Wording, example: str = "0.5"
) -> UnreadableCell:
    return UnreadableCell(row.at(column), column=column, value=value, shape=shape, example=example)


def _within(names: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.text("first") in names]


def _groups(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Yield the assumptions that hang together, by name."""
    group: dict[str, set[str]] = {}
    for row in rows:
        first, second = row.text("first"), row.text("second")
        joined = group.get(first, {first}) | group.get(second, {second})
        for name in joined:
            group[name] = joined
    for joined in {tuple(sorted(one)): None for one in group.values()}:
        yield joined


def _matrix(names: Sequence[str], rows: Sequence[Row]) -> FloatArray:
    made = np.eye(len(names))
    for row in rows:
        ends = row.text("first"), row.text("second")
        if set(ends) <= set(names) and ends[0] != ends[1]:
            at = names.index(ends[0]), names.index(ends[1])
            made[at] = made[at[::-1]] = row.number("correlation") or 0.0
    return made
