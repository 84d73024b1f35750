"""Cells: finding tables as HTML tables, each cell printed by the verb of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup, escape

from corredor.core.errors import N_
from corredor.core.finding import Cell, Column, FindingTable
from corredor.report.figure import Emitter, element, fragment
from corredor.report.ledger import cell_key, is_number
from corredor.report.scales import CONFLICTS, side_by_side
from corredor.units import COUNTED

ROWS_SHOWN: Final = 500
"""A longer table is shown in part; the exported one is whole."""
ROWS_DRAWN: Final = 40
"""Rows that stand below a drawing of them."""
LONG: Final = 8
"""Rows beyond which a table stays a table on a narrow screen; a shorter one becomes cards."""
RIGHT: Final = ("number", "figure")
"""Kinds of column that are set flush right."""
BARE: Final = (*COUNTED, "", "1", "MUSD_nominal")
"""Units that the head of a column says well enough: also the amounts of several years."""
FACTS: Final = "evidence.facts"
VALUE: Final = "value"
NO_PERIOD: Final = N_("period not stated")


def conflict_place(row: Mapping[str, Cell]) -> str:
    """Return the id of the place where the claims on the fact of a row disagree."""
    parts = (row.get("subject"), row.get("property"), row.get("period"))
    return "c-" + ".".join(str(part) for part in parts if part)


@dataclass(frozen=True)
class Tables:
    """Prints the tables of one page; `placed` are those that links lead to."""

    emit: Emitter
    placed: set[str] = field(default_factory=set[str])
    compared: dict[str, Mapping[str, tuple[str, ...]]] = field(
        default_factory=dict[str, Mapping[str, tuple[str, ...]]]
    )

    def table(
        self, key: str, places: Sequence[int] = (), most: int = ROWS_SHOWN, /, **only: str
    ) -> Markup:
        """Print a table with its caption, without the columns in which nothing stands.

        `only` takes the rows that have given cells in given columns; these columns, which say the
        same in each row, are left out. `places` are those of the rows to show, where not all are;
        no more than `most` are shown.
        """
        table = self.emit.model.table(key)
        if table is None:
            raise KeyError(key)
        every = chosen(table, only)
        rows = list(places) or every
        shown = [
            column
            for column in table.columns
            if column.name not in only and _is_filled(table, rows, column.name)
        ]
        caption = self.emit.heading(table.label)
        head = Markup("").join(self._head(column) for column in shown)
        said = [self.emit.heading(column.label).striptags() for column in shown]
        is_long = len(rows) > LONG
        columns = [(one, "" if is_long else head) for one, head in zip(shown, said, strict=True)]
        body = Markup("").join(self._row(table, columns, at) for at in rows[:most])
        frame = Markup(
            '<div class="scroll" tabindex="0" role="group" aria-label="{}">'
            '<table{} data-table="{}"{}><caption>{}</caption>'
            "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>{}"
        )
        more = self._more() if len(every) > len(rows[:most]) else Markup()
        kind = Markup(' class="long"') if is_long else Markup()
        name = caption.striptags()
        return frame.format(name, kind, key, self._id(key), caption, head, body, more)

    def _id(self, key: str) -> Markup:
        if key in self.placed:
            return Markup()
        self.placed.add(key)
        return Markup(' id="{}"').format(f"t-{key}")

    def _more(self) -> Markup:
        text = self.emit.say("The table goes on; all of its rows are in the exported table.")
        return Markup('<p class="muted">{}</p>').format(text)

    def _head(self, column: Column) -> Markup:
        side = Markup(' class="right"') if column.kind in RIGHT else Markup()
        return Markup('<th scope="col"{}>{}</th>').format(side, self.emit.heading(column.label))

    def _row(self, table: FindingTable, columns: list[tuple[Column, str]], at: int) -> Markup:
        cells: list[Markup] = []
        for column, head in columns:
            text = self.cell(table, at, column.name)
            is_head = not cells and bool(text)
            how = {
                "scope": "row" if is_head else "",
                "data_label": head,
                "class": "right" if column.kind in RIGHT else "",
            }
            cells.append(element("th" if is_head else "td", text, **how))
        return Markup("<tr>{}</tr>").format(Markup("").join(cells))

    def cell(self, table: FindingTable, at: int, name: str) -> Markup:
        """Print one cell; `at` counts rows from 0."""
        places = [column.name for column in table.columns]
        column = table.columns[places.index(name)]
        value = table.rows[at][places.index(name)]
        if column.kind == "number" and is_number(value):
            form = "number" if column.unit in BARE else "text"
            return self.emit.figure(cell_key(table.key, at, name), form, link=False)
        if column.kind == "text" and isinstance(value, str) and value:
            path = cell_key(table.key, at, name)
            return Markup('<bdi data-cell="{}">{}</bdi>').format(path, value)
        if column.kind == "figure" and not value:
            return self._no_number(table, at) if name == VALUE else Markup()
        if column.kind == "figure":
            beside = self._beside(table).get(str(value), (str(value),))
            read_in = self.emit.scale_of(beside)[str(value)]
            return self.emit.figure(str(value), read_in=read_in)
        if column.name == "period":
            return self.emit.date(str(value or ""), missing=NO_PERIOD)
        return self._printed(column, value)

    def _beside(self, table: FindingTable) -> Mapping[str, tuple[str, ...]]:
        if table.key not in self.compared:
            self.compared[table.key] = side_by_side(table)
        return self.compared[table.key]

    def _no_number(self, table: FindingTable, at: int) -> Markup:
        """Say why a fact has no number, with a link to where its sources disagree."""
        row = table.records()[at]
        conflicts = self.emit.model.tables.get(CONFLICTS)
        if table.key != FACTS or conflicts is None:
            return Markup()
        place = conflict_place(row)
        if place not in map(conflict_place, conflicts.records()):
            return Markup()
        said = self.emit.say("no number: see the conflicts")
        return Markup('<a class="open" href="#{}">{}</a>').format(fragment(place), said)

    def _printed(self, column: Column, value: Cell) -> Markup:
        verb = self._verbs[column.kind]
        if isinstance(value, tuple):
            between = " " if column.kind == "claim" else ", "
            return escape(between).join(verb(one) for one in value)
        if value is None or (value == "" and column.kind != "date"):
            return Markup()
        return verb(str(value))

    @property
    def _verbs(self) -> Mapping[str, Callable[[str], Markup]]:
        emit = self.emit
        return {
            "text": emit.code,
            "word": emit.word,
            "term": emit.term,
            "number": emit.code,
            "figure": emit.figure,
            "claim": emit.mark,
            "document": emit.document,
            "source": emit.source,
            "date": emit.date,
            "place": emit.code,
        }

    def link(self, key: str) -> Markup:
        """Print a link to a table of this page; its bare key where the page doesn't show it."""
        table = self.emit.model.table(key)
        if table is None or key not in self.placed:
            return self.emit.code(key)
        return Markup('<a href="{}">{}</a>').format(
            self.emit.href("t", key), self.emit.heading(table.label)
        )


def chosen(table: FindingTable, only: Mapping[str, str]) -> list[int]:
    """Return the places of the rows that have given cells in given columns.

    Raises
    ------
    ValueError
        The table has no such column: a fault of the chapter.
    """
    wanted = {name: table.column(name) for name in only}
    return [
        at
        for at in range(len(table.rows))
        if all(cells[at] == only[name] for name, cells in wanted.items())
    ]


def _is_filled(table: FindingTable, rows: Sequence[int], column: str) -> bool:
    cells = table.column(column)
    return not rows or any(cells[at] not in ("", None, ()) for at in rows)
