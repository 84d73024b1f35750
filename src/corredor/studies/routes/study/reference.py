"""The reference tables that come with corredor, read once, and their cells as quantities."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from corredor.core.assumption import Z95, Distribution
from corredor.core.draws import Ensemble
from corredor.core.quantity import Quantity
from corredor.data.tables import Interval, quantity_of_entry, read_data_table

AIRCRAFT: Final = "aircraft"
IN_SERVICE: Final = "in_service"
AIRPORTS: Final = "airports"
RUNWAYS: Final = "runways"
PRACTICE: Final = "flight_practice"
KEPT: Final = 128
"""Quantities of each kind that are kept with their draws."""


@cache
def by_column(table: str, column: str) -> Mapping[str, Mapping[str, str]]:
    """Return the rows of a table by one of its columns; the first of equal ones."""
    found: dict[str, Mapping[str, str]] = {}
    for row in read_data_table(table):
        found.setdefault(row[column], row)
    return found


@cache
def airspace_document() -> Mapping[str, Any]:
    """Return the areas of all states as arcs and rings."""
    path = files("corredor.data").joinpath("airspace", "airspace.json")
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def _cells() -> Mapping[tuple[str, str], Mapping[str, str]]:
    rows = read_data_table(AIRCRAFT, "cells")
    return {(row["code"], column): row for row in rows for column in row["columns"].split()}


@cache
def _intervals() -> Mapping[tuple[str, str], Interval]:
    rows = read_data_table(AIRCRAFT, "intervals")
    return {
        (row["code"], row["column"]): Interval(float(row["low"]), float(row["high"]))
        for row in rows
    }


@lru_cache(maxsize=KEPT)
def aircraft_cell(code: str, column: str, unit: str, ensemble: Ensemble | None = None) -> Quantity:
    """Return a cell of the table of aircraft with the source of that very cell."""
    row = dict(by_column(AIRCRAFT, "code")[code])
    stated = _cells().get((code, column), {})
    row.update(source=stated.get("source", ""), date=stated.get("date", ""))
    interval = _intervals().get((code, column))
    return quantity_of_entry(AIRCRAFT, row, code, column, unit, ensemble, interval)


@lru_cache(maxsize=KEPT)
def in_service_term(code: str, column: str, spread: str, ensemble: Ensemble) -> Quantity:
    """Return a term of service; its draws spread as carriers' quarters do around what is expected.

    The spread is half the width of the 90 % interval, as a share.
    """
    row = by_column(IN_SERVICE, "code")[code]
    value, half = float(row[column]), float(row[spread])
    found = quantity_of_entry(IN_SERVICE, row, code, column, "1")
    return replace(found, draws=ensemble.column(found.key, _normal(value, value * half)))


@lru_cache(maxsize=KEPT)
def practice(name: str, ensemble: Ensemble) -> Quantity:
    """Return a number by which flights differ from the shortest legal track in still air."""
    row = by_column(PRACTICE, "name")[name]
    return quantity_of_entry(PRACTICE, row, name, "value", row["unit"], ensemble)


@lru_cache(maxsize=KEPT)
def deviation(name: str, ensemble: Ensemble) -> Quantity:
    """Return a deviation around nothing, normal, whose standard error a row states."""
    row = by_column(PRACTICE, "name")[name]
    found = quantity_of_entry(PRACTICE, row, name, "value", row["unit"])
    drawn = ensemble.column(f"{found.key}.deviation", _normal(0.0, Z95 * found.value))
    return replace(found, key=f"{found.key}.deviation", value=0.0, draws=drawn)


def _normal(value: float, half: float) -> Distribution:
    return Distribution("normal", value, value - half, value + half)
