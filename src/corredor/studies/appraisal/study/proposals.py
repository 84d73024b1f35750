"""The proposals as the folder states them: their flows as quantities, rates, overrun and gate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Final

import numpy as np

from corredor.core.assumption import FloatArray
from corredor.core.derive import derive
from corredor.core.errors import (
    N_,
    CellOutOfRange,
    CorredorError,
    EmptyCell,
    UnreadableCell,
    UpstreamMissing,
    Wording,
)
from corredor.core.quantity import Quantity
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.studies.appraisal.calc.sensitivity import rank_correlated, triangle
from corredor.studies.appraisal.inputs import APPRAISALS, CORRELATIONS, FLOWS, LONGEST, state_of
from corredor.studies.appraisal.study.amounts import (
    in_money,
    in_unit,
    is_yearly,
    product,
    reordered,
)
from corredor.studies.appraisal.study.classes import Class, class_of
from corredor.studies.appraisal.study.discounting import Discounting, discounting, ends_of
from corredor.studies.appraisal.study.gate import Gate, gate_of
from corredor.units import Money

YearlyMoney = Annotated[float, "money/year"]
FACTORS: Final = ("amount", "times", "by")
INVESTMENT: Final = "investment"
COSTS: Final = frozenset(
    {"investment", "operating_cost", "taxes", "own_capital", "interest_paid", "repayment"}
    | {"external_cost"}
)
"""Accounts whose amounts are positive where they cost."""
LATE: Final = frozenset(
    {"operating_cost", "revenue", "residual", "taxes", "external_benefit", "external_cost"}
)
"""Accounts that a delay moves: what follows the investment, and neither it nor its finance."""
LEAST: Final = {"reinvestment_rate": -1.0, "own_overrun": -1.0} | dict.fromkeys(
    ("delay", "horizon", "wait", "volatility", "conversion"), 0.0
)
"""What the numbers that a proposal names can't be below."""
MOST: Final = 1000.0
"""Years, or times, that no such number reaches."""
EXTERNAL: Final = frozenset({"external_benefit", "external_cost"})
TOGETHER: Final = N_("correlations that can hold together")


@dataclass(frozen=True)
class Line:
    """One flow: the numbers that it is a product of, and its yearly or whole amount."""

    row: Row
    factors: tuple[Quantity, ...]
    amount: Quantity
    conversion: Quantity | None

    @property
    def id(self) -> str:
        """The id of its row."""
        return self.row.text("id")

    @property
    def account(self) -> str:
        """What the flow is."""
        return self.row.text("account")

    @property
    def years(self) -> range:
        """The years in which it flows."""
        return range(int(self.row.number("first") or 0), int(self.row.number("last") or 0) + 1)

    @property
    def sign(self) -> int:
        """Minus one for costs."""
        return -1 if self.account in COSTS else 1

    @property
    def part(self) -> float:
        """Part of the amount that falls on one of its years [1]."""
        return 1.0 if is_yearly(self.amount) else 1 / len(self.years)


@dataclass(frozen=True)
class Case:
    """A proposal with all that its appraisal needs; `spent` keeps what was made of its lines."""

    row: Row
    lines: tuple[Line, ...]
    rates: Mapping[str, Discounting]
    reinvestment: Quantity
    delay: Quantity | None
    klass: Class
    gate: Gate
    stage: str
    missing: tuple[Absent, ...] = field(default=())
    spent: dict[str, Quantity] = field(default_factory=dict[str, Quantity], repr=False)

    @property
    def id(self) -> str:
        """The id of the proposal."""
        return self.row.text("proposal")

    def key(self, noun: str) -> str:
        """Return the key of a finding of the proposal."""
        return f"appraisal.{noun}.{self.id}"

    @property
    def is_social(self) -> bool:
        """Whether it has an economic analysis of its own: effects on others, or shadow prices."""
        return any(line.account in EXTERNAL or line.conversion is not None for line in self.lines)

    @cached_property
    def is_whole(self) -> bool:
        """Whether it has flows and all of them have their numbers."""
        return bool(self.lines) and not self.missing

    @cached_property
    def investment(self) -> tuple[Quantity, ...]:
        """What each line of investment comes to over its years, not discounted."""
        lines = [line for line in self.lines if line.account == INVESTMENT]
        return tuple(
            derive(over_years, amount=line.amount, years=_years_of(line))
            if is_yearly(line.amount)
            else line.amount
            for line in lines
        )

    @cached_property
    def years(self) -> int:
        """The last year of its flows, late ones included."""
        late = 0.0
        if self.delay is not None:
            drawn = self.delay.draws
            late = max(self.delay.value, 0.0 if drawn is None else float(drawn.max()))
        return max(line.years[-1] for line in self.lines) + int(np.ceil(late))


def over_years(amount: YearlyMoney, years: str) -> Money:
    """Yearly amount over all of its years, not discounted."""
    first, last = ends_of(years)
    return amount * (last - first + 1)


