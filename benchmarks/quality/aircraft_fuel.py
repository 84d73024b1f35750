"""Score fuel and airborne time of the routes study against US airlines, beside the naive rule.

``python benchmarks/quality/aircraft_fuel.py T2.csv [T2.csv …] [--unseen T2.csv …]``. The files
are the summary T2 of US DOT, a year each. Each score is one minus the mean absolute relative
error; behind it stand the mean and the worst error and those of the naive rule, kg per nautical
mile (hours per mile) as the other cells of the same type have it. Fleet level: all carriers of a
type together. A rule per type says nothing of a type that it has not seen: there the naive rule
is fuel over model, one factor for all. ``--unseen`` names years on which nothing was fitted.
"""

# pyright: reportMissingImports=false

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts" / "build_data"))

from aircraft import Fit, fit_of, fleet_of, model, read, spreads  # noqa: E402
from dot_fleet import Cell, by_quarter, by_year, cells, codes_of, sums  # noqa: E402

FLEET = 3_000
"""Departures of a type at fleet level below which it is not scored."""
YEARS = "one year left out"
Errors = dict[str, tuple[float, float, bool]]
"""By name of the split and code: error of ours, of the naive rule, and whether it is wide."""


def weights(found: Sequence[Cell], of: str) -> tuple[Any, Any, Any]:
    """Return what was observed in all, what the model says, and the miles."""
    fuel, time = MODELS[id(found)]
    count = np.array([cell.departures for cell in found])
    seen = np.array([cell.fuel if of == "fuel" else cell.airborne for cell in found])
    miles = count * np.array([cell.stage for cell in found])
    return count * seen, count * (fuel if of == "fuel" else time), miles


MODELS: dict[int, tuple[Any, Any]] = {}


def errors(fit: Fit, splits: Iterable[tuple[str, Any, Any]], of: str, carrier: bool) -> Errors:
    """Return by name of the split and code: error of ours, of the naive rule, and if wide."""
    seen, modelled, miles = weights(fit.cells, of)
    codes = np.array([cell.code for cell in fit.cells])
    count = np.array([cell.departures for cell in fit.cells])
    out: Errors = {}
    for name, train, test in splits:
        for code in sorted(set(codes[test & fit.good])):
            at = np.flatnonzero(test & fit.good & (codes == code))
            if count[at].sum() < FLEET:
                continue
            wanted = [fit.labels[i] if carrier else replace(fit.labels[i], carrier="") for i in at]
            mean, _ = fit.effects(train, wanted, of, carrier)
            ours = (modelled[at] * np.exp(mean)).sum() / seen[at].sum() - 1
            same = np.flatnonzero(train & fit.good & (codes == code))
            if len(same):
                rule = seen[same].sum() / miles[same].sum() * miles[at].sum()
            else:
                others = np.flatnonzero(train & fit.good)
                rule = (
                    np.exp(np.median(np.log(seen[others] / modelled[others]))) * modelled[at].sum()
                )
            wide = fit.fleet.rows[code]["body"] == "wide"
            out[f"{name} {code}"] = (float(ours), float(rule / seen[at].sum() - 1), wide)
    return out


def told(name: str, found: Errors, detail: bool) -> None:
    """Print the scores of all types and of the wide-bodies."""
    for kind in ("all", "wide"):
        some = [value for value in found.values() if kind == "all" or value[2]]
        if not some:
            continue
        ours, naive = (np.abs([value[at] for value in some]) for at in (0, 1))
        print(
            f"{name} {kind} {1 - ours.mean():.4f} n={len(some)} mean {ours.mean():.2%} worst "
            f"{ours.max():.2%}; naive mean {naive.mean():.2%} worst {naive.max():.2%}"
        )
    if detail:
        print("  ", " ".join(f"{key}:{100 * value[0]:+.1f}" for key, value in found.items()))


def splits_of(fit: Fit) -> dict[str, tuple[list[tuple[str, Any, Any]], bool]]:
    """Return the ways of holding cells back, and whether the carrier is known."""
    column = {
        name: np.array([getattr(cell, name) for cell in fit.cells])
        for name in ("code", "carrier", "year", "stage")
    }
    every = np.ones(len(fit.cells), dtype=bool)
    one_type = [
        ("", column["code"] != code, column["code"] == code) for code in sorted(set(column["code"]))
    ]
    one_carrier = [
        (str(carrier), column["carrier"] != carrier, column["carrier"] == carrier)
        for carrier in sorted(set(column["carrier"]))
    ]
    years = sorted(set(column["year"]))
    one_year = [
        (f"{old}-{new}", column["year"] == old, column["year"] == new)
        for old in years for new in years if old != new
    ]  # fmt: skip
    median = {
        code: np.median(column["stage"][column["code"] == code]) for code in set(column["code"])
    }
    low = np.array(
        [stage < median[code] for stage, code in zip(column["stage"], column["code"], strict=True)]
    )
    return {
        "one type left out": (one_type, True),
        "one type left out, carrier unknown": (one_type, False),
        "one carrier left out": (one_carrier, False),
        YEARS: (one_year, True),
        "stage below the median, tested above": ([("", low, every & ~low)], True),
    }


