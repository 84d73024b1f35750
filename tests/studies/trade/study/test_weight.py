"""What a corridor weighs, and how it lies beside what size, distance and ties suggest."""

from __future__ import annotations

import numpy as np
import pytest

from corredor.studies.trade.study.gravity import TERMS, reading
from corredor.studies.trade.study.statistics import embedded


def test_shares_and_ranks_are_those_measured(folder, found):
    rows = {(row["reporter"], row["flow"]): row for row in found(folder.run(), "weight")}
    assert rows["MX", "imports_cif"]["rank"] == 30
    assert rows["MX", "imports_cif"]["share"] == pytest.approx(0.0023, abs=5e-5)
    assert rows["MX", "exports_fob"]["rank"] == 32
    assert rows["RU", "exports_fob"]["rank"] == 48
    assert rows["RU", "exports_fob"]["share"] == pytest.approx(0.0035, abs=5e-5)


def test_tiles_of_partners_sum_to_the_whole(folder, found):
    result = folder.run()
    for reporter in ("RU", "MX"):
        for flow in ("exports_fob", "imports_cif"):
            rows = found(result, "partners", reporter=reporter, flow=flow)
            assert sum(row["share"] for row in rows) == pytest.approx(1, abs=1e-5)
            other = "MX" if reporter == "RU" else "RU"
            assert any(row["partner"] == other for row in rows)


def test_the_parts_of_a_change_sum_to_it(folder, found):
    for row in found(folder.run(), "market_share"):
        parts = row["growth"] + row["market"] + row["competitiveness"]
        assert parts == pytest.approx(row["change"], rel=1e-6)


def test_trade_falls_with_distance_and_fits_meet_every_margin():
    one = reading(embedded()[0], 2019, 1.645)
    slopes = dict(zip(one.fit.names, one.fit.coefficients, strict=True))
    # Two-way Poisson estimates on importers' reports of 2019 with CEPII's distances: -0.695.
    assert slopes[TERMS[0]] == pytest.approx(-0.695, abs=0.05)
    values = one.predictions
    assert sorted(values.rank) == list(range(1, values.count + 1))
    assert float(values.fitted.sum()) == pytest.approx(float(values.flow.sum()), rel=1e-7)
    assert np.all(values.low <= values.fitted)


def test_a_residual_is_never_called_potential(folder):
    result = folder.run()
    (table,) = [one for one in result.tables if one.key == "trade.gravity_pairs"]
    words = " ".join([table.label, *(column.label for column in table.columns)])
    assert "potential" not in words
    assert "rank_of_residual" in words


def test_gaps_of_all_pairs_of_2019_are_those_measured(folder, found):
    # IMF DOTS 2019, both sides above a million dollars and reported by both: 12,528 pairs.
    folder.add("corridors", id="c", first="RU", second="MX", to=2019)
    result = folder.run()
    (row,) = found(result, "spread")
    assert row["pairs"] == pytest.approx(12_528, abs=2)
    assert row["median"] == pytest.approx(1.102, abs=5e-4)
    assert row["weighted"] == pytest.approx(1.007, abs=5e-4)
    assert row["far"] == pytest.approx(0.273, abs=5e-4)
    assert {one["reporter"] for one in found(result, "reliability")} == {"RU", "MX"}


def test_an_exporter_that_says_nothing_has_no_share_of_nothing(found, elsewhere):
    # Viet Nam states no exports to Kazakhstan from 2018 on; Kazakhstan states its imports.
    rows = {(row["reporter"], row["flow"]): row for row in found(elsewhere.run(), "weight")}
    silent, spoken = rows["VN", "exports_fob"], rows["KZ", "imports_cif"]
    assert [silent[name] for name in ("value", "share", "rank", "intensity")] == [None] * 4
    assert spoken["share"] > 0
