"""Quantities of the energy study: cells as quantities, their money, and central values alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final

from corredor.core.derive import derive, signature
from corredor.core.errors import (
    N_,
    CellOutOfRange,
    EmptyCell,
    MissingConversion,
    Place,
    WrongUnit,
)
from corredor.core.quantity import Derived, Method, Quantity
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.energy.inputs.bounds import BOUNDS, Bound
from corredor.units import Deflator, MoneyFrom, MoneyTo, bound, money_in, same_dimension

INDICES: Final = "price_indices"
BARE: Final = ("1", "share")
"""Units that need not be said."""
MONEY: Final = "money"
SOME_MONEY: Final = "USD_nominal"
"""Money that an error names where the number is in none."""

PerFrom = Annotated[float, "money_from/kW"]
PerTo = Annotated[float, "money_to/kW"]


def cell(inputs: Inputs, row: Row, column: str) -> Quantity:
    """Return the assumption that a cell names, in the money of the programme.

    Raises
    ------
    EmptyCell
        E103: the cell is empty.
    MissingConversion
        E506: its money can't be changed into the programme's.
    """
    found = optional(inputs, row, column)
    if found is None:
        raise EmptyCell(row.at(column), column=column, kind="an assumption")
    return found


def optional(inputs: Inputs, row: Row, column: str) -> Quantity | None:
    """Return the assumption that a cell names, in the money of the programme; None if empty.

    Raises
    ------
    WrongUnit, CellOutOfRange
        E201, E113: its column takes another kind of number, or none of that size.
    MissingConversion
        E506: its money can't be changed into the programme's.
    """
    name = row.text(column)
    if not name:
        return None
    stated = inputs.assumption(name)
    table = row.place.file.rpartition("/")[2].removesuffix(".csv")
    wanted = BOUNDS.get(table, {}).get(column)
    if wanted is not None:
        refuse_outside(row.at(column), name, stated, wanted)
    return in_programme(inputs, stated, row.at(column))


def refuse_outside(place: Place, name: str, stated: Quantity, wanted: Bound) -> None:
    """Refuse a number of another kind than its column takes, or outside its bounds.

    Raises
    ------
    WrongUnit, CellOutOfRange
        E201, E113.
    """
    moneys = money_in(stated.unit)
    unit = wanted.unit.replace(MONEY, moneys[0].unit if moneys else SOME_MONEY)
    if not same_dimension(stated.unit, unit):
        shown = unit.replace(SOME_MONEY, SOME_MONEY.partition("_")[0])
        raise WrongUnit(place, name=name, unit=stated.unit, wanted=shown)
    held = stated.to(unit)
    drawn = [held.value] if held.draws is None else [float(held.draws.min()), held.value]
    drawn += [] if held.draws is None else [float(held.draws.max())]
    for value in drawn:
        below = value <= wanted.low if wanted.apart else value < wanted.low
        if below or value > wanted.high:
            shown = "" if wanted.unit in BARE else f" {unit}"
            above = ">" * wanted.apart
            ends = {"low": f"{above}{wanted.low:g}{shown}", "high": f"{wanted.high:g}{shown}"}
            raise CellOutOfRange(place, column=name, value=f"{value:g}", **ends)


def price_of_kilowatt(amount: PerFrom, deflator: Deflator) -> PerTo:
    """Price of a kilowatt in the prices of the programme's year."""
    return amount * deflator


def yearly_cost_of_kilowatt(
    amount: Annotated[float, "money_from/kW/year"], deflator: Deflator
) -> Annotated[float, "money_to/kW/year"]:
    """Yearly cost of a kilowatt in the prices of the programme's year."""
    return amount * deflator


def price_of_kilowatt_hour(
    amount: Annotated[float, "money_from/kWh"], deflator: Deflator
) -> Annotated[float, "money_to/kWh"]:
    """Price of a kilowatt-hour in the prices of the programme's year."""
    return amount * deflator


def price_of_megawatt_hour(
    amount: Annotated[float, "money_from/MWh"], deflator: Deflator
) -> Annotated[float, "money_to/MWh"]:
    """Price of a megawatt-hour in the prices of the programme's year."""
    return amount * deflator


def price_of_heat(
    amount: Annotated[float, "money_from/MMBtu"], deflator: Deflator
) -> Annotated[float, "money_to/MMBtu"]:
    """Price of heat in the prices of the programme's year."""
    return amount * deflator


def amount_of_money(
    amount: Annotated[float, "money_from"], deflator: Deflator
) -> Annotated[float, "money_to"]:
    """Amount in the prices of the programme's year."""
    return amount * deflator


