"""A row of a form: its answers by field, through the mapping that a person has looked at."""

from __future__ import annotations

from dataclasses import dataclass

from corredor.core.errors import EmptyCell, NotAChoice, Wording
from corredor.studies.forum.readers.exports import ColumnMapping, Sheet, SheetRow
from corredor.studies.forum.study.answers import folded


@dataclass(frozen=True)
class FormRow:
    """A row of a form as its mapping reads it, with errors at their places."""

    sheet: Sheet
    mapping: ColumnMapping
    row: SheetRow

    def all(self, field: str) -> list[str]:
        """Return the answers of the field's columns that aren't empty."""
        places = [self.sheet.column(header) for header in self.mapping.columns.get(field, ())]
        return [self.row.cells[at] for at in places if at is not None and self.row.cells[at]]

    def text(self, field: str) -> str:
        """Return the answers of a field, parted by blanks."""
        return " ".join(self.all(field))

    def meant(self, field: str, said: str) -> str:
        """Return what the mapping puts in the place of an answer; the answer where nothing."""
        values = self.mapping.values.get(field, {})
        alike = (word for told, word in values.items() if folded(told) == folded(said))
        return values.get(said) or next(alike, said)

    def word(self, field: str) -> str:
        """Return an answer, or the word that the mapping puts in its place."""
        return self.meant(field, self.text(field))

    def header(self, field: str) -> str:
        """Return the heading of the first column of a field."""
        return next(iter(self.mapping.columns.get(field, ())), field)

    def refused(self, field: str, known: object, said: str = "") -> NotAChoice:
        """Return the error of an answer that is none of those known."""
        header = self.header(field)
        place = self.sheet.at(self.row, header)
        return NotAChoice(place, column=header, value=said or self.text(field), known=known)

    def empty(self, field: str, kind: str) -> EmptyCell:
        """Return the error of an answer that is missing."""
        header = self.header(field)
        return EmptyCell(self.sheet.at(self.row, header), column=header, kind=Wording(kind))
