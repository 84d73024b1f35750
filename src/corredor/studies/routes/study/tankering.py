"""Tankering: whether fuel bought before a flight is cheaper than at its end, and how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Annotated, Any, Final

from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc.fuel_plan import (
    breakeven_price_ratio,
    saving_by_carrying,
    tankering_fuel,
    usable_fuel,
)
from corredor.studies.routes.inputs import FUEL_PRICES
from corredor.studies.routes.study.aircraft import built
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.economics import ANYWHERE
from corredor.studies.routes.study.fuels import fuels_of
from corredor.studies.routes.study.interpolation import on_box
from corredor.studies.routes.study.outages import has_fuel
from corredor.studies.routes.study.reference import aircraft_cell
from corredor.studies.routes.study.reserves import landing_fuel
from corredor.studies.routes.study.sectors import Sector
from corredor.units import Kg, Km, Ratio

MoneyPerKg = Annotated[float, "money/kg"]
MARGIN: Final = 1_000.0
"""Fuel more at touchdown for which the cost of carrying is computed [kg]: it hardly bends."""


@dataclass(frozen=True)
class Carrying:
    """Fuel carried past a station that has fuel, to save money.

    Parameters
    ----------
    sector
        The flight that carries it.
    price_ratio, breakeven
        Price at its end over that at its start, and the ratio from which carrying pays.
    amount, saving
        Most that can be carried and used, and the money that it saves; nothing where it
        doesn't pay.
    """

    sector: Sector
    price_ratio: Quantity
    breakeven: Quantity
    amount: Quantity
    saving: Quantity


def price_ratio(there: MoneyPerKg, here: MoneyPerKg) -> Ratio:
    """Price of fuel at the end of a flight over that at its start."""
    return there / here


def breakeven_ratio(aircraft: str, air_distance: Km, landing_mass: Kg, fuel_factor: Ratio) -> Ratio:
    """Price ratio from which carrying fuel pays: what burns for carrying it, over what arrives."""

    def ratio(way: Any, mass: Any, factor: Any) -> Any:
        flown = built(aircraft)
        flown = replace(flown, airframe=flown.airframe._replace(fuel_factor=factor))
        return breakeven_price_ratio(tankering_fuel(flown, way, mass, MARGIN, fuels_of(aircraft)))

    return on_box(ratio, air_distance, landing_mass, fuel_factor)


def carryings(case: Case, sectors: Sequence[Sector]) -> tuple[Carrying, ...]:
    """Return, of each flight before another, whether it pays to carry fuel for that.

    Stations without fuel are not asked: past them it must be carried.
    """
    return tuple(
        _carrying(case, one, after)
        for one, after in pairwise(sectors)
        if _price(case, one.origin.code) is not None
        and _price(case, after.origin.code) is not None
        and has_fuel(case, one.origin.code)
        and has_fuel(case, after.origin.code)
    )


def _price(case: Case, station: str) -> Quantity | None:
    rows = {row.text("station"): row for row in case.inputs.table(FUEL_PRICES.name)}
    row = rows.get(station) or rows.get(ANYWHERE)
    return None if row is None else case.inputs.assumption(row.text("price"))


def _carrying(case: Case, sector: Sector, after: Sector) -> Carrying:
    here, there = _price(case, sector.origin.code), _price(case, after.origin.code)
    if here is None or there is None:
        raise LookupError(sector.pair)
    code = case.aircraft.code
    breakeven = derive(
        breakeven_ratio,
        aircraft=code,
        air_distance=sector["air_distance"],
        landing_mass=sector["landing_mass"],
        fuel_factor=case.aircraft.fuel_factor,
    )
    kept = derive(
        landing_fuel, block_fuel=sector["block_fuel"], taxi=sector["taxi"], trip=sector["trip"]
    )
    amount = derive(
        usable_fuel,
        next_block_fuel=after["block_fuel"],
        landing_fuel=kept,
        landing_mass=sector["landing_mass"],
        max_landing_mass=aircraft_cell(code, "max_landing_mass_kg", "kg"),
        takeoff_mass=sector["takeoff_mass"],
        max_takeoff_mass=case.aircraft.max_takeoff_mass,
        block_fuel=sector["block_fuel"],
        fuel_capacity=aircraft_cell(code, "fuel_capacity_kg", "kg"),
        breakeven=breakeven,
    )
    return Carrying(
        sector,
        derive(price_ratio, there=there, here=here),
        breakeven,
        amount,
        derive(saving_by_carrying, amount=amount, there=there, here=here, breakeven=breakeven),
    )
