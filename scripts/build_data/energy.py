"""Write the tables of bulk data of the energy study into src/corredor/data.

    python scripts/build_data/energy.py FOLDER

FOLDER holds extracts of published files: ``atb2024_lcoe.csv`` and
``atb2024_gas_battery_costs.csv`` (NREL, Annual Technology Baseline 2024, from NREL/ATB-calc,
tests/data, BSD-3-Clause), ``cenace_day_ahead_price_*.csv`` and ``cenace_pv_wind_forecast_*.csv``
(CENACE, compiled). Days become rows with an hour a column, so that the tables stay small; a day
of a clock change has 23 or 25 of them. The tables typed by hand are in energy_facts.py.
"""

from __future__ import annotations

import csv
import hashlib
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[2] / "src" / "corredor" / "data"
READ: Final = "2026-11-22"
YEARS: Final = ("2025", "2030", "2035", "2040", "2050")
HOURS: Final = tuple(f"h{hour}" for hour in range(1, 26))
ATB: Final = "NREL, Annual Technology Baseline 2024"
SOURCES: Final = {
    "technology_costs": {
        "producer": "National Renewable Energy Laboratory",
        "title": "Annual Technology Baseline 2024, electricity: inputs, finance and levelised cost",
        "url": "https://atb.nrel.gov/electricity/2024",
        "licence": "BSD-3-Clause (extract of NREL/ATB-calc at e3fcfd5a, tests/data)",
        "units": "USD_2022/kW, USD_2022/kW/year, USD_2022/MWh; MMBtu/MWh, USD_2022/MMBtu by HHV; "
        "rates and factors as shares; case r_d or market, empty where costs do not depend on it",
        "attribution": "NREL (National Renewable Energy Laboratory). 2024. Annual Technology "
        "Baseline. Copyright of the code that the extract was taken from: Alliance for "
        "Sustainable Energy, LLC, all rights reserved, BSD-3-Clause",
    },
    "market_prices": {
        "producer": "Centro Nacional de Control de Energía",
        "title": "Precios del Mercado de Día en Adelanto, July 2016 to June 2017, hourly mean over "
        "the nodes of a system",
        "url": "https://www.cenace.gob.mx/Paginas/SIM/Reportes/PreciosEnergiaSisMEM.aspx",
        "licence": "public information of CENACE with attribution; terms unverified",
        "attribution": "Fuente: CENACE",
        "caution": "a price of nodes, not of load; the nodes change within the year",
    },
    "generation_forecasts": {
        "producer": "Centro Nacional de Control de Energía",
        "title": "Pronósticos de Generación Intermitente, June 2019 to August 2020, by hour [MW]",
        "url": "https://www.cenace.gob.mx/Paginas/SIM/Reportes/H_PronosticosGI.aspx",
        "licence": "public information of CENACE with attribution; terms unverified",
        "attribution": "Fuente: CENACE",
        "caution": "a forecast of the day before, no metered output; BCS is a fleet of some 55 MW",
    },
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream, strict=True))


def write(name: str, head: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(lines)
    content = text.getvalue().encode()
    folder = DATA / name
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.csv").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    stated = {**SOURCES[name], "retrieved": READ, "sha256": digest}
    lines_ = [f'{key} = "{value}"' for key, value in stated.items()]
    (folder / "source.toml").write_text("\n".join(lines_) + "\n", encoding="utf-8")
    print(name, len(content))


COLUMNS: Final = {
    "occ_usd_kw": "overnight",
    "gcc_usd_kw": "connection",
    "cff": "construction_factor",
    "fom_usd_kw_y": "fixed",
    "vom_usd_mwh": "variable",
    "heat_rate_mmbtu_mwh": "heat_rate",
    "fuel_usd_mmbtu": "fuel_price",
    "capacity_factor": "capacity_factor",
    "wacc_real": "rate",
    "inflation": "inflation",
    "tax_rate": "tax",
    "itc": "investment_credit",
    "ptc_usd_mwh": "production_credit",
    "lcoe_usd_mwh": "lcoe",
}
COSTS: Final = {
    "overnight capital cost": "overnight",
    "grid connection cost": "connection",
    "fixed O&M": "fixed",
    "variable O&M": "variable",
    "heat rate": "heat_rate",
}
PERIODS: Final = ("30", "60")
"""Years of recovery that are kept, beside none."""


def slug(detail: str) -> str:
    kept = "".join(c if c.isalnum() else "_" for c in detail.lower())
    return "_".join(part for part in kept.split("_") if part)


def technology_costs(folder: Path) -> None:
    """Write the baseline: one row for a technology, scenario, case, recovery period and year."""
    made: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for row in rows(folder / "atb2024_lcoe.csv"):
        if row["year"] in YEARS and row["crp_years"] in PERIODS:
            name = slug(row["detail"]), row["scenario"].lower(), slug(row["case"])
            for column, parameter in COLUMNS.items():
                made[(*name, row["crp_years"], row["year"])][parameter] = row[column]
    for row in rows(folder / "atb2024_gas_battery_costs.csv"):
        if row["year"] in YEARS and row["parameter"] in COSTS and "CCS" not in row["detail"]:
            key = slug(row["detail"]), row["scenario"].lower(), "", "", row["year"]
            made[key][COSTS[row["parameter"]]] = row["value"]
    head = ("technology", "scenario", "case", "recovery_years", "year", *COLUMNS.values())
    lines = [
        (*key, *(made[key].get(name, "") for name in COLUMNS.values())) for key in sorted(made)
    ]
    write("technology_costs", head, lines)


def market_prices(folder: Path) -> None:
    days: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    nodes: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("cenace_day_ahead_price_*.csv")):
        for row in rows(path):
            key = row["system"], row["date"]
            days[key][int(row["hour"])] = f"{float(row['price_mxn_mwh']):.2f}"
            nodes[key] = row["nodes"]
    made = [
        (*key, nodes[key], *(days[key].get(hour, "") for hour in range(1, 26)))
        for key in sorted(days)
    ]
    write("market_prices", ("system", "date", "nodes", *HOURS), made)


def generation_forecasts(folder: Path) -> None:
    days: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for path in sorted(folder.glob("cenace_pv_wind_forecast_*.csv")):
        for row in rows(path):
            for column, cell in row.items():
                if column not in ("date", "hour") and cell:
                    name = column.removesuffix("_mw")
                    days[name, row["date"]][int(row["hour"])] = f"{float(cell):.6g}"
    made = [(*key, *(days[key].get(hour, "") for hour in range(1, 26))) for key in sorted(days)]
    write("generation_forecasts", ("series", "date", *HOURS), made)


if __name__ == "__main__":
    given = Path(sys.argv[1])
    technology_costs(given)
    market_prices(given)
    generation_forecasts(given)
