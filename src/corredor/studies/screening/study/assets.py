"""Vessels, aircraft and securities by their numbers, which lists keep though names change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corredor.core.errors import EmptyCell
from corredor.core.table import Row
from corredor.studies.screening.inputs.rows import Party

SCHEMAS = {"vessel": "vessel", "aircraft": "aircraft"}


@dataclass(frozen=True)
class Asset:
    """A thing that is screened by its number, and by its name where it has one."""

    row: Row
    party: Party


def assets(rows: Iterable[Row]) -> tuple[Asset, ...]:
    """Return the assets as what is screened: the number finds them, the name only helps.

    Raises
    ------
    EmptyCell
        E103: neither number nor name.
    """
    made: list[Asset] = []
    for row in rows:
        number, name = row.text("number"), row.text("name")
        if not (number or name):
            raise EmptyCell(row.at("number"), column="number", kind="text")
        party = Party(
            id=row.text("id"),
            names=(name,) if name else (),
            schema=SCHEMAS.get(row.text("kind"), "unknown"),
            country="",
            identifiers=((row.text("number_kind"), number),) if number else (),
            subjects=(row.text("id"),),
            role=row.text("kind"),
            proposals=row.ids("proposal"),
            joint="",
            row=row,
        )
        made.append(Asset(row, party))
    return tuple(made)
