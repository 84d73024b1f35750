"""Expansion: least-cost plans of a region with certified bounds, and what follows from them.

May import: numpy, scipy, corredor.units, `calc.dispatch` and `calc.bundle`.
May not import: anything else of the project.

A `Region` (of `calc.dispatch`) has hourly demand, `Option`s and one `Storage`; its vectors are in
the order of ``region.names``. All functions take a `CutPool`: the dispatches that are known, which
every later question about the region uses again, whatever the prices. So one pool is made for a
region and handed on:

    pool = CutPool(region)
    plan = least_cost_plan(region, pool, tolerance=1e-6)        # Plan: cost, lower, status
    prices = entry_prices(pool, plan)                           # EntryPrice for all not chosen
    overnight = overnight_break_even(prices[0].annual_cost, fixed_om, annuity, construction)
    block = block_entry(pool, "smr", 55.0)                      # BlockEntry, printable or not
    units = unit_plan(pool, spare=credits, margin=0.15)         # whole units, N-1
    frontier = many_plans(region, Cases(costs), pool)           # Plans: arrays by case
    draws = joined([chunk_plans(region, chunk) for chunk in chunks(Cases(costs, fuel))])
    capped = budget_plan(pool, tonnes_per_mwh, tonnes)          # by the price of the budget
    cost = regret(pool, design, plan)                           # of any other design, all hours
    hours = schedule(region, plan.capacities)                   # of calc.dispatch, hour by hour

`Terms` are other prices or demand than the region's, `Limits` other bounds, and rules such as
those of `calc.adequacy`. `chunk_plans` is pure and can be mapped by any scheduler; the division
into chunks, not the number of workers, decides what draws share. Whatever has the status "not
certified" must be printed as such. Money is in the unit of the region's costs; perfect foresight,
one node and linear dispatch flatter storage and renewables. Networks, several stores, ramps
and unit commitment: `engine.highs` and `engine.pypsa`.
"""

from corredor.studies.energy.calc.expansion.budget import BudgetPlan, budget_plan
from corredor.studies.energy.calc.expansion.entry import (
    BlockEntry,
    EntryPrice,
    block_entry,
    entry_price,
    entry_prices,
)
from corredor.studies.energy.calc.expansion.frontier import (
    Cases,
    Plans,
    chunk_plans,
    chunks,
    joined,
    many_plans,
)
from corredor.studies.energy.calc.expansion.overnight import overnight_break_even
from corredor.studies.energy.calc.expansion.plan import Plan, least_cost_plan
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.expansion.regret import Regret, regret
from corredor.studies.energy.calc.expansion.terms import Limits, Terms
from corredor.studies.energy.calc.expansion.units import UnitPlan, unit_plan

__all__ = [
    "BlockEntry",
    "BudgetPlan",
    "Cases",
    "CutPool",
    "EntryPrice",
    "Limits",
    "Plan",
    "Plans",
    "Regret",
    "Terms",
    "UnitPlan",
    "block_entry",
    "budget_plan",
    "chunk_plans",
    "chunks",
    "entry_price",
    "entry_prices",
    "joined",
    "least_cost_plan",
    "many_plans",
    "overnight_break_even",
    "regret",
    "unit_plan",
]
