"""Quantities of the energy study: cells as quantities, their money, and central values alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final

from corredor.core.derive import derive, signature
from corredor.core.errors import (
    N_,
    CellOutOfRange,
    EmptyCell,
    Place,
    WrongUnit,
)
from corredor.core.quantity import Derived, Method, Quantity
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.data.prices import in_programme_money
from corredor.studies.energy.inputs.bounds import BOUNDS, Bound
from corredor.units import bound, money_in, same_dimension

BARE: Final = ("1", "share")
"""Units that need not be said."""
MONEY: Final = "money"
SOME_MONEY: Final = "USD_nominal"
"""Money that an error names where the number is in none."""


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
    found = in_programme(inputs, stated, row.at(column))
    return found if wanted is None else in_plain_unit(found, wanted.unit)


def in_plain_unit(found: Quantity, wanted: str) -> Quantity:
    """Return a cost or price by the unit that the engines count in; others as they are.

    Engines take plain numbers: one in thousands of money, or of a kilowatt-hour, is another.
    """
    change, moneys = PLAIN.get(wanted), money_in(found.unit)
    if change is None or not moneys or found.unit == wanted.replace(MONEY, moneys[0].unit):
        return found
    return derive(change, amount=found)


def cost_by_megawatt_hour(
    amount: Annotated[float, "money/MWh"],
) -> Annotated[float, "money/MWh"]:
    """Cost of a megawatt-hour, from that of another amount of energy or in other money units."""
    return amount


def price_by_million_btu(
    amount: Annotated[float, "money/MMBtu"],
) -> Annotated[float, "money/MMBtu"]:
    """Price of a million Btu, from that of another amount of heat or in other money units."""
    return amount


def whole_amount(amount: Annotated[float, "money"]) -> Annotated[float, "money"]:
    """Amount of money, from thousands or millions."""
    return amount


PLAIN: Final[Mapping[str, Callable[..., Any]]] = {
    "money/MWh": cost_by_megawatt_hour,
    "money/MMBtu": price_by_million_btu,
    "money": whole_amount,
}
"""What brings a number to the unit of its column, for columns whose numbers engines take."""


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


def in_programme(inputs: Inputs, quantity: Quantity, place: Place | None = None) -> Quantity:
    """Return a quantity in the money of the programme; one without money as it is.

    Raises
    ------
    MissingConversion
        E506: there is no deflator or no exchange rate for it.
    """
    return in_programme_money(inputs, quantity, quantity.key, place)


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
    "joint_plan": N_(
        "Least-cost supply of regions, stores and lines together, as one linear programme."
    ),
    "schedule": N_("Dispatch of a plan hour by hour, and what it leaves firm."),
    "designs": N_("Least-cost supply over several weather years, and designs of single ones."),
    "regret": N_("What a design costs over all hours, above the least cost."),
    "commitment": N_("Least-cost commitment of units that are on or off, hour by hour."),
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
