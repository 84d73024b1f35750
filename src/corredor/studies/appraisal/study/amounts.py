"""Amounts of money of a flow: products of numbers, in the money of the programme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

import numpy as np

from corredor.core.assumption import FloatArray
from corredor.core.derive import derive
from corredor.core.errors import N_, CellOutOfRange, EmptyCell, Place, WrongUnit
from corredor.core.quantity import Derived, Method, Quantity
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.data.prices import MOST, in_programme_money
from corredor.studies.appraisal.inputs import BOUNDS
from corredor.units import DimensionError, Share, money_in, same_dimension

YEARLY: Final = "/year"
PEOPLE, SEATS = "person", "seat"

PerSeat = Annotated[float, "person/seat"]

_PRODUCT: Final = Method(__name__, "product", N_("Product of the numbers of a flow."))
_REORDERED: Final = Method(
    __name__, "reordered", N_("The same draws, in the order of a correlation.")
)


def people_of_seats(taken: Share) -> PerSeat:
    """Share of seats that are taken, as people a seat: a taken seat carries one."""
    return taken


def refuse_outside(found: Quantity, row: Row, column: str) -> None:
    """Refuse a number that can be less or more than such a number ever is.

    Raises
    ------
    CellOutOfRange
        E113: it can.
    """
    low, high = BOUNDS.get(column, (-np.inf, np.inf))
    drawn = [found.value] if found.draws is None else [found.value, *_ends(found.draws)]
    for value in drawn:
        if not low <= value <= high:
            ends = {"low": f"{low:g}", "high": f"{high:g}", "value": f"{value:.4g}"}
            raise CellOutOfRange(row.at(column), column=column, **ends)


def _ends(draws: FloatArray) -> tuple[float, float]:
    return float(draws.min()), float(draws.max())


def in_unit(found: Quantity, unit: str, place: Place | None = None) -> Quantity:
    """Return a quantity in a unit.

    Raises
    ------
    WrongUnit
        E201: it measures something else.
    """
    try:
        return found.to(unit)
    except DimensionError:
        raise WrongUnit(place, name=found.key, unit=found.unit, wanted=unit) from None


def product(factors: Sequence[Quantity]) -> Quantity:
    """Return the product of quantities, in the product of their units.

    Seats times a fare of a person are money where one of the factors is a share: the load factor.
    """
    if len(factors) == 1:
        return factors[0]
    parts = _with_people(factors)
    above: list[str] = []
    below: list[str] = []
    for part in parts:
        first, *rest = part.unit.split("/")
        above.append(first)
        below += rest
    unit = "/".join(("*".join(above), *below))
    value = float(np.prod([part.value for part in parts]))
    drawn = [part.draws for part in parts if part.draws is not None]
    draws = None
    if drawn:
        draws = np.ones_like(drawn[0])
        for part in parts:
            draws = draws * (part.value if part.draws is None else part.draws)
        draws.setflags(write=False)
    names = ("first", "second", "third")
    origin = Derived(_PRODUCT, dict(zip(names, parts, strict=False)))
    return Quantity("", value, unit, origin, draws)


def _with_people(factors: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return factors with the share of seats that are taken as people a seat, where they ask it."""
    above = {part.unit.split("/")[0] for part in factors}
    below = {unit for part in factors for unit in part.unit.split("/")[1:]}
    shares = [at for at, part in enumerate(factors) if same_dimension(part.unit, "1")]
    if SEATS not in above or PEOPLE not in below or not shares:
        return factors
    made = list(factors)
    made[shares[0]] = derive(people_of_seats, taken=factors[shares[0]])
    return made


def in_money(inputs: Inputs, found: Quantity, key: str, place: Place | None = None) -> Quantity:
    """Return an amount, or a yearly one, in the money of the programme.

    Raises
    ------
    WrongUnit
        E201: it is no money, nor money a year.
    MissingConversion
        E506: the folder has no deflator or no exchange rate for it.
    """
    settings = inputs.settings
    moneys = money_in(found.unit)
    target = f"{settings.currency}_{settings.price_year}"
    if len(moneys) != 1:
        raise WrongUnit(place, name=found.key or key, unit=found.unit, wanted=target)
    for suffix in ("", YEARLY):
        try:
            made = found.to(f"{moneys[0].unit}{suffix}")
        except DimensionError:
            continue
        return in_programme_money(inputs, made, key, place)
    raise WrongUnit(place, name=found.key or key, unit=found.unit, wanted=f"{target}{YEARLY}")


def spent(inputs: Inputs, row: Row, column: str, stated: Quantity | None = None) -> Quantity | None:
    """Return the amount of money that a cell names, which is spent; None for an empty cell.

    Parameters
    ----------
    stated
        The assumption, where its draws stand in the order of a correlation.

    Raises
    ------
    WrongUnit, MissingConversion
        E201, E506: as of `in_money`, or an amount of every year where one sum is asked for.
    CellOutOfRange
        E113: it can be less than nothing.
    """
    name = row.text(column)
    if not name:
        return None
    place = row.at(column)
    made = in_money(inputs, stated or inputs.assumption(name), name, place)
    if is_yearly(made):
        wanted = made.unit.removesuffix(YEARLY)
        raise WrongUnit(place, name=name, unit=made.unit, wanted=wanted)
    least = made.value if made.draws is None else min(made.value, float(made.draws.min()))
    if least < 0:
        ends = {"low": "0", "high": f"{MOST:g}", "value": f"{least:g}"}
        raise CellOutOfRange(place, column=column, **ends)
    return made


def needed(inputs: Inputs, row: Row, column: str) -> Quantity:
    """Return the same as `spent` of a cell that is always filled."""
    made = spent(inputs, row, column)
    if made is None:
        raise EmptyCell(row.at(column), column=column, kind="an assumption")
    return made


def is_yearly(amount: Quantity) -> bool:
    """Whether an amount is that of one year, and not of all its years together."""
    return amount.unit.endswith(YEARLY)


def reordered(root: Quantity, draws: FloatArray, key: str) -> Quantity:
    """Return a quantity with its draws in another order, under a key of its own."""
    kept = draws.copy()
    kept.setflags(write=False)
    return Quantity(key, root.value, root.unit, Derived(_REORDERED, {"value": root}), kept)
