"""A trade study of a few rows, on the totals in the package and on small files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from corredor.core.assumption import Assumption, Distribution
from corredor.core.claim import Fact
from corredor.core.errors import CorredorError, Place
from corredor.core.label import Label
from corredor.core.study import Inputs, Result, Settings
from corredor.core.table import Row, TableSpec
from corredor.studies.trade.inputs import TABLES
from corredor.studies.trade.study import READ, STUDY
from corredor.testing import ENSEMBLE, attached, claimed, run_study

SPECS = {spec.name.removeprefix("trade/"): spec for spec in TABLES}


def row_of(spec: TableSpec, cells: Mapping[str, Any], line: int) -> Row:
    assert all(spec.column(name) for name in cells), cells
    made: dict[str, Any] = {}
    for name, cell in cells.items():
        column = spec.column(name)
        assert column
        made[name] = float(cell) if column.kind == "number" and cell != "" else cell or None
    return Row(made, Place(spec.file, line), {name: at for at, name in enumerate(cells, 1)})


class Folder:
    """Tables of trade as lists of mappings; `run` makes the result of the study."""

    def __init__(self, first: str = "RU", second: str = "MX") -> None:
        self.sides = (first, second)
        self.tables: dict[str, list[dict[str, Any]]] = {name: [] for name in SPECS}
        self.facts: dict[str, Fact] = {}
        self.assumptions: dict[str, Assumption] = {}
        self.files: dict[str, bytes] = {}

    def add(self, table: str, **cells: Any) -> Folder:
        self.tables[table].append({name.rstrip("_"): cell for name, cell in cells.items()})
        return self

    def fact(self, key: str, value: float, unit: str, independent: int = 1) -> Folder:
        subject, name, period = key.split(".")
        claim = claimed(key, value, unit, subject=subject, property=name, period=period)
        stance = "single_source" if independent == 1 else "corroborated"
        self.facts[key] = Fact(
            *(key, "figure", subject, name, period, (claim,), stance),
            *(independent, claim.id, (), None),
        )
        return self

    def assume(
        self, name: str, value: float, unit: str = "1", ends: tuple[float, float] | None = None
    ) -> Folder:
        shape = "triangular" if ends else "exact"
        held = Distribution(shape, value, *(ends or (None, None)))
        place = Place("assumptions.csv")
        self.assumptions[name] = Assumption(name, Label(), unit, held, "Ana", "test", "", place)
        return self

    def file(self, name: str, content: str, format_: str = "baci", **more: str) -> Folder:
        self.files[f"trade/{name}.csv"] = content.encode()
        return self.add("flows", id=name, format=format_, file=f"{name}.csv", **more)

    @property
    def parts(self) -> dict[str, Any]:
        settings = Settings("test", self.sides, (), "USD", "2024", 7, 40)
        made: dict[str, Any] = {name: {} for name in READ}
        made |= {"settings": settings, "facts": self.facts, "assumptions": self.assumptions}
        for name, rows in self.tables.items():
            spec = SPECS[name]
            made[spec.name] = tuple(row_of(spec, row, at) for at, row in enumerate(rows, 2))
        return made

    def run(self) -> Result:
        return run_study(STUDY, self.parts, files=self.files)

    def check(self) -> list[CorredorError]:
        held = {path: attached(path, content) for path, content in self.files.items()}
        assert STUDY.check
        return list(STUDY.check(Inputs("trade", ENSEMBLE, self.parts, {}, held, {})))


def records(result: Result, key: str, **only: Any) -> list[dict[str, Any]]:
    table = next((one for one in result.tables if one.key == f"trade.{key}"), None)
    rows = table.records() if table else ()
    return [row for row in rows if all(row[name] == cell for name, cell in only.items())]


@pytest.fixture
def folder() -> Folder:
    return Folder()


@pytest.fixture
def folder_of() -> type[Folder]:
    return Folder


@pytest.fixture
def found() -> Callable[..., list[dict[str, Any]]]:
    return records


@pytest.fixture
def elsewhere() -> Folder:
    """A corridor in another part of the world."""
    return Folder("VN", "KZ")
