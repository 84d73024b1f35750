"""Which proposals together: those that the gate lets through, under the folder's budgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from corredor.core.quantity import Quantity
from corredor.core.study import Inputs
from corredor.studies.appraisal.calc.portfolio import (
    Choice,
    Relaxed,
    Step,
    Terms,
    alternatives,
    frontier,
    relaxed,
    selection,
)
from corredor.studies.appraisal.calc.sensitivity import NORMAL_95, share_error, to_error
from corredor.studies.appraisal.inputs import BUDGETS, LIMITS, TAKES
from corredor.studies.appraisal.study.amounts import needed

PARTS: Final = tuple(number / 10 for number in range(11))
"""Parts of the budgets at which the best set is looked for."""
DRAWS: Final = 100
"""Draws for which the best set is looked for anew."""
REQUIRES: Final = "requires"


@dataclass(frozen=True)
class Portfolio:
    """The best set of proposals and its frontier.

    Parameters
    ----------
    names
        Proposals that were to choose from: their gate is open, and they have a worth.
    worths
        Their worth as of today.
    budgets
        What there is, by id.
    takes
        What each takes, by proposal and budget; nothing where the folder states nothing.
    choice
        The best set at the central values.
    ties
        Sets of the same worth.
    mix
        The relaxation with its shadow prices.
    steps
        The best set for parts of the budgets.
    shares
        Part of the draws in which a proposal belongs to the best set [1].
    regret
        Mean over the draws of what the best set of the draw is worth more than the set chosen
        [programme money]; None without uncertainty.
    """

    names: tuple[str, ...]
    worths: Mapping[str, Quantity]
    budgets: Mapping[str, Quantity]
    takes: Mapping[tuple[str, str], Quantity]
    choice: Choice | None
    ties: tuple[Choice, ...]
    mix: Relaxed | None
    steps: tuple[Step, ...]
    shares: Mapping[str, float]
    regret: float | None

    @property
    def left_out(self) -> tuple[str, ...]:
        """Proposals that could be compared but need another that can't."""
        return tuple(sorted(self.worths.keys() - set(self.names)))

    @property
    def free(self) -> tuple[str, ...]:
        """Proposals of which the folder says nothing of what they take: they cost nothing here."""
        taking = {name for name, _ in self.takes}
        return tuple(name for name in self.names if name not in taking)


def portfolio(inputs: Inputs, worths: Mapping[str, Quantity]) -> Portfolio | None:
    """Return the best set among proposals; None where the folder states no budget.

    Parameters
    ----------
    worths
        Worth as of today of the proposals that the gate lets through.

    Raises
    ------
    CorredorError
        A budget or what is taken of it is in a money that isn't that of the programme.
    """
    rows = inputs.table(BUDGETS.name)
    if not rows or not worths:
        return None
    ordered = sorted(rows, key=lambda row: row.text("id"))
    budgets = {row.text("id"): needed(inputs, row, "amount") for row in ordered}
    takes = {
        (row.text("proposal"), row.text("budget")): needed(inputs, row, "amount")
        for row in inputs.table(TAKES.name)
        if row.text("proposal") in worths
    }
    names = _choosable(inputs, worths)
    if not names:
        return None
    terms = _terms(inputs, names, worths, budgets, takes)
    best = selection(terms)
    shares, regret = _over_draws(terms, best, [worths[name] for name in names], names)
    return Portfolio(
        names,
        worths,
        budgets,
        takes,
        best,
        alternatives(terms, best) if best else (),
        relaxed(terms),
        frontier(terms, PARTS),
        shares,
        regret,
    )


def _terms(
    inputs: Inputs,
    names: Sequence[str],
    worths: Mapping[str, Quantity],
    budgets: Mapping[str, Quantity],
    takes: Mapping[tuple[str, str], Quantity],
) -> Terms:
    place = {name: at for at, name in enumerate(names)}
    costs = np.zeros((len(names), len(budgets)))
    for at, name in enumerate(names):
        for column, budget in enumerate(budgets):
            held = takes.get((name, budget))
            costs[at, column] = held.value if held is not None else 0.0
    requires: list[tuple[int, int]] = []
    excludes: list[tuple[int, ...]] = []
    for row in inputs.table(LIMITS.name):
        one, others = row.text("proposal"), row.ids("others")
        here = [place[name] for name in others if name in place]
        if one not in place:
            continue
        if row.text("kind") == REQUIRES:
            requires += [(place[one], other) for other in here]
        elif here:
            excludes.append((place[one], *here))
    worth = np.array([mean_of(worths[name]) for name in names])
    amounts = np.array([budget.value for budget in budgets.values()])
    return Terms(worth, costs, amounts, requires, excludes)


def mean_of(worth: Quantity) -> float:
    """Return the mean of the draws: what a choice between many uncertain things goes by."""
    return worth.value if worth.draws is None else float(worth.draws.mean())


def _choosable(inputs: Inputs, worths: Mapping[str, Quantity]) -> tuple[str, ...]:
    """Return the proposals that can be chosen: all that they need is there to choose from."""
    needs = [
        (row.text("proposal"), row.ids("others"))
        for row in inputs.table(LIMITS.name)
        if row.text("kind") == REQUIRES
    ]
    held = set(worths)
    while True:
        lost = {name for name, others in needs if name in held and not held.issuperset(others)}
        if not lost:
            return tuple(sorted(held))
        held -= lost


def _over_draws(
    terms: Terms, best: Choice | None, worths: Sequence[Quantity], names: Sequence[str]
) -> tuple[Mapping[str, float], float | None]:
    """Return in how many draws each proposal belongs to the best set, and the mean regret."""
    drawn = [q.draws for q in worths if q.draws is not None]
    if not drawn or best is None:
        return {}, None
    count = min(DRAWS, len(drawn[0]))
    columns = np.array(
        [np.full(count, q.value) if q.draws is None else q.draws[:count] for q in worths]
    )
    found = np.zeros(len(names))
    lost: list[float] = []
    for at in range(count):
        held = selection(replace(terms, worth=columns[:, at]))
        if held:
            found[list(held.chosen)] += 1
            lost.append(held.worth - float(columns[list(best.chosen), at].sum()))
    parts = found / count
    shares = {
        name: to_error(float(part), share_error(float(part), count))
        for name, part in zip(names, parts, strict=True)
    }
    half = NORMAL_95 * float(np.std(lost)) / np.sqrt(len(lost)) if lost else 0.0
    return shares, to_error(float(np.mean(lost)), half) if lost else None
