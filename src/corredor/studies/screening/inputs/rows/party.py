"""Who is screened: one record for each, with all that is asked about it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import NotAChoice
from corredor.core.table import Row
from corredor.studies.screening.inputs.tables import NUMBER_KINDS

BY_NUMBER: Final = ("vessel", "aircraft")


@dataclass(frozen=True)
class Party:
    """Somebody or something that is screened.

    Parameters
    ----------
    id
        Its id.
    names
        As they were given, in the order of the tables, each once.
    schema
        Person, organisation, vessel, aircraft or unknown.
    identifiers
        Kinds and values as written.
    subjects
        Ids of organisations and participants that it is; its own id if there is none.
    proposals
        Proposals that it takes part in.
    joint
        Group of owners with whom it acts.
    row
        Its first row.
    """

    id: str
    names: tuple[str, ...]
    schema: str
    country: str
    identifiers: tuple[tuple[str, str], ...]
    subjects: tuple[str, ...]
    role: str
    proposals: tuple[str, ...]
    joint: str
    row: Row

    @property
    def by_number(self) -> bool:
        """Whether its number finds it and its name doesn't, as with vessels and aircraft."""
        return self.schema in BY_NUMBER or not self.names

    @property
    def digest(self) -> str:
        """Digest of all that is asked about it; a decision holds for this content alone."""
        asked = [list(self.names), self.schema, self.country, [list(p) for p in self.identifiers]]
        text = json.dumps(asked, ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def identifiers_in(row: Row, column: str = "identifiers") -> tuple[tuple[str, str], ...]:
    """Return the identifiers of a cell such as ``inn:7830002293 ogrn:1027700132195``.

    Raises
    ------
    NotAChoice
        E110: a kind that is unknown, or a number without kind.
    """
    found: list[tuple[str, str]] = []
    for part in row.text(column).split():
        kind, colon, value = part.partition(":")
        if not colon or not value or kind.lower() not in NUMBER_KINDS:
            known = tuple(f"{name}:…" for name in NUMBER_KINDS)
            raise NotAChoice(row.at(column), column=column, value=part, known=known)
        found.append((kind.lower(), value))
    return tuple(found)
