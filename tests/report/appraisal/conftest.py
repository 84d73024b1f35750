"""A model with two appraised proposals, their tables written by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from corredor.core.finding import Column, Finding, FindingTable, Flag, Ref
from corredor.core.label import Label
from corredor.core.quantity import LookedUp, Quantity
from corredor.core.source import TableSource
from corredor.core.study import Result, Settings
from corredor.report.model import ReportModel

Rows = tuple[tuple[Any, ...], ...]
Remodel = Callable[..., ReportModel]

LABELS = {
    "plant": Label("Planta de biocombustible", "Plant", "Завод биотоплива у моря"),
    "line": Label("Línea", "Line", "Линия"),
    "study": Label("Estudio de factibilidad muy detallado", "Study", "Обоснование"),
    "permit": Label("Permiso", "Permit", "Разрешение"),
}
MONEY = "MUSD_2024"
COLUMNS = {
    "judgements": (
        "proposal:term gate:word because:word stage:word analysis:word value:figure "
        "built:figure today:figure overrun:word"
    ),
    "movers": (
        f"proposal:term name:term input:figure at_low:number:{MONEY} at_high:number:{MONEY} "
        "state:word switch:figure elasticity:number:share critical:word first:number:share "
        "total:number:share"
    ),
    "profile": f"proposal:term analysis:word rate:number:share value:number:{MONEY}",
    "frontier": (f"part:number:share worth:number:{MONEY} chosen:term left:term joined:term"),
    "proposed": (
        "proposal:term proposer:term counterpart:term claims:claim owner:text date:date "
        "rationale:text"
    ),
    "tasks": (
        "task:term proposal:term start:number:month end:number:month begins:date ends:date "
        "slack:number:month critical:word share:number:share gate:word after:term"
    ),
}
NUMBERS = {
    "appraisal.economic_value.plant": (2.5e7, "USD_2024"),
    "appraisal.built.plant": (0.25, "share"),
    "appraisal.built.line": (0.1, "share"),
    "appraisal.worth_today.plant": (6.25e6, "USD_2024"),
    "appraisal.price.plant": (30.0, "USD_2024/tonne"),
    "appraisal.switch.plant.price": (21.0, "USD_2024/tonne"),
}
ROWS: dict[str, Rows] = {
    "judgements": (
        (
            *("plant", "open", "", "mou", "economic", "appraisal.economic_value.plant"),
            *("appraisal.built.plant", "appraisal.worth_today.plant", "class"),
        ),
        (
            *("line", "closed", "party_closed", "announced", "economic", None),
            *("appraisal.built.line", None, "none"),
        ),
    ),
    "movers": (
        (
            *("plant", "unit_value", "appraisal.price.plant", -40.0, 90.0, "switch"),
            *("appraisal.switch.plant.price", 0.03, "critical_number", 0.8, 0.82),
        ),
        (
            *("plant", "chance_built", "appraisal.built.plant", 30.0, 12.0, "no_switch"),
            *(None, 0.0, "", 0.2, 0.2),
        ),
    ),
    "profile": tuple(
        ("plant", "economic", rate, 60.0 - 400 * rate) for rate in (-0.05, 0.0, 0.1, 0.2, 0.4)
    ),
    "frontier": (
        (1.0, 25.0, ("plant",), (), ()),
        (0.5, 12.0, (), ("plant",), ()),
        (0.0, 0.0, (), (), ()),
    ),
    "proposed": (("plant", ("permit",), ("line",), (), "Ana Ruiz", "2026-11-01", "As offered."),),
    "tasks": (
        (
            "study",
            "plant",
            0.0,
            9.0,
            "2027-01/2027-03",
            "2027-07/2027-09",
            0.0,
            "critical",
            1.0,
            "gate_after",
            (),
        ),
        (
            "permit",
            "plant",
            9.0,
            14.0,
            "2027-07/2027-09",
            "2028-01/2028-03",
            6.0,
            "not_critical",
            0.2,
            "",
            ("study",),
        ),
    ),
}


def _column(text: str) -> Column:
    name, kind, *unit = text.split(":")
    return Column(name, kind, name, "".join(unit))  # pyright: ignore[reportArgumentType]


SCREENED: dict[str, tuple[str, Rows]] = {
    "parts": (
        "proposal:term part:term kind:word gate:word result:word because:word",
        (("line", "ship", "organisation", "closed", "MATCH", "listed_name"),),
    ),
    "parties": (
        "party:term list:term regime:text result:word because:word said:text listed_name:text "
        "programme:text measure:word from:date",
        (
            (
                *("ship", "demo", "DEMO", "MATCH", "listed_name", "Perla", "PERLA VERDE"),
                *("DEMO-A", "asset_freeze", "2025-01-01"),
            ),
        ),
    ),
}


def table(name: str, rows: Rows) -> FindingTable:
    columns = tuple(_column(text) for text in COLUMNS[name].split())
    return FindingTable(
        f"appraisal.{name}", f"appraisal_{name}", columns, rows, ("appraisal/flows",)
    )


def screened() -> Result:
    made = (
        FindingTable(f"screening.{name}", f"screening_{name}", columns, rows, ())
        for name, (texts, rows) in SCREENED.items()
        for columns in [tuple(_column(text) for text in texts.split())]
    )
    return Result(tables=tuple(made))


def finding(key: str, value: float, unit: str) -> Finding:
    origin = LookedUp("appraisal/flows", key, "x", TableSource("Who", "where", "", "", "", ""))
    label = key.split(".")[1]
    known = {"built": "chance_built", "switch": "switching_value", "price": "unit_value"}
    return Finding(key, known.get(label, label), Quantity(key, value, unit, origin), ("plant",))


@pytest.fixture
def appraised() -> Remodel:
    """Return a maker of the model, with any of its tables or fields changed by name."""

    def made(*, rows: dict[str, Rows] = ROWS, **changes: Any) -> ReportModel:
        findings = tuple(finding(key, *number) for key, number in NUMBERS.items())
        flags = (
            Flag("appraisal.gate.line", "blocker", "{p} waits", {"p": Ref("term", "line")}, "line"),
        )
        tables = tuple(table(*item) for item in rows.items() if item[0] in COLUMNS)
        fields: dict[str, Any] = {
            "title": Label("Corredor", "Corridor", "Коридор"),
            "settings": Settings("test", ("RU", "MX"), (), "USD", "2024", 1, 10),
            "languages": ("es", "en", "ru"),
            "documents": {},
            "sources": {},
            "labels": LABELS,
            "rows": {},
            "places": (),
            "lines": (),
            "borders": "un",
            "claims": {},
            "facts": {},
            "assumptions": {},
            "results": {
                "screening": screened(),
                "appraisal": Result(findings=findings, tables=tables, flags=flags),
            },
            "version": "0",
        }
        return ReportModel(**(fields | changes))

    return made
