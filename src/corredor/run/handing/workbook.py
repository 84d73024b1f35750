"""Workbook: findings and tables as XLSX in one language; the one door to XlsxWriter.

Numbers are numbers, each with its unit and where it comes from beside it. A text is never a
formula nor a link; one that a spreadsheet would take for a formula, once it is edited or saved as
CSV, is marked as text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.core.quantity import Derived, Quantity
from corredor.report.i18n import Speech
from corredor.report.ledger import is_number
from corredor.report.model import ReportModel
from corredor.report.wording import Wording
from corredor.run.handing.roots import Roots

CREATED: Final = datetime(1980, 1, 1)
"""The day that the file gives as its own: the same for the same results."""
LONGEST_NAME: Final = 31
"""Letters of the name of a sheet, see the specification of the format."""
LONGEST_TEXT: Final = 32_767
"""Letters of a cell."""
MOST_ROWS: Final = 1_048_576
FORBIDDEN: Final = str.maketrans(dict.fromkeys(r"[]:*?/\\'", "_"))
COMPUTED: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet takes for a formula."""
ENDS: Final = ("5 %", "95 %")
"""Ends of the range of a number in its draws."""
WIDEST: Final = 60
SHEETS: Final = "corredor"
"""Name of the first sheet, which lists the others."""

Row = Sequence[Cell]


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, title, the heads of its columns and its rows."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: Sequence[Row]


def workbook(model: ReportModel, language: str) -> bytes:
    """Return findings and tables as an XLSX workbook, byte-equal for equal models.

    Parameters
    ----------
    model
        What a run found.
    language
        Language of heads, words and names; keys and units are the same in all.
    """
    from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]

    stream = io.BytesIO()
    options = {
        "constant_memory": True,
        "in_memory": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    sheets = list(_sheets(model, Wording(model, Speech(language))))
    book: Any
    with Workbook(stream, options) as book:
        book.set_properties({"title": model.title.spoken(language)[0], "created": CREATED})
        writer = _Writer(book)
        writer.add(_contents(sheets))
        for sheet in sheets:
            writer.add(sheet)
    return stream.getvalue()


def _contents(sheets: Sequence[Sheet]) -> Sheet:
    rows = [(sheet.name, sheet.title, len(sheet.rows)) for sheet in sheets]
    return Sheet(SHEETS, SHEETS, ("sheet", "table", "rows"), rows)


def _sheets(model: ReportModel, wording: Wording) -> Iterator[Sheet]:
    taken = {SHEETS}
    yield Sheet(_name("findings", taken), wording.word("findings"), *_findings(model, wording))
    for key, table in sorted(model.tables.items()):
        title = f"{key}: {wording.word(table.label)}"
        yield Sheet(_name(key, taken), title, *_table(table, model, wording))


def _name(key: str, taken: set[str]) -> str:
    """Return a sheet's name: a key, cut to what the format allows, that no other sheet has."""
    plain = key.translate(FORBIDDEN)
    name, number = plain[:LONGEST_NAME], 1
    while name.lower() in taken:
        number += 1
        end = f"~{number}"
        name = plain[: LONGEST_NAME - len(end)] + end
    taken.add(name.lower())
    return name


def _findings(model: ReportModel, wording: Wording) -> tuple[tuple[str, ...], list[Row]]:
    roots = Roots()
    rows: list[Row] = []
    for key, found in sorted(model.findings.items()):
        quantity = found.quantity
        low, high = quantity.interval or (None, None)
        about = ", ".join(wording.term(name) for name in found.subject)
        what = wording.word(found.label)
        comes, under = _origin(quantity, wording), " ".join(roots.of(quantity))
        rows.append((key, what, about, quantity.value, quantity.unit, low, high, comes, under))
    heads = [wording.word(name) for name in ("key", "finding", "subject", "value", "unit")]
    heads += [f"{wording.word('range')} {end}" for end in ENDS]
    return (*heads, wording.word("number_origin"), wording.word("source")), rows


def _origin(quantity: Quantity, wording: Wording) -> str:
    """Return where a number comes from, in words."""
    if isinstance(quantity.origin, Derived):
        return wording.speech.translate(quantity.origin.method.summary)
    name = {"Cited": "cited", "Assumed": "assumed"}.get(type(quantity.origin).__name__, "looked_up")
    return wording.word(name)


def _table(
    table: FindingTable, model: ReportModel, wording: Wording
) -> tuple[tuple[str, ...], list[Row]]:
    heads: list[str] = []
    for column in table.columns:
        heads += _heads(column, wording)
    rows: list[Row] = [
        tuple(
            part
            for column, cell in zip(table.columns, row, strict=True)
            for part in _cells(column, cell, model, wording)
        )
        for row in table.rows
    ]
    return tuple(heads), rows


def _heads(column: Column, wording: Wording) -> tuple[str, ...]:
    label = wording.word(column.label)
    if column.kind == "figure":
        return label, wording.word("unit"), wording.word("source")
    if column.kind == "number" and column.unit not in ("", "1"):
        return (f"{label} [{column.unit}]",)
    return (label,)


def _cells(column: Column, cell: Cell, model: ReportModel, wording: Wording) -> tuple[Cell, ...]:
    """Return a cell as the sheet holds it; a number that it names, with unit and key."""
    if column.kind == "figure":
        held = model.ledger.quantities.get(str(cell)) if cell else None
        return (None, None, cell) if held is None else (held.value, held.unit, cell)
    if cell is None or is_number(cell):
        return (cell,)
    verb = {"term": wording.term, "source": wording.term, "word": wording.word}.get(column.kind)
    parts = cell if isinstance(cell, tuple) else (cell,)
    between = ", " if verb else " "
    return (between.join(verb(one) if verb and one else str(one) for one in parts),)


class _Writer:
    """Writes sheets; the library of workbooks has no types."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.text = book.add_format({"quote_prefix": True})

    def add(self, sheet: Sheet) -> None:
        """Write a sheet, its first row fixed above the others."""
        page = self.book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for at, head in enumerate(sheet.heads):
            longest = max([len(head), *(_length(row[at]) for row in sheet.rows[:50])])
            page.set_column(at, at, min(longest + 2, WIDEST))
        for at, head in enumerate(sheet.heads):
            page.write_string(0, at, head, self.head)
        for number, row in enumerate(sheet.rows[: MOST_ROWS - 1], start=1):
            for at, cell in enumerate(row):
                self._write(page, number, at, cell)

    def _write(self, page: Any, row: int, column: int, cell: Any) -> None:
        if is_number(cell):
            page.write_number(row, column, cell)
        elif cell:
            text = str(cell)[:LONGEST_TEXT]
            page.write_string(row, column, text, self.text if text.startswith(COMPUTED) else None)


def _length(cell: Cell) -> int:
    return 12 if is_number(cell) else len(str(cell or ""))
