"""The book of a forum: every record of the folder, with all that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from corredor.core.errors import Problems
from corredor.core.study import Inputs
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
from corredor.studies.forum.study.gate import gate_of, names_of
from corredor.studies.forum.study.matching import nodes, sector_nodes
from corredor.studies.forum.study.reading import Reading
from corredor.studies.forum.study.rules import Settled, settled

ACTIVITY: Final = "isic."
"""What ids of sectors begin with; a code of ISIC Rev.4 follows."""
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


def book(inputs: Inputs) -> Book:
    """Read all records of the forum.

    Raises
    ------
    Problems
        Cells that can't be read, or that contradict each other, all of them: E109, E110, E113.
    """
    read = Reading(inputs, [])
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
    read.clocks(held["slots"])
    read.plan_tables(held["plan"], held["rooms"])
    read.sizes(held["sessions"], held["rules"], inputs.table(tables.RULES.name))
    if read.problems:
        raise Problems(read.problems)
    gate = gate_of(inputs)
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


def _ordered(sides: tuple[str, str], people: Iterable[Person]) -> tuple[str, str]:
    first: dict[str, str] = {}
    for person in people:
        first.setdefault(person.side, person.id)
    one, other = sorted(sides, key=lambda side: (side not in first, first.get(side, ""), side))
    return one, other
