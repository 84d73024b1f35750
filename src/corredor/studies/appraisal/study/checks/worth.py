"""Proposals and their flows: rates, classes, years, moneys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from corredor.core.errors import N_, CellOutOfRange, CorredorError, NotAChoice
from corredor.core.quantity import Quantity
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.data.prices import MOST
from corredor.studies.appraisal.inputs import APPRAISALS, FLOWS
from corredor.studies.appraisal.study.amounts import in_money, product
from corredor.studies.appraisal.study.checks.shapes import APPRAISED, money, tried, unlike
from corredor.studies.appraisal.study.classes import class_rows, curves
from corredor.studies.appraisal.study.discounting import discounting
from corredor.studies.appraisal.study.lines import FACTORS, when
from corredor.studies.appraisal.study.roots import Roots

UNITS: Final = {
    "reinvestment_rate": "share",
    "own_overrun": "share",
    "delay": "year",
    "horizon": "year",
    "wait": "year",
    "volatility": "1",
}
"""Units of the assumptions that a proposal names."""
CLASS: Final = "reference_class"
WHOLE: Final = N_("a whole year")
COMMON: Final = N_("the base year of the other proposals: worths of several don't compare")
AMOUNT: Final = N_("an assumption, or the key of a number in the column finding")


def proposals(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong with the rows of the proposals."""
    rows, roots = inputs.table(APPRAISALS.name), Roots(inputs)
    common = _common(rows)
    known = sorted({*class_rows(), *curves()})
    for row in rows:
        for column in ("financial_rate", "economic_rate"):
            yield from tried(lambda row=row, column=column: discounting(inputs, row, column))
        for column, unit in UNITS.items():
            yield from tried(
                lambda row=row, column=column, unit=unit: roots.optional(row, column, unit)
            )
        yield from money(inputs, row, "sunk")
        base = row.number("base_year") or 0.0
        if not base.is_integer():
            yield unlike(row, "base_year", WHOLE, f"{base:.0f}")
        elif base != common:
            yield unlike(row, "base_year", COMMON, f"{common:.0f}")
        name = row.text(CLASS)
        if name and name not in known:
            yield NotAChoice(row.at(CLASS), column=CLASS, value=name, known=known)


def _common(rows: tuple[Row, ...]) -> float:
    """Return the base year of most proposals, the first of those that are equally frequent."""
    years = [year for row in rows if (year := row.number("base_year") or 0.0).is_integer()]
    return Counter(years).most_common(1)[0][0] if years else 0.0


def flows(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong with the rows of the flows."""
    roots = Roots(inputs)
    bases = {
        row.text("proposal"): int(row.number("base_year") or 0)
        for row in inputs.table(APPRAISALS.name)
    }
    for row in inputs.table(FLOWS.name):
        base = bases.get(row.text("proposal"))
        if base is None:
            if bases:
                yield unlike(row, "proposal", APPRAISED, min(bases))
            continue
        parts = [row.number(column) for column in ("first", "last")]
        for column, year in zip(("first", "last"), parts, strict=True):
            if year is not None and not year.is_integer():
                yield unlike(row, column, WHOLE, f"{year:.0f}")
        yield from tried(lambda row=row, base=base: when(row, base))
        yield from _amount(inputs, row)
        yield from tried(lambda row=row: roots.optional(row, "conversion", "1"))


def _amount(inputs: Inputs, row: Row) -> Iterator[CorredorError]:
    named = [row.text(column) for column in FACTORS if row.text(column)]
    if row.text("finding"):
        return
    if not named:
        yield unlike(row, "amount", AMOUNT, "oil-price")
        return
    factors = [inputs.assumption(name) for name in named]
    column = next(column for column in FACTORS if row.text(column))
    yield from tried(lambda: _positive(inputs, row, column, factors))


def _positive(inputs: Inputs, row: Row, column: str, factors: Sequence[Quantity]) -> None:
    """Refuse an amount that is no money, or that is never more than nothing.

    Costs are written as positive amounts: the account says which way they count. An amount that
    may be on either side, such as an advantage in price, is taken as it comes.

    Raises
    ------
    CorredorError
        It isn't what a flow takes.
    """
    made = in_money(inputs, product(factors), row.text("id"), row.at(column))
    most = made.value if made.draws is None else max(made.value, float(made.draws.max()))
    if most < 0:
        ends = {"low": "0", "high": f"{MOST:g}", "value": f"{made.value:.4g}"}
        raise CellOutOfRange(row.at(column), column=column, **ends)
