"""Least-cost investment over years, by the equations of OSeMOSYS as one (integer) programme.

M. Howells et al., Energy Policy 39 (2011) 5850–5870, doi:10.1016/j.enpol.2011.06.033, in the form
of the model's version in GNU MathProg. Capacities live for their life; costs are discounted to the
first year, operating costs from its middle; what outlives the last year has a salvage value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from corredor.studies.energy.calc.expansion.multi_year import (
    BRACKET,
    DAYTYPE,
    EMISSION,
    FUEL,
    MODE,
    REGION,
    SEASON,
    STORAGE,
    TECHNOLOGY,
    TIMESLICE,
    YEAR,
    EnergySystem,
    Index,
)
from corredor.studies.energy.engine.highs import Draft, solved

NONE: Final = -1
"""What the data write for a limit that isn't one."""
STRAIGHT_LINE: Final = 2
"""Depreciation by equal parts; otherwise by a sinking fund."""
FREE: Final = float("inf")
Terms = dict[int, float]


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
    model = _Model(system)
    model.write()
    found = solved(model.draft)
    built = {index: found.values[k] for index, k in model.new.items()}
    some = {index: float(value) for index, value in built.items() if value > 0}
    return MultiYearPlan(found.cost + model.constant, some, found.status, found.solver)


class _Model:
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
        for r, s in product(self.regions, self.stores):
            _Store(self, r, s).write()

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


