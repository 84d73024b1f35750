"""The published panel of 69 countries, read once."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

PUBLISHED = Path(__file__).parent.parent / "published"


@dataclass(frozen=True)
class Guide:
    """Long rows of the panel, by column, and the folder of the published results."""

    rows: dict[str, Any]
    folder: Path

    def of_years(self, *years: int) -> dict[str, Any]:
        """Return the rows of these years."""
        at = np.isin(self.rows["year"], years)
        return {name: column[at] for name, column in self.rows.items()}

    def table(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a published table."""
        with (self.folder / name).open(encoding="utf-8") as stream:
            return list(csv.DictReader(stream))


@pytest.fixture(scope="session")
def guide() -> Guide:
    file = PUBLISHED / "agtpa_applications.parquet"
    with duckdb.connect() as database:
        query = "select * from read_parquet(?) order by year, exporter, importer"
        rows = database.execute(query, [str(file)]).fetchnumpy()
    held = {name: np.asarray(column) for name, column in rows.items()}
    for name in ("exporter", "importer"):
        held[name] = held[name].astype(str)
    return Guide(held, PUBLISHED)
