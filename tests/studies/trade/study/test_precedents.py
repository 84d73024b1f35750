"""Precedents: what statistics cannot say of a row is told at that row."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("start", "told"), [(2090, True), (2018, False)])
def test_a_precedent_without_years_is_told(folder, start, told):
    folder.add("precedents", id="model", first="IN", second="RU", role="model", start=start)
    absent = [one for one in folder.run().absent if one.key == "trade.precedent.model"]
    assert bool(absent) is told
    if told:
        (one,) = absent
        assert (one.error.code, one.error.place.file) == ("E501", "trade/precedents.csv")


def test_one_corridor_that_is_none_leaves_the_others(folder, found):
    folder.add("corridors", id="same", first="MX", second="MX")
    folder.add("corridors", id="pair", first="IN", second="RU")
    result = folder.run()
    assert [one.error.code for one in result.absent if one.key == "trade.corridor.same"] == ["E127"]
    assert {row["reporter"] for row in found(result, "weight")} == {"IN", "RU"}
