"""Airport charges: landing by mass, passengers, parking, handling, from rows with a source."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

ITEMS: Final = ("landing", "passenger", "security", "parking", "terminal_navigation", "handling")
"""Items of an airport's bill; one that has no row is unknown, never zero."""


@dataclass(frozen=True)
class AirportRate:
    """One row of the airport charges.

    Parameters
    ----------
    airport
        IATA code.
    item
        One of `ITEMS`.
    basis
        ``tonne`` of take-off mass, ``passenger``, ``hour`` on the stand, ``tonne_hour`` or
        ``turnaround``.
    value, low, high
        The rate and its range in `currency`.
    """

    airport: str
    item: str
    basis: str
    value: float
    low: float
    high: float
    currency: str
    source: str


@dataclass(frozen=True)
class Turnaround:
    """What an airport bills: mass [tonne], departing passengers, hours on the stand."""

    mass: float
    passengers: float
    hours: float


@dataclass(frozen=True)
class AirportCharge:
    """One item of the bill; `amount` is not a number where no row states the rate."""

    airport: str
    item: str
    amount: float
    low: float
    high: float
    currency: str
    source: str

    @property
    def is_known(self) -> bool:
        """Whether a row states the rate."""
        return not math.isnan(self.amount)


def airport_rates(rows: Iterable[Mapping[str, Any]]) -> tuple[AirportRate, ...]:
    """Return the rows of the table of airport charges as records; empty ranges are the value."""
    return tuple(
        AirportRate(
            row["airport"],
            row["item"],
            row["basis"],
            float(row["value"]),
            float(row["low"] or row["value"]),
            float(row["high"] or row["value"]),
            row["currency"],
            row["source"],
        )
        for row in rows
    )


def _quantity(basis: str, visit: Turnaround) -> float:
    match basis:
        case "tonne":
            return visit.mass
        case "passenger":
            return visit.passengers
        case "hour":
            return visit.hours
        case "tonne_hour":
            return visit.mass * visit.hours
        case "turnaround":
            return 1.0
        case other:
            raise ValueError(f"no basis of airport charges {other!r}")


def airport_charges(
    rates: Sequence[AirportRate], airport: str, visit: Turnaround
) -> tuple[AirportCharge, ...]:
    """Return the bill of a turnaround, an item at a time in the order of `ITEMS`.

    Raises
    ------
    ValueError
        A rate has a basis that is not known.

    Examples
    --------
    >>> bill = airport_charges((), "HAV", Turnaround(350.0, 300.0, 2.0))
    >>> [item.is_known for item in bill[:2]]
    [False, False]
    """
    bill: list[AirportCharge] = []
    for item in ITEMS:
        found = [rate for rate in rates if (rate.airport, rate.item) == (airport, item)]
        for rate in found:
            count = _quantity(rate.basis, visit)
            sums = (rate.value * count, rate.low * count, rate.high * count)
            bill.append(AirportCharge(airport, item, *sums, rate.currency, rate.source))
        if not found:
            bill.append(AirportCharge(airport, item, math.nan, math.nan, math.nan, "", ""))
    return tuple(bill)
