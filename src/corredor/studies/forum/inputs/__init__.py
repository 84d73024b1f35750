"""What the forum study reads: the specifications of its tables, and their rows as records.

May import: core, data, units and the modules of this room. May not import: calc, engine, study.
`people`, `day` and `exchange` specify the tables, `records` reads their rows.
"""

from corredor.studies.forum.inputs.day import INTERPRETERS, OUTCOMES, ROOMS, SESSIONS, SLOTS
from corredor.studies.forum.inputs.exchange import APPLICANTS, HOSTS
from corredor.studies.forum.inputs.people import NEEDS, OFFERS, ORGANISATIONS, PARTICIPANTS, WISHES

TABLES = (
    ORGANISATIONS,
    PARTICIPANTS,
    OFFERS,
    NEEDS,
    WISHES,
    SLOTS,
    ROOMS,
    SESSIONS,
    INTERPRETERS,
    HOSTS,
    APPLICANTS,
    OUTCOMES,
)
"""All tables of the study, in the order in which a person fills them."""

__all__ = [
    "APPLICANTS",
    "HOSTS",
    "INTERPRETERS",
    "NEEDS",
    "OFFERS",
    "ORGANISATIONS",
    "OUTCOMES",
    "PARTICIPANTS",
    "ROOMS",
    "SESSIONS",
    "SLOTS",
    "TABLES",
    "WISHES",
]
