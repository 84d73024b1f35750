"""Findings of the appraisal: worth, ratio, overrun, chances, switching values, commitments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corredor.core.errors import N_
from corredor.core.finding import Finding
from corredor.core.quantity import Derived, Method, Quantity
from corredor.studies.appraisal.study.built import base_rates
from corredor.studies.appraisal.study.classes import Budgeted
from corredor.studies.appraisal.study.found import Found
from corredor.studies.appraisal.study.judged import Judged
from corredor.studies.appraisal.study.roots import CORRELATED
from corredor.studies.appraisal.study.uncertainty import Mover

LABELS: Final = {
    "financial": "financial_value",
    "capital": "capital_value",
    "economic": "economic_value",
}
HUNDRED: Final = 100
_SWITCH: Final = Method(
    __name__,
    "switching_value",
    N_("Value of one number at which the proposal is worth nothing, the others at their centre."),
)


def findings(found: Found) -> Iterator[Finding]:
    """Yield the numbers of each proposal, of the gates of the plan and of the budgets."""
    for one in found.judged:
        yield from _of_worth(one)
        yield from _of_class(one)
        yield from _of_chances(one)
        yield from _switches(one)
    for gate in found.gates:
        if gate.committed is not None:
            key = f"appraisal.committed.{gate.task}"
            yield Finding(key, "committed_until", gate.committed, (gate.task,))
    for name, budget in found.chosen.budgets.items() if found.chosen else ():
        yield Finding(f"appraisal.budget.{name}", "budget_amount", budget, (name,))
    for name, (rate, _) in base_rates().items() if found.judged else ():
        yield Finding(f"appraisal.base_rate.{name}", name, rate)


def switch_key(one: Judged, mover: Mover) -> str:
    """Return the key of the switching value of an input of a proposal."""
    name = mover.name.replace("assumptions.", "").replace(CORRELATED, "")
    return f"{one.case.key('switch')}.{name}"


def name_of(held: Budgeted) -> str:
    """Return the name of a budget: ``p80`` for a certainty of 0.8."""
    return f"p{held.certainty * HUNDRED:.0f}"


def _of_worth(one: Judged) -> Iterator[Finding]:
    subject = (one.case.id,)
    for analysis, worth in one.worths.items():
        key = one.case.key(f"{analysis}_value")
        yield Finding(key, LABELS[analysis], worth.value, subject)
        if worth.ratio is not None:
            ratio = one.case.key(f"{analysis}_ratio")
            yield Finding(ratio, "benefit_cost_ratio", worth.ratio, subject)
        for name, part in worth.lines.items():
            key = f"{one.case.key(f'{analysis}_part')}.{name}"
            yield Finding(key, "present_value", part, (*subject, name))
    if one.is_ranked and one.today is not None:
        yield Finding(one.case.key("worth_today"), "worth_today", one.today, subject)


def _of_class(one: Judged) -> Iterator[Finding]:
    held = one.case.klass
    for name, label, value in (
        ("overrun", "overrun", held.overrun),
        ("class_median", "class_median", held.median),
        ("place_in_class", "place_in_class", held.at),
    ):
        if value is not None:
            yield Finding(one.case.key(name), label, value, (one.case.id,))
    for held in one.budgets:
        name = name_of(held)
        yield Finding(one.case.key(f"uplift_{name}"), f"uplift_{name}", held.uplift, (one.case.id,))
        key, label = one.case.key(f"covering_{name}"), f"covering_{name}"
        yield Finding(key, label, held.budget, (one.case.id,))


def _of_chances(one: Judged) -> Iterator[Finding]:
    for name in ("built", "cancelled", "between"):
        value: Quantity = getattr(one.chances, name)
        yield Finding(one.case.key(name), f"chance_{name}", value, (one.case.id,))


def _switches(one: Judged) -> Iterator[Finding]:
    for mover in one.moved.movers if one.moved else ():
        if mover.switch and len(mover.switch.values) == 1:
            value = _switch(one, mover)
            yield Finding(switch_key(one, mover), "switching_value", value, (one.case.id,))


def _switch(one: Judged, mover: Mover) -> Quantity:
    worth = one.worths[one.main].value
    value = mover.switch.values[0] if mover.switch else 0.0
    origin = Derived(_SWITCH, {"worth": worth, "moved": mover.quantity}, {"analysis": one.main})
    return Quantity("", value, mover.quantity.unit, origin)