def _years_of(line: Line) -> str:
    return f"{line.years[0]}-{line.years[-1]}"


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
            E113: it can be less than such a number ever is.
        """
        if not row.text(column):
            return None
        found = self[row.text(column)]
        if not unit:
            return found
        made = in_unit(found, unit, row.at(column))
        least = made.value if made.draws is None else min(made.value, float(made.draws.min()))
        if column in LEAST and least < LEAST[column]:
            ends = {"low": f"{LEAST[column]:g}", "high": f"{MOST:g}"}
            raise CellOutOfRange(row.at(column), column=column, value=f"{least:g}", **ends)
        return made

    def needed(self, row: Row, column: str, unit: str) -> Quantity:
        """Return the same as `optional` of a cell that is always filled."""
        found = self.optional(row, column, unit)
        if found is None:
            raise EmptyCell(row.at(column), column=column, kind=unit)
        return found

    def money(self, row: Row, column: str) -> Quantity | None:
        """Return the same as `optional` in the money of the programme."""
        found = self.optional(row, column)
        return in_money(self.inputs, found, row.text(column), row.at(column)) if found else None

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
                kept = (
                    one if not at else reordered(one, made[:, at], f"appraisal.correlated.{name}")
                )
                self._held[name] = kept


def cases(inputs: Inputs, roots: Roots) -> tuple[tuple[Case, ...], tuple[Absent, ...]]:
    """Return the appraised proposals in the order of their names, and those that can't be."""
    found: list[Case] = []
    absent: list[Absent] = []
    for row in sorted(inputs.table(APPRAISALS.name), key=lambda row: row.text("proposal")):
        try:
            found.append(_case(inputs, roots, row))
        except CorredorError as error:
            absent.append(Absent(f"appraisal.proposal.{row.text('proposal')}", error))
    return tuple(found), tuple(absent)


def _case(inputs: Inputs, roots: Roots, row: Row) -> Case:
    name = row.text("proposal")
    rates = {kind: roots.discounting(row, f"{kind}_rate") for kind in ("financial", "economic")}
    again = roots.optional(row, "reinvestment_rate", "share")
    lines: list[Line] = []
    missing: list[Absent] = []
    for flow in inputs.table(FLOWS.name):
        if flow.text("proposal") != name:
            continue
        try:
            lines.append(_line(inputs, roots, flow))
        except CorredorError as error:
            missing.append(Absent(f"appraisal.flow.{flow.text('id')}", error))
    return Case(
        row,
        tuple(lines),
        rates,
        again or rates["financial"].rates[0],
        roots.optional(row, "delay", "year"),
        class_of(inputs, roots.optional(row, "own_overrun", "share"), row),
        gate_of(inputs, name),
        _stage(inputs, row),
        tuple(missing),
    )


def _line(inputs: Inputs, roots: Roots, flow: Row) -> Line:
    first, last = flow.number("first") or 0.0, flow.number("last") or 0.0
    if last < first:
        ends = {"low": f"{first:g}", "high": f"{LONGEST}"}
        raise CellOutOfRange(flow.at("last"), column="last", value=f"{last:g}", **ends)
    factors = [roots[flow.text(column)] for column in FACTORS if flow.text(column)]
    wanted = flow.text("finding")
    if wanted:
        if wanted not in inputs.findings:
            raise UpstreamMissing(flow.at("finding"), study="appraisal", key=wanted)
        factors.insert(0, inputs.finding(wanted))
    if not factors:
        raise UpstreamMissing(flow.at("amount"), study="appraisal", key=flow.text("id"))
    amount = in_money(inputs, product(factors), f"appraisal.flow.{flow.text('id')}", flow.place)
    return Line(flow, tuple(factors), amount, roots.optional(flow, "conversion", "1"))


def _stage(inputs: Inputs, row: Row) -> str:
    if row.text("stage"):
        return row.text("stage")
    table = inputs.found.get("evidence.proposals")
    for one in table.records() if table else ():
        if one["proposal"] == row.text("proposal") and one["stage"]:
            return state_of(str(one["stage"]))
    return "announced"


def wrong_correlations(inputs: Inputs, rows: Sequence[Row]) -> tuple[CorredorError, ...]:
    """Return what is wrong with correlations: one of an exact number, or of one with itself."""
    wrong: list[CorredorError] = []
    for row in rows:
        for column in ("first", "second"):
            name = row.text(column)
            if inputs.assumption(name).draws is None or row.text("first") == row.text("second"):
                shape = Wording(N_("two different assumptions with a range each"))
                wrong.append(_unreadable(row, column, name, shape))
    for names in () if wrong else _groups(rows):
        held = _within(names, rows)
        try:
            triangle(_matrix(names, held))
        except ValueError:
            value = held[-1].number("correlation")
            wrong.append(_unreadable(held[-1], "correlation", value, Wording(TOGETHER)))
    return tuple(wrong)


def _unreadable(row: Row, column: str, value: object, shape: Wording) -> UnreadableCell:
    return UnreadableCell(row.at(column), column=column, value=value, shape=shape, example="0.5")


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
