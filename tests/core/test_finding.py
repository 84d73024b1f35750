"""What a study may not return: words among numbers, and numbers in sentences."""

from __future__ import annotations

import pytest

from corredor.core.finding import Cell, Column, FindingTable, Ref

COLUMNS = (Column("place", "term", "place"), Column("distance", "number", "distance", "km"))


def table(cell: Cell) -> FindingTable:
    return FindingTable("routes.legs", "legs", COLUMNS, (("moscu", cell),), ())


@pytest.mark.parametrize("cell", [9600, 0.5, None, "", ()])
def test_a_column_of_numbers_holds_numbers_and_gaps(cell: Cell) -> None:
    assert table(cell).column("distance") == (cell,)


@pytest.mark.parametrize("cell", ["9600", "about 40", ("1", "2")])
def test_a_column_of_numbers_refuses_text(cell: Cell) -> None:
    with pytest.raises(TypeError, match=r"routes\.legs.*distance"):
        table(cell)


def test_a_sentence_names_no_bare_number() -> None:
    with pytest.raises(TypeError, match="40"):
        Ref("number", "40")
