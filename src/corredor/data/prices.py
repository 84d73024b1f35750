"""Prices: amounts of money, and rates of it, in the money of the programme.

The folder's own deflators go before the price indices of this room; exchange rates are the
folder's alone. Prices come first: an amount goes to the programme's year in its own currency and
from there to the programme's currency. Where the folder lacks a factor for that way, the exchange
rate of the amount's own year is taken, and from there on prices rise as those of the programme's
currency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Final

from corredor.core.derive import derive
from corredor.core.errors import (
    N_,
    CellOutOfRange,
    CorredorError,
    DuplicateId,
    MissingConversion,
    Place,
    WrongUnit,
)
from corredor.core.quantity import Quantity
from corredor.core.study import Inputs, quantity_of_cell
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.units import Deflator, MoneyFrom, MoneyTo, MoneyUnit, money_in

INDICES: Final = "price_indices"
RATES: Final = "rates"
DEFLATORS: Final = "deflators"
PAIRS: Final = {
    RATES: (("currency_from", "currency_to", "year"), "rate"),
    DEFLATORS: (("currency", "year_from", "year_to"), "factor"),
}
"""What a row of these tables is about, and its number."""
METHODS: Final = (
    N_("Rise of a price index from one year to another."),
    N_("Amount of money, or a rate of it, in prices of another year or in another currency."),
)
"""What the two methods of this room are called in a report, for the catalogues."""
MOST: Final = 1e28
"""Size that no number of a table passes."""


def price_rise(then: MoneyFrom, now: MoneyTo) -> Deflator:
    """Rise of a price index from one year to another."""
    return now / then


@cache
def change_of(per: str) -> Callable[..., float]:
    """Return the function that changes money, or a rate of it, by what stands below the money.

    Parameters
    ----------
    per
        What follows the money in the unit: empty, ``/year``, ``/kW/year``.

    Examples
    --------
    >>> change_of("/kW")(rate=100.0, factor=1.5)
    150.0
    """

    def in_other_money(rate: float, factor: float) -> float:
        """Amount of money, or a rate of it, in prices of another year or in another currency."""
        return rate * factor

    in_other_money.__qualname__ = in_other_money.__name__
    in_other_money.__annotations__ = {
        "rate": Annotated[float, f"money_from{per}"],
        "factor": Deflator,
        "return": Annotated[float, f"money_to{per}"],
    }
    return in_other_money


def in_programme_money(
    inputs: Inputs, found: Quantity, key: str = "", place: Place | None = None
) -> Quantity:
    """Return an amount of money, or a rate of it, in the money of the programme.

    A number without money comes back as it is.

    Parameters
    ----------
    key
        What the amount is called in an error; empty: by its own key.
    place
        Where the folder names it.

    Raises
    ------
    WrongUnit
        E201: it holds several moneys.
    MissingConversion
        E506: the folder has no factor for it.
    """
    settings, moneys = inputs.settings, money_in(found.unit)
    target = f"{settings.currency}_{settings.price_year}"
    if not moneys or [money.unit for money in moneys] == [target]:
        return found
    money, *others = moneys
    if others:
        raise WrongUnit(place, name=found.key or key, unit=found.unit, wanted=target)
    steps = _steps(inputs, money)
    if steps is None:
        table = DEFLATORS if money.code == settings.currency else _missing(inputs, money)
        names = {"source": money.unit, "target": target, "table": f"{table}.csv"}
        raise MissingConversion(place, key=key or found.key, **names)
    change = change_of(found.unit.partition(money.unit)[2].replace(" ", ""))
    made = found
    for factor in steps:
        made = derive(change, rate=made, factor=factor)
    return made


def deflator(inputs: Inputs, currency: str, year: str) -> Quantity | None:
    """Return the factor from prices of a year to those of the programme's; None if unknown."""
    wanted = inputs.settings.price_year
    own = inputs.deflator(currency, year, wanted)
    rows = {(row["currency"], row["year"]): row for row in read_data_table(INDICES)}
    ends = (currency, year), (currency, wanted)
    if own is not None or not all(end in rows for end in ends):
        return own
    then, now = (
        quantity_of_entry(
            INDICES, rows[end], f"{rows[end]['index']}.{end[1]}", "value", f"{end[0]}_{end[1]}"
        )
        for end in ends
    )
    return derive(price_rise, then=then, now=now)


def exchange_rate(inputs: Inputs, currency: str, year: str) -> Quantity | None:
    """Return what one unit of a currency buys of the programme's, in prices of a year."""
    bought = inputs.settings.currency
    for row in inputs.table(RATES):
        if tuple(row.text(name) for name in PAIRS[RATES][0]) == (currency, bought, year):
            return quantity_of_cell(RATES, row, "rate", f"{bought}_{year}/{currency}_{year}")
    return None


def wrong_factors(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong in the folder's rates and deflators: two for one pair, or nothing."""
    for table, (names, column) in PAIRS.items():
        seen: dict[tuple[str, ...], int] = {}
        for row in inputs.table(table):
            pair = tuple(row.text(name) for name in names)
            if pair in seen:
                given = {"column": ", ".join(names), "value": ", ".join(pair)}
                yield DuplicateId(row.at(names[0]), other=seen[pair], **given)
            seen.setdefault(pair, row.place.line)
            if row.number(column) == 0:
                ends = {"low": ">0", "high": f"{MOST:g}", "value": "0"}
                yield CellOutOfRange(row.at(column), column=column, **ends)


def _steps(inputs: Inputs, money: MoneyUnit) -> tuple[Quantity, ...] | None:
    """Return the factors from a money to that of the programme; None if one is missing."""
    settings = inputs.settings
    if money.code == settings.currency:
        ways = ((deflator(inputs, money.code, money.year),),)
    elif money.year == settings.price_year:
        ways = ((exchange_rate(inputs, money.code, money.year),),)
    else:
        ways = (
            (
                deflator(inputs, money.code, money.year),
                exchange_rate(inputs, money.code, settings.price_year),
            ),
            (
                exchange_rate(inputs, money.code, money.year),
                deflator(inputs, settings.currency, money.year),
            ),
        )
    for way in ways:
        held = tuple(one for one in way if one is not None)
        if len(held) == len(way):
            return held
    return None


def _missing(inputs: Inputs, money: MoneyUnit) -> str:
    """Return the table that lacks a factor for a foreign money."""
    years = money.year, inputs.settings.price_year
    known = any(exchange_rate(inputs, money.code, year) for year in years)
    return DEFLATORS if known else RATES
