"""Rows of the folder's tables as records, each cell read once and refused with its place.

May import: core and the modules of `inputs`. May not import: calc, readers, study.
`party` and `gathered` say who is screened, `settled` by which policy, `decided` what people found.
"""

from corredor.studies.screening.inputs.rows.days import day_after, first_day
from corredor.studies.screening.inputs.rows.decided import Decision, decisions
from corredor.studies.screening.inputs.rows.described import check_lists
from corredor.studies.screening.inputs.rows.gathered import owners, parties
from corredor.studies.screening.inputs.rows.party import Party, identifiers_in
from corredor.studies.screening.inputs.rows.settled import NUMBERS, Policy, policy

__all__ = [
    "NUMBERS",
    "Decision",
    "Party",
    "Policy",
    "check_lists",
    "day_after",
    "decisions",
    "first_day",
    "identifiers_in",
    "owners",
    "parties",
    "policy",
]
