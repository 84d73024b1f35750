"""Flows one by one and in columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.trade.inputs.flows import (
    FLOWS,
    STATUSES,
    TOTAL,
    VALUATIONS,
    Flow,
    FlowTable,
)
from corredor.studies.trade.study.file_totals import one_level, summed

CODES = st.sampled_from(["RUS", "MEX", "CUB"])
ROWS = st.builds(
    Flow,
    CODES,
    CODES,
    st.sampled_from([TOTAL, "7208", "0101"]),
    st.integers(1990, 2030),
    st.sampled_from(FLOWS),
    st.sampled_from(VALUATIONS),
    st.sampled_from(STATUSES),
    st.floats(0, 1e12),
    st.just("source"),
)


@given(st.lists(ROWS, max_size=8))
def test_rows_come_back_from_columns(rows):
    assert list(FlowTable.of(rows).rows()) == rows


def test_strange_words_and_two_sources_are_refused():
    row = Flow("RUS", "MEX", TOTAL, 2020, "X", "fob", "reported", 1.0, "one")
    with pytest.raises(ValueError, match="several sources"):
        FlowTable.of([row, replace(row, source="two")])
    with pytest.raises(ValueError, match="'Y' is none of"):
        FlowTable.of([Flow("RUS", "MEX", TOTAL, 2020, "Y", "fob", "reported", 1.0, "one")])


def test_goods_of_two_levels_are_not_summed_twice():
    codes = {"72": 10.0, "7208": 6.0, "7209": 4.0}
    table = FlowTable.of(
        Flow("RUS", "MEX", code, 2020, "X", "fob", "reported", value, "s")
        for code, value in codes.items()
    )
    assert one_level(table).sum() == 2
    assert np.allclose(summed(table).value, [10.0])
