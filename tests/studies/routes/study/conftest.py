"""The routes study, run on the example's services with any of its tables changed."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corredor.core.draws import Ensemble
from corredor.core.study import Inputs, Result
from corredor.programme.folder import read_programme
from corredor.run.plan import slice_of
from corredor.studies.routes.study import STUDY

EXAMPLE = Path(__file__).parents[4] / "examples" / "russia-mexico"
COMMON = ("assumptions", "rates", "deflators")
Change = Callable[[list[dict[str, str]]], list[dict[str, str]]]
Run = Callable[..., Result]


def rewritten(path: Path, change: Change) -> None:
    """Write a table anew; its head stays, and gets columns that the rows have beside it."""
    text = path.read_text("utf-8") if path.exists() else ""
    rows = change(list(csv.DictReader(io.StringIO(text))))
    head = text.splitlines()[0].split(",") if text else []
    head += list(dict.fromkeys(name for row in rows for name in row if name not in head))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def only(services: tuple[str, ...]) -> Change:
    """Return a change that keeps the rows of some services."""
    return lambda rows: [row for row in rows if row.get("service", row["id"]) in services]


@pytest.fixture
def routes(tmp_path: Path) -> Run:
    """Return a runner: ids of the services, and by name of a table what becomes of its rows."""

    def run(*services: str, draws: int = 16, **changes: Change) -> Result:
        folder = tmp_path / "programme"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", "evidence"))
        rewritten(
            folder / "routes" / "services.csv",
            lambda rows: [dict(row, proposal="") for row in only(services)(rows)],
        )
        rewritten(folder / "routes" / "markets.csv", only(services))
        with (folder / "routes" / "markets.csv").open(encoding="utf-8", newline="") as file:
            markets = {row["id"] for row in csv.DictReader(file)}
        rewritten(
            folder / "routes" / "itineraries.csv",
            lambda rows: [row for row in rows if row["market"] in markets],
        )
        for name, change in changes.items():
            inside = folder if name in COMMON else folder / "routes"
            rewritten(inside / f"{name}.csv", change)
        programme = read_programme(folder, STUDY.own_tables)
        return STUDY.run(Inputs("routes", Ensemble(1, draws), slice_of(programme, STUDY), {}))

    return run
