"""What a person must look at in the services: one function per rule, one sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from corredor.core.errors import N_
from corredor.core.finding import Flag, FlagSeverity, Ref
from corredor.studies.routes.calc.verdict import CONDITIONAL, FLYABLE, NOT_FLYABLE
from corredor.studies.routes.study import closed
from corredor.studies.routes.study.airspace import topology
from corredor.studies.routes.study.answers import Answer
from corredor.studies.routes.study.outages import outage_at
from corredor.studies.routes.study.sectors import DIRECTIONS
from corredor.studies.routes.study.timetables import type_code

SEVERITIES: Final[dict[str, FlagSeverity]] = {
    NOT_FLYABLE: "blocker",
    CONDITIONAL: "warning",
    FLYABLE: "note",
}

BOUND: Final = {
    (False, False): N_("{service}: {verdict}. What binds: {binding} ({where})."),
    (False, True): N_(
        "{service}: {verdict}. What binds: {binding} ({where}), for the flight carries fuel past "
        "{station}, which has none."
    ),
    (True, False): N_(
        "{service}: {verdict}. What binds: {binding} ({where}); the aircraft cannot make that "
        "flight even empty."
    ),
    (True, True): N_(
        "{service}: {verdict}. What binds: {binding} ({where}); the aircraft cannot make that "
        "flight even empty, for it carries fuel past {station}, which has none."
    ),
}
"""What a verdict says: whether the flight that binds can't be made even empty, and whether because
of fuel that it must carry."""


SHORT_OF_FUEL: Final = {
    ("none", True): N_("{service}: {station} has no fuel since {day}, by a notice read on {read}."),
    ("none", False): N_(
        "{service}: {station} has no fuel since {day}, by a notice read on {read}; "
        "its end is not known."
    ),
    ("rationed", True): N_(
        "{service}: {station} rations fuel since {day}, by a notice read on {read}."
    ),
    ("rationed", False): N_(
        "{service}: {station} rations fuel since {day}, by a notice read on {read}; "
        "its end is not known."
    ),
}
"""What a notice says: how short fuel is, and whether the end of it is known."""


def flags(answers: Sequence[Answer]) -> Iterable[Flag]:
    """Return the flags of all services."""
    return chain(
        verdicts(answers),
        shut_gates(answers),
        unknown_gates(answers),
        outages(answers),
        grazing_tracks(answers),
        unsure_closures(answers),
        closures_without_shape(answers),
        closures_in_part(answers),
        old_closures(answers),
        missing_fleets(answers),
        unknown_runways(answers),
        unknown_rescue(answers),
        unknown_duty_rules(answers),
        days_of_week(answers),
        unassigned_codes(answers),
        unmeasured_demand(answers),
    )


def _service(answer: Answer) -> Ref:
    return Ref("term", answer.case.service.id)


def verdicts(answers: Iterable[Answer]) -> Iterator[Flag]:
    """The verdict on each service with what binds it first."""
    for answer in answers:
        found, name = answer.verdict, answer.case.service.id
        if found is None:
            continue
        fields = {"service": _service(answer), "verdict": Ref("word", found.verdict)}
        sentence = N_("{service}: {verdict}.")
        if found.binding is not None:
            fields["binding"] = Ref("word", found.binding.name)
            sentence = N_("{service}: {verdict}. What binds: {binding}.")
            if found.binding.subject:
                where = found.binding.subject
                fields["where"] = Ref("word" if where in DIRECTIONS else "text", where)
                sentence = BOUND[found.too_heavy, bool(found.dry)]
            if found.dry:
                fields["station"] = Ref("text", found.dry)
        key, severity = f"routes.verdict.{name}", SEVERITIES[found.verdict]
        yield Flag(key, severity, sentence, fields, name)


def shut_gates(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Gates that are known to be closed."""
    for answer in answers:
        name = answer.case.service.id
        for found in answer.gates.findings:
            if found.status == "closed":
                gate = found.gate
                yield Flag(
                    f"routes.gate.{name}.{gate.topic}.{gate.place}",
                    "blocker",
                    N_("{service}: {gate} is closed at {place}."),
                    {
                        "service": _service(answer),
                        "gate": Ref("word", gate.topic),
                        "place": Ref("text", gate.place),
                    },
                    name,
                )


