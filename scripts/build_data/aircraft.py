"""Write src/corredor/data/in_service: how the types fly in service, fitted on US airline fuel.

    python scripts/build_data/aircraft.py us_dot_t2_2019.csv us_dot_t2_2023.csv

Needs corredor itself. The fit sees the years given and nothing else. The types and their
published parameters stand in src/corredor/data/aircraft, typed by hand from their sources.

Two steps. First the parameters of the method that were tuned type by type, psi 0 and eta 1, are
drawn half way to what the geometry and the engines of all types say of them. Then the fuel of
each carrier's year over that of the model is pooled by family and engines (`pooling`).
"""

# pyright: reportArgumentType=false

from __future__ import annotations

import argparse
import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from dot_fleet import Cell, by_quarter, by_year, cells, codes_of, sums
from pooling import REFERENCE, Label, Spread, kept, pooled

from corredor.studies.routes.calc.performance.aircraft import Aircraft, aircraft_of
from corredor.studies.routes.calc.performance.trip import still_air_time, taxi_fuel, trip_fuel

DATA: Final = Path(__file__).parents[2] / "src" / "corredor" / "data"
SHRINKAGE: Final = 0.5
"""Share of the way to the regression: half of the deviations is taken for noise of the tuning."""
SAME_ENGINE: Final = 0.8
"""Share of the way of eta 1 to the mean of the types with the same engines."""
EXTENSION: Final = 1.0387
"""Way flown over the great circle (Seymour et al. 2020, Transportation Research D 88, eq. 6)."""
DETOUR: Final = 40.5
"""Way flown besides [km] (the same)."""
KM: Final = 1.852
RESERVE: Final = 0.05
"""Reserve at landing as a share of the zero-fuel mass, beside the contingency."""
CONTINGENCY: Final = 0.05
"""Contingency as a share of the trip fuel, on board at landing (ICAO Annex 6 part I, 4.3.6.3)."""
TAXI_SHARE: Final = 0.9
"""Share of the minutes between block and airborne time with all engines at idle."""
APU_FUEL: Final = {"wide": 300.0, "narrow": 80.0, "regional": 80.0}
"""Fuel of the auxiliary power unit a departure [kg], booked with the rest: long-haul and
short-haul aircraft of the simple approach of ICAO Doc 9889, first edition, chapter 3."""
SWAPPED: Final = {("MQ", "E145", 2019)}
"""Cells whose excess is the fuel that another type of the carrier's year lacks: the E75L of that
year, an eighth too low, is left out by the rule."""
LOW_COST: Final = frozenset(("B6", "F9", "G4", "NK", "SY", "VX", "WN"))
"""Low-cost carriers of the United States by ICAO's list of 2017; the others are network carriers,
or regional ones by the body of the type, and so is a carrier of which nothing is known."""
KINDS: Final = {"wide": "network", "narrow": "network", "regional": "regional"}
FUEL: Final = Spread(
    level=0.05, family=0.03, engine=0.03, type=0.01, business=0.02, carrier=0.02, pair=0.018,
    ageing=0.01, noise=0.012,
)  # fmt: skip
TIME: Final = Spread(
    level=0.03, family=0.012, engine=0.0, type=0.008, business=0.008, carrier=0.008, pair=0.006,
    ageing=0.002, noise=0.005,
)  # fmt: skip
FUEL_PRIOR: Final = (0.10, 0.01)
"""Level in the reference year; wear of engines and airframe and heavier cabins, a quarter of a
percent a year (Poll and Schumann put 2.5 % on half a life)."""
TIME_PRIOR: Final = (0.0, 0.0)
SHORTEST: Final = 200.0
"""Mean stage [nm] below which a cell lies outside the method."""
DERIVED: Final = 0.04
"""Standard deviation of the fuel of a type whose parameters are derived, not published: what the
intervals of ``intervals.csv`` come to."""
COVERAGE: Final = 0.90
UNIT: Final = {"fuel_factor": "1", "time_factor": "1", "fuel_spread": "0", "time_spread": "0"}
NOTHING: Final = {**UNIT, "taxi_minutes": "0"}


