"""Fit the scores of names: coefficients and thresholds, by cross-validation on labelled pairs.

``python scripts/build_data/name_scores.py`` reads ``benchmarks/quality/name_bench.csv``
(nomenklatura, ``contrib/name_bench``, MIT) and writes ``data/name_scores``.

Persons and all other schemas have one logistic regression each, with an L2 penalty of 1 and signs
fixed beforehand: nothing that speaks against identity may raise a score. A coefficient that would
take the wrong sign is left out. The threshold of review is
the highest at which F1 is within 0.005 of its greatest, by the probabilities that cross-validation,
ten-fold and five times repeated, gives to pairs left out: where F1 is flat, fewer alerts. The
threshold of a match is the lowest at which the precision of these reaches 0.95. The factor on the
odds of a weak alias is assumed.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np

from corredor.studies.screening.calc.score.alignment import aligned
from corredor.studies.screening.calc.score.features import NAMES, features
from corredor.studies.screening.study.forms import name_reader

ROOT = Path(__file__).parents[2]
PAIRS = ROOT / "benchmarks" / "quality" / "name_bench.csv"
OUT = ROOT / "src" / "corredor" / "data" / "name_scores"
SCHEMAS = {"Person": "person", "Vessel": "vessel"}
RAISES = ("covered_less", "covered_more", "exact")
EITHER = ("glued",)
PENALTY = 1.0
FOLDS, REPEATS, SEED = 10, 5, 0
PRECISION = 0.95
SLACK = 0.005
LOWEST_MATCH = 0.7
WEAK = 0.25
SOURCE = "scripts/build_data/name_scores.py on name_bench (nomenklatura, MIT)"
Array = np.ndarray[Any, Any]


def read_pairs(path: Path) -> list[tuple[str, str, str, bool, str]]:
    """Return schema, two names, whether they match, and the quality of the label."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (
                SCHEMAS.get(row["schema"], "organisation"),
                row["name1"],
                row["name2"],
                row["is_match"] == "true",
                row.get("quality", ""),
            )
            for row in csv.DictReader(file)
        ]


def feature_rows(pairs: list[tuple[str, str, str, bool, str]]) -> Array:
    """Return the features of pairs, one row each; of names that a stroke parts the nearest."""
    form = name_reader().form
    rows: list[tuple[float, ...]] = []
    for schema, one, other, _, _ in pairs:
        query, listed = form(one, schema), form(other, schema)
        found = [
            features(aligned(a, b), a, b)
            for a in query.parts or (query,)
            for b in listed.parts or (listed,)
        ]
        rows.append(max(found))
    return np.array(rows)


def fitted(x: Array, y: Array) -> Array:
    """Return intercept and coefficients by Newton's method, those of the wrong sign 0."""
    signs = [1 if n in RAISES else 0 if n in EITHER else -1 for n in NAMES]
    kept = list(range(len(NAMES)))
    while True:
        beta = newton(x[:, kept], y)
        wrong = [k for k, b in zip(kept, beta[1:], strict=True) if signs[k] * b < 0]
        if not wrong:
            break
        kept = [k for k in kept if k not in wrong]
    whole = np.zeros(len(NAMES) + 1)
    whole[0] = beta[0]
    whole[[k + 1 for k in kept]] = beta[1:]
    return whole


def newton(x: Array, y: Array) -> Array:
    """Return the penalised logistic regression of y on x, intercept first."""
    x = np.column_stack([np.ones(len(x)), x])
    penalty = np.eye(x.shape[1]) * PENALTY
    penalty[0, 0] = 1e-6
    beta = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ beta))
        step = np.linalg.solve(
            (x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ beta
        )
        beta += step
        if np.abs(step).max() < 1e-9:
            break
    return beta


def probabilities(beta: Array, x: Array) -> Array:
    """Return the probabilities that a regression gives."""
    return 1 / (1 + np.exp(-(beta[0] + x @ beta[1:])))


def left_out(x: Array, y: Array) -> Array:
    """Return the probabilities of pairs by regressions on the other folds, mean of the repeats."""
    draws = np.random.default_rng(SEED)
    found = np.zeros(len(y))
    for _ in range(REPEATS):
        fold = draws.permutation(len(y)) % FOLDS
        for number in range(FOLDS):
            test = fold == number
            found[test] += probabilities(fitted(x[~test], y[~test]), x[test]) / REPEATS
    return found


def measures(p: Array, y: Array, threshold: float) -> tuple[float, float, float]:
    """Return F1, precision and recall at a threshold."""
    hits = p >= threshold
    true = float((hits & (y > 0)).sum())
    return 2 * true / (hits.sum() + y.sum()), true / max(hits.sum(), 1), true / y.sum()


def main() -> None:
    """Fit and write both tables, print what cross-validation says."""
    pairs = read_pairs(PAIRS)
    x = feature_rows(pairs)
    y = np.array([float(pair[3]) for pair in pairs])
    persons = np.array([pair[0] == "person" for pair in pairs])
    day = "2026-11-22"
    lines: list[tuple[str, str, str, str, str]] = []
    limits = [("any", "weak_alias", f"{WEAK}", "assumed: a weak alias is one hit in four", day)]
    grid = np.arange(0.3, 0.95, 0.01)
    for schema, rows in (("person", persons), ("organisation", ~persons)):
        p = left_out(x[rows], y[rows])
        best = max(measures(p, y[rows], t)[0] for t in grid)
        review = max(t for t in grid if measures(p, y[rows], t)[0] >= best - SLACK)
        match = next(
            t for t in grid if t >= LOWEST_MATCH and measures(p, y[rows], t)[1] >= PRECISION
        )
        beta = fitted(x[rows], y[rows])
        for name, value in zip(("intercept", *NAMES), beta, strict=True):
            lines.append((schema, name, f"{value:.4f}", SOURCE, day))
        limits += [
            (schema, "review", f"{review:.2f}", SOURCE, day),
            (schema, "match", f"{match:.2f}", SOURCE, day),
        ]
        print(
            schema, "review", round(review, 2), "f1 precision recall", measures(p, y[rows], review)
        )
        print(schema, "match", round(match, 2), measures(p, y[rows], match))
    write("name_scores", ("schema", "feature", "value", "source", "date"), lines)
    write("thresholds", ("schema", "threshold", "value", "source", "date"), limits)


def write(name: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write a table of the reference data."""
    with (OUT / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
