"""Rows and specifications of tables."""

from corredor.core.errors import Place
from corredor.core.label import Label
from corredor.core.source import RowRef
from corredor.core.table import ColumnSpec, Row, TableSpec, label_columns

ROW = Row(
    {"id": "a", "people": 12.0, "claims": ("c1", "c2"), "name_en": "A", "note": None},
    Place("a.csv", 3),
    {"id": 1, "people": 3},
)


def test_cells_are_given_by_kind():
    assert ROW.text("id") == "a"
    assert ROW.number("people") == 12
    assert ROW.ids("claims") == ("c1", "c2")
    assert ROW.label == Label(en="A")
    assert ROW.ref == RowRef("a.csv", 3)


def test_an_empty_or_absent_cell_has_no_value():
    assert (ROW.text("note"), ROW.number("note"), ROW.ids("note")) == ("", None, ())
    assert (ROW.text("else"), ROW.number("id"), ROW.ids("id")) == ("", None, ())


def test_places_of_cells():
    assert str(ROW.at("people")) == "a.csv:3:3"
    assert str(ROW.at("note")) == "a.csv:3"


def test_columns_are_found_by_name():
    spec = TableSpec("a", "a.csv", "A.", (ColumnSpec("id", "id", "id"), *label_columns("name")))
    assert spec.column("name_ru") == ColumnSpec("name_ru", "text", "name")
    assert spec.column("name") is None
    assert spec.key == ("id",)