def unknown_gates(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Gates that nobody has answered, or that hang on a condition: the first of each."""
    for answer in answers:
        name = answer.case.service.id
        for status, sentence in (
            ("unknown", N_("{service}: nobody has answered {gate}; the table of gates has all.")),
            (
                "conditional",
                N_("{service}: {gate} hangs on conditions; the table of gates has all."),
            ),
        ):
            found = [gate for gate in answer.gates.findings if gate.status == status]
            if found:
                fields = {"service": _service(answer), "gate": Ref("word", found[0].gate.topic)}
                yield Flag(f"routes.gates.{name}.{status}", "warning", sentence, fields, name)


def outages(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Stations without fuel on the first day, or with rations of it, as a notice has it."""
    for answer in answers:
        name = answer.case.service.id
        for station in answer.case.stations:
            row = outage_at(answer.case, station.code)
            if row is None:
                continue
            sentence = SHORT_OF_FUEL[row.text("state"), bool(row.text("to"))]
            yield Flag(
                f"routes.outage.{name}.{station.code.lower()}",
                "blocker" if row.text("state") == "none" else "warning",
                sentence,
                {
                    "service": _service(answer),
                    "station": Ref("text", station.code),
                    "day": Ref("date", row.text("from")),
                    "read": Ref("date", row.text("retrieved")),
                },
                name,
            )


def grazing_tracks(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Legal minimum tracks: they touch closed airspace, whose boundary is indicative."""
    for answer in answers:
        turns = [turn for sector in answer.sectors for turn in sector.track.track.turns]
        if turns and not answer.case.stand_off:
            name = answer.case.service.id
            yield Flag(
                f"routes.grazing.{name}",
                "warning",
                N_(
                    "{service}: the track of {length} is the legal minimum and touches closed "
                    "areas, whose boundaries are indicative; a dispatcher keeps off them."
                ),
                {
                    "service": _service(answer),
                    "length": Ref("figure", f"routes.track_length.{name}"),
                },
                name,
            )


def unsure_closures(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Closures whose act was not read, at which a track turns."""
    for answer in answers:
        name = answer.case.service.id
        turned = {turn.owner for s in answer.sectors for turn in s.track.track.turns}
        for area, rules in answer.case.closed.areas.items():
            if area in turned and all(rule.confidence == "low" for rule in rules):
                yield Flag(
                    f"routes.unsure.{name}.{area.lower()}",
                    "warning",
                    N_("{service}: the track rounds {area}, whose closure is not verified."),
                    {"service": _service(answer), "area": Ref("text", area)},
                    name,
                )


def closures_without_shape(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Closed areas whose shape isn't known, so that no track rounds them."""
    areas = {area for answer in answers for area in answer.case.closed.codes}
    for area in sorted(areas - topology().areas.keys()):
        yield Flag(
            f"routes.no_shape.{area.lower()}",
            "warning",
            N_("{area} is closed, but its shape is not known and no track rounds it."),
            {"area": Ref("text", area)},
        )


def unassigned_codes(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Flight numbers and type codes that the timetable for planning systems lacks."""
    flown = [answer for answer in answers if answer.timetable is not None]
    if any(not all(answer.case.service.numbers) for answer in flown):
        yield Flag(
            "routes.flight_numbers",
            "note",
            N_("Services without a flight number: the exported timetable leaves it empty."),
        )
    for aircraft in sorted({answer.case.aircraft.code for answer in flown}):
        if not type_code(aircraft):
            yield Flag(
                f"routes.type_code.{aircraft.lower()}",
                "note",
                N_("No code for timetables is known of {aircraft}: the export leaves it empty."),
                {"aircraft": Ref("text", aircraft)},
            )


def closures_in_part(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Areas closed in part, which no track rounds."""
    areas = {rule.area for answer in answers for rule in answer.case.closed.in_part}
    for area in sorted(areas):
        yield Flag(
            f"routes.in_part.{area.lower()}",
            "note",
            N_("A part of {area} is closed; its shape is not known and no track rounds it."),
            {"area": Ref("text", area)},
        )


def old_closures(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Services that begin after the last day for which the closures are known."""
    known_from, known_to = closed.known()
    days = [answer.case.service.first for answer in answers if answer.case.closed.outside]
    early = [day for day in days if day < known_from]
    if early:
        yield Flag(
            "routes.closures_unknown",
            "blocker",
            N_("Closures are known from {known} on; services begin on {day}, before that."),
            {
                "day": Ref("date", min(early).isoformat()),
                "known": Ref("date", known_from.isoformat()),
            },
        )
    days = [day for day in days if day > known_to]
    if days:
        yield Flag(
            "routes.closures_known",
            "warning",
            N_("Closures are known to {known} and are taken to go on; services begin on {day}."),
            {
                "day": Ref("date", min(days).isoformat()),
                "known": Ref("date", known_to.isoformat()),
            },
        )


def missing_fleets(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Services of a carrier whose fleets have no row of the type."""
    for answer in answers:
        if answer.case.fleet is None:
            name = answer.case.service.id
            yield Flag(
                f"routes.fleet.{name}",
                "warning",
                N_(
                    "{service}: no row of the fleets is of {carrier} and {aircraft}; its seats are "
                    "typical ones, its approval and its price are not known."
                ),
                {
                    "service": _service(answer),
                    "carrier": Ref("term", answer.case.carrier.id),
                    "aircraft": Ref("text", answer.case.aircraft.code),
                },
                name,
            )


def unknown_runways(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Stations whose runway or elevation isn't known, so that it sets no limit."""
    for answer in answers:
        name = answer.case.service.id
        for station in answer.case.stations:
            if station.runway is None or station.elevation is None:
                yield Flag(
                    f"routes.runway.{name}.{station.code.lower()}",
                    "warning",
                    N_("{service}: runway or elevation of {station} is unknown and sets no limit."),
                    {"service": _service(answer), "station": Ref("text", station.code)},
                    name,
                )


def unknown_rescue(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Diversion airports, of whose rescue services and opening hours nothing is known."""
    if any(answer.diversions for answer in answers):
        yield Flag(
            "routes.rescue",
            "warning",
            N_(
                "Airports for a diversion are taken by runway and surface; their rescue and fire "
                "category and their opening hours are not known."
            ),
        )


def unknown_duty_rules(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Regimes of flight duty whose tables aren't had."""
    for answer in answers:
        if answer.crews is not None and not answer.crews.is_known:
            name = answer.case.service.id
            yield Flag(
                f"routes.duty_rules.{name}",
                "warning",
                N_("{service}: the limits of {regime} are not known; no crew can be judged."),
                {"service": _service(answer), "regime": Ref("word", answer.crews.regime)},
                name,
            )


def days_of_week(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Services whose flights a week aren't as many as their days of operation."""
    for answer in answers:
        row = answer.case.service.row
        if row.number("weekly") != float(len(answer.case.service.days)):
            name = answer.case.service.id
            yield Flag(
                f"routes.days.{name}",
                "warning",
                N_("{service}: flights a week and days of operation differ in number."),
                {"service": _service(answer)},
                name,
            )


def unmeasured_demand(answers: Iterable[Answer]) -> Iterator[Flag]:
    """Demand: there are no open counts of journeys from origin to destination."""
    for answer in answers:
        if answer.demand is not None:
            name = answer.case.service.id
            yield Flag(
                f"routes.demand.{name}",
                "warning",
                N_(
                    "{service}: its {passengers} rest on assumptions; no open data count journeys "
                    "from origin to destination here."
                ),
                {
                    "service": _service(answer),
                    "passengers": Ref("figure", f"routes.passengers.{name}"),
                },
                name,
            )
