"""Costs of the options: annual cost of a megawatt, cost of a unit of energy, levelised cost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corredor.core.derive import derive
from corredor.core.errors import EmptyCell, NotAChoice, UpstreamMissing, WrongUnit
from corredor.core.quantity import Derived, Quantity
from corredor.core.table import Row
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.energy.calc.finance import construction, rates
from corredor.studies.energy.calc.profiles.profile import Profile
from corredor.studies.energy.inputs.regions import STORAGE
from corredor.studies.energy.study.case import Case
from corredor.studies.energy.study.quantities import in_programme, method_of
from corredor.units import Ratio, Share, Year

COSTS: Final = "technology_costs"
UNITS: Final = {
    "overnight": "USD_2022/kW",
    "fixed": "USD_2022/kW/year",
    "variable": "USD_2022/MWh",
    "heat_rate": "MMBtu/MWh",
    "fuel_price": "USD_2022/MMBtu",
}
HHV: Final = "hhv"
PER_KWH: Final = "energy_overnight"


@dataclass(frozen=True)
class Priced:
    """An option with its costs in the programme's money; None where it has no such cost.

    Parameters
    ----------
    row
        Its row.
    overnight, factor, fixed, life, rate
        Capital [money/kW], capital at the start of operation over it [1], upkeep [money/kW/year],
        life [year] and rate [share].
    annual, energy_annual
        Annual cost of a MW, and of a MWh of a store.
    marginal, heat_rate
        Cost of a unit of energy, and the part of it that is fuel, where a fuel has a price of its
        own.
    availability, block, most, efficiency, ramp, minimum, least_on, least_off, start_cost, build
        As of the row.
    profile
        Hourly availability.
    lcoe
        Levelised cost when it runs whenever it can.
    """

    row: Row
    overnight: Quantity
    factor: Quantity | None
    fixed: Quantity
    life: Quantity
    rate: Quantity
    annual: Quantity
    energy_annual: Quantity | None
    marginal: Quantity | None
    heat_rate: Quantity | None
    availability: Quantity | None
    block: Quantity | None
    most: Quantity | None
    efficiency: Quantity | None
    profile: Profile | None
    capacity_factor: Quantity | None
    lcoe: Quantity | None
    ramp: Quantity | None = None
    minimum: Quantity | None = None
    least_on: Quantity | None = None
    least_off: Quantity | None = None
    start_cost: Quantity | None = None
    build: Quantity | None = None

    @property
    def id(self) -> str:
        """Id of the option."""
        return self.row.text("id")

    @property
    def is_store(self) -> bool:
        """Whether it is a store."""
        return self.row.text("kind") == STORAGE


NEEDED: Final = {
    "variable": {"profile": "a profile"},
    STORAGE: {"efficiency": "an assumption", "energy_overnight": "an assumption"},
}
"""Cells that an option of a kind can't do without, and what they take."""


OF_UNITS: Final = ("ramp", "minimum", "least_on", "least_off", "start_cost")
"""Columns of what a unit can do in an hour."""


@lru_cache(maxsize=1)
def _published() -> dict[tuple[str, str, str], dict[str, str]]:
    """Return the rows of published costs, those without case or of the longest recovery last."""
    rows = sorted(read_data_table(COSTS), key=lambda row: (row["case"] != "r_d", row["case"]))
    return {(row["technology"], row["scenario"], row["year"]): row for row in reversed(rows)}


def published(case: Case, row: Row, column: str) -> Quantity | None:
    """Return a published cost of the option's technology in the programme's money.

    None where the row names no technology, or the source has no such cost.

    Raises
    ------
    NotAChoice
        E110: there is no such technology, scenario and year.
    """
    name = row.text("technology")
    if not name:
        return None
    key = name, row.text("scenario"), row.text("year")
    held = _published().get(key)
    if held is None:
        known = sorted({" ".join(one) for one in _published() if one[0] == name})
        known = known or sorted({one[0] for one in _published()})
        raise NotAChoice(
            row.at("technology"), column="technology", value=" ".join(key), known=known
        )
    if not held[column]:
        return None
    entry = ".".join(key)
    return in_programme(case.inputs, quantity_of_entry(COSTS, held, entry, column, UNITS[column]))


def _own_or_published(case: Case, row: Row, column: str) -> Quantity | None:
    return case.optional(row, column) or published(case, row, column)


def _needed(case: Case, row: Row, column: str) -> Quantity:
    found = _own_or_published(case, row, column)
    if found is None:
        raise EmptyCell(row.at(column), column=column, kind="an assumption, or a technology")
    return found


