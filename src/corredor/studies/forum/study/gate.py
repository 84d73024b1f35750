"""The gate: whom a screening keeps apart, whom it could not ask about, and whom it knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.study import Inputs
from corredor.studies.forum.inputs import PARTICIPANTS
from corredor.studies.forum.inputs.records import Organisation, Person

BLOCKED: Final = "screening.blocked."
"""What the keys of findings begin with that keep a person or an organisation apart."""
GATE: Final = "screening.gate"
"""The table that says who may go on; nothing else of a screening is read."""
OPEN: Final = "open"
UNSCREENED: Final = "NOT_SCREENABLE"


@dataclass(frozen=True)
class Gate:
    """Whom a screening stops, whom it could not ask about, and whom it knows (None: it wasn't)."""

    closed: frozenset[str]
    unscreened: frozenset[str]
    known: frozenset[str] | None

    def stops(self, person: str, names: frozenset[str]) -> bool:
        """Whether a person meets nobody: a gate that is closed, or none where there are gates."""
        return bool(names & self.closed) or (self.known is not None and person not in self.known)


def gate_of(inputs: Inputs) -> Gate:
    """Return the gates that a screening made, or what a study from elsewhere blocks."""
    found = {key: held for key, held in inputs.findings.items() if key.startswith(BLOCKED)}
    barred = frozenset(
        key.removeprefix(BLOCKED) for key, held in found.items() if held.quantity.value >= 1
    )
    table = inputs.found.get(GATE)
    if table is None:
        everybody = frozenset(row.text("id") for row in inputs.table(PARTICIPANTS.name))
        return Gate(barred, frozenset(), everybody if found else None)
    rows = table.records()
    return Gate(
        barred | {str(row["subject"]) for row in rows if row["gate"] != OPEN},
        frozenset(str(row["subject"]) for row in rows if row["result"] == UNSCREENED),
        frozenset(str(row["subject"]) for row in rows),
    )


def names_of(person: Person, organisations: Mapping[str, Organisation]) -> frozenset[str]:
    """Return the ids under which a screening may know a person: own, organisation's, body's."""
    body = organisations.get(person.organisation)
    other = body.row.text("organisation") if body is not None else ""
    return frozenset(name for name in (person.id, person.organisation, other) if name)
