"""The drawings of trade: areas as values, and labels that stay in their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.report.trade.treemap import Tile, squarified

VALUES = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=14).map(lambda v: sorted(v)[::-1])


@given(VALUES, st.floats(50, 900), st.floats(50, 400))
def test_tiles_fill_the_frame_in_proportion(values, width, height):
    tiles = squarified(values, Tile(3.0, 5.0, width, height))
    whole = width * height
    assert sum(tile.width * tile.height for tile in tiles) == pytest.approx(whole)
    for value, tile in zip(values, tiles, strict=True):
        share = value / sum(values)
        assert tile.width * tile.height == pytest.approx(whole * share, rel=1e-6, abs=1e-6)
        assert tile.left >= 3.0 - 1e-6
        assert tile.left + tile.width <= 3.0 + width + 1e-6
        assert tile.top + tile.height <= 5.0 + height + 1e-6


def test_even_values_make_squares_rather_than_strips():
    tiles = squarified([1.0] * 4, Tile(0, 0, 200, 200))
    assert {(round(tile.width), round(tile.height)) for tile in tiles} == {(100, 100)}
