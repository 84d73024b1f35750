"""Gravity: how far trade lies from what size, distance and ties suggest, with its rank.

A residual holds all that the model leaves out; it is printed with its interval and its rank among
all pairs, and never as something that could be had.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import InputAbsent
from corredor.core.finding import Cell, FindingTable
from corredor.core.study import Absent
from corredor.data.distances import pair_distances
from corredor.studies.trade.calc.gravity import (
    Cluster,
    Covariance,
    Effects,
    Fit,
    Predictions,
    clustered_covariance,
    fit_ppml,
    panel_from_arrays,
    predictions,
)
from corredor.studies.trade.engine.one_thread import one_thread
from corredor.studies.trade.study.case import Case, Corridor
from corredor.studies.trade.study.columns import (
    amount,
    day,
    made,
    money,
    number,
    ratio,
    term,
    text,
    word,
)
from corredor.studies.trade.study.limits import limit
from corredor.studies.trade.study.statistics import Statistics, alpha2
from corredor.studies.trade.study.weight import whole_source

Array = NDArray[np.float64]
LN_DISTANCE, BORDER, LANGUAGE = TERMS = ("ln_distance", "common_border", "common_language")
"""Regressors: logarithm of the distance, a common land border, a common official language."""


@dataclass(frozen=True)
class Reading:
    """An estimate of one source and year, and what it says of every pair.

    Parameters
    ----------
    stats, year
        Whose importers' reports.
    fit, covariance, predictions
        The estimate, its covariance clustered by unordered pair, and its fits.
    dropped
        Pairs left out before the estimate, by reason.
    """

    stats: Statistics
    year: int
    fit: Fit
    covariance: Covariance
    predictions: Predictions
    dropped: Mapping[str, int]


def covariates(codes: Sequence[str]) -> dict[str, Array]:
    """Return the regressors of all pairs of countries, (N, N); nan where one isn't known."""
    pairs = pair_distances()
    place = {code: at for at, code in enumerate(pairs.countries)}
    known = np.array([code in place for code in codes])
    at = np.array([place.get(code, 0) for code in codes])
    grid = np.ix_(at, at)
    both = known[:, None] & known[None, :]
    return {
        LN_DISTANCE: np.where(both, np.log(pairs.harmonic[grid]), np.nan),
        BORDER: np.where(both, pairs.contiguous[grid].astype(float), np.nan),
        LANGUAGE: np.where(both, pairs.official_language[grid].astype(float), np.nan),
    }


def readings(case: Case) -> dict[tuple[str, int], Reading]:
    """Return an estimate for the source and year of each corridor, one for all that share them."""
    wanted: dict[tuple[str, int], Statistics] = {}
    for corridor in case.corridors:
        found = whole_source(case, corridor)
        if found is not None:
            wanted[found[0].id, found[1]] = found[0]
    deviations = limit(case.inputs, "gravity_deviations").value
    return {
        (name, year): reading(stats, year, deviations) for (name, year), stats in wanted.items()
    }


def reading(stats: Statistics, year: int, deviations: float) -> Reading:
    """Return the Poisson estimate of importers' reports on size effects, distance and ties.

    Exporter and importer effects hold all that makes a country large or remote. Pairs that
    nobody reports are absent, not zero; estimates of the publisher are left out.
    """
    codes, _, imported = stats.matrix(year)
    columns = covariates(codes)
    known = np.all([~np.isnan(column) for column in columns.values()], axis=0)
    stated = ~np.isnan(imported)
    used = stated & known & ~np.eye(len(codes), dtype=bool)
    dropped = {
        "no_report": int((~stated).sum()) - len(codes),
        "no_distance": int((stated & ~known).sum()),
    }
    filled = {name: np.where(used, column, 0.0) for name, column in columns.items()}
    flow = np.where(used, imported, 0.0)
    panel = panel_from_arrays(flow[None], filled, codes, [year], used[None])
    with one_thread():
        fit = fit_ppml(panel, Effects.COUNTRY_YEARS)
        covariance = clustered_covariance(fit, Cluster.PAIR)
        found = predictions(fit, covariance, deviations)
    return Reading(stats, year, fit, covariance, found, dropped)


def estimates_table(found: Mapping[tuple[str, int], Reading]) -> FindingTable:
    """The slopes of each estimate with standard errors, its sample, and what was left out."""
    columns = (
        *(word("source", "statistics"), day("year", "calendar_year"), word("term", "regressor")),
        *(number("estimate"), number("error", "standard_error")),
        *(number("cells", "pairs_used"), number("clusters", "clusters_of_pairs")),
        number("correlation", "squared_correlation"),
    )
    rows: list[tuple[Cell, ...]] = []
    for (source, year), one in found.items():
        for at, name in enumerate(one.fit.names):
            slope = float(one.fit.coefficients[at])
            error = float(one.covariance.errors[at])
            sample = (one.fit.count, one.covariance.clusters[0])
            squared = ratio(one.fit.squared_correlation)
            rows.append((source, str(year), name, ratio(slope), ratio(error), *sample, squared))
    return made("gravity", "gravity_estimate", columns, rows, "trade/flows")


def drops_table(found: Mapping[tuple[str, int], Reading]) -> FindingTable:
    """Pairs that no estimate used, by reason."""
    columns = (
        *(word("source", "statistics"), day("year", "calendar_year")),
        *(word("reason"), number("cells", "pairs_left_out")),
    )
    rows: list[tuple[Cell, ...]] = []
    for (source, year), one in found.items():
        rows += [(source, str(year), reason, count) for reason, count in one.dropped.items()]
        rows += [(source, str(year), drop.reason, drop.cells) for drop in one.fit.drops]
    return made("gravity_drops", "pairs_left_out", columns, rows, "trade/flows")


def pairs_table(case: Case, found: Mapping[tuple[str, int], Reading]) -> FindingTable:
    """Reported trade beside what the estimate fits, with interval and rank among all pairs."""
    columns = (
        *(text("corridor"), word("source", "statistics"), day("year", "calendar_year")),
        *(term("exporter"), term("importer"), money("reported", "importer_says")),
        *(
            money("fitted", "fitted_trade"),
            money("low", "fitted_low"),
            money("high", "fitted_high"),
        ),
        *(number("ratio", "reported_by_fitted"), number("rank", "rank_of_residual")),
        number("pairs", "pairs_ranked"),
    )
    rows = [row for corridor in case.corridors for row in _pairs(case, corridor, found)]
    return made("gravity_pairs", "gravity_reading", columns, rows, "trade/flows")


def _pairs(
    case: Case, corridor: Corridor, found: Mapping[tuple[str, int], Reading]
) -> Iterator[tuple[Cell, ...]]:
    held = whole_source(case, corridor)
    if held is None:
        return
    one = found[held[0].id, held[1]]
    places = {(label[0], label[2]): at for at, label in enumerate(one.fit.panel.labels())}
    values = one.predictions
    for exporter, importer in corridor.ways:
        at = places.get((exporter, importer))
        if at is None:
            continue
        yield (
            *(corridor.id, one.stats.id, str(one.year), alpha2(exporter), alpha2(importer)),
            *(amount(float(values.flow[at])), amount(float(values.fitted[at]))),
            *(amount(float(values.low[at])), amount(float(values.high[at]))),
            *(ratio(float(values.ratio[at])), int(values.rank[at]), values.count),
        )


def missing(found: Mapping[tuple[str, int], Reading]) -> Iterator[Absent]:
    """Yield why there is no estimate, where there is none."""
    if not found:
        error = InputAbsent(None, study="trade.gravity", input="trade/flows.csv")
        yield Absent("trade.gravity", error)
