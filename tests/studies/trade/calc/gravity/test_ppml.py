"""The dense solver against columns for every effect, and laws of the estimate."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.trade.calc.gravity import (
    Cluster,
    Drop,
    Effects,
    clustered_covariance,
    effects_of,
    fit_logarithms,
    fit_ppml,
    linear_combination,
    panel_from_arrays,
    panel_from_rows,
    percentage_change,
    predictions,
)
from corredor.studies.trade.calc.gravity.listed import Listed
from corredor.studies.trade.calc.gravity.sample import folded
from corredor.studies.trade.calc.gravity.two_way import symmetric_inverse

FIXED = (Effects.COUNTRY_YEARS, Effects.DIRECTED, Effects.SYMMETRIC)


@pytest.mark.parametrize("effects", FIXED)
@pytest.mark.parametrize("home", [True, False])
def test_slopes_are_those_of_columns_for_every_effect(
    effects: Effects, home: bool, drawn: Any, plain: Any
) -> None:
    fit = fit_ppml(panel_from_rows(**drawn(home=home)), effects)
    assert fit.converged
    assert fit.first_order <= 1e-8
    assert fit.coefficients == pytest.approx(plain(fit.panel, effects), rel=1e-7)


@pytest.mark.parametrize("effects", FIXED)
def test_margins_are_reproduced(effects: Effects, drawn: Any) -> None:
    fit = fit_ppml(panel_from_rows(**drawn(seed=3)), effects)
    layout = fit.panel.layout
    for sums in (layout.rows, layout.columns):
        assert sums(fit.fitted) == pytest.approx(sums(fit.panel.flow), rel=1e-8)
    if effects is Effects.DIRECTED:
        assert layout.pairs(fit.fitted) == pytest.approx(layout.pairs(fit.panel.flow), rel=1e-8)
    if effects is Effects.SYMMETRIC:
        found, given_flows = folded(layout.pairs(fit.fitted)), folded(layout.pairs(fit.panel.flow))
        assert found == pytest.approx(given_flows, rel=1e-8)


@pytest.mark.parametrize("effects", FIXED)
def test_thin_panels_are_solved_cell_by_cell(effects: Effects, drawn: Any, plain: Any) -> None:
    rows = drawn(countries=9, years=6, seed=5)
    far = np.char.add("F", rows["exporter"])
    twice = {
        "exporter": np.concatenate([rows["exporter"], far]),
        "importer": np.concatenate([rows["importer"], np.char.add("F", rows["importer"])]),
        "year": np.concatenate([rows["year"], rows["year"] + 50]),
        "flow": np.concatenate([rows["flow"], rows["flow"][::-1]]),
        "columns": {k: np.concatenate([v, v]) for k, v in rows["columns"].items()},
    }
    thin = panel_from_rows(**twice)
    keep = np.random.default_rng(1).random(len(twice["flow"])) < 0.55
    thinner = {k: v[keep] for k, v in twice.items() if k != "columns"}
    thinner["columns"] = {k: v[keep] for k, v in twice["columns"].items()}
    thin = panel_from_rows(**thinner)
    assert isinstance(thin.layout, Listed)
    fit = fit_ppml(thin, effects)
    assert fit.coefficients == pytest.approx(plain(fit.panel, effects), rel=1e-6)
    flow, columns = _grid(thin)
    dense = panel_from_arrays(flow, columns, thin.exporters, thin.years, used=_grid_used(thin))
    other = fit_ppml(dense, effects)
    assert other.drops == fit.drops
    assert other.coefficients == pytest.approx(fit.coefficients, rel=1e-8)
    errors = [clustered_covariance(one, Cluster.PAIR).errors for one in (fit, other)]
    assert errors[0] == pytest.approx(errors[1], rel=1e-7)


def _grid(panel: Any) -> Any:
    exporter, year, importer = panel.layout.places()
    n, years, m = panel.layout.shape
    grids = np.zeros((1 + len(panel.names), years, n, m))
    grids[0, year, exporter, importer] = panel.flow
    grids[1:, year, exporter, importer] = panel.columns
    return grids[0], dict(zip(panel.names, grids[1:], strict=True))


def _grid_used(panel: Any) -> Any:
    exporter, year, importer = panel.layout.places()
    n, years, m = panel.layout.shape
    used = np.zeros((years, n, m), bool)
    used[year, exporter, importer] = True
    return used


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000), st.sampled_from(FIXED), st.floats(1e-3, 1e6))
def test_order_and_unit_of_the_rows_say_nothing(
    drawn: Any, seed: int, effects: Effects, unit: float
) -> None:
    rows = drawn(seed=7)
    order = np.random.default_rng(seed).permutation(len(rows["flow"]))
    mixed = {k: v[order] for k, v in rows.items() if k != "columns"}
    mixed["flow"] = mixed["flow"] * unit
    mixed["columns"] = {k: v[order] for k, v in rows["columns"].items()}
    fits = [fit_ppml(panel_from_rows(**one), effects) for one in (rows, mixed)]
    assert fits[0].coefficients == pytest.approx(fits[1].coefficients, rel=1e-7)
    errors = [clustered_covariance(fit, Cluster.PAIR).errors for fit in fits]
    assert errors[0] == pytest.approx(errors[1], rel=1e-6)


def test_a_country_without_trade_changes_nothing_and_is_counted(drawn: Any) -> None:
    rows = drawn(seed=2)
    codes = np.unique(rows["exporter"])
    extra = len(codes)
    wider = {
        "exporter": np.concatenate([rows["exporter"], np.full(extra, "ZZZ")]),
        "importer": np.concatenate([rows["importer"], codes]),
        "year": np.concatenate([rows["year"], np.full(extra, 2000)]),
        "flow": np.concatenate([rows["flow"], np.zeros(extra)]),
        "columns": {k: np.append(v, np.zeros(extra)) for k, v in rows["columns"].items()},
    }
    fits = [fit_ppml(panel_from_rows(**one), Effects.DIRECTED) for one in (rows, wider)]
    assert fits[0].coefficients == pytest.approx(fits[1].coefficients, rel=1e-9)
    assert Drop("exporter-year with no flow", extra) in fits[1].drops


def test_every_dropped_row_is_counted(drawn: Any) -> None:
    rows = drawn(seed=4)
    rows["columns"]["duty"] = rows["columns"]["duty"].copy()
    rows["columns"]["duty"][[3, 40]] = np.nan
    first = (rows["exporter"] == "C00") & (rows["importer"] == "C01")
    rows["flow"][first] = 0
    fit = fit_ppml(panel_from_rows(**rows), Effects.DIRECTED)
    assert {drop.reason for drop in fit.drops} >= {
        "missing flow or covariate",
        "pair with no flow",
    }
    assert fit.count + sum(drop.cells for drop in fit.drops) == len(rows["flow"])


def test_columns_that_are_nothing_but_effects_have_no_slope(drawn: Any) -> None:
    rows = drawn(seed=6)
    touching = (rows["exporter"] == "C01") | (rows["importer"] == "C01")
    rows["columns"]["near"] = touching.astype(float)
    rows["columns"]["twice"] = 2 * rows["columns"]["duty"]
    fit = fit_ppml(panel_from_rows(**rows), Effects.SYMMETRIC)
    assert fit.absorbed == ("near", "twice")
    assert fit.names == ("pact", "duty")


def test_separated_cells_are_found_and_dropped(drawn: Any, plain: Any) -> None:
    rows = drawn(seed=8)
    alone = np.zeros(len(rows["flow"]))
    alone[np.flatnonzero(rows["flow"] == 0)[:2]] = 1
    rows["columns"]["alone"] = alone
    fit = fit_ppml(panel_from_rows(**rows), Effects.DIRECTED)
    assert Drop("separated", 2) in fit.drops
    assert fit.absorbed == ("alone",)
    assert fit.converged
    without = fit.names.index("pact"), fit.names.index("duty")
    del rows["columns"]["alone"]
    keep = alone == 0
    held = {k: v[keep] for k, v in rows.items() if k != "columns"}
    held["columns"] = {k: v[keep] for k, v in rows["columns"].items()}
    other = fit_ppml(panel_from_rows(**held), Effects.DIRECTED)
    assert fit.coefficients[list(without)] == pytest.approx(other.coefficients, rel=1e-7)


def test_parts_of_the_world_that_never_trade_with_each_other(drawn: Any, plain: Any) -> None:
    rows = drawn(countries=10, seed=9)
    half = {f"C{k:02d}" for k in range(5)}
    same = np.array(
        [
            (i in half) == (j in half)
            for i, j in zip(rows["exporter"], rows["importer"], strict=True)
        ]
    )
    held = {k: v[same] for k, v in rows.items() if k != "columns"}
    held["columns"] = {k: v[same] for k, v in rows["columns"].items()}
    for effects in FIXED:
        fit = fit_ppml(panel_from_rows(**held), effects)
        assert fit.coefficients == pytest.approx(plain(fit.panel, effects), rel=1e-7)


def test_effects_add_up_to_the_index(drawn: Any) -> None:
    fit = fit_ppml(panel_from_rows(**drawn(seed=1)), Effects.DIRECTED)
    found = effects_of(fit)
    index = np.zeros(fit.panel.layout.cells)
    fit.panel.layout.add(index, found.rows[..., 0], found.columns[..., 0], found.pairs[..., 0])
    index += np.tensordot(fit.coefficients, fit.panel.columns, 1)
    assert np.exp(index[fit.panel.used]) == pytest.approx(fit.fitted[fit.panel.used], rel=1e-8)


def test_predictions_rank_every_cell_once(drawn: Any) -> None:
    fit = fit_ppml(panel_from_rows(**drawn(seed=1)), Effects.COUNTRY_YEARS)
    found = predictions(fit, clustered_covariance(fit, Cluster.PAIR), 2.0)
    assert sorted(found.rank.tolist()) == list(range(1, fit.count + 1))
    assert found.ratio[found.rank == 1] == found.ratio.max()
    assert np.all((found.low <= found.fitted) & (found.fitted <= found.high))


def test_two_ways_are_the_sum_less_the_meeting(drawn: Any) -> None:
    fit = fit_ppml(panel_from_rows(**drawn(seed=1)), Effects.COUNTRY_YEARS)
    both = clustered_covariance(fit, Cluster.EXPORTER, Cluster.IMPORTER)
    parts = [clustered_covariance(fit, way).matrix for way in (Cluster.EXPORTER, Cluster.IMPORTER)]
    meeting = clustered_covariance(fit, Cluster.DIRECTED_PAIR).matrix
    assert both.matrix == pytest.approx(parts[0] + parts[1] - meeting)
    assert both.clusters == (7, 7)
    with pytest.raises(ValueError, match="one or two"):
        clustered_covariance(fit)


def test_combinations_of_slopes_follow_the_delta_method(drawn: Any) -> None:
    fit = fit_ppml(panel_from_rows(**drawn(seed=1)), Effects.COUNTRY_YEARS)
    covariance = clustered_covariance(fit, Cluster.PAIR)
    total, error = linear_combination(fit, covariance, (1.0, 1.0))
    assert total == pytest.approx(fit.coefficients.sum())
    assert error == pytest.approx(np.sqrt(covariance.matrix.sum()))
    change, of_change = percentage_change(fit, covariance, "pact", "duty")
    first, last = fit.coefficients
    assert change == pytest.approx(100 * (last - first) / first)
    step = 1e-6
    slopes = [
        (100 * (last / (first + step) - 1) - change) / step,
        (100 * ((last + step) / first - 1) - change) / step,
    ]
    assert of_change == pytest.approx(np.sqrt(slopes @ covariance.matrix @ slopes), rel=1e-4)


def test_logarithms_need_positive_flows_and_say_so(drawn: Any) -> None:
    rows = drawn(seed=1)
    fit = fit_logarithms(panel_from_rows(**rows), Effects.DIRECTED)
    assert Drop("zero flow", int((rows["flow"] == 0).sum())) in fit.drops
    means = fit.panel.layout.pairs(fit.residual)
    assert np.abs(means).max() < 1e-8


def test_an_inverse_by_halves_is_an_inverse() -> None:
    rng = np.random.default_rng(0)
    root = rng.normal(size=(2, 130, 140))
    matrix = root @ root.swapaxes(1, 2)
    assert symmetric_inverse(matrix) @ matrix == pytest.approx(
        np.broadcast_to(np.eye(130), matrix.shape), abs=1e-8
    )


@pytest.mark.parametrize(
    ("flow", "codes", "message"),
    [
        ([1.0, -1.0], ["B", "C"], "negative"),
        ([1.0, 2.0], ["B", "B"], "two rows"),
        ([1.0], ["B", "C"], "unequal"),
    ],
)
def test_rows_that_are_no_panel(flow: list[float], codes: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        panel_from_rows(["A", "A"], codes, [2000, 2000], flow, {})


def test_symmetric_pairs_need_one_list_of_countries() -> None:
    panel = panel_from_arrays(np.ones((1, 2, 3)), {}, "AB", (2000,), importers="CDE")
    with pytest.raises(ValueError, match="one list"):
        fit_ppml(panel, Effects.SYMMETRIC)
    with pytest.raises(ValueError, match="no flow"):
        fit_ppml(panel_from_arrays(np.zeros((1, 2, 2)), {}, "AB", (2000,)), Effects.DIRECTED)


@pytest.mark.parametrize("effects", Effects)
def test_a_model_without_columns_is_its_effects(effects: Effects, drawn: Any) -> None:
    fit = fit_ppml(panel_from_rows(**drawn(seed=1) | {"columns": {}}), effects)
    assert fit.converged
    assert fit.names == (("intercept",) if effects is Effects.NONE else ())
    assert fit.fitted.sum() == pytest.approx(fit.panel.flow.sum(), rel=1e-9)


def test_without_effects_the_slopes_and_intercept_make_the_index(drawn: Any) -> None:
    fit = fit_ppml(panel_from_rows(**drawn(seed=1)), Effects.NONE)
    columns = fit.panel.cells(fit.panel.columns)
    index = fit.coefficients[0] + fit.coefficients[1:] @ columns
    assert np.exp(index) == pytest.approx(fit.panel.cells(fit.fitted), rel=1e-9)
    scores = np.vstack([np.ones(fit.count), columns]) @ fit.panel.cells(fit.residual)
    assert scores == pytest.approx(np.zeros(3), abs=1e-6 * fit.panel.flow.sum())
