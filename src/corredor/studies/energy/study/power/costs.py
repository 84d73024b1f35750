"""Costs of options, and of the plan: what the other tables of a region point to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from corredor.core.finding import Cell
from corredor.core.quantity import Quantity
from corredor.studies.energy.calc.expansion.plan import least_cost_plan
from corredor.studies.energy.calc.finance import rates
from corredor.studies.energy.calc.finance.measures import (
    MoneyPerKw,
    MoneyPerKwYear,
    MoneyPerMwYear,
    MoneyPerYear,
)
from corredor.studies.energy.engine.pypsa import joint_plan
from corredor.studies.energy.study.case import Made, figure, term, word
from corredor.studies.energy.study.costs import Priced
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.planning.records import FAST
from corredor.studies.energy.study.quantities import central, searched
from corredor.units import Share, Year

WEEK: Final = 168
THOUSAND: Final = 1e3
MILLION: Final = 1e6
STATES: Final = {True: "in_plan", False: "not_in_plan"}
YES_NO: Final = {True: "yes", False: "no"}
KINDS: Final = ("nuclear", "thermal", "line", "variable")


def sources() -> tuple[str, ...]:
    """Return the tables that plans rest on."""
    return ("energy/regions", "energy/options", "energy/profiles", "energy/fuels", "assumptions")


def costs(made: Made, each: list[Planned]) -> None:
    """Keep what each option costs, and what the plan does."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        for one in (*region.options, *(held for held, _ in region.refused)):
            built = "" if one.build is None else one.build.key
            rows.append((region.id, one.id, one.row.text("kind"), built, *cost_keys(made, one)))
        made.find(f"plan_cost.{region.id}", "plan_cost", plan_cost(region), region.id)
        made.find(f"plan_gap.{region.id}", "plan_gap", plan_gap(region), region.id)
    columns = (
        *(term("region"), term("option"), word("kind", "option_kind")),
        *(figure("build", "build_time"), figure("interest", "interest_factor")),
        *(figure("overnight", "overnight_cost"), figure("annual", "annual_cost")),
        *(figure("marginal", "marginal_cost"), figure("lcoe", "levelised_cost")),
    )
    made.table("options", columns, rows, *sources())


def cost_keys(made: Made, one: Priced) -> Iterator[str]:
    """Yield the keys of what an option costs."""
    named = {
        "interest_factor": one.factor,
        "overnight_cost": one.overnight,
        "annual_cost": one.annual,
        "marginal_cost": one.marginal,
        "levelised_cost": one.lcoe,
    }
    for label, quantity in named.items():
        if quantity is None:
            yield ""
        else:
            key = f"lcoe.{one.id}" if label == "levelised_cost" else f"{label}.{one.id}"
            yield made.find(key, label, quantity, one.id)


def money_of(region: Planned) -> str:
    """Return the money of a region."""
    return region.quantities["unserved_cost"].unit.partition("/")[0]


def planner(region: Planned) -> Callable[..., Any]:
    """Return the function that planned a region."""
    return least_cost_plan if region.engine.name == FAST else joint_plan


def plan_cost(region: Planned) -> Quantity:
    """Return the cost of the plan of a region."""
    unit = f"{money_of(region)}/year"
    return searched(planner(region), region.plan.cost, unit, "cost", **region.inputs)


def plan_gap(region: Planned) -> Quantity:
    """Return the gap of the plan of a region."""
    return searched(planner(region), region.plan.gap, "share", "gap", **region.inputs)


def overnight_of(one: Priced, annual: Quantity) -> Quantity:
    """Return the overnight cost at which a MW costs so much a year, at central values."""
    terms = {"annual": annual, "rate": one.rate, "years": one.life, "fixed": one.fixed}
    if one.factor is None:
        return central(overnight_at_once, **terms)[""]
    return central(rates.overnight_of_annual_cost, interest_factor=one.factor, **terms)[""]


def overnight_at_once(
    annual: MoneyPerMwYear, rate: Share, years: Year, fixed: MoneyPerKwYear
) -> MoneyPerKw:
    """Overnight capital of what is bought and runs at once, from its annual cost."""
    return rates.overnight_of_annual_cost(annual, 1.0, rate, years, fixed)


def saving(cost: MoneyPerYear, without: MoneyPerYear) -> MoneyPerYear:
    """Change of the cost of a system: with less without."""
    return cost - without
