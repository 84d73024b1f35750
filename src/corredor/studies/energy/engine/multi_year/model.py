"""The programme of an energy system over years, while it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Final

from corredor.studies.energy.calc.expansion.multi_year import (
    EMISSION,
    FUEL,
    MODE,
    REGION,
    STORAGE,
    TECHNOLOGY,
    TIMESLICE,
    YEAR,
    EnergySystem,
    Index,
)
from corredor.studies.energy.engine.highs import Draft

NONE: Final = -1
"""What the data write for a limit that isn't one."""
STRAIGHT_LINE: Final = 2
"""Depreciation by equal parts; otherwise by a sinking fund."""
FREE: Final = float("inf")
Terms = dict[int, float]


class Model:
    """The programme while it is written; letters are the sets' own: r, t, m, y and so on."""

    def __init__(self, system: EnergySystem) -> None:
        self.data = system
        self.draft = Draft()
        self.constant = 0.0
        self.regions, self.technologies = system.members(REGION), system.members(TECHNOLOGY)
        self.slices, self.modes = system.members(TIMESLICE), system.members(MODE)
        self.fuels, self.emissions = system.members(FUEL), system.members(EMISSION)
        self.stores = system.members(STORAGE)
        self.years = sorted(system.members(YEAR), key=int)
        self.first, self.last = int(self.years[0]), int(self.years[-1])
        self.new: dict[Index, int] = {}
        self.activity: dict[Index, int] = {}

    def write(self) -> None:
        """Write columns and rows."""
        for r, t, y in product(self.regions, self.technologies, self.years):
            self._capacity(r, t, y)
        for r, t, y in product(self.regions, self.technologies, self.years):
            self._technology(r, t, y)
        for r, y in product(self.regions, self.years):
            self._margins(r, y)
        self._balances()
        for r, t in product(self.regions, self.technologies):
            self._period(r, t)
        for r, e in product(self.regions, self.emissions):
            self._emissions(r, e)

    def at(self, name: str, *index: str) -> float:
        """Return a value of the data."""
        return self.data[name][index]

    def discount(self, r: str, y: str, part: float = 0.0) -> float:
        """Return the discount factor of a year, or of a part of it."""
        return float((1 + self.at("DiscountRate", r)) ** -(int(y) - self.first + part))

    def alive(self, life: float, y: str) -> Iterator[str]:
        """Yield the years in which something was built that still stands."""
        return (built for built in self.years if 0 <= int(y) - int(built) < life)

    def salvage(self, r: str, y: str, life: float, rate: float) -> float:
        """Return the share of a cost that is left after the last year, discounted to the first."""
        if int(y) + life - 1 <= self.last:
            return 0.0
        passed = self.last - int(y) + 1
        straight = self.at("DepreciationMethod", r) == STRAIGHT_LINE or rate == 0
        if straight:
            left = 1 - passed / life
        else:
            left = 1 - ((1 + rate) ** passed - 1) / ((1 + rate) ** life - 1)
        return left / (1 + rate) ** (1 + self.last - self.first)

    def _capacity(self, r: str, t: str, y: str) -> None:
        """Add what is built in a year, with its capital and fixed costs, and its activities."""
        life = self.at("OperationalLife", r, t)
        rate = self.at("DiscountRate", r)
        capital = self.at("CapitalCost", r, t, y)
        cost = capital * (self.discount(r, y) - self.salvage(r, y, life, rate))
        for later in self.years:
            if 0 <= int(later) - int(y) < life:
                cost += self.at("FixedCost", r, t, later) * self.discount(r, later, 1 / 2)
        residual = self.at("ResidualCapacity", r, t, y)
        self.constant += residual * self.at("FixedCost", r, t, y) * self.discount(r, y, 1 / 2)
        most = self.at("TotalAnnualMaxCapacityInvestment", r, t, y)
        least = max(self.at("TotalAnnualMinCapacityInvestment", r, t, y), 0.0)
        k = self.draft.column(cost, least, FREE if most == NONE else most)
        self.new[r, t, y] = k
        unit = self.at("CapacityOfOneTechnologyUnit", r, t, y)
        if unit:
            number = self.draft.column(0.0, 0.0, FREE, whole=True)
            self.draft.row({k: 1.0, number: -unit}, 0.0, 0.0)
        for m in self.modes:
            hourly = self.at("VariableCost", r, t, m, y)
            for e in self.emissions:
                ratio = self.at("EmissionActivityRatio", r, t, e, m, y)
                hourly += ratio * self.at("EmissionsPenalty", r, e, y) if ratio else 0.0
            hourly *= self.discount(r, y, 1 / 2)
            for piece in self.slices:
                split = self.at("YearSplit", piece, y)
                self.activity[r, t, m, piece, y] = self.draft.column(hourly * split, 0.0, FREE)

    def standing(self, r: str, t: str, y: str, factor: float = 1.0) -> Terms:
        """Return what of the capacity in a year was built since the first, times a factor."""
        life = self.at("OperationalLife", r, t)
        return {self.new[r, t, built]: factor for built in self.alive(life, y)}

    def yearly(self, r: str, t: str, y: str) -> Terms:
        """Return the activity of a year."""
        return {
            self.activity[r, t, m, piece, y]: self.at("YearSplit", piece, y)
            for m, piece in product(self.modes, self.slices)
        }

    def _technology(self, r: str, t: str, y: str) -> None:
        """Write a technology's limits of a year: of rate, output and capacity."""
        residual = self.at("ResidualCapacity", r, t, y)
        unit = self.at("CapacityToActivityUnit", r, t)
        whole = 0.0
        for piece in self.slices:
            factor = self.at("CapacityFactor", r, t, piece, y) * unit
            whole += factor * self.at("YearSplit", piece, y)
            terms = {self.activity[r, t, m, piece, y]: 1.0 for m in self.modes}
            self.draft.row(terms | self.standing(r, t, y, -factor), -FREE, residual * factor)
        planned = whole * self.at("AvailabilityFactor", r, t, y)
        activity = self.yearly(r, t, y)
        self.draft.row(activity | self.standing(r, t, y, -planned), -FREE, residual * planned)
        self._limits(self.standing(r, t, y), "TotalAnnual{}Capacity", (r, t, y), residual)
        self._limits(activity, "TotalTechnologyAnnualActivity{}Limit", (r, t, y))

    def _limits(self, terms: Terms, name: str, index: Index, given: float = 0.0) -> None:
        """Write a least and a most, where the data have one."""
        ends = ("Min", "Max") if "Capacity" in name else ("Lower", "Upper")
        least, most = (self.data[name.format(end)][index] for end in ends)
        if least > 0 or most != NONE:
            low = least - given if least > 0 else -FREE
            self.draft.row(terms, low, FREE if most == NONE else most - given)

    def _period(self, r: str, t: str) -> None:
        """Write the limits of a technology's activity over all years."""
        terms: Terms = {}
        for y in self.years:
            terms |= self.yearly(r, t, y)
        self._limits(terms, "TotalTechnologyModelPeriodActivity{}Limit", (r, t))

    def made(self, r: str, piece: str, f: str, y: str, name: str) -> Terms:
        """Return what technologies make of a fuel, or use, at their rate in a slice."""
        terms: Terms = {}
        for t, m in product(self.technologies, self.modes):
            ratio = self.at(name, r, t, f, m, y)
            if ratio:
                terms[self.activity[r, t, m, piece, y]] = ratio
        return terms

    def _balances(self) -> None:
        """Write the balances of every fuel, by slice and by year, with trade."""
        for f, y in product(self.fuels, self.years):
            trade = self._trade(f, y)
            for r in self.regions:
                annual: Terms = defaultdict(float)
                for piece in self.slices:
                    split = self.at("YearSplit", piece, y)
                    terms: Terms = defaultdict(float)
                    for k, ratio in self.made(r, piece, f, y, "OutputActivityRatio").items():
                        terms[k] += ratio * split
                    for k, ratio in self.made(r, piece, f, y, "InputActivityRatio").items():
                        terms[k] -= ratio * split
                    for k, factor in trade.get((r, piece), {}).items():
                        terms[k] -= factor
                    share = self.at("SpecifiedDemandProfile", r, f, piece, y)
                    demand = self.at("SpecifiedAnnualDemand", r, f, y) * share
                    self.draft.row(terms, demand, FREE)
                    for k, factor in terms.items():
                        annual[k] += factor
                self.draft.row(annual, self.at("AccumulatedAnnualDemand", r, f, y), FREE)

    def _trade(self, f: str, y: str) -> dict[tuple[str, str], Terms]:
        """Add what regions send each other, and return it by region and slice."""
        found: dict[tuple[str, str], Terms] = defaultdict(dict)
        for place, r in enumerate(self.regions):
            for other in self.regions[place + 1 :]:
                out, back = (
                    self.at("TradeRoute", *ends, f, y) for ends in ((r, other), (other, r))
                )
                if not (out or back):
                    continue
                for piece in self.slices:
                    k = self.draft.column(0.0, -FREE, FREE)
                    found[r, piece][k] = out
                    found[other, piece][k] = -back
        return found

    def _margins(self, r: str, y: str) -> None:
        """Write the reserve margin, and the target of renewables, of a year."""
        tagged = [f for f in self.fuels if self.at("ReserveMarginTagFuel", r, f, y)]
        capacity: Terms = {}
        given = 0.0
        for t in self.technologies:
            tag = self.at("ReserveMarginTagTechnology", r, t, y)
            factor = tag * self.at("CapacityToActivityUnit", r, t)
            if factor:
                capacity |= self.standing(r, t, y, -factor)
                given += factor * self.at("ResidualCapacity", r, t, y)
        for piece in self.slices if tagged else ():
            terms: Terms = defaultdict(float)
            for f in tagged:
                factor = self.at("ReserveMarginTagFuel", r, f, y) * self.at("ReserveMargin", r, y)
                for k, ratio in self.made(r, piece, f, y, "OutputActivityRatio").items():
                    terms[k] += ratio * factor
            self.draft.row(terms | capacity, -FREE, given)
        target = self.at("REMinProductionTarget", r, y)
        if target:
            self._renewables(r, y, target)

    def _renewables(self, r: str, y: str, target: float) -> None:
        """Write that a share of the tagged fuels comes from the tagged technologies."""
        terms: Terms = defaultdict(float)
        for t, m, f, piece in product(self.technologies, self.modes, self.fuels, self.slices):
            ratio = self.at("OutputActivityRatio", r, t, f, m, y) * self.at("YearSplit", piece, y)
            wanted = target * self.at("RETagFuel", r, f, y)
            terms[self.activity[r, t, m, piece, y]] += ratio * (
                wanted - self.at("RETagTechnology", r, t, y)
            )
        self.draft.row(terms, -FREE, 0.0)

    def _emissions(self, r: str, e: str) -> None:
        """Write the limits of an emission, by year and over all years."""
        whole: Terms = {}
        for y in self.years:
            terms: Terms = {}
            for t, m in product(self.technologies, self.modes):
                ratio = self.at("EmissionActivityRatio", r, t, e, m, y)
                for piece in self.slices if ratio else ():
                    terms[self.activity[r, t, m, piece, y]] = ratio * self.at("YearSplit", piece, y)
            limit = self.at("AnnualEmissionLimit", r, e, y)
            if limit != NONE:
                self.draft.row(terms, -FREE, limit - self.at("AnnualExogenousEmission", r, e, y))
            whole |= terms
        limit = self.at("ModelPeriodEmissionLimit", r, e)
        if limit != NONE:
            self.draft.row(whole, -FREE, limit - self.at("ModelPeriodExogenousEmission", r, e))
