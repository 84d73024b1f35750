"""Published estimates: the guide's Table 1, its first stage, and a package's sample."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from corredor.studies.trade.calc.gravity import (
    Cluster,
    Drop,
    Effects,
    clustered_covariance,
    fit_logarithms,
    fit_ppml,
    panel_from_rows,
    reset_test,
    robust_covariance,
)

YEARS = (1986, 1990, 1994, 1998, 2002, 2006)
TERMS = ("ln_y", "ln_e", "ln_rem_exp", "ln_rem_imp")
COLUMNS = {
    "ols": (fit_logarithms, Effects.NONE, TERMS[:2], 25_689, 0.7585, 0.0),
    "ols_remoteness": (fit_logarithms, Effects.NONE, TERMS, 25_689, 0.765, 0.0002),
    "ols_fe": (fit_logarithms, Effects.COUNTRY_YEARS, (), 25_689, 0.8432, 0.0),
    "ppml_fe": (fit_ppml, Effects.COUNTRY_YEARS, (), 28_152, None, 0.6416),
}


def totals(codes: Any, years: Any, values: Any) -> Any:
    keys = np.char.add(codes, years.astype(str))
    _, places = np.unique(keys, return_inverse=True)
    return np.bincount(places, weights=values)[places]


@pytest.fixture(scope="module")
def columns(guide: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    rows = guide.of_years(*YEARS)
    sold = totals(rows["exporter"], rows["year"], rows["trade"])
    bought = totals(rows["importer"], rows["year"], rows["trade"])
    world = totals(np.full(len(sold), "W"), rows["year"], rows["trade"])
    away = totals(rows["exporter"], rows["year"], rows["dist"] / (bought / world))
    near = totals(rows["importer"], rows["year"], rows["dist"] / (sold / world))
    held = {"ln_dist": np.log(rows["dist"])} | {k: rows[k] for k in ("cntg", "lang", "clny")}
    logs = zip(TERMS, (sold, bought, away, near), strict=True)
    return rows, held | {name: np.log(column) for name, column in logs}


@pytest.mark.parametrize("name", COLUMNS)
def test_table_1_to_the_printed_digit(name: str, guide: Any, columns: Any) -> None:
    rows, held = columns
    estimator, effects, terms, count, determination, reset = COLUMNS[name]
    chosen = {k: v for k, v in held.items() if k not in TERMS or k in terms}
    panel = panel_from_rows(
        rows["exporter"], rows["importer"], rows["year"], rows["trade"], chosen, domestic=False
    )
    fit = estimator(panel, effects)
    covariance = clustered_covariance(fit, Cluster.PAIR)
    published = {
        row["term"]: (row["coef"], row["se"])
        for row in guide.table("agtpa_table1_published.csv")
        if row["column"] == name
    }
    found = {
        term: (f"{slope:.4f}", f"{error:.4f}")
        for term, slope, error in zip(fit.names, fit.coefficients, covariance.errors, strict=True)
    }
    assert found == published
    assert fit.count == count
    assert fit.drops[0] == Drop("domestic cell", 414)
    assert sum(drop.cells for drop in fit.drops) + count == len(rows["year"])
    if determination is not None:
        assert round(fit.squared_correlation, 4) == determination
    assert round(reset_test(fit, estimator)[1], 4) == reset


def test_the_first_stage_of_the_equilibrium(guide: Any) -> None:
    rows = guide.of_years(2006)
    border = rows["exporter"] != rows["importer"]
    fit = fit_ppml(
        panel_from_rows(
            rows["exporter"],
            rows["importer"],
            rows["year"],
            rows["trade"],
            {"ln_dist": np.log(rows["dist"]), "cntg": rows["cntg"], "border": border},
        ),
        Effects.COUNTRY_YEARS,
    )
    assert fit.coefficients.round(7).tolist() == [-0.7912879, 0.6736456, -2.4744505]
    assert robust_covariance(fit).errors.round(7).tolist() == [0.0501494, 0.1073719, 0.1193816]
    assert fit.count == 4761


def test_the_sample_of_a_package(guide: Any) -> None:
    rows = guide.table("gegravity_sample_2006.csv")
    terms = ("lndist", "contiguity", "common_language", "pta", "international")
    fit = fit_ppml(
        panel_from_rows(
            [row["exporter"] for row in rows],
            [row["importer"] for row in rows],
            [int(row["year"]) for row in rows],
            [float(row["trade"]) for row in rows],
            {term: [float(row[term]) for row in rows] for term in terms},
        ),
        Effects.COUNTRY_YEARS,
    )
    expected = [-0.3898623, 0.891577, 0.0326249, 0.4711383, -3.412584]
    assert fit.coefficients == pytest.approx(expected, abs=6e-7)
    errors = [0.0729915, 0.1327354, 0.0840702, 0.1076578, 0.2151235]
    assert robust_covariance(fit).errors == pytest.approx(errors, abs=6e-7)
