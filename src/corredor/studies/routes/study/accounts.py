"""The tables of judgement: verdicts, stops, gates, closures, crews, cost and demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isnan
from typing import Final

from corredor.core.finding import Column, FindingTable
from corredor.studies.routes.calc.stops import RANGE, StopComparison
from corredor.studies.routes.inputs import CLOSURES
from corredor.studies.routes.study.answers import Answer
from corredor.studies.routes.study.closed import source_of
from corredor.studies.routes.study.duties import COLUMNS as DUTY_COLUMNS
from corredor.studies.routes.study.spoken import spoken_cells, spoken_columns
from corredor.studies.routes.study.stops import Comparison
from corredor.studies.routes.study.tables import SERVICE, TONNE, Row, made_table

FROM: Final = Column("from", "date", "from")
TO: Final = Column("to", "date", "to")
TOTAL: Final = "total"
BEYOND_RANGE: Final = "beyond_range"
"""The word for a way that the aircraft's own limits refuse; "range" is that of a number."""


def judged(
    answers: Sequence[Answer], comparisons: Iterable[Comparison]
) -> tuple[FindingTable, ...]:
    """Return the tables of judgement, those with rows."""
    made = (
        verdicts(answers),
        stops(comparisons),
        gates(answers),
        closures(answers),
        duties(answers),
        costs(answers),
        demand(answers),
    )
    return tuple(table for table in made if table.rows)


def verdicts(answers: Iterable[Answer]) -> FindingTable:
    """Verdict on each service with what binds it first, and the smallest change that helps."""
    rows: list[Row] = []
    for answer in answers:
        case, found = answer.case, answer.verdict
        if found is None:
            continue
        bound, change = found.binding, found.relaxation
        rows.append(
            (
                case.service.id,
                case.carrier.id,
                case.aircraft.code,
                " ".join(case.service.path),
                found.verdict,
                bound.name if bound else "",
                bound.subject if bound else "",
                found.required,
                found.available,
                change.measure if change else "",
                change.subject if change else "",
                found.before,
                found.after,
                "even_empty" if found.too_heavy else "",
                "fuel_carried" if found.dry else "",
                found.dry,
            )
        )
    columns = (
        SERVICE,
        Column("carrier", "term", "carrier"),
        Column("aircraft", "text", "aircraft_type"),
        Column("path", "text", "path"),
        Column("verdict", "word", "verdict"),
        Column("binding", "word", "binding"),
        Column("where", "text", "where"),
        Column("required", "figure", "required"),
        Column("available", "figure", "available"),
        Column("relaxation", "word", "relaxation"),
        Column("relaxed_at", "text", "relaxed_at"),
        Column("before", "figure", "before"),
        Column("after", "figure", "after"),
        Column("even_empty", "word", "even_empty"),
        Column("cause", "word", "cause"),
        Column("cause_at", "text", "where"),
    )
    return made_table("verdicts", "verdicts", columns, rows, "assumptions", "routes/gates")


def stops(comparisons: Iterable[Comparison]) -> FindingTable:
    """Ways by none or one stop: those that can be flown, and why the others can't."""
    rows: list[Row] = []
    for one in comparisons:
        rows += [row for found in (one.out, one.home) for row in _ways(one.service, found)]
    columns = (
        SERVICE,
        Column("path", "text", "path"),
        Column("verdict", "word", "verdict"),
        Column("time", "number", "journey_time", "hour"),
        Column("fuel", "number", "trip_fuel", "tonne"),
        Column("reason", "word", "reason"),
        Column("where", "text", "where"),
        Column("payload", "number", "max_payload", "tonne"),
    )
    return made_table("stops", "stops", columns, rows, "assumptions", "routes/outages")


def _ways(service: str, found: StopComparison) -> Iterator[Row]:
    for option in found.options:
        fuel, hours = round(option.fuel / TONNE, 2), round(option.time, 2)
        best = "frontier" if option in found.frontier else ""
        yield (service, " ".join(option.path), "possible", hours, fuel, best, "", None)
    for way in found.refusals:
        reason = BEYOND_RANGE if way.reason == RANGE else way.reason
        # A payload below nothing is none: not even the empty aircraft can fly that way.
        is_none = isnan(way.payload) or way.payload < 0
        payload = None if is_none else round(way.payload / TONNE, 2)
        where = " ".join(way.where)
        yield (service, " ".join(way.path), "refused", None, None, reason, where, payload)


