"""Worth of a proposal: its net present values as derived numbers, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.studies.appraisal.study.amounts import is_yearly
from corredor.studies.appraisal.study.discounting import ends_of
from corredor.studies.appraisal.study.lines import INVESTMENT, LATE, Line
from corredor.studies.appraisal.study.proposals import Case
from corredor.studies.appraisal.study.sums import total_of
from corredor.units import Money, Ratio, Same, Share, Year

FINANCIAL: Final = "financial"
CAPITAL: Final = "capital"
ECONOMIC: Final = "economic"
OPERATION: Final = ("operating_cost", "revenue", "residual")
ANALYSES: Final[Mapping[str, tuple[str, ...]]] = {
    FINANCIAL: ("investment", *OPERATION, "taxes"),
    CAPITAL: (*OPERATION, "taxes", "own_capital", "interest_paid", "repayment"),
    ECONOMIC: ("investment", *OPERATION, "external_benefit", "external_cost"),
}
"""Accounts of each analysis (European Commission, Guide to Cost-Benefit Analysis 2014, 2.7, 2.8):
return on investment, return on capital, and the economic analysis at shadow prices, in which
taxes and finance are transfers."""
FINANCED: Final = frozenset({"own_capital", "loan", "grant", "interest_paid", "repayment"})
RATES: Final = {FINANCIAL: "financial", CAPITAL: "financial", ECONOMIC: "economic"}

YearlyMoney = Annotated[float, "money/year"]


def present_yearly(amount: YearlyMoney, factors: Year) -> Money:
    """Present value of a yearly amount: times the sum of the discount factors of its years."""
    return amount * factors


def present_whole(amount: Money, factors: Year, years: str) -> Money:
    """Present value of an amount that is spread evenly over its years."""
    first, last = ends_of(years)
    return amount * factors / (last - first + 1)


def present_dated(amount: Money, factor: Share) -> Money:
    """Present value of an amount of one day: times the discount factor of the day."""
    return amount * factor


def at_shadow_price(amount: Money, conversion: Ratio) -> Money:
    """Amount at its shadow price."""
    return amount * conversion


def with_overrun(cost: Same, overrun: Share) -> Same:
    """Cost with its overrun."""
    return cost * (1 + overrun)


def overrun_of(cost: Same, overrun: Share) -> Same:
    """Overrun of a cost, which falls on the owners' capital."""
    return cost * overrun


def as_cost(amount: Money) -> Money:
    """Cost, counted as negative."""
    return -amount


def net(benefits: Money, costs: Money) -> Money:
    """Benefits less costs, both at their present values."""
    return benefits - costs


def ratio_of(benefits: Money, costs: Money) -> Ratio:
    """Present value of benefits over that of costs; revenue and residual worth are benefits."""
    return benefits / costs


@dataclass(frozen=True)
class Worth:
    """Present values of one analysis of a proposal.

    Parameters
    ----------
    lines
        Present value of each flow, positive as its account counts it.
    benefits, costs
        Their sums.
    value
        Benefits less costs.
    ratio
        Benefits over costs; None without costs.
    """

    lines: Mapping[str, Quantity]
    benefits: Quantity | None
    costs: Quantity | None
    value: Quantity
    ratio: Quantity | None


def lines_of(case: Case, analysis: str) -> tuple[Line, ...]:
    """Return the flows that an analysis counts; of the investment, capital pays the overrun."""
    counted = ANALYSES[analysis]
    if analysis == CAPITAL and case.klass.overrun is not None:
        counted = (*counted, INVESTMENT)
    return tuple(line for line in case.lines if line.account in counted)


def has_finance(case: Case) -> bool:
    """Whether the folder says how a proposal is financed."""
    return any(line.account in FINANCED for line in case.lines)


def worth(case: Case, analysis: str) -> Worth | None:
    """Return the present values of an analysis; None where it has no flow.

    Raises
    ------
    CorredorError
        A flow has no present value: a schedule of rates ends before its last year.
    """
    lines = lines_of(case, analysis)
    if not lines:
        return None
    found = {line.id: _present(case, line, analysis) for line in lines}
    gains = [found[line.id] for line in lines if line.sign > 0]
    pays = [found[line.id] for line in lines if line.sign < 0]
    if not pays:
        benefits = total_of(gains)
        return Worth(found, benefits, None, benefits, None)
    costs = total_of(pays)
    if not gains:
        return Worth(found, None, costs, derive(as_cost, amount=costs), None)
    benefits = total_of(gains)
    value = derive(net, benefits=benefits, costs=costs)
    positive = costs.value > 0 and (costs.draws is None or bool((costs.draws > 0).all()))
    ratio = derive(ratio_of, benefits=benefits, costs=costs) if positive else None
    return Worth(found, benefits, costs, value, ratio)


def _present(case: Case, line: Line, analysis: str) -> Quantity:
    delay = case.delay if line.account in LATE else None
    discounting = case.rates[RATES[analysis]]
    amount = _spent_on(case, line, analysis)
    years = f"{line.years[0]}-{line.years[-1]}"
    if line.days is not None:
        made = derive(present_dated, amount=amount, factor=discounting.at(line.days, delay))
    elif is_yearly(amount):
        made = derive(present_yearly, amount=amount, factors=discounting.sum(years, delay))
    else:
        factors = discounting.sum(years, delay)
        made = derive(present_whole, amount=amount, factors=factors, years=years)
    if line.conversion is not None and analysis == ECONOMIC:
        made = derive(at_shadow_price, amount=made, conversion=line.conversion)
    return made


def _spent_on(case: Case, line: Line, analysis: str) -> Quantity:
    """Return the amount of a flow; of an investment with its overrun, the same in all analyses."""
    overrun = case.klass.overrun
    if line.account != INVESTMENT or overrun is None:
        return line.amount
    if analysis == CAPITAL:
        return derive(overrun_of, cost=line.amount, overrun=overrun)
    if line.id not in case.spent:
        case.spent[line.id] = derive(with_overrun, cost=line.amount, overrun=overrun)
    return case.spent[line.id]
