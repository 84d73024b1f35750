"""Details of fuel and money: critical fuel, tankering, charges, shares, loads; numbers and tables.

Each table's figures are findings under keys made here, so that both name the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from corredor.core.finding import Column, Finding, FindingTable
from corredor.core.quantity import Quantity
from corredor.studies.routes.study.answers import Answer
from corredor.studies.routes.study.charges import Charge
from corredor.studies.routes.study.demand import OWN, Market
from corredor.studies.routes.study.sectors import Sector
from corredor.studies.routes.study.shares import Share, Way
from corredor.studies.routes.study.tables import FLIGHT, SERVICE, TONNE, Row, made_table

TOTAL: Final = "total"
LEVEL_WORDS: Final = {"direct": "direct_flight"}
"""Words of the glossary for levels of service that are called otherwise there."""
ADDITIONAL: Final = "additional_fuel"
Numbered = tuple[str, str, Quantity]
"""Noun of a number, what follows its service in its key, and the number."""


def details(answer: Answer) -> Iterator[Finding]:
    """Yield the findings that the tables of this module show."""
    numbers = (
        *_of_fields(answer),
        *_of_reserves(answer),
        *_of_carryings(answer),
        *_of_charges(answer),
        *_of_check(answer),
        *_of_shares(answer),
        *_of_loads(answer),
    )
    for noun, tail, quantity in numbers:
        yield Finding(_key(answer, noun, tail), noun, quantity, (answer.case.service.id,))


def detailed(answers: Sequence[Answer]) -> tuple[FindingTable, ...]:
    """Return the tables of this module, those with rows."""
    made = (
        fields(answers),
        critical_fuel(answers),
        tankering(answers),
        charges(answers),
        cost_check(answers),
        shares(answers),
        loads(answers),
    )
    return tuple(table for table in made if table.rows)


def _key(answer: Answer, noun: str, tail: str) -> str:
    return f"{answer.case.key(noun)}.{tail}"


def _flight(sector: Sector) -> str:
    return f"{sector.direction}.{sector.pair.lower()}"


def _limited(answer: Answer) -> Iterator[tuple[Sector, Quantity]]:
    """Yield the flights whose runway allows less than the certified mass, or may bind them."""
    certified = answer.case.aircraft.max_takeoff_mass.value
    for sector in answer.sectors:
        limit = sector.quantities.get("field_limit")
        if limit is None:
            continue
        low = min((limit.value, *(limit.interval or ())))
        if limit.value < certified or low < sector["takeoff_mass"].value:
            yield sector, limit


def _of_fields(answer: Answer) -> Iterator[Numbered]:
    for sector, limit in _limited(answer):
        yield "field_limit", _flight(sector), limit
        yield "field_payload", _flight(sector), sector["allowed_departure_field"]


def fields(answers: Iterable[Answer]) -> FindingTable:
    """Take-off mass that runways high, hot or short allow, with what the flight would weigh."""
    rows: list[Row] = [
        (
            answer.case.service.id,
            sector.direction,
            sector.origin.code,
            sector.destination.code,
            round(answer.case.aircraft.max_takeoff_mass.value / TONNE, 3),
            _key(answer, "field_limit", _flight(sector)),
            _key(answer, "field_payload", _flight(sector)),
        )
        for answer in answers
        for sector, _ in _limited(answer)
    ]
    columns = (
        *FLIGHT,
        Column("certified", "number", "certified_mass", "tonne"),
        Column("limit", "figure", "field_limit"),
        Column("payload", "figure", "field_payload"),
    )
    return made_table("fields", "fields", columns, rows, "assumptions")


def _of_reserves(answer: Answer) -> Iterator[Numbered]:
    names = {"critical": "critical_fuel", "on_board": "fuel_on_board", "additional": ADDITIONAL}
    for one in answer.reserves:
        for name, noun in names.items():
            yield noun, f"{_flight(one.sector)}.{one.reading}", one.numbers[name]


def critical_fuel(answers: Iterable[Answer]) -> FindingTable:
    """Fuel at the worst point of each flight beyond the threshold: needed, left, lacking."""
    rows: list[Row] = [
        (
            answer.case.service.id,
            one.sector.direction,
            one.sector.origin.code,
            one.sector.destination.code,
            one.reading,
            one.scenario,
            round(one.along, 1),
            *(
                _key(answer, noun, f"{_flight(one.sector)}.{one.reading}")
                for noun in ("critical_fuel", "fuel_on_board", ADDITIONAL)
            ),
        )
        for answer in answers
        for one in answer.reserves
    ]
    columns = (
        *FLIGHT,
        Column("reading", "word", "edto_reading"),
        Column("scenario", "word", "scenario"),
        Column("along", "number", "along_track", "km"),
        Column("critical", "figure", "critical_fuel"),
        Column("on_board", "figure", "fuel_on_board"),
        Column("additional", "figure", ADDITIONAL),
    )
    return made_table("critical_fuel", "critical_fuel", columns, rows, "assumptions")


def _of_carryings(answer: Answer) -> Iterator[Numbered]:
    for one in answer.carryings:
        yield "price_ratio", _flight(one.sector), one.price_ratio
        yield "breakeven_price_ratio", _flight(one.sector), one.breakeven
        yield "fuel_to_carry", _flight(one.sector), one.amount
        yield "saving", _flight(one.sector), one.saving


def tankering(answers: Iterable[Answer]) -> FindingTable:
    """Whether carrying fuel past a station that has it pays, flight by flight."""
    nouns = ("price_ratio", "breakeven_price_ratio", "fuel_to_carry", "saving")
    rows: list[Row] = [
        (
            answer.case.service.id,
            one.sector.direction,
            one.sector.origin.code,
            one.sector.destination.code,
            *(_key(answer, noun, _flight(one.sector)) for noun in nouns),
            "pays" if one.saving.value > 0 else "does_not_pay",
        )
        for answer in answers
        for one in answer.carryings
    ]
    columns = (
        *FLIGHT,
        *(Column(noun, "figure", noun) for noun in nouns),
        Column("answer", "word", "tankering"),
    )
    return made_table("tankering", "tankering", columns, rows, "assumptions", "routes/fuel")


def _numbered(answer: Answer) -> Iterator[tuple[str, Charge]]:
    """Yield the charges with what follows the service in their keys."""
    counts: dict[str, int] = {}
    for charge in answer.charges:
        tail = f"{_flight(charge.sector)}.{charge.place.lower()}.{charge.kind}"
        counts[tail] = counts.get(tail, 0) + 1
        yield tail if counts[tail] == 1 else f"{tail}.{counts[tail]}", charge


def _of_charges(answer: Answer) -> Iterator[Numbered]:
    for tail, charge in _numbered(answer):
        if charge.distance is not None:
            yield "distance_over", tail, charge.distance
        if charge.amount is not None:
            yield "charge", tail, charge.amount


def charges(answers: Iterable[Answer]) -> FindingTable:
    """Charges of each flight by zone and airport, in their own money; unknown is never nothing."""
    rows: list[Row] = [
        (
            answer.case.service.id,
            charge.sector.direction,
            charge.sector.origin.code,
            charge.sector.destination.code,
            charge.place,
            charge.kind,
            _key(answer, "distance_over", tail) if charge.distance is not None else "",
            _key(answer, "charge", tail) if charge.amount is not None else "",
            charge.state,
            charge.source,
        )
        for answer in answers
        for tail, charge in _numbered(answer)
    ]
    columns = (
        *FLIGHT,
        Column("place", "text", "charging_zone"),
        Column("kind", "word", "charge_kind"),
        Column("distance", "figure", "distance_over"),
        Column("amount", "figure", "charge"),
        Column("state", "word", "charge_state"),
        Column("source", "text", "source"),
    )
    return made_table("charges", "charges", columns, rows, "routes/charges", "assumptions")


def _of_check(answer: Answer) -> Iterator[Numbered]:
    if answer.check is not None:
        for name, quantity in answer.check.items.items():
            yield "cost_check", name, quantity
        yield "cost_check", TOTAL, answer.check.total


def cost_check(answers: Iterable[Answer]) -> FindingTable:
    """Cost of a rotation by two published methods, item beside item."""
    rows: list[Row] = []
    for answer in answers:
        if answer.check is None or answer.costs is None:
            continue
        name = answer.case.service.id
        for item in answer.costs.items:
            second = _key(answer, "cost_check", item) if item in answer.check.items else ""
            rows.append((name, item, f"routes.cost.{name}.{item}", second))
        whole = f"routes.cost_per_rotation.{name}", _key(answer, "cost_check", TOTAL)
        rows.append((name, TOTAL, *whole))
    columns = (
        SERVICE,
        Column("item", "word", "cost_item"),
        Column("amount", "figure", "amount"),
        Column("second", "figure", "second_method"),
    )
    return made_table("cost_check", "cost_check", columns, rows, "assumptions", "routes/fleets")


def _ways(answer: Answer) -> Iterator[tuple[str, Market, Share, Way, Quantity]]:
    for market in answer.demand.markets if answer.demand is not None else ():
        for model in market.models:
            for way, share in model.ways:
                tail = f"{market.row.text('id')}.{model.model}.{way.id}"
                yield tail, market, model, way, share


def _of_shares(answer: Answer) -> Iterator[Numbered]:
    for market in answer.demand.markets if answer.demand is not None else ():
        name = market.row.text("id")
        yield "travellers", name, market.travellers
        yield "share", name, market.share
    for tail, _, _, way, share in _ways(answer):
        yield "way_share", tail, share
        yield "journey_time", tail, way.elapsed


def shares(answers: Iterable[Answer]) -> FindingTable:
    """Share of each way of a market, by each model of choice that it names."""
    rows: list[Row] = [
        (
            answer.case.service.id,
            market.row.text("from"),
            market.row.text("to"),
            model.form,
            way.id if way.id == OWN else "",
            way.via,
            LEVEL_WORDS.get(way.level, way.level),
            _key(answer, "journey_time", tail),
            way.weekly.value,
            _key(answer, "way_share", tail),
        )
        for answer in answers
        for tail, market, model, way, _ in _ways(answer)
    ]
    columns = (
        SERVICE,
        Column("from", "text", "begins"),
        Column("to", "text", "ends"),
        Column("model", "word", "choice_model"),
        Column("own", "word", "way_own"),
        Column("via", "text", "via"),
        Column("level", "word", "level_of_service"),
        Column("time", "figure", "journey_time"),
        Column("weekly", "number", "weekly_flights"),
        Column("share", "figure", "way_share"),
    )
    sources = "routes/itineraries", "routes/choices", "routes/markets", "assumptions"
    return made_table("shares", "shares", columns, rows, *sources)


def _of_loads(answer: Answer) -> Iterator[Numbered]:
    for one in answer.loadings:
        leg = one.leg.lower()
        yield "flight_demand", leg, one.wanted
        yield "spilled", leg, one.spilled
        yield "carried", leg, one.carried
        yield "expected_load_factor", leg, one.load_factor


def loads(answers: Iterable[Answer]) -> FindingTable:
    """Passengers of a mean flight of each leg: who want it, are turned away, are aboard."""
    nouns = ("flight_demand", "spilled", "carried", "expected_load_factor")
    rows: list[Row] = [
        (
            answer.case.service.id,
            *one.leg.split("-"),
            *(_key(answer, noun, one.leg.lower()) for noun in nouns),
        )
        for answer in answers
        for one in answer.loadings
    ]
    columns = (
        SERVICE,
        Column("origin", "text", "departure_station"),
        Column("destination", "text", "arrival_station"),
        *(Column(noun, "figure", noun) for noun in nouns),
    )
    return made_table("loads", "loads", columns, rows, "routes/markets", "assumptions")