def gates(answers: Iterable[Answer]) -> FindingTable:
    """What must be open before a service can be flown, and what is known of it."""
    rows: list[Row] = []
    for answer in answers:
        for found in answer.gates.findings:
            held = found.answers or found.lapsed
            rows.append(
                (
                    answer.case.service.id,
                    found.gate.topic,
                    _place(found.gate.subject, found.gate.place),
                    found.status,
                    *spoken_cells(one.condition for one in held),
                    min((one.first_day for one in held), default=""),
                    max((one.last_day for one in held), default=""),
                    *spoken_cells(one.source for one in held),
                    max((one.read for one in held), default=""),
                )
            )
    columns = (
        SERVICE,
        Column("gate", "word", "gate"),
        Column("place", "text", "where"),
        Column("state", "word", "gate_state"),
        *spoken_columns("condition", "condition"),
        FROM,
        TO,
        *spoken_columns("source", "source"),
        Column("read", "date", "retrieved"),
    )
    return made_table("gates", "gates", columns, rows, "routes/gates")


def _place(subject: str, place: str) -> str:
    return subject if place == "*" else f"{subject} {place}" if ":" in subject else place


def closures(answers: Iterable[Answer]) -> FindingTable:
    """Closures that bind the carrier of each service, with act, dates and how sure they are."""
    rows: list[Row] = []
    for answer in answers:
        own = answer.case.inputs.table(CLOSURES.name)
        for area, rules in answer.case.closed.areas.items():
            rule = rules[0]
            source, read = source_of(rule, own)
            ends = rule.start.isoformat(), rule.end.isoformat() if rule.end else ""
            exempt = spoken_cells([rule.exempt])
            about = rule.barred, *ends, *exempt, rule.confidence, source, read
            rows.append((answer.case.service.id, area, *about, rule.known_to.isoformat()))
    columns = (
        SERVICE,
        Column("area", "text", "area"),
        Column("barred", "word", "barred"),
        FROM,
        TO,
        *spoken_columns("exempt", "exempt"),
        Column("confidence", "word", "confidence"),
        Column("source", "text", "source"),
        Column("read", "date", "retrieved"),
        Column("known_to", "date", "known_to"),
    )
    return made_table("closures", "closures", columns, rows, "routes/closures")


def duties(answers: Iterable[Answer]) -> FindingTable:
    """Flight duty of both directions, with limit, pilots, crews and aircraft."""
    rows = [row for one in answers if one.duties is not None for row in one.duties.table.rows]
    return made_table("duties", "duties", DUTY_COLUMNS, rows, "assumptions")


def costs(answers: Iterable[Answer]) -> FindingTable:
    """Cost of a rotation by item, and the sum."""
    rows: list[Row] = []
    for answer in answers:
        if answer.costs is None:
            continue
        name = answer.case.service.id
        rows += [(name, item, f"routes.cost.{name}.{item}") for item in answer.costs.items]
        rows.append((name, TOTAL, f"routes.cost_per_rotation.{name}"))
    columns = (SERVICE, Column("item", "word", "cost_item"), Column("amount", "figure", "amount"))
    return made_table("cost", "cost", columns, rows, "assumptions", "routes/fleets")


def demand(answers: Iterable[Answer]) -> FindingTable:
    """Passengers a year one way in each market that a service would carry."""
    rows: list[Row] = [
        (
            answer.case.service.id,
            one.row.text("from"),
            one.row.text("to"),
            one.row.text("segment"),
            f"{answer.case.key('travellers')}.{one.row.text('id')}",
            f"{answer.case.key('share')}.{one.row.text('id')}",
            f"{answer.case.key('passengers')}.{one.row.text('id')}",
        )
        for answer in answers
        if answer.demand is not None
        for one in answer.demand.markets
    ]
    columns = (
        SERVICE,
        Column("from", "text", "begins"),
        Column("to", "text", "ends"),
        Column("segment", "word", "segment"),
        Column("travellers", "figure", "travellers"),
        Column("share", "figure", "share"),
        Column("passengers", "figure", "passengers"),
    )
    return made_table("demand", "demand", columns, rows, "routes/markets", "assumptions")
