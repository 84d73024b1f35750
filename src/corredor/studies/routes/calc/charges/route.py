"""En-route charges of a flight, zone by zone: which rates are due, and whether they are known.

A rate that is not in the table is unknown, never zero; a rate whose time has run out is expired.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

Status = Literal["known", "expired", "unknown"]
UNBOUNDED: Final = math.inf


@dataclass(frozen=True)
class Rate:
    """One row of the table of en-route charges.

    Parameters
    ----------
    row
        Its place in the table, from 0.
    zone
        Charging zone: ISO 3166 alpha-2 of the state, or the code of an oceanic area.
    service
        ``en_route`` or ``oceanic``.
    formula
        ``eurocontrol``, ``per_100_km``, ``per_km``, ``per_100_nm``, ``canadian`` or ``flat``.
    value
        The rate in `currency`; not a number where the row says that the rate is not known.
    carrier
        Who pays it: ``any``, or a class such as ``home`` and ``foreign``.
    overflight_only
        Whether a flight that lands or takes off in the zone is free of it.
    mass
        Masses from above the first to the second [tonne].
    wingspan
        Wingspans from above the first to the second [m].
    first_day, last_day
        Days in force, ISO 8601; empty is open.
    """

    row: int
    zone: str
    service: str
    formula: str
    value: float
    currency: str
    carrier: str
    overflight_only: bool
    mass: tuple[float, float]
    wingspan: tuple[float, float]
    first_day: str
    last_day: str
    source: str


@dataclass(frozen=True)
class Segment:
    """A stretch of a flight in one zone.

    Parameters
    ----------
    zone
        Charging zone.
    movements
        Take-offs and landings within the zone.
    service
        ``en_route`` or ``oceanic``.
    """

    zone: str
    movements: int = 0
    service: str = "en_route"


@dataclass(frozen=True)
class Payer:
    """Who flies: class of carrier, maximum take-off mass [tonne], wingspan [m]."""

    carrier: str
    mass: float
    wingspan: float


def route_rates(rows: Iterable[Mapping[str, Any]]) -> tuple[Rate, ...]:
    """Return the rows of the table of en-route charges as records."""

    def bound(cell: str, empty: float) -> float:
        return float(cell) if cell else empty

    return tuple(
        Rate(
            row=at,
            zone=row["zone"],
            service=row["service"],
            formula=row["formula"],
            value=bound(row["value"], math.nan),
            currency=row["currency"],
            carrier=row["carrier"],
            overflight_only=row["overflight_only"] == "1",
            mass=(bound(row["mass_above"], 0.0), bound(row["mass_to"], UNBOUNDED)),
            wingspan=(bound(row["wingspan_above"], 0.0), bound(row["wingspan_to"], UNBOUNDED)),
            first_day=row["first_day"],
            last_day=row["last_day"],
            source=row["source"],
        )
        for at, row in enumerate(rows)
    )


def _fits(rate: Rate, segment: Segment, payer: Payer) -> bool:
    return (
        rate.zone == segment.zone
        and rate.service == segment.service
        and rate.carrier in ("any", payer.carrier)
        and rate.mass[0] < payer.mass <= rate.mass[1]
        and rate.wingspan[0] < payer.wingspan <= rate.wingspan[1]
    )


def _in_force(rate: Rate, day: str) -> bool:
    return (not rate.first_day or rate.first_day <= day) and (
        not rate.last_day or day <= rate.last_day
    )


def rates_due(
    rates: Sequence[Rate], segment: Segment, payer: Payer, day: str
) -> tuple[tuple[Rate, ...], Status]:
    """Return the rates that a stretch of a flight falls under, and whether they are known.

    Parameters
    ----------
    rates
        The table.
    segment
        The stretch.
    payer
        Who flies.
    day
        Day of the flight, ISO 8601.

    Returns
    -------
    rates, status
        A flat charge and one by distance may stand side by side; none is due where the zone
        charges overflights alone and the flight lands there. Without a rate, or with one whose
        amount nobody has, the status is unknown; where only rates of another time are had, those
        of the nearest before the day, or else after it, are expired.
    """
    fitting = [rate for rate in rates if _fits(rate, segment, payer)]
    current = [rate for rate in fitting if _in_force(rate, day)]
    chosen = current or _nearest(fitting, day)
    due = [rate for rate in chosen if not (rate.overflight_only and segment.movements)]
    if not chosen or any(math.isnan(rate.value) for rate in due):
        return (), "unknown"
    return tuple(due), "known" if current else "expired"


def _nearest(rates: Sequence[Rate], day: str) -> list[Rate]:
    """Return the rates of the time nearest before the day, or else of the first after it."""
    past = [rate for rate in rates if rate.last_day and rate.last_day < day]
    if past:
        last = max(rate.last_day for rate in past)
        return [rate for rate in past if rate.last_day == last]
    first = min((rate.first_day for rate in rates), default="")
    return [rate for rate in rates if rate.first_day == first]
