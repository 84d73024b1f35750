"""Bounds: of which kind and size a number is, column by column, wherever an assumption is named.

A wrong unit or a share above one is told before anything runs, at the cell that names the number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from corredor.studies.energy.inputs.columns import LARGEST


class Bound(NamedTuple):
    """Kind and size of the numbers of a column.

    Attributes
    ----------
    unit
        A unit of the same kind, with ``money`` for that of the programme; empty: any.
    low, high
        Ends of what is sensible [unit].
    apart
        Whether the low end itself is outside.
    """

    unit: str
    low: float = 0.0
    high: float = LARGEST
    apart: bool = False


SHARE: Final = Bound("share", 0.0, 1.0)
PART: Final = Bound("share", 0.0, 1.0, apart=True)
LENGTH_OF_LIFE: Final = Bound("year", 0.0, 200.0, apart=True)
LEAD: Final = Bound("month", 0.0, 600.0)
DAYS: Final = Bound("day", 0.0, 366.0)
POWER: Final = Bound("MW", 0.0, LARGEST, apart=True)
BY_POWER: Final = Bound("money/kW")
BY_POWER_AND_YEAR: Final = Bound("money/kW/year")
BY_ENERGY: Final = Bound("money/MWh", -LARGEST)
HEAT: Final = Bound("MMBtu/MWh", 0.0, 1000.0)

BOUNDS: Final[Mapping[str, Mapping[str, Bound]]] = {
    "regions": {
        "peak": POWER,
        "mean_share": PART,
        "unserved_cost": Bound("money/MWh", 0.0, LARGEST, apart=True),
        "rate": SHARE,
        "largest_unit": PART,
    },
    "fuels": {"price": Bound("money/MMBtu", 0.0, LARGEST, apart=True)},
    "options": {
        "overnight": BY_POWER,
        "energy_overnight": Bound("money/kWh"),
        "fixed": BY_POWER_AND_YEAR,
        "variable": BY_ENERGY,
        "marginal": BY_ENERGY,
        "heat_rate": HEAT,
        "availability": PART,
        "efficiency": PART,
        "life": LENGTH_OF_LIFE,
        "build": Bound("year", 0.0, 50.0),
        "block": POWER,
        "most": Bound("MW"),
        "ramp": PART,
        "minimum": SHARE,
        "least_on": Bound("hour", 0.0, 8760.0),
        "least_off": Bound("hour", 0.0, 8760.0),
        "start_cost": Bound("money"),
    },
    "links": {
        "overnight": BY_POWER,
        "fixed": BY_POWER_AND_YEAR,
        "life": LENGTH_OF_LIFE,
        "build": Bound("year", 0.0, 50.0),
        "efficiency": PART,
        "reactance": Bound("1", 0.0, LARGEST, apart=True),
        "least": Bound("MW"),
        "most": Bound("MW"),
    },
    "reactors": {
        "net_power": POWER,
        "units": Bound("1", 1.0, 100.0),
        "capacity_factor": PART,
        "efficiency": PART,
        "cycle": Bound("month", 0.0, 600.0, apart=True),
        "other_cost": BY_ENERGY,
    },
    "contracts": {
        "uranium_loss": SHARE,
        "conversion_loss": SHARE,
        "work_loss": SHARE,
        "uranium_lead": LEAD,
        "conversion_lead": LEAD,
        "work_lead": LEAD,
        "fabrication_lead": LEAD,
        "rate": SHARE,
        "replacement": LEAD,
    },
    "ledger": {"amount": Bound("kgU", 0.0, 1e9)},
    "lng_routes": {
        "capacity": Bound("m^3", 0.0, LARGEST, apart=True),
        "fill": PART,
        "speed": Bound("knot", 0.0, 100.0, apart=True),
        "port_days": DAYS,
        "canal_days": DAYS,
        "sailing_days": Bound("day/year", 0.0, 366.0, apart=True),
        "liquefaction_loss": SHARE,
        "regasification_loss": SHARE,
    },
    "oil": {
        "rate": SHARE,
        "recovery": SHARE,
        "royalty": SHARE,
        "use": SHARE,
        "gain": SHARE,
    },
}
"""By table and column; a column that isn't here takes what the formula takes."""


__all__ = ["BOUNDS", "Bound"]
