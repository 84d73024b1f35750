"""Record of an energy system over years, by the sets and parameters of OSeMOSYS.

M. Howells et al., "OSeMOSYS: the Open Source Energy Modeling System", Energy Policy 39 (2011)
5850–5870, doi:10.1016/j.enpol.2011.06.033.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

REGION, TECHNOLOGY, FUEL, EMISSION, YEAR = "REGION", "TECHNOLOGY", "FUEL", "EMISSION", "YEAR"
TIMESLICE, MODE, STORAGE = "TIMESLICE", "MODE_OF_OPERATION", "STORAGE"
SEASON, DAYTYPE, BRACKET = "SEASON", "DAYTYPE", "DAILYTIMEBRACKET"

SETS: Final = (
    *(REGION, TECHNOLOGY, FUEL, EMISSION, YEAR, TIMESLICE, MODE, STORAGE),
    *(SEASON, DAYTYPE, BRACKET),
)

_RTY = (REGION, TECHNOLOGY, YEAR)
_RFY = (REGION, FUEL, YEAR)
_RTFMY = (REGION, TECHNOLOGY, FUEL, MODE, YEAR)
_RS = (REGION, STORAGE)
_RSY = (REGION, STORAGE, YEAR)
_RTSM = (REGION, TECHNOLOGY, STORAGE, MODE)
_REY = (REGION, EMISSION, YEAR)

INDICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "YearSplit": (TIMESLICE, YEAR),
        "DiscountRate": (REGION,),
        "DiscountRateStorage": _RS,
        "DaySplit": (BRACKET, YEAR),
        "Conversionls": (TIMESLICE, SEASON),
        "Conversionld": (TIMESLICE, DAYTYPE),
        "Conversionlh": (TIMESLICE, BRACKET),
        "DaysInDayType": (SEASON, DAYTYPE, YEAR),
        "TradeRoute": (REGION, REGION, FUEL, YEAR),
        "DepreciationMethod": (REGION,),
        "SpecifiedAnnualDemand": _RFY,
        "SpecifiedDemandProfile": (REGION, FUEL, TIMESLICE, YEAR),
        "AccumulatedAnnualDemand": _RFY,
        "CapacityToActivityUnit": (REGION, TECHNOLOGY),
        "CapacityFactor": (REGION, TECHNOLOGY, TIMESLICE, YEAR),
        "AvailabilityFactor": _RTY,
        "OperationalLife": (REGION, TECHNOLOGY),
        "ResidualCapacity": _RTY,
        "InputActivityRatio": _RTFMY,
        "OutputActivityRatio": _RTFMY,
        "CapitalCost": _RTY,
        "VariableCost": (REGION, TECHNOLOGY, MODE, YEAR),
        "FixedCost": _RTY,
        "TechnologyToStorage": _RTSM,
        "TechnologyFromStorage": _RTSM,
        "StorageLevelStart": _RS,
        "StorageMaxChargeRate": _RS,
        "StorageMaxDischargeRate": _RS,
        "MinStorageCharge": _RSY,
        "OperationalLifeStorage": _RS,
        "CapitalCostStorage": _RSY,
        "ResidualStorageCapacity": _RSY,
        "CapacityOfOneTechnologyUnit": _RTY,
        "TotalAnnualMaxCapacity": _RTY,
        "TotalAnnualMinCapacity": _RTY,
        "TotalAnnualMaxCapacityInvestment": _RTY,
        "TotalAnnualMinCapacityInvestment": _RTY,
        "TotalTechnologyAnnualActivityUpperLimit": _RTY,
        "TotalTechnologyAnnualActivityLowerLimit": _RTY,
        "TotalTechnologyModelPeriodActivityUpperLimit": (REGION, TECHNOLOGY),
        "TotalTechnologyModelPeriodActivityLowerLimit": (REGION, TECHNOLOGY),
        "ReserveMarginTagTechnology": _RTY,
        "ReserveMarginTagFuel": _RFY,
        "ReserveMargin": (REGION, YEAR),
        "RETagTechnology": _RTY,
        "RETagFuel": _RFY,
        "REMinProductionTarget": (REGION, YEAR),
        "EmissionActivityRatio": (REGION, TECHNOLOGY, EMISSION, MODE, YEAR),
        "EmissionsPenalty": _REY,
        "AnnualExogenousEmission": _REY,
        "AnnualEmissionLimit": _REY,
        "ModelPeriodExogenousEmission": (REGION, EMISSION),
        "ModelPeriodEmissionLimit": (REGION, EMISSION),
    }
)
"""The sets that each parameter is indexed by, in order."""

Index = tuple[str, ...]


@dataclass(frozen=True)
class Parameter:
    """Values of a parameter by index, and what holds where none is given; None: nothing does."""

    values: Mapping[Index, float] = field(default_factory=dict[Index, float])
    default: float | None = None

    def __getitem__(self, index: Index) -> float:
        """Return a value.

        Raises
        ------
        KeyError
            None is given, and there is no default.
        """
        value = self.values.get(index, self.default)
        if value is None:
            raise KeyError(index)
        return value


@dataclass(frozen=True)
class EnergySystem:
    """Sets and parameters of an energy system over years.

    Attributes
    ----------
    sets
        Members of each of `SETS`, in order.
    parameters
        Those of `INDICES` that are given; units are the data's own.
    """

    sets: Mapping[str, tuple[str, ...]]
    parameters: Mapping[str, Parameter]

    def __getitem__(self, name: str) -> Parameter:
        """Return a parameter; one that isn't given has neither values nor a default."""
        return self.parameters.get(name, Parameter())

    def members(self, name: str) -> tuple[str, ...]:
        """Return the members of a set; one that isn't given is empty."""
        return self.sets.get(name, ())
