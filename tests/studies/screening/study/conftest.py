"""A screening of a few parties against small lists with invented names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from corredor.core.errors import Place
from corredor.core.finding import FindingTable
from corredor.core.study import Result, Settings
from corredor.core.table import Row, TableSpec
from corredor.studies.screening.inputs import TABLES
from corredor.studies.screening.study import READ, STUDY
from corredor.testing import run_study

SPECS = {spec.name.removeprefix("screening/"): spec for spec in TABLES}
COLUMNS = (
    "id=id; name=name; alias=alias; weak=weak; schema=schema; programme=programme; "
    "measure=measure; inn=inn; imo=imo"
)
HEAD = ("id", "name", "alias", "weak", "schema", "programme", "measure", "inn", "imo")
KVARTSIT = {"id": "1", "name": "Kvartsit Trubostal AO", "alias": "КВАРЦИТ ТРУБОСТАЛЬ"}
VESSEL = {"id": "2", "name": "Perla Verde", "schema": "vessel", "imo": "9074729"}
PERSON = {"id": "3", "name": "Yevgraf Polikarpov", "schema": "person"}
WEAK = {"id": "4", "name": "Ostrovok Prima Holding", "weak": "Vellamo"}
ENTRIES = (KVARTSIT, VESSEL, PERSON, WEAK)


def row_of(spec: TableSpec, cells: Mapping[str, str], line: int) -> Row:
    assert all(spec.column(name) for name in cells), cells
    made: dict[str, Any] = {}
    for name, text in cells.items():
        column = spec.column(name)
        assert column
        made[name] = tuple(text.split()) if column.kind == "ids" else text or None
    columns = {name: at for at, name in enumerate(cells, 1)}
    return Row(made, Place(spec.file, line), columns)


class Folder:
    """Tables of a screening as lists of mappings; `run` makes the result of the study."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, str]]] = {name: [] for name in SPECS}
        self.common: dict[str, list[Row]] = {name: [] for name in READ if name != "settings"}
        self.files: dict[str, bytes] = {}
        self.rule("as_of", "2026-11-22")
        self.rule("recall_names", "0")

    def add(self, table: str, **cells: str) -> Folder:
        self.tables[table].append(cells)
        return self

    def rule(self, name: str, value: str) -> Folder:
        held = self.tables["policy"]
        held[:] = [row for row in held if row["rule"] != name]
        return self.add("policy", rule=name, value=value, rationale="as agreed", owner="Ana")

    def party(self, name: str, text: str, schema: str = "organisation", **more: str) -> Folder:
        return self.add("parties", id=name, name=text, schema=schema, **more)

    def organisation(self, name: str, text: str) -> Folder:
        cells = {"id": name, "name_en": text, "country": "MX"}
        self.common["organisations"].append(Row(cells, Place("organisations.csv", 2), {}))
        return self

    def proposal(self, name: str, *proposers: str) -> Folder:
        cells = {"id": name, "proposer": proposers}
        row = Row(cells, Place("evidence/proposals.csv", 2), {})
        self.common["evidence/proposals"].append(row)
        return self

    def list(
        self,
        name: str,
        entries: Iterable[Mapping[str, str]] = ENTRIES,
        regime: str = "US-OFAC-SDN",
        published: str = "2026-11-20",
        **more: str,
    ) -> Folder:
        lines = [",".join(HEAD)]
        lines += [
            ",".join({"schema": "organisation", **entry}.get(cell, "") for cell in HEAD)
            for entry in entries
        ]
        self.files[f"screening/{name}.csv"] = ("\n".join(lines) + "\n").encode()
        cells = {"list": name, "format": "mapped_csv", "file": f"{name}.csv", "regime": regime}
        cells |= {"columns": COLUMNS, "measure": "asset_freeze", "published": published}
        return self.add("lists", **{**cells, **more})

    def parts(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            f"screening/{name}": tuple(
                row_of(SPECS[name], cells, line) for line, cells in enumerate(rows, 2)
            )
            for name, rows in self.tables.items()
        }
        settings = Settings("tiny", ("MX", "RU"), (), "USD", "2024", 1, 100)
        common = {name: tuple(rows) for name, rows in self.common.items()}
        return {"settings": settings, **common, "sources": {}, **made}

    def run(self) -> Ran:
        return Ran(run_study(STUDY, self.parts(), files=self.files))


class Ran:
    """A result with its tables, findings and flags by name."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.tables: dict[str, FindingTable] = {
            held.key.removeprefix("screening."): held for held in result.tables
        }
        self.flags = {held.key.removeprefix("screening."): held for held in result.flags}
        self.codes = [held.error.code for held in result.absent]
        self.findings = {
            held.key.removeprefix("screening."): held.quantity.value for held in result.findings
        }

    def records(self, table: str, **only: str) -> list[dict[str, Any]]:
        rows = self.tables[table].records() if table in self.tables else ()
        return [dict(row) for row in rows if all(row[name] == cell for name, cell in only.items())]

    def results(self, party: str) -> set[str]:
        return {row["result"] for row in self.records("parties", party=party)}

    def reasons(self, party: str) -> set[str]:
        return {row["because"] for row in self.records("parties", party=party)}

    def gate(self, subject: str) -> str:
        (row,) = self.records("gate", subject=subject)
        return row["gate"]


@pytest.fixture
def folder() -> Callable[[], Folder]:
    """Return the maker of folders."""
    return Folder
