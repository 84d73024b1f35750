"""Records of unit commitment: units that are on or off, with costs and times of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from corredor.studies.energy.calc.dispatch.region import FloatArray, MoneyPerMwh
from corredor.units import Megawatt, Share

MoneyPerStart = Annotated[float, "money"]
MoneyPerHour = Annotated[float, "money/hour"]


@dataclass(frozen=True, eq=False)
class Unit:
    """A unit that is on or off.

    Attributes
    ----------
    name
        Name.
    capacity
        [MW].
    marginal_cost
        [money/MWh].
    minimum
        Least output while on, as a share of the capacity.
    start_cost, stop_cost
        Of each start and stop [money].
    running_cost
        Of each hour on [money/hour].
    least_on, least_off
        Hours that it stays on, or off, at least [hour].
    on_before, off_before
        Hours that it has been on, or off, before the first hour; one of them is zero [hour].
    ramp
        Most change of output in an hour, as a share of the capacity; None for any.
    availability
        Share of the capacity that can run, one number or one an hour.
    """

    name: str
    capacity: Megawatt
    marginal_cost: MoneyPerMwh
    minimum: Share = 0.0
    start_cost: MoneyPerStart = 0.0
    stop_cost: MoneyPerStart = 0.0
    running_cost: MoneyPerHour = 0.0
    least_on: int = 0
    least_off: int = 0
    on_before: int = 1
    off_before: int = 0
    ramp: Share | None = None
    availability: float | FloatArray = 1.0

    def __post_init__(self) -> None:
        if (self.on_before > 0) == (self.off_before > 0):
            raise ValueError(f"{self.name}: before the first hour it was either on or off")
        if not 0 <= self.minimum <= 1 or not self.capacity > 0:
            raise ValueError(f"{self.name}: minimum or capacity is out of its range")


@dataclass(frozen=True, eq=False)
class Commitment:
    """Which units run, and how much.

    Attributes
    ----------
    names
        Units.
    on
        Whether each runs, shape (units, hours).
    output
        [MW], shape (units, hours).
    unserved
        [MW], shape (hours,).
    cost
        Of all hours [money].
    gap
        Of the solver, over the cost [1].
    status, solver
        The solver's word, and its name and version.
    """

    names: tuple[str, ...]
    on: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
    output: Annotated[FloatArray, "MW"]
    unserved: Annotated[FloatArray, "MW"]
    cost: Annotated[float, "money"]
    gap: float
    status: str
    solver: str
