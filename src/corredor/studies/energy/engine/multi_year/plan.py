"""Least-cost investment over years, by the equations of OSeMOSYS as one (integer) programme.

M. Howells et al., Energy Policy 39 (2011) 5850–5870, doi:10.1016/j.enpol.2011.06.033, in the form
of the model's version in GNU MathProg. Capacities live for their life; costs are discounted to the
first year, operating costs from its middle; what outlives the last year has a salvage value.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from corredor.studies.energy.calc.expansion.multi_year import (
    EnergySystem,
    Index,
)
from corredor.studies.energy.engine.highs import solved
from corredor.studies.energy.engine.multi_year.model import Model
from corredor.studies.energy.engine.multi_year.store import Store


@dataclass(frozen=True)
class MultiYearPlan:
    """A plan over years.

    Attributes
    ----------
    cost
        Discounted to the first year, in the data's money.
    new_capacities
        What is built, by region, technology and year; where it is anything.
    status, solver
        The solver's word, and its name and version.
    """

    cost: float
    new_capacities: dict[Index, float]
    status: str
    solver: str


def multi_year_plan(system: EnergySystem) -> MultiYearPlan:
    """Least-cost plan of an energy system over years.

    Raises
    ------
    ImportError
        `highspy` isn't installed.
    NoPlan
        No plan meets all constraints.
    KeyError
        The data lack a value that has no default.
    """
    model = Model(system)
    model.write()
    for r, s in product(model.regions, model.stores):
        Store(model, r, s).write()
    found = solved(model.draft)
    built = {index: found.values[k] for index, k in model.new.items()}
    some = {index: float(value) for index, value in built.items() if value > 0}
    return MultiYearPlan(found.cost + model.constant, some, found.status, found.solver)
