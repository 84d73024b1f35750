"""A folder of a few proposals, written row by row, and its appraisal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from corredor.core.assumption import Assumption, Distribution
from corredor.core.draws import Ensemble
from corredor.core.errors import CorredorError, Place
from corredor.core.finding import Column, Finding, FindingTable
from corredor.core.label import Label
from corredor.core.quantity import Quantity
from corredor.core.study import Inputs, Result, Settings
from corredor.core.table import Row, TableSpec
from corredor.studies.appraisal.inputs import TABLES
from corredor.studies.appraisal.study import READ, STUDY
from corredor.testing import run_study

SPECS = {spec.name.removeprefix("appraisal/"): spec for spec in TABLES}
SCREENED = ("subject", "kind", "gate", "result", "because")
WHO = {"owner": "Ana", "rationale": "as agreed", "date": "2026-11-22"}
DRAWS = 400


def row_of(spec: TableSpec, cells: Mapping[str, str], line: int) -> Row:
    made: dict[str, Any] = {}
    for name, text in cells.items():
        column = spec.column(name)
        assert column, name
        if column.kind == "ids":
            made[name] = tuple(text.split())
        else:
            made[name] = float(text) if column.kind == "number" and text else text or None
    columns = {name: at for at, name in enumerate(cells, 1)}
    return Row(made, Place(spec.file, line), columns)


class Folder:
    """Tables as lists of mappings; `run` makes the result, `check` the errors of the rows."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, str]]] = {name: [] for name in SPECS}
        self.assumptions: dict[str, Assumption] = {}
        self.common: dict[str, list[Row]] = {"deflators": [], "rates": []}
        self.gates: list[tuple[str, ...]] = []
        self.findings: dict[str, Finding] = {}
        self.draws = DRAWS
        self.assume("rate", 0.1, "share").assume("social", 0.05, "share")
        self.assume("ten", 10, "year")

    def assume(
        self,
        name: str,
        value: float,
        unit: str,
        low: float | None = None,
        high: float | None = None,
    ) -> Folder:
        form = Distribution("exact" if low is None else "triangular", value, low, high)
        place = Place("assumptions.csv", 2)
        held = Assumption(name, Label(en=name), unit, form, "Ana", "as agreed", "", place)
        self.assumptions[name] = held
        return self

    def add(self, table: str, **cells: str) -> Folder:
        spec = SPECS[table]
        who = {name: text for name, text in WHO.items() if spec.column(name)}
        self.tables[table].append({**who, **cells})
        return self

    def proposal(self, name: str, gate: str = "open", **more: str) -> Folder:
        fixed = {"base_year": "2027", "horizon": "ten", "sector": "power"}
        rates = {"financial_rate": "rate", "economic_rate": "social"}
        if gate:
            self.gates.append((name, "proposal", gate, "", "party_closed"))
        return self.add("appraisals", **{"proposal": name, **fixed, **rates, **more})

    def flow(self, name: str, account: str, first: int, last: int, **more: str) -> Folder:
        cells = {"id": f"{name}-{account}-{first}", "proposal": name, "account": account}
        return self.add("flows", **{**cells, "first": str(first), "last": str(last), **more})

    def task(self, name: str, times: str, after: str = "", **more: str) -> Folder:
        cells = dict(zip(("shortest", "likely", "longest"), times.split(), strict=True))
        return self.add("tasks", **{"id": name, **cells, "after": after, **more})

    def deflator(self, currency: str, since: str, until: str, factor: float) -> Folder:
        names = ("id", "currency", "year_from", "year_to")
        cells = dict(zip(names, ("d", currency, since, until), strict=True))
        row = Row({**cells, "factor": factor}, Place("deflators.csv", 2), {})
        self.common["deflators"].append(row)
        return self

    def exchange(self, since: str, until: str, year: str, rate: float) -> Folder:
        cells = {"id": "r", "currency_from": since, "currency_to": until, "year": year}
        self.common["rates"].append(Row({**cells, "rate": rate}, Place("rates.csv", 2), {}))
        return self

    def found(self, key: str, quantity: Quantity) -> Folder:
        self.findings[key] = Finding(key, "passengers", quantity)
        return self

    def history(
        self, name: str, sector: str, *steps: tuple[str, str], seen: str = "2026"
    ) -> Folder:
        said = {"producer": "p", "title": "t", "retrieved": "2026-11-22"}
        for stage, day in steps:
            cells = {"project": name, "stage": stage, "date": day, "sector": sector, "seen": seen}
            self.add("histories", **{**cells, **said})
        return self

    def parts(self, order: int = 1) -> dict[str, Any]:
        made: dict[str, Any] = dict.fromkeys(READ, ())
        made |= {name: tuple(rows) for name, rows in self.common.items()}
        made["assumptions"] = self.assumptions
        made["settings"] = Settings("test", ("MX", "RU"), (), "USD", "2024", 1, self.draws)
        for name, spec in SPECS.items():
            rows = (row_of(spec, cells, at) for at, cells in enumerate(self.tables[name], 2))
            made[spec.name] = tuple(rows)[::order]
        return made

    def run(self, order: int = 1) -> Result:
        columns = tuple(Column(name, "text", name) for name in SCREENED)
        gates = FindingTable("screening.gate", "gate", columns, tuple(self.gates), ())
        return run_study(
            STUDY,
            self.parts(order),
            self.findings,
            Ensemble(1, self.draws),
            found={"screening.gate": gates},
        )

    def inputs(self) -> Inputs:
        return Inputs("appraisal", Ensemble(1, self.draws), self.parts())

    def check(self) -> list[CorredorError]:
        assert STUDY.check is not None
        return list(STUDY.check(self.inputs()))


class Read:
    """A result, read by key."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.numbers = {one.key: one.quantity for one in result.findings}
        self.flags = {one.key: one for one in result.flags}
        self.absent = {one.key: one.error for one in result.absent}

    def rows(self, name: str, **only: str) -> list[dict[str, Any]]:
        key = f"appraisal.{name}"
        tables = [table for table in self.result.tables if table.key == key]
        held: Iterable[Mapping[str, Any]] = tables[0].records() if tables else ()
        return [dict(row) for row in held if all(row[n] == value for n, value in only.items())]

    def value(self, key: str) -> float:
        return self.numbers[f"appraisal.{key}"].value


@pytest.fixture
def folder() -> Folder:
    """Return a folder with two rates and nothing to appraise."""
    return Folder()


@pytest.fixture
def plant(folder: Folder) -> Folder:
    """Return a folder with one proposal: an investment, a revenue of two factors, a cost."""
    folder.assume("building", 100, "MUSD_2024", 80, 140)
    folder.assume("volume", 1e6, "tonne/year", 5e5, 2e6)
    folder.assume("price", 30, "USD_2024/tonne", 10, 50)
    folder.assume("running", 8, "MUSD_2024/year", 6, 12)
    folder.proposal("plant")
    folder.flow("plant", "investment", 0, 1, amount="building", side="MX")
    folder.flow("plant", "revenue", 2, 11, amount="volume", times="price", side="RU")
    return folder.flow("plant", "operating_cost", 2, 11, amount="running", side="MX")


@pytest.fixture
def read() -> type[Read]:
    """Return the reader of results."""
    return Read
