"""Rows of the folder's tables as records; each keeps its row, for the place of a mistake.

May import: core. May not import: data, programme, other studies.
"""

from corredor.studies.forum.inputs.records.cells import ranking, whole
from corredor.studies.forum.inputs.records.day import (
    Interpreter,
    RoomRecord,
    Session,
    Slot,
    interpreters,
    rooms,
    sessions,
    slots,
)
from corredor.studies.forum.inputs.records.exchange import (
    Applicant,
    Host,
    Outcome,
    applicants,
    hosts,
    outcomes,
)
from corredor.studies.forum.inputs.records.parties import (
    YES,
    Organisation,
    Person,
    Statement,
    Wish,
    organisations,
    people,
    statements,
    wishes,
)

__all__ = [
    "YES",
    "Applicant",
    "Host",
    "Interpreter",
    "Organisation",
    "Outcome",
    "Person",
    "RoomRecord",
    "Session",
    "Slot",
    "Statement",
    "Wish",
    "applicants",
    "hosts",
    "interpreters",
    "organisations",
    "outcomes",
    "people",
    "ranking",
    "rooms",
    "sessions",
    "slots",
    "statements",
    "whole",
    "wishes",
]
