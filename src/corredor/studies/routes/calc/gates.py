"""Gates: what must be allowed before economics matter, each open, conditional, closed or unknown.

Traffic rights, overflight, servicing, sanctions, lease, insurance, fuel and handling. A gate that
nobody has answered is unknown; so is one whose answer has run out. Unknown never reads as open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from corredor.studies.routes.calc.freedoms import DOMESTIC, Right

GateStatus = Literal["open", "conditional", "unknown", "closed"]
STATUSES: Final[tuple[GateStatus, ...]] = ("open", "conditional", "unknown", "closed")
"""From the best to the worst: together, gates are as the worst of them."""
TOPICS: Final = (
    "rights",
    "overflight",
    "sanctions",
    "servicing",
    "lease",
    "insurance",
    "fuel",
    "handling",
)


@dataclass(frozen=True)
class Answer:
    """One row of the table of gates.

    Parameters
    ----------
    topic
        One of `TOPICS`.
    subject
        Whom or what it speaks of: a carrier, all carriers of a state such as ``RU:*``, a right
        such as ``RU:5``, or ``*``.
    place
        Station, pair such as ``CU-MX``, or state; ``*`` is anywhere.
    status
        The answer.
    first_day, last_day
        Days for which it is known, ISO 8601; empty is open.
    condition
        What must be met, where it is conditional.
    source, read
        Who says so, and the day on which it was read, ISO 8601.
    """

    topic: str
    subject: str
    place: str
    status: GateStatus
    first_day: str
    last_day: str
    condition: str
    source: str
    read: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether the answer is known for a day."""
        return (not self.first_day or self.first_day <= day) and (
            not self.last_day or day <= self.last_day
        )


@dataclass(frozen=True, order=True)
class Gate:
    """A question that a service must have answered: topic, subject and place."""

    topic: str
    subject: str
    place: str


@dataclass(frozen=True)
class Finding:
    """What is known of a gate.

    Parameters
    ----------
    gate
        The question.
    status
        The worst of the answers that hold; unknown where none says more than that.
    answers
        Answers that hold on the day.
    lapsed
        Answers whose time has run out or not begun.
    """

    gate: Gate
    status: GateStatus
    answers: tuple[Answer, ...]
    lapsed: tuple[Answer, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether answers that hold differ; one that says unknown contradicts nothing."""
        return len({answer.status for answer in self.answers} - {"unknown"}) > 1


def gate_answers(rows: Iterable[Mapping[str, Any]]) -> tuple[Answer, ...]:
    """Return the rows of the table of gates as records.

    Raises
    ------
    ValueError
        A row has a topic or status that is not known, or no source.
    """
    answers: list[Answer] = []
    for row in rows:
        if row["topic"] not in TOPICS or row["status"] not in STATUSES or not row["source"]:
            raise ValueError(f"a gate needs a known topic and status, and a source: {dict(row)}")
        answers.append(
            Answer(
                row["topic"],
                row["subject"],
                row["place"],
                row["status"],
                row["first_day"],
                row["last_day"],
                row["condition"],
                row["source"],
                row.get("date", ""),
            )
        )
    return tuple(answers)


def together(statuses: Iterable[GateStatus]) -> GateStatus:
    """Return the status of gates that must all be passed: the worst; unknown if there are none.

    Examples
    --------
    >>> together(["open", "unknown"]), together(["unknown", "closed"]), together([])
    ('unknown', 'closed', 'unknown')
    """
    ranks = [STATUSES.index(status) for status in statuses]
    return STATUSES[max(ranks)] if ranks else "unknown"


def either(statuses: Iterable[GateStatus]) -> GateStatus:
    """Return the status of gates of which one must be passed: the best; unknown if none.

    Examples
    --------
    >>> either(["closed", "conditional"]), either([])
    ('conditional', 'unknown')
    """
    ranks = [STATUSES.index(status) for status in statuses]
    return STATUSES[min(ranks)] if ranks else "unknown"


def rights_gates(carrier_state: str, rights: Iterable[Right]) -> tuple[Gate, ...]:
    """Return the gates of the rights that a service uses: one for each state that must grant.

    Examples
    --------
    >>> rights_gates("RU", [Right(5, "HAV", "MID", ("CU", "MX"))])[0]
    Gate(topic='rights', subject='RU:5', place='CU:HAV-MID')
    """
    gates: set[Gate] = set()
    for right in rights:
        if right.freedom == DOMESTIC:
            continue
        for state in right.grantors:
            pair = f"{right.origin}-{right.destination}" if right.origin else ""
            topic = "rights" if right.origin else "overflight"
            place = f"{state}:{pair}" if pair else state
            gates.add(Gate(topic, f"{carrier_state}:{right.freedom}", place))
    return tuple(sorted(gates))


def station_gates(carrier: str, stations: Iterable[str]) -> tuple[Gate, ...]:
    """Return the gates of stations: servicing, fuel and handling of a carrier at each."""
    return tuple(
        Gate(topic, carrier, station)
        for station in sorted(set(stations))
        for topic in ("servicing", "fuel", "handling")
    )


def carrier_gates(carrier: str) -> tuple[Gate, ...]:
    """Return the gates of a carrier and its aircraft: sanctions, lease and insurance."""
    return tuple(Gate(topic, carrier, "*") for topic in ("sanctions", "lease", "insurance"))


def gate_findings(
    gates: Iterable[Gate], answers: Sequence[Answer], day: str, carrier_state: str = ""
) -> tuple[Finding, ...]:
    """Return what is known of each gate on a day, in the order of the gates.

    An answer about all carriers of a state is about the carrier if that is its state.
    """
    findings: list[Finding] = []
    for gate in gates:
        about = [answer for answer in answers if _is_about(answer, gate, carrier_state)]
        holding = tuple(answer for answer in about if answer.holds_on(day))
        lapsed = tuple(answer for answer in about if not answer.holds_on(day))
        said = [answer for answer in holding if answer.status != "unknown"]
        status = together(answer.status for answer in said)
        findings.append(Finding(gate, status, holding, lapsed))
    return tuple(findings)


def _is_about(answer: Answer, gate: Gate, carrier_state: str) -> bool:
    state, _, pair = gate.place.partition(":")
    places = {gate.place, state, pair} - {""} if pair else {gate.place}
    _, _, freedom = gate.subject.partition(":")
    subjects = {gate.subject, "*", f"*:{freedom}" if freedom else f"{carrier_state}:*"}
    return (
        answer.topic == gate.topic
        and answer.subject in subjects
        and (answer.place == "*" or answer.place in places)
    )
