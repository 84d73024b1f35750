"""Write src/corredor/data/trade_flows: bilateral totals as reported, and as reconciled.

    python scripts/build_data/trade_flows.py dots.parquet baci.parquet

The first table holds `reporter, partner, year, flow, value_musd, estimated` of the IMF's Direction
of Trade Statistics (flow X exports fob, M imports cif), the second `exporter, importer,
value_kusd` of CEPII's BACI. Values are rounded to a thousand dollars. All pairs from `FIRST` on;
before it the rows that have a country of `CORRIDOR` on one side, so that the set stays small.
"""

from __future__ import annotations

import csv
import hashlib
import io
import lzma
import sys
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np
from babel.core import get_global

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "trade_flows"
FIRST: Final = 2007
CORRIDOR: Final = ("CUB", "MEX", "RUS")
BESIDE: Final = {"XKX": "XK"}
"""Codes of the source that ISO 3166 does not assign."""
BACI_YEAR: Final = 2023
KUSD: Final = 1000
"""Thousand dollars in a million."""
FILTERS: Final = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 0, "pb": 0}]
SOURCE: Final = """\
producer = "International Monetary Fund; CEPII"
title = "Direction of Trade Statistics, annual totals of goods {first_year} to {last_year}, as \
downloaded in 2022 (all pairs from {first}; before that rows with {corridor}); BACI V202501, \
HS22, totals of {baci}"
url = "https://data.imf.org/dot"
licence = "DOTS: terms of the IMF, attribution as in `attribution`; wording on commercial reuse \
differed between versions, read the current text before a release [unverified]. BACI: Etalab 2.0"
retrieved = "2022"
sha256 = "{sha256}"
sha256_of_countries = "{sha256_of_countries}"
attribution = "Source: International Monetary Fund, Direction of Trade Statistics. Source: \
CEPII, BACI; Gaulier and Zignago 2010, CEPII working paper 2010-23"
by_way_of = "DOTS: github.com/SamLeBlanc/Direction-of-Trade-Map at a0b40af (MIT, 2022, Sam \
LeBlanc); regional aggregates left out"
baci_url = "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37"
unit = "thousand current US dollars, calendar years, goods"
valuation = "exports fob, imports cif as the reporter says; BACI fob, reconciled by CEPII, with \
no Russian report behind {baci}"
estimated = "the IMF's estimate where one side reports nothing: the partner's figure times or \
through 1.06"
codes = "countries.csv: ISO 3166-1 alpha-3 in the order of the arrays, alpha-2 by CLDR"
rows = "{rows} reported or estimated, {baci_rows} reconciled"
"""


def planes(values: Any) -> Any:
    """Return the four bytes of each number, byte by byte, which packs better."""
    return np.ascontiguousarray(values.astype("<u4").view(np.uint8).reshape(-1, 4).T)


def codes_of(tables: list[str], connection: Any) -> list[str]:
    columns = ("reporter", "partner"), ("exporter", "importer")
    union = " union ".join(
        f"select distinct {column} from '{table}'"
        for table, pair in zip(tables, columns, strict=True)
        for column in pair
    )
    return sorted(row[0] for row in connection.sql(union).fetchall())


def reported(table: str, codes: list[str], connection: Any) -> tuple[list[Any], tuple[int, int]]:
    corridor = ", ".join(f"'{code}'" for code in CORRIDOR)
    taken = connection.sql(
        f"select reporter, partner, year, flow, value_musd, estimated from '{table}' where year >= "
        f"{FIRST} or reporter in ({corridor}) or partner in ({corridor}) "
        "order by flow, reporter, partner, year"
    ).fetchnumpy()
    place = {code: index for index, code in enumerate(codes)}
    years = int(taken["year"].min()), int(taken["year"].max())
    spots = (
        (np.asarray(taken["flow"]) == "X").astype(int),
        np.array([place[code] for code in taken["reporter"]]),
        np.array([place[code] for code in taken["partner"]]),
        taken["year"].astype(int) - years[0],
    )
    present = np.zeros((2, len(codes), len(codes), years[1] - years[0] + 1), bool)
    present[spots] = True
    order = np.argsort(np.ravel_multi_index(spots, present.shape))
    value = np.rint(taken["value_musd"].astype(float) * KUSD)[order]
    marks = np.asarray(taken["estimated"])[order].astype(bool)
    arrays = [np.array(present.shape), np.packbits(present), planes(value), np.packbits(marks)]
    return [*arrays, totals(table, present.shape, place, connection)], years


def totals(table: str, shape: Any, place: dict[str, int], connection: Any) -> Any:
    """Return each reporter's sums over all its partners and years of the source, as bytes.

    0 stands for no report; four bytes hold 4.29 trillion dollars.
    """
    taken = connection.sql(
        f"select flow, reporter, year, sum(value_musd::double) as sum from '{table}' "
        "group by all order by all"
    ).fetchnumpy()
    first = int(taken["year"].min())
    found = np.zeros((shape[0], shape[1], shape[3]))
    for flow, reporter, year, value in zip(
        *(taken[name] for name in ("flow", "reporter", "year", "sum")), strict=True
    ):
        found[int(flow == "X"), place[reporter], year - first] = round(value * KUSD)
    return planes(found.ravel())


def reconciled(table: str, codes: list[str], connection: Any) -> list[Any]:
    taken = connection.sql(f"select exporter, importer, value_kusd from '{table}'").fetchnumpy()
    place = {code: index for index, code in enumerate(codes)}
    value = np.zeros((len(codes), len(codes)))
    spots = tuple([place[code] for code in taken[side]] for side in ("exporter", "importer"))
    value[spots] = np.maximum(np.rint(taken["value_kusd"].astype(float)), 0)
    present = np.zeros(value.shape, bool)
    present[spots] = True
    return [np.packbits(present), planes(value[present])]


def main() -> None:
    dots, baci = sys.argv[1:]
    connection = duckdb.connect()
    codes = codes_of([dots, baci], connection)
    arrays, years = reported(dots, codes, connection)
    arrays += reconciled(baci, codes, connection)
    stream = io.BytesIO()
    for array in [np.array([years[0], FIRST, BACI_YEAR]), *arrays]:
        np.save(stream, array, allow_pickle=False)
    packed = lzma.compress(stream.getvalue(), lzma.FORMAT_XZ, filters=FILTERS)
    two = {three: two for three, [two, *_] in get_global("territory_aliases").items()} | BESIDE
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [("code", "alpha2"), *((code, two[code]) for code in codes)]
    )
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "trade_flows.npy.xz").write_bytes(packed)
    (FOLDER / "countries.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    source = SOURCE.format(
        first=FIRST,
        first_year=years[0],
        last_year=years[1],
        baci=BACI_YEAR,
        corridor=", ".join(CORRIDOR),
        sha256=hashlib.sha256(packed).hexdigest(),
        sha256_of_countries=hashlib.sha256(text.getvalue().encode()).hexdigest(),
        rows=arrays[2].shape[1],
        baci_rows=arrays[6].shape[1],
    )
    (FOLDER / "source.toml").write_text(source, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
