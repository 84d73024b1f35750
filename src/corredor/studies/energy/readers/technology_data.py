"""Costs of technologies in the columns of PyPSA's technology-data (``outputs/costs_*.csv``).

Values there are in euros of one year for the whole file; the year in a row is that of its
source, not of the value. ``SMR`` means steam methane reforming there, no reactor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final

from corredor.core.errors import N_
from corredor.studies.energy.readers.lines import CELLS, NOTHING, Origin, number_in, rows

TECHNOLOGY_DATA: Final = "technology_data"
COLUMNS: Final = ("technology", "parameter", "value", "unit", "source")
NOTES: Final = ("further description", "note")
YEARS: Final = ("currency_year", "source_currency_year")
NO_COLUMNS: Final = N_("the first line lacks columns")
TWICE: Final = N_("a parameter of this technology stands twice")
REFORMING: Final = ("SMR", "SMR CC")
"""Names under which the table keeps steam methane reforming."""


@dataclass(frozen=True)
class TechnologyCost:
    """A row: a parameter of a technology with its unit, source, note and its source's year."""

    technology: str
    parameter: str
    value: float
    unit: str
    source: str
    note: str
    source_year: float | None
    line: int

    @property
    def is_reforming(self) -> bool:
        """Whether the row speaks of steam methane reforming, whatever its name suggests."""
        return self.technology in REFORMING


def read_technology_costs(stream: BinaryIO, file: str) -> tuple[TechnologyCost, ...]:
    """Return the rows of a cost table.

    Raises
    ------
    BrokenSeries, OtherSeriesFormat
        E150: a value is no number, a row has another length than the head, or a parameter stands
        twice; E151: columns are missing.
    """
    origin = Origin(TECHNOLOGY_DATA, file)
    found = rows(stream, origin)
    head = next(found, None)
    if head is None or not set(COLUMNS) <= set(head.cells):
        raise origin.other(1, NO_COLUMNS, ", ".join(COLUMNS))
    at = {name: place for place, name in enumerate(head.cells)}
    note, year = (next((at[name] for name in some if name in at), None) for some in (NOTES, YEARS))
    made: list[TechnologyCost] = []
    seen: set[tuple[str, str]] = set()
    for row in found:
        cells = row.cells
        if len(cells) != len(head.cells):
            raise origin.broken(row.line, CELLS)
        name = cells[at["technology"]], cells[at["parameter"]]
        if name in seen:
            raise origin.broken(row.line, TWICE)
        seen.add(name)
        stated = cells[year] if year is not None else ""
        made.append(
            TechnologyCost(
                *name,
                value=number_in(cells[at["value"]], row.line, origin),
                unit=cells[at["unit"]],
                source=cells[at["source"]],
                note=cells[note] if note is not None else "",
                source_year=number_in(stated, row.line, origin) if stated else None,
                line=row.line,
            )
        )
    if not made:
        raise origin.broken(0, NOTHING)
    return tuple(made)
