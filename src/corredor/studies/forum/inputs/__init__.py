"""What the forum study reads: the specifications of its tables, and their rows as records.

May import: core, data, units and the modules of this room. May not import: calc, engine, study.
`people`, `day`, `plan` and `exchange` specify the tables, `records` reads rows of the first two
and of the last, `plan` its own.
"""

from corredor.studies.forum.inputs.day import INTERPRETERS, OUTCOMES, ROOMS, SESSIONS, SLOTS
from corredor.studies.forum.inputs.exchange import APPLICANTS, HOSTS
from corredor.studies.forum.inputs.people import NEEDS, OFFERS, ORGANISATIONS, PARTICIPANTS, WISHES
from corredor.studies.forum.inputs.plan import CHANGES, PLAN, RULES

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
    PLAN,
    CHANGES,
    RULES,
)
"""All tables of the study, in the order in which a person fills them."""

__all__ = [
    "APPLICANTS",
    "CHANGES",
    "HOSTS",
    "INTERPRETERS",
    "NEEDS",
    "OFFERS",
    "ORGANISATIONS",
    "OUTCOMES",
    "PARTICIPANTS",
    "PLAN",
    "ROOMS",
    "RULES",
    "SESSIONS",
    "SLOTS",
    "TABLES",
    "WISHES",
]