def read(name: str, file: str = "") -> list[dict[str, str]]:
    """Return the rows of a table of the data folder."""
    path = DATA / name / (file or f"{name}.csv")
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def base_of(row: Mapping[str, str]) -> str:
    """Return the code of the type of which a row is a variant, or its own."""
    return row["code"].partition("-")[0] if row["parameters"] == "variant" else row["code"]


def ratios(every: Sequence[Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Return by code what psi 0 and eta 1 are multiplied by."""
    rows = [row for row in every if row["parameters"] != "variant"]

    def column(name: str, of: Sequence[Mapping[str, str]]) -> Any:
        return np.array([float(row[name]) for row in of])

    def fuselage(of: Sequence[Mapping[str, str]]) -> Any:
        side = np.pi * column("fuselage_width_m", of) * column("length_m", of)
        year = (column("first_flight", of) - 2000) / 20
        parts = (1 + 0 * year, side / column("wing_area_m2", of), column("engines", of) - 2, year)
        return np.stack(parts, axis=1)

    def engine(of: Sequence[Mapping[str, str]]) -> Any:
        each = column("static_thrust_kn", of) / column("engines", of)
        ratios = np.log(column("bypass_ratio", of)), np.log(column("pressure_ratio", of))
        return np.stack((1 + 0 * each, *ratios, np.log(each)), axis=1)

    def efficiency(of: Sequence[Mapping[str, str]]) -> Any:
        return np.log(column("eta_1", of)) + column("eta_2", of) * np.log(0.8)

    known = [row for row in rows if row["parameters"] == "published"]
    drag, *_ = np.linalg.lstsq(fuselage(known), column("psi_0", known), rcond=None)
    power, *_ = np.linalg.lstsq(engine(known), efficiency(known), rcond=None)
    psi = np.log(fuselage(rows) @ drag / column("psi_0", rows))
    eta = engine(rows) @ power - efficiency(rows)
    groups = np.array([row["engine_group"] for row in rows])
    mean = np.array([eta[groups == group].mean() for group in groups])
    eta = SHRINKAGE * mean + SAME_ENGINE * (eta - mean)
    found = {
        row["code"]: {
            "psi_0_ratio": f"{np.exp(SHRINKAGE * one):.4f}",
            "eta_1_ratio": f"{np.exp(other):.4f}" if row in known else "1.0000",
        }
        for row, one, other in zip(rows, psi, eta, strict=True)
    }
    return {row["code"]: found[base_of(row)] for row in every}


@dataclass(frozen=True)
class Fleet:
    """The types without terms of service, and what pools them."""

    aircraft: Mapping[str, Aircraft]
    rows: Mapping[str, Mapping[str, str]]

    def label(self, code: str, carrier: str, year: int = REFERENCE) -> Label:
        row = self.rows[code]
        return Label(
            base_of(row),
            row["family"],
            row["engine_group"],
            carrier,
            row["body"],
            year,
            "low-cost" if carrier in LOW_COST else KINDS[row["body"]],
        )


def fleet_of(rows: Sequence[Mapping[str, str]]) -> Fleet:
    """Return the types as the physical model has them."""
    terms = [{"code": code, **NOTHING, **ratio} for code, ratio in ratios(rows).items()]
    made = {row["code"]: aircraft_of(row["code"], rows, terms) for row in rows}
    return Fleet(made, {row["code"]: row for row in rows})


def model(fleet: Fleet, found: Sequence[Cell]) -> tuple[Any, Any]:
    """Return block fuel [kg] and airborne time [h] of cells by the physical model."""
    fuel, time = np.zeros(len(found)), np.zeros(len(found))
    for code in sorted({cell.code for cell in found}):
        at = [number for number, cell in enumerate(found) if cell.code == code]
        aircraft = fleet.aircraft[code]
        distance = np.array([found[number].stage for number in at]) * KM * EXTENSION + DETOUR
        payload = np.array([found[number].payload for number in at]) * 1000
        zero_fuel = aircraft.operating_mass + payload
        landing = zero_fuel * (1 + RESERVE)
        for _ in range(3):
            trip = trip_fuel(aircraft, distance, landing)
            landing = zero_fuel * (1 + RESERVE) + CONTINGENCY * trip
        taxi = np.array([found[number].taxi for number in at])
        fuel[at] = trip + taxi_fuel(aircraft, TAXI_SHARE * taxi) + APU_FUEL[aircraft.body]
        time[at] = still_air_time(aircraft, distance, landing)
    return fuel, time


@dataclass(frozen=True)
class Fit:
    """Cells with what they show, and which of them count."""

    fleet: Fleet
    cells: tuple[Cell, ...]
    labels: tuple[Label, ...]
    fuel: Any
    time: Any
    modelled_fuel: Any
    modelled_time: Any
    good: Any

    def effects(
        self, train: Any, wanted: Sequence[Label], of: str, carrier: bool
    ) -> tuple[Any, Any]:
        """Return mean and standard deviation of the pooled effects, from the cells of `train`."""
        spread, prior = (FUEL, FUEL_PRIOR) if of == "fuel" else (TIME, TIME_PRIOR)
        at = np.flatnonzero(train & self.good)
        values = (self.fuel if of == "fuel" else self.time)[at]
        return pooled([self.labels[i] for i in at], values, wanted, spread, prior, carrier)


def fit_of(fleet: Fleet, found: Sequence[Cell]) -> Fit:
    """Compare cells with the physical model and leave out booking errors."""
    some = tuple(cell for cell in found if cell.stage >= SHORTEST)
    labels = tuple(fleet.label(cell.code, cell.carrier, cell.year) for cell in some)
    fuel, time = model(fleet, some)
    shown = np.log(np.array([cell.fuel for cell in some]) / fuel)
    timed = np.log(np.array([cell.airborne for cell in some]) / time)
    good = np.array([(cell.carrier, cell.code, cell.year) not in SWAPPED for cell in some])
    judged = [label for label, is_judged in zip(labels, good, strict=True) if is_judged]
    good[good] = kept(judged, shown[good], FUEL, FUEL_PRIOR)
    return Fit(fleet, some, labels, shown, timed, fuel, time, good)


def half_width(misses: Any, at_least: float = 0.0) -> float:
    """Return the half-width that covers nine of ten misses, judged by their logarithm."""
    return max(float(np.quantile(np.abs(misses), COVERAGE)), at_least)


def spreads(fit: Fit, quarters: Sequence[Cell], of: str) -> dict[str, float]:
    """Return by body the half-width of nine tenths of the quarters of the year not fitted."""
    years = np.array([cell.year for cell in fit.cells])
    fuel, time = model(fit.fleet, quarters)
    shown = (
        np.log(np.array([cell.fuel for cell in quarters]) / fuel)
        if of == "fuel"
        else np.log(np.array([cell.airborne for cell in quarters]) / time)
    )
    bad = {
        (c.carrier, c.code, c.year) for c, good in zip(fit.cells, fit.good, strict=True) if not good
    }
    misses: dict[str, list[float]] = {}
    for year in sorted(set(years)):
        at = [
            i for i, cell in enumerate(quarters)
            if cell.year != year and (cell.carrier, cell.code, cell.year) not in bad
        ]  # fmt: skip
        wanted = [fit.fleet.label(quarters[i].code, "", quarters[i].year) for i in at]
        mean, _ = fit.effects(years == year, wanted, of, False)
        for i, one in zip(at, mean, strict=True):
            body = fit.fleet.rows[quarters[i].code]["body"]
            misses.setdefault(body, []).append(float(shown[i] - one))
    return {body: half_width(values) for body, values in sorted(misses.items())}


SOURCE: Final = """\
producer = "US Department of Transportation, Bureau of Transportation Statistics"
title = "Air carrier summary T2 (Form 41, T-100), {years}: fitted by scripts/build_data/aircraft.py"
url = "https://www.transtats.bts.gov"
licence = "US public domain"
retrieved = "2026-11-22"
sha256 = "{sha256}"
"""


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def main() -> None:
    """Fit and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("years", type=Path, nargs="+", help="files T2 of the years to fit")
    paths: list[Path] = parser.parse_args().years
    rows = read("aircraft")
    codes = codes_of(read("in_service", "dot_types.csv"))
    found = {key: one for path in paths for key, one in sums(path, codes).items()}
    fleet = fleet_of(rows)
    fit = fit_of(fleet, cells(found, by_year))
    quarters = [c for c in cells(found, by_quarter) if c.stage >= SHORTEST and c.departures >= 100]
    everything = np.ones(len(fit.cells), dtype=bool)
    wanted = [fleet.label(row["code"], "") for row in rows]
    fuel, fuel_sd = fit.effects(everything, wanted, "fuel", False)
    time, time_sd = fit.effects(everything, wanted, "time", False)
    fuel_spread, time_spread = (spreads(fit, quarters, of) for of in ("fuel", "time"))
    count = {row["code"]: 0 for row in rows}
    for cell, good in zip(fit.cells, fit.good, strict=True):
        count[cell.code] += int(good)
    later = [fleet.label(row["code"], "", REFERENCE + 1) for row in rows]
    ageing = fit.effects(everything, later, "fuel", False)[0] - fuel
    taxi = taxi_minutes(fit)
    ratio = ratios(rows)
    lines: list[Sequence[object]] = []
    for i, row in enumerate(rows):
        code, body, cells_of = row["code"], row["body"], count[base_of(row)]
        basis = "fitted" if cells_of else "pooled"
        own = 0.0 if cells_of else 1.645
        unsure = DERIVED if row["parameters"] == "derived" else 0.0
        wide = (
            np.hypot(fuel_spread[body], own * np.hypot(fuel_sd[i], unsure)),
            np.hypot(time_spread[body], own * time_sd[i]),
        )
        lines.append((
            code, basis, cells_of, *ratio[code].values(), f"{np.exp(fuel[i]):.4f}",
            f"{fuel_sd[i]:.4f}", f"{wide[0]:.4f}", f"{np.exp(time[i]):.4f}", f"{time_sd[i]:.4f}",
            f"{wide[1]:.4f}", f"{taxi.get(base_of(row), taxi[body]):.1f}", REFERENCE,
            f"{ageing[i]:.5f}",
        ))  # fmt: skip
    columns = (
        "code", "basis", "cells", "psi_0_ratio", "eta_1_ratio", "fuel_factor", "fuel_factor_sd",
        "fuel_spread", "time_factor", "time_factor_sd", "time_spread", "taxi_minutes", "year",
        "ageing",
    )  # fmt: skip
    text = table(columns, lines)
    left = [
        (c.carrier, c.code, c.year, round(c.departures), f"{np.exp(one):.3f}")
        for c, one, good in zip(fit.cells, fit.fuel, fit.good, strict=True) if not good
    ]  # fmt: skip
    folder = DATA / "in_service"
    (folder / "in_service.csv").write_text(text, encoding="utf-8")
    left_text = table(("carrier", "code", "year", "departures", "fuel_over_model"), left)
    (folder / "left_out.csv").write_text(left_text, encoding="utf-8")
    years = " and ".join(sorted({str(cell.year) for cell in fit.cells}))
    digest = hashlib.sha256(text.encode()).hexdigest()
    (folder / "source.toml").write_text(SOURCE.format(years=years, sha256=digest), "utf-8")


def taxi_minutes(fit: Fit) -> dict[str, float]:
    """Return mean minutes between block and airborne time, by code and by body."""
    found: dict[str, list[tuple[float, float]]] = {}
    for cell in fit.cells:
        for name in (cell.code, fit.fleet.rows[cell.code]["body"]):
            found.setdefault(name, []).append((cell.departures, cell.taxi))
    return {
        name: sum(n * taxi for n, taxi in values) / sum(n for n, _ in values)
        for name, values in found.items()
    }


if __name__ == "__main__":
    main()
