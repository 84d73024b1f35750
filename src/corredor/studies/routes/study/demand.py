"""Demand: passengers a year by market and segment; the weakest part, with ranges alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from corredor.core.derive import derive
from corredor.core.errors import CorredorError, InputAbsent, NoRange, NotAChoice
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.routes.calc.demand import gravity
from corredor.studies.routes.calc.demand.choice import level_of_service
from corredor.studies.routes.calc.demand.segments import WEEKS, is_possible, legs_ridden
from corredor.studies.routes.inputs import MARKETS
from corredor.studies.routes.inputs.markets import SEGMENTS
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.laws import Law
from corredor.studies.routes.study.loads import seats_of
from corredor.studies.routes.study.sectors import OUTBOUND, Sector
from corredor.studies.routes.study.shares import Share as ModelShare
from corredor.studies.routes.study.shares import Way, ground, journey, shares
from corredor.studies.routes.study.sums import total_of
from corredor.units import Share

PersonsPerYear = Annotated[float, "person/year"]
SeatsPerYear = Annotated[float, "seat/year"]
FlightsPerWeek = Annotated[float, "flight/week"]
Seat = Annotated[float, "seat"]
OWN: Final = "own"
"""The way by the service itself, among those of a market."""


@dataclass(frozen=True)
class Market:
    """One market of a service.

    Parameters
    ----------
    row
        Its row.
    legs
        Legs of the service that it rides, such as ``SVO-HAV``.
    travellers, share, traffic
        Passengers a year who travel in any way, the share of them that the service takes, and
        those aboard it, the new ones among them.
    models
        The share by each model that the market names; the first is the one that is taken.
    """

    row: Row
    legs: tuple[str, ...]
    travellers: Quantity
    share: Quantity
    traffic: Quantity
    models: tuple[ModelShare, ...]


@dataclass(frozen=True)
class Demand:
    """Passengers a year one way: of each market, by segment, and in all."""

    markets: tuple[Market, ...]
    segments: Mapping[str, Quantity]
    passengers: Quantity


def market_traffic(passengers: PersonsPerYear, share: Share) -> PersonsPerYear:
    """Passengers of a market who take the service: those who travel times its share."""
    return passengers * share


def seats_a_year(seats: Seat, weekly: FlightsPerWeek) -> SeatsPerYear:
    """Seats offered one way in a year of weekly flights."""
    return seats * weekly * WEEKS


def planned_passengers(seats: SeatsPerYear, load_factor: Share) -> PersonsPerYear:
    """Passengers that fill a year's seats to the load factor of the plan."""
    return seats * load_factor


def seats_offered(case: Case) -> Quantity:
    """Return the seats that the service offers one way in a year."""
    weekly = case.setting("weekly", "flight/week")
    return derive(seats_a_year, seats=seats_of(case), weekly=weekly)


def demand(case: Case, sectors: Sequence[Sector]) -> Demand:
    """Return the passengers of the markets of a service.

    Raises
    ------
    InputAbsent
        E501: the folder names no market of the service, or not how many travel.
    NotAChoice
        E110: a market can't ride the service so, or is of another segment.
    NoRange
        E509: a share or a number of passengers is a bare number.
    """
    rows = [
        row for row in case.inputs.table(MARKETS.name) if row.text("service") == case.service.id
    ]
    if not rows:
        raise InputAbsent(None, study=case.service.id, input="routes/markets.csv")
    law = Law(case)
    markets = tuple(_placed(case, sectors, law, row) for row in sorted(rows, key=_id))
    segments: dict[str, Quantity] = {}
    for name in SEGMENTS:
        parts = [one.traffic for one in markets if one.row.text("segment") == name]
        if parts:
            segments[name] = total_of(parts)
    return Demand(markets, segments, total_of(list(segments.values())))


def _id(row: Row) -> str:
    return row.text("id")


def _placed(case: Case, sectors: Sequence[Sector], law: Law, row: Row) -> Market:
    """Return a market; what is wrong with one of its numbers stands at the cell that names it."""
    try:
        return _market(case, sectors, law, row)
    except CorredorError as error:
        if error.place is None:
            named = str(error.fields.get("name", "")).removeprefix("assumptions.")
            columns = (column for column in row.cells if named and row.text(column) == named)
            error.place = row.at(next(columns, "id"))
        raise


