"""Write src/corredor/data/{airports,runways}: airports with IATA codes and their paved runways.

    pip install airportsdata
    python scripts/build_data/airports.py runways.csv 2026-08-22

Takes the list of airports from the package airportsdata and the file ``runways.csv`` of
OurAirports with the day of its state. Which spelling of a surface is paved stands in
``runways/surfaces.csv``, typed by hand; what stands there not at all counts as unknown.
"""

# pyright: reportMissingImports=false

from __future__ import annotations

import argparse
import csv
import datetime
import hashlib
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import airportsdata

DATA: Final = Path(__file__).parents[2] / "src" / "corredor" / "data"
FEET_OF_2500_M: Final = 2500 / 0.3048
SLOPE: Final = 50
"""A published elevation further than this outside those of the runway ends is wrong [ft]."""
LISTED: Final = 25

AIRPORTS: Final = """\
producer = "Mike Borsetti; elevations of runway ends: OurAirports"
title = "airportsdata {edition}, airports with an IATA code"
url = "https://github.com/mborsetti/airportsdata"
licence = "MIT; OurAirports: public domain"
retrieved = "{retrieved}"
sha256 = "{sha256}"
edition = "{edition}"
changed = "elevation is the list's where it agrees with the runway ends of OurAirports; the \
highest runway end where it doesn't, or where the list says 0, its mark for unknown; empty where \
neither knows"
elevations = "{elevations}"
"""
RUNWAYS: Final = """\
producer = "OurAirports"
title = "Runways, state of {retrieved}: paved open runways of airports with an IATA code"
url = "https://ourairports.com/data/"
licence = "public domain"
retrieved = "{retrieved}"
sha256 = "{sha256}"
sha256_of_file = "{sha256_of_file}"
lengths = "the whole runway: displaced thresholds aren't taken off, stopways not added"
closed = "{closed} closed runways and {blank} without a length left out"
unknown = "{unknown} open runways have a surface that surfaces.csv doesn't know or knows as mixed; \
they count apart: {spellings}"
"""


def csv_of(rows: Iterable[dict[str, Any]], columns: list[str]) -> str:
    """Return rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def kinds() -> dict[str, str]:
    """Return what each token of a surface says: paved, unpaved, unknown or condition."""
    with (DATA / "runways" / "surfaces.csv").open(encoding="utf-8", newline="") as stream:
        return {row["token"]: row["kind"] for row in csv.DictReader(stream)}


def surface_of(spelling: str, known: dict[str, str]) -> str:
    """Return paved or unpaved where all tokens agree, else unknown.

    Examples
    --------
    >>> table = {"ASPH": "paved", "TURF": "unpaved", "G": "condition"}
    >>> [surface_of(text, table) for text in ("ASPH-G", "ASPH-TURF", "zzz", "")]
    ['paved', 'unknown', 'unknown', 'unknown']
    """
    tokens = [token for token in re.split(r"[^A-Z0-9]+", spelling.upper()) if token]
    # A single letter of condition, alone, is no surface.
    said = {known.get(token, "unknown") for token in tokens}
    said -= {"condition"} if len(said) > 1 else set()
    return said.pop() if len(said) == 1 and said <= {"paved", "unpaved"} else "unknown"


def runways_of(
    rows: list[dict[str, str]], idents: set[str]
) -> tuple[list[dict[str, Any]], dict[str, list[float]], dict[str, Any]]:
    """Return a row for each airport, elevations of its runway ends [ft], and what was left out."""
    known = kinds()
    lengths: dict[tuple[str, str], list[int]] = defaultdict(list)
    ends: dict[str, list[float]] = defaultdict(list)
    spellings: Counter[str] = Counter()
    closed = blank = 0
    for row in rows:
        ident = row["airport_ident"]
        if ident not in idents:
            continue
        if row["closed"] != "0":
            closed += 1
            continue
        ends[ident] += [
            float(row[f"{e}_elevation_ft"]) for e in ("le", "he") if row[f"{e}_elevation_ft"]
        ]
        length = round(float(row["length_ft"] or 0))
        if length <= 0:
            blank += 1
            continue
        surface = surface_of(row["surface"], known)
        if surface == "unknown":
            spellings[row["surface"].strip()] += 1
        lengths[ident, surface].append(length)
    table = [
        {
            "icao": ident,
            "longest_paved_ft": max(lengths[ident, "paved"], default=""),
            "paved_from_2500_m": sum(x >= FEET_OF_2500_M for x in lengths[ident, "paved"]),
            "longest_unknown_ft": max(lengths[ident, "unknown"], default=""),
        }
        for ident in sorted(idents)
        if lengths[ident, "paved"] or lengths[ident, "unknown"]
    ]
    common = ", ".join(f"{name or 'blank'} {n}" for name, n in spellings.most_common(LISTED))
    rest = len(spellings) - LISTED
    left = {
        "closed": closed,
        "blank": blank,
        "unknown": sum(spellings.values()),
        "spellings": (f"{common}, and {rest} rarer" if rest > 0 else common).replace('"', ""),
    }
    return table, ends, left


def elevation_of(listed: float, ends: list[float]) -> tuple[int | str, str]:
    """Return the elevation [ft] and whence it comes; empty where nothing is known."""
    if listed and (not ends or min(ends) - SLOPE <= listed <= max(ends) + SLOPE):
        return round(listed), "list"
    if ends:
        return round(max(ends)), "runway"
    return "", ""


def main() -> None:
    """Read package and file, write both tables and their source.toml."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runways", type=Path, help="runways.csv of OurAirports")
    parser.add_argument("retrieved", type=datetime.date.fromisoformat, help="day of its state")
    given = parser.parse_args()
    raw = given.runways.read_bytes()
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))
    airports = airportsdata.load("IATA")
    idents = {airport["icao"] for airport in airports.values()}
    table, ends, left = runways_of(rows, idents)
    listed: list[dict[str, Any]] = []
    whence: Counter[str] = Counter()
    for code, airport in sorted(airports.items()):
        elevation, origin = elevation_of(airport["elevation"], ends.get(airport["icao"], []))
        whence[origin] += 1
        listed.append(
            {
                "iata": code,
                **{key: airport[key].strip() for key in ("icao", "name", "city", "country")},
                "lat": f"{airport['lat']:.4f}",
                "lon": f"{airport['lon']:.4f}",
                "elevation_ft": elevation,
                "elevation_from": origin,
                "time_zone": airport["tz"],
            }
        )
    texts = {
        "airports": csv_of(listed, list(listed[0])),
        "runways": csv_of(table, list(table[0])),
    }
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    edition = version("airportsdata")
    sources = {
        "airports": AIRPORTS.format(
            edition=edition,
            retrieved=f"{edition[:4]}-{edition[4:6]}-{edition[6:8]}",
            sha256=digests["airports"],
            elevations=f"{whence['list']} of the list, {whence['runway']} of runway ends, "
            f"{whence['']} unknown",
        ),
        "runways": RUNWAYS.format(
            retrieved=given.retrieved.isoformat(),
            sha256=digests["runways"],
            sha256_of_file=hashlib.sha256(raw).hexdigest(),
            **left,
        ),
    }
    for name, text in texts.items():
        (DATA / name).mkdir(parents=True, exist_ok=True)
        (DATA / name / f"{name}.csv").write_text(text, encoding="utf-8")
        (DATA / name / "source.toml").write_text(sources[name], encoding="utf-8")


if __name__ == "__main__":
    main()
