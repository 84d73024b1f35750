"""Tables of the exchange of students and scholars: hosts with places, and applicants."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec, label_columns
from corredor.studies.forum.inputs.columns import CONSENT, MOST, id_column, languages

HOSTS: Final = TableSpec(
    "forum/hosts",
    "forum/hosts.csv",
    "Hosts of the exchange: places, and which applicants they would take, best first.",
    (
        id_column("id of the host"),
        *label_columns("its name"),
        ColumnSpec("country", "country", "its country", filled=True),
        ColumnSpec("places", "number", "places", filled=True, low=0, high=MOST),
        ColumnSpec("ranking", "text", "ids of acceptable applicants, best first; = between equals"),
        languages("languages of the place"),
        ColumnSpec("field", "text", "field of study"),
    ),
)

APPLICANTS: Final = TableSpec(
    "forum/applicants",
    "forum/applicants.csv",
    "Applicants of the exchange: where they would go, best first.",
    (
        id_column("id of the applicant"),
        ColumnSpec("name", "text", "name as the lists show it", filled=True),
        ColumnSpec("country", "country", "country from which the person applies", filled=True),
        ColumnSpec("ranking", "text", "ids of acceptable hosts, best first; = between equals"),
        ColumnSpec("with", "id", "who applies jointly", refers=("forum/applicants",)),
        languages("languages spoken"),
        ColumnSpec("field", "text", "field of study"),
        ColumnSpec("consent", "choice", "whether the person agreed", True, choices=CONSENT),
    ),
)
