"""En-route charges of a flight, zone by zone: an amount with its source, or flagged unknown.

A rate that is not in the table is unknown, never zero; a rate whose time has run out gives an
amount, flagged expired.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from corredor.studies.routes.calc.charges import formulas

KM_PER_NAUTICAL_MILE: Final = 1.852
"""Kilometres to the nautical mile (BIPM SI Brochure, 8th edition, table 8)."""

Status = Literal["known", "expired", "unknown"]
UNBOUNDED: Final = math.inf


@dataclass(frozen=True)
class Rate:
    """One row of the table of en-route charges.

    Parameters
    ----------
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
    distance
        Great circle from entry to exit, or as the zone's rule says [km]; a number or draws.
    movements
        Take-offs and landings within the zone.
    service
        ``en_route`` or ``oceanic``.
    """

    zone: str
    distance: float
    movements: int = 0
    service: str = "en_route"


@dataclass(frozen=True)
class Payer:
    """Who flies: class of carrier, maximum take-off mass [tonne], wingspan [m]."""

    carrier: str
    mass: float
    wingspan: float


@dataclass(frozen=True)
class Charge:
    """The charge of one segment and rate; `amount` is not a number where the status is unknown.

    The amount is a number, or draws where the distance of the segment is.
    """

    segment: Segment
    amount: float
    currency: str
    status: Status
    source: str


def route_rates(rows: Iterable[Mapping[str, Any]]) -> tuple[Rate, ...]:
    """Return the rows of the table of en-route charges as records."""

    def bound(cell: str, empty: float) -> float:
        return float(cell) if cell else empty

    return tuple(
        Rate(
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
        for row in rows
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


def _amount(rate: Rate, segment: Segment, payer: Payer) -> float:
    distance = segment.distance
    match rate.formula:
        case "eurocontrol":
            return formulas.eurocontrol_charge(distance, payer.mass, segment.movements, rate.value)
        case "per_100_km":
            return formulas.distance_charge(distance, rate.value)
        case "per_km":
            return distance * rate.value
        case "per_100_nm":
            return formulas.nautical_charge(distance / KM_PER_NAUTICAL_MILE, rate.value)
        case "canadian":
            return formulas.canadian_charge(distance, payer.mass, rate.value)
        case "flat":
            return rate.value
        case other:
            raise ValueError(f"no charging formula {other!r} (zone {rate.zone})")


def route_charges(
    rates: Sequence[Rate], segments: Iterable[Segment], payer: Payer, day: str
) -> tuple[Charge, ...]:
    """Return the charges of a flight, in the order of its segments.

    Parameters
    ----------
    rates
        The table.
    segments
        The flight by zone.
    payer
        Who flies.
    day
        Day of the flight, ISO 8601.

    Returns
    -------
    tuple of Charge
        One for each rate that a segment falls under: a flat charge and one by distance may stand
        side by side. One of status unknown where there is none, and of status expired where only
        a rate of another time is known: the nearest before the day, or else after it.

    Raises
    ------
    ValueError
        A rate has a formula that is not known.
    """
    charges: list[Charge] = []
    for segment in segments:
        fitting = [rate for rate in rates if _fits(rate, segment, payer)]
        current = [rate for rate in fitting if _in_force(rate, day)]
        chosen = current or _nearest(fitting, day)
        time: Status = "known" if current else "expired"
        due = [rate for rate in chosen if not (rate.overflight_only and segment.movements)]
        if not chosen:
            charges.append(Charge(segment, math.nan, "", "unknown", ""))
        for rate in due:
            amount = _amount(rate, segment, payer)
            status: Status = "unknown" if math.isnan(rate.value) else time
            charges.append(Charge(segment, amount, rate.currency, status, rate.source))
    return tuple(charges)


def _nearest(rates: Sequence[Rate], day: str) -> list[Rate]:
    """Return the rates of the time nearest before the day, or else of the first after it."""
    past = [rate for rate in rates if rate.last_day and rate.last_day < day]
    if past:
        last = max(rate.last_day for rate in past)
        return [rate for rate in past if rate.last_day == last]
    first = min((rate.first_day for rate in rates), default="")
    return [rate for rate in rates if rate.first_day == first]


def sums_by_currency(charges: Iterable[Charge]) -> dict[str, float]:
    """Return the sum of the amounts that are known or expired, by currency in order."""
    sums: dict[str, float] = {}
    for charge in charges:
        if charge.status != "unknown":
            sums[charge.currency] = sums.get(charge.currency, 0.0) + charge.amount
    return dict(sorted(sums.items()))


def unknown_zones(charges: Iterable[Charge]) -> tuple[str, ...]:
    """Return the zones whose charge nobody stated, in order; their charge is not zero."""
    return tuple(sorted({c.segment.zone for c in charges if c.status == "unknown"}))
