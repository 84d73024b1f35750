"""Quantities: an interval always holds the number that stands beside it."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from corredor.testing import assumed

NUMBERS = st.floats(-1e6, 1e6)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_interval_holds_the_central_value(first: float, second: float, third: float) -> None:
    low, value, high = sorted((first, second, third))
    assume(low < high)
    interval = assumed("x", value, "km", low=low, high=high).interval
    if interval is not None:
        assert interval[0] <= value <= interval[1]


def test_a_value_at_the_end_of_what_sources_say_ends_the_interval() -> None:
    interval = assumed("x", 493.0, "USD_1989/hour", low=380.0, high=493.0).interval
    assert interval is not None
    assert interval[1] == 493.0
    assert 380.0 < interval[0] < 420.0