class _Store:
    """A store of a region: its levels by year, season, type of day and bracket of the day."""

    def __init__(self, model: _Model, r: str, s: str) -> None:
        self.model, self.draft, self.r, self.s = model, model.draft, r, s
        data = model.data
        self.seasons = sorted(data.members(SEASON), key=int)
        self.days = sorted(data.members(DAYTYPE), key=int)
        self.brackets = sorted(data.members(BRACKET), key=int)
        self.new: dict[str, int] = {}
        self.levels: dict[Index, int] = {}

    def write(self) -> None:
        """Write its capacities, levels and limits."""
        model, r, s = self.model, self.r, self.s
        life, rate = model.at("OperationalLifeStorage", r, s), model.at("DiscountRateStorage", r, s)
        for y in model.years:
            capital = model.at("CapitalCostStorage", r, s, y)
            factor = model.discount(r, y) - model.salvage(r, y, life, rate)
            self.new[y] = self.draft.column(capital * factor, 0.0, FREE)
            for kind in ("start", "finish"):
                self.levels[kind, y] = self.draft.column(0.0, 0.0, FREE)
                for ls in self.seasons:
                    self.levels[kind, y, ls] = self.draft.column(0.0, 0.0, FREE)
                    for ld in self.days:
                        self.levels[kind, y, ls, ld] = self.draft.column(0.0, 0.0, FREE)
        for y in model.years:
            self._year(y)
            for ls, ld in product(range(len(self.seasons)), range(len(self.days))):
                self._day(y, ls, ld)

    def rate(
        self, y: str, ls: str, ld: str, lh: str, name: str
    ) -> Iterator[tuple[str, int, float]]:
        """Yield slices, activities and factors of what goes in, or out, in a bracket."""
        model = self.model
        for piece in model.slices:
            share = model.at("Conversionls", piece, ls) * model.at("Conversionld", piece, ld)
            share *= model.at("Conversionlh", piece, lh)
            for t, m in product(model.technologies, model.modes) if share else ():
                ratio = model.at(name, self.r, t, self.s, m)
                if ratio > 0:
                    yield piece, model.activity[self.r, t, m, piece, y], ratio * share

    def flow(self, y: str, ls: str, ld: str, lh: str, *, daily: bool) -> Terms:
        """Return what a bracket adds to the store, in a day or in the whole year."""
        model = self.model
        terms: Terms = defaultdict(float)
        for sign, name in ((1, "TechnologyToStorage"), (-1, "TechnologyFromStorage")):
            for piece, k, factor in self.rate(y, ls, ld, lh, name):
                if daily:
                    terms[k] += sign * factor * model.at("DaySplit", lh, y)
                    continue
                share = model.at("Conversionls", piece, ls) * model.at("Conversionld", piece, ld)
                share *= model.at("Conversionlh", piece, lh) * model.at("YearSplit", piece, y)
                terms[k] += sign * factor * share
        return terms

    def equal(self, level: Index, before: Index | None, *flows: tuple[float, Terms]) -> None:
        """Write that a level is another one and flows."""
        terms: Terms = defaultdict(float)
        terms[self.levels[level]] += 1
        if before is not None:
            terms[self.levels[before]] -= 1
        for sign, flow in flows:
            for k, factor in flow.items():
                terms[k] -= sign * factor
        self.draft.row(terms, 0.0, 0.0)

    def season(self, y: str, ls: str) -> Terms:
        """Return what a season adds in the year."""
        terms: Terms = defaultdict(float)
        for ld, lh in product(self.days, self.brackets):
            for k, factor in self.flow(y, ls, ld, lh, daily=False).items():
                terms[k] += factor
        return terms

    def _year(self, y: str) -> None:
        """Write the levels of a year and of its seasons."""
        model = self.model
        place = model.years.index(y)
        if place == 0:
            start = model.at("StorageLevelStart", self.r, self.s)
            self.draft.row({self.levels["start", y]: 1.0}, start, start)
        whole = [(1.0, self.season(y, ls)) for ls in self.seasons]
        if y == model.years[-1]:
            self.equal(("finish", y), ("start", y), *whole)
        else:
            later = model.years[place + 1]
            self.equal(("start", later), ("start", y), *whole)
            self.equal(("finish", y), ("start", later))
        before: Index = ("start", y)
        for number, ls in enumerate(self.seasons):
            flows = () if number == 0 else ((1.0, self.season(y, self.seasons[number - 1])),)
            self.equal(("start", y, ls), before, *flows)
            before = ("start", y, ls)

    def day(self, y: str, ls: str, ld: str) -> Terms:
        """Return what a type of day adds in a season's week."""
        days = self.model.at("DaysInDayType", ls, ld, y)
        terms: Terms = defaultdict(float)
        for lh in self.brackets:
            for k, factor in self.flow(y, ls, ld, lh, daily=True).items():
                terms[k] += factor * days
        return terms

    def _day(self, y: str, season: int, number: int) -> None:
        """Write the levels of a type of day and their limits."""
        ls, ld = self.seasons[season], self.days[number]
        if number == 0:
            self.equal(("start", y, ls, ld), ("start", y, ls))
        else:
            before = self.days[number - 1]
            flow = (1.0, self.day(y, ls, before))
            self.equal(("start", y, ls, ld), ("start", y, ls, before), flow)
        finish: Index = ("finish", y, ls, ld)
        if number < len(self.days) - 1:
            later = self.days[number + 1]
            self.equal(finish, ("finish", y, ls, later), (-1.0, self.day(y, ls, later)))
        elif season < len(self.seasons) - 1:
            self.equal(finish, ("start", y, self.seasons[season + 1]))
        else:
            self.equal(finish, ("finish", y))
        for place, lh in enumerate(self.brackets):
            self._bracket(y, season, number, place)
            for name, limit in (
                ("TechnologyToStorage", "StorageMaxChargeRate"),
                ("TechnologyFromStorage", "StorageMaxDischargeRate"),
            ):
                rates: Terms = defaultdict(float)
                for _, k, factor in self.rate(y, ls, ld, lh, name):
                    rates[k] += factor
                self.draft.row(rates, -FREE, self.model.at(limit, self.r, self.s))

    def _bracket(self, y: str, season: int, number: int, place: int) -> None:
        """Write that the store is within its limits in the first and last weeks of a season."""
        ls, ld = self.seasons[season], self.days[number]
        earlier, later = self.brackets[:place], self.brackets[place + 1 :]
        self._within(y, ("start", y, ls, ld), ls, ld, earlier, 1)
        self._within(y, ("finish", y, ls, ld), ls, ld, later, -1)
        if number > 0:
            before = self.days[number - 1]
            self._within(y, ("start", y, ls, ld), ls, before, later, -1)
            self._within(y, ("finish", y, ls, before), ls, ld, earlier, 1)

    def _within(
        self, y: str, level: Index, ls: str, ld: str, brackets: list[str], sign: int
    ) -> None:
        """Write that a level with the flows of some brackets is between empty and full."""
        model = self.model
        terms: Terms = defaultdict(float)
        terms[self.levels[level]] += 1
        for lh in brackets:
            for k, factor in self.flow(y, ls, ld, lh, daily=True).items():
                terms[k] += sign * factor
        residual = model.at("ResidualStorageCapacity", self.r, self.s, y)
        least = model.at("MinStorageCharge", self.r, self.s, y)
        standing = [
            self.new[b] for b in model.alive(model.at("OperationalLifeStorage", self.r, self.s), y)
        ]
        self.draft.row(terms | dict.fromkeys(standing, -1.0), -FREE, residual)
        self.draft.row(terms | dict.fromkeys(standing, -least), least * residual, FREE)