def _market(case: Case, sectors: Sequence[Sector], law: Law, row: Row) -> Market:
    legs = _legs(case, row)
    travellers = _travellers(case, law, row)
    own = _own_way(case, sectors, row, legs)
    models = shares(case, row, own)
    share = models[0].share if models else _assumed_share(case, row)
    traffic = derive(market_traffic, passengers=travellers, share=share)
    if row.text("stimulation"):
        stimulation = case.inputs.assumption(row.text("stimulation"))
        traffic = derive(gravity.stimulated_traffic, traffic=traffic, stimulation=stimulation)
    for column, found in (("share", share), ("passengers", traffic)):
        if found.draws is None:
            raise NoRange(row.at(column), name=column, market=row.text("id"))
    return Market(row, legs, travellers, share, traffic, models)


def _legs(case: Case, row: Row) -> tuple[str, ...]:
    """Return the legs that a market rides; nobody boards or leaves at a technical stop."""
    boards, alights = row.text("boards"), row.text("alights")
    path = case.service.path
    open_to_traffic = " ".join(code for code in path if code not in case.service.technical)
    for column, code in (("boards", boards), ("alights", alights)):
        if code not in open_to_traffic.split():
            raise NotAChoice(row.at(column), column=column, value=code, known=open_to_traffic)
    legs = legs_ridden(path, boards, alights)
    if not legs:
        raise NotAChoice(row.at("alights"), column="alights", value=alights, known=open_to_traffic)
    starts, ends = row.text("from") == boards, row.text("to") == alights
    segment = row.text("segment")
    if not is_possible(segment, starts, ends):
        known = " ".join(name for name in SEGMENTS if is_possible(name, starts, ends))
        raise NotAChoice(row.at("segment"), column="segment", value=segment, known=known)
    return legs


def _travellers(case: Case, law: Law, row: Row) -> Quantity:
    """Return those who travel in any way from the airports of the market: counted or by gravity."""
    name = row.text("passengers")
    travellers = case.inputs.assumption(name) if name else law.traffic(row)
    leakage = row.text("leakage")
    if not leakage:
        return travellers
    return derive(
        gravity.catchment_traffic, traffic=travellers, leakage=case.inputs.assumption(leakage)
    )


def _assumed_share(case: Case, row: Row) -> Quantity:
    if not row.text("share"):
        wanted = "routes/markets.csv: share, choices"
        raise InputAbsent(row.at("share"), study=case.service.id, input=wanted)
    return case.inputs.assumption(row.text("share"))


def _own_way(case: Case, sectors: Sequence[Sector], row: Row, legs: Sequence[str]) -> Way:
    """Return the way of a market by the service; a market that goes on changes flights."""
    flown = [one for one in sectors if one.direction == OUTBOUND and one.pair in legs]
    parts = [one["block_time"] for one in flown]
    if len(legs) > 1:
        waits = derive(ground, minutes=case.needed("stop_time"))
        parts += [waits] * (len(legs) - 1)
    changes = 0
    if row.text("segment") != SEGMENTS[0]:
        changes = 2 if row.text("segment") == SEGMENTS[-1] else 1
        if row.ids("choices"):
            parts.append(_connection(case, row))
    elapsed = parts[0]
    for part in parts[1:]:
        elapsed = derive(journey, first=elapsed, second=part)
    level = level_of_service(len(legs) - 1, changes)
    return Way(
        OWN,
        " ".join(leg.partition("-")[2] for leg in legs[:-1]),
        level,
        elapsed,
        case.setting("weekly", "flight/week"),
        case.assumed("fare"),
    )


def _connection(case: Case, row: Row) -> Quantity:
    if not row.text("connection"):
        wanted = "routes/markets.csv: connection"
        raise InputAbsent(row.at("connection"), study=case.service.id, input=wanted)
    return case.inputs.assumption(row.text("connection"))
