"""Tables of the choice: the best set, the budgets, and who leaves when they fall."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.appraisal.inputs import BUDGETS, LIMITS, TAKES
from corredor.studies.appraisal.study.choice import Portfolio, mean_of
from corredor.studies.appraisal.study.found import Found
from corredor.studies.appraisal.study.tables.made import (
    MILLION,
    OF_FLOWS,
    PROPOSAL,
    made,
    millions,
)

SOURCES: Final = (BUDGETS.name, TAKES.name, LIMITS.name, *OF_FLOWS)


def portfolio(found: Found) -> Iterator[FindingTable]:
    """Yield the tables of the best set; none without budgets."""
    if found.chosen is None:
        return
    yield _members(found, found.chosen)
    yield _set(found, found.chosen)
    yield _budgets(found.chosen, found.money)
    yield _frontier(found, found.chosen)


def _members(found: Found, chosen: Portfolio) -> FindingTable:
    held = set(chosen.choice.chosen) if chosen.choice else set[int]()

    def rows() -> Iterator[tuple[Cell, ...]]:
        for at, name in enumerate(chosen.names):
            part = float(chosen.mix.parts[at]) if chosen.mix else None
            state = "chosen" if at in held else "not_chosen"
            tied = any((at in tie.chosen) != (at in held) for tie in chosen.ties)
            yield (
                *(name, f"appraisal.worth_today.{name}", state, "tied" if tied else ""),
                *(mean_of(chosen.worths[name]) / MILLION, part, chosen.shares.get(name)),
            )

    columns = (
        *(PROPOSAL, Column("today", "figure", "worth_today"), Column("state", "word", "portfolio")),
        Column("tied", "word", "tie"),
        Column("mean", "number", "mean_worth_today", f"M{found.money}"),
        Column("part", "number", "relaxed_part", "share"),
        Column("share", "number", "share_of_draws_chosen", "share"),
    )
    return made("portfolio", columns, rows(), SOURCES)


def _set(found: Found, chosen: Portfolio) -> FindingTable:
    """The set as a whole: its worth, the bound that no set passes, and what it may forgo."""
    best, mix = chosen.choice, chosen.mix
    rows: list[tuple[Cell, ...]] = []
    if best is not None:
        row = best.worth, mix.worth if mix else None, chosen.regret
        rows.append((found.by, *(millions(value) for value in row)))
    money = f"M{found.money}"
    columns = (
        Column("by", "word", "analysis"),
        Column("worth", "number", "worth_of_set", money),
        Column("bound", "number", "worth_of_mix", money),
        Column("regret", "number", "regret", money),
    )
    return made("set", columns, rows, SOURCES)


def _budgets(chosen: Portfolio, money: str) -> FindingTable:
    best = chosen.choice

    def rows() -> Iterator[tuple[Cell, ...]]:
        for at, name in enumerate(chosen.budgets):
            spent = float(best.spent[at]) / MILLION if best else None
            price = float(chosen.mix.prices[at]) if chosen.mix else None
            yield name, f"appraisal.budget.{name}", spent, price

    columns = (
        *(Column("budget", "term", "budget"), Column("amount", "figure", "budget_amount")),
        Column("spent", "number", "budget_spent", f"M{money}"),
        Column("price", "number", "shadow_price", "1"),
    )
    return made("budgets", columns, rows(), (BUDGETS.name, TAKES.name))


def _frontier(found: Found, chosen: Portfolio) -> FindingTable:
    def named(some: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(chosen.names[at] for at in some)

    rows = (
        (
            step.part,
            step.choice.worth / MILLION if step.choice else None,
            named(step.choice.chosen) if step.choice else (),
            *(named(step.left), named(step.joined)),
        )
        for step in chosen.steps
    )
    columns = (
        Column("part", "number", "part_of_budgets", "share"),
        Column("worth", "number", "worth_of_set", f"M{found.money}"),
        Column("chosen", "term", "chosen"),
        *(Column("left", "term", "leaves"), Column("joined", "term", "joins")),
    )
    return made("frontier", columns, rows, SOURCES)