CHANGES: Final[Mapping[str, Callable[..., float]]] = {
    "": amount_of_money,
    "/kW": price_of_kilowatt,
    "/kW/year": yearly_cost_of_kilowatt,
    "/MWh": price_of_megawatt_hour,
    "/kWh": price_of_kilowatt_hour,
    "/MMBtu": price_of_heat,
}
"""Functions that change money, by what follows it in the unit."""


def price_rise(then: MoneyFrom, now: MoneyTo) -> Deflator:
    """Rise of a price index from one year to another."""
    return now / then


def deflator(inputs: Inputs, code: str, year: str) -> Quantity | None:
    """Return the factor to prices of the programme's year; the folder's goes before the index.

    None if neither has it, or the currency is another than the programme's.
    """
    settings = inputs.settings
    if code != settings.currency:
        return None
    own = inputs.deflator(code, year, settings.price_year)
    rows = {(row["currency"], row["year"]): row for row in read_data_table(INDICES)}
    ends = (code, year), (code, settings.price_year)
    if own is not None or not all(end in rows for end in ends):
        return own
    then, now = (
        quantity_of_entry(
            INDICES, rows[end], f"{rows[end]['index']}.{end[1]}", "value", f"{end[0]}_{end[1]}"
        )
        for end in ends
    )
    return derive(price_rise, then=then, now=now)


def in_programme(inputs: Inputs, quantity: Quantity, place: Place | None = None) -> Quantity:
    """Return a quantity in the money of the programme; one without money as it is.

    Raises
    ------
    MissingConversion
        E506: there is no deflator for it, or its currency is another.
    """
    moneys = money_in(quantity.unit)
    settings = inputs.settings
    wanted = f"{settings.currency}_{settings.price_year}"
    if not moneys or moneys[0].unit == wanted:
        return quantity
    money = moneys[0]
    change = CHANGES.get(quantity.unit.partition(money.unit)[2].replace(" ", ""))
    rise = deflator(inputs, money.code, money.year)
    if rise is None or change is None:
        table = "deflators.csv" if money.code == settings.currency else "rates.csv"
        raise MissingConversion(
            place, key=quantity.key, source=money.unit, target=wanted, table=table
        )
    return derive(change, amount=quantity, deflator=rise)


def central(function: Callable[..., Any], /, **given: Quantity | str) -> dict[str, Quantity]:
    """Return what a function makes of central values alone, by the fields of its record.

    For results of a search, which is made once and not for every draw: they have no draws, and
    their lineage says what they were made of. A function of one number gives the one name "".
    """
    read = signature(function)
    quantities = {name: one for name, one in given.items() if isinstance(one, Quantity)}
    moneys = next((money_in(one.unit) for one in quantities.values() if money_in(one.unit)), ())
    units = {"money": moneys[0].unit} if moneys else {}
    values: dict[str, Any] = {name: one for name, one in given.items() if isinstance(one, str)}
    for name, one in quantities.items():
        values[name] = one.to(bound(read.wanted[name], units)).value
    result = function(**values)
    choices = {name: one for name, one in given.items() if isinstance(one, str)}
    return {
        member: Quantity(
            "",
            float(getattr(result, member) if member else result),
            bound(unit, units),
            Derived(read.method, quantities, choices, member),
        )
        for member, unit in read.made.items()
    }


SEARCHES: Final[Mapping[str, str]] = {
    "least_cost_plan": N_(
        "Least-cost supply of a region, with hourly dispatch, between proven bounds."
    ),
    "many_plans": N_("Least-cost supply of a region at several costs, each between proven bounds."),
    "entry_price": N_(
        "Price at which an option enters the least-cost plan of a region, with its certificate."
    ),
    "block_entry": N_(
        "Annual cost at which one whole unit is worth having, between proven limits."
    ),
    "stock_cover": N_("Months that stock and deliveries fill the reloads when the next ones fail."),
    "interruption_cost": N_(
        "Cost of missed deliveries that are replaced at a premium, after a time."
    ),
    "barrel_cost": N_("Levelised cost of a barrel: discounted cost over discounted oil."),
    "field_flow": N_("Oil of a field year by year, up to what can be recovered."),
    "canal_toll": N_("Toll of a passage by a dated tariff in bands of volume."),
    "sea_route": N_("Shortest way by sea through a network of ship lanes, past closed passages."),
    "overrun_quantile": N_("Overrun that a share of the projects of a class stays below."),
    "mean_availability": N_("Mean of an hourly profile of availability."),
}
"""What functions do that search, simulate or look up, by their names."""


def method_of(function: Callable[..., Any]) -> Method:
    """Return a function of `SEARCHES` as a method."""
    name = function.__name__
    return Method(function.__module__, name, SEARCHES[name])


def searched(
    function: Callable[..., Any], value: float, unit: str, member: str, **used: Quantity
) -> Quantity:
    """Return a number of a search's record, with the quantities that the search was given."""
    return Quantity("", float(value), unit, Derived(method_of(function), used, {}, member))
