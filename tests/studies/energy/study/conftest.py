"""An energy study of a few rows: assumptions by number, tables by cells."""

from __future__ import annotations

from typing import Any

import pytest

from corredor.core.assumption import Assumption, Distribution
from corredor.core.errors import CorredorError, Place
from corredor.core.label import Label
from corredor.core.study import Inputs, Result, Settings
from corredor.core.table import Row, TableSpec
from corredor.studies.energy.inputs import TABLES
from corredor.studies.energy.study import READ, STUDY
from corredor.testing import ENSEMBLE, attached, run_study

SPECS = {spec.name.removeprefix("energy/"): spec for spec in TABLES}


def row_of(spec: TableSpec, cells: dict[str, Any], line: int) -> Row:
    assert all(spec.column(name) for name in cells), cells
    made: dict[str, Any] = {}
    for name, cell in cells.items():
        column = spec.column(name)
        assert column
        made[name] = float(cell) if column.kind == "number" and cell != "" else cell or None
    return Row(made, Place(spec.file, line), {name: at for at, name in enumerate(cells, 1)})


class Folder:
    """Tables of energy; a cell that is a pair (number, unit) becomes an assumption of its own."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {name: [] for name in SPECS}
        self.assumptions: dict[str, Assumption] = {}
        self.files: dict[str, bytes] = {}
        self.sides = ("RU", "MX")

    def add(self, table: str, **cells: Any) -> Folder:
        made: dict[str, Any] = {}
        for name, cell in cells.items():
            name = name.rstrip("_")
            made[name] = self.assume(cell) if isinstance(cell, tuple) else cell
        self.tables[table].append(made)
        return self

    def assume(self, cell: tuple[Any, ...]) -> str:
        value, unit, *ends = cell
        name = f"a{len(self.assumptions)}"
        held = Distribution("triangular" if ends else "exact", value, *(ends or (None, None)))
        place = Place("assumptions.csv")
        self.assumptions[name] = Assumption(name, Label(), unit, held, "Ana", "test", "", place)
        return name

    def change(self, table: str, id: str, **cells: Any) -> Folder:
        row = next(row for row in self.tables[table] if row["id"] == id)
        for name, cell in cells.items():
            row[name.rstrip("_")] = self.assume(cell) if isinstance(cell, tuple) else cell
        return self

    def without_offers(self) -> Folder:
        """Leave out what is only asked of offers, which takes most of the time."""
        for row in self.tables["options"]:
            row["offer"] = ""
        return self

    @property
    def parts(self) -> dict[str, Any]:
        settings = Settings("test", self.sides, (), "USD", "2024", 7, 40)
        made: dict[str, Any] = dict.fromkeys((*READ, "evidence/proposals"), ())
        made |= {"settings": settings, "assumptions": self.assumptions}
        for name, rows in self.tables.items():
            made[f"energy/{name}"] = tuple(
                row_of(SPECS[name], row, at) for at, row in enumerate(rows, 2)
            )
        return made

    def run(self) -> Result:
        return run_study(STUDY, self.parts, files=self.files)

    def check(self) -> list[CorredorError]:
        held = {path: attached(path, content) for path, content in self.files.items()}
        assert STUDY.check
        return list(STUDY.check(Inputs("energy", ENSEMBLE, self.parts, {}, held, {})))


@pytest.fixture
def folder() -> Folder:
    return Folder()


def money(number: float, *ends: float, per: str = "kW") -> tuple[Any, ...]:
    return (number, f"USD_2024/{per}" if per else "USD_2024", *ends)


@pytest.fixture
def grid(folder: Folder) -> Folder:
    """A grid of a week of hours, repeated to a year: gas, oil, sun, a store, a small reactor."""
    hours = [100 + 30 * (h % 24 > 17) + 10 * (h % 24 > 6) for h in range(8760)]
    sun = [max(0.0, 1 - abs(h % 24 - 12) / 6) for h in range(8760)]
    lines = "".join(f"{d},{s}\n" for d, s in zip(hours, sun, strict=True))
    folder.files["energy/hours.csv"] = f"demand,sun\n{lines}".encode()
    for column, kind in (("demand", "measured"), ("sun", "synthetic")):
        file = {"from": "file", "file": "hours.csv", "column": column}
        folder.add("profiles", id=column, kind=kind, **file)
    folder.add(
        "regions",
        id="grid",
        demand="demand",
        peak=(140, "MW"),
        unserved_cost=money(4_000, per="MWh"),
        rate=(0.08, "share"),
        largest_unit=(0.4, "share"),
        draws="0",
    )
    folder.add("fuels", id="oil", price=money(20, per="MMBtu"), heating_value="hhv")
    folder.add("fuels", id="gas", price=money(8, per="MMBtu"), heating_value="hhv")
    common = {"region": "grid", "life": (30, "year")}
    thermal = {**common, "kind": "thermal", "variable": money(4, per="MWh"), "class_": "wind"}
    folder.add(
        "options", id="engines", fuel="oil", heat_rate=(9, "MMBtu/MWh"),
        overnight=money(800), fixed=money(20, per="kW/year"), **thermal,
    )  # fmt: skip
    folder.add(
        "options", id="turbines", fuel="gas", heat_rate=(8, "MMBtu/MWh"), offer="gas-offer",
        overnight=money(1_200), fixed=money(20, per="kW/year"), **thermal,
    )  # fmt: skip
    folder.add(
        "options", id="panels", kind="variable", profile="sun", overnight=money(1_100),
        fixed=money(15, per="kW/year"), **common,
    )  # fmt: skip
    folder.add(
        "options", id="reactor", kind="nuclear", marginal=money(12, per="MWh"),
        class_="nuclear_power", overnight=money(9_000), fixed=money(150, per="kW/year"),
        availability=(0.9, "share"),
        build=(5, "year"), spending="end", block=(50, "MW"), offer="reactor-offer", **common,
    )  # fmt: skip
    folder.add(
        "options", id="cells", kind="storage", overnight=money(250), fixed=money(4, per="kW/year"),
        energy_overnight=money(220, per="kWh"), efficiency=(0.95, "share"), **common,
    )  # fmt: skip
    folder.add("offers", id="reactor-offer", kind="power", price_state="confidential")
    folder.add("offers", id="gas-offer", kind="gas", price_state="unstated", formula="HH + 2")
    return folder


@pytest.fixture
def plant(folder: Folder) -> Folder:
    """A plant with its fuel at the prices of March 2011 that the WNA took."""
    folder.add(
        "reactors", id="plant", net_power=(1_000, "MW"), units=(1, "1"), burnup=(45, "MW*day/kgU"),
        capacity_factor=(0.9, "share"), efficiency=(1 / 3, "share"), product=(0.042, "share"),
        tails=(0.0025, "share"), feed=(0.00711, "share"), cycle=(12, "month"),
        first_reloads="6", other_cost=money(50, per="MWh"), design="laguna_verde",
    )  # fmt: skip
    losses = dict.fromkeys(("uranium_loss", "conversion_loss", "work_loss"), (0.0, "share"))
    leads = {"uranium": 24, "conversion": 18, "work": 12, "fabrication": 6}
    folder.add(
        "contracts", id="contract", reactor="plant", rate=(0.0, "share"),
        uranium_price=(146, "USD_2024/kgU3O8"), conversion_price=money(13, per="kgU"),
        work_price=money(155, per="SWU"), fabrication_price=money(240, per="kgU"),
        premium=money(500, per="kgU"), replacement=(15, "month"), **losses,
        **{f"{name}_lead": (months, "month") for name, months in leads.items()},
    )  # fmt: skip
    return folder
