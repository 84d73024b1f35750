"""Product tables of the size of three years of BACI: RCA beside polars and pandas, and a brief.

Each engine runs in a process of its own, on one Parquet file of synthetic flows; CPU time counts
from the start of the process, imports of the engine included.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import peers
from measure import Measure

PEERS = ("polars", "pandas")
LIBRARIES = ("duckdb",)
COUNTRIES, PRODUCTS, ROWS, SEED = 226, 5_022, 9_500_000, 1
YEARS = (2021, 2022, 2023)
GOALS = {"rca": 2.0, "memory": 0.4, "brief": 1.0}
"""CPU seconds, GB."""
START = """
import resource, sys, time
from pathlib import Path
file = sys.argv[1]
years = [int(year) for year in sys.argv[2].split(",")]
start = time.process_time()
"""
END = """
seconds = time.process_time() - start
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, check)
"""
OWN = """
from corredor.studies.trade.engine import market
from corredor.studies.trade.engine.tables import product_tables
with product_tables([Path(file)], Path(file).parent) as tables:
"""
PARTS = {
    "rca": OWN + "    check = sum(market.advantages(tables, y).advantage.sum() for y in years)\n",
    "brief": OWN + '    check = market.brief(tables, "A07", "A19", years[-1]).pair.value.sum()\n',
    "polars": """
import polars as pl
cell = (pl.scan_parquet(file).filter(pl.col("flow") == "X")
    .group_by("year", "reporter", "product").agg(pl.col("value").sum()).collect(engine="streaming"))
own = pl.col("value") / pl.col("value").sum().over("year", "reporter")
world = pl.col("value").sum().over("year", "product") / pl.col("value").sum().over("year")
check = cell.select(own / world).sum().item()
""",
    "pandas": """
import pandas as pd
held = pd.read_parquet(file, columns=["year", "reporter", "product", "value"])
cell = held.groupby(["year", "reporter", "product"])["value"].sum()
own = cell / cell.groupby(level=[0, 1]).transform("sum")
world = (cell.groupby(level=[0, 2]).transform("sum")
    / cell.groupby(level=0).transform("sum"))
check = (own / world).sum()
""",
}


def flows(file: Path) -> None:
    """Write a table of unlike countries that trade most goods."""
    connection = duckdb.connect(config={"threads": 2})
    connection.execute(f"SELECT setseed({SEED / 10})")
    size = f"power(random(), 3) * {COUNTRIES}"
    for year in YEARS:
        connection.execute(
            "CREATE OR REPLACE TABLE drawn AS SELECT floor("
            f"{size})::SMALLINT AS i, floor({size})::SMALLINT AS j, "
            f"floor(random() * {PRODUCTS})::SMALLINT AS k FROM range({ROWS})"
        )
        verb = "INSERT INTO flow" if year > YEARS[0] else "CREATE TABLE flow AS"
        connection.execute(
            f"{verb} SELECT {year} AS year, 'A' || lpad(i::VARCHAR, 2, '0') AS reporter, "
            "'A' || lpad(j::VARCHAR, 2, '0') AS partner, "
            "lpad((10000 + k::INTEGER * 190)::VARCHAR, 6, '0') AS product, 'X' AS flow, "
            f"exp(7 + 2.5 * sqrt(-2 * ln(random())) * cos(6.2832 * random())) AS value "
            f"FROM drawn"
        )
    connection.execute(
        f"COPY (SELECT * FROM flow ORDER BY year, reporter, product, partner) TO '{file}' "
        "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 1000000)"
    )


def run(part: str, file: Path) -> peers.Answer:
    """Return CPU time [s], most memory [GB] and a sum that peers must share."""
    code = START + PARTS[part] + END
    command = [sys.executable, "-c", code, str(file), ",".join(map(str, YEARS))]
    return peers.answer_of(command)


def own(part: str, file: Path) -> tuple[float, ...]:
    """Return what `run` finds of our own part, the fastest of three."""
    found = [run(part, file) for _ in range(3)]
    for one in found:
        if not one.numbers:
            raise RuntimeError(one.why)
    return min(one.numbers for one in found)


def measures() -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "flows.parquet"
        # In a process of its own: the memory of a parent counts as that of its children.
        made_in = multiprocessing.get_context("spawn").Process(target=flows, args=(file,))
        made_in.start()
        made_in.join()
        [(count,)] = duckdb.execute(f"SELECT count(*) FROM '{file}'").fetchall()
        seconds, memory, check = own("rca", file)
        for peer in ("polars", "pandas"):
            theirs = run(peer, file)
            if theirs.numbers and abs(theirs.numbers[2] / check - 1) > 1e-9:
                raise AssertionError(f"{peer} finds {theirs.numbers[2]}, not {check}")
            name = f"RCA of {count:,} rows"
            yield Measure(name, seconds, "CPU s", GOALS["rca"], theirs.peer(peer))
            held = theirs.peer(peer, at=1)
            yield Measure(f"{name}, most memory", memory, "GB", GOALS["memory"], held)
        seconds, *_ = own("brief", file)
        yield Measure("brief of a pair from it", seconds, "CPU s", GOALS["brief"])
