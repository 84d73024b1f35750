"""A store of the programme over years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from corredor.studies.energy.calc.expansion.multi_year import (
    BRACKET,
    DAYTYPE,
    SEASON,
    Index,
)
from corredor.studies.energy.engine.multi_year.model import FREE, Model, Terms


class Store:
    """A store of a region: its levels by year, season, type of day and bracket of the day."""

    def __init__(self, model: Model, r: str, s: str) -> None:
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
