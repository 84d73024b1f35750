"""Options: what it is worth to be able to wait, and to stop at the gates of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.core.quantity import Quantity
from corredor.core.study import Inputs
from corredor.studies.appraisal.calc.options import (
    american_option,
    investment_threshold,
    staged_option,
)
from corredor.studies.appraisal.study.amounts import spent
from corredor.studies.appraisal.study.lines import INVESTMENT, LATE
from corredor.studies.appraisal.study.phases import Plan
from corredor.studies.appraisal.study.proposals import Case
from corredor.studies.appraisal.study.roots import Roots
from corredor.studies.appraisal.study.sums import total_of
from corredor.studies.appraisal.study.worth import RATES, Worth

STEPS: Final = 60
"""Steps of a tree of options, at least."""
MOST_STEPS: Final = 2_000
MONTHS: Final = 12
"""Steps a year of the tree of stages."""
CLOSE: Final = 1e-9
"""Part of the cost below which two worths are the same."""


@dataclass(frozen=True)
class Wait:
    """What it is worth to be able to wait.

    Parameters
    ----------
    now
        Worth of deciding now [programme money].
    option
        Worth of the right to decide within the years [programme money].
    multiple
        Worth over cost from which one wouldn't wait even with no end; None where nothing is
        forgone by waiting.
    pays
        Whether waiting is worth more than deciding now.
    """

    now: float
    option: float
    multiple: float | None
    pays: bool


@dataclass(frozen=True)
class Underlying:
    """What an option of a proposal is on, at central values.

    Parameters
    ----------
    worth, cost
        Present value of what is bought and of the investment [programme money].
    rate, spread
        Continuous discount rate, and yearly standard deviation of the worth [1/year].
    forgone
        Net benefit of the first year of operation over the worth [1/year].
    """

    worth: float
    cost: float
    rate: float
    spread: float
    forgone: float


def underlying(case: Case, found: Worth, analysis: str, roots: Roots) -> Underlying | None:
    """Return what options are on; None without volatility, investment or anything to buy.

    The worth of what is bought grows at the discount rate less what waiting forgoes: the net
    benefit of the first year of operation over that worth (Dixit and Pindyck 1994, ch. 5). The
    volatility is assumed, for nothing like it is traded.

    Raises
    ------
    WrongUnit
        E201: the volatility is no plain number.
    """
    volatility = roots.optional(case.row, "volatility", "1")
    cost = sum(
        found.lines[line.id].value
        for line in case.lines
        if line.account == INVESTMENT and line.id in found.lines
    )
    worth = found.value.value + cost
    if volatility is None or volatility.value <= 0 or cost <= 0 or worth <= 0:
        return None
    rate = float(np.log1p(case.rates[RATES[analysis]].first))
    return Underlying(worth, cost, rate, volatility.value, _forgone(case, found, worth))


def wait_of(case: Case, found: Worth, analysis: str, roots: Roots) -> Wait | None:
    """Return the option to wait of a proposal; None where it has none."""
    years = roots.optional(case.row, "wait", "year")
    held = underlying(case, found, analysis, roots)
    if held is None or years is None or years.value <= 0:
        return None
    # A step has to be short enough that the worth may fall in it, whatever its drift.
    drift = (held.rate - held.forgone) / held.spread
    steps = max(STEPS, int(2 * years.value * drift**2) + 1)
    if steps > MOST_STEPS:
        return None
    option = american_option(
        held.worth,
        held.cost,
        held.rate,
        held.spread,
        years.value,
        steps,
        call=True,
        yield_=held.forgone,
    )
    multiple = None
    if held.forgone > 0:
        multiple = investment_threshold(held.cost, held.rate, held.forgone, held.spread).multiple
    now = held.worth - held.cost
    return Wait(now, option, multiple, option > max(now, 0.0) + CLOSE * held.cost)


def _forgone(case: Case, found: Worth, worth: float) -> float:
    lines = [line for line in case.lines if line.account in LATE and line.id in found.lines]
    first = min((line.years[0] for line in lines), default=0)
    yearly = sum(line.sign * line.amount.value * line.part for line in lines if first in line.years)
    return max(yearly / worth, 0.0)


@dataclass(frozen=True)
class Gate:
    """A gate of the plan: what is committed until it, and what the right to stop there is worth.

    Parameters
    ----------
    task, proposal
        The task after which one may stop, and the proposal that asks; empty for the whole plan.
    month, p80
        Its end at the most likely times, and when four fifths of the draws have ended [month].
    committed
        What is committed until then; None where no task states a cost.
    option
        Worth that would be lost without the right to stop there [programme money]; None without
        a volatility.
    is_next
        Whether it is the smallest commitment that buys the next information.
    """

    task: str
    proposal: str
    month: float
    p80: float
    committed: Quantity | None
    option: float | None
    is_next: bool


def gates_of(inputs: Inputs, plan: Plan) -> tuple[Gate, ...]:
    """Return the gates of the whole plan in the order in which they come."""
    made = [
        Gate(
            name,
            row.text("proposal"),
            plan.ends[name],
            plan.quantile(PRUDENT, name),
            committed(inputs, plan, name),
            None,
            False,
        )
        for name, row in plan.rows.items()
        if row.text("gate") == "yes"
    ]
    return tuple(sorted(made, key=lambda gate: (gate.month, gate.task)))


PRUDENT: Final = 0.8
"""Certainty of the later of two dates."""


def own_gates(inputs: Inputs, plan: Plan, case: Case, on: Underlying | None) -> tuple[Gate, ...]:
    """Return the gates before a proposal in their order, with the worth of stopping at each.

    Every task that it waits for is a stage, at its own start; the investment follows the last.
    """
    own = [name for name, row in plan.rows.items() if row.text("proposal") == case.id]
    chain = plan.before(own)
    names = sorted(
        (name for name in chain if plan.rows[name].text("gate") == "yes"),
        key=lambda name: (plan.ends[name], name),
    )
    costs = {name: committed(inputs, plan, name) for name in names}
    first = min(names, key=lambda name: (_size(costs[name]), plan.ends[name], name), default="")
    worths = _stops(inputs, plan, chain, names, on) if on and names else None
    return tuple(
        Gate(
            name,
            case.id,
            plan.ends[name],
            plan.quantile(PRUDENT, name),
            costs[name],
            worths[at] if worths else None,
            name == first,
        )
        for at, name in enumerate(names)
    )


def _size(cost: Quantity | None) -> float:
    return float("inf") if cost is None else cost.value


def _stops(
    inputs: Inputs, plan: Plan, chain: frozenset[str], names: Sequence[str], on: Underlying
) -> list[float] | None:
    """Return what the right to stop at each gate adds to the rights at all others."""
    stages = [
        (plan.starts[one] / MONTHS, found.value)
        for one in sorted(chain)
        if (found := _cost(inputs, plan, one)) is not None
    ]
    last = max(plan.ends[one] for one in chain) / MONTHS
    stages.append((last, on.cost * float(np.exp(on.rate * last))))
    stops = [plan.ends[name] / MONTHS for name in names]

    def worth(some: Sequence[float]) -> float:
        return staged_option(on.worth, stages, on.rate, on.spread, MONTHS, some)[0]

    try:
        whole = worth(stops)
        return [
            max(whole - worth([*stops[:at], *stops[at + 1 :]]), 0.0) for at in range(len(stops))
        ]
    except ValueError:
        return None


def committed(inputs: Inputs, plan: Plan, name: str) -> Quantity | None:
    """Return what is committed by a task and all that it waits for; None without any cost.

    Raises
    ------
    WrongUnit, MissingConversion, CellOutOfRange
        E201, E506, E113: a cost is no money, or in one that the folder can't convert, or less
        than nothing.
    """
    found = [_cost(inputs, plan, one) for one in sorted(plan.before([name]))]
    costs = [cost for cost in found if cost is not None]
    return total_of(costs) if costs else None


def _cost(inputs: Inputs, plan: Plan, name: str) -> Quantity | None:
    return spent(inputs, plan.rows[name], "cost")
