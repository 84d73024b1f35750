"""The book of a forum: every record of the folder, with all that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, TypeVar

from corredor.core.errors import N_, CorredorError, NotAChoice, Problems, Wording
from corredor.core.study import Inputs
from corredor.core.table import Row, TableSpec
from corredor.studies.forum import inputs as tables
from corredor.studies.forum.calc.scores.sectors import DIVISION
from corredor.studies.forum.inputs import plan, records
from corredor.studies.forum.inputs.plan import Change, Planned
from corredor.studies.forum.inputs.records import (
    Applicant,
    Host,
    Interpreter,
    Organisation,
    Outcome,
    Person,
    RoomRecord,
    Session,
    Slot,
    Statement,
    Wish,
)
from corredor.studies.forum.study.answers import language_codes
from corredor.studies.forum.study.matching import nodes, sector_nodes
from corredor.studies.forum.study.rules import Settled, settled

T = TypeVar("T")
BLOCKED: Final = "screening.blocked."
"""What the keys of findings begin with that keep a person or an organisation apart."""
GATE: Final = "screening.gate"
"""The table that says who may go on; nothing else of a screening is read."""
OPEN: Final = "open"
UNSCREENED: Final = "NOT_SCREENABLE"
ACTIVITY: Final = "isic."
"""What ids of sectors begin with; a code of ISIC Rev.4 follows."""
KNOWN_LANGUAGES: Final = N_("codes of languages in ISO 639, such as es, en, ru")
NO_SECTOR: Final = "no_sector"
"""Stands where an organisation has no code of a sector."""
MANUFACTURING: Final = "C"


@dataclass(frozen=True)
class Book:
    """All records of a forum.

    Parameters
    ----------
    sides
        The two countries. The one whose first participant comes first by id is the first, so that
        nothing hangs on the order in which a folder names them, or on their codes.
    people
        Who agreed to be listed, by id; the others are `silent` and appear nowhere else.
    blocked
        Participants whom a screening keeps apart.
    screened
        Whether any screening was made.
    unscreened
        Participants who go on although no list could be asked about them: the plan is a draft.
    """

    sides: tuple[str, str]
    organisations: Mapping[str, Organisation]
    people: tuple[Person, ...]
    silent: tuple[Person, ...]
    needs: tuple[Statement, ...]
    offers: tuple[Statement, ...]
    wishes: tuple[Wish, ...]
    slots: tuple[Slot, ...]
    rooms: tuple[RoomRecord, ...]
    sessions: tuple[Session, ...]
    interpreters: tuple[Interpreter, ...]
    hosts: tuple[Host, ...]
    applicants: tuple[Applicant, ...]
    outcomes: tuple[Outcome, ...]
    plan: tuple[Planned, ...]
    changes: tuple[Change, ...]
    rules: Settled
    blocked: frozenset[str]
    screened: bool
    unscreened: frozenset[str] = frozenset()

    def side_of(self, person: Person) -> int:
        """Return 0 or 1 for a person of the two sides, -1 for one of another country."""
        return self.sides.index(person.side) if person.side in self.sides else -1

    def sector_of(self, person: Person) -> str:
        """Return the id of the first sector of a person's organisation, or `NO_SECTOR`.

        It is a section of ISIC, and in manufacturing, the broadest one, a division.
        """
        found = sector_nodes(self.organisations[person.organisation])
        first = next((code for code, level in found if level == DIVISION), "")
        section = nodes().section.get(first, "")
        if not section:
            return NO_SECTOR
        return f"{ACTIVITY}{first if section == MANUFACTURING else section}"


@dataclass(eq=False)
class _Reading:
    """Reads tables and keeps every problem, row by row."""

    inputs: Inputs
    problems: list[CorredorError]

    def __call__(self, spec: TableSpec, read: Callable[[Iterable[Row]], T]) -> T:
        rows = self.inputs.table(spec.name)
        try:
            return read(rows)
        except CorredorError:
            sound: list[Row] = []
            for row in rows:
                try:
                    read((row,))
                    sound.append(row)
                except CorredorError as problem:
                    self.problems.append(problem)
            return read(sound)

    def sectors(self, organisations: Mapping[str, Organisation]) -> None:
        for name in sorted(organisations):
            try:
                sector_nodes(organisations[name])
            except CorredorError as problem:
                self.problems.append(problem)

    def languages(self, rows: Iterable[Row]) -> None:
        """Note rows with a language that has no code of ISO 639."""
        known = language_codes()
        for row in rows:
            unknown = [code for code in row.ids("languages") if code not in known]
            if unknown:
                place, told = row.at("languages"), Wording(KNOWN_LANGUAGES)
                problem = NotAChoice(place, column="languages", value=unknown[0], known=told)
                self.problems.append(problem)

    def overlaps(self, slots: Sequence[Slot]) -> None:
        """Note slots that begin before an earlier one of the day has ended."""
        for one, other in pairwise(slots):
            if one.date == other.date and other.begins < one.ends:
                known = f"≥ {one.ends:%H:%M}"
                begins = other.row.text("begins")
                place = other.row.at("begins")
                problem = NotAChoice(place, column="begins", value=begins, known=(known,))
                self.problems.append(problem)


def book(inputs: Inputs) -> Book:
    """Read all records of the forum.

    Raises
    ------
    Problems
        Cells that can't be read, all of them: E109, E110.
    """
    read = _Reading(inputs, [])
    organisations = read(tables.ORGANISATIONS, records.organisations)
    read.sectors(organisations)
    everybody = read(tables.PARTICIPANTS, records.people)
    held: dict[str, Any] = {
        "needs": read(tables.NEEDS, records.statements),
        "offers": read(tables.OFFERS, records.statements),
        "wishes": read(tables.WISHES, records.wishes),
        "slots": read(tables.SLOTS, records.slots),
        "rooms": read(tables.ROOMS, records.rooms),
        "sessions": read(tables.SESSIONS, records.sessions),
        "interpreters": read(tables.INTERPRETERS, records.interpreters),
        "hosts": read(tables.HOSTS, records.hosts),
        "applicants": read(tables.APPLICANTS, records.applicants),
        "outcomes": read(tables.OUTCOMES, records.outcomes),
        "plan": read(tables.PLAN, plan.planned),
        "changes": read(tables.CHANGES, plan.changes),
        "rules": read(tables.RULES, settled),
    }
    for spec in (tables.PARTICIPANTS, tables.SESSIONS, tables.INTERPRETERS):
        read.languages(inputs.table(spec.name))
    read.overlaps(held["slots"])
    if read.problems:
        raise Problems(read.problems)
    gate = _gate(inputs)
    names = {person.id: names_of(person, organisations) for person in everybody}
    return Book(
        sides=_ordered(inputs.settings.sides, everybody),
        organisations=organisations,
        people=tuple(person for person in everybody if person.consents),
        silent=tuple(person for person in everybody if not person.consents),
        blocked=frozenset(name for name, own in names.items() if gate.stops(name, own)),
        screened=gate.known is not None,
        unscreened=frozenset(name for name, own in names.items() if own & gate.unscreened),
        **held,
    )


@dataclass(frozen=True)
class _Gate:
    """Whom a screening stops, whom it could not ask about, and whom it knows (None: it wasn't)."""

    closed: frozenset[str]
    unscreened: frozenset[str]
    known: frozenset[str] | None

    def stops(self, person: str, names: frozenset[str]) -> bool:
        """Whether a person meets nobody: a gate that is closed, or none where there are gates."""
        return bool(names & self.closed) or (self.known is not None and person not in self.known)


def _gate(inputs: Inputs) -> _Gate:
    """Return the gates that a screening made, or what a study from elsewhere blocks."""
    found = {key: held for key, held in inputs.findings.items() if key.startswith(BLOCKED)}
    barred = frozenset(
        key.removeprefix(BLOCKED) for key, held in found.items() if held.quantity.value >= 1
    )
    table = inputs.found.get(GATE)
    if table is None:
        everybody = frozenset(row.text("id") for row in inputs.table(tables.PARTICIPANTS.name))
        return _Gate(barred, frozenset(), everybody if found else None)
    rows = table.records()
    return _Gate(
        barred | {str(row["subject"]) for row in rows if row["gate"] != OPEN},
        frozenset(str(row["subject"]) for row in rows if row["result"] == UNSCREENED),
        frozenset(str(row["subject"]) for row in rows),
    )


def names_of(person: Person, organisations: Mapping[str, Organisation]) -> frozenset[str]:
    """Return the ids under which a screening may know a person: own, organisation's, body's."""
    body = organisations.get(person.organisation)
    other = body.row.text("organisation") if body is not None else ""
    return frozenset(name for name in (person.id, person.organisation, other) if name)


def _ordered(sides: tuple[str, str], people: Iterable[Person]) -> tuple[str, str]:
    first: dict[str, str] = {}
    for person in people:
        first.setdefault(person.side, person.id)
    one, other = sorted(sides, key=lambda side: (side not in first, first.get(side, ""), side))
    return one, other
