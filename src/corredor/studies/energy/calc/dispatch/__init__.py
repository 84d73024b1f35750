"""Dispatch: what a year costs with given capacities, exactly, with a cut valid everywhere.

May import: numpy, corredor.units, and numba in `compiled` alone.
May not import: anything else of the project.
"""

from corredor.studies.energy.calc.dispatch.census import (
    Census,
    Cuts,
    Stacked,
    no_cuts,
    no_sums,
    stacked,
)
from corredor.studies.energy.calc.dispatch.commitment import Commitment, Unit
from corredor.studies.energy.calc.dispatch.merit import MeritOrder, Prices, merit_order, prices
from corredor.studies.energy.calc.dispatch.network import Line, Network, Node, network_of
from corredor.studies.energy.calc.dispatch.oracle import (
    DispatchCost,
    Hours,
    Shapes,
    census,
    cuts_of,
    dispatch_cost,
    hours,
    shapes,
)
from corredor.studies.energy.calc.dispatch.region import NotConvex, Option, Region, Storage
from corredor.studies.energy.calc.dispatch.schedule import Schedule, schedule

__all__ = [
    "Census",
    "Commitment",
    "Cuts",
    "DispatchCost",
    "Hours",
    "Line",
    "MeritOrder",
    "Network",
    "Node",
    "NotConvex",
    "Option",
    "Prices",
    "Region",
    "Schedule",
    "Shapes",
    "Stacked",
    "Storage",
    "Unit",
    "census",
    "cuts_of",
    "dispatch_cost",
    "hours",
    "merit_order",
    "network_of",
    "no_cuts",
    "no_sums",
    "prices",
    "schedule",
    "shapes",
    "stacked",
]
