"""Amounts of money of a flow: products of numbers, in the money of the programme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

import numpy as np

from corredor.core.assumption import FloatArray
from corredor.core.derive import derive
from corredor.core.errors import N_, MissingConversion, Place, WrongUnit
from corredor.core.quantity import Derived, Method, Quantity
from corredor.core.study import Inputs, quantity_of_cell
from corredor.units import Deflator, DimensionError, MoneyFrom, MoneyTo, money_in

YEARLY: Final = "/year"

YearlyFrom = Annotated[float, "money_from/year"]
YearlyTo = Annotated[float, "money_to/year"]

_PRODUCT: Final = Method(__name__, "product", N_("Product of the numbers of a flow."))
_REORDERED: Final = Method(
    __name__, "reordered", N_("The same draws, in the order of a correlation.")
)


def other_money(rate: MoneyFrom, factor: Deflator) -> MoneyTo:
    """Amount in the prices of another year, or in another currency."""
    return rate * factor


def yearly_in_other_money(rate: YearlyFrom, factor: Deflator) -> YearlyTo:
    """Yearly amount in the prices of another year, or in another currency."""
    return rate * factor


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


def product(parts: Sequence[Quantity]) -> Quantity:
    """Return the product of quantities, in the product of their units."""
    if len(parts) == 1:
        return parts[0]
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


def in_money(inputs: Inputs, found: Quantity, key: str, place: Place | None = None) -> Quantity:
    """Return an amount, or a yearly one, in the money of the programme.

    Prices first: an amount goes to the programme's price year in its own currency, and from
    there to the programme's currency.

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
    money = moneys[0]
    for suffix, step in (("", other_money), (YEARLY, yearly_in_other_money)):
        try:
            made = found.to(f"{money.unit}{suffix}")
        except DimensionError:
            continue
        if money.year != settings.price_year:
            factor = inputs.deflator(money.code, money.year, settings.price_year)
            if factor is None:
                raise _unknown(place, key, money.unit, target, "deflators.csv")
            made = derive(step, rate=made, factor=factor)
        if money.code != settings.currency:
            rate = _exchange(inputs, money.code)
            if rate is None:
                raise _unknown(place, key, money.unit, target, "rates.csv")
            made = derive(step, rate=made, factor=rate)
        return made
    raise WrongUnit(place, name=found.key or key, unit=found.unit, wanted=f"{target}{YEARLY}")


def _unknown(
    place: Place | None, key: str, source: str, target: str, table: str
) -> MissingConversion:
    return MissingConversion(place, key=key, table=table, source=source, target=target)


def _exchange(inputs: Inputs, code: str) -> Quantity | None:
    """Return what one unit of a currency buys of the programme's, in prices of its year."""
    settings = inputs.settings
    wanted = (code, settings.currency, settings.price_year)
    for row in inputs.table("rates"):
        found = tuple(row.text(name) for name in ("currency_from", "currency_to", "year"))
        if found == wanted:
            year = settings.price_year
            return quantity_of_cell("rates", row, "rate", f"{wanted[1]}_{year}/{code}_{year}")
    return None


def is_yearly(amount: Quantity) -> bool:
    """Whether an amount is that of one year, and not of all its years together."""
    return amount.unit.endswith(YEARLY)


def reordered(root: Quantity, draws: FloatArray, key: str) -> Quantity:
    """Return a quantity with its draws in another order, under a key of its own."""
    kept = draws.copy()
    kept.setflags(write=False)
    return Quantity(key, root.value, root.unit, Derived(_REORDERED, {"value": root}), kept)
