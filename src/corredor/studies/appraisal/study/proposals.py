"""The proposals as the folder states them: their flows as quantities, rates, overrun and gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Final

import numpy as np

from corredor.core.derive import derive
from corredor.core.errors import CorredorError
from corredor.core.quantity import Quantity
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.studies.appraisal.inputs import APPRAISALS, FLOWS, state_of
from corredor.studies.appraisal.study.amounts import is_yearly
from corredor.studies.appraisal.study.classes import Class, class_of
from corredor.studies.appraisal.study.discounting import Discounting, ends_of
from corredor.studies.appraisal.study.gate import Gate, gate_of
from corredor.studies.appraisal.study.lines import INVESTMENT, Line, line_of
from corredor.studies.appraisal.study.roots import Roots
from corredor.units import Money

EXTERNAL: Final = frozenset({"external_benefit", "external_cost"})
PROPOSALS: Final = "evidence/proposals"
REGISTER: Final = "evidence.proposals"

YearlyMoney = Annotated[float, "money/year"]


@dataclass(frozen=True)
class Proposed:
    """Who proposes it to whom, by the folder's register, and the claims that say how far it is."""

    proposer: tuple[str, ...]
    counterpart: tuple[str, ...]
    claims: tuple[str, ...]


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
    proposed: Proposed
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
    name, base = row.text("proposal"), int(row.number("base_year") or 0)
    rates = {kind: roots.discounting(row, f"{kind}_rate") for kind in ("financial", "economic")}
    again = roots.optional(row, "reinvestment_rate", "share")
    lines: list[Line] = []
    missing: list[Absent] = []
    for flow in inputs.table(FLOWS.name):
        if flow.text("proposal") != name:
            continue
        try:
            lines.append(line_of(inputs, roots, flow, base))
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
        _proposed(inputs, name),
        tuple(missing),
    )


def _proposed(inputs: Inputs, name: str) -> Proposed:
    held = next((row for row in inputs.table(PROPOSALS) if row.text("id") == name), None)
    table = inputs.found.get(REGISTER)
    said = [one["claims"] for one in table.records() if one["proposal"] == name] if table else []
    claims = said[0] if said else ()
    return Proposed(
        held.ids("proposer") if held else (),
        held.ids("counterpart") if held else (),
        claims if isinstance(claims, tuple) else (),
    )


def _stage(inputs: Inputs, row: Row) -> str:
    if row.text("stage"):
        return row.text("stage")
    table = inputs.found.get(REGISTER)
    for one in table.records() if table else ():
        if one["proposal"] == row.text("proposal") and one["stage"]:
            return state_of(str(one["stage"]))
    return "announced"
