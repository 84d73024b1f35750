"""Gates of a service: rights, sanctions, lease, insurance, fuel and others, each dated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from corredor.core.table import Row
from corredor.data.tables import read_data_table
from corredor.studies.routes.calc import gates as rule
from corredor.studies.routes.calc.freedoms import (
    SIXTH,
    Right,
    Stop,
    journey_freedom,
    service_rights,
)
from corredor.studies.routes.calc.gates import Answer, Finding, Gate, GateStatus
from corredor.studies.routes.inputs import GATE_ROWS, MARKETS
from corredor.studies.routes.inputs.records import Carrier, carriers
from corredor.studies.routes.inputs.services import CARRIERS
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.overflown import overflown_states
from corredor.studies.routes.study.reference import AIRPORTS, by_column

ANY: Final = "*"


@dataclass(frozen=True)
class Gates:
    """The gates of a service with what is known of each on its first day."""

    findings: tuple[Finding, ...]

    @property
    def status(self) -> GateStatus:
        """The worst of them: all must be passed."""
        return rule.together(finding.status for finding in self.findings)

    def is_open(self, station: str) -> bool:
        """Whether no gate of a station is known to be closed."""
        return not any(
            finding.status == "closed" and finding.gate.place == station
            for finding in self.findings
        )


@cache
def shipped() -> tuple[Answer, ...]:
    """Return the answers that come with corredor."""
    return rule.gate_answers(read_data_table("gates"))


def gates(case: Case) -> Gates:
    """Return the gates of a service and what is known of them."""
    answers = (*shipped(), *_of_folder(case))
    day = case.service.first.isoformat()
    return Gates(rule.gate_findings(asked(case), answers, day, case.carrier.state))


def asked(case: Case) -> tuple[Gate, ...]:
    """Return the gates that a service must pass: carrier, rights, stations away from home."""
    designator, home = case.carrier.designator, case.carrier.state
    stops = [
        Stop(station.code, station.state, station.code not in case.service.technical)
        for station in case.stations
    ]
    rights = (*service_rights(home, stops, overflown_states(case)), *_journeys(case))
    away = [station.code for station in case.stations if station.state != home]
    return (
        *rule.rights_gates(home, rights),
        *rule.carrier_gates(designator),
        *rule.station_gates(designator, away),
    )


def _journeys(case: Case) -> Iterator[Right]:
    """Yield the rights of markets that change flights at the carrier's home: the sixth freedom."""
    home, known = case.carrier.state, by_column(AIRPORTS, "iata")
    for row in case.inputs.table(MARKETS.name):
        ends = row.text("from"), row.text("to")
        if row.text("service") != case.service.id or not all(end in known for end in ends):
            continue
        origin, destination = (known[end]["country"] for end in ends)
        for by in {row.text("boards"), row.text("alights")} - set(ends):
            state = known[by]["country"] if by in known else ""
            if journey_freedom(home, origin, destination, state) == SIXTH:
                yield Right(SIXTH, *ends, tuple(sorted({origin, destination})))


def _of_folder(case: Case) -> tuple[Answer, ...]:
    names = carriers(case.inputs.table(CARRIERS.name))
    return tuple(_answer(row, names) for row in case.inputs.table(GATE_ROWS.name))


def _answer(row: Row, names: Mapping[str, Carrier]) -> Answer:
    carrier = names.get(row.text("carrier"))
    freedom = row.number("freedom")
    subject = carrier.designator if carrier is not None else ANY
    if freedom is not None:
        subject = f"{carrier.state if carrier is not None else ANY}:{freedom:.0f}"
    status = cast("GateStatus", row.text("state"))
    return Answer(
        row.text("gate"),
        subject,
        row.text("place") or ANY,
        status,
        row.text("from"),
        row.text("to"),
        row.text("condition"),
        f"{row.text('producer')}: {row.text('title')}",
        row.text("retrieved"),
    )
