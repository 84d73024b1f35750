"""What two countries trade, by product and year, fetched of the user's own warehouse.

The warehouse sums; what comes is a small table of flows. Its address may hold a password, so that
only its kind is recorded.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import Final

from corredor.core.errors import EmptyDataFile, NotAProgramme, PathLeavesFolder, Place
from corredor.programme.atomic import make_folder, write_atomic
from corredor.run.asking_statistics import Question, alpha3
from corredor.run.fetching_statistics import ROOM, SIDE, Answer
from corredor.studies.trade.engine import market
from corredor.studies.trade.engine.records import Engine
from corredor.studies.trade.engine.warehouse import warehouse
from corredor.studies.trade.inputs.flows import EXPORT

SOURCE: Final = "warehouse"
HEAD: Final = ("reporter", "partner", "product", "period", "flow", "value")


def fetch_from_warehouse(
    folder: Path, question: Question, today: str, address: str, table: str
) -> Answer:
    """Fetch the trade of two countries, by product and year, and keep it with its record.

    Parameters
    ----------
    folder
        The programme.
    today
        Day of retrieval, ISO 8601.
    address, table
        As of `warehouse`: where it is, and what the table of flows is called there.

    Raises
    ------
    NotAProgramme, PathLeavesFolder
        E001, E007: before anything is asked.
    EngineMissing, QueryRefused
        E502, E425: Ibis isn't installed, or the warehouse doesn't answer.
    EmptyDataFile
        E143: it holds nothing of the two.
    """
    if not (folder / "programme.toml").is_file():
        raise NotAProgramme(folder=folder)
    if not (folder / ROOM).resolve().is_relative_to(folder.resolve()):
        raise PathLeavesFolder(path=ROOM)
    sides = alpha3(question.reporter), alpha3(question.partner)
    with warehouse(address, table) as engine:
        content, count = pair_as_csv(engine, *sides, question.years)
    name = f"{SOURCE}-{sides[0]}-{sides[1]}".lower()
    target = folder / ROOM / f"{name}-{today}.csv"
    if not count:
        raise EmptyDataFile(Place(target.name))
    make_folder(folder / ROOM)
    write_atomic(target, content)
    kind = address.partition(":")[0]
    side = SIDE.format(
        file=target.name,
        sha256=hashlib.sha256(content).hexdigest(),
        rows=count,
        flows=count,
        address=kind,
        publisher="",
        title=table,
        licence="",
        retrieved=today,
    )
    write_atomic(target.with_name(f"{target.name}.source.toml"), side.encode())
    row = {
        "id": name,
        "format": "csv",
        "file": target.name,
        "fragment": "yes",
        "producer": kind,
        "title": table,
        "url": "",
        "licence": "",
        "retrieved": today,
    }
    return Answer(name, target.name, count, row)


def pair_as_csv(
    engine: Engine, first: str, second: str, years: tuple[int, int]
) -> tuple[bytes, int]:
    """Return the trade of two countries as a table of flows, and its number of rows.

    Parameters
    ----------
    years
        First and last.
    """
    found = market.pair_products(engine, first, second)
    columns = (found.exporter.words(), found.importer.words(), found.product.words())
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    count = 0
    whole = zip(*columns, found.year.tolist(), found.flow.words(), found.value, strict=True)
    for exporter, importer, product, year, flow, value in whole:
        if years[0] <= year <= years[1]:
            sides = (exporter, importer) if flow == EXPORT else (importer, exporter)
            writer.writerow((*sides, product, year, flow, repr(float(value))))
            count += 1
    return text.getvalue().encode(), count
