"""Columns of printed tables: nothing is cut, nothing runs over the edge of the paper."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.report.lettering import text_width
from corredor.report.printed.widths import ACROSS, SIZES, UPRIGHT, column_widths, fitting

WORD = st.text("abcdefgWMщю0123456789", min_size=1, max_size=20)
CELL = st.lists(WORD, max_size=12).map(" ".join)
COLUMNS = st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=12)


@settings(deadline=None, max_examples=30)
@given(COLUMNS, st.floats(200, 900))
def test_each_word_fits_and_all_columns_fit_the_room(columns: list[list[str]], room: float) -> None:
    widths = column_widths(columns, 6.5, room)
    longest = [
        max((text_width(word, 6.5) for cell in cells for word in cell.split()), default=0.0)
        for cells in columns
    ]
    if widths is None:
        assert sum(longest) > 0.5 * room
        return
    assert sum(widths) <= room + 1e-6
    assert all(width > word for width, word in zip(widths, longest, strict=True))


def test_what_does_not_fit_gets_smaller_letters_then_lies_on_its_side() -> None:
    narrow = [["short", "words"]] * 3
    assert fitting(narrow)[:2] == (SIZES[0], False)
    wide = [["abcdefghijklmnopqrst"]] * 8
    size, across, widths = fitting(wide)
    assert not across
    assert size < SIZES[0]
    wider = [["abcdefghijklmnopqrst"]] * 11
    assert fitting(wider)[1]
    assert UPRIGHT < sum(fitting(wider)[2]) <= ACROSS
    endless = [["abcdefghijklmnopqrst"]] * 30
    assert sum(fitting(endless)[2]) <= ACROSS + 1e-6
    assert sum(widths) <= UPRIGHT
