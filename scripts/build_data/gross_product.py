"""Build the table of gross domestic products and populations from Natural Earth.

    python scripts/build_data/gross_product.py naturalearth_lowres.dbf

The table of attributes is that of the countries at 1 : 110 million, as geopandas 0.14 carries it.
"""

from __future__ import annotations

import csv
import hashlib
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "src" / "corredor" / "data"
FOLDER = ROOT / "gross_product"
FIELDS = ("code", "product", "people")
HEAD, FIELD, END = 32, 32, 13


def records(content: bytes) -> Iterator[dict[str, str]]:
    """Yield the rows of a dBase table."""
    count, start, size = struct.unpack("<IHH", content[4:12])
    fields: list[tuple[str, int]] = []
    at = HEAD
    while content[at] != END:
        fields.append((content[at : at + 11].split(b"\0")[0].decode(), content[at + 16]))
        at += FIELD
    for row in range(count):
        place = start + row * size + 1
        cells: dict[str, str] = {}
        for name, width in fields:
            cells[name] = content[place : place + width].decode("latin-1").strip()
            place += width
        yield cells


def main() -> None:
    with (ROOT / "trade_flows" / "countries.csv").open(encoding="utf-8", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    rows = [
        (row["iso_a3"], row["gdp_md_est"], str(int(float(row["pop_est"]))))
        for row in records(Path(sys.argv[1]).read_bytes())
        if row["iso_a3"] in known and int(row["gdp_md_est"]) > 0
    ]
    FOLDER.mkdir(exist_ok=True)
    table = FOLDER / "gross_product.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(sorted(rows))
    stated = {
        "producer": "Natural Earth",
        "title": "Gross domestic product and population of countries, 2019, estimates",
        "url": "https://www.naturalearthdata.com/downloads/110m-cultural-vectors/",
        "licence": "public domain",
        "retrieved": "2026-11-22",
        "sha256": hashlib.sha256(table.read_bytes()).hexdigest(),
        "by_way_of": "geopandas 0.14.4 (BSD-3-Clause), naturalearth_lowres",
        "unit": "million current US dollars of 2019; people",
        "year": "2019",
        "note": "Natural Earth takes both from the World Bank where it has them and fills the rest",
    }
    lines = [f'{name} = "{text}"' for name, text in stated.items()]
    (FOLDER / "source.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
