"""Tables of who comes, what they offer and need, and whom they wish to meet.

Of a person only what the forum needs is asked: no address, no document, no date of birth.
"""

from __future__ import annotations

from typing import Final

from corredor.core.label import LANGUAGES
from corredor.core.table import ColumnSpec, TableSpec, label_columns
from corredor.studies.forum.inputs.columns import (
    CONSENT,
    MOST,
    PARTS,
    id_column,
    languages,
    participant,
    synthetic,
)
from corredor.studies.forum.inputs.columns import slots as slot_ids

RANKS: Final = ("official", "company", "university", "other")
SIZES: Final = ("micro", "small", "medium", "large")
"""Classes of enterprises by employees: up to 9, 49, 249, and more (Recommendation 2003/361/EC)."""
WISH_KINDS: Final = ("wish", "pin", "veto")

ORGANISATIONS: Final = TableSpec(
    "forum/organisations",
    "forum/organisations.csv",
    "The organisations that come: country, sectors, goods and size.",
    (
        id_column("id of the organisation"),
        *label_columns("its name"),
        ColumnSpec("organisation", "id", "its row among the bodies", refers=("organisations",)),
        ColumnSpec("country", "country", "country of its seat", filled=True),
        ColumnSpec("isic", "text", "codes of ISIC Rev.4 or NACE Rev.2, parted by blanks"),
        ColumnSpec("scian", "text", "codes of SCIAN, parted by blanks"),
        ColumnSpec("okved", "text", "codes of OKVED 2, parted by blanks"),
        ColumnSpec("hs", "text", "chapters or headings of its goods in the HS, parted by blanks"),
        ColumnSpec("size", "choice", "class of its size", choices=SIZES),
        synthetic("yes: the organisation is invented, for a rehearsal or an example"),
    ),
)

PARTICIPANTS: Final = TableSpec(
    "forum/participants",
    "forum/participants.csv",
    "The people who come to the forum.",
    (
        id_column("id of the person"),
        ColumnSpec("name", "text", "name as the badge shows it", filled=True),
        ColumnSpec("organisation", "id", "its organisation", True, refers=("forum/organisations",)),
        ColumnSpec("side", "country", "country for which the person comes", filled=True),
        ColumnSpec("rank", "choice", "in what quality", filled=True, choices=RANKS),
        languages("languages spoken well enough for a meeting, such as es en", filled=True),
        slot_ids("away", "slots in which the person can't meet"),
        ColumnSpec("capacity", "number", "meetings wanted at most", True, low=0, high=MOST),
        ColumnSpec(
            "consent", "choice", "whether the person agreed to be listed", True, choices=CONSENT
        ),
        ColumnSpec("consent_date", "date", "when"),
        synthetic("yes: the person is invented, and what is said of it is no fact"),
    ),
)


def _statements(name: str, meaning: str) -> TableSpec:
    return TableSpec(
        f"forum/{name}",
        f"forum/{name}.csv",
        meaning,
        (
            id_column("id of the row"),
            participant("participant", "who states it"),
            ColumnSpec("language", "choice", "language of the text", choices=LANGUAGES),
            ColumnSpec("text", "text", "what, in the person's own words", filled=True),
            ColumnSpec("isic", "text", "codes of ISIC Rev.4, parted by blanks"),
            ColumnSpec("hs", "text", "chapters or headings of the HS, parted by blanks"),
        ),
    )


OFFERS: Final = _statements("offers", "What participants offer, in es, en or ru.")
NEEDS: Final = _statements("needs", "What participants need, in es, en or ru.")

WISHES: Final = TableSpec(
    "forum/wishes",
    "forum/wishes.csv",
    "Meetings that are wished, pinned or vetoed, by whom and why.",
    (
        participant("participant", "one of the two; of a wish the one who has it"),
        participant("other", "the other one"),
        ColumnSpec("kind", "choice", "wish, pin or veto", filled=True, choices=WISH_KINDS),
        slot_ids("slots", "slots in which it may be held; empty: any"),
        ColumnSpec("part", "choice", "part of the day in which it is held", choices=PARTS),
        ColumnSpec(
            "after",
            "ids",
            "what comes before it: sessions, or people whom the participant meets earlier",
            refers=("forum/sessions", "forum/participants"),
        ),
        ColumnSpec("by", "text", "who asks for a pin or a veto"),
        ColumnSpec("reason", "text", "why"),
    ),
    key=("participant", "other", "kind"),
)