def parted(
    name: str, found: Errors, splits: list[tuple[str, Any, Any]], fit: Fit
) -> dict[str, Errors]:
    """Part years left out by types that the other year has, which alone tell of years, and others.

    A type without a cell in the other year is a type left out as well: it is scored apart. Each
    direction is told besides, for what ages does so in one.
    """
    if name != YEARS:
        return {name: found}
    codes = np.array([cell.code for cell in fit.cells])
    fitted = {f"{one} {code}" for one, train, _ in splits for code in set(codes[train & fit.good])}
    known = {key: value for key, value in found.items() if key in fitted}
    lacking = {key: value for key, value in found.items() if key not in fitted}
    parts = {name: known, f"{name}, types that the other lacks": lacking}
    for one, _, _ in splits:
        parts[f"{name}, {one}"] = {k: v for k, v in known.items() if k.startswith(f"{one} ")}
    return parts


def coverage(fit: Fit, quarters: Sequence[Cell], of: str) -> None:
    """Print the share of the carrier-quarters of a year within the interval of the other's."""
    width = spreads(fit, quarters, of)
    years = np.array([cell.year for cell in fit.cells])
    bad = {
        (c.carrier, c.code, c.year) for c, good in zip(fit.cells, fit.good, strict=True) if not good
    }
    fuel, time = model(fit.fleet, quarters)
    for year in sorted(set(years)):
        some = [
            i for i, c in enumerate(quarters)
            if c.year != year and (c.carrier, c.code, c.year) not in bad
        ]  # fmt: skip
        wanted = [fit.fleet.label(quarters[i].code, "", quarters[i].year) for i in some]
        mean, _ = fit.effects(years == year, wanted, of, False)
        inside = [
            abs(
                np.log(
                    (quarters[i].fuel / fuel[i]) if of == "fuel" else quarters[i].airborne / time[i]
                )
                - one
            )
            <= width[fit.fleet.rows[quarters[i].code]["body"]]
            for i, one in zip(some, mean, strict=True)
        ]
        print(f"{of} coverage of quarters, fitted on {year} {np.mean(inside):.3f} n={len(inside)}")


def unseen(fit: Fit, paths: Sequence[Path], codes: dict[str, str]) -> None:
    """Print the errors on years that nothing was fitted on."""
    for path in paths:
        found = cells(sums(path, codes), by_year)
        new = fit_of(fit.fleet, found)
        both = replace(
            fit, cells=fit.cells + new.cells, labels=fit.labels + new.labels,
            fuel=np.concatenate([fit.fuel, new.fuel]), time=np.concatenate([fit.time, new.time]),
            modelled_fuel=np.concatenate([fit.modelled_fuel, new.modelled_fuel]),
            modelled_time=np.concatenate([fit.modelled_time, new.modelled_time]),
            good=np.concatenate([fit.good, new.good]),
        )  # fmt: skip
        MODELS[id(both.cells)] = both.modelled_fuel, both.modelled_time
        old = np.arange(len(both.cells)) < len(fit.cells)
        for of in ("fuel", "time"):
            told(f"{of}, {path.stem}", errors(both, [("", old, ~old)], of, True), True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("years", type=Path, nargs="+")
    parser.add_argument("--unseen", type=Path, nargs="*", default=[])
    parser.add_argument("--detail", action="store_true")
    asked = parser.parse_args()
    codes = codes_of(read("in_service", "dot_types.csv"))
    found = {key: one for path in asked.years for key, one in sums(path, codes).items()}
    fit = fit_of(fleet_of(read("aircraft")), cells(found, by_year))
    MODELS[id(fit.cells)] = fit.modelled_fuel, fit.modelled_time
    for of in ("fuel", "time"):
        for name, (splits, carrier) in splits_of(fit).items():
            for part, some in parted(name, errors(fit, splits, of, carrier), splits, fit).items():
                told(f"{of}, {part}", some, asked.detail)
        quarters = [c for c in cells(found, by_quarter) if c.stage >= 200 and c.departures >= 100]
        coverage(fit, quarters, of)
    unseen(fit, asked.unseen, codes)


if __name__ == "__main__":
    main()
