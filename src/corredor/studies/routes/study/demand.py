"""Demand: passengers a year by market and segment; the weakest part, with ranges alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from corredor.core.derive import derive
from corredor.core.errors import InputAbsent
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.routes.calc.demand import gravity
from corredor.studies.routes.inputs import MARKETS
from corredor.studies.routes.inputs.markets import SEGMENTS
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.loads import seats_of
from corredor.studies.routes.study.sums import total_of
from corredor.units import Share

PersonsPerYear = Annotated[float, "person/year"]
SeatsPerYear = Annotated[float, "seat/year"]
FlightsPerWeek = Annotated[float, "flight/week"]
Seat = Annotated[float, "seat"]
WEEKS: Final = 365.25 / 7
"""Weeks of a year."""


@dataclass(frozen=True)
class Demand:
    """Passengers a year one way: of each market, by segment, and in all."""

    markets: tuple[tuple[Row, Quantity], ...]
    segments: Mapping[str, Quantity]
    passengers: Quantity


def market_traffic(passengers: PersonsPerYear, share: Share) -> PersonsPerYear:
    """Passengers of a market who take the service: those who travel times its share."""
    return passengers * share


def stimulated_traffic(traffic: PersonsPerYear, stimulation: Share) -> PersonsPerYear:
    """Traffic with the travellers whom the new service itself makes: an explicit assumption."""
    return gravity.stimulated_traffic(traffic, stimulation)


def seats_a_year(seats: Seat, weekly: FlightsPerWeek) -> SeatsPerYear:
    """Seats offered one way in a year of weekly flights."""
    return seats * weekly * WEEKS


def seats_offered(case: Case) -> Quantity:
    """Return the seats that the service offers one way in a year."""
    weekly = case.setting("weekly", "flight/week")
    return derive(seats_a_year, seats=seats_of(case), weekly=weekly)


def demand(case: Case) -> Demand:
    """Return the passengers of the markets of a service.

    Raises
    ------
    InputAbsent
        E501: the folder names no market of the service.
    """
    rows = [
        row for row in case.inputs.table(MARKETS.name) if row.text("service") == case.service.id
    ]
    if not rows:
        raise InputAbsent(None, study=case.service.id, input="routes/markets.csv")
    markets = tuple((row, _traffic(case, row)) for row in sorted(rows, key=_id))
    segments: dict[str, Quantity] = {}
    for name in SEGMENTS:
        parts = [traffic for row, traffic in markets if row.text("segment") == name]
        if parts:
            segments[name] = total_of(parts)
    return Demand(markets, segments, total_of(list(segments.values())))


def _id(row: Row) -> str:
    return row.text("id")


def _traffic(case: Case, row: Row) -> Quantity:
    inputs = case.inputs
    traffic = derive(
        market_traffic,
        passengers=inputs.assumption(row.text("passengers")),
        share=inputs.assumption(row.text("share")),
    )
    name = row.text("stimulation")
    if not name:
        return traffic
    return derive(stimulated_traffic, traffic=traffic, stimulation=inputs.assumption(name))
