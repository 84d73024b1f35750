"""Cells of US airline fuel from the summary "T2" of Form 41 and T-100.

Fuel stands on rows of service class Z alone; regions are summed before anything is divided,
because fuel and flights are not always booked to the same region; the field of airborne hours is
610, for carriers write ramp hours into 650.
"""

# pyright: reportArgumentType=false

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

KG_OF_GALLON: Final = 3.785411784 * 0.8025
"""Litres of a US gallon times the density of kerosene [kg/l]."""
MILES: Final = 0.868976
"""Nautical miles of a statute mile."""
TONNES: Final = 0.90718474
"""Tonnes of a short ton."""
FIELDS: Final = {
    "miles": "REV_ACRFT_MILES_FLOWN_410",
    "departures": "REV_ACRFT_DEP_PERF_510",
    "ton_miles": "REV_TON_MILES_240",
    "airborne": "REV_ACRFT_HRS_AIRBORNE_610",
    "ramp": "ACRFT_HRS_RAMPTORAMP_630",
    "gallons": "AIRCRAFT_FUELS_921",
}
LARGE: Final = "3"
"""Group of the carriers with more than a billion dollars of revenue."""
PASSENGER: Final = "1"
ALL_SERVICES: Final = "Z"
FEW: Final = 1_000
"""Departures of a carrier's type in a year below which it is left out."""

Key = tuple[str, str, int, int]
"""Carrier, ICAO code, year, quarter; the quarter is 0 in cells of a year."""


@dataclass(frozen=True)
class Cell:
    """Means per departure: nm, tonnes, kg, hours airborne, minutes of taxi."""

    carrier: str
    code: str
    year: int
    quarter: int
    departures: float
    stage: float
    payload: float
    fuel: float
    airborne: float
    taxi: float


def sums(path: Path, codes: Mapping[str, str]) -> dict[Key, Counter[str]]:
    """Return the sums of each carrier's quarter with a type, where fuel was reported."""
    found: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            group = row["SERVICE_CLASS"], row["CARRIER_GROUP"], row["AIRCRAFT_CONFIG"]
            code = codes.get(row["AIRCRAFT_TYPE"])
            if code is None or group != (ALL_SERVICES, LARGE, PASSENGER):
                continue
            key = row["CARRIER"], code, int(row["YEAR"]), int(row["QUARTER"])
            for name, field in FIELDS.items():
                found[key][name] += float(row[field] or 0)
    return {key: one for key, one in found.items() if one["gallons"] > 0 < one["departures"]}


def _cell(key: Key, one: Counter[str]) -> Cell:
    count = one["departures"]
    return Cell(
        *key,
        departures=count,
        stage=one["miles"] * MILES / count,
        payload=one["ton_miles"] / one["miles"] * TONNES,
        fuel=one["gallons"] * KG_OF_GALLON / count,
        airborne=one["airborne"] / count,
        taxi=60 * (one["ramp"] - one["airborne"]) / count,
    )


def cells(
    found: Mapping[Key, Counter[str]], key: Callable[[Key], Key], few: float = FEW
) -> tuple[Cell, ...]:
    """Return the cells by a coarser key, of carriers with enough departures of a type in a year."""
    yearly: Counter[tuple[str, str, int]] = Counter()
    for one, values in found.items():
        yearly[one[:3]] += values["departures"]
    grouped: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for one, values in found.items():
        if yearly[one[:3]] >= few and values["miles"] > 0:
            grouped[key(one)].update(values)
    return tuple(_cell(one, grouped[one]) for one in sorted(grouped))


def by_year(key: Key) -> Key:
    """Return the key of a carrier's year."""
    return (*key[:3], 0)


def by_quarter(key: Key) -> Key:
    """Return the key of a carrier's quarter."""
    return key


def codes_of(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return our code of each DOT code."""
    return {row["dot_code"]: row["code"] for row in rows}
