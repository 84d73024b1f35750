"""What a person must look at in fuel and money: one function per rule, one sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from corredor.core.errors import N_
from corredor.core.finding import Flag, Ref
from corredor.studies.routes.study.answers import Answer
from corredor.studies.routes.study.charges import EXPIRED, NAVIGATION, UNKNOWN
from corredor.units import money_in


def cautions(answers: Sequence[Answer]) -> Iterable[Flag]:
    """Return the flags of fuel and money of all services."""
    return chain(
        short_reserves(answers),
        cheaper_fuel(answers),
        unknown_charges(answers),
        old_charges(answers),
        unconverted_charges(answers),
        priced_zones(answers),
        no_cargo(answers),
        new_routes(answers),
    )


def _service(answer: Answer) -> Ref:
    return Ref("term", answer.case.service.id)


def short_reserves(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Flights whose plan lacks fuel at their worst point."""
    for answer in answers:
        name = answer.case.service.id
        for one in answer.reserves:
            if one.numbers["additional"].value <= 0:
                continue
            flight = f"{one.sector.direction}.{one.sector.pair.lower()}.{one.reading}"
            yield Flag(
                f"routes.critical_fuel.{name}.{flight}",
                "warning",
                N_(
                    "{service}: at its worst point the flight {flight} lacks {fuel} of fuel where "
                    "these airports count: {reading}."
                ),
                {
                    "service": _service(answer),
                    "flight": Ref("text", one.sector.pair),
                    "fuel": Ref("figure", f"routes.additional_fuel.{name}.{flight}"),
                    "reading": Ref("word", one.reading),
                },
                name,
            )


def cheaper_fuel(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Flights that save money by carrying fuel for the next one."""
    for answer in answers:
        name = answer.case.service.id
        for one in answer.carryings:
            if one.saving.value <= 0:
                continue
            flight = f"{one.sector.direction}.{one.sector.pair.lower()}"
            yield Flag(
                f"routes.tankering.{name}.{flight}",
                "note",
                N_(
                    "{service}: fuel for the next flight, carried from {origin} past "
                    "{destination}, would save {saving}."
                ),
                {
                    "service": _service(answer),
                    "origin": Ref("text", one.sector.origin.code),
                    "destination": Ref("text", one.sector.destination.code),
                    "saving": Ref("figure", f"routes.saving.{name}.{flight}"),
                },
                name,
            )


def _zones(answer: Answer, state: str) -> str:
    zones = {
        charge.place
        for charge in answer.charges
        if charge.kind in NAVIGATION and charge.state == state
    }
    return ", ".join(sorted(zones))


def unknown_charges(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Zones of which nobody stated what they charge; the high seas are zones as well."""
    for answer in answers:
        name, zones = answer.case.service.id, _zones(answer, UNKNOWN)
        if zones:
            yield Flag(
                f"routes.charges.{name}.unknown",
                "warning",
                N_(
                    "{service}: what these zones charge for air navigation is not known: {zones}. "
                    "Nor is what those over the high seas charge."
                ),
                {"service": _service(answer), "zones": Ref("text", zones)},
                name,
            )


def old_charges(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Zones whose charges are known of another time alone."""
    for answer in answers:
        name, zones = answer.case.service.id, _zones(answer, EXPIRED)
        if zones:
            yield Flag(
                f"routes.charges.{name}.expired",
                "note",
                N_("{service}: charges for air navigation of another time stand for {zones}."),
                {"service": _service(answer), "zones": Ref("text", zones)},
                name,
            )


def unconverted_charges(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Charges in a money for which the folder has no rate: they stand apart from the cost."""
    for answer in answers:
        name = answer.case.service.id
        left = [one for one in answer.charges if one.amount is not None and one.converted is None]
        codes = {m.code for one in left for m in money_in(one.amount.unit if one.amount else "")}
        if codes:
            yield Flag(
                f"routes.charges.{name}.unconverted",
                "warning",
                N_(
                    "{service}: charges in {currencies} stand in their own money alone: the "
                    "folder has no exchange rate or no rise of prices for them."
                ),
                {"service": _service(answer), "currencies": Ref("text", ", ".join(sorted(codes)))},
                name,
            )


def priced_zones(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Services in whose cost known charges of zones stand in place of the method's item."""
    for answer in answers:
        name = answer.case.service.id
        if answer.costs is not None and "zone_charges" in answer.costs.items:
            yield Flag(
                f"routes.charges.{name}.priced",
                "note",
                N_(
                    "{service}: for air navigation the cost holds {charges} by the tariffs of the "
                    "zones that are known, and {rest} by the method of cost for the way outside "
                    "them."
                ),
                {
                    "service": _service(answer),
                    "charges": Ref("figure", f"routes.cost.{name}.zone_charges"),
                    "rest": Ref("figure", f"routes.cost.{name}.navigation_charges"),
                },
                name,
            )


def no_cargo(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Services whose break-even rests on passengers alone."""
    for answer in answers:
        name = answer.case.service.id
        if "breakeven_fare" in answer.earned and "cargo_revenue" not in answer.earned:
            yield Flag(
                f"routes.cargo.{name}",
                "note",
                N_(
                    "{service}: no revenue from cargo is assumed; break-even rests on passengers "
                    "alone."
                ),
                {"service": _service(answer)},
                name,
            )


def new_routes(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Forecasts of demand, beside which stands how many new routes last."""
    for answer in answers:
        if answer.demand is not None:
            name = answer.case.service.id
            yield Flag(
                f"routes.survival.{name}",
                "note",
                N_(
                    "{service}: of the new routes of some carriers {share} were still flown after "
                    "a year or two."
                ),
                {
                    "service": _service(answer),
                    "share": Ref("figure", f"routes.route_survival.{name}"),
                },
                name,
            )