def mean_availability(profile: Profile) -> float:
    """Return the mean of a profile of availability [share]."""
    return float(profile.values.mean())


def unit_factor(rate: Share, build: Year, spending: str) -> Ratio:
    """Capital at the start of operation over overnight capital, spent in equal yearly parts."""
    return construction.level_interest_factor(rate, build, spending)


def refuse_gaps(row: Row) -> None:
    """Refuse an option without a cell that its kind, or another of its cells, asks for.

    Raises
    ------
    EmptyCell
        E103.
    """
    for column, kind in NEEDED.get(row.text("kind"), {}).items():
        if not row.text(column):
            raise EmptyCell(row.at(column), column=column, kind=kind)
    if row.text("build") and not row.text("spending"):
        raise EmptyCell(row.at("spending"), column="spending", kind="start, middle or end")


def priced(
    case: Case, row: Row, rate: Quantity, fuels: dict[str, Quantity], profile: Profile | None
) -> Priced:
    """Return an option with its costs.

    Parameters
    ----------
    rate
        Of discount, that of its region.
    fuels
        Prices of fuels by id.
    profile
        Its hourly availability.

    Raises
    ------
    CorredorError
        E103, E110, E201, E506: a cost is missing, unknown or can't be changed into the money.
    """
    refuse_gaps(row)
    overnight, life = _needed(case, row, "overnight"), case.cell(row, "life")
    fixed, build = _needed(case, row, "fixed"), case.optional(row, "build")
    factor = None
    terms = {"overnight": overnight, "rate": rate, "years": life, "fixed": fixed}
    if build is not None:
        factor = derive(unit_factor, rate=rate, build=build, spending=row.text("spending"))
        annual = derive(rates.annual_fixed_cost, interest_factor=factor, **terms)
    else:
        annual = derive(rates.annual_cost_at_once, **terms)
    energy = None
    if row.text("kind") == STORAGE:
        capital = case.cell(row, PER_KWH)
        energy = derive(rates.annual_energy_cost, overnight=capital, rate=rate, years=life)
    marginal = _marginal(case, row, fuels)
    availability = case.optional(row, "availability")
    share = _capacity_factor(availability, profile)
    return Priced(
        row=row,
        overnight=overnight,
        factor=factor,
        fixed=fixed,
        life=life,
        rate=rate,
        annual=annual,
        energy_annual=energy,
        marginal=marginal,
        heat_rate=_own_or_published(case, row, "heat_rate") if row.text("fuel") else None,
        availability=availability,
        block=case.optional(row, "block"),
        most=case.optional(row, "most"),
        efficiency=case.optional(row, "efficiency"),
        profile=profile,
        capacity_factor=share,
        lcoe=None if share is None else _levelised(annual, share, marginal),
        build=build,
        **{name: case.optional(row, name) for name in OF_UNITS},
    )


def _marginal(case: Case, row: Row, fuels: dict[str, Quantity]) -> Quantity | None:
    stated = case.optional(row, "marginal")
    if stated is not None:
        return stated
    heat, variable = (_own_or_published(case, row, name) for name in ("heat_rate", "variable"))
    fuel = row.text("fuel")
    price = fuels.get(fuel) if fuel else published(case, row, "fuel_price")
    if fuel and price is None:
        raise UpstreamMissing(row.at("fuel"), study=row.text("id"), key=f"energy.fuels.{fuel}")
    if row.text("heat_rate") and price is None:
        raise EmptyCell(row.at("fuel"), column="fuel", kind="a fuel with a price")
    if heat is None or price is None or heat.value == 0:
        return variable if variable is not None and variable.value > 0 else None
    if fuel and not row.text("heat_rate"):
        tag = case.named("fuels", row, "fuel").text("heating_value")
        if tag != HHV:
            raise WrongUnit(row.at("fuel"), name=fuel, unit=tag.upper(), wanted=HHV.upper())
    if variable is None:
        raise EmptyCell(row.at("variable"), column="variable", kind="an assumption")
    return derive(rates.fuelled_cost, heat_rate=heat, fuel_price=price, variable=variable)


def _capacity_factor(availability: Quantity | None, profile: Profile | None) -> Quantity | None:
    if profile is None:
        return availability
    method = method_of(mean_availability)
    origin = Derived(method, {}, {"table": "energy/profiles", "profile": profile.name})
    return Quantity("", mean_availability(profile), "share", origin)


def _levelised(annual: Quantity, share: Quantity, marginal: Quantity | None) -> Quantity:
    if marginal is None:
        return derive(rates.free_lcoe, annual=annual, capacity_factor=share)
    return derive(rates.plain_lcoe, annual=annual, capacity_factor=share, marginal=marginal)
