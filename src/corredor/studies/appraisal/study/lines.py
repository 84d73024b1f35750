"""The flows of a proposal: what each is a product of, and when it flows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from corredor.core.errors import (
    N_,
    CellOutOfRange,
    EmptyCell,
    UnreadableCell,
    UpstreamMissing,
    Wording,
    WrongUnit,
)
from corredor.core.period import parse_period
from corredor.core.quantity import Quantity
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.appraisal.inputs import LONGEST
from corredor.studies.appraisal.study.amounts import YEARLY, in_money, is_yearly, product
from corredor.studies.appraisal.study.roots import Roots

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
YEAR_OR_DAY: Final = N_("a year, or a day in the column day")


@dataclass(frozen=True)
class Line:
    """One flow: the numbers that it is a product of, and its yearly or whole amount.

    Parameters
    ----------
    row
        Its row.
    factors, amount
        The numbers and their product [programme money, or programme money/year].
    conversion
        Its shadow price over its market price; None where the folder states none.
    years
        The years in which it flows, counted from the base year.
    days
        Days from the end of the base year to its own day; None for one that flows by years.
    """

    row: Row
    factors: tuple[Quantity, ...]
    amount: Quantity
    conversion: Quantity | None
    years: range
    days: int | None = None

    @property
    def id(self) -> str:
        """The id of its row."""
        return self.row.text("id")

    @property
    def account(self) -> str:
        """What the flow is."""
        return self.row.text("account")

    @property
    def sign(self) -> int:
        """Minus one for costs."""
        return -1 if self.account in COSTS else 1

    @property
    def part(self) -> float:
        """Part of the amount that falls on one of its years [1]."""
        return 1.0 if is_yearly(self.amount) else 1 / len(self.years)


def line_of(inputs: Inputs, roots: Roots, flow: Row, base: int) -> Line:
    """Return a flow of the folder.

    Raises
    ------
    CorredorError
        It has no amount, or one that is no money; or its years contradict each other.
    """
    years, days = when(flow, base)
    factors = [roots[flow.text(column)] for column in FACTORS if flow.text(column)]
    wanted = flow.text("finding")
    if wanted:
        if wanted not in inputs.findings:
            raise UpstreamMissing(flow.at("finding"), study="appraisal", key=wanted)
        factors.insert(0, inputs.finding(wanted))
    if not factors:
        raise UpstreamMissing(flow.at("amount"), study="appraisal", key=flow.text("id"))
    amount = in_money(inputs, product(factors), f"appraisal.flow.{flow.text('id')}", flow.place)
    if days is not None and is_yearly(amount):
        whole = amount.unit.removesuffix(YEARLY)
        raise WrongUnit(flow.at("day"), name=flow.text("id"), unit=amount.unit, wanted=whole)
    conversion = roots.optional(flow, "conversion", "1")
    return Line(flow, tuple(factors), amount, conversion, years, days)


def when(flow: Row, base: int) -> tuple[range, int | None]:
    """Return the years in which a flow flows, and its day after the end of the base year.

    Raises
    ------
    EmptyCell, CellOutOfRange
        E103, E113: it has neither years nor a day, or ends before it begins.
    UnreadableCell
        E127: it has both, or a day that isn't one, or lies before the base year.
    """
    first, last = flow.number("first"), flow.number("last")
    if flow.text("day"):
        if first is not None or last is not None:
            raise _unlike(flow, "day", N_("either a day, or first and last year"))
        period = parse_period(flow.text("day"))
        day = period.first
        if day is None or day != period.last or period.yearless:
            raise _unlike(flow, "day", N_("a single day of a known year"), f"{base}-06-30")
        if not base <= day.year <= base + LONGEST:
            raise _unlike(flow, "day", N_("a day in the base year or later"), f"{base}-06-30")
        year = day.year - base
        return range(year, year + 1), (day - date(base, 12, 31)).days
    for column, value in (("first", first), ("last", last)):
        if value is None:
            raise EmptyCell(flow.at(column), column=column, kind=Wording(YEAR_OR_DAY))
    begins, ends = first or 0.0, last or 0.0
    if ends < begins:
        bounds = {"low": f"{begins:g}", "high": f"{LONGEST}"}
        raise CellOutOfRange(flow.at("last"), column="last", value=f"{ends:g}", **bounds)
    return range(int(begins), int(ends) + 1), None


def _unlike(flow: Row, column: str, shape: str, example: str = "2028-06-30") -> UnreadableCell:
    return UnreadableCell(
        flow.at(column),
        column=column,
        value=flow.text(column),
        shape=Wording(shape),
        example=example,
    )
